"""The outline of the course holds a word that does not exist, and one that does is similar; or a title that the reference
outline spells otherwise.

An outline is copied by hand, and its typos are read by everybody who looks for a chapter. Where the course's own outline
is known (`notelint outline`), a typo that is a word itself is found too ("PyTorch Sensors" for "PyTorch Tensors"), and
the course's wording is a safe fix; wording that differs in case, punctuation or a subtitle is not a typo. What is left
alone, and how own words are made known: see SP001.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Water | Why the Sea Moves |
    |  | Currants and Drift |
    |  | The Measurment of Tides |
    | 2. Wind | Where It Comes From |
    |  | What It Carries |

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Water | Why the Sea Moves |
    |  | Currants and Drift |
    |  | The Measurement of Tides |
    | 2. Wind | Where It Comes From |
    |  | What It Carries |
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.note import Note
from ..outlines.comparison import differences
from ..spelling.post import typos
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    slips = [difference for difference in differences(note) if difference.kind == "slip"]
    for slip in slips:
        fix = Fix(f'write "{slip.right}"', (Edit(slip.span, slip.right),), safe=True)
        yield Finding(
            slip.span, f'"{slip.written}" should be "{slip.right}"', f'the course calls it "{slip.whole}"', fix
        )
    for typo in typos(note, "outline"):
        if not any(slip.span.start < typo.span.end and typo.span.start < slip.span.end for slip in slips):
            yield typo


RULE = Rule("SP006", "typo-in-outline", "A misspelt word in the outline", Severity.WARNING, check)
