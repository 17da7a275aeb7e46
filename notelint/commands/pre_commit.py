"""How the hook comes into a blog's list of pre-commit hooks: beside what is there, which stays as it is written."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from ..document.yaml import Entry, YamlError, load_yaml, read_yaml
from ..named_tuple import NamedTuple
from ..settings.sources import repository

HOOKS = ".pre-commit-config.yaml"
_CI = "ci:\n  # pre-commit.ci runs only what it installs itself\n  skip: [notelint]\n"
_OTHERS = (".pre-commit-config.yml", "prek.toml")
"""What prek reads as well."""


class Plan(NamedTuple):
    """What is to become of the hook."""

    file: Path
    entry: str
    """The hook as an item of ``repos``."""
    text: str | None
    """The whole file as it is to be written; None where that is left to its owner."""
    reason: str = ""
    """Why it is left to its owner."""


def plan(folder: Path) -> Plan | None:
    """A new file, the blog's own with an entry more, or an entry for its owner; None where the hook is there."""
    root, real = Path(repository(os.fspath(folder))), Path(os.path.realpath(folder))
    if root != real:  # pre-commit reads the file at the repository's root
        file = root / HOOKS
        entry = _entry(2, f"^{re.escape(real.relative_to(root).as_posix())}/")
        known = _has_hook(_text_of(file) or "")
        return None if known else Plan(file, entry, None, "pre-commit reads the file in the root of the repository")
    file, entry = folder / HOOKS, _entry(2)
    if not os.path.lexists(file):
        other = next((folder / name for name in _OTHERS if os.path.lexists(folder / name)), None)
        if other is not None:
            return Plan(other, entry, None, "notelint does not change hooks in this form")
        return Plan(file, entry, f"repos:\n{entry}{_CI}")
    old = _text_of(file)
    if old is not None and _has_hook(old):
        return None
    added = with_entry(old) if old is not None else None
    return Plan(file, entry, added, "" if added is not None else "notelint can't add to it safely")


def _entry(depth: int, files: str | None = None) -> str:
    lines = [
        "- repo: local",
        "  hooks:",
        "    - id: notelint",
        "      name: notelint",
        "      entry: notelint check --force-exclude",
        "      # needs notelint on the PATH, also in an editor;",
        "      # docs/integrations.md has a hook that does not",
        "      language: system",
        "      types_or: [markdown, quarto, jupyter]",
        "      require_serial: true",
        *([f"      files: {json.dumps(files)}"] if files else []),
    ]
    return "".join(f"{' ' * depth}{line}\n" for line in lines)


def _text_of(file: Path) -> str | None:
    """What is in a file; None where it can't be read, or is a link, through which nothing is written."""
    try:
        return None if file.is_symlink() else file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _has_hook(text: str) -> bool:
    return re.search(r"""^[^#\n]*\bid\s*:\s*["']?notelint\b""", text, re.MULTILINE) is not None


def with_entry(text: str) -> str | None:
    """A list of hooks with notelint's at the end of ``repos``; None where more than that would change."""
    try:
        top = read_yaml(text)
        children = top.children if top is not None else None
        repos = children["repos"][1] if isinstance(children, dict) and "repos" in children else None
        if repos is None or not isinstance(repos.children, list) or not text.startswith("-", repos.start):
            return None
        last: Entry = repos
        while last.children and text[last.start : last.start + 1] not in ("[", "{"):
            last = list(last.children.values())[-1][1] if isinstance(last.children, dict) else last.children[-1]
        depth = repos.start - (text.rfind("\n", 0, repos.start) + 1)
        end = _behind(text, last.end, depth)
        new_line = "\r\n" if "\r\n" in text else "\n"
        opening = "" if text[:end].endswith("\n") else new_line
        added = text[:end] + opening + _entry(depth).replace("\n", new_line) + text[end:]
        wanted: dict[str, Any] = {**load_yaml(text), "repos": [*repos.value, *load_yaml(_entry(0))]}
        return added if load_yaml(added) == wanted else None
    except YamlError:
        return None


def _behind(text: str, end: int, depth: int) -> int:
    """The end of the line that an item of a list ends on, and of the comments that are indented as parts of it."""
    if text[end - 1] != "\n":
        end = text.find("\n", end) + 1 or len(text)
    while match := re.compile(rf"[ ]{{{depth + 1},}}#[^\n]*(?:\n|$)").match(text, end):
        end = match.end()
    return end
