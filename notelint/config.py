"""Settings: defaults, the nearest settings file, the flags, each laid over the one before.

The nearest ``.notelint.toml``, ``notelint.toml`` or ``pyproject.toml`` with ``[tool.notelint]`` holds, from a post's
folder upwards to the repository's; nothing is merged up the tree.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .diagnostic import Severity
from .site import SiteSettings

FILES = (".notelint.toml", "notelint.toml", "pyproject.toml")
WORD_FILE = "notelint-words.txt"
"""Beside the settings, or at the blog's root where there are none; ``spelling.word-file`` names another."""


class ConfigError(Exception):
    """Settings that can't be used; the message names file, key and, where there is one, the nearest right word."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run, as selectors (codes, names, areas, ``ALL``); None where nothing was said."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] = ()

    def under(self, flags: Selection) -> Selection:
        """These settings with the flags laid over them: ``select`` and ``ignore`` replace, the others add."""
        return Selection(
            self.select if flags.select is None else flags.select,
            (self.extend_select if flags.select is None else ()) + flags.extend_select,
            (self.ignore if flags.select is None else None) if flags.ignore is None else flags.ignore,
            (self.extend_ignore if flags.select is None and flags.ignore is None else ()) + flags.extend_ignore,
        )


@dataclass(frozen=True)
class Config:
    """The settings that hold for some posts."""

    file: Path | None = None
    """Where they were read, or None."""
    selection: Selection = Selection()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    fail_level: Severity = Severity.WARNING
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Rule code to severity."""
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Rule code to its options."""
    site: SiteSettings = field(default_factory=SiteSettings)
    front_matter_schema: Path | None = None
    baseline: Path | None = None
    """The file whose findings are hidden."""
    reference: str | None = None
    """The reference outline of the posts: a name, or a path from the blog's root."""
    words: frozenset[str] = frozenset()
    """Words that are right, in small letters with straight apostrophes: those of the settings and of the word file."""
    word_file: Path | None = None
    """Where the command for words adds them; None where there are no settings."""

    @property
    def root(self) -> Path | None:
        """The folder that patterns and paths in the settings start from."""
        return self.file.parent if self.file else None

    def with_flags(self, flags: Selection) -> Config:
        """The settings with rule selection flags laid over them."""
        return replace(self, selection=self.selection.under(flags))


def nearest(folder: Path) -> Path | None:
    """The settings file that holds in a folder, up to the repository's root; None where there is none."""
    start = Path(os.path.abspath(folder))
    for above in (start, *start.parents):
        for name in FILES:
            path = above / name
            if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
                return path
        if (above / ".git").exists():
            return None
    return None


class Settings:
    """Which settings hold where; every file is read once."""

    def __init__(self, file: str | None = None, isolated: bool = False, flags: Selection = Selection()) -> None:
        """``file`` holds everywhere; ``isolated`` means no file at all. Raises ConfigError."""
        self._flags = flags
        self._everywhere = load(Path(file)) if file is not None else Config() if isolated else None
        self._by_file: dict[Path, Config] = {}
        self._by_folder: dict[Path, Config] = {}

    def of(self, folder: Path) -> Config:
        """The settings for the posts in a folder. Raises ConfigError."""
        if folder not in self._by_folder:
            self._by_folder[folder] = (self._everywhere or self._nearest(folder)).with_flags(self._flags)
        return self._by_folder[folder]

    def _nearest(self, folder: Path) -> Config:
        file = nearest(folder)
        if file is None:
            words = _word_file(folder)
            return Config(words=read_words(words), word_file=words)
        if file not in self._by_file:
            self._by_file[file] = load(file)
        return self._by_file[file]


def _word_file(folder: Path) -> Path:
    """The nearest word file, up to the repository's root; where there is none, the one that would be made."""
    start = Path(os.path.abspath(folder))
    for above in (start, *start.parents):
        if (above / WORD_FILE).is_file() or (above / ".git").exists():
            return above / WORD_FILE
    return start / WORD_FILE


def load(path: Path) -> Config:
    """Read and check a settings file. Raises ConfigError."""
    content = _read(path)
    if not content:
        word_file = _inside(path, "spelling.word-file", WORD_FILE)
        return Config(file=path, words=read_words(word_file), word_file=word_file)
    from .schema import built_in, known_keys, near_name, violations

    schema = built_in("config")
    unknown = [key for key in content if key not in known_keys(schema)]
    if unknown:
        near = near_name(unknown[0], sorted(known_keys(schema)))
        raise ConfigError(f'{path}: unknown setting "{unknown[0]}"' + (f', did you mean "{near}"?' if near else ""))
    for keys, message in violations(schema, content):
        where = ".".join(str(key) for key in keys) or "top"
        raise ConfigError(f"{path}: {where}: {_nearer(schema.content, content, keys, message)}")
    return _config(path, content)


def _nearer(schema: Mapping[str, Any], content: Any, keys: Iterable[str | int], message: str) -> str:
    """Add the nearest known key to a complaint about an unknown one in a table of the settings."""
    from .schema import near_name

    for key in keys:
        schema, content = schema.get("properties", {}).get(key, {}), content[key]
    known = list(schema.get("properties", {}))
    unknown = [key for key in content if key not in known] if isinstance(content, dict) and known else []
    near = near_name(unknown[0], known) if unknown else None
    return message + (f', did you mean "{near}"?' if near else "")


def _config(path: Path, content: Mapping[str, Any]) -> Config:
    from .rule import UnknownRule, find_rules

    def selectors(key: str) -> tuple[str, ...] | None:
        return tuple(content[key]) if key in content else None

    try:
        for key in ("select", "extend-select", "ignore", "extend-ignore"):
            for selector in content.get(key, ()):
                find_rules(selector)
        for selector in (name for names in content.get("per-file-ignores", {}).values() for name in names):
            find_rules(selector)
        severity = {
            rule.code: Severity[word.upper()]
            for selector, word in content.get("severity", {}).items()
            for rule in find_rules(selector)
        }
        options: dict[str, dict[str, Any]] = {}
        for selector, given in content.get("rules", {}).items():
            for rule in find_rules(selector):
                for name, value in given.items():
                    if name not in rule.options:
                        known = ", ".join(rule.options) or "none"
                        raise ConfigError(f'{path}: rules.{selector}: unknown option "{name}" (it has: {known})')
                    wanted = type(rule.options[name].default)
                    if not isinstance(value, wanted):
                        raise ConfigError(f"{path}: rules.{selector}.{name} should be a {wanted.__name__}")
                options.setdefault(rule.code, {}).update(given)
    except UnknownRule as error:
        raise ConfigError(f"{path}: {error}") from None
    site = content.get("site", {})
    schema = content.get("front-matter", {}).get("schema")
    spelling = content.get("spelling", {})
    named = spelling.get("word-file")
    word_file = _inside(path, "spelling.word-file", named or WORD_FILE)
    if named is not None and not word_file.is_file():
        raise ConfigError(f"{path}: spelling.word-file: no such file: {named}")
    return Config(
        file=path,
        selection=Selection(
            selectors("select"), selectors("extend-select") or (), selectors("ignore"), selectors("extend-ignore") or ()
        ),
        per_file_ignores={pattern: tuple(names) for pattern, names in content.get("per-file-ignores", {}).items()},
        exclude=tuple(content.get("exclude", ())),
        fail_level=Severity[content.get("fail-level", "warning").upper()],
        severity=severity,
        options=options,
        site=SiteSettings(site.get("generator"), site.get("markdown"), site.get("base-url")),
        front_matter_schema=_schema_path(path, schema) if schema is not None else None,
        baseline=_inside(path, "baseline", content["baseline"]) if "baseline" in content else None,
        reference=content.get("outline", {}).get("reference"),
        words=frozenset(map(plain_word, spelling.get("words", ()))) | read_words(word_file),
        word_file=word_file,
    )


def plain_word(word: str) -> str:
    """A word as it is compared: in small letters, with straight apostrophes."""
    return word.strip().lower().replace("’", "'")


def read_words(path: Path) -> frozenset[str]:
    """The words of a word file, one a line, ``#`` opens a comment; none where there is no file. Raises ConfigError."""
    if not path.is_file():
        return frozenset()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    words = (plain_word(line.partition("#")[0]) for line in text.splitlines())
    return frozenset(word for word in words if word)


def add_words(config: Config, words: Iterable[str]) -> tuple[Path, list[str]]:
    """Add words to the word file, which keeps its order and comments; return it and what was new. Raises ConfigError."""
    from .output import OutputError, write

    file = config.word_file
    if file is None:
        raise ConfigError("no word file without settings")
    fresh = [word.strip() for word in dict.fromkeys(words) if word.strip() and plain_word(word) not in config.words]
    bad = next((word for word in fresh if not word.isprintable() or "#" in word), None)
    if bad is not None:
        raise ConfigError(f"no word: {bad!r}")
    if fresh:
        try:
            before = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
            start = before if not before or before.endswith("\n") else before + "\n"
            write(str(file), start + "\n".join(fresh) + "\n")
        except OSError as error:
            raise ConfigError(f"{file}: {error.strerror or error}") from None
        except OutputError as error:
            raise ConfigError(str(error)) from None
    return file, fresh


def _schema_path(settings: Path, name: str) -> Path:
    path = _inside(settings, "front-matter.schema", name)
    if not path.is_file():
        raise ConfigError(f"{settings}: front-matter.schema: no such file: {name}")
    return path


def _inside(settings: Path, key: str, name: str) -> Path:
    """A path from the settings file. Raises ConfigError where it leads out of the blog."""
    if "\0" in name:
        raise ConfigError(f"{settings}: {key}: {name!r} is no path")
    path = Path(os.path.realpath(settings.parent / name))
    root = Path(os.path.realpath(settings.parent))
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            root = folder
            break
    if not path.is_relative_to(root):
        raise ConfigError(f"{settings}: {key}: {name} lies outside of the blog")
    return path


def _read(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: no TOML: {error}") from None
    if path.name != "pyproject.toml":
        return content
    table = content.get("tool", {}).get("notelint", {}) if isinstance(content.get("tool", {}), dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.notelint is no table")
    return table


def _has_table(path: Path) -> bool:
    try:
        return "[tool.notelint" in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
