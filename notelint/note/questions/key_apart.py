"""Answers in a key of its own, below a heading that says so: they belong to the open questions with their numbers, whatever these are."""

from __future__ import annotations

from collections import Counter

from ...document.blocks import Block
from ..answers import read_answer
from ..links import ANSWERS
from .model import Question, QuestionSection
from .shape import MANY, Page


def give_answers_of_key(page: Page, sections: list[QuestionSection]) -> list[QuestionSection]:
    """Answer the numbered questions of sections above a key, where most are open; without the sections in the key itself."""
    key = _key(page)
    if len(key) < MANY:
        return sections
    start = min(item.span.start for item in key.values())
    asked = [
        (section, question) for section in sections for question in section.questions if question.span.start < start
    ]
    numbers = Counter(question.number for _, question in asked)
    keyed = [(section, question) for section, question in asked if _in(key, question) and numbers[question.number] == 1]
    still_open = [(section, question) for section, question in keyed if question.answer is None]
    if len(keyed) < len(key) or len(keyed) * 4 < len(asked) * 3 or len(still_open) * 2 < len(keyed):
        return sections
    for section, question in still_open:
        assert question.number is not None
        question.answer = read_answer(page.document, key[question.number[0]].children)
        section.judged, section.help = True, "add its answer to the key"
    for section in {id(section): section for section, _ in still_open}.values():
        section.reason += f"; a key answers {section.answered}"
    return [section for section in sections if section.questions[0].span.start < start]


def _in(key: dict[int, Block], question: Question) -> bool:
    return question.number is not None and len(question.number) == 1 and question.number[0] in key


def _key(page: Page) -> dict[int, Block]:
    """The items of all numbered lists below a heading that says "answers", by their numbers; of several such headings, the longest."""
    keys = [
        _items(page.section(index)) for index, part in enumerate(page.parts) if ANSWERS.search(page.plain(part.heading))
    ]
    return max(keys, key=len, default={})


def _items(blocks: list[Block]) -> dict[int, Block]:
    """The items of numbered lists by their numbers; none where these repeat."""
    items = [item for block in blocks if block.kind == "list" for item in block.children if item.number is not None]
    found = {item.number: item for item in items if item.number is not None and item.children}
    return found if len(found) == len(items) else {}
