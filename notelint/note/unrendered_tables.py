"""Lines that were meant to be a table and are printed as text with pipes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..diagnostic import Edit, Span
from ..document.table_rows import cell_spans
from ..named_tuple import NamedTuple
from ..regex import regex
from .details import is_raw
from .lines import blank_line_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..site.site import Site

_DELIMITER_CELL = regex(r":?-+:?")
_NEARLY_DELIMITER = regex(r"(?=[^\n]*[-–—]{2})[ \t:|+=–—-]++$")
_LONG_DASH = regex("[–—]")
_TWO_COLUMNS = regex(r":?-{2,}:?[ \t]*\|[ \t]*:?-{2,}:?[ \t]*")
"""A delimiter row without its outer pipes, which a header with one pipe has."""
_MARKS = regex(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_COMMENT = regex(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FEWEST_ROWS = 3
_CODE = 4
"""Columns that make code of a line, where it is no part of a text."""
_DASHES = "write --- (with : for the alignment) for each column"


class Unrendered(NamedTuple):
    """Lines that were meant to be a table and are none."""

    span: Span
    reason: str
    help: str
    at: tuple[int, ...] = ()
    """The lines that need a blank line above them, where that is the reason, by offset."""
    blanks: tuple[Edit, ...] = ()
    """What puts the blank lines there."""


class _Lines(NamedTuple):
    """What looks like the header of a table and the row of dashes below it."""

    line: int
    """Of the header, from 0."""
    header: Span
    delimiter: Span
    names: list[Span]
    dashes: list[Span]


def read_unrendered(document: Document, tree: Tree, site: Site) -> list[Unrendered]:
    """Lines meant as a table that the site's engine does not make one of."""
    found: list[Unrendered] = []
    waiting = [tree.root]
    while waiting:
        parent = waiting.pop()
        if parent.kind == "details" and is_raw(document, parent, site):
            continue  # nothing in it is rendered; details-not-rendered says so once
        for block in parent.children:
            if block.kind in ("paragraph", "table") and document.is_in_lines("|", block.lines):
                found += _in_block(document, block, site)
            elif block.children:
                waiting.append(block)
        if "|" in document.text and site.engine.tables != "kramdown":
            for above, below in pairwise(parent.children):
                found += _divided(document, above, below)
    return sorted(found)


def _divided(document: Document, above: Block, below: Block) -> Iterator[Unrendered]:
    """A header and, below a blank line, the row of dashes and the rows."""
    if above.kind != "paragraph" or below.kind != "paragraph" or len(below.lines) < 2:
        return
    header, dashes = (document.lines_span(line, line + 1) for line in (above.lines.stop - 1, below.lines.start))
    dashes = Span(dashes.start + _margin(document.slice(dashes)), dashes.end)
    written = document.source[slice(*dashes)]
    if not written.startswith("|") or not _NEARLY_DELIMITER.match(written) or document.source.count("|", *header) < 2:
        return
    header = Span(header.start + _margin(document.slice(header)), header.end)
    names, cells = (cell_spans(document.source, span)[0] for span in (header, dashes))
    if len(names) == len(cells) > 1:
        reason = "a blank line divides the header from the row of dashes: this is not a table"
        yield Unrendered(header, reason, "delete the blank line")


def _in_block(document: Document, block: Block, site: Site) -> Iterator[Unrendered]:
    """At most one table of a paragraph, or of a table that lost its header."""
    assert block.token is not None
    if block.kind == "table" and block.token.meta["delimiter"] is not None:
        return
    comments = [Span(*found.span()) for found in _COMMENT.finditer(document.text, *block.span)]
    for meant in _meant(document, block.lines.start, block.lines.stop):
        if any(span.start < meant.header.end and meant.header.start < span.end for span in comments):
            continue
        if site.engine.tables == "kramdown":  # which takes rows without dashes too
            problem = _too_near(document, block, meant, site) or _bad_delimiter(document, meant, site)
        else:
            problem = _bad_delimiter(document, meant, site) or _too_near(document, block, meant, site)
        if problem is not None:
            yield problem
            return
    if block.kind == "paragraph" and (rows := _without_dashes(document, block)) is not None and not comments:
        yield rows


def _without_dashes(document: Document, block: Block) -> Unrendered | None:
    """A paragraph of nothing but rows with both outer pipes and as many cells each: a table without its delimiter row."""
    spans = [document.lines_span(line, line + 1) for line in block.lines]
    spans = [Span(span.start + _margin(document.slice(span)), span.end) for span in spans]
    lines = [document.source[slice(*span)] for span in spans]
    if len(lines) < _FEWEST_ROWS or not all(line.startswith("|") and line.endswith("|") for line in lines):
        return None
    counts = {len(cell_spans(document.source, span)[0]) for span in spans}
    if len(counts) != 1 or counts == {1} or not any(map(str.isalnum, lines[0])):
        return None
    return Unrendered(spans[0], "no row of dashes is below the header: this is not a table", _DASHES)


def _meant(document: Document, start: int, stop: int) -> Iterator[_Lines]:
    for line in range(start, stop - 1):
        header, delimiter = document.lines_span(line, line + 1), document.lines_span(line + 1, line + 2)
        delimiter = Span(delimiter.start + _margin(document.slice(delimiter)), delimiter.end)
        header = Span(header.start + len(_MARKS.match(document.slice(header))[0]), header.end)  # type: ignore[index]
        dashes = document.source[slice(*delimiter)]
        if "|" not in dashes or not _NEARLY_DELIMITER.match(dashes):
            continue
        pipes = document.source.count("|", *header)
        if pipes > 1 or (pipes == 1 and _TWO_COLUMNS.fullmatch(dashes)):
            names, cells = (cell_spans(document.source, span)[0] for span in (header, delimiter))
            if len(names) > 1:
                yield _Lines(line, header, delimiter, names, cells)


def _margin(text: str) -> int:
    return len(text) - len(text.lstrip("> \t"))


def _bad_delimiter(document: Document, meant: _Lines, site: Site) -> Unrendered | None:
    """A delimiter row that the engine does not know as one.

    GFM 0.29, section 4.10: as many cells as the header, each of dashes; goldmark takes more of them. kramdown 2.4 counts
    none and wants no long dash; pandoc counts none either; Python-Markdown counts, and takes no plus sign.
    """
    kind, written = site.engine.tables, document.slice(meant.delimiter)
    if kind == "kramdown" and not _LONG_DASH.search(written):
        return None
    odd = next((cell for cell in meant.dashes if _is_odd(document.slice(cell), kind)), None)
    if odd is not None:
        effect = "the table has no header" if kind == "kramdown" else "this is not a table"
        reason = f'below its header a table needs dashes (---), not "{document.slice(odd)}": {effect}'
        return Unrendered(odd, reason, _DASHES)
    names, dashes = len(meant.names), len(meant.dashes)
    counts = kind in ("gfm", "python-markdown") or (kind == "goldmark" and dashes < names)
    if not counts or names == dashes:
        return None
    reason = f"the header has {names} cells, the row of dashes below it {dashes}: this is not a table"
    return Unrendered(meant.delimiter, reason, "give both rows the same number of cells; a pipe in text is written \\|")


def _is_odd(cell: str, kind: str) -> bool:
    """Whether a cell of the delimiter row keeps it from being one."""
    if kind == "python-markdown":
        return bool(cell.strip(":- "))
    if kind == "pandoc":
        cell = cell.replace("+", "")
    return bool(cell) and not _DELIMITER_CELL.fullmatch(cell)


def _too_near(document: Document, block: Block, meant: _Lines, site: Site) -> Unrendered | None:
    """A table that the text above or, for kramdown, below makes a part of itself; goldmark takes it out of text."""
    if site.engine.tables == "goldmark" or block.kind == "table":
        return None
    if site.engine.tables == "gfm" and _column(document, meant.header) >= _column(document, block.span) + _CODE:
        return None  # it is a table to GitHub, which looks at the text of the lines
    above = document.source[slice(*document.line_span(meant.line - 1))].strip(" \t>") if meant.line else ""
    below = _text_below(document, meant) if site.engine.tables == "kramdown" else None
    if not above and below is None:
        return None
    near, where = (above, "above") if above else (document.line(below or 0).lstrip(), "below")
    what = "a heading is" if near.startswith("#") else "text is"
    reason = f"{what} directly {where} the table: {site.engine.title} prints it as text with pipes"
    at: tuple[int, ...] = (document.line_span(meant.line - 1).start,) if above else ()
    at += (document.line_span(below).start,) if below is not None else ()
    lines = ([meant.line] if above else []) + ([below] if below is not None else [])
    blanks = tuple(blank_line_above(document, block, line) for line in lines)
    return Unrendered(meant.header, reason, f"leave a blank line {where} the table", at, blanks)


def _column(document: Document, span: Span) -> int:
    """Where a text begins on its line, from 0."""
    return len(document.source[document.line_at(span.start).start : span.start].expandtabs(4))


def _text_below(document: Document, meant: _Lines) -> int | None:
    """The line of the text that directly follows the rows."""
    line, count = meant.line + 2, len(document.line_starts)
    while line < count:
        text = document.source[slice(*document.line_span(line))]
        if not text.strip(" \t>"):
            return None
        if "|" not in text:
            return line
        line += 1
    return None
