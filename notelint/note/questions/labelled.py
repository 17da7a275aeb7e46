"""``Q: Why?`` and ``A: So.``: what begins with a label for questions asks, be it a paragraph or an item."""

from __future__ import annotations

from collections.abc import Iterator

from ...document.blocks import Block
from ...regex import regex
from .evidence import recognise
from .items import item_candidate
from .labels import label_of
from .marks import has_mark
from .model import QuestionSection
from .paragraphs import paragraph_candidate
from .shape import Candidate, Flow, Page, Series, ranges
from .trait import HALF, Trait
from .wording import LABELLED, sets_a_task

TRAIT = Trait("lines that begin with Q", "write the answer below it", "marked with Q", asking=HALF)
_FIELD = regex(r"\W*[^\W\d_]+(?: [^\W\d_]+)?\W{0,3}[:：]")
"""``Status: open`` beside ``Question:`` and ``Answer:``."""


def read(page: Page) -> list[QuestionSection]:
    """Sections of paragraphs and items with a label; all of a file lend each other their weight."""
    return recognise(page, [series for flow in page.flows for series in _series(page, flow)], TRAIT)


def _series(page: Page, flow: Flow) -> Iterator[Series]:
    blocks = list(_flat(page, flow.blocks))
    starts = [index for index, block in enumerate(blocks) if _is_labelled(page, block)]
    if starts:
        candidates = [
            _candidate(page, blocks[start], blocks[start + 1 : stop]) for start, stop in ranges(starts, len(blocks))
        ]
        if not are_answers(candidates):
            yield Series("labelled", TRAIT.name, flow.heading, candidates)


def are_answers(candidates: list[Candidate]) -> bool:
    """Whether what stands behind ``Q1:`` and ``Q2:`` answers: none asks or has anything below."""
    return all(
        candidate.number is not None
        and not candidate.body
        and candidate.behind is None
        and not (has_mark(candidate.text) or sets_a_task(candidate.text))
        for candidate in candidates
    )


def _flat(page: Page, blocks: list[Block]) -> Iterator[Block]:
    """Blocks with the items of each list of which at least half, or all but answers and fields, have a label."""
    for block in blocks:
        if block.kind != "list":
            yield block
            continue
        asking = sum(_is_labelled(page, item) for item in block.children)
        if asking and (asking * 2 >= len(block.children) or all(_is_part(page, item) for item in block.children)):
            yield from block.children
        else:
            yield block


def _candidate(page: Page, block: Block, below: list[Block]) -> Candidate:
    if block.kind != "item":
        return paragraph_candidate(page, block, below)
    replies = any(one.kind == "item" and label_of(_text(page, one), after_q=True) for one in below)
    if replies:
        below = [one for one in below if not _is_field(page, one)]
    candidate = item_candidate(page, block, [])
    candidate.body = [*candidate.body, *below]
    candidate.sure = True
    return candidate


def _is_part(page: Page, item: Block) -> bool:
    text = _text(page, item)
    return bool(LABELLED.match(text) or _FIELD.match(text) or label_of(text, after_q=True))


def _is_field(page: Page, block: Block) -> bool:
    text = _text(page, block) if block.kind == "item" else ""
    return bool(_FIELD.match(text)) and not label_of(text, after_q=True)


def _text(page: Page, block: Block) -> str:
    first = block.children[0] if block.kind == "item" and block.children else block
    return page.document.slice(first.text_span)[:80] if first.kind == "paragraph" else ""


def _is_labelled(page: Page, block: Block) -> bool:
    return block.kind in ("paragraph", "item") and bool(LABELLED.match(_text(page, block)))
