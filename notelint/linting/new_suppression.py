"""Switch a rule off for one line, in the form that fits there: no comment may change what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Span
from ..document.document import Document
from ..document.front_matter import read_front_matter
from ..note.note import Note
from .suppression import read_suppressions

_FILE = "disable-file"
_NO_PLACE = frozenset({"fence", "code", "html", "details"})
"""Blocks in which a comment would be code, or text, or end the element."""
_IN_A_LIST_OR_QUOTE = re.compile(r"[ \t]*(?:[-*+>]|\d{1,9}[.)])(?:[ \t]|$)|[ \t]+\S")
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]+(?:\{[^{}]*\}|#+)[ \t]*$|(?<![ \t])[ \t]+$|\\$")
"""What must stay at the end of a line: attributes, closing hashes, a hard break."""


def new_suppression(note: Note, span: Span, code: str) -> Edit | None:
    """What to write so that a rule says nothing of the line where a span starts; None where nothing can be written.

    Above the line where it starts a block of its own, at its end elsewhere, in the last cell of a table's row, after ``#``
    in the front matter; in code, where no comment can be, for the whole post.
    """
    document = note.document
    line = document.place(span.start)[0]
    for edit in _forms(note, line, code):
        text = document.text[: edit.span.start] + edit.text + document.text[edit.span.end :]
        shift = edit.text.count("\n") if edit.span.start <= document.line_span(line - 1).start else 0
        if _covers(text, line + shift, code) and _same_values(document, text):
            return edit
    return None


def _covers(text: str, line: int, code: str) -> bool:
    """Whether a comment in a text switches a rule off for a line."""
    return any(
        suppression.problem is None and suppression.first <= line <= suppression.last_of(code)
        for suppression in read_suppressions(Document(text))
        if code in suppression.codes_or_all()
    )


def _same_values(document: Document, text: str) -> bool:
    """Whether the front matter says the same as before: in a text over several lines a comment is part of it."""
    before, after = read_front_matter(document), read_front_matter(Document(text))
    return (before and before.values) == (after and after.values)


def _forms(note: Note, line: int, code: str) -> Iterator[Edit]:
    """The forms that may fit, the best one first."""
    document = note.document
    whole = document.line_span(line - 1)
    comment = f"<!-- notelint-disable-line {code} -->"
    if document.front_matter is not None and whole.start < document.body_start:
        yield _at(whole.end, f"  # notelint-disable-line {code}")
    elif (row := _row_end(note, line)) is not None:
        yield _at(row, f" {comment}")
    elif not _has_no_place(note, whole):
        if _stands_alone(document, line):
            yield _at(whole.start, f"<!-- notelint-disable-next-line {code} -->\n")
        yield _at(_end_of_text(document, whole), f" {comment}")
    elif _stands_alone(document, line):
        yield _at(whole.start, f"<!-- notelint-disable-next-line {code} -->\n")
    if not document.cells:
        yield _at(document.body_start, f"<!-- notelint-{_FILE} {code} -->\n\n")


def _at(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


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


def _stands_alone(document: Document, line: int) -> bool:
    """True for a line that begins a block at the margin: what is above it is empty, and it is in no list or quote."""
    text = document.line(line - 1)
    if _IN_A_LIST_OR_QUOTE.match(text) or not text.strip():
        return False
    whole = document.line_span(line - 1)
    return whole.start <= document.body_start or not document.line(line - 2).strip()


def _end_of_text(document: Document, line: Span) -> int:
    """The end of what is written on a line, before what must stay at its end."""
    match = _ATTRIBUTES.search(document.slice(line))
    return line.start + match.start() if match else line.end
