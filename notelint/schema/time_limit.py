"""An end to what a pattern may take that a stranger wrote: in a schema, in settings, in ``.gitignore``.

Python's regular expressions may take a time that doubles with each character, and so would a pull request that brings its
own settings. They look for signals while they work, so a timer ends them.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 5.0
"""Of processor time: what an honest pattern takes is counted in microseconds."""


class TooLong(Exception):
    """The limit was reached."""


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooLong in what takes longer; without a limit in a thread beside the main one, and on Windows."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise TooLong

    handler = signal.signal(signal.SIGPROF, stop)
    outer, _ = signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, outer)
        signal.signal(signal.SIGPROF, handler)
