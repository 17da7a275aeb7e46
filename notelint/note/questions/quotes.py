"""``> Question?``, options, and the answer in a details element or below."""

from __future__ import annotations

from collections.abc import Iterator

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
    starts = [
        index
        for index, block in enumerate(flow.blocks)
        if block.kind == "quote" and asks(page.document.slice(block.span)[-200:])
    ]
    candidates = []
    for start, stop in ranges(starts, len(flow.blocks)):
        block = flow.blocks[start]
        text = " ".join(line.text for line in lines_of(page.document, block))
        candidates.append(Candidate(text, block.span, number_of(text), flow.blocks[start + 1 : stop], block))
    if candidates:
        yield Series(f"{flow.path}quotes", "quotes", flow.heading, candidates)
