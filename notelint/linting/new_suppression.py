"""Switch rules off for one line, in the form that fits there: no comment may change what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..diagnostic import Edit, Span
from ..document.blocks import html_spans
from ..document.document import Document
from ..document.front_matter import read_front_matter
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..regex import regex
from .suppression import read_suppressions

_NO_PLACE = frozenset({"fence", "code", "html", "details"})
"""Blocks in which a comment would be code, or text, or end the element."""
_CODE_OR_HTML = frozenset({"fence", "html"})
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_IN_A_LIST_OR_QUOTE = regex(r"[ \t]*(?:[-*+>]|\d{1,9}[.)])(?:[ \t]|$)|[ \t]+\S")
_ATTRIBUTES = regex(r"(?<![ \t])[ \t]+(?:\{[^{}]*\}|#+)[ \t]*$|(?<![ \t])[ \t]*\|[ \t]*$|(?<![ \t])[ \t]+$|\\$")
"""What must stay at the end of a line: attributes, closing hashes, a hard break, the last pipe of a row."""


class Comment(NamedTuple):
    """A comment that is to be written at an offset, with what is around it; its codes are still open."""

    offset: int
    verb: str
    before: str = ""
    after: str = ""
    opening: str = "<!--"
    closing: str = " -->"

    def edit(self, codes: Iterable[str], reason: str = "") -> Edit:
        """Write it for some codes."""
        why = f" - {reason}" if reason and self.verb != "enable" else ""
        text = f"{self.opening} notelint-{self.verb} {', '.join(sorted(codes))}{why}{self.closing}"
        return Edit(Span(self.offset, self.offset), f"{self.before}{text}{self.after}")


Form = tuple[Comment, ...]
"""The comments, one or two, that switch rules off for a line."""


def new_suppression(note: Note, span: Span, code: str) -> list[Edit]:
    """What to write so that a rule says nothing of the line where a span starts; empty where nothing can be written."""
    document = note.document
    line = document.place(span.start)[0]
    for form in suppression_forms(note, line):
        edits = written({comment: {code} for comment in form})
        text = document.text
        for edit in reversed(edits):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        above = [edit for edit in edits if edit.span.start <= document.line_span(line - 1).start]
        shift = sum(edit.text.count("\n") for edit in above)
        if _covers(text, line + shift, code) and same_front_matter(document, Document(text)):
            return edits
    return []


def written(comments: Mapping[Comment, Iterable[str]], reason: str = "") -> list[Edit]:
    """The edits that write comments with their codes, in document order, one for each offset."""
    texts: dict[Span, str] = {}
    for edit in sorted(comment.edit(codes, reason) for comment, codes in comments.items()):
        texts[edit.span] = texts.get(edit.span, "") + edit.text
    return [Edit(span, text) for span, text in texts.items()]


def _covers(text: str, line: int, code: str) -> bool:
    """Whether a comment in a text switches a rule off for a line."""
    return any(
        suppression.problem is None and suppression.first <= line <= suppression.last_of(code)
        for suppression in read_suppressions(Document(text))
        if code in suppression.codes_or_all()
    )


def same_front_matter(one: Document, other: Document) -> bool:
    """Whether two documents have the same front matter: in a text over several lines a comment is part of it."""
    before, after = read_front_matter(one), read_front_matter(other)
    return (before and before.values) == (after and after.values)


def suppression_forms(note: Note, line: int) -> Iterator[Form]:
    """The comments that may switch rules off for a line (from 1), the best first.

    Above the line where it starts a block of its own, at its end elsewhere, in the last cell of a table's row, after ``#``
    in the front matter, around a block of code; where none of these can be, for the whole post.
    """
    document = note.document
    whole = document.line_span(line - 1)
    above = Comment(whole.start, "disable-next-line", after="\n")
    if document.front_matter is not None and whole.start < document.body_start:
        yield (Comment(whole.end, "disable-line", "  ", opening="#", closing=""),)
    elif (row := _row_end(note, line)) is not None:
        text = document.text
        yield (Comment(row, "disable-line", " " * (text[row - 1] != " "), " " * text.startswith("|", row)),)
    elif not _has_no_place(note, whole) and not _in_a_comment(document, whole):
        if _stands_alone(document, line):
            yield (above,)
        yield (Comment(_end_of_text(document, whole), "disable-line", " "),)
    elif _stands_alone(document, line):
        yield (above,)
    yield from _around(note, whole)
    if not document.cells:
        start = document.body_start
        follows = document.text.startswith("\n", start)
        yield (Comment(start, "disable-file", *(("\n", "\n") if follows else ("", "\n\n"))),)


def _row_end(note: Note, line: int) -> int | None:
    """Where a comment goes in a table's row: after the text of its last cell."""
    for table in note.tables:
        for row in table.rows:
            if row.line == line - 1:
                return row.cells[-1].end if row.cells else None
    return None


def _has_no_place(note: Note, line: Span) -> bool:
    return any(
        block.kind in _NO_PLACE and block.span.start < line.end and line.start < block.span.end
        for block in note.tree.walk()
        if block.kind != "details" or block.opening is None or block.span.start >= line.start
    )


def _in_a_comment(document: Document, line: Span) -> bool:
    """Whether a comment goes on over the end of a line."""
    return any(
        span.start + match.start() < line.end <= span.start + match.end()
        for span in html_spans(document)
        for match in _COMMENT.finditer(document.slice(span))
    )


def _around(note: Note, line: Span) -> Iterator[Form]:
    """Above and below the code or HTML that a line is in, where it is at the margin between empty lines."""
    document = note.document
    for block in note.tree.walk():
        if block.kind in _CODE_OR_HTML and block.span.start <= line.start < block.span.end:
            first = document.place(block.span.start)[0]
            last = document.place(max(block.span.start, block.span.end - 1))[0]
            if _stands_alone(document, first) and not document.line(last).strip():
                end = document.line_span(last - 1).end
                yield (
                    Comment(document.line_span(first - 1).start, "disable", after="\n"),
                    Comment(end, "enable", "\n"),
                )
            return


def _stands_alone(document: Document, line: int) -> bool:
    """Whether a line begins a block at the margin: what is above it is empty, and it is in no list or quote."""
    text = document.line(line - 1)
    if _IN_A_LIST_OR_QUOTE.match(text) or not text.strip():
        return False
    whole = document.line_span(line - 1)
    return whole.start <= document.body_start or not document.line(line - 2).strip()


def _end_of_text(document: Document, line: Span) -> int:
    """The end of what is written on a line, before what must stay at its end."""
    match = _ATTRIBUTES.search(document.slice(line))
    return line.start + match.start() if match else line.end
