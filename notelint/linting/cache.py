"""What was found before: reports kept from one run to the next, and when they still hold.

A report holds as long as the program, the settings, the post and everything that was asked of its blog while it was
judged are the same. Files are known by their stamps, and by their content where a stamp differs. There is one file a
blog and program, in a folder of the user's and not of the blog's: a report that somebody else puts into a repository
must not be believed. A file that is broken or can't be written is as good as none.

A line of the file is a key, a check of the rest, and the rest, divided by tabs. Keys are ``s`` and a path (stamp and
digest of a file), ``c`` and a digest (settings), ``g`` and a digest (what was asked once for many posts) and ``p`` with
path and settings (a post's report); only lines that a run asks for are taken apart.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import PACKAGE, __version__
from ..atomic import replace
from ..blog.blog import Blog
from ..blog.stamp import Stamp, stamp_of
from ..digest import digest, digest_of
from .report import Report, from_json, to_json

if TYPE_CHECKING:
    from .linter import Outcome

ENDING = ".notelint-cache"
_LARGEST = 400_000_000
"""Bytes; a larger file is no cache of ours."""
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
    for path in list(_files(folder)):
        size += os.lstat(path).st_size
        os.unlink(path)
        count += 1
    return count, size


def _files(folder: str) -> Iterator[str]:
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        yield from (entry.path for entry in entries if entry.name.endswith(ENDING))


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
        for cache in self._by_root.values():
            cache.save()


def _program() -> str:
    """What a verdict rests on besides settings and files: the versions; of a checkout, the state of its files."""
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
        self._file = file
        self._lines, self._read = _read(file)
        self._new: dict[bytes, bytes] = {}
        self._digests: dict[str, str] = {}
        self._holds: dict[str, bool] = {}
        self._settings: dict[str, str] = {}
        self._known: dict[str, bool] = {}
        self._answers: dict[str, str] = {}

    def knows(self, settings: str) -> bool:
        """True for settings, as ``QuickSettings.text``, with which a post was judged before: they can be used."""
        if settings not in self._known:
            value = self._value(b"c" + self._key_of(settings).encode())
            self._known[settings] = value is not None and value[0] == settings
        return self._known[settings]

    def find(self, path: str, shown: str, settings: str) -> Report | None:
        """The report of a post (by its path from the blog's root), if it still holds."""
        value = self._value(_post_key(path, self._key_of(settings)))
        if value is None or not self.knows(settings):
            return None
        try:
            content, groups, facts, report = value
            if self._digest(path) != content:
                return None
            if not all(map(self._group_holds, groups)) or not self._are_true(facts):
                return None
            return from_json(shown, report)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError):
            return None

    def put(self, path: str, settings: str, outcome: Outcome) -> None:
        """Keep the report of a post, with what it rests on."""
        self._stamp(path, outcome.stamp, outcome.digest)
        for file, (stamp, content) in outcome.stamps.items():
            self._stamp(file, stamp, content)
        for name, facts in outcome.groups.items():
            self._put(b"g" + name.encode(), facts)
        key = self._key_of(settings)
        self._put(b"c" + key.encode(), [settings, int(time.time())])
        value = [outcome.digest, outcome.shared, outcome.facts, to_json(outcome.report)]
        self._put(_post_key(path, key), value)

    def save(self) -> None:
        """Write what is new; what another run wrote meanwhile stays. Nothing happens where that is not possible."""
        if not self._new:
            return
        with contextlib.suppress(OSError, ValueError):
            lines = self._lines if _stamp_of_file(self._file) == self._read else _read(self._file)[0]
            lines = lines | self._new
            self._prune(lines)
            folder = os.path.dirname(self._file)
            os.makedirs(folder, mode=0o700, exist_ok=True)
            replace(self._file, b"".join(b"%b\t%b\n" % line for line in lines.items()), private=True)
            _delete_old(folder)

    def _key_of(self, settings: str) -> str:
        if settings not in self._settings:
            self._settings[settings] = digest(settings)[:16]
        return self._settings[settings]

    def _value(self, key: bytes) -> Any:
        line = self._new.get(key) or self._lines.get(key)
        if line is None:
            return None
        check, _, rest = line.partition(b"\t")
        if check.decode("ascii", "replace") != digest_of(key + rest)[:8]:
            return None
        try:
            return json.loads(rest)
        except (ValueError, RecursionError):
            return None

    def _put(self, key: bytes, value: Any) -> None:
        rest = json.dumps(value, separators=(",", ":")).encode()
        self._new[key] = digest_of(key + rest)[:8].encode() + b"\t" + rest

    def _group_holds(self, name: str) -> bool:
        if name not in self._holds:
            facts = self._value(b"g" + name.encode())
            self._holds[name] = facts is not None and self._are_true(facts)
        return self._holds[name]

    def _are_true(self, facts: dict[str, str]) -> bool:
        known = self._answers  # what many posts ask is asked of the blog once
        for question, answer in facts.items():
            now = known.get(question)
            if now is None:
                now = known[question] = self._blog.answer(question, self._digest)
            if now != answer:
                return False
        return True

    def _digest(self, path: str) -> str:
        """What ``digest_of`` says of a file now; it is read only where its stamp is not the known one."""
        if path not in self._digests:
            self._digests[path] = self._digest_now(path)
        return self._digests[path]

    def _digest_now(self, path: str) -> str:
        full = os.path.join(self._blog.root, path)
        try:
            status = os.stat(full)
            if not stat.S_ISREG(status.st_mode):
                return ""
            stamp = stamp_of(status)
            known = self._value(_stamp_key(path))
            if known is not None and stamp is not None and known[0] == list(stamp):
                content: str = known[1]
                return content
            with open(full, "rb") as file:
                content = digest_of(file.read())
        except (OSError, ValueError):
            return ""
        self._stamp(path, stamp, content)
        return content

    def _stamp(self, path: str, stamp: Stamp | None, content: str) -> None:
        if stamp is not None:
            self._put(_stamp_key(path), [stamp, content])

    def _prune(self, lines: dict[bytes, bytes]) -> None:
        """Take out what no later run can ask for."""
        settings = sorted((key for key in lines if key[:1] == b"c"), key=lambda key: self._used(lines, key))
        old = {key[1:] for key in settings[:-_MOST_SETTINGS]}
        gone: dict[bytes, bool] = {}
        used: set[str] = set()
        for key in list(lines):
            kind, path = key[:1], key[1:].partition(b" ")
            if kind == b"p":
                if path[0] in old or self._is_gone(path[2], gone):
                    del lines[key]
                else:
                    match = re.search(rb'\[([0-9a-f",]*)\]', lines[key])
                    used.update(re.findall(r"[0-9a-f]+", match[1].decode()) if match else ())
            elif (kind == b"s" and self._is_gone(key[1:], gone)) or (kind == b"c" and key[1:] in old):
                del lines[key]
        for key in [key for key in lines if key[:1] == b"g" and key[1:].decode("ascii", "replace") not in used]:
            del lines[key]

    def _used(self, lines: dict[bytes, bytes], key: bytes) -> int:
        last = re.search(rb",(\d{1,12})\]$", lines[key])
        return int(last[1]) if last else 0

    def _is_gone(self, name: bytes, gone: dict[bytes, bool]) -> bool:
        if name not in gone:
            try:
                gone[name] = not os.path.exists(os.path.join(self._blog.root, json.loads(name)))
            except (ValueError, TypeError):
                gone[name] = True
        return gone[name]


def _post_key(path: str, settings: str) -> bytes:
    return b"p" + settings.encode() + b" " + json.dumps(path).encode()


def _stamp_key(path: str) -> bytes:
    return b"s" + json.dumps(path).encode()


def _stamp_of_file(file: str) -> tuple[int, int, int] | None:
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read(file: str) -> tuple[dict[bytes, bytes], tuple[int, int, int] | None]:
    """The lines of a file by their keys, and what tells that the file is another one."""
    known = _stamp_of_file(file)
    if known is None:
        return {}, None
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as stream:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                return {}, known
            content = stream.read()
    except OSError:
        return {}, known
    lines = {}
    for line in content.split(b"\n"):
        key, tab, rest = line.partition(b"\t")
        if tab:
            lines[key] = rest
    return lines, known


def _delete_old(folder: str) -> None:
    before = time.time() - _DAYS * 86_400
    for path in list(_files(folder)):
        with contextlib.suppress(OSError):
            if os.lstat(path).st_mtime < before:
                os.unlink(path)
