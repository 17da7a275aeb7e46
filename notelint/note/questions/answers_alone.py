"""Numbered answers without their questions: ``Q1: 74``, or items below a heading that says "answers"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ..answers import Answer, Text, read_answer
from ..links import ANSWERS
from .model import Numbered, Question, QuestionSection
from .shape import MANY, Flow, Page
from .wording import LABELLED, asks, number_of, sets_a_task

if TYPE_CHECKING:
    from ...document.blocks import Block

_FEWEST = 5


def read(page: Page) -> list[QuestionSection]:
    """Numbered lists of answers; their questions are known by number alone."""
    return [section for flow in page.flows if not flow.path and (section := _section(page, flow)) is not None]


def _are_answered_below(flow: Flow, lists: list[Block]) -> bool:
    """Whether at least three items alone in their list have other blocks below: what is below answers, not the item."""
    pairs = zip(flow.blocks, flow.blocks[1:], strict=False)
    single = [block for block, after in pairs if after.kind != "list" and len(block.children) == 1]
    return sum(any(block is one for one in lists) for block in single) >= MANY


def _section(page: Page, flow: Flow) -> QuestionSection | None:
    lists = [block for block in flow.blocks if block.kind == "list"]
    items = [item for block in lists for item in block.children if item.children or item.number is not None]
    texts = [page.plain(item.children[0]) if item.children else "" for item in items]
    labels = [LABELLED.match(text) for text in texts]
    named = len(items) >= MANY and all(label is not None and re.search(r"\d", label[0]) for label in labels)
    if not named and not _are_answers(page, flow, lists, items):
        return None
    if any(asks(text) or sets_a_task(text) for text in texts) if named else _asking(texts) >= MANY:
        return None
    questions = [_question(page, item, label if named else None) for item, label in zip(items, labels, strict=True)]
    numbers = [Numbered(question.number, question.span) for question in questions if question.number is not None]
    reason = f"{len(items)} numbered items are answers to questions that are not here"
    return QuestionSection(
        "numbered answers without their questions", "text", reason, questions, flow.heading,
        marked_as="list items", numbers=numbers, siblings=len(items),
    )  # fmt: skip


def _are_answers(page: Page, flow: Flow, lists: list[Block], items: list[Block]) -> bool:
    """Whether the numbered items are many, below words that say they are answers, and hold these themselves."""
    title = page.plain(flow.heading) if flow.heading is not None else page.title
    numbered = all(item.number is not None for item in items)
    return numbered and len(items) >= _FEWEST and bool(ANSWERS.search(title)) and not _are_answered_below(flow, lists)


def _asking(texts: list[str]) -> int:
    return sum(asks(text) or sets_a_task(text) for text in texts)


def _question(page: Page, item: Block, label: re.Match[str] | None) -> Question:
    """The question that an item answers, known by its number."""
    number = number_of(label[0].strip()) if label is not None else (item.number or 0,)
    name = ".".join(map(str, number or ()))
    question = Question(f"question {name}", item.span, number, placeholder_words=page.placeholder_words)
    question.answer = read_answer(page.document, item.children)
    if label is not None and question.answer is not None:
        question.answer = _behind(page, question.answer, label)
    return question


def _behind(page: Page, answer: Answer, label: re.Match[str]) -> Answer | None:
    """An answer without ``Q1:`` before it."""
    first = answer.lines[0] if answer.lines else None
    written = LABELLED.match(first.text) if first is not None else None
    if first is None or written is None:
        return answer
    rest = first.text[written.end() :].strip("*_ ")
    if not rest:
        return replace(answer, lines=answer.lines[1:]) if len(answer.lines) > 1 else None
    start = page.document.text.find(rest, *first.span)
    span = Span(start, start + len(rest)) if start >= 0 else first.span
    return replace(answer, lines=[Text(rest, span), *answer.lines[1:]], text=rest)
