"""Text turns italic or bold, or becomes a superscript, though you did not mean it: the asterisks of a formula, bold that
begins inside a word, Python names, the carets of powers.

Two asterisks between letters make the text between them italic, and the asterisks disappear. In pandoc, and in MkDocs
with `pymdownx.caret`, two carets make a superscript. Write a backslash before the character, or put the text in
backticks.

Bad:

    It takes T(n) = c1(n*m+1) + c2(n*m) steps.

Good:

    It takes `T(n) = c1(n*m+1) + c2(n*m)` steps.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.emphasis import Emphasis, read_emphases
from ..note.note import Note, once_per_note
from ..regex import regex
from . import Rule

if TYPE_CHECKING:
    from markdown_it.token import Token

_FACTOR_BEFORE = regex(r"[A-Za-z0-9)\]]\Z")
_FACTOR_AFTER = regex(r"[A-Za-z0-9(\[]")
_SIGNS = regex(r"[-+=/()^<>\d]")
_NAMES = regex(r"[A-Za-z]{1,2}")
"""What a number is multiplied by."""
_LETTERS_BEFORE = regex(r"(?<![^\s(\"'“])[A-Za-z]+\Z")
_LONGEST = 30
_DUNDER = regex(
    r"(?:init|main|name|call|str|repr|len|dict|getitem|setitem|iter|next|enter|exit|new|del|file|doc|class|eq|hash|lt|gt|all|version|slots|add)"
)
_WORD = regex(r"(?:main|name|call|next|enter|exit|new|file|doc|class|all|version|slots|add|hash|dict)")
"""Those that may as well be a word in bold: the post must be about Python, and not make other words bold so."""
_PYTHON = regex(
    r"\b_{2}(?:init|str|repr|len|getitem|setitem|iter|del|eq|lt|gt)_{2}|^[ \t>]*(?:```|~~~)[ \t]*\{?\.?(?:py|ipython)",
    re.IGNORECASE | re.MULTILINE,
)
_SUPERSCRIPT = regex(r"\^([^\s^]{1,40})\^")
_WRITTEN = regex(r"\w\^[\w+-]{1,20}\^(?!\w)")


def check(note: Note) -> Iterator[Finding]:
    for emphasis in read_emphases(note, "*"):
        yield from _emphasis(note, *emphasis)
    for emphasis in read_emphases(note, "_"):
        yield from _name(note, emphasis)
    if "^" in note.text and _has_superscripts(note):
        for token in note.inline("text"):
            if "^" in token.content and not note.is_raw(token.meta["span"].start):
                yield from _carets(token)


def _emphasis(note: Note, opening: Span, closing: Span) -> Iterator[Finding]:
    text = note.text
    inside = text[opening.end : closing.start]
    size = opening.end - opening.start
    before, after = text[max(0, opening.start - 2) : opening.start], text[closing.end : closing.end + 1]
    is_product = size == 1 and _FACTOR_BEFORE.search(before) and _FACTOR_AFTER.match(after)
    if is_product and (_SIGNS.search(inside) or (before[-1:].isdigit() and _NAMES.fullmatch(inside))):
        edits = (Edit(opening, "\\*"), Edit(closing, "\\*"))
        message = f'these asterisks are not shown: they make "{_short(inside)}" italic'
        yield Finding(
            Span(opening.start, closing.end),
            message,
            "put the formula in backticks, or write \\*",
            Fix("put a backslash before each", edits),
        )
    elif size == 2 and inside[:1].islower() and " " in inside:
        yield from _inside_word(note, opening, inside)


def _name(note: Note, emphasis: Emphasis) -> Iterator[Finding]:
    """A name such as ``__init__``, whose underscores are not shown but make it bold."""
    name = note.document.slice(emphasis.inside)
    if _DUNDER.fullmatch(name) and emphasis.is_bold and not (_WORD.fullmatch(name) and _is_meant(note)):
        span = Span(emphasis.opening.start, emphasis.closing.end)
        fix = Fix("put it in backticks", (Edit(span, f"`{note.document.slice(span)}`"),))
        message = f'these underscores are not shown: they make "{name}" bold'
        yield Finding(span, message, "put it in backticks", fix)


@once_per_note
def _is_meant(note: Note) -> bool:
    """Whether a word between two underscores is in bold on purpose."""
    return not _PYTHON.search(note.text) or any(
        " " in note.document.slice(other.inside) for other in read_emphases(note, "_") if other.is_bold
    )


def _inside_word(note: Note, opening: Span, inside: str) -> Iterator[Finding]:
    """Bold of several words that begins inside of one: after its first letter, or where a space is missing."""
    before = _LETTERS_BEFORE.search(note.text[max(0, opening.start - _LONGEST) : opening.start])
    if before is None:
        return
    letters = before[0]
    if len(letters) > 1:
        yield Finding(
            opening, f'the bold begins inside a word: "{letters}{inside.split()[0]}"', "put a space before it"
        )
        return
    fix = Fix("put the letter inside", (Edit(Span(opening.start - 1, opening.end), f"**{letters}"),))
    help = f"write **{letters}{_short(inside)}**"
    yield Finding(opening, "the first letter of the word is not bold: the asterisks are after it", help, fix)


def _carets(token: "Token") -> Iterator[Finding]:
    """Two powers whose carets make a superscript of what is between them: its parentheses do not match."""
    start = token.meta["span"].start
    for match in _SUPERSCRIPT.finditer(token.content):
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


RULE = Rule(
    "MK018", "accidental-emphasis", "Bold, italic or superscript text that was not meant", Severity.WARNING, check
)
