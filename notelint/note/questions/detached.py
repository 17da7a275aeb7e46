"""Answers that are below an item, and that the engine does not put into it: how they are moved there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...diagnostic import Edit, Fix, Span

if TYPE_CHECKING:
    from ...document.blocks import Block
    from ...document.document import Document

INDENT = 4
"""So many spaces put a block into an item, whatever the engine and the width of the number."""


def indented(document: Document, blocks: Sequence[Block], title: str) -> Fix | None:
    """Put blocks into the items above them; None where one of them is more than text."""
    if not blocks or any(block.kind not in ("paragraph", "list", "quote") for block in blocks):
        return None
    edits = tuple(edit for block in blocks for edit in _edits(document, block))
    return Fix(title, edits) if edits else None


def _edits(document: Document, block: Block) -> Iterator[Edit]:
    first, last = document.line_index(block.span.start), document.place(block.span.end)[0]
    for line in range(first, last):
        span = document.line_span(line)
        text = document.slice(span)
        indent = len(text) - len(text.lstrip(" "))
        if text.strip() and indent < INDENT:
            yield Edit(Span(span.start, span.start), " " * (INDENT - indent if block.kind != "list" else INDENT))
