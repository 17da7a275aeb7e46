"""What was found before: reports kept from one run to the next, and when they still hold.

A report holds as long as the program, the settings, the post and everything that was asked of its blog while it was
linted are the same. Files are known by their stamps, and by their content where a stamp differs. There is one file a
blog and program, in a folder of the user's and not of the blog's: a report that somebody else puts into a repository
must not be believed.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from functools import cache
from typing import TYPE_CHECKING

from .. import PACKAGE, __version__
from ..atomic import sweep
from ..blog.blog import Blog
from ..blog.heads import digest_of_head, head_in
from ..blog.stamp import Seen, Stamp, stamp_of
from ..digest import digest, digest_of
from .cache_file import LOOKUPS, POST, SETTINGS, STAMP, CacheFile, Record, files_in
from .report import Report, from_json, to_json

if TYPE_CHECKING:
    from .linter import Outcome

ENDING = ".notelint-cache"
_MOST_SETTINGS = 8
"""So many settings are remembered for a blog; with more, the one that was not used for the longest time is dropped."""
_DAYS = 60
"""After which a file that no run has changed is deleted."""
_DEPENDENCIES = ("notelint-", "markdown_it_py-", "mdurl-", "pyyaml-", "jsonschema-", "nbformat-", "pathspec-")


def default_folder() -> str | None:
    """``NOTELINT_CACHE_DIR``, else the system's folder for what can be made again; None where there is no home."""
    given = os.environ.get("NOTELINT_CACHE_DIR")
    if given:
        return given
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "notelint") if os.path.isabs(base) else None


def clean(folder: str) -> tuple[int, int]:
    """Delete all caches in a folder; return how many there were, and their bytes. Raises OSError."""
    count = size = 0
    for path in list(files_in(folder, ENDING)):
        size += os.lstat(path).st_size
        os.unlink(path)
        count += 1
    sweep(folder)
    return count, size


class Caches:
    """The cache of each blog, read when it is first asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._program: str | None = None
        self._by_root: dict[str, Cache] = {}

    def of(self, blog: Blog) -> Cache:
        """A blog's cache."""
        if blog.root not in self._by_root:
            self._program = self._program or _program()
            letters = (
                c if c.isascii() and (c.isalnum() or c in "-_") else "_" for c in os.path.basename(blog.root)[:40]
            )
            file = f"{''.join(letters)}-{digest(blog.root, self._program)}{ENDING}"
            self._by_root[blog.root] = Cache(blog, os.path.join(self._folder, file))
        return self._by_root[blog.root]

    def again(self) -> Caches:
        """The same caches, for a blog that has changed meanwhile."""
        return Caches(self._folder)

    def save(self) -> None:
        """Write what is new."""
        for one in self._by_root.values():
            one.save()


def _program() -> str:
    """What a result depends on besides settings and files: the versions; of a checkout, the state of its files."""
    package = os.path.abspath(PACKAGE)
    parts = [__version__, sys.version, package]
    for folder in dict.fromkeys((*(path for path in sys.path if path.endswith("-packages")), os.path.dirname(package))):
        with contextlib.suppress(OSError):
            parts += sorted(name for name in os.listdir(folder) if name.lower().startswith(_DEPENDENCIES))
    if not os.path.isdir(os.path.join(os.path.dirname(package), f"notelint-{__version__}.dist-info")):
        for folder in (package, os.path.join(os.path.dirname(package), "schemas")):
            for here, folders, files in os.walk(folder):
                folders[:] = sorted(set(folders) - {"__pycache__"})
                status = [os.stat(os.path.join(here, name)) for name in sorted(files)]
                parts += [f"{s.st_mtime_ns} {s.st_size} {s.st_ino}" for s in status]
    return "\n".join(parts)


class Cache:
    """What is known of one blog's posts."""

    def __init__(self, blog: Blog, file: str) -> None:
        self._blog = blog
        self._file = CacheFile(file)
        self._seen: dict[str, Seen] = {}
        self._holds: dict[str, bool] = {}
        self._settings: dict[str, str] = {}
        self._known: dict[str, bool] = {}
        self._answers: dict[str, str] = {}

    def knows(self, settings: str) -> bool:
        """Whether a post was linted with settings, as ``QuickSettings.fingerprint``, before: they can be used."""
        if settings not in self._known:
            self._known[settings] = self._file.value(SETTINGS, self._key_of(settings)) == settings
        return self._known[settings]

    def find(self, path: str, display_path: str, settings: str) -> Report | None:
        """The report of a post (by its path from the blog's root), if it still holds."""
        value = self._file.value(POST, self._key_of(settings), path)
        if value is None or not self.knows(settings):
            return None
        try:
            content, groups, lookups, report = value
            if self._digest(path) != content:
                return None
            if not all(map(self._group_holds, groups)) or not self._are_true(lookups):
                return None
            return from_json(display_path, report)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError):
            return None

    def put(self, path: str, settings: str, outcome: Outcome) -> None:
        """Keep the report of a post, with what it depends on."""
        self._keep(path, Seen(outcome.stamp, outcome.digest))
        for file, seen in outcome.seen.items():
            self._keep(file, seen)
        for name, lookups in outcome.groups.items():
            self._file.put(LOOKUPS, name, value=lookups)
        key = self._key_of(settings)
        self._file.put(SETTINGS, key, value=settings, hint=int(time.time()))
        value = [outcome.digest, outcome.shared, outcome.lookups, to_json(outcome.report)]
        self._file.put(POST, key, path, value=value, hint=outcome.shared)

    def save(self) -> None:
        """Write what is new. Nothing happens where that is not possible."""
        with contextlib.suppress(OSError, ValueError):
            if self._file.save(self._wanted):
                _delete_old(os.path.dirname(self._file.path))

    def _key_of(self, settings: str) -> str:
        if settings not in self._settings:
            self._settings[settings] = digest(settings)[:16]
        return self._settings[settings]

    def _group_holds(self, name: str) -> bool:
        if name not in self._holds:
            lookups = self._file.value(LOOKUPS, name)
            self._holds[name] = lookups is not None and self._are_true(lookups)
        return self._holds[name]

    def _are_true(self, lookups: dict[str, str]) -> bool:
        known = self._answers  # what many posts ask is asked of the blog once
        for question, answer in lookups.items():
            now = known.get(question)
            if now is None:
                now = known[question] = self._blog.answer(question, self._digest)
            if now != answer:
                return False
        return True

    def _digest(self, path: str, part: str = "content") -> str:
        """The digest of a file or of its ``head`` now; it is read only where its stamp is not the known one, or nothing is known of that part."""
        seen = self._seen.get(path)
        answer: str | None = getattr(seen, part, None)
        if answer is None:
            seen = self._seen[path] = self._see(path, part)
            answer = getattr(seen, part)
        return answer or ""

    def _see(self, path: str, part: str) -> Seen:
        full = os.path.join(self._blog.root, path)
        try:
            status = os.stat(full)
            if not stat.S_ISREG(status.st_mode):
                return _NOTHING
            stamp = stamp_of(status)
            known = self._known_of(path)
            if known is not None and known.stamp == stamp and getattr(known, part) is not None:
                return known
            with open(full, "rb") as file:
                raw = file.read()
        except (OSError, ValueError):
            return _NOTHING
        seen = Seen(stamp, digest_of(raw), digest_of_head(head_in(raw)))
        self._keep(path, seen)
        return seen

    def _known_of(self, path: str) -> Seen | None:
        """What an earlier run saw of a file."""
        value = self._file.value(STAMP, path)
        return value and Seen(value[0] and Stamp(*value[0]), *value[1:])

    def _keep(self, path: str, seen: Seen) -> None:
        if seen.stamp is not None:
            self._file.put(STAMP, path, value=seen.with_more(self._known_of(path)))

    def _wanted(self, records: list[Record]) -> list[bool]:
        """Whether a later run can ask for each record: of files that are there, settings in use, lookups of kept posts."""
        times = {
            r.name[0]: r.hint for r in records if r.kind == SETTINGS and _is_named(r, 1) and isinstance(r.hint, int)
        }
        recent = set(sorted(times, key=lambda name: times[name])[-_MOST_SETTINGS:])
        is_there = cache(lambda path: os.path.exists(os.path.join(self._blog.root, path)))
        kept = [
            (r.kind == STAMP and _is_named(r, 1) and is_there(r.name[0]))
            or (r.kind == SETTINGS and _is_named(r, 1) and r.name[0] in recent)
            or (r.kind == POST and _is_named(r, 2) and r.name[0] in recent and is_there(r.name[1]))
            for r in records
        ]
        posts = (r for r, is_kept in zip(records, kept, strict=True) if is_kept and r.kind == POST)
        used = {name for r in posts if isinstance(r.hint, list) for name in r.hint if isinstance(name, str)}
        return [
            is_kept or (r.kind == LOOKUPS and _is_named(r, 1) and r.name[0] in used)
            for r, is_kept in zip(records, kept, strict=True)
        ]


_NOTHING = Seen(None, "", "")
"""What is in a file that is not there."""


def _is_named(record: Record, parts: int) -> bool:
    """Whether a record's name is so many texts, as ours are."""
    name = record.name
    return isinstance(name, list) and len(name) == parts and all(isinstance(n, str) and "\0" not in n for n in name)


def _delete_old(folder: str) -> None:
    before = time.time() - _DAYS * 86_400
    for path in list(files_in(folder, ENDING)):
        with contextlib.suppress(OSError):
            if os.lstat(path).st_mtime < before:
                os.unlink(path)
