"""An answer that is marked up as a heading: nothing is below it, and nothing is below the question above it.

Only where most headings of that level ask, and this one does not. The table of contents lists it among the questions.

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
            message = f'this answer is a heading, as the questions are: "{note.document.slice(span)}"'
            yield Finding(span, message, "delete the # at its start")


RULE = Rule("QA011", "answer-as-heading", "An answer that is marked up as a heading", Severity.WARNING, check)
