"""A comment switches off a rule that would not report anything there: the problem is gone, or the code in the comment is
misspelt.

Delete the comment, or correct the code.

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


RULE = Rule("XX001", "unused-suppression", "A comment that switches off nothing", Severity.WARNING, check)
