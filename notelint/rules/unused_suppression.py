"""A suppression comment that suppresses nothing: the defect is gone, or the code in it is misspelt.

Bad:

    <!-- notelint-disable-next-line LK002 -->
    [Answers](https://book.test/answers)

Good:

    [Answers](https://book.test/answers)
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    """The engine reports this itself, when it knows what was suppressed."""
    return iter(())


RULE = Rule("XX001", "unused-suppression", "A suppression comment that suppresses nothing", Severity.WARNING, check)
