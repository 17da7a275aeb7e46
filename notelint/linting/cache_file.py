"""The file that a cache is kept in: records, each with a kind, a name, a value, and what decides whether it is kept.

A record is a line: kind and name, a check of the rest, the pruning hint, and the value, divided by tabs. Name, hint and
value are JSON, which holds no tab and no line end; only records that a run asks for are taken apart. A file that is
broken or can't be written is as good as none.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
from collections.abc import Callable, Iterator
from json.encoder import encode_basestring_ascii
from typing import Any, Literal

from ..atomic import replace
from ..digest import digest_of
from ..named_tuple import NamedTuple

STAMP: Literal[b"s"] = b"s"
"""A path to the stamp and digest of its file."""
SETTINGS: Literal[b"c"] = b"c"
"""A digest to the settings with which posts were linted; the hint is when, in seconds."""
LOOKUPS: Literal[b"g"] = b"g"
"""A digest to lookups that many posts share, with their answers."""
POST: Literal[b"p"] = b"p"
"""Settings' digest and path to a post's report; the hint is the digests of its shared lookups."""
Kind = Literal[b"s", b"c", b"g", b"p"]

_LARGEST = 400_000_000
"""Bytes; a larger file is no cache of ours."""
_Stat = tuple[int, int, int]


class Record(NamedTuple):
    """What there is to know of a record without its value."""

    kind: bytes
    name: Any
    hint: Any


class CacheFile:
    """The records of one file, and those that are new."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._lines, self._stat = _read(path)
        self._new: dict[bytes, bytes] = {}

    def value(self, kind: Kind, *name: str) -> Any:
        """The value of a record; None where there is not one, or none that can be believed."""
        key = _key(kind, name)
        line = self._new.get(key) or self._lines.get(key)
        if line is None:
            return None
        check, _, rest = line.partition(b"\t")
        if check.decode("ascii", "replace") != digest_of(key + rest)[:8]:
            return None
        return _loaded(rest.partition(b"\t")[2])

    def put(self, kind: Kind, *name: str, value: Any, hint: Any = None) -> None:
        """Keep a value, in memory until ``save``."""
        key = _key(kind, name)
        rest = b"\t".join(json.dumps(part, separators=(",", ":")).encode() for part in (hint, value))
        self._new[key] = digest_of(key + rest)[:8].encode() + b"\t" + rest

    def save(self, wanted: Callable[[list[Record]], list[bool]]) -> bool:
        """Write what is new, and of all what is ``wanted``; what another run wrote meanwhile stays.

        Returns whether there was anything to write. Raises OSError and ValueError.
        """
        if not self._new:
            return False
        lines = self._lines if _stat_of(self.path) == self._stat else _read(self.path)[0]
        lines = lines | self._new
        kept = wanted([_record(key, line) for key, line in lines.items()])
        content = (b"%b\t%b\n" % line for line, is_kept in zip(lines.items(), kept, strict=True) if is_kept)
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        replace(self.path, b"".join(content), private=True)
        return True


def files_in(folder: str, ending: str) -> Iterator[str]:
    """The paths of a folder's files with an ending; none where there is no folder."""
    with contextlib.suppress(FileNotFoundError), os.scandir(folder) as entries:
        yield from (entry.path for entry in entries if entry.name.endswith(ending))


def _key(kind: bytes, name: tuple[str, ...]) -> bytes:
    return kind + f"[{', '.join(map(encode_basestring_ascii, name))}]".encode()


def _record(key: bytes, line: bytes) -> Record:
    _, hint, _ = (*line.split(b"\t", 2), b"", b"")[:3]
    return Record(key[:1], _loaded(key[1:]), _loaded(hint))


def _loaded(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode())  # of bytes it would look for the encoding
    except (ValueError, RecursionError):
        return None


def _stat_of(path: str) -> _Stat | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read(path: str) -> tuple[dict[bytes, bytes], _Stat | None]:
    """The lines of a file by their keys, and what tells that the file is another one."""
    known = _stat_of(path)
    if known is None:
        return {}, None
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
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
