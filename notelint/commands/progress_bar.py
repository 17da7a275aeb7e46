"""A bar on standard error while many files are checked; it leaves no trace."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

_MANY = 50
"""Files; with fewer the bar waits until a run is slow."""
_SLOW = 1.0
"""Seconds."""
_PAUSE = 0.1
"""Seconds between two pictures."""
_INTERRUPT = "^C"
"""What a terminal prints at the cursor for Ctrl-C: it has room after the bar, and goes with it."""


@contextmanager
def progress(total: int, quiet: bool, what: str = "files") -> Iterator[Callable[[int], None]]:
    """A function to be called with how many of ``total`` are done; it draws only for someone who is watching."""
    if quiet or not _is_watched():
        yield lambda done: None
        return
    width = 0
    begin = monotonic()
    due = begin if total > _MANY else begin + _SLOW

    def step(done: int) -> None:
        nonlocal due, width
        if monotonic() < due:
            return
        due = monotonic() + _PAUSE
        width = _columns()
        sys.stderr.write("\r" + bar(done, total, width - len(_INTERRUPT), what))
        sys.stderr.flush()

    try:
        yield step
    finally:
        if width:
            sys.stderr.write("\r" + " " * width + "\r")
            sys.stderr.flush()


def bar(done: int, total: int, width: int, what: str = "files") -> str:
    """``[####      ] 4/10 files`` in exactly ``width`` columns, the bar itself at most 40."""
    text = f" {done}/{total} {what}"
    room = min(40, width - len(text) - 2)
    drawn = "" if room < 1 else f"[{'#' * (room * done // max(total, 1)):<{room}}]"
    return (drawn + text)[:width].ljust(width)


def _is_watched() -> bool:
    try:
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
    except ValueError:  # it is closed
        return False


def _columns() -> int:
    """One less than the terminal has: in the last one some terminals break the line."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return (columns or 80) - 1  # some terminals don't know
