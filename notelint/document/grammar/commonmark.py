"""Block rules that engines add to CommonMark: footnotes of several paragraphs, and goldmark's definition lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from ...regex import regex

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_FOOTNOTE = regex(r"\[\^[^\[\]\s]+\]:[ \t]*")
_DEFINITION = regex(r":[ \t]+(?=\S)")
_WIDEST = 8
"""Columns after a colon from which on code begins."""
_OPENING = "opening"
"""In what closes a list: what opens it."""


def footnote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The definition of a footnote, with all that is indented by four spaces below it."""
    if state.is_code_block(first):
        return False
    found = _FOOTNOTE.match(state.src, state.bMarks[first] + state.tShift[first], state.eMarks[first])
    if found is None:
        return False
    if not silent:
        _container(state, "footnote", "section", first, end, found.end(), 4)
    return True


def definitions(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """What follows a colon below a paragraph, whose lines are its terms, or below another definition."""
    start = state.bMarks[first] + state.tShift[first]
    if state.sCount[first] > state.blkIndent or state.src[start : start + 1] != ":":
        return False
    found = _DEFINITION.match(state.src, start, state.eMarks[first])
    if found is None:
        return False
    if silent:
        return True
    opening = _take_terms(state)
    if opening is None:
        return False
    width = found.end() - start
    state.level += 1
    _container(state, "dd", "dd", first, end, found.end(), width if width <= _WIDEST else 2)
    state.level -= 1
    state.tokens.append(Token("dl_close", "dl", -1, level=state.level, block=True, meta={_OPENING: opening}))
    assert opening.map is not None
    opening.map[1] = state.line
    return True


def _take_terms(state: StateBlock) -> Token | None:
    """Turn the paragraph above into terms, and return what opens their list; None where there is neither one nor a list."""
    tokens, level = state.tokens, state.level
    if tokens and tokens[-1].type == "dl_close" and tokens[-1].level == level:
        return _reopened(tokens)
    if len(tokens) < 3 or tokens[-1].type != "paragraph_close" or tokens[-1].level != level:
        return None
    opening, text = tokens[-3:-1]
    del tokens[-3:]
    assert opening.map is not None
    place = list(opening.map)
    if tokens and tokens[-1].type == "dl_close" and tokens[-1].level == level:
        opening = _reopened(tokens)
    else:
        opening = Token("dl_open", "dl", 1, level=level, block=True, map=list(place))
        tokens.append(opening)
    for line, term in enumerate(text.content.split("\n"), place[0]):
        place = [line, line + 1]
        tokens += (
            Token("dt_open", "dt", 1, level=level + 1, block=True, map=place),
            Token("inline", "", 0, level=level + 2, block=True, map=place, content=term, children=[]),
            Token("dt_close", "dt", -1, level=level + 1, block=True),
        )
    return opening


def _reopened(tokens: list[Token]) -> Token:
    opening: Token = tokens.pop().meta[_OPENING]
    return opening


def _container(state: StateBlock, name: str, tag: str, first: int, end: int, at: int, indentation: int) -> None:
    """Read what is in a block that begins on a line at an offset, and goes on where lines are indented."""
    opening = state.push(f"{name}_open", tag, 1)
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType
    state.bMarks[first], state.tShift[first] = at, 0
    state.blkIndent += indentation
    state.sCount[first] = state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, first, end)
    state.bMarks[first], state.tShift[first], state.sCount[first], state.blkIndent, state.parentType = kept
    opening.map = [first, state.line]
    state.push(f"{name}_close", tag, -1)
