"""``notelint outline``: print a reference outline of a course or book."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ..atomic import OutputError, check, write
from ..reporters.escape import visible, without_commands
from .flags import OUTPUT_FILE
from .terminal import fail

EXAMPLES = """examples:
  notelint outline book/ -o course.yaml"""


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="notebooks or markdown files (a chapter each), a folder of them, SUMMARY.md, a saved web page, or an EPUB",
    )
    parser.add_argument("--name", default="course", help="how posts name it (default: course)")
    parser.add_argument("--title", help="the course's title")
    parser.add_argument(*OUTPUT_FILE, metavar="FILE", help="write to this file, which must not exist")


def run(options: argparse.Namespace) -> int:
    """Print a reference outline of a course or book."""
    from ..outlines.importing import dump, import_outline
    from ..outlines.reference import OutlineError, read_reference

    file = options.output_file
    try:
        if file is not None:
            check(file)
            if os.path.lexists(file):
                return fail(f"{file}: exists already")
        outline = import_outline([Path(source) for source in options.sources], options.name, options.title)
        text = dump(outline, lambda text: without_commands(visible(text), "\\x5B"))
        read_reference(text, options.name)
        if file is None:
            sys.stdout.write(text)
        else:
            write(file, text)
    except (OutlineError, OutputError) as error:
        return fail(str(error))
    return 0
