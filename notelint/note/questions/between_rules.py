"""``7. Question`` closed by a rule: everything up to the next such item is the answer."""

from __future__ import annotations

from ...document.blocks import Block
from ..answers import read_answer
from .forms import question_of
from .items import item_candidate
from .model import Numbered, QuestionSection
from .shape import MANY, Page, ranges


def read(page: Page) -> list[QuestionSection]:
    """Numbered items with a rule below each, by the heading above them."""
    found = [(flow, starts) for flow in page.flows if not flow.path and (starts := _starts(flow.blocks))]
    if sum(len(starts) for _, starts in found) < MANY:
        return []
    sections = []
    for flow, starts in found:
        questions = []
        for start, stop in ranges(starts, len(flow.blocks)):
            item = flow.blocks[start].children[0]
            question = question_of(page, item_candidate(page, item, []))
            below = start + (1 if _is_underlined(item) else 2)
            question.answer = read_answer(page.document, flow.blocks[below:stop])
            questions.append(question)
        numbers = [Numbered(question.number, question.span) for question in questions if question.number]
        reason = f"{len(starts)} numbered items are each closed by a rule"
        section = QuestionSection(
            "numbered items between rules, answered below", "text", reason, questions, flow.heading, marked_as="items",
            numbers=numbers, siblings=len(starts),
        )  # fmt: skip
        section.judged = sum(question.answer is not None for question in questions) * 2 >= len(questions)
        section.in_progress = not section.judged
        sections.append(section)
    return sections


def _starts(body: list[Block]) -> list[int]:
    """Where the items are, in document order among the blocks; a list that is the answer to the one above it left out."""
    starts = [
        index
        for index, block in enumerate(body[:-1])
        if block.kind == "list"
        and len(block.children) == 1
        and block.children[0].number is not None
        and (body[index + 1].kind == "rule" or _is_underlined(block.children[0]))
    ]
    known = set(starts)
    return [start for start in starts if start - 2 not in known or _follows_on(body[start - 2], body[start])]


def _is_underlined(item: Block) -> bool:
    """Whether the rule below an item makes it a heading, as in kramdown and pandoc."""
    first = item.children[0] if item.children else None
    return first is not None and first.kind == "heading" and first.token is not None and first.token.markup == "-"


def _follows_on(before: Block, after: Block) -> bool:
    """Whether a numbered item goes on counting from another; else it is the answer to it."""
    return after.children[0].number == (before.children[0].number or 0) + 1
