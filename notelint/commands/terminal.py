"""What commands share of the terminal they speak to."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from ..reporters.escape import safe
from ..reporters.style import Style


def fail(message: str) -> int:
    """Say on standard error why a command could not run; its exit code."""
    print(f"notelint: {safe(message)}", file=sys.stderr)
    return 2


def style(color: str, stream: TextIO | None = None) -> Style:
    """How to lay out text for a stream, as the flag ``--color`` and the terminal have it."""
    stream = stream or sys.stdout
    width = 100
    if stream.isatty() or "COLUMNS" in os.environ:
        from shutil import get_terminal_size

        width = get_terminal_size((100, 24)).columns
    return Style(_wants_color(color, stream), max(40, min(width, 200)))


def _wants_color(flag: str, stream: TextIO) -> bool:
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"
