"""The page shows a numbered list that starts again at 1, because the code, table or picture above is not part of its
list item.

Indent it as far as the text of the item. Anything at the left margin ends a list. kramdown and Python-Markdown then
begin at 1, whatever number you wrote. Other engines use the number that you wrote, so there only lists whose items
are all written `1.` are affected. Questions have their own rule, QA010.

Bad:

    1. Wind the warp:

    ```text
    wind 200
    ```

    2. Thread the heddles.

Good:

    1. Wind the warp:

       ```text
       wind 200
       ```

    2. Thread the heddles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..document.blocks import Block
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..regex import regex
from . import Rule

_ASIDE = frozenset(("fence", "code", "table", "quote", "html"))
"""What can't introduce the next list."""
_MOST = 20
_LICENCE = regex(r"(?:^|/)(?:licen[cs]e|copying)\b[^/]*$", re.IGNORECASE)


class _Again(NamedTuple):
    """The first item of a list that goes on with another."""

    item: Block
    expected: int


def check(note: Note) -> Iterator[Finding]:
    if note.path.endswith(".ipynb") or _LICENCE.search(
        note.path
    ):  # each cell is a page of its own; nobody edits a licence
        return
    asked = {item.span.start for section in note.question_sections for item in section.numbers}
    found = [
        again for parent in note.rendered for again in _restarts(note, parent) if again.item.span.start not in asked
    ]
    if not found:
        return
    first = found[0]
    line = note.document.line_index(first.item.span.start)
    more = f", and so on for {len(found) - 1} more" if len(found) > 1 else ""
    message = f"the page shows this item as 1 instead of {first.expected}{more}: what is above it ends the list"
    related = tuple(Related(again.item.span, f"shown as 1 instead of {again.expected}") for again in found[1:_MOST])
    help = "indent what is between the items, so that it belongs to the one above"
    yield Finding(note.document.lines_span(line, line + 1), message, help, related=related)


def _restarts(note: Note, parent: Block) -> Iterator[_Again]:
    """The lists of one parent that go on with the one before."""
    count, between = 0, list[Block]()
    above: Block | None = None
    for block in parent.children:
        if block.kind == "heading":
            count, above = 0, None
        if block.kind != "list" or block.children[0].number is None:
            between.append(block)
            continue
        numbers = [item.number or 0 for item in block.children]
        written = numbers[0]
        before = [item.number or 0 for item in above.children] if above is not None else []
        ones = set(numbers) == set(before) == {1}
        if above is not None and between and _goes_on(note, written, before, ones and _is_aside(note, between[-1])):
            count = count if ones else before[-1]
            if len(numbers) + count > 2 or not ones:
                yield _Again(block.children[0], count + 1)
            count += len(numbers)
        else:
            count = len(numbers)
        above, between = block, []


def _goes_on(note: Note, written: int, before: list[int], as_ones: bool) -> bool:
    """Whether a list goes on with the numbers of another, as they are written."""
    if note.site.engine.numbers_from_one and written > 1:
        return written == before[-1] + 1
    return as_ones


def _is_aside(note: Note, block: Block) -> bool:
    """Whether a block belongs to the item above it: no text that introduces a list."""
    if block.kind in _ASIDE:
        return True
    return block.kind == "paragraph" and all(token.type in ("image", "softbreak") for token in block.inlines)


RULE = Rule(
    "MK026",
    "numbers-start-again",
    "A numbered list that starts again at 1",
    Severity.WARNING,
    check,
    yields_to=("MK025",),
)
