"""What tells without reading a file that it is still the same, and what was read of it."""

from __future__ import annotations

import os
import time

from ..named_tuple import NamedTuple

_GRAIN = 2_000_000_000
"""Nanoseconds that the coarsest file system needs to tell two changes apart (FAT: two seconds)."""


class Stamp(NamedTuple):
    """Times in nanoseconds since the epoch, size in bytes."""

    changed: int
    touched: int
    size: int
    inode: int


class Seen(NamedTuple):
    """What was read of a file: digests, None for what nobody asked for."""

    stamp: Stamp | None
    """Before it was read; None where that tells nothing."""
    content: str | None = None
    head: str | None = None
    """Of its front matter; empty where it has none."""

    def with_more(self, other: Seen | None) -> Seen:
        """With what was seen at another time, if the file has not changed in between."""
        if other is None or self.stamp is None or other.stamp != self.stamp:
            return self
        pairs = ((self.content, other.content), (self.head, other.head))
        return Seen(self.stamp, *(before if mine is None else mine for mine, before in pairs))


def stamp_of(status: os.stat_result) -> Stamp | None:
    """A file's stamp; None where it was changed so lately that another change could leave it the same."""
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _GRAIN:
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
