"""Numbered questions, and at the end of the post a second numbered list with the answers."""

from __future__ import annotations

from ...document.blocks import Block
from ..answers import read_answer
from ..links import ANSWERS
from .forms import question_of
from .items import item_candidate
from .marks import has_mark
from .model import Numbered, QuestionSection
from .shape import MANY, Page
from .wording import TOPIC, asks


def read(page: Page) -> list[QuestionSection]:
    """The one section of a post whose answers stand in a key at its end."""
    children = page.tree.root.children
    lists = [block for block in children if block.kind == "list" and block.children[0].number is not None]
    if len(lists) < 2:
        return []
    announced = _answers_what_is_announced(page, lists)
    asking = [block for block in lists[:-1] if any(_is_asked(page, item) for item in block.children)]
    asking = lists[-2:-1] if announced and lists[-2] not in asking[:-1] else asking
    if not asking:
        return []
    between = children[children.index(asking[-1]) : children.index(lists[-1])]
    if any(block.kind == "heading" and not ANSWERS.search(page.document.slice(block.span)) for block in between):
        return []
    asked = [item for block in asking for item in (block.children if announced else _asked_in(page, block))]
    key = {item.number: item for item in lists[-1].children}
    numbers = {item.number for item in asked}
    if len(asked) < MANY or len(numbers) < len(asked) or len(key) * 2 < len(asked) or not set(key) <= numbers:
        return []
    if any(_asks(page, item) for item in lists[-1].children):
        return []
    questions = []
    for item in asked:
        question = question_of(page, item_candidate(page, item, []))
        answer = key.get(item.number)
        question.answer = read_answer(page.document, answer.children) if answer is not None else None
        questions.append(question)
    reason = f"{len(asked)} numbered questions, {len(key)} numbered answers in the last list"
    return [
        QuestionSection(
            "numbered items, answered in a key at the end", "text", reason, questions, None, marked_as="list items",
            help="add its answer to the list at the end",
            numbers=[Numbered(question.number, question.span) for question in questions if question.number],
            siblings=len(questions),
        )
    ]  # fmt: skip


def _answers_what_is_announced(page: Page, lists: list[Block]) -> bool:
    """Whether the last list has the numbers of the one before it, and headings say that the one asks and the other answers."""
    asked, key = lists[-2:]
    heading, above = page.heading_above(key), page.heading_above(asked)
    if heading is None or above is None or heading is above or not ANSWERS.search(page.plain(heading)):
        return False
    same = [item.number for item in asked.children] == [item.number for item in key.children]
    return same and bool(TOPIC.search(page.plain(above))) and all(item.children for item in asked.children)


def _asked_in(page: Page, block: Block) -> list[Block]:
    """The items of a list that ask, and those that set a task among them."""
    asked = [item for item in block.children if _is_asked(page, item)]
    alone = all(len(item.children) == 1 for item in block.children)
    return block.children if alone and len(asked) * 4 >= len(block.children) * 3 else asked


def _is_asked(page: Page, item: Block) -> bool:
    return len(item.children) == 1 and _asks(page, item)


def _asks(page: Page, item: Block) -> bool:
    """True for an item whose own text ends in a question mark or is bold from end to end."""
    children = item.children[0].inlines if item.children else []
    if not children:
        return False
    text = page.plain(item.children[0])
    if asks(text) or (item.number is not None and has_mark(text)):
        return True
    return children[0].type == "strong_open" and children[-1].type == "strong_close"
