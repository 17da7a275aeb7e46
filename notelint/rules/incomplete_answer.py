"""The answer repeats the options of the question and does not choose, or chooses for some of them only.

Write after each option whether it is true.

Bad:

    ### 1. Do you need these to start?

    - A fast computer T/F
    - A degree T/F
    - Some patience T/F

    <details markdown="1">
    <summary>Answer</summary>

    - F A fast computer T/F
    - A degree T/F
    - Some patience T/F

    </details>

    ### 2. What is a weight?

    <details markdown="1">
    <summary>Answer</summary>

    A number that the training changes.

    </details>

    ### 3. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    How wrong the model is.

    </details>

Good:

    ### 1. Do you need these to start?

    - A fast computer T/F
    - A degree T/F
    - Some patience T/F

    <details markdown="1">
    <summary>Answer</summary>

    - F A fast computer
    - F A degree
    - T Some patience

    </details>

    ### 2. What is a weight?

    <details markdown="1">
    <summary>Answer</summary>

    A number that the training changes.

    </details>

    ### 3. What is a loss?

    <details markdown="1">
    <summary>Answer</summary>

    How wrong the model is.

    </details>
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..note.questions.states import breaks_off, repeated_options
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        repeated = repeated_options(note.document, question)
        if repeated is not None:
            if repeated.repeated == len(question.options):
                message = "the answer repeats the options and chooses none"
            else:
                message = f"{repeated.repeated} of {len(question.options)} options are copied from the question without an answer"
            help = (
                f"write {' or '.join(repeated.choice)} at each"
                if repeated.choice
                else "mark the right ones, or keep only those"
            )
            yield Finding(repeated.span, message, help)
        elif (last := breaks_off(question)) is not None:
            yield Finding(last.span, "the answer breaks off after a comma", "write the rest")


RULE = Rule(
    "QA003", "incomplete-answer", "An answer that repeats the options without choosing", Severity.WARNING, check
)
