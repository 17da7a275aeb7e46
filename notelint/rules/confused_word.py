"""A word is written in place of another one that looks or sounds like it, and the words around it show which one was
meant.

Form and from, you and your, then and than, their and there, know and known, use and used, though and through, loose
and lose, principle and principal, not and note, and some more. Reported only if the written word makes no sense
there.

Bad:

    The moon is larger then the stone, and the tides are use to time a harbour.

Good:

    The moon is larger than the stone, and the tides are used to time a harbour.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.confusions import confusions
from ..spelling.slips import TYPOS, slips
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return slips(note, confusions(note.prose))


RULE = Rule("SP009", "confused-word", "A word in place of a similar one", Severity.WARNING, check, yields_to=TYPOS)
