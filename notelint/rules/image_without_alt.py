"""A picture that is the whole answer to a question, without alternative text.

Who can't see the picture gets no answer at all. Other pictures are reported only with the option `everywhere`.

Bad:

    ### 1. Draw a neuron.

    <details markdown="1">
    <summary>Answer</summary>

    ![](https://pictures.test/neuron.png)

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

    ### 1. Draw a neuron.

    <details markdown="1">
    <summary>Answer</summary>

    ![Weighted inputs, their sum, an activation](https://pictures.test/neuron.png)

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

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..note.words import contains, joined
from . import Option, Rule


def check(note: Note, *, everywhere: bool) -> Iterator[Finding]:
    answers = joined(
        question.answer.span for question in note.questions if question.answer and question.answer.is_picture
    )
    for link in note.links:
        if link.role != "image" or link.kind == "wiki" or link.text.strip():
            continue
        if contains(answers, link.span.start):
            yield Finding(
                link.span, "the picture is the answer and has no alternative text", "say in a sentence what it shows"
            )
        elif everywhere:
            yield Finding(Span(*link.span), "the picture has no alternative text", "say in a few words what it shows")


RULE = Rule(
    "LK009",
    "image-without-alt",
    "A picture without alternative text, where it is the answer",
    Severity.WARNING,
    check,
    options={"everywhere": Option(False, "report every picture without alternative text")},
)
