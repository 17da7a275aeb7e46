"""Tables as they are written: rows with all their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..document.table_rows import CODE_ELEMENT, FORMULA, cell_spans
from ..named_tuple import NamedTuple
from ..regex import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..document.masks import Mask
    from ..site.site import Site

_WHOLE = {"kramdown": CODE_ELEMENT, "pandoc": FORMULA}
"""What an engine does not divide besides code spans."""
PIPE = regex(r"(?<!\\)\|")


class Row(NamedTuple):
    """A line of a table."""

    line: int
    """From 0."""
    span: Span
    cells: list[Span]
    """Without the spaces around them; also those that the engine drops."""
    opening: bool
    """It starts with a pipe."""
    closing: bool
    """It ends with a pipe."""
    divided: list[Mask]
    """Wiki-links and formulas with a pipe that ends the cell they are in."""


class Table(NamedTuple):
    """A table of GFM; its first row is the header."""

    block: Block
    rows: list[Row]
    texts: list[list[list[Token]]]
    """Per row and column, the inline tokens of the cell as the engine sees it."""
    delimiter: Row

    @property
    def columns(self) -> int:
        """The number of columns, which the header decides; goldmark fills it up to the row of dashes."""
        return max(len(self.rows[0].cells), len(self.texts[0]))


def read_tables(document: Document, tree: Tree, site: Site) -> list[Table]:
    """All tables, in document order."""
    hides, whole = not site.engine.divides_code, _WHOLE.get(site.engine.tables)

    def row(line: int, span: Span) -> Row:
        cells, opening, closing = cell_spans(document.source, span, hides, whole)
        return Row(line, document.trim(span), cells, opening, closing, _divided(document, span, site))

    contents = iter(_table_tokens(document))
    tables = []
    for block in tree.walk():
        if block.kind != "table":
            continue
        tokens = next(contents)
        if block.token is None or block.token.meta["delimiter"] is None:
            continue  # without a header
        rows: list[Row] = []
        texts: list[list[list[Token]]] = []
        for token in tokens:
            if token.type == "tr_open":
                assert token.map is not None
                rows.append(row(token.map[0], token.meta["row"]))
                texts.append([])
            elif token.type == "inline":
                texts[-1].append(token.children or [])
        delimiter = row(rows[0].line + 1, block.token.meta["delimiter"])
        tables.append(Table(block, rows, texts, delimiter))
    return tables


def _divided(document: Document, row: Span, site: Site) -> list[Mask]:
    kinds = ("wiki-link",) if site.engine.tables == "pandoc" else ("wiki-link", "math")
    return [m for m in document.masks_in(row) if m.kind in kinds and PIPE.search(document.text, *m.span)]


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
