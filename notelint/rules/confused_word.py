"""A word is taken for another one that looks or sounds like it, and the words around say which was meant.

Form and from, you and your, then and than, their and there, know and known, use and used, though and through, loose and
lose, principle and principal, not and note, and some more; only in places where the written word makes no sense.

Bad:

    The moon is larger then the stone, and the tides are use to time a harbour.

Good:

    The moon is larger than the stone, and the tides are used to time a harbour.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.confusions import confusions
from ..spelling.slips import slips
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return slips(note, confusions)


RULE = Rule("SP009", "confused-word", "A word taken for another one like it", Severity.WARNING, check)
