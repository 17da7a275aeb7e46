"""``notelint clean``: delete the caches."""

from __future__ import annotations

import argparse

from ..reporters.escape import safe
from .flags import CACHE_HELP
from .terminal import fail


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("--cache-dir", metavar="FOLDER", help=CACHE_HELP)


def run(options: argparse.Namespace) -> int:
    """Delete what is kept from one run to the next."""
    from ..linting.cache import clean, default_folder

    folder = options.cache_dir or default_folder()
    if folder is None:
        print("no cache: there is no folder for one")
        return 0
    try:
        count, size = clean(folder)
    except OSError as error:
        return fail(f"can't clean {folder}: {error.strerror or error}")
    what = f"{count} {'cache' if count == 1 else 'caches'}, {size / 1_000_000:.1f} MB" if count else "nothing"
    print(f"{safe(folder)}: {what} deleted")
    return 0
