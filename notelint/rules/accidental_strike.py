r"""Text that two tildes strike through: the tildes of ranges, `1~2 or 3~4`, and of formulas, `H~2~O`.

On GitHub, and with a current Hugo, one tilde strikes as two do. pandoc makes a subscript of what is between two tildes without a
space in it. Reported where the tildes stand between letters or numbers, so that nobody meant to strike.

Bad (github):

    Soak it for 2~3 days, then for 5~6 hours.

Good (github):

    Soak it for 2–3 days, then for 5–6 hours.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

if TYPE_CHECKING:
    from markdown_it.token import Token

_TILDE = regex(r"(?<![~\\])~(?!~)")
_LONGEST = 30


class _Tilde(NamedTuple):
    """A single tilde, and the characters beside it."""

    at: int
    before: str
    after: str

    @property
    def opens(self) -> bool:
        return bool(self.after.strip()) and (self.after.isalnum() or not self.before.isalnum())

    @property
    def closes(self) -> bool:
        return bool(self.before.strip()) and (self.before.isalnum() or not self.after.isalnum())


def check(note: Note) -> Iterator[Finding]:
    tildes = note.site.engine.single_tildes
    if not tildes or note.text.count("~") < 2:
        return
    for token in note.document.tokens:
        if token.content.count("~") > 1:
            for opening, closing in _pairs(note, token.children or []):
                inside = note.text[opening.at + 1 : closing.at]
                if _is_accident(opening, closing) if tildes == "strike" else _is_range(opening, closing, inside):
                    yield _finding(note, opening.at, closing.at, inside)


def _finding(note: Note, opening: int, closing: int, inside: str) -> Finding:
    shown = inside if len(inside) <= _LONGEST else inside[: _LONGEST - 1] + "…"
    made = "strike through" if note.site.engine.single_tildes == "strike" else "make a subscript of"
    message = f'the two tildes are not shown: they {made} "{" ".join(shown.split())}"'
    edits = (Edit(Span(opening, opening), "\\"), Edit(Span(closing, closing), "\\"))
    return Finding(Span(opening, closing + 1), message, "write an en dash, or \\~", Fix("escape them", edits))


def _is_accident(opening: _Tilde, closing: _Tilde) -> bool:
    """Whether both tildes are between letters or numbers, or both before a number, as in ``~5k~10k``."""
    if closing.after.isalnum() and opening.before.isalnum():
        return True
    return closing.after.isdigit() and opening.after.isdigit()


def _is_range(opening: _Tilde, closing: _Tilde, inside: str) -> bool:
    """Whether both tildes are between numbers, and nothing between them keeps pandoc from a subscript."""
    beside = opening.before + opening.after + closing.before + closing.after
    return len(beside) == 4 and beside.isdigit() and not any(map(str.isspace, inside))


def _pairs(note: Note, children: "list[Token]") -> Iterator[tuple[_Tilde, _Tilde]]:
    """The tildes that an engine pairs: each that can close with the nearest above it that opens, and is not inside of more."""
    levels: list[list[_Tilde]] = [[]]
    for child in children:
        if child.nesting == 1:
            levels.append([])
        elif child.nesting == -1 and len(levels) > 1:
            levels.pop()
        elif child.type == "text" and "~" in child.content and not note.is_raw(child.meta["span"].start):
            for match in _TILDE.finditer(note.document.source, *child.meta["span"]):
                tilde = _Tilde(
                    match.start(),
                    note.text[match.start() - 1 : match.start()],
                    note.text[match.end() : match.end() + 1],
                )
                if tilde.closes and levels[-1]:
                    yield levels[-1].pop(), tilde
                elif tilde.opens:
                    levels[-1].append(tilde)


RULE = Rule(
    "MK027",
    "accidental-strike",
    "Text that single tildes strike through",
    Severity.WARNING,
    check,
)
