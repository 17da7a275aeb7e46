"""``> Question?``, options, and the answer in a details element or below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ...document.blocks import Block
from ...regex import regex
from ..answers import lines_of
from .evidence import recognise
from .labels import label_of
from .model import Question, QuestionSection
from .shape import Candidate, Flow, Page, Series, ranges
from .trait import TWO_THIRDS, Trait
from .wording import asks, number_of, studies

TRAIT = Trait("quotes", "write the answer below it", "quotes", asking=TWO_THIRDS, replied=TWO_THIRDS)
_NESTED = regex(r"[ \t]*>[ \t]?>")
_CALLOUT = regex(r"[ \t]*>[ \t]*\[!")


def read(page: Page) -> list[QuestionSection]:
    """Sections of quotes that ask, where most are followed by a details element, or hold a quote with the answer.

    Where a heading announces questions and each quote is one, the answer may be any text below.
    """
    sections = recognise(page, [series for flow in page.flows for series in _series(page, flow)], TRAIT)
    return [section for section in sections if "below" not in section.convention or _are_sure(page, section)]


def _are_sure(page: Page, section: QuestionSection) -> bool:
    """Whether quotes with text below are questions, and not what somebody said."""
    if all(question.answer is None or _is_inside(page, question) for question in section.questions):
        return True
    return page.announces(section.heading) and all(
        asks(question.text) and studies(question.text) for question in section.questions
    )


def _is_inside(page: Page, question: Question) -> bool:
    if question.answer is None:
        return False
    line = page.document.line_at(question.answer.span.start)
    return _NESTED.match(page.document.text, *line) is not None


def _series(page: Page, flow: Flow) -> Iterator[Series]:
    quotes = [
        index
        for index, block in enumerate(flow.blocks)
        if block.kind == "quote" and not _CALLOUT.match(page.document.text, block.span.start)
    ]
    nested = [index for index in quotes if _holds_answer(page, flow.blocks[index])]
    if nested and len(nested) * 2 >= len(quotes):
        candidates = [_with_answer_inside(page, flow.blocks[index]) for index in quotes if flow.blocks[index].children]
        yield Series(f"{flow.path}quotes of quotes", "quotes", flow.heading, candidates)
        return
    starts = [start for start, stop in ranges(quotes, len(flow.blocks)) if _asks(page, flow.blocks[start:stop])]
    candidates = []
    for start, stop in ranges(starts, len(flow.blocks)):
        block = flow.blocks[start]
        text = " ".join(line.text for line in lines_of(page.document, block))
        candidates.append(Candidate(text, block.span, number_of(text), flow.blocks[start + 1 : stop], block))
    if candidates:
        yield Series(f"{flow.path}quotes", "quotes", flow.heading, candidates)


def _holds_answer(page: Page, block: Block) -> bool:
    """True for a quote of a line that asks and a quote in it: ``> Why?`` and ``>> So.``"""
    first, *rest = block.children or [block]
    return first.kind == "paragraph" and bool(rest) and rest[0].kind == "quote" and asks(page.plain(first))


def _with_answer_inside(page: Page, block: Block) -> Candidate:
    first, *rest = block.children
    text = page.plain(first) if first.kind == "paragraph" else ""
    return Candidate(text, first.text_span, number_of(text), rest, first)


def _asks(page: Page, blocks: list[Block]) -> bool:
    """True for a quote that ends in a question mark, has ``Answer:`` below, or nothing but options up to an answer element."""
    if asks(page.document.slice(blocks[0].span)[-200:]):
        return True
    if any(block.kind == "paragraph" and label_of(page.document.slice(block.text_span)[:60]) for block in blocks[1:2]):
        return True
    return any(
        page.is_answer(block) for block in takewhile(lambda block: block.kind in ("list", "details"), blocks[1:])
    )
