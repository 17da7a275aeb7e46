"""Settings: defaults, the nearest settings file, the flags, each laid over the one before.

The nearest ``.notelint.toml``, ``notelint.toml`` or ``pyproject.toml`` with ``[tool.notelint]`` holds, from a post's
folder upwards to the repository's; nothing is merged up the tree.

Settings are read in two steps. ``Settings.basics`` is what a run needs that judges nothing anew, and trusts the file;
``Settings.of`` checks it and has everything.
"""

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..blog.blog import is_below
from ..diagnostic import Severity
from ..site.settings import SiteSettings

FILES = (".notelint.toml", "notelint.toml", "pyproject.toml")
WORD_FILE = "notelint-words.txt"
"""Beside the settings, or at the blog's root where there are none; ``spelling.word-file`` names another."""


class ConfigError(Exception):
    """Settings that can't be used; the message names file, key and, where there is one, the nearest right word."""


class Selection(NamedTuple):
    """Which rules run, as selectors (codes, names, areas, ``ALL``); None where nothing was said."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] = ()
    preview: bool | None = None
    """Whether rules in preview run as the others do."""

    def under(self, flags: "Selection") -> "Selection":
        """These settings with the flags laid over them: ``select`` and ``ignore`` replace, the others add."""
        return Selection(
            self.select if flags.select is None else flags.select,
            (self.extend_select if flags.select is None else ()) + flags.extend_select,
            (self.ignore if flags.select is None else None) if flags.ignore is None else flags.ignore,
            (self.extend_ignore if flags.select is None and flags.ignore is None else ()) + flags.extend_ignore,
            self.preview if flags.preview is None else flags.preview,
        )


_NO_FLAGS = Selection()


class Config(NamedTuple):
    """The settings that hold for some posts. Paths are absolute."""

    file: str | None = None
    """Where they were read, or None."""
    selection: Selection = Selection()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    fail_level: Severity = Severity.WARNING
    severity: Mapping[str, Severity] = {}
    """Rule code to severity."""
    options: Mapping[str, Mapping[str, Any]] = {}
    """Rule code to its options."""
    site: SiteSettings = SiteSettings()
    front_matter_schema: str | None = None
    baseline: str | None = None
    """The file whose findings are hidden."""
    reference: str | None = None
    """The reference outline of the posts: a name, or a path from the blog's root."""
    words: frozenset[str] = frozenset()
    """Words that are right, in small letters with straight apostrophes: those of the settings and of the word file."""
    word_file: str | None = None
    """Where the command for words adds them; None where there are no settings."""

    @property
    def root(self) -> str | None:
        """The folder that patterns and paths in the settings start from."""
        return os.path.dirname(self.file) if self.file else None

    def with_flags(self, flags: Selection) -> "Config":
        """The settings with rule selection flags laid over them."""
        return self._replace(selection=self.selection.under(flags))


class Basics(NamedTuple):
    """Of settings that may not be checked yet, what decides on files and exit code; defaults where that is unusable."""

    root: str | None
    exclude: tuple[str, ...]
    fail_level: Severity
    baseline: str | None
    site: SiteSettings
    text: str
    """Everything that verdicts rest on; settings with the same text are the same."""


class _Source(NamedTuple):
    """A settings file as it was read; nothing in it is checked."""

    file: str | None
    content: dict[str, Any]
    word_file: str | None


def nearest(folder: str) -> str | None:
    """The settings file that holds in a folder, up to the repository's root; None where there is none."""
    for above in _upwards(folder):
        for name in FILES:
            path = os.path.join(above, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or (not leads_out(path) and _has_table(path))):
                return path
    return None


def _upwards(folder: str) -> Iterable[str]:
    """A folder and those above it, up to the repository's root."""
    above = os.path.abspath(folder)
    while True:
        yield above
        parent = os.path.dirname(above)
        if parent == above or os.path.exists(os.path.join(above, ".git")):
            return
        above = parent


class Settings:
    """Which settings hold where; every file is read once."""

    def __init__(self, file: str | None = None, isolated: bool = False, flags: Selection = _NO_FLAGS) -> None:
        """``file`` holds everywhere; ``isolated`` means no file at all. Raises ConfigError."""
        self._flags = flags
        self._everywhere: _Source | None = None
        self._sources: dict[str, _Source] = {}
        self._by_folder: dict[str, _Source] = {}
        self._basics: dict[_Key, Basics] = {}
        self._configs: dict[_Key, Config] = {}
        if isolated:
            self._everywhere = _Source(None, {}, None)
        elif file is not None:
            self._everywhere = _source(os.path.abspath(file))
            self._config(self._everywhere)

    def basics(self, folder: str) -> Basics:
        """What holds for the posts in a folder, unchecked. Raises ConfigError where the file is no TOML."""
        source = self._of(folder)
        key = source.file, source.word_file
        if key not in self._basics:
            self._basics[key] = _basics(source, self._flags)
        return self._basics[key]

    def of(self, folder: str) -> Config:
        """The settings for the posts in a folder. Raises ConfigError."""
        return self._config(self._of(folder))

    def check_flags(self) -> None:
        """Raises ConfigError where a flag names no rule."""
        _check_selection(self._flags)

    def _config(self, source: _Source) -> Config:
        key = source.file, source.word_file
        if key not in self._configs:
            self.check_flags()
            self._configs[key] = _checked(source).with_flags(self._flags)
        return self._configs[key]

    def _of(self, folder: str) -> _Source:
        if self._everywhere is not None:
            return self._everywhere
        if folder not in self._by_folder:
            file = nearest(folder)
            if file is None:
                words = _word_file(folder)
                if leads_out(words):
                    raise ConfigError(f"{words}: it is a link out of the blog")
                self._by_folder[folder] = _Source(None, {}, words)
            elif leads_out(file):
                raise ConfigError(f"{file}: it is a link out of the blog; --config takes a file from anywhere")
            else:
                if file not in self._sources:
                    self._sources[file] = _source(file)
                self._by_folder[folder] = self._sources[file]
        return self._by_folder[folder]


_Key = tuple[str | None, str | None]


def _check_selection(selection: Selection) -> None:
    from ..rules import UnknownRule, find_rules

    try:
        for codes in (selection.select, selection.extend_select, selection.ignore, selection.extend_ignore):
            for code in codes or ():
                find_rules(code)
    except UnknownRule as error:
        raise ConfigError(str(error)) from None


def _word_file(folder: str) -> str:
    """The nearest word file, up to the repository's root; where there is none, the one that would be made."""
    for above in _upwards(folder):
        path = os.path.join(above, WORD_FILE)
        if os.path.isfile(path) or os.path.exists(os.path.join(above, ".git")):
            return path
    return os.path.join(os.path.abspath(folder), WORD_FILE)


def load(path: str) -> Config:
    """Read and check a settings file. Raises ConfigError."""
    return _checked(_source(os.path.abspath(path)))


def _source(path: str) -> _Source:
    content = _read(path)
    spelling = content.get("spelling")
    named = spelling.get("word-file") if isinstance(spelling, dict) else None
    words = named if isinstance(named, str) else WORD_FILE
    return _Source(path, content, _inside(path, "spelling.word-file", words))


def _basics(source: _Source, flags: Selection) -> Basics:
    content = source.content
    exclude = content.get("exclude")
    level = content.get("fail-level")
    baseline = content.get("baseline")
    front_matter = content.get("front-matter")
    schema = front_matter.get("schema") if isinstance(front_matter, dict) else None
    beside = [source.word_file]
    if source.file is not None and isinstance(schema, str):
        beside.append(_inside(source.file, "front-matter.schema", schema))
    texts = [_text(path) if path is not None else None for path in beside]
    known = isinstance(level, str) and level.upper() in Severity.__members__
    return Basics(
        root=os.path.dirname(source.file) if source.file else None,
        exclude=tuple(exclude) if isinstance(exclude, list) and all(isinstance(e, str) for e in exclude) else (),
        fail_level=Severity[level.upper()] if known and isinstance(level, str) else Severity.WARNING,
        baseline=_inside(source.file, "baseline", baseline) if source.file and isinstance(baseline, str) else None,
        site=_site(content.get("site")),
        text=json.dumps([flags, source.file, content, texts], default=str, sort_keys=True),
    )


def _site(table: Any) -> SiteSettings:
    """What the ``[site]`` table says, as far as it is text."""
    values = (table.get(key) if isinstance(table, dict) else None for key in ("generator", "markdown", "base-url"))
    return SiteSettings(*(value if isinstance(value, str) else None for value in values))


def _text(path: str) -> str | None:
    if not os.path.isfile(path):  # a pipe might never end
        return None
    try:
        with open(path, "rb") as file:
            return file.read().decode("latin-1")
    except (OSError, ValueError):
        return None


def _checked(source: _Source) -> Config:
    """Settings that can be used. Raises ConfigError."""
    path, content, word_file = source
    if path is None or not content:
        words = read_words(word_file) if word_file is not None else frozenset[str]()
        return Config(file=path, words=words, word_file=word_file)
    from ..schema.schema import built_in, known_keys, near_name, violations

    schema = built_in("config")
    unknown = [key for key in content if key not in known_keys(schema)]
    if unknown:
        near = near_name(unknown[0], sorted(known_keys(schema)))
        raise ConfigError(f'{path}: unknown setting "{unknown[0]}"' + (f', did you mean "{near}"?' if near else ""))
    for keys, message in violations(schema, content):
        where = ".".join(str(key) for key in keys) or "top"
        raise ConfigError(f"{path}: {where}: {_nearer(schema.content, content, keys, message)}")
    return _config(path, content, word_file)


def _nearer(schema: Mapping[str, Any], content: Any, keys: Iterable[str | int], message: str) -> str:
    """Add the nearest known key to a complaint about an unknown one in a table of the settings."""
    from ..schema.schema import near_name

    for key in keys:
        schema, content = schema.get("properties", {}).get(key, {}), content[key]
    known = list(schema.get("properties", {}))
    unknown = [key for key in content if key not in known] if isinstance(content, dict) and known else []
    near = near_name(unknown[0], known) if unknown else None
    return message + (f', did you mean "{near}"?' if near else "")


def _config(path: str, content: Mapping[str, Any], word_file: str | None) -> Config:
    from ..rules import UnknownRule, find_rules

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
    schema = content.get("front-matter", {}).get("schema")
    spelling = content.get("spelling", {})
    named = spelling.get("word-file")
    if named is not None and (word_file is None or not os.path.isfile(word_file)):
        raise ConfigError(f"{path}: spelling.word-file: no such file: {named}")
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
        fail_level=Severity[content.get("fail-level", "warning").upper()],
        severity=severity,
        options=options,
        site=_site(content.get("site")),
        front_matter_schema=_schema_path(path, schema) if schema is not None else None,
        baseline=_inside(path, "baseline", content["baseline"]) if "baseline" in content else None,
        reference=content.get("outline", {}).get("reference"),
        words=frozenset(map(plain_word, spelling.get("words", ()))) | own,
        word_file=word_file,
    )


def plain_word(word: str) -> str:
    """A word as it is compared: in small letters, with straight apostrophes."""
    return word.strip().lower().replace("’", "'")


def read_words(path: str) -> frozenset[str]:
    """The words of a word file, one a line, ``#`` opens a comment; none where there is no file. Raises ConfigError."""
    if not os.path.isfile(path):
        return frozenset()
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    words = (plain_word(line.partition("#")[0]) for line in text.splitlines())
    return frozenset(word for word in words if word)


def add_words(config: Config, words: Iterable[str]) -> tuple[str, list[str]]:
    """Add words to the word file, which keeps its order and comments; return it and what was new. Raises ConfigError."""
    from ..atomic import OutputError, write

    file = config.word_file
    if file is None:
        raise ConfigError("no word file without settings")
    fresh = [word.strip() for word in dict.fromkeys(words) if word.strip() and plain_word(word) not in config.words]
    bad = next((word for word in fresh if not word.isprintable() or "#" in word), None)
    if bad is not None:
        raise ConfigError(f"no word: {bad!r}")
    if fresh:
        try:
            before = ""
            if os.path.isfile(file):
                with open(file, encoding="utf-8-sig", newline="") as stream:
                    before = stream.read()
            start = before if not before or before.endswith("\n") else before + "\n"
            write(file, start + "\n".join(fresh) + "\n")
        except OSError as error:
            raise ConfigError(f"{file}: {error.strerror or error}") from None
        except OutputError as error:
            raise ConfigError(str(error)) from None
    return file, fresh


def _schema_path(settings: str, name: str) -> str:
    path = _inside(settings, "front-matter.schema", name)
    if not os.path.isfile(path):
        raise ConfigError(f"{settings}: front-matter.schema: no such file: {name}")
    return path


def repository(folder: str) -> str:
    """The root of the repository that a folder is in, else the folder itself; links resolved."""
    real = os.path.realpath(folder)
    return next((above for above in _upwards(real) if os.path.exists(os.path.join(above, ".git"))), real)


def leads_out(path: str, folder: str | None = None) -> bool:
    """True where a path, links followed, leaves the repository that a folder (else its own) lies in; or that folder."""
    return not is_below(os.path.realpath(path), repository(os.path.dirname(path) if folder is None else folder))


def _inside(settings: str, key: str, name: str) -> str:
    """A path from the settings file. Raises ConfigError where it leads out of the blog."""
    if "\0" in name:
        raise ConfigError(f"{settings}: {key}: {name!r} is no path")
    folder = os.path.realpath(os.path.dirname(settings))
    path = os.path.realpath(os.path.join(folder, name))
    if leads_out(path, folder):
        raise ConfigError(f"{settings}: {key}: {name} lies outside of the blog")
    return path


def _read(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: no TOML: {error}") from None
    if os.path.basename(path) != "pyproject.toml":
        return content
    table = content.get("tool", {}).get("notelint", {}) if isinstance(content.get("tool", {}), dict) else {}
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.notelint is no table")
    return table


def _has_table(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "[tool.notelint" in file.read()
    except OSError:
        return False
