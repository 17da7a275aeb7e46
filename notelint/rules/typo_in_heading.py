"""A heading holds a word that does not exist, and one that does is similar.

Headings are what readers scan, what the table of contents repeats and what links lead to: fix the links with it. A word
is reported only where a common one is an edit or two away; names, acronyms, identifiers, and words that the post uses in
its code, links or file names are left alone. Own words: `words` under `[spelling]` in the settings, or a line each in
`notelint-words.txt` (`notelint words --add WORD`). A post in another language is not checked; `notelint inspect` says so.

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
