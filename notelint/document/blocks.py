"""The post as a tree of blocks, with every ``<details>`` folded into one.

CommonMark knows a details element only as loose pieces of HTML around the blocks it holds. Here the pieces are matched
over the whole post first, and what is between them becomes its children, so that "the answer to a question" is a
block like any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, TypeVar

from ..diagnostic import Span
from ..named_tuple import NamedTuple
from ..regex import regex
from .nesting import DEEPEST
from .table_rows import code_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

    from .document import Document

_T = TypeVar("_T")

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "fence",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
    "settings": "settings",
    "dl_open": "definitions",
    "dt_open": "term",
    "dd_open": "definition",
    "footnote_open": "footnote",
}
_DIGITS = 9
"""Of an item's number, as in CommonMark; Python reads no more than some thousand."""
_CLOSING = frozenset(name.replace("_open", "_close") for name in _KINDS if name.endswith("_open"))
_TAG_NAME = regex(r"</?(?:details|summary)\b", re.IGNORECASE)
_TAG = regex(
    r"<!--.*?(?:-->|$)|<(?P<close>/?)(?P<name>details|summary)\b(?P<attributes>[^<>]*)>", re.IGNORECASE | re.DOTALL
)


class Summary(NamedTuple):
    """A summary element: the whole of it, and what is between its tags."""

    span: Span
    inside: Span


@dataclass(eq=False, repr=False)
class Block:
    """One block. ``span`` reaches from its first to its last character that is not blank."""

    kind: str
    span: Span
    token: Token | None = None
    inline: Token | None = None
    """Of a heading or paragraph: the token that holds its text."""
    children: list[Block] = field(default_factory=list)
    level: int = 0
    """Of a heading: 1 to 6."""
    number: int | None = None
    """Of an item in an ordered list: the number as written."""
    marker: str = ""
    """Of an item: ``-``, ``*``, ``+``, ``.`` or ``)``."""
    summary: Summary | None = None
    opening: Span | None = None
    """Of details: the opening tag."""
    closed: bool = True
    """Of details: False where no closing tag follows."""
    lines: range = range(0)
    """Of what the markdown itself holds: its lines, from 0; empty of details and of pieces around them."""

    @property
    def inlines(self) -> list[Token]:
        """Of a heading or paragraph: the tokens of its text."""
        return self.inline.children or [] if self.inline is not None else []

    @cached_property
    def text_span(self) -> Span:
        """Of a heading or paragraph: the span of its text, without its markers; many rules ask for it."""
        children = self.inlines
        if not children:
            return Span(self.span.end, self.span.end)
        return Span(children[0].meta["span"].start, children[-1].meta["span"].end)


def once_per_block(read: Callable[[Document, Block], _T]) -> Callable[[Document, Block], _T]:
    """A function that reads something off a block, computed when it is first asked for."""

    @wraps(read)
    def remembered(document: Document, block: Block) -> _T:
        known: dict[Block, _T] | None = document.memory.get(remembered)
        if known is None:
            known = document.memory[remembered] = {}
        if block not in known:
            known[block] = read(document, block)
        return known[block]

    return remembered


def once_per_document(read: Callable[[Document], _T]) -> Callable[[Document], _T]:
    """The same for what is read off a document."""

    @wraps(read)
    def remembered(document: Document) -> _T:
        known: dict[None, _T] = document.memory.setdefault(remembered, {})
        if None not in known:
            known[None] = read(document)
        return known[None]

    return remembered


class Tag(NamedTuple):
    """An opening or closing ``<details>`` or ``<summary>``."""

    span: Span
    name: str
    closing: bool


@dataclass(eq=False, repr=False)
class Tree:
    """All blocks of a post."""

    root: Block
    details: list[Block]
    """Every details element, in document order, nested ones too."""
    unmatched: list[Tag]
    """Tags of details that have no partner, in document order."""
    closed_by_item: list[Block]
    """Details elements in a list item that browsers close with the item."""
    _order: list[Block] = field(default_factory=list, init=False, repr=False)

    def walk(self) -> Iterator[Block]:
        """Every block, parents first, in the order of the post."""
        if not self._order:
            waiting = [self.root]
            while waiting:
                block = waiting.pop()
                self._order.append(block)
                if block.children:
                    waiting.extend(reversed(block.children))
        return iter(self._order)


def read_blocks(document: Document) -> Tree:
    """The tree, built when it is first asked for. Raises UnreadableDocument where the markdown can't be parsed."""
    known: dict[str, Tree] = document.memory.setdefault(read_blocks, {})
    if "tree" not in known:
        known["tree"] = _build(document)
    return known["tree"]


def _build(document: Document) -> Tree:
    root = Block("document", Span(document.body_start, len(document.text)))
    open_blocks = [root]
    for token in document.tokens:
        if token.type == "inline":
            open_blocks[-1].inline = token
        elif token.type in _CLOSING:
            open_blocks.pop()
        elif (kind := _KINDS.get(token.type)) is not None:
            assert token.map is not None
            block = Block(kind, document.lines_span(*token.map), token, lines=range(*token.map))
            if kind == "heading":
                block.level = int(token.tag[1])
            elif kind == "item":
                block.marker = token.markup
                block.number = int(token.info[:_DIGITS]) if token.info else None
            open_blocks[-1].children.append(block)
            if token.nesting == 1:
                open_blocks.append(block)
    tags: list[Tag] = []
    if _TAG_NAME.search(document.text) is not None:  # pieces may overlap
        tags = list(dict.fromkeys(tag for span in html_spans(document) for tag in _tags(document.text, span)))
    details, unmatched = _match(tags, root)
    if details:
        _fold(document, root, tags, {block.span.start: block for block in details})
    by_item = [block for block in details if not block.closed and block.children]
    return Tree(root, details, unmatched, by_item)


def html_spans(document: Document) -> Iterator[Span]:
    """The spans of raw HTML, blocks and inline, in document order; of several blocks on the same lines one."""
    last = -1
    for token in document.tokens:
        if token.type == "html_block" and token.map is not None:
            span = document.lines_span(*token.map)
            if span.end > last:
                yield span
                last = span.end
        for child in token.children or ():
            if child.type == "html_inline" and child.meta["span"].end > last:
                yield child.meta["span"]


def _tags(text: str, span: Span) -> Iterator[Tag]:
    hidden = in_backticks(text, span)
    for match in _TAG.finditer(text, *span):
        if match["name"] and not covers(hidden, match.start()):
            yield Tag(Span(*match.span()), match["name"].lower(), bool(match["close"]))


def in_backticks(text: str, html: Span) -> list[tuple[int, int]]:
    """The code spans and fences in an HTML block: an engine that renders the block shows the tags in them as code."""
    return code_ranges(text, *html) if text.find("`", *html) >= 0 else []


def covers(ranges: Sequence[tuple[int, int]], at: int) -> bool:
    """True for an offset inside one of some ranges, which are in order."""
    index = bisect_right(ranges, (at, len(ranges) and ranges[-1][1] + at)) - 1
    return index >= 0 and ranges[index][0] <= at < ranges[index][1]


def _match(tags: list[Tag], root: Block) -> tuple[list[Block], list[Tag]]:
    """Pair the tags; return every details element and the tags without a partner.

    An item ends what is open in it, so a tag after it closes the element around the item where that would stay open.
    """
    found: list[Block] = []
    unmatched: list[Tag] = []
    waiting: list[Block] = []
    summary: Tag | None = None
    for tag in tags:
        if tag.name == "summary":
            if not tag.closing:
                summary = tag
            elif summary is not None and waiting and waiting[-1].summary is None:
                whole = Span(summary.span.start, tag.span.end)
                waiting[-1].summary = Summary(whole, Span(summary.span.end, tag.span.start))
                summary = None
        elif not tag.closing:
            waiting.append(Block("details", tag.span, opening=tag.span, closed=False))
            found.append(waiting[-1])
        elif waiting:
            block = waiting.pop()
            block.span, block.closed = Span(block.span.start, tag.span.end), True
        else:
            unmatched.append(tag)
    waiting = _without_tags_after_items(waiting, found, root)
    unmatched += [Tag(block.span, "details", False) for block in waiting]
    for block in waiting:
        end = block.summary.span.end if block.summary else block.span.end
        block.span = Span(block.span.start, end)
    return found, sorted(unmatched)


def _without_tags_after_items(waiting: list[Block], found: list[Block], root: Block) -> list[Block]:
    """The elements that are never closed, once each has the tag that stands after the item that one inside it is open in."""
    leaving, end = list[Block](), -1
    for block in found if waiting else ():
        if block.closed and block.span.start >= end:
            end = block.span.end
            item_end = _end_of_item(root, block.span.start)
            if item_end is not None and item_end < end:
                leaving.append(block)
    left: list[Block] = []
    for outer in reversed(waiting):
        if leaving and leaving[-1].span.start > outer.span.start:
            inner = leaving.pop()
            outer.span, outer.closed = Span(outer.span.start, inner.span.end), True
            inner.span, inner.closed = inner.opening or inner.span, False
            left.append(inner)
        else:
            left.append(outer)
    return left


def _end_of_item(parent: Block, offset: int) -> int | None:
    """Where the innermost list item around an offset ends."""
    end = None
    while True:
        index = bisect_right(parent.children, offset, key=lambda block: block.span.start) - 1
        if index < 0 or offset >= parent.children[index].span.end:
            return end
        parent = parent.children[index]
        end = parent.span.end if parent.kind == "item" else end


def _fold(document: Document, parent: Block, tags: list[Tag], details: dict[int, Block]) -> None:
    """Move the blocks between the tags of a details element into it, level by level."""
    starts = [tag.span.start for tag in tags]
    waiting, located = [parent], set[Block]()
    while waiting:
        block = waiting.pop()
        end = block.span.end if block.kind == "item" else None
        block.children = _folded(document, block.children, tags, starts, details, end, located)
        waiting.extend(child for child in block.children if child.kind in ("list", "item", "quote"))
        for child in block.children:
            if child.kind == "details":
                waiting.extend(_containers(child))


def _containers(details: Block) -> Iterator[Block]:
    """The lists and quotes in a details element, whose own level is folded already."""
    for child in details.children:
        if child.kind == "details":
            yield from _containers(child)
        elif child.kind in ("list", "item", "quote"):
            yield child


def _folded(
    document: Document,
    children: list[Block],
    tags: list[Tag],
    starts: list[int],
    details: dict[int, Block],
    item_end: int | None,
    located: set[Block],
) -> list[Block]:
    """One level's blocks; ``item_end`` is where an element that is never closed ends, in a list item.

    ``located`` are the elements that have their place: of several blocks on one line each has that line's tags.
    """
    out: list[Block] = []
    inside: list[Block] = []

    def add(block: Block) -> None:
        while inside and block.span.start >= inside[-1].span.end:
            inside.pop()
        if not inside:
            out.append(block)
            return
        summary = inside[-1].summary
        if summary is None or block.span.start >= summary.span.end:
            inside[-1].children.append(block)

    for child in children:
        first, last = bisect_left(starts, child.span.start), bisect_left(starts, child.span.end)
        if child.kind != "html" or first == last:
            add(child)
            continue
        position = child.span.start
        for tag in tags[first:last]:
            if tag.name == "details" or (inside and inside[-1].summary and tag.span.end == inside[-1].summary.span.end):
                piece = document.trim(Span(position, tag.span.start))
                if piece.start < piece.end:
                    add(Block("html", piece))
                position = tag.span.end
            if tag.name == "details" and not tag.closing:
                block = details[tag.span.start]
                if block in located:
                    continue
                located.add(block)
                add(block)
                if not block.closed and item_end is not None:
                    block.span = Span(block.span.start, item_end)
                if (block.closed or item_end is not None) and len(inside) < DEEPEST:
                    inside.append(block)
        piece = document.trim(Span(position, child.span.end))
        if piece.start < piece.end:
            add(Block("html", piece))
    return out
