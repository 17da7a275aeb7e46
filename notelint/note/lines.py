"""The lines of a paragraph as they are written, and where the page goes on without a break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostic import Edit, Span
from ..document.blocks import once_per_block
from ..named_tuple import NamedTuple
from ..regex import regex

if TYPE_CHECKING:
    from ..document.blocks import Block
    from ..document.document import Document

_BREAK = regex(r"<br\b[^<>]*>\s*$|</br>\s*$|\\$", re.IGNORECASE)
_BREAK_ABOVE = regex(r"</?br\b", re.IGNORECASE)
WIDE = regex("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
"""A character that is two columns wide, of a script without capitals."""
_FIRST_WORD = regex("[\u2e80-\ua4cf\uf900-\ufaff]|[^\\s\u2e80-\ua4cf\uf900-\ufaff]+")
"""What is not broken: in Chinese and Japanese, a character."""
CODE_SPAN = regex(r"`[^`\n]+`")
"""Code between single backticks, with them."""
NARROWEST = 66
"""Columns; nobody wraps text to less."""
_LONG_TAG = regex(r"</?[A-Za-z][\w-]*+\s[^<>\n]*+\n[^<>]*+(?:>|(?<=[\"'])\Z)")
"""A tag over several lines, also where the engine has it for text."""
_NOT_TEXT = frozenset(("liquid", "shortcode", "attributes", "comment", "footnote-definition", "admonition"))


class Line(NamedTuple):
    """A line of a paragraph."""

    span: Span
    """Without the space around it and the marks of quotes and items."""
    text: str
    column: int
    """Of its first character, from 0, a tab being four spaces wide."""
    joined: bool
    """Whether the page shows the next line after it, with a space between."""


def read_lines(document: Document, paragraph: Block) -> list[Line]:
    """The lines of a paragraph in order; none where it has one line only, or holds what is no text or goes over a line's end."""
    if paragraph.inline is None or len(paragraph.lines) < 2:
        return []
    inlines = paragraph.inlines
    if any(mask.kind in _NOT_TEXT for mask in document.masks_in(paragraph.span)):
        return []
    if lines_in_markup(document, paragraph):
        return []
    soft = {
        document.line_index(child.meta["span"].start)
        for child in inlines
        if child.type == "softbreak" and child.level == 0 and not document.is_masked(child.meta["span"].start)
    }
    spans = [_without_marks(document, document.lines_span(line, line + 1)) for line in paragraph.lines]
    if inlines:
        spans[0] = Span(max(spans[0].start, inlines[0].meta["span"].start), spans[0].end)
    texts = [*map(document.slice, spans), ""]
    return [
        Line(
            span,
            texts[index],
            _column(document, span.start),
            paragraph.lines[index] in soft
            and not _BREAK.search(texts[index])
            and not _BREAK_ABOVE.match(texts[index + 1]),
        )
        for index, span in enumerate(spans)
    ]


def lines_in_markup(document: Document, paragraph: Block) -> set[int]:
    """The lines (from 0) of a paragraph that begin inside of a code span, a tag or a comment."""
    found: set[int] = set()
    for token in paragraph.inlines:
        if token.type in ("code_inline", "html_inline"):
            start, end = token.meta["span"]
            found.update(range(document.line_index(start) + 1, document.line_index(end - 1) + 1))
    if document.is_in_lines("<", paragraph.lines):
        for tag in _LONG_TAG.finditer(document.text, *paragraph.span):
            found.update(range(document.line_index(tag.start()) + 1, document.line_index(tag.end() - 1) + 1))
    return found


def _without_marks(document: Document, span: Span) -> Span:
    """The span of a line without the marks of the quotes that it is in."""
    start = span.start
    while start < span.end and document.text[start] in "> \t":
        start += 1
    return Span(start, span.end)


def _column(document: Document, offset: int) -> int:
    line = document.line_at(offset)
    return len(document.text[line.start : offset].expandtabs(4))


def column_of(document: Document, block: Block) -> int:
    """Where on its line, behind the marks of a quote, a block begins, from 0, a tab being four spaces wide."""
    place = document.line_at(block.span.start)
    line = document.slice(place)
    marks = max(block.span.start - place.start, len(line) - len(line.lstrip("> \t")))
    return len(line[:marks].expandtabs(4).rpartition(">")[2]) if marks else 0


def goes_on_counting(above: Block, after: Block | None, from_one: bool) -> bool:
    """Whether a list goes on with the numbers of another, and is shown with others; ``from_one`` where every list is counted from 1."""
    if after is None or after.kind != "list" or after.children[0].number is None or above.children[0].number is None:
        return False
    first, last = after.children[0].number, above.children[-1].number
    return first == last == 1 or (from_one and last is not None and first == last + 1)


def is_deliberate(line: Line, following: Line, width: int) -> bool:
    """Whether a line was ended on purpose: the next word would have fitted into ``width`` columns."""
    word = _FIRST_WORD.match(following.text)
    return columns(line.text) + 1 + columns(word[0] if word else "") <= width


def margin(line: str) -> str:
    """What is before the text of a line, of spaces and marks of quotes."""
    return line[: len(line) - len(line.lstrip(" \t>"))]


def columns(text: str) -> int:
    """How wide a text is: a character of Chinese, Japanese or Korean takes two columns."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


@once_per_block
def contents_of(document: Document, paragraph: Block) -> list[str]:
    """The lines of a paragraph as the engine has them, without what is before them of quotes that it sees."""
    return paragraph.inline.content.split("\n") if paragraph.inline is not None else []


def blank_line_above(document: Document, block: Block, line: int) -> Edit:
    """The edit that leaves a blank line above a line (from 0) of a block, in those quotes alone that the engine sees."""
    start = document.line_span(line).start
    blank, contents = document.blank_line(line - 1), contents_of(document, block)
    above = line - 1 - block.lines.start
    if 0 <= above < len(contents):
        text = contents[above].lstrip()
        printed = len(text) - len(text.lstrip("> \t"))
        seen = blank.count(">") - text[:printed].count(">")
        marks = [at for at, sign in enumerate(blank) if sign == ">"]
        blank = (blank[: marks[seen - 1] + 1] if seen > 0 else "") + "\n"
    return Edit(Span(start, start), blank)
