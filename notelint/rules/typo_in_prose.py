"""A paragraph, list, quote, table or alternative text has a word that does not exist, and a similar one does.

A word with a capital inside a sentence is a name and is not reported. Neither is a word that the post uses three
times or more, unless a letter is doubled by mistake or two letters have changed places. For what else is not
reported, and how to add your own words, see SP001.

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
