"""The words above one answer are not the words above the others: "Answer:" where the others have "Show answer".

Use the same words everywhere.

Bad:

    ### 1. What is a tensor?

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    </details>

    ### 2. What is a gradient?

    <details markdown="1">
    <summary>Show answer</summary>

    Slopes.

    </details>

    ### 3. What is a loss?

    <details markdown="1">
    <summary>Show answer</summary>

    A number.

    </details>

    ### 4. What is a step?

    <details markdown="1">
    <summary>Answer:</summary>

    A small change.

    </details>

Good:

    ### 1. What is a tensor?

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    </details>

    ### 2. What is a gradient?

    <details markdown="1">
    <summary>Show answer</summary>

    Slopes.

    </details>

    ### 3. What is a loss?

    <details markdown="1">
    <summary>Show answer</summary>

    A number.

    </details>
"""

import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..majority import most, nearly_all
from ..note.answers import Label, is_answer_label
from ..note.note import Note
from ..note.questions.model import QuestionSection
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    yield from _in_summaries(note)
    for section in note.question_sections:
        answered = sum(question.answer is not None for question in section.questions)
        others = answered - len(section.unlabelled)
        if section.label is None or others < 4:
            continue
        yield from _in_other_words(section, others - len(section.otherwise))
        if len(section.unlabelled) * 4 > others:
            continue
        for question in section.unlabelled:
            if question.answer is not None and question.answer.lines:
                message = f'"{section.label}" is missing before this answer, {others} others have it'
                yield Finding(question.answer.lines[0].span, message, f'write "{section.label}" before it')


def _in_other_words(section: QuestionSection, usual: int) -> Iterator[Finding]:
    """Answers with words in front that differ from those of nearly all others."""
    if len(section.otherwise) * 4 > usual:
        return
    for question, words in section.otherwise:
        if question.answer is not None and question.answer.lines:
            message = f'"{words}" before this answer, "{section.label}" before {usual} others'
            yield Finding(question.answer.lines[0].span, message, f'write "{section.label}" here too')


def _in_summaries(note: Note) -> Iterator[Finding]:
    """Answers in details elements whose summary differs from that of the others."""
    labels = [question.answer.label for question in note.questions if question.answer and question.answer.label]
    counts = Counter(_without_numbers(label.text) for label in labels)
    if not counts:
        return
    usual, count = counts.most_common(1)[0]
    if count < 3 or not nearly_all(count, len(labels)):
        return
    written = _as_written(note, [label for label in labels if _without_numbers(label.text) == usual])
    for label in labels:
        words = _without_numbers(label.text)
        if words == usual or usual.lower() in words.lower() or not is_answer_label(label.text):
            continue
        fix = Fix(f'write "{usual}"', (Edit(label.inside, written),), safe=True) if written else None
        message = f'"{label.text}" above this answer, "{usual}" above {count} others'
        yield Finding(label.span, message, f'write "{usual}" here too', fix)


def _as_written(note: Note, labels: list[Label]) -> str | None:
    """How most of some labels are written, tags and all; None where each has its own number, or no way is the usual one."""
    written, count = Counter(note.document.slice(label.inside) for label in labels).most_common(1)[0]
    return (
        written if most(count, len(labels)) and _without_numbers(written) == written and "\n" not in written else None
    )


def _without_numbers(text: str) -> str:
    return re.sub(r"(?<!\s)\s*#?\d[\d.]*", "", text).strip()


RULE = Rule("QA006", "answer-label", "An answer with another label than all others", Severity.INFO, check)
