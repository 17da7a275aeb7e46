"""What pandoc makes of lines of dashes besides underlines and rules: settings, and tables without pipes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from .elements import Element, Row
from .line_starts import BLANK, BLANKS

if TYPE_CHECKING:
    from .reader import Reader

SETTINGS = "settings"
STOPS = "stops"
"""Of settings: they are no YAML, and pandoc makes no page."""
DASHES = "dashes"
"""The markup of a table without pipes."""
_OPENING = regex(r"---[ \t]*\n(?![ \t]*(?:\n|\Z))")
_CLOSING = regex(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_DASHED = regex(r" {0,3}-[- \t]*(?:\n|\Z)")
_COLUMN = regex(r"-+[ \t]*")


def settings(reader: Reader, parent: Element) -> bool:
    """Read what is between two lines of three dashes; False where it is neither a mapping nor a mistake of YAML's."""
    text, start = reader.text, reader.pos
    opening = _OPENING.match(text, start) if "---" not in reader.absent else None
    if opening is None:
        return False
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        reader.absent.add("---")
        return False
    made = _as_yaml(text[opening.end() : closing.start()])
    if made is None:
        return False
    reader.pos = closing.end()
    reader.add(parent, SETTINGS, start, info=made)
    return True


def _as_yaml(text: str) -> str | None:
    """What becomes of settings; None where they are only a text or a list."""
    from ..yaml import YamlError, load_yaml

    try:
        read = load_yaml(text, last_wins=True)
    except YamlError:
        return STOPS
    return "" if read is None or isinstance(read, dict) else None


def dashed_table(reader: Reader, parent: Element) -> bool:
    """Read a table whose columns are as wide as the dashes above or below them; False where there is none."""
    text, start = reader.text, reader.pos
    below = _next_line(text, start)
    if _DASHED.match(text, start):
        return _with_header(reader, parent, start) or _simple(reader, parent, start) or _rows(reader, parent, start)
    return _DASHED.match(text, below) is not None and _simple(reader, parent, below)


def _next_line(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _with_header(reader: Reader, parent: Element, start: int) -> bool:
    """Dashes above and below a header of any lines, rows with blank lines between, dashes."""
    text = reader.text
    first = _next_line(text, start)
    dashes = first if not BLANK.match(text, first) else len(text)
    while dashes < len(text) and not _DASHED.match(text, dashes):
        dashes = _next_line(text, dashes)
    return first < dashes < len(text) and _rows(reader, parent, dashes, (first, dashes))


def _rows(reader: Reader, parent: Element, dashes: int, header: tuple[int, int] | None = None) -> bool:
    """Rows of several lines, each with a blank line below it, and dashes at the end."""
    text, rows = reader.text, list[tuple[int, int]]()
    at = _next_line(text, dashes)
    while (end := _end_of_row(text, at)) > at:
        rows.append((at, end))
        blank = BLANKS.match(text, end)
        at = blank.end() if blank else end
    if not rows or not _DASHED.match(text, at):
        return False
    _add(reader, parent, dashes, rows, header, _next_line(text, at))
    return True


def _end_of_row(text: str, at: int) -> int:
    while at < len(text) and not BLANK.match(text, at) and not _DASHED.match(text, at):
        at = _next_line(text, at)
    return at


def _simple(reader: Reader, parent: Element, dashes: int) -> bool:
    """A row a line, below a header up to a blank line or dashes, without one up to dashes."""
    text, at = reader.text, _next_line(reader.text, dashes)
    end = _end_of_row(text, at)
    is_closed = end < len(text) and _DASHED.match(text, end) is not None
    headed = dashes != reader.pos
    if end == at or not (headed or is_closed):
        return False
    rows = list[tuple[int, int]]()
    while at < end:
        rows.append((at, _next_line(text, at)))
        at = rows[-1][1]
    header = (reader.pos, dashes) if headed else None
    _add(reader, parent, dashes, rows, header, _next_line(text, end) if is_closed else end)
    return True


def _add(
    reader: Reader, parent: Element, dashes: int, rows: list[tuple[int, int]], header: tuple[int, int] | None, end: int
) -> None:
    start, reader.pos = reader.pos, end
    made = reader.add(parent, "table", start, markup=DASHES)
    columns = _columns(reader.text, dashes)
    if header is not None:
        made.rows.append(_row(reader, *header, columns, header=True))
    made.rows += (_row(reader, *row, columns, header=False) for row in rows)


def _columns(text: str, dashes: int) -> list[tuple[int, int | None]]:
    """From where to where each column reaches; the last one to the end of the line."""
    stop = text.find("\n", dashes)
    found = [column.start() - dashes for column in _COLUMN.finditer(text, dashes, stop if stop >= 0 else len(text))]
    return list(zip(found, [*found[1:], None], strict=True))


def _row(reader: Reader, start: int, end: int, columns: list[tuple[int, int | None]], header: bool) -> Row:
    """A row of one or more lines, each cell the pieces that its column has of them."""
    cells = [_cell(reader, start, end, left, right) for left, right in columns]
    span = Span(reader.offset(start), reader.offset(end - 1))
    return Row(reader.number(start), span, cells, header)


def _cell(reader: Reader, start: int, end: int, left: int, right: int | None) -> tuple[str, list[tuple[int, int]]]:
    text, content, runs = reader.text, "", list[tuple[int, int]]()
    while start < end:
        stop = _next_line(text, start)
        piece = (
            text[start + left : min(stop, start + right) if right is not None else stop] if start + left < stop else ""
        )
        if written := piece.strip():
            content += "\n" if content else ""
            runs.append((len(content), reader.offset(start + left + piece.index(written[0]))))
            content += written
        start = stop
    return content, runs or [(0, reader.offset(end - 1))]
