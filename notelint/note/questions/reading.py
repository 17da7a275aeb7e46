"""All questions of a post: one convention after the other, the surest first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

from ...diagnostic import Span
from ...regex import regex
from . import (
    answers_alone,
    between_rules,
    callouts,
    cards,
    definitions,
    headings,
    items,
    key,
    key_below,
    labelled,
    paragraphs,
    quotes,
    statements,
    summaries,
    tables,
)
from .key_apart import give_answers_of_key
from .model import Question, QuestionSection
from .placeholder_words import bare
from .placeholders import UNFINISHED, keeps_place_among
from .sections import take_headings_for_answers
from .shape import MANY, Page
from .unmarked import find_asking_answers, find_between, find_first, find_unmarked, fold_minority

CONVENTIONS: tuple[Callable[[Page], list[QuestionSection]], ...] = (
    headings.read,
    summaries.read,
    between_rules.read,
    quotes.read,
    callouts.read,
    tables.read,
    cards.read,
    definitions.read,
    labelled.read,
    statements.read,
    key_below.read,
    key.read_announced,
    items.read,
    paragraphs.read,
)
"""Each finds its sections; what is inside a question or answer found before is left out."""
_LINK = regex(r"!?\[[^\[\]]*\]\([^()\s]*\)|<?https?://\S+")
LAST_RESORTS: tuple[Callable[[Page], list[QuestionSection]], ...] = (key.read, answers_alone.read)
"""Asked in turn where none of the others found a question with its answer."""


def read_questions(page: Page) -> list[QuestionSection]:
    """All sections of questions, in document order; a heading or block belongs to at most one."""
    found: list[QuestionSection] = []
    for read in CONVENTIONS:
        taken = sorted(span for section in found for span in _spans(section))
        starts = [span.start for span in taken]
        read_now = [
            section for section in read(page) if not (_lies_in(section, taken, starts) or _asks_of_links(section))
        ]
        found += _without_rhetorical(read_now)
    found = give_answers_of_key(page, found)
    if not any(question.answer is not None for section in found for question in section.questions):
        found = next(filter(None, (read(page) for read in LAST_RESORTS)), found)
    found = _without_contents(found)
    found.sort(key=_first)
    found = fold_minority(found)
    find_unmarked(page, found)
    find_first(page, found)
    find_asking_answers(found)
    find_between(page, found)
    take_headings_for_answers(page, found)
    _take_for_placeholders([question for section in found for question in section.questions])
    return found


def _without_rhetorical(sections: list[QuestionSection]) -> list[QuestionSection]:
    """Sections without those inside of an answer in which nothing is answered: they are what the answer asks."""
    answers = sorted(question.answer.span for section in sections for question in section.questions if question.answer)
    starts = [span.start for span in answers]
    return [
        section
        for section in sections
        if any(question.answer is not None for question in section.questions) or not _lies_in(section, answers, starts)
    ]


def _without_contents(sections: list[QuestionSection]) -> list[QuestionSection]:
    """Sections without those that only list what is asked again, and answered, in another place."""
    answered = {question.text for section in sections for question in section.questions if question.answer is not None}
    return [
        section
        for section in sections
        if len(section.questions) < MANY
        or any(question.answer is not None for question in section.questions)
        or not all(question.text in answered for question in section.questions)
    ]


def _take_for_placeholders(questions: list[Question]) -> None:
    """Take ``Na`` for a placeholder where ``NA`` is one several times, and "pending" where others answer in sentences."""
    single = [(q, bare(q.answer.lines[0].text)) for q in questions if q.answer and len(q.answer.lines) == 1]
    counts = Counter(said for question, said in single if said and question.is_placeholder)
    own = frozenset(said for said, count in counts.items() if count > 1)
    lone = [(question, said) for question, said in single if said in UNFINISHED]
    waiting = {id(question) for question, _ in lone}
    others = [q.answer.text for q in questions if q.answer and id(q) not in waiting and not q.is_placeholder]
    unfinished = {id(question) for question, _ in lone if keeps_place_among(question.text, others)}
    for question, said in single:
        if said in own or id(question) in unfinished:
            words = question.placeholder_words
            question.placeholder_words = words._replace(placeholders=words.placeholders | own | {said})


def _first(section: QuestionSection) -> Span:
    return section.questions[0].span


def _spans(section: QuestionSection) -> list[Span]:
    """Each question with all up to the end of its answer, or both where the answer is elsewhere."""
    spans = []
    for question in section.questions:
        answer = question.answer.span if question.answer is not None else question.span
        near = answer.start >= question.span.start
        end = max(question.span.end, answer.end, question.until)
        spans += [Span(question.span.start, end)] if near else [question.span, answer]
    return spans


def _asks_of_links(section: QuestionSection) -> bool:
    """Whether one question is asked again and again, with nothing but a link before the next: of each thing to do."""
    answers = [question.answer for question in section.questions if question.answer is not None]
    return (
        len(section.questions) > 1
        and len({question.text for question in section.questions}) == 1
        and bool(answers)
        and all(_LINK.fullmatch(line.text.strip()) for answer in answers for line in answer.lines)
    )


def _lies_in(section: QuestionSection, taken: list[Span], starts: list[int]) -> bool:
    """Whether a question of a section has something in common with one of some spans, which are in order."""
    for question in section.questions:
        index = bisect_right(starts, question.span.start)
        if index > 0 and taken[index - 1].end > question.span.start:
            return True
        if index < len(starts) and starts[index] < question.span.end:
            return True
    return False
