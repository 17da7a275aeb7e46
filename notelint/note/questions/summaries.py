"""``<details><summary>Question?</summary>``: the summary asks, and the element holds the answer."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import details_answer, is_answer_label, same_label
from .judging import ask_nearby
from .marks import has_mark
from .model import Numbered, Question, QuestionSection
from .shape import MANY, Flow, Page
from .wording import LABELLED, asks, number_of, studies

_WAY = "summaries of details elements, answered inside"


def read(page: Page) -> list[QuestionSection]:
    """Details elements whose summaries ask, by the heading above them."""
    found = [section for flow in page.flows if (section := _section(page, flow)) is not None]
    if sum(len(section.questions) for section in found) < MANY:
        return found if _ask_as_beside(page, found) else []
    everything = [question for section in found for question in section.questions]
    answered = sum(question.answer is not None for question in everything)
    for section in found:
        own, total = section.answered, len(section.questions)
        most = answered * 2 >= len(everything)
        section.judged = own * 2 >= total or (most and own * 3 >= total)
        section.in_progress = not section.judged and answered >= MANY and answered * 3 >= len(everything)
    return found


def _ask_as_beside(page: Page, sections: list[QuestionSection]) -> bool:
    """Whether the few summaries of a post all ask, as those in the posts beside it."""
    for section in sections:
        if not all(asks(question.text) and studies(question.text) for question in section.questions):
            return False
        section.judged, section.shown_beside = False, True
        ask_nearby(page, section, section.answered)
    return all(section.judged or section.in_progress for section in sections)


def _section(page: Page, flow: Flow) -> QuestionSection | None:
    document = page.document
    blocks = [block for block in flow.blocks if block.kind == "details" and block.summary]
    texts = [same_label(document.slice(block.summary.inside)) for block in blocks if block.summary]
    asking = [text for text in texts if text and not is_answer_label(text) and text not in page.answer_labels]
    if not asking or len(set(asking)) * 5 < len(texts) * 4:
        return None
    if sum(has_mark(text) or studies(text) or bool(LABELLED.match(text)) for text in asking) * 3 < len(asking):
        return None
    questions = list(_questions(page, flow))
    numbers = [Numbered(question.number, question.span) for question in questions if question.number]
    answered = sum(question.answer is not None for question in questions)
    reason = f"{len(asking)} of {len(blocks)} summaries of details elements ask, {answered} are answered inside"
    return QuestionSection(
        _WAY, "summary", reason, questions, flow.heading, marked_as="summaries", way=_WAY,
        help="write the answer inside the details element", numbers=numbers, siblings=len(blocks),
    )  # fmt: skip


def _questions(page: Page, flow: Flow) -> Iterator[Question]:
    for block in flow.blocks:
        if block.kind == "details" and block.summary is not None:
            text = same_label(page.document.slice(block.summary.inside))
            answer = details_answer(page.document, block)
            if answer is not None:
                answer.label = None
            span = page.document.trim(block.summary.inside)
            yield Question(text, span, number_of(text), answer=answer, placeholder_words=page.placeholder_words)
