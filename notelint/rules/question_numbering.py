"""A question number is skipped or used twice, or an answer has the number of another question.

Reported only if nearly all questions of the section are numbered one after another. Numbers that are all `1.`, that
count down, or that pick a few questions out of many are not reported. The number of an answer ("A3.", "Answer 3") is reported
if nearly all others are those of their questions.

Bad:

    ### 1.1 What is a tensor?

    An array.

    ### 1.2 What is a gradient?

    Slopes.

    ### 1.2 What is a loss?

    A number.

    ### 1.3 What is a step?

    A small change.

    ### 1.4 What is an epoch?

    One pass over the data.

Good:

    ### 1.1 What is a tensor?

    An array.

    ### 1.2 What is a gradient?

    Slopes.

    ### 1.3 What is a loss?

    A number.

    ### 1.4 What is a step?

    A small change.

    ### 1.5 What is an epoch?

    One pass over the data.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity, Span
from ..majority import nearly_all
from ..note.note import Note
from ..note.questions.model import Numbered, Question, QuestionSection
from ..regex import regex
from . import Rule

_OF_ANSWER = regex(
    r"\b(?:a|answer|ans|solution|antwort|lösung|respuesta|réponse|resposta|risposta)\W{0,3}(\d{1,3})\W{0,6}(?:</\w+>\s*)*\Z",
    re.IGNORECASE,
)
"""What a label for an answer ends with, if it is numbered."""
_LEAST = 2


def check(note: Note) -> Iterator[Finding]:
    for section in note.question_sections:
        yield from _of_answers(note, section)
        yield from _of_questions(note, section)


def _of_answers(note: Note, section: QuestionSection) -> Iterator[Finding]:
    """Labels of answers that have another number than their question, unlike nearly all others."""
    numbered = [
        (question, label, question.number[-1])
        for question in section.questions
        if question.number is not None and (label := _label(note, question)) is not None
    ]
    odd = [one for one in numbered if int(note.document.slice(one[1])) != one[2]]
    if not odd or len(numbered) - len(odd) < _LEAST or not nearly_all(len(numbered) - len(odd), len(numbered)):
        return
    for question, label, number in odd:
        message = f"this answer has number {note.document.slice(label)}, and its question {number}"
        yield Finding(label, message, f"make it {number}", related=(Related(question.span, "the question"),))


def _label(note: Note, question: Question) -> Span | None:
    """Where the number of an answer's label is: of a summary, or in the line before the answer's first words."""
    answer = question.answer
    if answer is None or not (answer.label or answer.lines):
        return None
    end = answer.label.inside.end if answer.label else answer.lines[0].span.start
    start = answer.label.inside.start if answer.label else max(question.span.end, note.document.line_at(end).start)
    found = _OF_ANSWER.search(note.text, start, max(start, end))
    return Span(*found.span(1)) if found is not None else None


def _of_questions(note: Note, section: QuestionSection) -> Iterator[Finding]:
    """Questions whose number does not follow that of the one before."""
    for before, question, expected in _slips(section) or ():
        if _is_between(note, section, before, question, expected):
            continue
        number = _written(question.number)
        what = (
            f"number {number} is used twice"
            if question.number == before.number
            else f"this question has number {number} and comes after {_written(before.number)}"
        )
        related = (Related(before.span, "the question before"),)
        yield Finding(question.span, what, f"make it {_written(expected)}", related=related)


def _slips(section: QuestionSection) -> list[tuple[Numbered, Numbered, tuple[int, ...]]] | None:
    """The questions out of step, each with the one before and the number expected; None where nothing is numbered evenly."""
    numbered = section.numbers
    if len(numbered) < 4 or not nearly_all(len(numbered), section.siblings):
        return None
    slips = []
    even = 0
    last = numbered[0].number
    for index, question in enumerate(numbered[1:], 1):
        number = question.number
        expected = (*last[:-1], last[-1] + 1)
        following = numbered[index + 1].number if index + 1 < len(numbered) else None
        if number == expected:
            even += 1
        elif following == (*last[:-1], last[-1] + 2):  # only this one is wrong
            slips.append((numbered[index - 1], question, expected))
            number = expected
        elif len(number) == len(last) and number[:-1] == last[:-1] and number[-1] > 1:
            slips.append((numbered[index - 1], question, expected))
        last = number
    if not nearly_all(even, len(numbered) - 1) or len(slips) > max(1, len(numbered) // 6):
        return None
    return slips


def _is_between(
    note: Note, section: QuestionSection, before: Numbered, question: Numbered, expected: tuple[int, ...]
) -> bool:
    """Whether the number expected is there, in bold, in a heading of another level, or in what is no question."""
    if question.number <= expected:
        return False
    marks = r"#{1,6}[ \t]+|\*\*|__" + ("" if section.marked_as == "headings" else "|")
    line = rf"(?m)^[ \t>]*(?:{marks})(?:[^\W\d]{{1,12}}\.?[ \t]?)?{re.escape(_written(expected))}(?:[.):]|\b[ \t]*\*\*)"
    return re.search(line, note.text[before.span.end : question.span.start]) is not None


def _written(number: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in number)


RULE = Rule(
    "QA004",
    "question-numbering",
    "Numbers of questions and answers that skip, repeat or differ",
    Severity.WARNING,
    check,
)
