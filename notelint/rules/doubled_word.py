"""A word stands twice in a row, often across the end of a line.

Words that rightly follow themselves (had had, that that, very very) and names (Bora Bora) are left alone, and so is a
post that is not in English. Where the second one is taken out, a word such as "the" is surely meant once; others are worth a look.

Bad:

    The moon pulls the the water.

Good:

    The moon pulls the water.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..note.note import Note
from ..note.words import DOUBLED
from ..spelling.lexicon import shipped
from ..spelling.post import spelling
from . import Rule

_COMMON = 4
_TWICE = re.compile(r"([a-z](?<![a-z]{2})[a-z]++)(?=[\s>]++\1\b)")
"""All of these in small letters, found much faster."""
_BREAK = re.compile(r" {2,}\n")
_RIGHTLY = frozenset(
    "that had is do her very so no ha bye many much more far long log really never now there again blah bla yes please win"
    " knock hear tut la na da dum cha choo chop tick tock ho hey yeah wait go come super".split()
)

_NEVER = frozenset(
    "an and any at by each every from into of or our the their these this those to what when which who with your".split()
)
"""Words that no sentence holds twice in a row."""


def check(note: Note) -> Iterator[Finding]:
    prose = note.prose.text
    if _TWICE.search(prose.lower()) is None:
        return
    found = list(DOUBLED.finditer(prose))
    if not found or spelling(note).silence is not None:
        return
    for match in found:
        word, again = match["word"], Span(*match.span("again"))
        second, *more = prose[again.start : again.end].replace(">", " ").split()
        if more:
            continue  # three times: for effect
        if second in _RIGHTLY or second in note.known_words or not 0 < shipped().level(second) <= _COMMON:
            continue  # names, commands (chmod chmod) and columns (rwx rwx) too
        written = note.document.slice(again)
        fix = None
        if written == prose[again.start : again.end]:
            # a heading's id changes with its words; blanks before a line's end may be meant as a break
            safe = second in _NEVER and note.place_of(again) != "heading" and not _BREAK.match(written)
            fix = Fix("take the second one out", (Edit(again, ""),), safe)
        first = Span(match.start(), match.start() + len(word))
        yield Finding(
            Span(again.end - len(second), again.end),
            f'"{second}" stands twice',
            "take one of them out",
            fix,
            (Related(first, "the first"),),
        )


RULE = Rule("SP004", "doubled-word", "A word that stands twice in a row", Severity.WARNING, check)
