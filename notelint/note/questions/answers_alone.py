"""Numbered answers without their questions, below a title or heading that says "answers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..answers import read_answer
from ..links import ANSWERS
from .model import Numbered, Question, QuestionSection
from .shape import MANY, Flow, Page
from .wording import asks, sets_a_task

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
    lists = [block for block in flow.blocks if block.kind == "list" and block.children[0].number is not None]
    items = [item for block in lists for item in block.children if item.children]
    title = page.plain(flow.heading) if flow.heading is not None else page.title
    if len(items) < _FEWEST or not ANSWERS.search(title) or _are_answered_below(flow, lists):
        return None
    texts = [page.plain(item.children[0]) for item in items]
    if sum(asks(text) or sets_a_task(text) for text in texts) >= MANY:
        return None
    questions = [
        Question(f"question {item.number}", item.span, (item.number or 0,), placeholder_words=page.placeholder_words)
        for item in items
    ]
    for question, item in zip(questions, items, strict=True):
        question.answer = read_answer(page.document, item.children)
    numbers = [Numbered(question.number, question.span) for question in questions if question.number is not None]
    reason = f"{len(items)} numbered items are answers to questions that are not here"
    return QuestionSection(
        "numbered answers without their questions", "text", reason, questions, flow.heading,
        marked_as="list items", numbers=numbers, siblings=len(items),
    )  # fmt: skip
