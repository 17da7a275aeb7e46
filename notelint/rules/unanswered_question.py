"""A question without an answer among questions that have theirs.

What an answer looks like follows from the section's own majority: a details element, nested items, text below. Where
fewer than half of the siblings are answered nothing is said. Among questions answered in details elements, a link to
follow or a cell to run is part of the question.

Bad:

    ### 1. What is a tensor?

    An array of any number of dimensions.

    ### 2. What is a gradient?

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
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for section in note.question_sections:
        if not section.judged or section.answered * 2 < len(section.questions):
            continue
        for question in section.questions:
            if question.answer is None:
                message = f'no answer, where {section.answered} of {len(section.questions)} have one: "{question.text}"'
                yield Finding(question.span, message, _help(section.convention))


def _help(convention: str) -> str:
    return {
        "heading-details": "answer it in a details element as the others are, or in a few words below it",
        "item-details": "answer it in a details element as the others are",
        "checkbox-options": "tick the right options",
        "summary": "write the answer inside the details element",
        "item-nested": "answer it in an item nested below",
    }.get(convention, "write the answer below it")


RULE = Rule("QA001", "unanswered-question", "A question without an answer among answered ones", Severity.WARNING, check)
