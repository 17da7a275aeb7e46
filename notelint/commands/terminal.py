"""What commands share of the terminal they speak to."""

from __future__ import annotations

import os
import stat
import sys
from typing import TextIO

from ..reporters.escape import safe
from ..reporters.style import Style


def fail(message: str) -> int:
    """Say on standard error why a command could not run; its exit code."""
    print(f"notelint: {safe(message)}", file=sys.stderr)
    return 2


def show(text: str) -> None:
    """Print a text, its lines broken between words where they are wider than the terminal; to a file they stay whole."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        from ..reporters.layout import hanging

        room = style("never").width
        text = "\n".join(part for line in text.split("\n") for part in hanging(line, room))
    print(text)


def style(color: str, stream: TextIO | None = None) -> Style:
    """How to lay out text for a stream, as the flag ``--color`` and the terminal have it."""
    stream = stream or sys.stdout
    colored = _wants_color(color, stream)
    return Style(colored, max(40, min(_width(stream), 200)), links=colored and _knows_links(stream))


def _width(stream: TextIO) -> int:
    """The columns of the terminal; after a pipe, such as to ``less``, those of the one that errors go to."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    for terminal in (stream, sys.stderr) if _is_pipe(stream) else (stream,):
        try:
            return os.get_terminal_size(terminal.fileno()).columns or 100
        except (OSError, ValueError):
            continue
    return 100


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _knows_links(stream: TextIO) -> bool:
    """Whether links (OSC 8) can be printed: most terminals know them or pass over them; ``FORCE_HYPERLINK`` decides."""
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") not in (None, "dumb", "linux") and "CI" not in os.environ


def _wants_color(flag: str, stream: TextIO) -> bool:
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
