"""An answer, or a whole section, that only keeps the place of one: NA, TODO, TBD, dots.

Bad:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    TODO

    ### 3. What is a loss?

    A number for how wrong the model is.

Good:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

    The slopes of the loss.

    ### 3. What is a loss?

    A number for how wrong the model is.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..note.questions.placeholders import keeps_section
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    reported: set[int] = set()
    for question in note.questions:
        if question.answer is not None and question.is_placeholder:
            written = question.answer.lines[0]
            message = f'"{written.text}" is a placeholder, no answer to "{question.text}"'
            yield Finding(written.span, message, "write the answer")
            reported.add(written.span.start)
    for heading, line in note.bare_sections:
        if line.span.start not in reported and keeps_section(line.text):
            yield Finding(line.span, f'"{line.text}" is a placeholder for the section "{heading}"', "write the section")


RULE = Rule("QA002", "placeholder-answer", "An answer that only keeps the place of one", Severity.WARNING, check)
