"""The question says how many options to choose, and the answer ticks or names another number.

Bad:

    ### 1. Which are layers? (Choose two)

    - [x] linear
    - [ ] loss
    - [ ] convolution

    ### 2. Which is a loss?

    - [x] MSE
    - [ ] ReLU

    ### 3. Which is an optimizer?

    - [x] Adam
    - [ ] Eve

Good:

    ### 1. Which are layers? (Choose two)

    - [x] linear
    - [ ] loss
    - [x] convolution

    ### 2. Which is a loss?

    - [x] MSE
    - [ ] ReLU

    ### 3. Which is an optimizer?

    - [x] Adam
    - [ ] Eve
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity, Span
from ..note.note import Note
from ..note.questions.counts import wrong_count
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for question in note.questions:
        count = wrong_count(note.document, question)
        if count is not None and question.answer is not None:
            message = f'the question asks for {count.wanted}, the answer has {count.found}: "{count.words}"'
            help = "answer with as many as the question asks for, or correct the number"
            related = (Related(question.answer.span, "the answer"),)
            yield Finding(_statement(note, question.span, count.words), message, help, related=related)


def _statement(note: Note, question: Span, words: str) -> Span:
    """Where a question says how many; its whole line where markup keeps the words apart."""
    at = note.text.find(words, *question)
    return Span(at, at + len(words)) if at >= 0 else question


RULE = Rule(
    "QA007",
    "answer-count-mismatch",
    "More or fewer options chosen than the question asks for",
    Severity.WARNING,
    check,
)
