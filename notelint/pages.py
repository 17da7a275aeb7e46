"""A rule's page, made from the rule: for the terminal, and as markdown for ``docs/rules``."""

from __future__ import annotations

import re
from typing import Any

from .rule import AREAS, Rule, all_rules


def rule_markdown(rule: Rule) -> str:
    """The page in markdown."""
    default = "on" if rule.on else "off unless selected"
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        f"{rule.summary}.",
        "",
        f"Severity: {rule.severity.label}. By default: {default}.",
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
        f"For a line of a post: `<!-- notelint-disable-next-line {rule.code} -->` above it."
        f' For a blog: `ignore = ["{rule.code}"]` in `notelint.toml`.',
    ]
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule, color: bool) -> str:
    """The page for a terminal."""
    out: list[str] = []
    fence = ""
    for line in rule_markdown(rule).split("\n"):
        mark = re.match(r"`{3,}", line)
        if mark and not fence:
            fence = mark[0]
        elif fence and line == fence:
            fence = ""
        else:
            out.append(f"    {line}".rstrip() if fence else line)
    text = "\n".join(out)
    text = re.sub(
        r"^#+ (.*)$", lambda match: f"\x1b[1m{match[1]}\x1b[0m" if color else match[1], text, flags=re.MULTILINE
    )
    return text


def settings_markdown() -> str:
    """The reference of all settings, from their schema."""
    from .schema import built_in

    out = [
        "# Settings",
        "",
        "`notelint.toml` or `.notelint.toml`, or `[tool.notelint]` in `pyproject.toml`. The nearest file above a post holds, up to",
        "the repository's root; nothing is merged. A setting that does not exist is an error. Written from",
        "[config.schema.json](../schemas/config.schema.json); [in an editor](integrations.md#editors) it completes and checks.",
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
    words = {"array": "list of strings", "object": "table", "string": "string", "boolean": "true or false"}
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


def rule_list(color: bool) -> str:
    """All rules, by area, with severity and summary."""
    out: list[str] = []
    area = ""
    for rule in all_rules():
        if rule.area != area:
            area = rule.area
            title = f"{area} {AREAS[area]}"
            out.append(("\n" if out else "") + (f"\x1b[1m{title}\x1b[0m" if color else title))
        out.append(
            f"  {rule.code}  {rule.name:30} {rule.severity.label:8} {rule.summary}{'' if rule.on else ' (off by default)'}"
        )
    return "\n".join(out) + "\n"


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
