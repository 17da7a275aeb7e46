"""The article does not fit the sound of the next word: `a hour`, `an unit`.

Write `an` before a vowel sound and `a` before any other sound. The sound counts, not the letter: a unit, an hour, a
UTF-8 file, an SSH key, an `integer`. Words that people say in two ways (a or an SQL query) are not reported. Neither are
quotations, titles, single letters used as names (user A), or posts that are not in English.

Bad:

    The moon is a example of an satellite.

Good:

    The moon is an example of a satellite.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.articles import articles
from ..spelling.slips import TYPOS, slips
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return slips(note, articles(note))


RULE = Rule(
    "SP007",
    "a-or-an",
    "An article that does not fit the sound after it",
    Severity.WARNING,
    check,
    yields_to=(*TYPOS, "SP009", "SP010"),
)
