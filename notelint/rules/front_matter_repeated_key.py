"""A key is set twice in the front matter. Only the last value counts; the others are lost.

Delete all but one. YAML does not allow a repeated key, but Jekyll, Hugo, Quarto and MkDocs publish the page anyway.

Bad:

    ---
    title: My notes
    tags: [python]
    tags: [python, pandas]
    ---

Good:

    ---
    title: My notes
    tags: [python, pandas]
    ---
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for name, span, first in note.front_matter.repeated if note.front_matter else ():
        message = f'"{name}" is set twice: only the last value counts'
        yield Finding(span, message, "delete one of the two", related=(Related(first, "it is set here first"),))


RULE = Rule(
    "FM007", "front-matter-repeated-key", "A key of the front matter that is set twice", Severity.WARNING, check
)
