"""One question is a plain line above its answer, while the other questions are headings.

Write it as a heading too.

Bad:

    ### 1. What is a tensor?

    <details markdown="1">
    <summary>Answer</summary>

    An array.

    </details>

    2\\. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    A number.

    </details>

    ### 3. What is a step?

    <details markdown="1">
    <summary>Answer</summary>

    A change.

    </details>

    ### 4. What is an epoch?

    <details markdown="1">
    <summary>Answer</summary>

    A pass over the data.

    </details>

Good:

    ### 1. What is a tensor?

    <details markdown="1">
    <summary>Answer</summary>

    An array.

    </details>
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..note.questions.wording import shortened
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for section in note.question_sections:
        for place in section.unmarked:
            text = shortened(note.document.slice(place))
            message = f'this question is plain text, the others here are {section.marked_as}: "{text}"'
            yield Finding(place, message, "write it like the others")


RULE = Rule("QA008", "unmarked-question", "A question that is not a heading like the others", Severity.WARNING, check)
