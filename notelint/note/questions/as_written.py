"""Lists as their author wrote them, whatever an engine makes of them: questions are read alike under every engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ...diagnostic import Span
from ...document.blocks import Block
from ...document.document import Document

_DEEPER = 2
"""So many columns below another make a bullet a nested one."""


def as_written(document: Document, blocks: list[Block]) -> list[Block]:
    """Blocks with lists that an engine joins kept apart, and lettered ones as the paragraphs they are elsewhere.

    Python-Markdown makes one list of numbers and bullets, and of bullets nested by two spaces; pandoc takes ``(a)`` for
    the number of an item.
    """
    return [part for block in blocks for part in (_parts(document, block) if block.kind == "list" else (block,))]


def _parts(document: Document, block: Block) -> Iterator[Block]:
    for kind, run in groupby(block.children, key=_kind):
        items = list(run)
        if kind == "lettered":
            yield from (child for item in items for child in item.children)
        else:
            items = _nested(document, items) if kind == "bulleted" else items
            same = len(items) == len(block.children)
            yield block if same else replace(block, span=Span(items[0].span.start, items[-1].span.end), children=items)


def _kind(item: Block) -> str:
    if item.number is not None:
        return "numbered"
    return "lettered" if item.marker in ("(", ")", ".") else "bulleted"


def _nested(document: Document, items: list[Block]) -> list[Block]:
    """Bullets with those that are indented below them as their nested lists, which lie after the item's own span."""
    groups: list[list[Block]] = []
    for item in items:
        if groups and _column(document, item) >= _column(document, groups[-1][0]) + _DEEPER:
            groups[-1].append(item)
        else:
            groups.append([item])
    return items if len(groups) == len(items) else [_holding(first, deeper) for first, *deeper in groups]


def _holding(item: Block, deeper: list[Block]) -> Block:
    if not deeper:
        return item
    nested = Block("list", Span(deeper[0].span.start, deeper[-1].span.end), children=deeper)
    return replace(item, children=[*item.children, nested])


def _column(document: Document, item: Block) -> int:
    start = document.line_span(document.place(item.span.start)[0] - 1).start
    return len(document.slice(Span(start, item.span.start)).expandtabs(4))
