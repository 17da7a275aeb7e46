"""Emphasis that nobody meant: the asterisks of a formula, bold that begins after a word's first letter, carets of powers.

Two asterisks between letters make what is between them italic, and vanish. In pandoc, and in MkDocs with `pymdownx.caret`, two
carets make a superscript.

Bad:

    It takes T(n) = c1(n*m+1) + c2(n*m) steps.

Good:

    It takes `T(n) = c1(n*m+1) + c2(n*m)` steps.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from . import Rule

if TYPE_CHECKING:
    from markdown_it.token import Token

_FACTOR_BEFORE = re.compile(r"[A-Za-z0-9)\]]$")
_FACTOR_AFTER = re.compile(r"[A-Za-z0-9(\[]")
_SIGNS = re.compile(r"[-+=/()^<>\d]")
_SUPERSCRIPT = re.compile(r"\^([^\s^]{1,40})\^")
_WRITTEN = re.compile(r"\w\^[\w+-]{1,20}\^(?!\w)")


def check(note: Note) -> Iterator[Finding]:
    for token in note.document.tokens:
        children = token.children or []
        if children and note.is_raw(children[0].meta["span"].start):
            continue
        if "*" in token.content:
            yield from _asterisks(note, children)
        if "^" in token.content and _has_superscripts(note):
            for child in children:
                if child.type == "text" and "^" in child.content:
                    yield from _carets(child)


def _asterisks(note: Note, children: "list[Token]") -> Iterator[Finding]:
    opened: list[Token] = []
    for child in children:
        if child.type in ("em_open", "strong_open") and child.markup[0] == "*":
            opened.append(child)
        elif child.type in ("em_close", "strong_close") and child.markup[0] == "*" and opened:
            yield from _emphasis(note, opened.pop().meta["span"], child.meta["span"])


def _emphasis(note: Note, opening: Span, closing: Span) -> Iterator[Finding]:
    text = note.text
    inside = text[opening.end : closing.start]
    size = opening.end - opening.start
    before, after = text[max(0, opening.start - 2) : opening.start], text[closing.end : closing.end + 1]
    if size == 1 and _FACTOR_BEFORE.search(before) and _FACTOR_AFTER.match(after) and _SIGNS.search(inside):
        edits = (Edit(opening, "\\*"), Edit(closing, "\\*"))
        message = f'these asterisks are not shown: they make "{_short(inside)}" italic'
        yield Finding(
            Span(opening.start, closing.end),
            message,
            "put the formula in backticks, or write \\*",
            Fix("escape them", edits),
        )
    elif size == 2 and re.fullmatch(r"\W?[A-Za-z]", before) and inside[:1].islower() and " " in inside:
        at = opening.start - 1
        fix = Fix("put the letter inside", (Edit(Span(at, opening.end), f"**{text[at]}"),))
        yield Finding(
            opening, "the bold begins after the first letter of the word", f"write **{text[at]}{_short(inside)}**", fix
        )


def _carets(child: "Token") -> Iterator[Finding]:
    """Two powers whose carets make a superscript of what is between them: its parentheses do not match."""
    start = child.meta["span"].start
    for match in _SUPERSCRIPT.finditer(child.content):
        if match[1].count("(") != match[1].count(")"):
            span = Span(start + match.start(), start + match.end())
            message = f'the two carets make "{match[1]}" a superscript'
            yield Finding(span, message, "write the formula in backticks or between dollars")


def _has_superscripts(note: Note) -> bool:
    """Whether the engine knows them, or the post writes some on a site whose settings do not name all extensions."""
    engine = note.site.engine
    return engine.superscripts or (
        engine.fences in ("fenced_code", "superfences") and len(_WRITTEN.findall(note.text)) > 1
    )


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"


RULE = Rule("MK018", "accidental-emphasis", "Emphasis or a superscript that nobody meant", Severity.WARNING, check)
