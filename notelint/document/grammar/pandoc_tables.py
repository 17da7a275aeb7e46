"""pandoc's pipe tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..table_rows import FORMULA, cell_spans
from .elements import Element, Row
from .line_starts import BLANK

if TYPE_CHECKING:
    from .reader import Reader

_DELIMITER = regex(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*\n")


def table(reader: Reader, parent: Element) -> bool:
    """Read a table; False where the lines are none."""
    text, start = reader.text, reader.pos
    below = text.find("\n", start) + 1
    if not below or "|" not in text[start:below] or not _DELIMITER.match(text, below):
        return False
    dashes = text[below : text.find("\n", below)]
    if "|" not in dashes and "+" not in dashes:
        return False
    stop = text.find("\n", below) + 1 or len(text)
    made = Element("table", reader.number(start), delimiter=_place(reader, below, stop))
    made.rows.append(_row(reader, start, below, header=True))
    while stop < len(text) and not BLANK.match(text, stop):
        end = text.find("\n", stop) + 1 or len(text)
        if "|" not in text[stop:end]:
            break
        made.rows.append(_row(reader, stop, end, header=False))
        stop = end
    reader.pos, made.stop = stop, reader.number(stop - 1) + 1
    parent.children.append(made)
    return True


def _place(reader: Reader, start: int, end: int) -> Span:
    first = start + len(reader.text[start:end]) - len(reader.text[start:end].lstrip())
    return Span(reader.offset(first), reader.offset(end - 1))


def _row(reader: Reader, start: int, end: int, header: bool) -> Row:
    delta = reader.offset(end - 1) - (end - 1)
    spans = cell_spans(reader.text, Span(start, end - 1), True, FORMULA)[0]
    cells = [(reader.text[cell.start : cell.end], [(0, cell.start + delta)]) for cell in spans]
    return Row(reader.number(start), _place(reader, start, end), cells, header)
