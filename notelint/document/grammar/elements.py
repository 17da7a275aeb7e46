"""The blocks that a grammar reads, and the markdown-it tokens that the rest of the program knows them by.

A grammar cuts prefixes off (of quotes and items) and reads what is left as a text of its own, as kramdown, pandoc and
Python-Markdown do; ``Lines`` is such a text, which still knows the line of the post that each of its lines is part of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from markdown_it.token import Token

from ...diagnostic import Span
from .bare_token import BareToken

_CONTAINERS = {
    "item": ("list_item", "li"),
    "quote": ("blockquote", "blockquote"),
    "definitions": ("dl", "dl"),
    "definition": ("dd", "dd"),
    "footnote": ("footnote", "section"),
    "bullets": ("bullet_list", "ul"),
    "numbers": ("ordered_list", "ol"),
}
"""The name and the tag of the tokens of each block that holds others."""
_TEXTS = {"paragraph": ("paragraph", "p"), "term": ("dt", "dt"), "heading": ("heading", "")}
_LEAVES = {"fence": "code", "code_block": "code", "html_block": "", "hr": "hr", "settings": ""}
"""The tag of each block that holds no others; of a heading its level makes it."""
_UNSEEN = frozenset(("blank", "end"))
_CROWD = 20
"""Tags on one line with text between; more are one block, as each is known by its line."""


class Lines:
    """A text whose lines, each with its line end, are the tails of some lines of the post."""

    __slots__ = ("numbers", "starts", "text")

    def __init__(self, text: str, numbers: Sequence[int], starts: list[int] | None = None) -> None:
        self.text = text
        self.numbers = numbers
        """Of each line; an offset after the last one is taken for its own."""
        self.starts = starts or [0]
        if starts:
            return
        at = text.find("\n") + 1
        while at:
            self.starts.append(at)
            at = text.find("\n", at) + 1

    def number(self, at: int) -> int:
        """The post's line (from 0) of an offset."""
        index, numbers = bisect_right(self.starts, at) - 1, self.numbers
        return numbers[index] if index < len(numbers) else numbers[-1]

    def part(self, start: int, end: int) -> Lines:
        """The text between two offsets, as a text of its own."""
        first = bisect_right(self.starts, start) - 1
        return Lines(self.text[start:end], self.numbers[first:] or self.numbers[-1:])


class Growing:
    """A text that is put together line by line."""

    __slots__ = ("numbers", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.numbers: list[int] = []

    def add(self, text: str, number: int) -> None:
        """One more line of the post, or several blank ones from this one on."""
        self.pieces.append(text)
        self.numbers.append(number)
        if not text[:1].isspace():
            return
        for more in range(1, text.count("\n")):
            self.numbers.append(number + more)

    def lines(self) -> Lines:
        """The text so far."""
        pieces, numbers = self.pieces, self.numbers
        starts = [*accumulate(map(len, pieces), initial=0)] if len(pieces) == len(numbers) else None
        return Lines("".join(pieces), numbers, starts)


@dataclass(eq=False, repr=False)
class Element:
    """One block, and what it holds."""

    kind: str
    first: int = 0
    """The post's first line of it (from 0)."""
    stop: int = 0
    """The line after its last."""
    text: str = ""
    """Of a leaf: what is parsed further, or the code."""
    children: list[Element] = field(default_factory=list)
    level: int = 0
    """Of a heading."""
    markup: str = ""
    info: str = ""
    rows: list[Row] = field(default_factory=list)
    """Of a table."""
    delimiter: Span | None = None
    """Of a table: the line below its header, where it has one."""

    def last(self) -> Element | None:
        """The last child."""
        return self.children[-1] if self.children else None


@dataclass(eq=False, repr=False)
class Row:
    """A row of a table: its line, its place, and its cells with their places."""

    line: int
    span: Span
    cells: list[tuple[str, list[tuple[int, int]]]]
    header: bool = False


def tokens_of(root: Element) -> list[Token]:
    """The tokens of all blocks, in order."""
    tokens: list[Token] = []
    _add_all(root, tokens, 0)
    return tokens


def _add_all(parent: Element, tokens: list[Token], level: int) -> None:
    """Add what an element holds; tags beside each other on one line are one block, and so are those of a crowded line."""
    html: Token | None = None
    pieces, lines, is_last, on_line = list[str](), [0, 0], False, 0
    for child in parent.children:
        if child.kind in _UNSEEN:
            continue
        if child.kind != "html_block":
            _add(child, tokens, level)
            is_last = False
            continue
        on_line = on_line + 1 if child.first < lines[1] else 0
        if on_line and (is_last or (on_line > _CROWD and child.stop <= lines[1])):
            lines[1] = max(lines[1], child.stop)
            pieces.append(child.text)
            continue
        if html is not None:
            html.content = "".join(pieces)
        _add(child, tokens, level)
        html, pieces, lines, is_last = tokens[-1], [child.text], [child.first, child.stop], True
        html.map = lines
    if html is not None:
        html.content = "".join(pieces)


def _add(element: Element, tokens: list[Token], level: int) -> None:
    kind, place = element.kind, [element.first, element.stop]
    if kind in _TEXTS:
        _text(element, tokens, level)
    elif kind in _CONTAINERS:
        (name, tag), markup, info = _CONTAINERS[kind], element.markup, element.info
        if info == "div":
            tag, info = "div", ""  # a directive, which is in the tree as a list of one item
        tokens.append(BareToken(name + "_open", tag, 1, place, level, "", markup, info, None, True))
        _add_all(element, tokens, level + 1)
        tokens.append(BareToken(name + "_close", tag, -1, None, level, "", markup, "", None, True))
    elif kind == "table":
        tokens.extend(_table(element, level))
    elif kind in _LEAVES:
        text, markup, info = element.text, element.markup, element.info
        leaf = BareToken(kind, _LEAVES[kind], 0, place, level, text, markup, info, None, True)
        leaf.hidden = kind == "settings"
        tokens.append(leaf)


def _text(element: Element, tokens: list[Token], level: int) -> None:
    name, tag = _TEXTS[element.kind]
    tag = "caption" if element.info == "caption" else tag or f"h{element.level}"
    first, text, markup = element.first, element.text, element.markup
    tokens += (
        BareToken(name + "_open", tag, 1, [first, element.stop], level, "", markup, "", None, True),
        _inline([first, first + text.count("\n") + 1], level + 1, text),
        BareToken(name + "_close", tag, -1, None, level, "", markup, "", None, True),
    )


def _inline(lines: list[int], level: int, text: str, cells: list[tuple[int, int]] | None = None) -> Token:
    meta = None if cells is None else {"cells": cells}
    token = BareToken("inline", "", 0, lines, level, text, "", "", meta, True)
    token.children = []
    return token


def _table(element: Element, level: int) -> Iterator[Token]:
    lines, meta = [element.first, element.stop], {"delimiter": element.delimiter}
    yield BareToken("table_open", "table", 1, lines, level, "", element.markup, "", meta, True)
    for row in element.rows:
        line = [row.line, row.line + 1]
        yield BareToken("tr_open", "tr", 1, line, level + 1, "", "", "", {"row": row.span}, True)
        for content, runs in row.cells:
            yield _inline(line, level + 3, content, runs)
    yield BareToken("table_close", "table", -1, None, level, "", "", "", None, True)
