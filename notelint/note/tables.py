"""Tables as they are written: rows with all their cells, and lines that were meant to be a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostic import Span
from ..document.table_rows import cell_spans

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..site.site import Site

_DELIMITER_CELL = re.compile(r":?-+:?")
_NEARLY_DELIMITER = re.compile(r"(?=[^\n]*[-–—]{2})[ \t:|+=–—-]++$")


class Row(NamedTuple):
    """A line of a table."""

    line: int
    """From 0."""
    span: Span
    cells: list[Span]
    """Without the blanks around them; also those that the engine drops."""
    opening: bool
    """It starts with a pipe."""
    closing: bool
    """It ends with a pipe."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of GFM; its first row is the header."""

    block: Block
    rows: list[Row]
    texts: list[list[list[Token]]]
    """Per row and column, the inline tokens of the cell as the engine sees it."""
    delimiter: Row

    @property
    def columns(self) -> int:
        """The number of columns, which the header decides."""
        return len(self.rows[0].cells)


class Unrendered(NamedTuple):
    """Lines that were meant to be a table and are none."""

    span: Span
    reason: str
    help: str
    at: int | None = None
    """Offset of the text that stands too near, where that is the reason."""


def read_tables(document: Document, tree: Tree, site: Site) -> list[Table]:
    """All tables, by place."""
    hides = site.engine.tables == "kramdown"

    def row(line: int, span: Span) -> Row:
        cells, opening, closing = cell_spans(document.source, span, hides)
        return Row(line, document.trim(span), cells, opening, closing)

    contents = iter(_table_tokens(document))
    tables = []
    for block in tree.walk():
        if block.kind != "table":
            continue
        rows: list[Row] = []
        texts: list[list[list[Token]]] = []
        for token in next(contents):
            if token.type == "tr_open":
                assert token.map is not None
                rows.append(row(token.map[0], token.meta["row"]))
                texts.append([])
            elif token.type == "inline":
                texts[-1].append(token.children or [])
        assert block.token is not None
        delimiter = row(rows[0].line + 1, block.token.meta["delimiter"])
        tables.append(Table(block, rows, texts, delimiter))
    return tables


def _table_tokens(document: Document) -> list[list[Token]]:
    tables: list[list[Token]] = []
    inside = False
    for token in document.tokens:
        if token.type == "table_open":
            inside = True
            tables.append([])
        elif token.type == "table_close":
            inside = False
        elif inside:
            tables[-1].append(token)
    return tables


def read_unrendered(document: Document, tree: Tree, site: Site) -> list[Unrendered]:
    """Lines meant as a table that the site's engine does not make one of."""
    found: list[Unrendered] = []
    waiting = [tree.root]
    while waiting:
        parent = waiting.pop()
        if parent.kind == "details" and site.leaves_raw(document.slice(parent.opening or Span(0, 0))):
            continue  # nothing in it is rendered; details-not-rendered says so once
        for index, block in enumerate(parent.children):
            if block.kind == "table" and site.engine.tables == "kramdown":
                found += _too_near(document, block, first=index == 0 and parent.kind != "document")
            elif block.kind == "paragraph":
                found += _bad_delimiter(document, block, gfm=site.engine.tables == "gfm")
            elif block.children:
                waiting.append(block)
    return sorted(found)


def _too_near(document: Document, block: Block, first: bool) -> list[Unrendered]:
    """kramdown 2.4 (``parse_table``): a table needs a blank line, or the end, before and behind it."""
    assert block.token is not None and block.token.map is not None
    start, stop = block.token.map
    above, below = (document.slice(document.line_span(start - 1)) if start else ""), document.line(stop)
    source = document.source
    if start and not first and source[slice(*document.line_span(start - 1))].strip(" \t>"):
        what = "a heading stands" if above.lstrip().startswith("#") else "text stands"
        reason = f"{what} directly above the table: kramdown prints it as text with pipes"
        return [
            Unrendered(block.span, reason, "leave a blank line above the table", document.line_span(start - 1).start)
        ]
    if stop < len(document.line_starts) and source[slice(*document.line_span(stop))].strip(" \t>"):
        what = "a heading stands" if below.lstrip().startswith("#") else "text stands"
        reason = f"{what} directly below the table: kramdown prints it as text with pipes"
        return [Unrendered(block.span, reason, "leave a blank line below the table", document.line_span(stop).start)]
    bare = [line for line in range(start, stop) if "|" not in source[slice(*document.line_span(line))]]
    if bare:
        reason = "text stands directly below the table: kramdown prints it as text with pipes"
        return [Unrendered(block.span, reason, "leave a blank line below the table", document.line_span(bare[0]).start)]
    return []


def _bad_delimiter(document: Document, block: Block, gfm: bool) -> list[Unrendered]:
    """GFM 0.29, section 4.10: the delimiter row must have the header's number of cells, each of dashes.

    kramdown 2.4 only wants a line of pipes, dashes, colons, plus signs and blanks.
    """
    assert block.token is not None and block.token.map is not None
    start, stop = block.token.map
    for line in range(start, stop - 1):
        header_span, delimiter_span = document.lines_span(line, line + 1), document.lines_span(line + 1, line + 2)
        header, delimiter = document.source[slice(*header_span)], document.source[slice(*delimiter_span)]
        if header.count("|") < 2 or "|" not in delimiter or not _NEARLY_DELIMITER.match(delimiter):
            continue
        if not gfm and not re.search("[–—]", delimiter):
            continue
        names = cell_spans(document.source, header_span)[0]
        dashes = cell_spans(document.source, delimiter_span)[0]
        odd = next((cell for cell in dashes if not _DELIMITER_CELL.fullmatch(document.slice(cell))), None)
        if odd is not None and odd.end > odd.start:
            reason = f'"{document.slice(odd)}" is no delimiter of dashes and colons: this is no table'
            return [Unrendered(odd, reason, "write --- (with : for the alignment) for each column")]
        if len(names) != len(dashes):
            reason = f"the header has {len(names)} cells, the delimiter row {len(dashes)}: this is no table"
            return [
                Unrendered(
                    delimiter_span, reason, "give both rows the same number of cells; a pipe in text is written \\|"
                )
            ]
    return []
