"""Find and read settings files; nothing in them is checked here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from ..blog.blog import is_below
from ..named_tuple import NamedTuple
from .config import ConfigError

FILES = (".notelint.toml", "notelint.toml", "pyproject.toml")
WORD_FILE = "notelint-words.txt"
"""Beside the settings, or at the blog's root where there are none; ``spelling.word-file`` names another."""
_LONGEST_CHAIN = 50


class Source(NamedTuple):
    """A settings file as it was read; nothing in it is checked."""

    file: str | None
    content: dict[str, Any]
    word_file: str | None


def nearest(folder: str) -> str | None:
    """The settings file that holds in a folder, up to the repository's root; None where there is not one."""
    for above in upwards(folder):
        for name in FILES:
            path = os.path.join(above, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or (not leads_out(path) and _has_table(path))):
                return path
    return None


def upwards(folder: str) -> Iterable[str]:
    """A folder and those above it, up to the repository's root."""
    above = os.path.abspath(folder)
    while True:
        yield above
        parent = os.path.dirname(above)
        if parent == above or os.path.exists(os.path.join(above, ".git")):
            return
        above = parent


def nearest_word_file(folder: str) -> str:
    """The nearest word file, up to the repository's root; where there is not one, the one that would be made."""
    for above in upwards(folder):
        path = os.path.join(above, WORD_FILE)
        if os.path.isfile(path) or os.path.exists(os.path.join(above, ".git")):
            return path
    return os.path.join(os.path.abspath(folder), WORD_FILE)


def read_source(path: str) -> Source:
    """Read a settings file, laid over the one that it extends. Raises ConfigError."""
    content = _extended(path, (path,))
    spelling = content.get("spelling")
    named = spelling.get("word-file") if isinstance(spelling, dict) else None
    words = named if isinstance(named, str) else WORD_FILE
    return Source(path, content, inside(path, "spelling.word-file", words))


def _extended(path: str, chain: tuple[str, ...]) -> dict[str, Any]:
    """A file's settings over those of the file that its ``extends`` names."""
    content = _read(path)
    base = content.get("extends")
    if not isinstance(base, str):
        return content
    file = inside(path, "extends", base)
    if file in chain:
        raise ConfigError(f"{shown(path)}: extends: {base} extends this file")
    if len(chain) >= _LONGEST_CHAIN:
        raise ConfigError(f"{shown(path)}: extends: more than {_LONGEST_CHAIN} files that extend each other")
    if not os.path.isfile(file):
        raise ConfigError(f"{shown(path)}: extends: no such file: {base}")
    return overlaid(_extended(file, (*chain, file)), content)


def overlaid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Settings laid over others: tables are joined, everything else is replaced."""
    joined = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            joined[key] = overlaid(below[key], above[key])
    return joined


def read_inline(texts: Iterable[str]) -> dict[str, Any]:
    """Settings that were written as arguments, such as ``ignore = ["SP"]``. Raises ConfigError."""
    settings: dict[str, Any] = {}
    for text in texts:
        from ..document.toml import load_toml

        try:
            settings = overlaid(settings, load_toml(text))
        except ValueError as error:
            raise ConfigError(f"--config {text}: not valid TOML: {_in_words(error)}") from None
    return settings


def repository(folder: str) -> str:
    """The root of the repository that a folder is in, else the folder itself; links resolved."""
    real = os.path.realpath(folder)
    return next((above for above in upwards(real) if os.path.exists(os.path.join(above, ".git"))), real)


def leads_out(path: str, folder: str | None = None) -> bool:
    """Whether a path, links followed, leaves the repository that a folder (else its own) is in; or that folder."""
    return not is_below(os.path.realpath(path), repository(os.path.dirname(path) if folder is None else folder))


def shown(path: str) -> str:
    """A path as messages name it: from the folder of the run if both are in one repository, else as it is."""
    here = os.path.realpath(os.curdir)
    folder = os.path.realpath(os.path.dirname(path))
    if not is_below(folder, here) and not is_below(here, repository(folder)):
        return path
    return os.path.relpath(os.path.join(folder, os.path.basename(path)), here)


def inside(settings: str, key: str, name: str) -> str:
    """A path from the settings file. Raises ConfigError where it leads out of the blog."""
    if "\0" in name:
        raise ConfigError(f"{shown(settings)}: {key}: {name!r} is not a path")
    folder = os.path.realpath(os.path.dirname(settings))
    path = os.path.realpath(os.path.join(folder, name))
    if leads_out(path, folder):
        raise ConfigError(f"{shown(settings)}: {key}: {name} is outside of the blog")
    return path


def _in_words(error: ValueError) -> str:
    """What breaks TOML, with the slip that is most frequent: a text without quotes."""
    text = str(error)
    return f'{text}; text needs quotes, as in ignore = ["SP"]' if text.startswith("Invalid value") else text


def _read(path: str) -> dict[str, Any]:
    from ..document.toml import load_toml

    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{shown(path)}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}: not UTF-8") from None
    try:
        content = load_toml(text)
    except ValueError as error:
        raise ConfigError(f"{shown(path)}: not valid TOML: {_in_words(error)}") from None
    if os.path.basename(path) != "pyproject.toml":
        return content
    table = content.get("tool", {}).get("notelint", {}) if isinstance(content.get("tool", {}), dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(f"{shown(path)}: tool.notelint is not a table")
    return table


def _has_table(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "[tool.notelint" in file.read()
    except OSError:
        return False
