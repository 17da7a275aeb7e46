"""A numbered list that asks, and right below it one details element with the numbered answers to all of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...document.blocks import Block
from ..answers import read_answer
from .forms import question_of
from .items import item_candidate
from .marks import has_mark
from .model import Numbered, QuestionSection
from .shape import Flow, Page
from .wording import asks


def read(page: Page) -> list[QuestionSection]:
    """The sections of a post that have a key each."""
    return [section for flow in page.flows for section in _sections(page, flow)]


def _sections(page: Page, flow: Flow) -> Iterator[QuestionSection]:
    for asked, below in zip(flow.blocks, flow.blocks[1:], strict=False):
        key = _key(page, below)
        if not key or asked.kind != "list" or len(asked.children) < 2:
            continue
        numbers = {item.number for item in asked.children}
        if None in numbers or not set(key) <= numbers or len(key) * 2 < len(numbers):
            continue
        asking = sum(_asks(page, item) for item in asked.children)
        if asking * 2 >= len(asked.children) and all(len(item.children) == 1 for item in asked.children):
            yield _section(page, flow, asked, key)


def _key(page: Page, block: Block) -> dict[int | None, Block]:
    """The numbered answers in a details element that announces them, and holds nothing else."""
    if not page.is_answer(block) or not block.children or any(child.kind != "list" for child in block.children):
        return {}
    items = [item for child in block.children for item in child.children]
    key = {item.number: item for item in items}
    asking = sum(_asks(page, item) for item in items)
    return key if None not in key and len(key) == len(items) and asking * 2 < len(items) else {}


def _asks(page: Page, item: Block) -> bool:
    text = page.plain(item.children[0]) if item.children else ""
    return asks(text) or has_mark(text)


def _section(page: Page, flow: Flow, asked: Block, key: dict[int | None, Block]) -> QuestionSection:
    questions = []
    for item in asked.children:
        question = question_of(page, item_candidate(page, item, []))
        answer = key.get(item.number)
        question.answer = read_answer(page.document, answer.children) if answer is not None else None
        questions.append(question)
    return QuestionSection(
        "numbered items, answered in a key right below", "text",
        f"{len(questions)} numbered items, {len(key)} numbered answers in the details element below them",
        questions, flow.heading, marked_as="list items", help="add its answer to the list in the details element",
        numbers=[Numbered(question.number, question.span) for question in questions if question.number],
        siblings=len(questions),
    )  # fmt: skip
