"""Flash cards: ``question :: answer``, ``question?= answer``, a lone ``?`` between them, ``START … Back: … END``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostic import Span
from ...document.blocks import Block, covers
from ...document.table_rows import code_ranges
from ...regex import regex
from ..answers import Answer, Text, lines_of, read_answer
from .model import Question, QuestionSection
from .shape import MANY, Flow, Page
from .trait import HALF
from .wording import asks, number_of, sets_a_task

_SIGN = regex(r"(?<!:):::?(?!:)|(?<=[?？]) ?(?:=+>?|-+>|[→⇒➜➔]|[-–—](?=\s|$))")
_POINTS = regex(r"\? ?[=→⇒➜➔–—-]")
_TAG = regex(r"#(?<![\w#/&]#)(?:flash-?cards?|cards?|anki)\b", re.IGNORECASE)
_ANKI = regex(
    r"[ \t]*START[ \t]*\n(?P<kind>[^\n]*)\n(?P<inside>(?>(?:(?![ \t]*END[ \t]*$)[^\n]*\n)*))[ \t]*END[ \t]*$",
    re.MULTILINE,
)
_BACK = regex(r"^[ \t]*Back:[ \t]*", re.MULTILINE)
_META = regex(r"^[ \t]*(?:Tags:|<!--)", re.MULTILINE)
_LONE_LINE = regex(r"\n[ \t>]*\?{1,2}[ \t]*$", re.MULTILINE)
_LONE = frozenset(("?", "??"))


_REASONS = {
    "lines": "{} cards have question and answer on one line",
    "lone": "{} cards have a line with a question mark between question and answer",
    "anki": "{} cards stand between START and END",
}


def read(page: Page) -> list[QuestionSection]:
    """Sections of cards of each kind, by the heading above them."""
    text = page.document.text
    has_signs = "::" in text or "？" in text or _POINTS.search(text) is not None
    has_marks = "?" in text and _LONE_LINE.search(text) is not None
    tagged = has_tag(page)
    found = [
        *((flow, "lines", list(_lines(page, flow, tagged))) for flow in page.flows if has_signs),
        *((flow, "lone", list(_around_lone_mark(page, flow))) for flow in page.flows if has_marks),
        (None, "anki", list(_anki(page))),
    ]
    counts = {name: sum(len(cards) for _, kind, cards in found if kind == name) for name in _REASONS}
    answered = {
        name: sum(card.answer is not None for _, kind, cards in found if kind == name for card in cards)
        for name in _REASONS
    }
    usual = {name for name in _REASONS if counts[name] >= MANY and answered[name] >= HALF * counts[name]}
    return [
        _section(page, flow, kind, cards, kind in usual)
        for flow, kind, cards in found
        if cards and (counts[kind] >= MANY or (tagged and kind != "lines"))
    ]


def has_tag(page: Page) -> bool:
    """Whether a tag in the post says that it has flash cards."""
    return _TAG.search(page.document.text) is not None


def _section(page: Page, flow: Flow | None, kind: str, cards: list[Question], usual: bool) -> QuestionSection:
    answered = sum(card.answer is not None for card in cards)
    section = QuestionSection(
        "flash cards, answered on the other side",
        "text",
        f"{_REASONS[kind].format(len(cards))}, {answered} have an answer",
        cards,
        flow.heading if flow is not None else None,
        marked_as="flash cards",
        help="write the answer",
        siblings=len(cards),
    )
    section.judged = usual and (answered >= HALF * len(cards) or len(cards) < MANY)
    return section


def _lines(page: Page, flow: Flow, tagged: bool) -> Iterator[Question]:
    """Lines and items with a sign between question and answer, and items of the same list that ask without it."""
    meant = tagged or page.announces(flow.heading)
    for block in flow.blocks:
        found = [(text, list(_signed(page, text, meant))) for text in _texts(block)]
        most = block.kind == "list" and sum(bool(cards) for _, cards in found) * 2 > len(found)
        for text, cards in found:
            yield from cards
            if most and not cards and asks(page.plain(text)):
                yield _card(page, text.text_span, Span(text.span.end, text.span.end))


def _signed(page: Page, block: Block, meant: bool) -> Iterator[Question]:
    if not _SIGN.search(page.document.text, *block.span):
        return
    for line in lines_of(page.document, block):
        code = code_ranges(page.document.text, *line.span)
        signs = _SIGN.finditer(page.document.text, *line.span)
        match = next((sign for sign in signs if not covers(code, sign.start())), None)
        text = page.document.trim(Span(line.span.start, match.start())) if match is not None else None
        if match is not None and text is not None and _is_card(page.document.slice(text), match, meant):
            yield _card(page, text, page.document.trim(Span(match.end(), line.span.end)))


def _texts(block: Block) -> Iterator[Block]:
    """The paragraphs among blocks, those of items too."""
    if block.kind == "paragraph":
        yield block
    elif block.kind == "list":
        yield from (
            item.children[0] for item in block.children if item.children and item.children[0].kind == "paragraph"
        )


def _is_card(text: str, sign: re.Match[str], meant: bool) -> bool:
    """Whether a line is a card: it asks, or the post says that it has cards."""
    if not text or not sign[0].startswith(":"):
        return asks(text)
    return asks(text) or sets_a_task(text) or meant


def _card(page: Page, text: Span, answer: Span) -> Question:
    written = page.document.slice(text)
    said = page.document.slice(answer)
    given = Answer(said, answer, [Text(said, answer)]) if said else None
    return Question(written, text, number_of(written), answer=given, placeholder_words=page.placeholder_words)


def _around_lone_mark(page: Page, flow: Flow) -> Iterator[Question]:
    """Paragraphs with a line that is a question mark alone: what is above asks, what is below answers."""
    for block, after in zip(flow.blocks, [*flow.blocks[1:], None], strict=False):
        lines = list(lines_of(page.document, block)) if block.kind == "paragraph" else []
        at = next((index for index, line in enumerate(lines) if index and line.text in _LONE), None)
        if at is None:
            continue
        question = _card(
            page, Span(lines[0].span.start, lines[at - 1].span.end), Span(lines[at].span.end, lines[at].span.end)
        )
        rest = lines[at + 1 :]
        if rest:
            whole = Span(rest[0].span.start, rest[-1].span.end)
            question.answer = Answer("\n".join(line.text for line in rest), whole, rest)
        elif after is not None and page.document.text.count("\n", block.span.end, after.span.start) == 1:
            question.answer = read_answer(page.document, [after])
        yield question


def _holds_cards(block: Block) -> bool:
    return block.token is not None and block.token.info.strip().lower() in ("anki", "anki-cards", "flashcards")


def _anki(page: Page) -> Iterator[Question]:
    """What stands between a line START and a line END, divided by ``Back:``."""
    document = page.document
    if "START" not in document.text:
        return
    code = [block.span for block in page.tree.walk() if block.kind in ("fence", "code") and not _holds_cards(block)]
    for match in _ANKI.finditer(document.text, document.body_start):
        start, end = match.span("inside")
        if any(span.start <= start < span.end for span in code):
            continue
        back = _BACK.search(document.text, start, end)
        if back is None:
            continue
        meta = _META.search(document.text, back.end(), end)
        text = document.trim(Span(start, back.start()))
        yield _card(page, text, document.trim(Span(back.end(), meta.start() if meta else end)))
