"""A rule's page, made from the rule: for the terminal, and as markdown for ``docs/rules``."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Any

from ..rules import AREAS, Rule, all_rules
from .layout import hanging

_BOLD, _RED, _GREEN, _CYAN = "1", "1;31", "1;32", "36"


def by_default(rule: Rule) -> str:
    """Whether a rule runs unasked, in a word or two."""
    if rule.online:
        return "on, but only with `--online`"
    return "off (in preview): on with `preview = true`, or if you select it" if rule.preview else "on"


def rule_markdown(rule: Rule) -> str:
    """The page in markdown."""
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        f"Severity: {rule.severity.label}. By default: {by_default(rule)}. Since {rule.since}."
        + (f" Earlier names: {', '.join(f'`{name}`' for name in rule.aliases)}." if rule.aliases else ""),
        "",
    ]
    lines += [_fenced(rule.page), ""]
    if rule.options:
        lines += ["## Options", "", "```toml", f"[rules.{rule.name}]"]
        lines += [f"{name} = {_toml(option.default)}  # {option.meaning}" for name, option in rule.options.items()]
        lines += ["```", ""]
    lines += [
        "## Switching it off",
        "",
        *_suppressions(rule),
        "",
        f"You can give a reason after a hyphen: `{_comment(rule, ' - a quotation')}`."
        f" `notelint check --add-suppressions {rule.code}` writes such a comment at each finding."
        f' For the entire blog: `ignore = ["{rule.code}"]` in `notelint.toml`.',
    ]
    return "\n".join(lines) + "\n"


def _comment(rule: Rule, reason: str = "") -> str:
    """The comment that switches a rule off, as the place of its findings takes it."""
    words = f"notelint-disable-next-line {rule.code}{reason}"
    return f"# {words}" if rule.area == "FM" else f"<!-- {words} -->"


def _suppressions(rule: Rule) -> list[str]:
    """How comments switch a rule off where its findings are."""
    if rule.area == "FM":
        return [f"Write `{_comment(rule)}` above the line of the front matter."]
    line = f"- a line of text: `{_comment(rule)}` above it"
    cell = f"- a row of a table: `<!-- notelint-disable-line {rule.code} -->` at the end of its last cell (a separate line would end the table)"
    front = f"- a line of the front matter: `# notelint-disable-next-line {rule.code}` above it"
    return [
        "A comment in the post switches the rule off. Write it for",
        "",
        line,
        cell,
        *([front] if rule.code in _IN_FRONT_MATTER else []),
    ]


_IN_FRONT_MATTER = ("LK004", "SP005")


def rule_page(rule: Rule, color: bool, width: int = 100) -> str:
    """The page for a terminal, as wide as it is; examples keep their lines as far as they fit."""
    out: list[str] = []
    paragraph: list[str] = []
    fence = ""
    for line in rule_markdown(rule).split("\n"):
        mark = re.match(r"`{3,}", line)
        if not fence and paragraph and (mark or not line or re.match(r"[-*] |\d+\. ", line)):
            out += _wrapped(" ".join(paragraph), color, width)
            paragraph = []
        if mark and not fence:
            fence = mark[0]
        elif fence and line == fence:
            fence = ""
        elif fence:
            out += hanging(f"    {line}".rstrip(), width)
        elif line.startswith("#"):
            out.append(_painted(line.lstrip("# "), _BOLD, color))
        elif line in _VERDICTS:
            out.append(_painted(line, _VERDICTS[line], color))
        elif line:
            paragraph.append(line.strip())
        else:
            out.append("")
    return "\n".join(out)


_VERDICTS = {"Bad:": _RED, "Good:": _GREEN}


def _wrapped(text: str, color: bool, width: int) -> list[str]:
    """A paragraph or list item in lines; what is between backticks is not divided, and is painted."""
    marker = re.match(r"(?:[-*]|\d+\.) ", text)
    whole = re.sub(r"`[^`]+`", lambda match: match[0].replace(" ", "\0"), text)
    lines = wrap(
        whole,
        width,
        subsequent_indent=" " * len(marker[0]) if marker else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
    if color:
        lines = [re.sub(r"`([^`]+)`", lambda match: _painted(match[1], _CYAN, color), line) for line in lines]
    return [line.replace("\0", " ") for line in lines]


def _painted(text: str, paint: str, color: bool) -> str:
    return f"\x1b[{paint}m{text}\x1b[0m" if color else text


def settings_markdown() -> str:
    """The reference of all settings, from their schema."""
    from ..schema.schema import built_in

    out = [
        "# Settings",
        "",
        "Settings are in `notelint.toml` or `.notelint.toml`, or under `[tool.notelint]` in `pyproject.toml`. For each post, notelint uses the",
        "nearest such file: in the folder of the post, or in a folder above it, up to the root of the repository. Files are not merged, and",
        "the user's home folder is not searched, so everybody gets the same result. An unknown setting is an error.",
        "",
        "This page is made from [config.schema.json](../schemas/config.schema.json). An editor can use the same file",
        "to [complete and check settings](integrations.md#settings-in-your-editor).",
        "",
    ]
    for name, setting in sorted(built_in("config").content["properties"].items()):
        out += [f"## {name}", "", f"{setting['description']}.", "", f"{_type(setting)}", ""]
        for key, inner in setting.get("properties", {}).items():
            out.append(f"- `{key}`: {inner['description']}. {_type(inner)}")
        if "properties" in setting:
            out.append("")
        out += ["```toml", *_example(name, setting["examples"][0]), "```", ""]
    return "\n".join(out).rstrip("\n") + "\n"


def _type(schema: dict[str, Any]) -> str:
    """The type and the default of a setting, in a sentence each."""
    words = {
        "array": "list of strings",
        "object": "table",
        "string": "string",
        "boolean": "true or false",
        "number": "number",
    }
    type = (
        "one of " + ", ".join(f"`{value}`" for value in schema["enum"]) if "enum" in schema else words[schema["type"]]
    )
    default = f" Default: `{_toml(schema['default'])}`." if schema.get("default", {}) != {} else ""
    return f"Type: {type}.{default}"


def _example(name: str, value: object) -> list[str]:
    if not isinstance(value, dict):
        return [f"{name} = {_toml(value)}"]
    tables = {key: inner for key, inner in value.items() if isinstance(inner, dict)}
    lines = [f"{_key(key)} = {_toml(inner)}" for key, inner in value.items() if key not in tables]
    out = [f"[{name}]", *lines] if lines else []
    for key, inner in tables.items():
        out += _example(f"{name}.{_key(key)}", inner)
    return out


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key) else f'"{key}"'


_BESIDE = 36
"""So many columns are wanted for what stands beside a rule's name."""
_BELOW = " " * 9


def rule_list(color: bool, width: int = 100) -> str:
    """All rules, by area, with severity and summary."""
    out: list[str] = []
    area = ""
    for rule in all_rules():
        if rule.area != area:
            area = rule.area
            out += [""] * bool(out) + [_painted(f"{area} {AREAS[area]}", _BOLD, color)]
        row = f"  {rule.code}  {rule.name:30} {rule.severity.label:8} "
        summary = rule.summary + (" (preview)" if rule.preview else "")
        if width < len(row) + _BESIDE:  # no room beside the name
            out += [row.rstrip(), *wrap(summary, width, initial_indent=_BELOW, subsequent_indent=_BELOW)]
        else:
            out += wrap(row + summary, width, subsequent_indent=" " * len(row))
    return "\n".join(out) + "\n"


def rules_markdown() -> str:
    """The index of the rules' pages."""
    out = [
        "# Rules",
        "",
        "`notelint rule` prints this list in the terminal, `notelint rule CODE` prints a page. These pages are made from the code.",
        "",
    ]
    for area, title in AREAS.items():
        out += [f"## {area} {title}", "", "| Rule | Severity | By default | What it finds |", "|---|---|---|---|"]
        out += [
            f"| [{rule.code} {rule.name}]({rule.code}-{rule.name}.md) | {rule.severity.label}"
            f" | {'preview' if rule.preview else 'on'} | {rule.summary} |"
            for rule in all_rules()
            if rule.area == area
        ]
        out.append("")
    return "\n".join(out)


def _fenced(page: str) -> str:
    """The indented examples of a docstring as fences, which every reader of markdown shows well."""
    out: list[str] = []
    block: list[str] = []
    for line in [*page.split("\n"), "end"]:
        if line.startswith("    ") or (block and not line.strip()):
            block.append(line[4:])
            continue
        if block:
            trailing = len(block)
            while not block[trailing - 1].strip():
                trailing -= 1
            language = "toml" if block[0].startswith("[") and "](" not in block[0] else "markdown"
            out += [f"`````{language}", *block[:trailing], "`````", ""]
            block = []
        out.append(line)
    return "\n".join(out[:-1]).strip()


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(entry) for entry in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
