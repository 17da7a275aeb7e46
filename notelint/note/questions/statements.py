"""``Whales are fish. **False**``: a statement in a list, and at the end of its line whether it is true."""

from __future__ import annotations

import re

from ...diagnostic import Span
from ...document.blocks import Block
from ...regex import regex
from ..answers import Answer, Text, lines_of
from .forms import question_of
from .items import item_candidate
from .model import Numbered, QuestionSection
from .shape import MANY, Flow, Page

_VERDICT = regex(
    r"(?:[.!?)\]…—–-]|[^:：=\s])\s+(?P<verdict>[*_(\[~=]{1,3}\s?(?:true|false|t|f|yes|no|y|n|wahr|falsch|richtig|ja|nein|vrai|faux|verdader[oa]|fals[oa]"
    r"|sí|verdadeir[oa]|sim|não|vero|correct|incorrect|right|wrong|верно|неверно)\s?[*_)\]~=]{1,3})[.\s]*$",
    re.IGNORECASE,
)
_BARE = regex(r"(?:[.!?)…]|\s[-–—→])\s+(?P<verdict>TRUE|FALSE|[Tt]rue|[Ff]alse|T|F)[.\s]*$")
"""The same without a mark-up, behind the end of a sentence."""
_CLOSED = regex(r"[*_)\]~=TFEe][.\s]*$")
"""How one ends: a look that costs little."""


def read(page: Page) -> list[QuestionSection]:
    """Lists of statements of which most are judged so."""
    own = (flow for flow in page.flows if "item>" not in flow.path)  # those inside an item are its options
    return [section for flow in own if (section := _section(page, flow)) is not None]


def _section(page: Page, flow: Flow) -> QuestionSection | None:
    items = [item for block in flow.blocks if block.kind == "list" for item in block.children if item.children]
    items = [item for item in items if item.children[0].kind == "paragraph"]
    verdicts = [_verdict(page, item) for item in items]
    if any(verdict is None and len(item.children) > 1 for item, verdict in zip(items, verdicts, strict=True)):
        return None
    judged = sum(verdict is not None for verdict in verdicts)
    if judged < MANY or judged * 3 < len(items) * 2:
        return None
    questions = [question_of(page, item_candidate(page, item, [])) for item in items]
    for question, verdict in zip(questions, verdicts, strict=True):
        question.answer = verdict and Answer(verdict.text, verdict.span, [verdict])
    return QuestionSection(
        "statements, judged at the end of the line", "text",
        f"{judged} of {len(questions)} items say at their end whether they are true", questions, flow.heading,
        marked_as="list items", help="write at its end whether it is true",
        numbers=[Numbered(question.number, question.span) for question in questions if question.number],
        siblings=len(questions),
    )  # fmt: skip


def _verdict(page: Page, item: Block) -> Text | None:
    """The verdict at the end of an item that is one paragraph."""
    lines = list(lines_of(page.document, item.children[0])) if len(item.children) == 1 else []
    text = lines[-1].text if lines else ""
    found = (_VERDICT.search(text) or _BARE.search(text)) if _CLOSED.search(text) else None
    if found is None:
        return None
    start = page.document.text.rfind(found["verdict"], *lines[-1].span)
    return Text(found["verdict"], Span(start, start + len(found["verdict"])) if start >= 0 else lines[-1].span)
