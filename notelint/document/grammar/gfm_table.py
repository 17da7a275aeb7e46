"""Tables of GFM and of goldmark: the stock rule, with the places of rows and cells, and fewer tokens."""

from __future__ import annotations

from functools import partial
from types import FunctionType
from typing import Literal

from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.token import Token

from ...diagnostic import Span
from ...regex import regex
from ..table_rows import DELIMITER_ROW, cell_spans
from .bare_token import NO_ATTRIBUTES

_ASKED_FOR = frozenset(("table_open", "tr_open", "inline", "table_close"))
"""The tokens of a table that are kept: two of three are of no use, and no post has more tokens than one with a large table."""
_DELIMITER_ROW = "|-:"
_NO_PARAGRAPH = regex(
    r"(?:[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]|$)|>|```|~~~|\[[^\]\n]*\]:[ \t]*+[^ \t\n]*+[ \t]*+(?:[\"'(].*)?$|(?>(?:[-*_][ \t]*+){3,})$"
)
"""How lines begin that are no text, and so no row of a table; HTML has more ways."""
_DIVIDES = regex(r"(?<!\\)\|")
_MANY = 200
"""Rows of a table in which indented ones are looked for."""


def _cells(row: str) -> list[str]:
    """The texts of a row's cells, as the stock rule's own function has them, which takes the square of a cell's escaped pipes."""
    return [cell.replace("\\|", "|") for cell in _DIVIDES.split(row)]


_table = FunctionType(table.__code__, {**table.__globals__, "escapedSplit": _cells})


def gfm_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The stock rule, where the next line begins as a delimiter row does; with the places of rows and cells."""
    at = state.bMarks[first + 1] + state.tShift[first + 1]
    if state.src[at : at + 1] not in _DELIMITER_ROW or _is_no_paragraph(state, first):
        return False
    known = len(state.tokens)
    state.push = partial(_push, state)  # type: ignore[method-assign]
    try:
        found: bool = _table(state, first, end, silent)
    finally:
        del state.push
    if found and not silent:
        _stamp_cells(state, known)
    return found


def _is_no_paragraph(state: StateBlock, line: int) -> bool:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if state.src[start : start + 1] == "<":
        text = state.src[start:end]
        return any(opening.search(text) for opening, _, _ in HTML_SEQUENCES)
    return _NO_PARAGRAPH.match(state.src, start, end) is not None


def _push(state: StateBlock, type: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
    """The state's own ``push``, which of other tokens keeps the level alone."""
    if type in _ASKED_FOR:
        token = StateBlock.push(state, type, tag, nesting)
        token.attrs = NO_ATTRIBUTES
        return token
    state.level += nesting
    return Token(type, tag, nesting)


def goldmark_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The same as goldmark has it: rows are lines of a paragraph first, which may be indented as code is, or less than their item."""
    at, code, kept = state.bMarks[first + 1] + state.tShift[first + 1], state.blkIndent + 4, {}
    if state.src[at : at + 1] not in _DELIMITER_ROW or state.src.find("|", at, state.eMarks[first + 1]) < 0:
        return False
    for line in range(first + 1, min(end, first + _MANY)):
        indentation = state.sCount[line]
        is_lazy = indentation < state.blkIndent
        if state.isEmpty(line) or (is_lazy and _is_no_paragraph(state, line)):
            break
        if is_lazy or (indentation >= code and line > first + 1):
            kept[line], state.sCount[line] = indentation, state.blkIndent
    found = gfm_table(state, first, end, silent) or _short_header(state, first, end, silent)
    if found and silent and state.sCount[first] < state.blkIndent:  # lines of the item above, as all of its paragraph's
        state.sCount[first] = state.blkIndent
        return True
    for line, indentation in kept.items():
        state.sCount[line] = indentation
    return found


def _short_header(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A table whose header has fewer cells than the row of dashes, or no pipe at all: goldmark fills it up."""
    below = first + 1
    if (
        below >= end
        or state.sCount[below] < state.blkIndent
        or state.is_code_block(below)
        or state.is_code_block(first)
    ):
        return False
    header = Span(state.bMarks[first] + state.tShift[first], state.eMarks[first])
    dashes = Span(state.bMarks[below] + state.tShift[below], state.eMarks[below])
    if state.isEmpty(first) or not DELIMITER_ROW.fullmatch(state.src, *dashes):
        return False
    if _is_no_paragraph(state, first) or _is_no_paragraph(state, below):
        return False
    columns = len(cell_spans(state.src, dashes)[0])
    if len(cell_spans(state.src, header)[0]) > columns:
        return False
    if silent:
        return True
    known, above = len(state.tokens), state.parentType
    state.parentType = "table"
    opening = StateBlock.push(state, "table_open", "table", 1)
    _add_row(state, first, header, columns)
    line = first + 2
    ends = state.md.block.ruler.getRules("blockquote")
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if any(rule(state, line, end, True) for rule in ends):
            break
        _add_row(state, line, Span(state.bMarks[line] + state.tShift[line], state.eMarks[line]), columns)
        line += 1
    StateBlock.push(state, "table_close", "table", -1)
    opening.map, state.line, state.parentType = [first, line], line, above
    _stamp_cells(state, known)
    return True


def _add_row(state: StateBlock, line: int, row: Span, columns: int) -> None:
    """The tokens of a row, which has so many cells, whatever is written."""
    texts = [state.src[slice(*cell)].replace("\\|", "|") for cell in cell_spans(state.src, row)[0]][:columns]
    StateBlock.push(state, "tr_open", "tr", 1).map = [line, line + 1]
    for text in texts + [""] * (columns - len(texts)):
        token = StateBlock.push(state, "inline", "", 0)
        token.map, token.content, token.children = [line, line + 1], text, []
    state.level -= 1


def _stamp_cells(state: StateBlock, known: int) -> None:
    """Give each row its span, and each cell the anchors of its content (see ``Document._anchors``).

    An escaped pipe, whose backslash is no part of the content, starts a new run.
    """
    spans: list[Span] = []
    row_end = index = 0
    for token in state.tokens[known:]:
        if token.type == "table_open":
            assert token.map is not None
            delimiter = token.map[0] + 1
            token.meta["delimiter"] = Span(state.bMarks[delimiter] + state.tShift[delimiter], state.eMarks[delimiter])
        elif token.type == "tr_open":
            assert token.map is not None
            start = state.bMarks[token.map[0]] + state.tShift[token.map[0]]
            row_end = state.eMarks[token.map[0]]
            token.meta["row"] = Span(start, row_end)
            spans, index = cell_spans(state.src, Span(start, row_end))[0], 0
        elif token.type == "inline":
            if index >= len(spans):
                token.meta["cells"] = [(0, row_end)]
            else:
                token.meta["cells"] = _runs(state.src, spans[index])
            index += 1


def _runs(source: str, span: Span) -> list[tuple[int, int]]:
    runs, content = [(0, span.start)], 0
    position = span.start
    while (escaped := source.find("\\|", position, span.end)) >= 0:
        content += escaped - position
        position = escaped + 1
        runs.append((content, position))
        content, position = content + 1, position + 1
    return runs
