"""Jupyter notebooks as posts: the markdown cells one after another, each place told by cell and line.

Code cells stand between them as fenced code, so that a question answered by code is seen to be answered; what a rule
finds in them is dropped, and they are never changed. A fix changes the characters of a markdown cell where they stand in
the file; the rest of the JSON keeps its form. Front matter is in the first cell: between ``---`` (Quarto, raw
or markdown cell), or as fastpages has it, a title, a quoted description and a list of keys.
"""

from __future__ import annotations

import json
import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from ..diagnostic import Edit, Span
from ..named_tuple import NamedTuple
from ..regex import regex
from .decoding import UnreadableDocument, decode
from .document import Cell, Document

_FASTPAGES = regex(
    r"\A#[ \t]++(?P<title>[^\n]+)\n(?:>[ \t]*(?P<description>[^\n]*)\n)?\s*(?P<keys>(?:-[ \t]+[\w-]+:[^\n]*(?:\n|\Z))+)"
)

_STUMBLES = (TypeError, LookupError, AttributeError, AssertionError, NameError)
"""What nbformat ends with where it took a part for something else; its words are Python's."""


def read_notebook(raw: bytes, path: str) -> Document:
    """The document of a notebook's bytes. Raises UnreadableDocument."""
    text, encoding, byte_order_mark = decode(raw)
    document = from_text(text, path)
    document.encoding, document.byte_order_mark = encoding, byte_order_mark
    return document


def from_text(text: str, path: str) -> Document:
    """The document of a notebook's JSON, which is its ``original``. Raises UnreadableDocument."""
    document = _from_text(text, path)
    document.original = text
    return document


def _from_text(text: str, path: str) -> Document:
    if not text.strip():
        return _document([], path)  # an empty file holds nothing that could be wrong
    if (cells := _cells_as_usual(text)) is not None:
        return _document(cells, path)
    import nbformat

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # cells without an id, or with another's: nothing an author could see
            notebook: Any = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        cells = [(str(cell.cell_type), str(cell.source)) for cell in notebook.cells]
    except Exception as error:  # nbformat raises whatever its parser, converter or validator raise
        lines = [] if isinstance(error, _STUMBLES) else str(error).splitlines()
        reason = lines[0] if lines else "a part of it is not what the format wants there"
        raise UnreadableDocument(f"not a notebook: {reason[:200]}") from None
    return _document(cells, path)


def _cells_as_usual(text: str) -> list[tuple[str, str]] | None:
    """Kind and source of each cell of a notebook that is as Jupyter now writes it; None of any other, which nbformat reads.

    nbformat finds the same in such a one; its import and its look at every output take longer than all that follows.
    """
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not (
        isinstance(notebook, dict) and notebook.get("nbformat") == 4 and notebook.get("nbformat_minor") in range(6)
    ):
        return None
    cells = notebook.get("cells")
    if not isinstance(notebook.get("metadata"), dict) or not isinstance(cells, list):
        return None
    return [(cell["cell_type"], _joined(cell["source"])) for cell in cells] if all(map(_is_usual, cells)) else None


def _is_usual(cell: Any) -> bool:
    """Whether a cell has all that its kind must have, in the form that it must have."""
    if not isinstance(cell, dict) or cell.get("cell_type") not in ("markdown", "code", "raw"):
        return False
    source, outputs = cell.get("source"), cell.get("outputs", [])
    return (
        isinstance(cell.get("metadata"), dict)
        and (isinstance(source, str) or (isinstance(source, list) and all(isinstance(line, str) for line in source)))
        and isinstance(outputs, list)
        and all(isinstance(output, dict) and "output_type" in output for output in outputs)
        and ("outputs" in cell) == (cell["cell_type"] == "code")
        and isinstance(cell.get("attachments", {}), dict)
    )


def _joined(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


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


class _Source(NamedTuple):
    """A cell's ``source`` as it is in the JSON."""

    text: str
    """With every line end one ``\\n``, as in the document."""
    ends: str
    """The same with each ``\\r`` that stands alone."""
    places: list[int]
    """Where each character of it is in the JSON, and its end."""
    between: str | None
    """What is between two lines of a list; None where the source is one string."""


_TOKEN = regex(r'[\[\]{}:,]|"(?>(?:[^"\\]++|\\.)*)"|[^\s\[\]{}:,"]++', re.DOTALL)
_CHARACTER = regex(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|.", re.DOTALL)
_SOURCE_DEPTH = 3


def locator(document: Document) -> Callable[[Edit], Edit | None]:
    """Which edit of a notebook's JSON stands for one of its document's text.

    None where it leaves its cell, or would make one line end of two.
    """
    sources = _sources(document.original)
    escaped = document.original.isascii()

    def locate(edit: Edit) -> Edit | None:
        cell = document.cells[max(0, bisect_right(document.cells, edit.span.start, key=lambda cell: cell.start) - 1)]
        source = sources.get(cell.number - 1)
        if source is None or source.text != document.text[cell.start : cell.end]:
            return None
        if not cell.is_prose or not cell.start <= edit.span.start <= edit.span.end <= cell.end:
            return None
        first, last = (offset - cell.start for offset in edit.span)
        if source.ends[first - 1 : first] == "\r" and (edit.text or source.ends[last : last + 1])[:1] == "\n":
            return None
        start, end = source.places[first], source.places[last]
        line_end = "\\n" if source.between is None else f'\\n"{source.between}"'
        new = line_end.join(json.dumps(line, ensure_ascii=escaped)[1:-1] for line in edit.text.split("\n"))
        return Edit(Span(start, end), new)

    return locate


def _sources(text: str) -> dict[int, _Source]:
    """The sources of a notebook's cells, by index; without those that stand in it twice, of which one counts."""
    strings: dict[int, list[Span]] = {}
    is_list: dict[int, bool] = {}
    seen: set[tuple[str | int, ...]] = set()
    for path, span in _values(text):
        if len(path) < _SOURCE_DEPTH or path[0] != "cells" or path[2] != "source" or not isinstance(path[1], int):
            continue
        if path in seen:
            return {}
        seen.add(path)
        strings.setdefault(path[1], []).append(span)
        is_list[path[1]] = len(path) > _SOURCE_DEPTH
    return {index: _source(text, spans, is_list[index]) for index, spans in strings.items()}


def _values(text: str) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    """Every string that is a value, with the keys and indexes that lead to it; the span holds what is in the quotes."""
    path: list[str | int] = []
    is_key = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in "[{":
            path.append(0 if token == "[" else "")
            is_key = token == "{"
        elif token in "]}":
            path.pop()
            is_key = False
        elif token == ",":
            inner = path[-1]
            is_key = isinstance(inner, str)
            path[-1] = "" if isinstance(inner, str) else inner + 1
        elif token == ":":
            is_key = False
        elif is_key:
            path[-1] = json.loads(token, strict=False)
        elif token.startswith('"'):
            yield tuple(path), Span(match.start() + 1, match.end() - 1)


def _source(text: str, spans: list[Span], is_list: bool) -> _Source:
    characters: list[str] = []
    places: list[int] = []
    for span in spans:
        for match in _CHARACTER.finditer(text, *span):
            character = json.loads(f'"{match[0]}"', strict=False)
            if character == "\n" and characters and characters[-1] == "\r":
                characters[-1] = "\n"
                continue
            characters.append(character)
            places.append(match.start())
    places.append(spans[-1].end)
    between = None
    if is_list:
        first = spans[0].start - 1
        between = text[spans[0].end + 1 : spans[1].start - 1] if len(spans) > 1 else "," + _blanks_before(text, first)
    ends = "".join(characters)
    return _Source(ends.replace("\r", "\n"), ends, places, between)


def _blanks_before(text: str, offset: int) -> str:
    start = offset
    while start and text[start - 1].isspace():
        start -= 1
    return text[start:offset]
