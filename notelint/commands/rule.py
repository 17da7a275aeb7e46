"""``notelint rule``: print rules' pages, or the list of all rules."""

from __future__ import annotations

import argparse
import sys

from .flags import add_color
from .terminal import fail, style

EXAMPLES = """examples:
  notelint rule                        the list of all rules
  notelint rule LK003                  what a rule reports, with examples
  notelint rule LK                     all rules about links"""


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("rules", nargs="*", metavar="CODE", help="a code, name or area")
    add_color(parser)


def _code(name: str) -> str:
    """A code or name; for words such as "links" the area that they mean."""
    from ..rules import AREAS

    words = name.lower().strip()
    return next((area for area, title in AREAS.items() if words in (title, *title.split(" and "))), name)


def run(options: argparse.Namespace) -> int:
    """Print rules' pages, or the list of all rules."""
    from ..reporters.rule_pages import rule_list, rule_page
    from ..rules import UnknownRule, find_rules

    layout = style(options.color)
    if not options.rules:
        sys.stdout.write(rule_list(layout.color, layout.width))
        return 0
    try:
        rules = list(dict.fromkeys(rule for name in options.rules for rule in find_rules(_code(name))))
    except UnknownRule as error:
        return fail(str(error))
    sys.stdout.write("\n".join(rule_page(rule, layout.color, layout.width) for rule in rules))
    return 0
