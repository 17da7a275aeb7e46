"""Which files are posts: paths from the command line to a sorted list of files."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from ..named_tuple import NamedTuple
from ..settings.config import ConfigError

_PATTERN = "*?["
"""What tells a pattern from a name."""
ENDINGS = (".md", ".markdown", ".qmd", ".ipynb")
_NOT_PUBLISHED = frozenset(
    "_site _includes _layouts _sass _data _drafts node_modules public archetypes templates vendor __pycache__ site-packages".split()
)


class Found(NamedTuple):
    """A file to lint. ``explicit`` says that it was named itself and not found by searching a folder."""

    path: str
    explicit: bool


class Missing(NamedTuple):
    """A path that stands for nothing that can be checked."""

    path: str
    message: str


class Search(NamedTuple):
    """What paths stand for."""

    found: list[Found]
    """The posts, sorted and each once."""
    missing: list[Missing]
    """The paths that stand for nothing."""
    excluded: int
    """How many posts settings and flags left out."""


class Patterns:
    """Patterns as in .gitignore, which count from a folder; ``source`` is what messages call them."""

    def __init__(self, root: str, patterns: Sequence[str], source: str = "exclude") -> None:
        self.root = _real(root)
        self._source = source
        self._spec = _spec(tuple(patterns)) if any(pattern.strip() for pattern in patterns) else None

    def decision(self, path: str, folder: bool = False) -> bool | None:
        """True for a path that a pattern names, itself or through a folder above it; False where one with ``!`` does.

        Raises ConfigError where that takes too long.
        """
        if self._spec is None:
            return None
        real = os.path.join(_real(os.path.dirname(path)), os.path.basename(path))
        if not real.startswith(self.root.rstrip(os.sep) + os.sep):
            return None
        inside = os.path.relpath(real, self.root).replace(os.sep, "/")
        from ..schema.time_limit import TooLong, time_limit

        try:
            with time_limit():
                decision: bool | None = self._spec.check_file(inside + "/" if folder else inside).include
        except TooLong:
            raise ConfigError(f"{self._source}: one of its patterns takes too long on {inside}") from None
        return decision

    def match(self, path: str, folder: bool = False) -> bool:
        """True for a path that the patterns name."""
        return bool(self.decision(path, folder))


Excluded = Callable[[str, bool], bool]
"""Whether a path (and whether it is a folder) is excluded by settings or flags."""


def _real(path: str) -> str:
    return _real_of(os.path.join(os.getcwd(), path))


@cache
def _real_of(path: str) -> str:
    """The real path of an absolute one: what a relative one means follows the working directory."""
    return os.path.realpath(path)


@cache
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except (ValueError, re.error):  # one of them is no pattern; git passes over it too
        return GitIgnoreSpec.from_lines(pattern for pattern in patterns if _is_pattern(pattern))


def _is_pattern(pattern: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines((pattern,))
    except (ValueError, re.error):
        return False
    return True


def find(paths: Iterable[str], excluded: Excluded, force: bool = False) -> Search:
    """The posts that paths stand for. A folder is searched; ``force`` leaves a file that is named out where it is excluded."""
    found: dict[str, Found] = {}
    missing: list[Missing] = []
    left_out: set[str] = set()
    for name in _expanded(paths):
        if not name:
            missing.append(Missing(name, "an empty path"))
            continue
        try:
            is_folder, exists = os.path.isdir(name), os.path.exists(name)
        except (OSError, ValueError):
            is_folder = exists = False
        if is_folder and not os.access(name, os.R_OK | os.X_OK):
            missing.append(Missing(name, "the folder may not be read"))
        elif is_folder:
            for post in _search(name, excluded, left_out, missing):
                found.setdefault(os.path.abspath(post), Found(post, False))
        elif exists and force and excluded(name, False):
            left_out.add(os.path.abspath(name))
        elif exists and not name.lower().endswith(ENDINGS):
            missing.append(Missing(name, f"not a post: posts end in {', '.join(ENDINGS)}"))
        elif exists:
            found[os.path.abspath(name)] = Found(name, True)
        else:
            missing.append(Missing(name, f"no such file or folder{_meant(name)}"))
    return Search([found[key] for key in sorted(found)], missing, len(left_out - found.keys()))


def _expanded(paths: Iterable[str]) -> Iterator[str]:
    """Paths, with patterns that the shell left (in quotes, or on Windows) as the posts and folders that they match."""
    for name in paths:
        if not any(mark in name for mark in _PATTERN) or os.path.lexists(name):
            yield name
            continue
        from glob import glob

        matches = sorted(glob(name, recursive=True))
        posts = [path for path in matches if path.lower().endswith(ENDINGS) or os.path.isdir(path)]
        yield from posts or [name]


def _meant(name: str) -> str:
    """What is beside a path that does not exist and has a similar name, as part of a message."""
    if os.path.lexists(slashed := name.replace("\\", "/")):
        return f'; did you mean "{slashed}"?'
    folder, base = os.path.split(name.rstrip("/"))
    if any(mark in base for mark in _PATTERN):
        return ""
    try:
        beside = os.listdir(folder or ".")
    except (OSError, ValueError):
        return ""
    from ..similar import similar_name

    near = similar_name(base, [entry for entry in beside if not entry.startswith(".")])
    return f'; did you mean "{os.path.join(folder, near)}"?' if near else ""


def _search(folder: str, excluded: Excluded, left_out: set[str], missing: list[Missing]) -> Iterator[str]:
    """The posts below a folder; those that are excluded, and folders that can't be read, go into the two lists.

    Links to folders are not followed, so no loop is possible.
    """
    ignores = _ignores_above(folder)
    waiting: list[tuple[str, list[Patterns]]] = [(folder, ignores)]
    while waiting:
        here, ignores = waiting.pop()
        own = _gitignore(here)
        if own is not None:
            ignores = [*ignores, own]
        try:
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            missing.append(Missing(here, f"the folder can't be read: {error.strerror or error}"))
            continue
        for entry in entries:
            path = entry.name if here == "." else os.path.join(here, entry.name)
            if not _is_usable(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name.startswith(".") or entry.name in _NOT_PUBLISHED or _ignored(path, True, ignores):
                    continue
                if excluded(path, True):
                    left_out.update(map(os.path.abspath, _search(path, lambda path, folder: False, set(), [])))
                else:
                    waiting.append((path, ignores))
            elif (
                entry.name.lower().endswith(ENDINGS) and _is_post(entry, folder) and not _ignored(path, False, ignores)
            ):
                if excluded(path, False):
                    left_out.add(os.path.abspath(path))
                else:
                    yield path


def _is_usable(entry: os.DirEntry[str]) -> bool:
    """False for a loop of links and for what may not be looked at."""
    try:
        return entry.is_dir() or entry.is_file() or not entry.is_symlink()
    except OSError:
        return False


def _ignored(path: str, folder: bool, ignores: list[Patterns]) -> bool:
    """What the innermost .gitignore says that says anything."""
    decisions = (patterns.decision(path, folder) for patterns in reversed(ignores))
    return next((decision for decision in decisions if decision is not None), False)


def _is_post(entry: os.DirEntry[str], folder: str) -> bool:
    """True for a file, and for a link to one that stays inside the searched folder."""
    if not entry.is_symlink():
        return entry.is_file()
    return entry.is_file() and os.path.realpath(entry.path).startswith(os.path.realpath(folder) + os.sep)


def _gitignore(folder: str) -> Patterns | None:
    """The patterns of a folder; of a link there are none, as git has it."""
    path = os.path.join(folder, ".gitignore")
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return None
    return Patterns(folder, text.splitlines(), path)


def _ignores_above(folder: str) -> list[Patterns]:
    """The .gitignore files between a folder and its repository's root, outermost first."""
    above: list[Patterns] = []
    here = os.path.abspath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            return []
        here = parent
        own = _gitignore(here)
        if own is not None:
            above.insert(0, own)
    return above
