"""Numbered answers without their questions: ``Q1: 74``, or items below a heading that says "answers"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..answers import Answer, Text, has_answer, lines_of, read_answer
from ..links import ANSWERS
from .bare import names_question
from .model import Numbered, Question, QuestionSection
from .shape import MANY, Flow, Page, Part
from .wording import LABELLED, asks, number_of, sets_a_task

if TYPE_CHECKING:
    from ...document.blocks import Block

_FEWEST = 5
_TO = regex(r"\W{0,3}(?:my\s+)?answers?\s+(?:to|for)\s+(?:the\s+)?", re.IGNORECASE)
_NUMBERED = regex(r"\W{0,3}(?:answer|ans)\W{0,2}\s*\d{1,3}\s?[.:：)]\s*", re.IGNORECASE)
"""``Answer 3:``."""


def read(page: Page) -> list[QuestionSection]:
    """Numbered lists of answers, and headings with a number each; their questions are known by number alone."""
    lists = [section for flow in page.flows if not flow.path and (section := _section(page, flow)) is not None]
    headings = (_of_headings(page, parent, parts) for parent, parts in page.siblings)
    return lists or [section for section in headings if section is not None]


def _of_headings(page: Page, parent: Block | None, parts: list[Part]) -> QuestionSection | None:
    """``## Question 3`` above code or a picture, where nothing below such a heading asks."""
    parts = [part for part in parts if names_question(page.plain(part.heading))]
    bodies = [part.body for part in parts if has_answer(page.document, part.body)]
    shown = sum(not any(_is_text(page, block) for block in body) for body in bodies)
    if len(bodies) < MANY or len(bodies) * 2 < len(parts) or shown * 2 < len(bodies):
        return None
    texts = [page.plain(block) for body in bodies for block in body if block.kind == "paragraph"]
    if _asking(texts):
        return None
    questions = []
    for part in parts:
        text = page.plain(part.heading)
        question = Question(text, part.heading.span, number_of(text), placeholder_words=page.placeholder_words)
        question.answer = read_answer(page.document, part.body)
        questions.append(question)
    return QuestionSection(
        "numbered answers without their questions", "text",
        f"{len(parts)} headings number answers to questions that are not here", questions, parent,
        numbers=[Numbered(question.number, question.span) for question in questions if question.number is not None],
        siblings=len(parts),
    )  # fmt: skip


def _is_text(page: Page, block: Block) -> bool:
    return block.kind in ("paragraph", "list", "quote") and any(line.text for line in lines_of(page.document, block))


def _are_answered_below(flow: Flow, lists: list[Block]) -> bool:
    """Whether at least three items alone in their list have other blocks below: what is below answers, not the item."""
    pairs = zip(flow.blocks, flow.blocks[1:], strict=False)
    single = [block for block, after in pairs if after.kind != "list" and len(block.children) == 1]
    return sum(any(block is one for one in lists) for block in single) >= MANY


def _section(page: Page, flow: Flow) -> QuestionSection | None:
    lists = [block for block in flow.blocks if block.kind == "list"]
    items = [item for block in lists for item in block.children if item.children or item.number is not None]
    texts = [page.plain(item.children[0]) if item.children else "" for item in items]
    labels = [_label(text) for text in texts]
    named = len(items) >= MANY and all(re.search(r"\d", label) for label in labels)
    if not named and not _are_answers(page, flow, lists, items):
        return None
    if any(asks(text) or sets_a_task(text) for text in texts) if named else _asking(texts) >= MANY:
        return None
    questions = [_question(page, item, label if named else "") for item, label in zip(items, labels, strict=True)]
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


def _label(text: str) -> str:
    """What names the question at the beginning of its answer: ``Q1:``, ``Answer 1:``, ``Answers to question 1:``; "" where nothing does."""
    before = _TO.match(text)
    label = LABELLED.match(text[before.end() :] if before else text) or _NUMBERED.match(text)
    return text[: (before.end() if before else 0) + label.end()] if label else ""


def _question(page: Page, item: Block, label: str) -> Question:
    """The question that an item answers, known by its number."""
    count = re.search(r"\d+(?:\.\d+)*", label)
    number = tuple(map(int, count[0].split("."))) if count else (item.number or 0,)
    name = ".".join(map(str, number or ()))
    question = Question(f"question {name}", item.span, number, placeholder_words=page.placeholder_words)
    question.answer = read_answer(page.document, item.children)
    if label and question.answer is not None:
        question.answer = _behind(page, question.answer)
    return question


def _behind(page: Page, answer: Answer) -> Answer | None:
    """An answer without ``Q1:`` before it."""
    first = answer.lines[0] if answer.lines else None
    written = _label(first.text) if first is not None else ""
    if first is None or not written:
        return answer
    rest = first.text[len(written) :].strip("*_ ")
    if not rest:
        return replace(answer, lines=answer.lines[1:]) if len(answer.lines) > 1 else None
    start = page.document.text.find(rest, *first.span)
    span = Span(start, start + len(rest)) if start >= 0 else first.span
    return replace(answer, lines=[Text(rest, span), *answer.lines[1:]], text=rest)
