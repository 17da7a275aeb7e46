"""Numbered questions, and below them a second numbered list with the answers."""

from __future__ import annotations

import re
from itertools import pairwise

from ...document.blocks import Block
from ...regex import regex
from ..answers import read_answer
from ..links import ANSWERS
from .forms import question_of, read_options
from .items import item_candidate
from .marks import has_mark
from .model import Numbered, QuestionSection
from .shape import MANY, Page
from .wording import TOPIC, asks

_LONGEST = 80
"""Characters of what says that answers follow."""


_KEY = regex(r"\W*(?:the\s+)?(?:keys?|corrigés?|corrections?|gabarito|ответы)\W*", re.IGNORECASE)
"""A heading that calls a list of answers by another word."""


def read_announced(page: Page) -> list[QuestionSection]:
    """Sections with a list below them that has their numbers, and words between the two that say it answers."""
    found = []
    for (at, asked), (below, key) in pairwise(_numbered(page)):
        numbers, answered = ({item.number for item in block.children} for block in (asked, key))
        if len(numbers) < MANY or not answered <= numbers or len(answered) * 4 < len(numbers) * 3:
            continue
        between = page.tree.root.children[at + 1 : below]
        said = any(map(_says_answers, [page.document.slice(block.span) for block in between]))
        if (said or _is_second_list(page, asked, key, between)) and _is_key(page, asked, key):
            found.append(_section(page, asked.children, key, page.heading_above(asked)))
    return found


def _says_answers(text: str) -> bool:
    return len(text) <= _LONGEST and bool(ANSWERS.search(text) or _KEY.fullmatch(text))


def _is_second_list(page: Page, asked: Block, key: Block, between: list[Block]) -> bool:
    """Whether all items below a heading that announces questions ask, and next is another heading with as many that do not."""
    above = page.heading_above(asked)
    if [block.kind for block in between] != ["heading"] or page.prompts(above) or not page.announces(above):
        return False
    return len(asked.children) == len(key.children) and all(_is_asked(page, item) for item in asked.children)


def _is_key(page: Page, asked: Block, key: Block) -> bool:
    """Whether most of a list asks, or the heading above it announces questions, and nothing in the other one asks."""
    above = page.heading_above(asked)
    if not all(item.children for item in asked.children) or any(_asks(page, item) for item in key.children):
        return False
    asking = sum(_asks(page, item) for item in asked.children)
    return asking * 4 >= len(asked.children) * 3 or (above is not None and bool(TOPIC.search(page.plain(above))))


def read(page: Page) -> list[QuestionSection]:
    """The one section of a post whose answers stand in a key at its end."""
    lists = _numbered(page)
    asking = [(at, block) for at, block in lists[:-1] if any(_is_asked(page, item) for item in block.children)]
    if not asking:
        return []
    below, last = lists[-1]
    between = page.tree.root.children[asking[-1][0] : below]
    if any(block.kind == "heading" and not ANSWERS.search(page.document.slice(block.span)) for block in between):
        return []
    asked = [item for _, block in asking for item in _asked_in(page, block)]
    numbers, answered = ({item.number for item in items} for items in (asked, last.children))
    if len(asked) < MANY or len(numbers) < len(asked) or len(answered) * 2 < len(asked) or not answered <= numbers:
        return []
    return [] if any(_asks(page, item) for item in last.children) else [_section(page, asked, last, None)]


def _numbered(page: Page) -> list[tuple[int, Block]]:
    """The numbered lists of a post with their places."""
    children = enumerate(page.tree.root.children)
    return [(at, block) for at, block in children if block.kind == "list" and block.children[0].number is not None]


def _section(page: Page, asked: list[Block], last: Block, heading: Block | None) -> QuestionSection:
    key = {item.number: item for item in last.children}
    questions = []
    for item in asked:
        question = question_of(page, item_candidate(page, item, []))
        answer = key.get(item.number)
        question.options = read_options(page.document, item.children[1:])
        question.answer = read_answer(page.document, answer.children) if answer is not None else None
        questions.append(question)
    return QuestionSection(
        "numbered items, answered in a key at the end", "text",
        f"{len(asked)} numbered questions, {len(key)} numbered answers in the last list", questions, heading,
        marked_as="list items", help="add its answer to the list at the end",
        numbers=[Numbered(question.number, question.span) for question in questions if question.number],
        siblings=len(questions),
    )  # fmt: skip


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
