"""kramdown's tables (``table.rb``): lines with a pipe, with or without a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..table_rows import CODE_ELEMENT, cell_spans, code_ranges
from .elements import Element, Row
from .kramdown_html import SPAN_TAGS

if TYPE_CHECKING:
    from .reader import Reader

_PIPE_CHECK = r"(?>\||(?>(?:\\.|[^|\\\n])+)\|)"
_LINE = regex(rf"{_PIPE_CHECK}[^\n]*+\n")
_SEPARATOR = regex(r"(?=[+|: \t]*-)[+|: \t-]*\n")
_FOOTER = regex(r"(?=[+|: \t]*=)[+|: \t=]*\n")
_ELEMENT = regex(rf"<({'|'.join(sorted(SPAN_TAGS))})\b[^<>]*+>[^<]*+(?>(?:<(?!/?\1\b)[^<]*+)*)</\1\s*>")
_HAS_PIPE = regex(_PIPE_CHECK)


def read_table(reader: Reader, parent: Element) -> bool:
    """Read a table; False where the lines are none."""
    start, text = reader.pos, reader.text
    if _LINE.match(text, start) is None:
        return False
    made, headed, at = Element("table", reader.number(start)), False, start
    while at < len(text) and _LINE.match(text, at):
        end = text.find("\n", at) + 1 or len(text)
        if _SEPARATOR.match(text, at):
            if made.rows and not headed and made.delimiter is None:
                headed = True
                made.delimiter = _place(reader, at, end)
                for row in made.rows:
                    row.header = True
        elif not _FOOTER.match(text, at):
            made.rows.append(_row(reader, at, end))
        at = end
    reader.pos = at
    body = [row for row in made.rows if not row.header]
    if not reader.above_boundary() or not body or not _has_pipes(text[start:at]):
        reader.pos = start
        return False
    made.stop = reader.number(at - 1) + 1
    parent.children.append(made)
    return True


def _place(reader: Reader, start: int, end: int) -> Span:
    first = start + len(reader.text[start:end]) - len(reader.text[start:end].lstrip())
    return Span(reader.offset(first), reader.offset(end - 1))


def _row(reader: Reader, start: int, end: int) -> Row:
    place = _place(reader, start, end)
    delta = place.start - (start + len(reader.text[start:end]) - len(reader.text[start:end].lstrip()))
    cells = [
        (reader.text[cell.start : cell.end], [(0, cell.start + delta)])
        for cell in cell_spans(reader.text, Span(start, end - 1), True, CODE_ELEMENT)[0]
    ]
    return Row(reader.number(start), place, cells)


def _has_pipes(text: str) -> bool:
    """Whether each line has a pipe that is neither in code nor in an element of running text."""
    hidden = code_ranges(text, 0, len(text)) if "`" in text else []
    if "</" in text:
        hidden += [found.span() for found in _ELEMENT.finditer(text)]
    bare = list(text)
    for first, end in hidden:
        for at in range(first, end):
            if bare[at] != "\n":
                bare[at] = "x"
    return all(_HAS_PIPE.match(line) for line in "".join(bare).splitlines())
