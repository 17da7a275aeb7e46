"""A question or answer has a word that does not exist, and a similar one does.

Answers that are written as a string in a code block are read too. For what is not reported, and how to add your own
words, see SP001.

Bad:

    ## Questionnaire

    1. What makes the tide?

        The atraction of moon and sun.

    2. What is a neap tide?

        A tide with a small range.

    3. What is a bore?

        A wave that runs up a river.

Good:

    ## Questionnaire

    1. What makes the tide?

        The attraction of moon and sun.

    2. What is a neap tide?

        A tide with a small range.

    3. What is a bore?

        A wave that runs up a river.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..spelling.post import typos
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    return typos(note, "question or answer")


RULE = Rule(
    "SP002", "typo-in-question-or-answer", "A misspelt word in a question or its answer", Severity.WARNING, check
)
