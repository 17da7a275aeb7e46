"""``> Question?``, options, and the answer in a details element or below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ...document.blocks import Block
from ..answers import lines_of
from .evidence import TWO_THIRDS, Trait, recognise
from .model import QuestionSection
from .shape import Candidate, Flow, Page, Series, ranges
from .wording import asks, number_of

TRAIT = Trait("quotes", "write the answer below it", "quotes", asking=TWO_THIRDS, replied=TWO_THIRDS)


def read(page: Page) -> list[QuestionSection]:
    """Sections of quotes that ask, where most are followed by a details element."""
    sections = recognise(page, [series for flow in page.flows for series in _series(page, flow)], TRAIT)
    return [section for section in sections if "below" not in section.convention]


def _series(page: Page, flow: Flow) -> Iterator[Series]:
    quotes = [index for index, block in enumerate(flow.blocks) if block.kind == "quote"]
    starts = [start for start, stop in ranges(quotes, len(flow.blocks)) if _asks(page, flow.blocks[start:stop])]
    candidates = []
    for start, stop in ranges(starts, len(flow.blocks)):
        block = flow.blocks[start]
        text = " ".join(line.text for line in lines_of(page.document, block))
        candidates.append(Candidate(text, block.span, number_of(text), flow.blocks[start + 1 : stop], block))
    if candidates:
        yield Series(f"{flow.path}quotes", "quotes", flow.heading, candidates)


def _asks(page: Page, blocks: list[Block]) -> bool:
    """True for a quote that ends in a question mark, or has nothing but options between it and an answer element."""
    if asks(page.document.slice(blocks[0].span)[-200:]):
        return True
    return any(
        page.is_answer(block) for block in takewhile(lambda block: block.kind in ("list", "details"), blocks[1:])
    )
