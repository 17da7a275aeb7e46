"""An answer that repeats the question's options without choosing, or judges only some of them.

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

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..note.questions import Question
from . import Rule

_EITHER = re.compile(r"[\s(\[]*\b(?:T\s*/\s*F|True\s*/\s*False|Y\s*/\s*N|Yes\s*/\s*No)\b[)\].:\s]*$", re.IGNORECASE)


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        answer = question.answer
        if answer is None or len(question.options) < 2 or question.ticked:
            continue
        written = [_same(option.text) for option in question.options]
        lines = [(line, _same(note.document.slice(line.span))) for line in answer.lines]
        options_there, lines_there = set(written), {text for _, text in lines}
        repeated = [line for line, text in lines if text in options_there]
        if [text for _, text in lines if text in options_there] != [text for text in written if text in lines_there]:
            continue  # in another order: that is the answer
        either = sum(bool(_EITHER.search(option.text[-40:])) for option in question.options)
        if not repeated or not _leaves_open(question, len(repeated), either):
            continue
        span = Span(repeated[0].span.start, repeated[-1].span.end)
        count = len(repeated)
        if count == len(question.options):
            message = "the answer repeats the options and chooses none of them"
        else:
            message = f"{count} of {len(question.options)} options are repeated and not judged"
        yield Finding(span, message, "say of each whether it is true" if either else "keep or mark the right ones")


def _leaves_open(question: Question, repeated: int, either: int) -> bool:
    """True where repeating options says nothing: all of them, or such as end in "T/F" beside others that are judged."""
    if repeated >= len(question.options):
        return not question.answer or len(question.answer.lines) == repeated
    return either == len(question.options)


def _same(text: str) -> str:
    """An option without blanks and the signs that end or quote it; marks of any kind make a difference."""
    return re.sub(r"[\s.,;:!?'\"“”‘’()]+", "", text.lower())


RULE = Rule(
    "QA003", "incomplete-answer", "An answer that repeats the options without choosing", Severity.WARNING, check
)
