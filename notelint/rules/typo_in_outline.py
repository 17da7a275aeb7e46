"""The outline of the course has a word that does not exist, and a similar one does; or a title is spelt differently in
the reference outline.

Everybody who looks for a chapter reads the outline. If the course's own outline is known (`notelint outline`), a typo
that happens to be a word is found too ("PyTorch Sensors" for "PyTorch Tensors"), and `--fix` writes the course's
words. Other capitals, punctuation or another subtitle are not typos. For what is not reported, and how to add your
own words, see SP001.

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
