"""The article does not go with the sound after it.

What counts is the sound, not the letter: a unit, an hour, a UTF-8 file, an SSH key. Words that are said either way (a or
an SQL query, a or an historic day) are left alone, and so are quotations, titles, letters that are names (user A) and
posts that are not in English.

Bad:

    The moon is a example of an satellite.

Good:

    The moon is an example of a satellite.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.articles import articles
from ..spelling.slips import slips
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return slips(note, articles)


RULE = Rule("SP007", "a-or-an", "An article that does not go with the sound after it", Severity.WARNING, check)
