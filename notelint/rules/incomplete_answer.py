"""The answer repeats the options of the question and does not choose, or chooses for some of them only.

Write after each option whether it is true. An answer that breaks off after a comma, and a part of an answer (`b)`, `- Tool:`) with nothing
or only "TODO" after it, is reported as well.

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
from ..note.questions.open_parts import Part, open_parts
from ..note.questions.states import breaks_off, repeated_options
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        repeated = repeated_options(note.document, question)
        if repeated is not None:
            if repeated.repeated == repeated.total:
                message = "the answer repeats the options and chooses none"
            else:
                message = (
                    f"{repeated.repeated} of {repeated.total} options are copied from the question without an answer"
                )
            help = (
                f"write {' or '.join(repeated.choice)} at each"
                if repeated.choice
                else "mark the right ones, or keep only those"
            )
            yield Finding(repeated.span, message, help)
        elif (last := breaks_off(question)) is not None:
            yield Finding(last.span, "the answer breaks off after a comma", "write the rest")
        elif parts := open_parts(note.document, question):
            yield from _open(note, parts)


def _open(note: Note, parts: list[Part]) -> Iterator[Finding]:
    """Parts that are not written; an empty item of a list is told as such, without the question."""
    empty = {block.span.start for block in note.tree.walk() if block.kind == "item" and not block.children}
    for part in parts:
        line = note.document.line_span(note.document.place(part.span.start)[0] - 1)
        if not any(line.start <= start < line.end for start in empty):
            mark = note.document.slice(part.span).replace("*", "").strip("-+_ \t")
            message = f'only "{part.said}" is' if part.said else "nothing is"
            yield Finding(part.span, f'{message} written after "{mark}", a part of the answer', "write it")


RULE = Rule(
    "QA003", "incomplete-answer", "An answer that repeats the options without choosing", Severity.WARNING, check
)
