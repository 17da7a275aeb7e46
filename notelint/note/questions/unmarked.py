"""Questions that lost the markup of their siblings: a plain line above an answer, where the others are headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from ...regex import regex
from .marks import has_mark
from .model import QuestionSection
from .shape import MANY, Flow, Page
from .wording import asks, number_of, sets_a_task, studies

_PLAIN = "lines that ask"

if TYPE_CHECKING:
    from ...diagnostic import Span
    from ...document.blocks import Block


_ONE_IN = 4
"""Of so many questions, one may have lost its markup; where more are lines, these are part of the answers."""
_AROUND = 12
"""So many signs may be around a line: of an item, a quote, emphasis."""
_SECOND = regex(r"[ \t>]*\(?(?:2|[bB])\\?[.)]\s")


def fold_minority(sections: list[QuestionSection]) -> list[QuestionSection]:
    """Take the few plain lines among many marked questions, answered in the same way, for questions that lost their markup."""
    plain = [section for section in sections if section.marked_as == _PLAIN]
    marked = [section for section in sections if section.marked_as != _PLAIN and section.form == "details"]
    few = sum(len(section.questions) for section in plain)
    if few * 4 > sum(len(section.questions) for section in marked) or any(s.form != "details" for s in plain):
        return sections
    return [section for section in sections if section.marked_as != _PLAIN]


def find_unmarked(page: Page, sections: list[QuestionSection]) -> None:
    """Add to each section whose answers are details elements the plain lines that have such an answer below them."""
    by_details = [section for section in sections if section.form == "details"]
    if sum(len(section.questions) for section in by_details) < MANY:
        return
    questions = [question for section in sections for question in section.questions]
    known = {q.answer.label.span.start for q in questions if q.answer and q.answer.label}
    known |= {page.document.line_at(q.span.start).start for q in questions}  # some have an empty element below them
    starts = [section.questions[0].span.start for section in by_details]
    for flow in page.flows:
        if not flow.path and flow.blocks:
            nearest = bisect_left(starts, flow.blocks[-1].span.end) - 1
            by_details[max(0, nearest)].unmarked += _orphans(page, flow, known)


def find_first(page: Page, sections: list[QuestionSection]) -> None:
    """Add to a section that begins with (b) or 2. the plain line above that asks, and is answered."""
    known = {question.span.start for section in sections for question in section.questions}
    for section in sections:
        first = section.questions[0].span.start
        line = page.document.line_span(page.document.place(first)[0] - 1)
        if _SECOND.match(page.document.slice(line)):
            above = [
                block for block in _before(page, first) if block.kind == "paragraph" and has_mark(page.plain(block))
            ]
            section.unmarked += [block.text_span for block in above[-1:] if block.text_span.start not in known]


def find_asking_answers(sections: list[QuestionSection]) -> None:
    """Take an answer that is nothing but another question for a question that lost its markup."""
    for section in sections:
        for question in section.questions if section.form == "text" and section.judged else ():
            answer = question.answer
            if answer is None or len(answer.lines) != 1 or answer.is_code or not asks(question.text):
                continue
            if answer.span.end - answer.span.start > len(answer.lines[0].text) + _AROUND:
                continue  # a picture or the like beside the line
            said = answer.lines[0].text
            if asks(said) and studies(said) and len(said.split()) >= MANY:
                question.answer = None
                section.unmarked.append(answer.span)


def find_between(page: Page, sections: list[QuestionSection]) -> None:
    """Take a line for a question that lost its markup: one in the middle of an answer that asks as all others of its section do."""
    blocks = page.tree.root.children
    starts = [block.span.start for block in blocks]
    for section in sections:
        questions = section.questions
        if (
            section.form != "text"
            or not section.judged
            or len(questions) <= MANY
            or not all(asks(q.text) for q in questions)
        ):
            continue
        lost = []
        for answer in (question.answer.span for question in questions if question.answer is not None):
            first, last = bisect_right(starts, answer.start), bisect_left(starts, answer.end) - 1
            lost += [block.text_span for block in blocks[first:last] if _asks_alone(page, block)]
        if len(lost) * _ONE_IN <= len(questions):
            section.unmarked += lost


def _asks_alone(page: Page, block: Block) -> bool:
    """Whether a paragraph is one line, a study question and nothing else."""
    if block.kind != "paragraph" or "\n" in page.document.slice(block.span).strip():
        return False
    text = page.plain(block)
    return asks(text) and studies(text) and len(text.split()) >= MANY


def _before(page: Page, offset: int) -> list[Block]:
    """What is above an offset in its container, where more than its line does, the block right above it left out."""
    for flow in page.flows:
        index = next((i for i, block in enumerate(flow.blocks) if block.span.start <= offset < block.span.end), None)
        if index is not None and not flow.path:
            return flow.blocks[: max(0, index - 1)]
    return []


def _orphans(page: Page, flow: Flow, known: set[int]) -> list[Span]:
    """The paragraphs right above an answer that belongs to no question, options between them left out.

    ``known`` is where the labels of answers begin, and the lines of questions.
    """
    found = []
    for index, block in enumerate(flow.blocks):
        if not page.is_answer(block) or block.summary is None or block.summary.span.start in known:
            continue
        above = index - 1
        while above >= 0 and flow.blocks[above].kind == "list" and not _is_one_number(flow.blocks[above]):
            above -= 1
        paragraph = flow.blocks[above] if above >= 0 else None
        if paragraph is not None and _is_one_number(paragraph):
            paragraph = paragraph.children[0].children[0]
        if (
            paragraph is not None
            and paragraph.kind == "paragraph"
            and not (above and flow.blocks[above - 1].kind == "quote")
            and _could_ask(page.plain(paragraph))
            and page.document.line_at(paragraph.span.start).start not in known
        ):
            found.append(paragraph.text_span)
    return found


def _is_one_number(block: Block) -> bool:
    """True for a list of one numbered line: a question that lost its hashes, and no option."""
    items = block.children if block.kind == "list" else []
    return (
        len(items) == 1 and items[0].number is not None and [child.kind for child in items[0].children] == ["paragraph"]
    )


def _could_ask(text: str) -> bool:
    """Whether a line asks, sets a task or has a number: one that does neither introduces what is folded below it."""
    return asks(text) or sets_a_task(text) or number_of(text) is not None
