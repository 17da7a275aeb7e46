"""An apostrophe is missing, or there is one too many, in a word that exists in both forms.

`its` means "of it" and `it's` means "it is". In the same way: `your` and `you're`, `lets` and `let's`, `whose` and
`who's`. The plural of API is APIs. Reported only if the words around it leave no doubt: "its a", "of it's parent",
"Lets see", "many API's are".

Bad:

    Its a small moon, and it's parent planet is large.

    Lets look at it.

Good:

    It's a small moon, and its parent planet is large.

    Let's look at it.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.apostrophes import apostrophes
from ..spelling.slips import TYPOS, slips
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return slips(note, apostrophes(note.prose))


RULE = Rule(
    "SP008", "apostrophe", "An apostrophe that is missing, or one too many", Severity.WARNING, check, yields_to=TYPOS
)
