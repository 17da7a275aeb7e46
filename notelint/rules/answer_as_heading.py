"""An answer is written as a heading, so the table of contents lists it among the questions.

Write it as text. Reported only if most headings of that level are questions and this one is not, with nothing below
it and nothing below the question above it.

Bad:

    ## What is a tensor?

    An array of any number of dimensions.

    ## What is a gradient?

    The slopes of the loss.

    ## What is a step?

    A small change.

    ## What is a loss?

    ## A number for how wrong the model is

    ## What is an epoch?

    One pass over the data.

Good:

    ## What is a tensor?

    An array of any number of dimensions.

    ## What is a gradient?

    The slopes of the loss.

    ## What is a step?

    A small change.

    ## What is a loss?

    A number for how wrong the model is.

    ## What is an epoch?

    One pass over the data.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for section in note.question_sections:
        for span in section.as_headings:
            message = f'this answer is a heading, like the questions: "{note.document.slice(span)}"'
            yield Finding(span, message, "delete the # at its start")


RULE = Rule("QA011", "answer-as-heading", "An answer that is marked up as a heading", Severity.WARNING, check)
