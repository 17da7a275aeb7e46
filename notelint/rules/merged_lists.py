"""You begin a new list at 1, but the page goes on with the number of the list above: both are one list.

Only blank lines are between them, and those do not end a list. Write a line of text or a heading between them, or indent the
second list, so that it is part of the item above. Lists that are written `1.` throughout are not reported.

In Python-Markdown without `sane_lists`, bullets below numbers go on with the numbers, and numbers below bullets are
shown as bullets. This is reported if `mkdocs.yml` says which extensions are on.

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
from ..note.lines import margin
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if note.document.cells:  # each cell is a page of its own
        return
    for block in note.rendered:
        if block.kind == "list" and note.site.engine.extensions_named:
            yield from _of_two_kinds(note, block)
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


def _of_two_kinds(note: Note, block: Block) -> Iterator[Finding]:
    """The first bullet that goes on with a list of numbers, or the other way round."""
    is_numbered = block.children[0].number is not None
    other = (at for at, item in enumerate(block.children) if (item.number is not None) != is_numbered)
    index = next(other, None)
    if index is not None and _margin(note, block.children[index]) == _margin(note, block):  # else it was to be inside
        line = note.document.line_index(block.children[index].span.start)
        shown = f"with the number {index + 1}" if is_numbered else "with a bullet and without its number"
        message = f"the page shows this item {shown}: it goes on with the list above"
        help = "write a text or a heading between the lists, or switch on sane_lists"
        yield Finding(note.document.lines_span(line, line + 1), message, help)


def _margin(note: Note, block: Block) -> str:
    return margin(note.document.slice(note.document.line_at(block.span.start)))


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
