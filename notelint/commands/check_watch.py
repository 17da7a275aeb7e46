"""``notelint check --watch``: check now, and again whenever a file changes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from ..settings.config import ConfigError
from ..settings.sources import repository

_SITES = {"_site", "public", "site", "_book", "_build", ".quarto", ".jekyll-cache", ".obsidian"}
"""Folders that generators write."""


def watch(paths: Iterable[str], written: str | None, once: Callable[[], int]) -> int:
    """Call ``once`` now and after each change, until Ctrl-C ends it (as KeyboardInterrupt). ``written`` is a file that
    it writes itself. Settings, words and other posts bear on a post, so all of its repository is watched; what did not
    change comes from the cache. Raises ConfigError.
    """
    try:
        from watchfiles import DefaultFilter
        from watchfiles import watch as changes
    except ImportError:
        raise ConfigError("--watch needs watchfiles: pip install watchfiles, in the environment of notelint") from None
    own = [os.path.abspath(written)] if written is not None else []
    ignored = DefaultFilter(
        ignore_dirs=(*DefaultFilter.ignore_dirs, *_SITES),
        ignore_entity_patterns=(*DefaultFilter.ignore_entity_patterns, r"^\.notelint-.*\.tmp$"),
        ignore_paths=own,
    )
    folders = sorted({repository(path if os.path.isdir(path) else os.path.dirname(path) or ".") for path in paths})
    code = _run(once)
    for _ in changes(*folders, watch_filter=ignored, debounce=400, rust_timeout=1_000):
        code = _run(once)
    return code


def _run(once: Callable[[], int]) -> int:
    """Check once; on a terminal in place of what was there."""
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
    code = once()
    sys.stdout.flush()
    print("notelint: waiting for changes; Ctrl-C ends it", file=sys.stderr, flush=True)
    return code
