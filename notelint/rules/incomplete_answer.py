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
from ..note import Note
from ..note.questions import Question
from ..rule import Options, Rule

_EITHER = re.compile(r"[\s(\[]*\b(?:T\s*/\s*F|True\s*/\s*False|Y\s*/\s*N|Yes\s*/\s*No)\b[)\].:\s]*$", re.IGNORECASE)


def check(note: Note, options: Options) -> Iterator[Finding]:
    for question in note.questions:
        answer = question.answer
        if answer is None or len(question.options) < 2 or question.ticked:
            continue
        options_as_written = {_same(option.text): option for option in question.options}
        repeated = [line for line in answer.lines if _same(line.text) in options_as_written]
        either = sum(bool(_EITHER.search(option.text)) for option in question.options)
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
    return " ".join(re.findall(r"[\w✔✓✅❌✗]+|[*`\[\]]", text.lower()))


RULE = Rule(
    "QA003", "incomplete-answer", "An answer that repeats the options without choosing", Severity.WARNING, check
)
