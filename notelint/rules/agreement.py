"""The form of a word does not fit the word before it: `to contains`, `can has`, `is doesn't`, `a cookies`,
`this methods`, `these method`, `are create by`, `a function that return`, `depends the`, `equals to`.

Only words that can be nothing but a verb, or nothing but a noun, are checked, and words that are both only where what is
around them leaves no doubt. A missing "the" is not reported.

Bad:

    The moon can contains ice, and each elements of these method is create by hand.

Good:

    The moon can contain ice, and each element of these methods is created by hand.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.agreement import agreement
from ..spelling.slips import TYPOS, slips
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return slips(note, agreement(note.prose))


RULE = Rule(
    "SP010",
    "agreement",
    "A form that does not fit the word before it",
    Severity.WARNING,
    check,
    yields_to=(*TYPOS, "SP009"),
)
