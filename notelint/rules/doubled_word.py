"""A word stands twice in a row, often across the end of a line.

Words that rightly follow themselves (had had, that that, very very) and names (Bora Bora) are left alone, and so is a
post that is not in English.

Bad:

    The moon pulls the the water.

Good:

    The moon pulls the water.
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..note import Note
from ..note.words import DOUBLED
from ..rule import Options, Rule
from ..spelling.lexicon import shipped

_COMMON = 4
_RIGHTLY = frozenset(
    "that had is do her very so no ha bye many much more far long log really never now there again blah bla yes please win"
    " knock hear tut la na da dum cha choo chop tick tock ho hey yeah wait go come super".split()
)


def check(note: Note, options: Options) -> Iterator[Finding]:
    prose = note.prose.text
    found = list(DOUBLED.finditer(prose))
    if not found or note.spelling.silence is not None:
        return
    for match in found:
        word, again = match["word"], Span(*match.span("again"))
        second, *more = prose[again.start : again.end].replace(">", " ").split()
        if more:
            continue  # three times: for effect
        if second in _RIGHTLY or second in note.known_words or not 0 < shipped().level(second) <= _COMMON:
            continue  # names, commands (chmod chmod) and columns (rwx rwx) too
        fix = Fix("take the second one out", (Edit(again, ""),), safe=True)
        first = Span(match.start(), match.start() + len(word))
        yield Finding(
            Span(again.end - len(second), again.end),
            f'"{second}" stands twice',
            "take one of them out",
            fix,
            (Related(first, "the first"),),
        )


RULE = Rule("SP004", "doubled-word", "A word that stands twice in a row", Severity.WARNING, check)
