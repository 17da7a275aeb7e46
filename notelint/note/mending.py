"""What the engine would make of a post after some fixes, so that none is offered that does not mend the page."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from ..diagnostic import Edit, Finding, replaced
from ..document.blocks import read_blocks
from ..document.decoding import UnreadableDocument
from ..document.document import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from .note import Note


def with_fixes_that_mend(
    note: Note, found: Sequence[tuple[Finding, int]], wanted: Collection[str]
) -> Iterator[Finding]:
    """Findings of one rule; each without its fix where a line is then no beginning of a wanted kind of block.

    ``found`` has each finding with an offset on its line. A row counts as a beginning of its table. All fixes are made
    at once, so that the post is read one more time only, however many there are; in a notebook none is tried.
    """
    edits = _apart([edit for finding, _ in found if finding.fix for edit in finding.fix.edits])
    if not edits or note.document.cells:
        yield from (finding for finding, _ in found)
        return
    document = Document(replaced(note.text, edits), note.document.path, grammar=note.document.grammar)
    try:
        kinds = _kinds_by_line(document)
    except UnreadableDocument:
        kinds = {}
    ends = [edit.span.end for edit in edits]
    longer = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)]
    for finding, offset in found:
        line = document.line_index(offset + longer[bisect_right(ends, offset)])
        is_mended = finding.fix is None or not kinds.get(line, set()).isdisjoint(wanted)
        yield finding if is_mended else finding._replace(fix=None)


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Edits in order, without those that another one overlaps or touches."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or kept[-1].span.end < edit.span.start:
            kept.append(edit)
    return kept


def _kinds_by_line(document: Document) -> dict[int, set[str]]:
    """The kinds of blocks that begin on each line. Raises UnreadableDocument."""
    kinds: dict[int, set[str]] = defaultdict(set)
    for block in read_blocks(document).walk():
        if block.lines:
            kinds[block.lines.start].add(block.kind)
        if block.kind == "table" and block.token is not None and block.token.meta["delimiter"] is not None:
            for line in block.lines:
                kinds[line].add("row")
    return kinds
