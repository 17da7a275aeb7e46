"""``3. Question?`` or ``* **Question**``: an item asks, and its answer is nested in it, or is right below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...document.blocks import Block
from ..answers import Answer, Text, lines_of, without_break
from ..headings import plain_text
from .boxes import read_boxes
from .ends import answer_of, rest_of_line, split_at_ends
from .evidence import recognise
from .further import answer_begins
from .labels import is_only_label, label_of, labelled_line
from .marks import has_mark, last_mark
from .model import QuestionSection
from .open_parts import parts_ask
from .placeholders import keeps_place
from .shape import MANY, Candidate, Flow, Page, Series, is_directive, is_lost_heading
from .trait import TWO_THIRDS, Trait
from .wording import LABELLED, asks, has_line, number_of, studies

if TYPE_CHECKING:
    from markdown_it.token import Token

TRAIT = Trait(
    "list items",
    "answer it in an item nested below",
    "list items",
    asking=TWO_THIRDS,
    replied=TWO_THIRDS,
    any_number=True,
    helps={"details": "answer it in a details element as the others are", "ticks": "tick the right options"},
)


def read(page: Page) -> list[QuestionSection]:
    """Sections of items that ask: numbered ones apart from bullets, bold bullets apart from plain ones."""
    return recognise(page, [series for flow in page.flows for series in _series(page, flow)], TRAIT)


def _series(page: Page, flow: Flow) -> Iterator[Series]:
    lists = [block for block in flow.blocks if block.kind == "list" and not is_directive(page.document, block)]
    numbered = [block for block in lists if block.children[0].number is not None]
    bullets = [block for block in lists if block.children[0].number is None]
    if numbered and _ask(page, numbered, bullets):
        for lists in _counted(numbered):
            yield from _of_lists(page, flow, lists, "numbered items")
    elif bullets:
        yield from _of_lists(page, flow, bullets, "bulleted items")


def _counted(lists: list[Block]) -> Iterator[list[Block]]:
    """Numbered lists that count on; one of several items that begins at 1 again, after such a one, is about something else."""
    group: list[Block] = []
    for block in lists:
        anew = block.children[0].number == 1 and len(block.children) >= MANY
        if group and anew and len(group[-1].children) >= MANY:
            yield group
            group = []
        group.append(block)
    yield group


def _ask(page: Page, lists: list[Block], below: list[Block]) -> bool:
    """Whether any item of some lists holds an answer or a label for it, marked options, a question mark, or a study question's first word."""
    if any(boxes.crossed_out for block in below if (boxes := read_boxes(page.document, [block]))):
        return True
    items = [item for block in lists for item in block.children if item.children]
    if any(page.is_answer(block) for item in items for block in item.children):
        return True
    if any(boxes.crossed_out for item in items if (boxes := read_boxes(page.document, item.children))):
        return True
    if any(has_mark(text) or studies(text) for text in (page.plain(item.children[0]) for item in items)):
        return True
    if any(parts_ask(page.document, None, item.children[1:]) for item in items):
        return True
    return any(labelled_line(list(lines_of(page.document, item.children[0]))) for item in items)


def _of_lists(page: Page, flow: Flow, lists: list[Block], name: str) -> Iterator[Series]:
    below = _below(page, flow.blocks, lists)
    items = [
        item
        for block in lists
        for item in block.children
        if item.children and item.children[0].kind in ("paragraph", "heading")
    ]
    items, replies = _without_replies(page, items)
    candidates = [
        item_candidate(page, item, _asked_below(page, item, below), replies.get(item.span.start, ())) for item in items
    ]
    _leave_what_is_below(candidates)
    first = {block.children[0].span.start for block in lists}
    for candidate in candidates:
        candidate.begins_list = candidate.block.span.start in first
    if name == "bulleted items" and sum(c.sure for c in candidates) * 2 >= len(candidates) > 0:
        return  # ``Q:`` in each is another convention
    going_on = [_continues(page, candidate) for candidate in candidates]
    answered = sum(bool(candidate.body) or candidate.behind is not None for candidate in candidates)
    if max(sum(going_on), answered) * 2 >= len(candidates):
        for candidate, goes_on in zip(candidates, going_on, strict=True):
            if candidate.behind is None and goes_on:
                _split_first_line(page, candidate)
    split_at_ends(page, candidates, page.announces(flow.heading) and not page.prompts(flow.heading))
    if sum(_is_link(candidate) for candidate in candidates) * 2 > len(candidates):
        return  # a table of contents
    bold = [_is_bold(candidate.block.children[0]) for candidate in candidates]
    if sum(bold) * 3 >= len(candidates) * 2 and name == "bulleted items":
        candidates = [c for c, is_bold in zip(candidates, bold, strict=True) if is_bold or asks(c.text)]
        name = "bold items"
    if candidates:
        yield Series(f"{flow.path}{name}", name, flow.heading, candidates)


def _leave_what_is_below(candidates: list[Candidate]) -> None:
    """Take what is below a list for no answer to its last item, where no other one has anything for an answer."""
    having = [candidate for candidate in candidates if candidate.body or candidate.behind is not None]
    if (
        len(having) == 1
        and len(candidates) >= MANY
        and having[0] is candidates[-1]
        and having[0].body == having[0].outside
    ):
        having[0].body, having[0].outside = [], []


def item_candidate(page: Page, item: Block, outside: list[Block], replies: Sequence[Block] = ()) -> Candidate:
    """An item as a block that may ask; ``outside`` is what is below the list it ends, ``replies`` the items that answer."""
    document = page.document
    paragraph = next((block for block in item.children if block.kind in ("paragraph", "heading")), item)
    text, behind = _question_and_rest(page, paragraph)
    number = (item.number,) if item.number is not None else number_of(text)
    inside = item.children[1:]
    flattened = [block for block in inside if block.span.start >= item.span.end]
    end = behind.span.start if behind is not None else paragraph.text_span.end
    follows = behind is None or is_only_label(behind.text)
    return Candidate(
        text, without_break(document, Span(item.span.start, end)), number, inside or [*replies, *(outside if follows else [])],
        item, behind, flattened if inside or replies or behind is not None else outside,
        bool(LABELLED.match(text)) or (number is not None and parts_ask(document, behind, inside)),
    )  # fmt: skip


def _without_replies(page: Page, items: list[Block]) -> tuple[list[Block], dict[int, list[Block]]]:
    """The items that are no ``A:`` after a ``Q:``, and those that are, by the place of the item they answer."""
    texts = [page.plain(item.children[0]) for item in items]
    kept: list[Block] = []
    replies: dict[int, list[Block]] = {}
    asked = False
    for item, text in zip(items, texts, strict=True):
        if asked and (label_of(text, after_q=True)):
            replies.setdefault(kept[-1].span.start, []).append(item)
            continue
        asked = bool(LABELLED.match(text)) or asks(text)
        kept.append(item)
    return kept, replies


def _asked_below(page: Page, item: Block, below: dict[int, list[Block]]) -> list[Block]:
    """What is below the list that an item ends; nothing of it belongs to an option or a plain bullet."""
    text = page.plain(item.children[0])
    return below.get(item.span.start, []) if item.number is not None or asks(text) else []


def _below(page: Page, blocks: list[Block], lists: list[Block]) -> dict[int, list[Block]]:
    """What follows each list up to the next one of its kind, by the place of its last item."""
    found: dict[int, list[Block]] = {}
    known = {id(block) for block in lists}
    last: Block | None = None
    for block in blocks:
        if id(block) in known:
            last = block.children[-1]
        elif block.kind == "rule" or is_lost_heading(page.document, block):
            last = None
        elif last is not None:
            found.setdefault(last.span.start, []).append(block)
    return found


def _question_and_rest(page: Page, paragraph: Block) -> tuple[str, Answer | None]:
    """What asks in a paragraph, as a reader sees it, and what follows that in the paragraph."""
    children = paragraph.inlines
    text = plain_text(page.document, children)
    if children and (picture := _picture_below(page, children)) is not None:
        return text, picture
    lines = list(lines_of(page.document, paragraph))
    if at := labelled_line(lines):
        return page.plain_until(paragraph, lines[at - 1].span.end), answer_of(lines[at:])
    if not children or not (has_mark(text) or has_line(text)):
        return text, None
    if (lead := emphasised_lead(page, paragraph)) is not None:
        return lead
    if len(lines) > 1 and keeps_place(lines[-1].text) and has_mark(lines[-2].text):
        return page.plain_until(paragraph, lines[-2].span.end), answer_of(lines[-1:])
    asking = [index for index, line in enumerate(lines) if has_mark(line.text)]
    if not asking or asks(lines[-1].text) or asks(text):
        return text, None
    if asking[-1] == len(lines) - 1 and asking[0] == asking[-1]:
        rest = rest_of_line(page, text, lines[-1])
        return text[: last_mark(text)] if rest is not None and label_of(rest.text) else text, rest
    return page.plain_until(paragraph, lines[asking[0]].span.end), answer_of(lines[asking[0] + 1 :])


def _picture_below(page: Page, children: list[Token]) -> Answer | None:
    """A picture on a line of its own below the text of a paragraph."""
    for before, child in pairwise(children):
        if before.type in ("softbreak", "hardbreak") and child.type == "image":
            return Answer("", child.meta["span"], [], is_picture=True)
    return None


def emphasised_lead(page: Page, paragraph: Block) -> tuple[str, Answer | None] | None:
    """The bold or italic words with which a paragraph begins, where they ask, and the answer behind them; all of it if there is none."""
    children = paragraph.inlines
    first = next((i for i, child in enumerate(children) if child.type not in ("html_inline", "softbreak")), 0)
    children = children[first:]
    if not children or children[0].type not in ("strong_open", "em_open"):
        return None
    closing, level = children[0].type.replace("open", "close"), children[0].level
    close = next((i for i, c in enumerate(children) if c.type == closing and c.level == level), None)
    if close is None:
        return None
    text = plain_text(page.document, children[: close + 1])
    if not (asks(text) or has_line(text)) or close + 1 == len(children):
        return None
    behind = page.document.trim(Span(children[close].meta["span"].end, paragraph.text_span.end))
    rest = page.document.slice(behind)
    begin = answer_begins(text, rest, apart=True)
    if re.search(r"\w", rest) and begin == len(rest):
        return plain_text(page.document, children), None
    text = f"{text} {rest[:begin].strip()}".rstrip()
    behind = Span(behind.start + begin, behind.end)
    lines = [line for line in lines_of(page.document, paragraph) if line.span.end > behind.start]
    if not re.search(r"\w", rest) or not lines:
        return None
    lines[0] = Text(page.document.slice(Span(behind.start, lines[0].span.end)), Span(behind.start, lines[0].span.end))
    return text, answer_of([line for line in lines if line.text.strip()])


def _continues(page: Page, candidate: Candidate) -> bool:
    """True for an item whose only text goes on after its question, after the mark or after a whole first line."""
    if candidate.body or asks(candidate.text):
        return candidate.behind is not None and not candidate.body
    paragraph = candidate.block.children[0]
    lines = [line.text for line in lines_of(page.document, paragraph)]
    if len(lines) < 2:
        return False
    if _emphasises_first_line(paragraph) or lines[0].rstrip("*_").endswith((".", ":", "!")):
        return True
    return lines[0].endswith("\\") and studies(lines[0])


def _emphasises_first_line(paragraph: Block) -> bool:
    """Whether the first line of a paragraph is bold or italic from its beginning to its end, and the others are not."""
    children = paragraph.inlines
    at = next((i for i, child in enumerate(children) if child.type.endswith("break")), 0)
    if at < 2 or children[0].type not in ("strong_open", "em_open"):
        return False
    closing = children[0].type.replace("open", "close")
    closes = [i for i, child in enumerate(children) if child.type == closing and child.level == children[0].level]
    return closes == [at - 1]


def _split_first_line(page: Page, candidate: Candidate) -> None:
    """Take an item's further lines for its answer, as its siblings have theirs there."""
    lines = list(lines_of(page.document, candidate.block.children[0]))
    if len(lines) > 1:
        candidate.behind = answer_of(lines[1:])
        candidate.text = page.plain_until(candidate.block.children[0], lines[0].span.end).rstrip(" \\")
        candidate.span = page.document.trim(Span(candidate.span.start, lines[0].span.end))


def _is_link(candidate: Candidate) -> bool:
    """Whether an item is a link and nothing else."""
    paragraph = candidate.block.children[0]
    children = (paragraph.inline.children if paragraph.inline else None) or []
    return len(children) > 1 and children[0].type == "link_open" and children[-1].type == "link_close"


def _is_bold(paragraph: Block) -> bool:
    children = paragraph.inlines
    return bool(children) and children[0].type == "strong_open"
