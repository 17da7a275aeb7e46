"""The title or description of the post has a word that does not exist, and a similar one does.

Readers see both in lists, feeds and search results. Author, tags and other values are not checked, and their words
count as known. For what else is not reported, and how to add your own words, see SP001.

Bad:

    ---
    title: Notes on the measurment of tides
    ---

Good:

    ---
    title: Notes on the measurement of tides
    ---
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.post import typos
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return typos(note, "front matter")


RULE = Rule("SP005", "typo-in-front-matter", "A misspelt word in the title or description", Severity.WARNING, check)
