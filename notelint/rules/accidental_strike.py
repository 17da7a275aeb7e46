r"""Tildes that strike text through by accident: those of ranges, `1~2 or 3~4`, and of formulas, `H~2~O`.

On GitHub, and with a current Hugo, one tilde strikes text through as two do. pandoc makes a subscript of the text between
two tildes if it has no space. Reported if both tildes are between letters or numbers: there, nobody meant to strike
anything through.

Bad (github):

    Soak it for 2~3 days, then for 5~6 hours.

Good (github):

    Soak it for 2–3 days, then for 5–6 hours.
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..note.tildes import Tilde, paired_tildes
from . import Rule

_LONGEST = 30


def check(note: Note) -> Iterator[Finding]:
    tildes = note.site.engine.single_tildes
    if not tildes or note.text.count("~") < 2:
        return
    for opening, closing in paired_tildes(note):
        inside = note.text[opening.at + 1 : closing.at]
        if _is_accident(opening, closing) if tildes == "strike" else _is_range(opening, closing, inside):
            yield _finding(note, opening.at, closing.at, inside)


def _finding(note: Note, opening: int, closing: int, inside: str) -> Finding:
    shown = inside if len(inside) <= _LONGEST else inside[: _LONGEST - 1] + "…"
    made = "strike through" if note.site.engine.single_tildes == "strike" else "make a subscript of"
    message = f'the two tildes are not shown: they {made} "{" ".join(shown.split())}"'
    edits = (Edit(Span(opening, opening), "\\"), Edit(Span(closing, closing), "\\"))
    return Finding(
        Span(opening, closing + 1),
        message,
        "write \\~ for a tilde, or an en dash (–) for a range",
        Fix("put a backslash before each", edits),
    )


def _is_accident(opening: Tilde, closing: Tilde) -> bool:
    """Whether both tildes are between letters or numbers, or both before a number, as in ``~5k~10k``."""
    if closing.after.isalnum() and opening.before.isalnum():
        return True
    return closing.after.isdigit() and opening.after.isdigit()


def _is_range(opening: Tilde, closing: Tilde, inside: str) -> bool:
    """Whether both tildes are between numbers, and nothing between them keeps pandoc from a subscript."""
    beside = opening.before + opening.after + closing.before + closing.after
    return len(beside) == 4 and beside.isdigit() and not any(map(str.isspace, inside))


RULE = Rule(
    "MK027",
    "accidental-strike",
    "Text that single tildes strike through",
    Severity.WARNING,
    check,
)
