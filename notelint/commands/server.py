"""``notelint server``: the language server for editors."""

from __future__ import annotations

import argparse
import os
import sys

from .terminal import fail


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("--stdio", action="store_true", help="use standard input and output (always on)")


def run(options: argparse.Namespace) -> int:
    """Serve until the editor ends it."""
    try:
        from ..server.server import server
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        return fail("the server needs pygls: pip install pygls, in the environment of notelint")
    server.start_io(sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb"))  # it closes what it writes to
    return 0
