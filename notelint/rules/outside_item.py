"""You indented a text, picture or code block below a list item, but the page shows it below the list, not inside the item.

Indent it as far as the text of the item: two spaces below `- `, three below `1. `, and four in Python-Markdown. With less,
the list ends there. Reported is what is indented by two spaces or more, if nothing else in the post is. Where the next
items show up with wrong numbers because of it, MK026 or QA010 reports that instead.

Bad (github):

    1. Wind the warp.

      The threads must not cross.

Good (github):

    1. Wind the warp.

       The threads must not cross.
"""

from collections.abc import Iterator
from itertools import zip_longest

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.lines import column_of, goes_on_counting
from ..note.note import Note
from . import Rule

_KINDS = {"paragraph": "text", "fence": "code block", "table": "table", "quote": "quote"}
_LEAST = 2
"""Columns; one space is a slip of the hand."""


def check(note: Note) -> Iterator[Finding]:
    engine = note.site.engine
    if engine.items_by_four and not engine.extensions_named:
        return
    outside, elsewhere = _indented(note)
    if not outside or elsewhere >= len(outside):
        return
    first = note.document.line_index(outside[0].span.start)
    many = f" (and {len(outside) - 1} more)" if len(outside) > 1 else ""
    needs = "four spaces" if engine.items_by_four else "more spaces"
    what = f"this {_KINDS[outside[0].kind]} shows up below the list, not inside the item above"
    help = "indent it by four spaces" if engine.items_by_four else "indent it to where the text of the item begins"
    place = note.document.lines_span(first, first + 1)
    yield Finding(place, f"{what}: {engine.title} needs {needs} before it{many}", help)


def _indented(note: Note) -> tuple[list[Block], int]:
    """What is indented right below a list; none if others tell of numbers that are wrong because of it. How many blocks are indented elsewhere."""
    outside: list[Block] = []
    elsewhere = 0
    for parent in note.rendered:
        goes_on = False
        for above, block, after in zip_longest([None, *parent.children], parent.children, parent.children[1:]):
            is_far = block is not None and block.kind in _KINDS and column_of(note.document, block) >= _LEAST
            if is_far and above is not None and above.kind == "list":
                goes_on = column_of(note.document, block) - column_of(note.document, above.children[-1]) >= _LEAST
                if goes_on and goes_on_counting(above, after, note.site.engine.numbers_from_one):
                    return [], 0
                outside += [block] if goes_on else []
            elif parent.kind != "item":
                goes_on = goes_on and is_far
                elsewhere += is_far and not goes_on
    return outside, elsewhere


RULE = Rule(
    "MK045", "outside-item", "Text that is indented below a list item, but not inside it", Severity.WARNING, check
)
