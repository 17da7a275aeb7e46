"""The answer is below its question, but the page does not show it as part of the list item, as it does for the other
answers.

Indent the answer as far as the text of the question. If the page also shows wrong numbers because of this, QA010
reports that instead.

Bad:

    - **What is a warp?**

        The threads that are tight.

    - **What is a weft?**

    The thread across.

    - **What is a shed?**

        The gap between the threads.

    - **What is a reed?**

        A comb.

Good:

    - **What is a warp?**

        The threads that are tight.

    - **What is a weft?**

        The thread across.

    - **What is a shed?**

        The gap between the threads.

    - **What is a reed?**

        A comb.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..note.questions.detached import INDENT, indented
from ..note.questions.model import QuestionSection
from ..note.questions.shown_numbers import shown_numbers, wrong_numbers
from ..note.questions.wording import shortened
from . import Rule

_TEXT = ("paragraph", "list", "quote")
"""What an answer is made of; code may be what the question is about."""


def check(note: Note) -> Iterator[Finding]:
    sections = [section for section in note.question_sections if _few_are_outside(section)]
    shown = shown_numbers(note.tree, note.site.engine.numbers_from_one) if sections else {}
    for section in sections:
        if any(wrong_numbers(section, shown)):
            continue
        for question in section.questions:
            if question.answer is not None and any(block.kind in _TEXT for block in question.detached):
                line = note.document.line_index(question.answer.span.start)
                message = f'this answer is not inside the list item of its question, as the others are: "{shortened(question.text)}"'
                fix = indented(note.document, question.detached, "indent the answer")
                yield Finding(_first_line(note, line), message, f"indent it by {INDENT} spaces", fix)


def _first_line(note: Note, line: int) -> Span:
    return note.document.trim(note.document.line_span(line))


def _few_are_outside(section: QuestionSection) -> bool:
    """Whether most answers are nested in their items, and not all."""
    outside = sum(bool(question.detached) for question in section.questions)
    return outside > 0 and outside * 3 <= section.answered


RULE = Rule(
    "QA013",
    "detached-answer",
    "An answer that is not part of its question's list item",
    Severity.INFO,
    check,
)
