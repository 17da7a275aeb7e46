"""Posts that wrap no text: a paragraph is one line, however long, so that each line break was meant as one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..regex import regex
from .line_runs import breaks_off

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .lines import Line
    from .note import Note

_LONG, _SEVERAL = 100, 3
"""Characters of a line; so many paragraphs of one such line are no accident."""
_STOPS = regex(r"[.!?;:,…。！？；：，、।–—(-]$")
_SHORTEST = 12
"""Characters of a line that is more than a name."""


def keeps_lines(note: Note, paragraphs: Sequence[list[Line]]) -> bool:
    """Whether a post has long paragraphs of one line, and few lines that go on with the sentence of the one above."""
    singles = (block for block in note.rendered if block.kind == "paragraph" and len(block.lines) == 1)
    if sum(block.span.end - block.span.start > _LONG for block in singles) < _SEVERAL:
        return False
    pairs = [pair for lines in paragraphs for pair in pairwise(lines) if pair[0].joined]
    open_pairs = [after.text[:1] for line, after in pairs if not _STOPS.search(line.text)]
    return 2 * sum(map(str.islower, open_pairs)) <= sum(map(str.isupper, open_pairs))


def unended_run(lines: list[Line]) -> list[Line]:
    """The lines of a paragraph that begin anew, each with a capital and without the end of a sentence."""
    begin = all(line.text[:1].isupper() and len(line.text) >= _SHORTEST for line in lines)
    if not begin or not all(line.joined for line in lines[:-1]):
        return []
    return [] if any(_STOPS.search(line.text) or breaks_off(line.text) for line in lines) else lines
