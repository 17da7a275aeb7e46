"""Readers find a placeholder where the answer should be: NA, TODO, TBD, dots. The same goes for an entire section.

Write the answer. If one of these words is an answer in your blog, say so in the settings: `answers = ["NA"]` under
`[questions]`. A tag (`#TODO`) is your own list of what is open, so it is only an info.
Where most questions are still open, six placeholders or more are one finding, as an info.

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

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..note.questions.model import Question
from ..note.questions.placeholders import keeps_section
from ..note.questions.wording import shortened
from . import Rule
from .unanswered_question import lines_named

_SEVERAL = 6
"""So many placeholders are reported together where most questions are open."""


def check(note: Note) -> Iterator[Finding]:
    by_convention: dict[str, list[Question]] = {}
    for section in note.question_sections:
        by_convention.setdefault(section.convention, []).extend(section.questions)
    reported: set[int] = set()
    for questions in by_convention.values():
        kept = [question for question in questions if question.answer is not None and question.is_placeholder]
        reported |= {question.answer.lines[0].span.start for question in kept if question.answer is not None}
        answered = sum(not question.is_open for question in questions)
        yield from (
            _each(kept) if len(kept) < _SEVERAL or answered * 2 >= len(questions) else _as_one(note, kept, questions)
        )
    for heading, line in note.one_line_sections:
        if line.span.start not in reported and keeps_section(line.text):
            message = f'"{line.text}" is a placeholder for the section "{heading}"'
            yield Finding(line.span, message, "write the section", severity=_severity(line.text))


def _each(kept: list[Question]) -> Iterator[Finding]:
    """One finding for each placeholder among answers."""
    for question in kept:
        assert question.answer is not None
        written = question.answer.lines[0]
        message = f'"{written.text}" is a placeholder, not an answer to "{shortened(question.text)}"'
        yield Finding(written.span, message, "write the answer", severity=_severity(written.text))


def _as_one(note: Note, kept: list[Question], questions: list[Question]) -> Iterator[Finding]:
    """One finding for all placeholders where most questions are still open: that is work in progress."""
    written = [question.answer.lines[0] for question in kept if question.answer is not None]
    span = Span(written[0].span.start, written[-1].span.end)
    message = (
        f'{len(kept)} of {len(questions)} questions have a placeholder for an answer, as "{written[0].text}": '
        f"{lines_named(note, [line.span for line in written])}"
    )
    yield Finding(span, message, "write the answers", severity=Severity.INFO)


def _severity(text: str) -> Severity | None:
    """A tag (``#TODO``) is the author's own list of what is open; None stands for the rule's severity."""
    return Severity.INFO if re.match(r"#\w", text) else None


RULE = Rule("QA002", "placeholder-answer", "A placeholder where the answer should be", Severity.WARNING, check)
