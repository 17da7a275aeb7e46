"""What tells without reading a file that it is still the same."""

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


def stamp_of(status: os.stat_result) -> Stamp | None:
    """A file's stamp; None where it was changed so lately that another change could leave it the same."""
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _GRAIN:
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
