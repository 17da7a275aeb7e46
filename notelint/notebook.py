"""Jupyter notebooks as posts: the markdown cells one after another, each place told by cell and line.

Code cells stand between them as fenced code, so that a question answered by code is seen to be answered; what a rule
finds in them is dropped, and they are never changed. Front matter stands in the first cell: between ``---`` (Quarto, raw
or markdown cell), or as fastpages has it, a title, a quoted description and a list of keys.
"""

from __future__ import annotations

import re
from typing import Any

from .document import Cell, Document, UnreadableDocument, decode

_FASTPAGES = re.compile(
    r"\A#[ \t]+(?P<title>[^\n]+)\n(?:>[ \t]*(?P<description>[^\n]*)\n)?\s*(?P<keys>(?:-[ \t]+[\w-]+:[^\n]*(?:\n|\Z))+)"
)


def read_notebook(raw: bytes, path: str) -> Document:
    """The document of a notebook's bytes. Raises UnreadableDocument."""
    text, _, _ = decode(raw)
    if not text.strip():
        return _document([], path)  # an empty file holds nothing that could be wrong
    import nbformat

    try:
        notebook: Any = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        cells = [(str(cell.cell_type), str(cell.source)) for cell in notebook.cells]
    except Exception as error:  # nbformat raises whatever its parser, converter or validator raise
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnreadableDocument(f"no notebook: {reason[:200]}") from None
    return _document(cells, path)


def _document(cells: list[tuple[str, str]], path: str) -> Document:
    parts: list[str] = []
    places: list[Cell] = []
    offset = 0
    for number, (kind, source) in enumerate(cells, 1):
        source = re.sub(r"\r\n?", "\n", source)
        front = number == 1 and (kind == "raw" or source.startswith("---"))
        if kind == "raw" and not front:
            continue
        before, behind = (
            ("", "\n\n") if kind == "markdown" or front else (_fence(source) + "\n", "\n" + _fence(source) + "\n\n")
        )
        places.append(
            Cell(offset + len(before), offset + len(before) + len(source), number, kind == "markdown" or front)
        )
        parts += (before, source, behind)
        offset += len(before) + len(source) + len(behind)
    document = Document("".join(parts), path)
    document.cells = places
    return document


def _fence(source: str) -> str:
    """A fence longer than any in the code."""
    longest = max((len(run) for run in re.findall(r"`+", source)), default=0)
    return "`" * max(3, longest + 1)


def fastpages_front_matter(document: Document) -> re.Match[str] | None:
    """The front matter that fastpages reads from a notebook's first cell, by its parts."""
    if not document.cells or document.front_matter is not None:
        return None
    return _FASTPAGES.match(document.text)
