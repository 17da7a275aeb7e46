"""``Question?`` and ``: answer`` below it: the terms of a definition list ask, and their definitions answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostic import Span
from ...document.blocks import Block
from ...regex import regex
from ..answers import Answer, Text, lines_of
from .cards import has_tag
from .evidence import recognise
from .model import QuestionSection
from .shape import Candidate, Flow, Page, Series
from .trait import HALF, TWO_THIRDS, Trait
from .wording import asks, number_of

TRAIT = Trait(
    "terms of a definition list",
    "write the answer below it, after a colon",
    "terms of definition lists",
    asking=TWO_THIRDS,
    replied=HALF,
)
_ANSWER = regex(r":(?:[ \t]+|$)")
_MAY_ANSWER = regex(r"\n[ \t>]*:(?:[ \t]|$)", re.MULTILINE)
_CARDS = regex(
    r"\b(?:flash[ -]?)?cards?\b|\b(?:self[- ]?test|quiz|lernkarten|karteikarten|tarjetas|cartes)\b", re.IGNORECASE
)


def read(page: Page) -> list[QuestionSection]:
    """Sections of terms that ask; where cards are announced, of all terms. An engine without such lists shows them as lines."""
    if _MAY_ANSWER.search(page.document.text, max(0, page.document.body_start - 1)) is None:
        return []
    pool = [series for flow in page.flows if (series := _series(page, flow)) is not None]
    return recognise(page, pool, TRAIT)


def _series(page: Page, flow: Flow) -> Series | None:
    found = list(_candidates(page, flow.blocks))
    if not any(candidate.body or candidate.behind for candidate in found):
        return None
    if has_tag(page) or _CARDS.search(page.title) or (flow.heading and _CARDS.search(page.plain(flow.heading))):
        for candidate in found:
            candidate.sure = True
    return Series(f"{flow.path}terms", "terms", flow.heading, found)


def _candidates(page: Page, blocks: list[Block]) -> Iterator[Candidate]:
    for block in blocks:
        if block.kind == "definitions":
            yield from _terms(page, block)
        elif block.kind == "paragraph":
            candidate = _lines(page, block)
            if candidate is not None:
                yield candidate


def _terms(page: Page, block: Block) -> Iterator[Candidate]:
    """The terms of a list; those in a row have their definitions in common."""
    waiting: list[Candidate] = []
    for child in block.children:
        if child.kind == "term":
            if waiting and waiting[-1].body:
                yield from waiting
                waiting = []
            text = page.plain(child)
            waiting.append(Candidate(text, child.text_span, number_of(text), [], child))
        else:
            for candidate in waiting:
                candidate.body.extend(child.children)
    yield from waiting


def _lines(page: Page, block: Block) -> Candidate | None:
    """A paragraph with lines that begin with a colon, or one that asks and has none."""
    lines = list(lines_of(page.document, block))
    at = next((index for index, line in enumerate(lines) if index and _ANSWER.match(line.text)), None)
    if at is None:
        text = page.plain(block)
        return Candidate(text, block.text_span, number_of(text), [], block) if asks(text) else None
    text = page.plain_until(block, lines[at - 1].span.end)
    answers = [said for line in lines[at:] if (said := _without_colon(line)).text]
    whole = Span(lines[at].span.start, lines[-1].span.end)
    given = Answer("\n".join(line.text for line in answers), whole, answers) if answers else None
    span = Span(block.text_span.start, lines[at - 1].span.end)
    return Candidate(text, span, number_of(text), [], block, given)


def _without_colon(line: Text) -> Text:
    mark = _ANSWER.match(line.text)
    if mark is None:
        return line
    return Text(line.text[mark.end() :], Span(line.span.start + mark.end(), line.span.end))
