"""You begin a new list at 1, but the page goes on with the number of the list above: both are one list.

Only blank lines are between them, and those do not end a list. Write a line of text or a heading between them, or indent the
second list, so that it is part of the item above. Lists that are written `1.` throughout are not reported.

Bad:

    2. Which knots hold best?

    1. The bowline holds under load.

    2. The sheet bend joins two ropes.

Good:

    2. Which knots hold best?

        1. The bowline holds under load.

        2. The sheet bend joins two ropes.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..diagnostic import Finding, Severity
from ..document.blocks import Block
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if note.document.cells:  # each cell is a page of its own
        return
    for block in note.rendered:
        if block.kind == "list" and block.children[0].number is not None:
            first = 1 if note.site.engine.numbers_from_one else block.children[0].number
            yield from _in(note, block, first)


def _in(note: Note, block: Block, first: int) -> Iterator[Finding]:
    """The first item that is written 1 below items that count up; ``first`` is the number that the page begins with."""
    numbers = [item.number or 0 for item in block.children]
    again = next((index for index, number in enumerate(numbers) if number == 1 and index), 0)
    if not again or not _counts(numbers[:again]) or not _counts(numbers[again:]) or numbers[again - 1] < 2:
        return
    item, shown = block.children[again], first + again
    line = note.document.line_index(item.span.start)
    message = f"the page shows this item as {shown} instead of 1: it goes on with the list above"
    help = "write a text or a heading between the lists, or indent this one below the item above"
    yield Finding(note.document.lines_span(line, line + 1), message, help)


def _counts(numbers: list[int]) -> bool:
    """Whether each number is one more than the one before."""
    return all(after == before + 1 for before, after in pairwise(numbers))


RULE = Rule(
    "MK038",
    "merged-lists",
    "A list that begins at 1 and goes on with the one above",
    Severity.WARNING,
    check,
    yields_to=("MK025",),
)
