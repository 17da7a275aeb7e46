"""A paragraph, list, quote, table or alt text holds a word that does not exist, and one that does is similar.

A capital in mid-sentence marks a name, which is left alone; so is a word that the post uses three times or more, unless
a letter is doubled wrongly or two have changed places. What else is left alone, and how own words are made known: see
SP001.

Bad:

    The moon pulls the water, and the earth turns beneth it.

Good:

    The moon pulls the water, and the earth turns beneath it.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.post import typos
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return typos(note, "prose")


RULE = Rule("SP003", "typo-in-prose", "A misspelt word in running text", Severity.WARNING, check)
