"""Settings files to settings that can be used."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..diagnostic import Severity
from ..note.questions.placeholder_words import PlaceholderWords, bare
from ..online.settings import OnlineSettings
from ..rules import Rule, UnknownRule, find_rules
from ..schema.schema import built_in, known_keys, violations
from ..similar import similar_name
from .config import Config, ConfigError, Selection
from .quick import site_settings
from .sources import Source, inside, shown
from .word_file import plain_word, read_words


def checked(source: Source) -> Config:
    """Settings that can be used. Raises ConfigError."""
    path, content, word_file = source
    if path is None or not content:
        words = read_words(word_file) if word_file is not None else frozenset[str]()
        return Config(file=path, words=words, word_file=word_file)
    schema = built_in("config")
    unknown = [key for key in content if key not in known_keys(schema)]
    if unknown:
        near = similar_name(unknown[0], sorted(known_keys(schema)))
        hint = f'; did you mean "{near}"?' if near else _WITHOUT_TOOL if unknown[0] == "tool" else ""
        raise ConfigError(f'{shown(path)}: unknown setting "{unknown[0]}"{hint}')
    for keys, message in violations(schema, content):
        where = ".".join(str(key) for key in keys) or "top"
        raise ConfigError(
            f"{shown(path)}: {where}: {_nearer(schema.content, content, keys, message)}{_right_form(content, keys)}"
        )
    return _config(path, content, word_file)


_WITHOUT_TOOL = ": in this file the settings begin at the top, without [tool.notelint]"


def _right_form(content: Any, keys: Sequence[str | int]) -> str:
    """How to write what is often written otherwise: a list of one, and rules that are to be off."""
    for key in keys:
        content = content[key]
    if keys and keys[0] == "severity" and content in _OFF:
        rule = keys[1] if len(keys) > 1 else "SP003"
        return f'; to leave a rule out, write ignore = ["{rule}"]'
    if keys and keys[-1] in _LISTS and isinstance(content, str):
        return f"; write {keys[-1]} = [{json.dumps(content, ensure_ascii=False)}]"
    return ""


_LISTS = frozenset({"select", "extend-select", "ignore", "extend-ignore", "exclude", "words", "allow"})


def _nearer(schema: Mapping[str, Any], content: Any, keys: Iterable[str | int], message: str) -> str:
    """Add the nearest known key to a complaint about an unknown one in a table of the settings."""
    for key in keys:
        schema, content = schema.get("properties", {}).get(key, {}), content[key]
    known = list(schema.get("properties", {}))
    unknown = [key for key in content if key not in known] if isinstance(content, dict) and known else []
    near = similar_name(unknown[0], known) if unknown else None
    return message + (f'; did you mean "{near}"?' if near else "")


def _config(path: str, content: Mapping[str, Any], word_file: str | None) -> Config:
    def selectors(key: str) -> tuple[str, ...] | None:
        return tuple(content[key]) if key in content else None

    try:
        for selector in _selectors(content):
            find_rules(selector)
        severity = {
            rule.code: Severity[word.upper()]
            for selector, word in content.get("severity", {}).items()
            for rule in find_rules(selector)
        }
        options = _options(path, content.get("rules", {}))
    except UnknownRule as error:
        raise ConfigError(f"{shown(path)}: {error}") from None
    schema = content.get("front-matter", {}).get("schema")
    spelling = content.get("spelling", {})
    named = spelling.get("word-file")
    if named is not None and (word_file is None or not os.path.isfile(word_file)):
        raise ConfigError(f"{shown(path)}: spelling.word-file: no such file: {named}")
    own = read_words(word_file) if word_file is not None else frozenset[str]()
    return Config(
        file=path,
        selection=Selection(
            selectors("select"),
            selectors("extend-select") or (),
            selectors("ignore"),
            selectors("extend-ignore") or (),
            content.get("preview"),
        ),
        per_file_ignores={pattern: tuple(names) for pattern, names in content.get("per-file-ignores", {}).items()},
        exclude=tuple(content.get("exclude", ())),
        max_size=content.get("max-size", Config._field_defaults["max_size"]),
        fail_level=Severity[content.get("fail-level", "warning").upper()],
        severity=severity,
        options=options,
        site=site_settings(content.get("site")),
        front_matter_schema=_schema_path(path, schema) if schema is not None else None,
        baseline=inside(path, "baseline", content["baseline"]) if "baseline" in content else None,
        reference=content.get("outline", {}).get("reference"),
        words=frozenset(map(plain_word, spelling.get("words", ()))) | own,
        word_file=word_file,
        placeholders=_placeholders(content.get("questions", {})),
        online=_online(content.get("online", {})),
    )


def _placeholders(table: Mapping[str, Any]) -> PlaceholderWords:
    return PlaceholderWords(*(frozenset(map(bare, table.get(key, ()))) for key in PlaceholderWords._fields))


def _online(table: Mapping[str, Any]) -> OnlineSettings:
    return OnlineSettings(table.get("in-ci", False), tuple(table.get("exclude", ())))


def _selectors(content: Mapping[str, Any]) -> Iterable[str]:
    """Every selector that the settings choose rules by."""
    for key in ("select", "extend-select", "ignore", "extend-ignore"):
        yield from content.get(key, ())
    for names in content.get("per-file-ignores", {}).values():
        yield from names


def _of_option(rule: Rule, name: str, value: object) -> str:
    """What to write in place of an option that a rule does not have."""
    if name == "severity" and value in _OFF:
        return f'to leave a rule out, write ignore = ["{rule.code}"]'
    if name == "severity":
        return f'severities are set in a table of their own: [severity], then {rule.code} = "{value}"'
    return f"{rule.code} has {', '.join(rule.options) or 'no options'}"


_FORMS: dict[type, str] = {bool: "true or false", int: "a whole number", str: "a text in quotes"}
_OFF = ("off", "none", "ignore", False)


def _options(path: str, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Rule code to its options. Raises ConfigError and UnknownRule."""
    options: dict[str, dict[str, Any]] = {}
    for selector, given in tables.items():
        for rule in find_rules(selector):
            for name, value in given.items():
                if name not in rule.options:
                    hint = _of_option(rule, name, value)
                    raise ConfigError(f'{shown(path)}: rules.{selector}: unknown option "{name}"; {hint}')
                wanted = type(rule.options[name].default)
                items = value if isinstance(value, list) else [value]
                if not isinstance(value, wanted) or (wanted is list and not all(isinstance(one, str) for one in items)):
                    texts = ", ".join(json.dumps(one if isinstance(one, str) else str(one)) for one in items)
                    form = f"a list of texts in quotes, as in {name} = [{texts}]" if wanted is list else _FORMS[wanted]
                    raise ConfigError(f"{shown(path)}: rules.{selector}.{name} should be {form}")
            options.setdefault(rule.code, {}).update(given)
    return options


def _schema_path(settings: str, name: str) -> str:
    path = inside(settings, "front-matter.schema", name)
    if not os.path.isfile(path):
        raise ConfigError(f"{shown(settings)}: front-matter.schema: no such file: {name}")
    return path


def check_selection(selection: Selection) -> None:
    try:
        for codes in (selection.select, selection.extend_select, selection.ignore, selection.extend_ignore):
            for code in codes or ():
                find_rules(code)
    except UnknownRule as error:
        raise ConfigError(str(error)) from None
