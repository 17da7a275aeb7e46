"""The outline of the course holds a word that does not exist, and one that does is near; or a title that the reference
outline spells otherwise.

An outline is copied by hand, and its slips are read by everybody who looks for a chapter. Where the course's own outline
is known (`notelint outline`), a slip that is a word itself is found too ("PyTorch Sensors" for "PyTorch Tensors"), and
the course's wording is a safe fix; wording that differs in case, punctuation or a subtitle is no slip. What is left
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

from ..diagnostic import Finding, Severity
from ..note import Note
from ..rule import Options, Rule
from ..spelling.post import typos


def check(note: Note, options: Options) -> Iterator[Finding]:
    return typos(note, "outline")


RULE = Rule("SP006", "typo-in-outline", "A misspelt word in the outline", Severity.WARNING, check)
