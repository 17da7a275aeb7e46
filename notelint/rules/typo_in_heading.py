"""A heading has a word that does not exist, and a similar one does.

Readers scan headings first, the table of contents repeats them, and links lead to them: correct the links as well. A
word is reported only if a common word is one or two letters away. Not reported: names, acronyms, identifiers, and
words that the post uses in its code, links or file names. To add your own words, use `words` under `[spelling]` in
the settings, or one line each in `notelint-words.txt` (`notelint words --add WORD`). Posts in other languages are not
checked; `notelint inspect` says so.

Bad:

    ## The Measurment of Tides

Good:

    ## The Measurement of Tides
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.post import typos
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return typos(note, "heading")


RULE = Rule("SP001", "typo-in-heading", "A misspelt word in a heading", Severity.WARNING, check)
