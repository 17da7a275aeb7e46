"""The forms that an answer takes: a details element, ticked boxes, what follows a label, or whatever is below."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...named_tuple import NamedTuple
from ...regex import regex
from ..answers import Answer, Text, details_answer, lines_of, read_answer, same_label, says_something
from .boxes import Boxes, read_boxes, ticked_options
from .choices import CHOOSES
from .labels import is_only_label, label_alone, label_of, offers_choice, title_of_answer, without_label
from .model import Question
from .shape import MANY, Candidate, item_text
from .states import leaves_choice
from .wording import asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...document.blocks import Block
    from ...document.document import Document
    from .shape import Page

_OF_THESE = regex(
    r"\b(?:of|from) (?:the following|these|the below)\b|\bfollowing\b[^.?]{0,80}\b(?:should|would|is|are|will|do|does|can)\b",
    re.IGNORECASE,
)
_RIGHT = regex(
    r"\*\*|__|==|~~|<[a-z]|[✔✓✅☑❌✗✘←]|\b(?:correct|right|true|false|yes|no)\b|(?:\s[-–—]\s|\()[\w ]{1,20}\)?$",
    re.IGNORECASE,
)
_CHECK = regex(r"[✔✓✅☑]")
_OPTION = regex(r"\W{0,4}\(?(?P<letter>[A-Ha-h])[.):]\W{0,4}\s\W{0,3}\S")
_FIRST_OPTION = regex(r"\s\(?[Aa][.):]\s")
_DONE = regex(r"(?:\[[ xX]\]|[xX✓✔✅☑]\ufe0f?)\s+(?=\S)")
"""The mark of a question that is done, or of one that is not."""
_ABOUT = regex(
    r"\W*(?:(?:answer )?(?:type|choices?|options?)|points?|marks|score|difficulty|level|tags?|topics?|category|source|reference|page|chapter"
    r"|hints?|status|due|date)\W{0,3}\s*[:：]",
    re.IGNORECASE,
)
"""What a list says of a question beside its answer: ``Type: single choice``."""
_HINT = regex(
    r"\W*(?:(?:click|show|see|open|need|get|view|want)\s+)?(?:for\s+)?(?:an?\s+|the\s+|some\s+)?(?:hints?|tipps?|hinweise?|indices?|pistas?|подсказка|힌트|ヒント|提示)[\W\d]*",
    re.IGNORECASE,
)
_TEXT = ("paragraph", "list", "quote")
_CHOICES = 8
"""So many options, at most, are looked through for the letter of a second one."""


BELOW = {
    "details": "answered in a details element",
    "ticks": "answered by boxes to tick",
    "labels": "answered after a label",
    "text": "answered below",
}


def without_done_mark(text: str) -> str:
    """The text of an item without the box before it."""
    mark = _DONE.match(text)
    return text[mark.end() :] if mark is not None else text


class Options(Enum):
    """What the questions of a series bring along to choose from."""

    NONE = 0
    LISTED = 1
    """Options that are no answer by themselves."""
    CHECKED = 2
    """A list of options, the right ones with a check mark."""

    def __bool__(self) -> bool:
        return self is not Options.NONE


class Look(NamedTuple):
    """What is below a block that may ask."""

    details: Block | None
    boxes: Boxes | None
    label: str | None
    labelled_at: int
    """Where in the body the label is; -1 for the question's own paragraph."""


def look_below(page: Page, candidate: Candidate) -> Look:
    """See in which forms a block could have its answer."""
    details = next((block for block in candidate.body[: candidate.near] if page.is_answer(block)), None)
    boxes = read_boxes(page.document, candidate.body)
    label, at = _find_label(page.document, candidate)
    return Look(details, boxes, label, at)


def _find_label(document: Document, candidate: Candidate) -> tuple[str | None, int]:
    firsts = [first_line(document, block) for block in candidate.body]
    asked, after_q = asks(candidate.text), candidate.sure
    if (asked or after_q) and offers_choice(_written(document, candidate, firsts)):
        asked = after_q = False
    if candidate.behind is not None and (words := label_of(candidate.behind.text, after_q, asked)):
        return words, -1
    for index, (block, first) in enumerate(zip(candidate.body, firsts, strict=True)):
        if first is None:
            continue
        if words := label_of(document.slice(first.span), after_q, asked and block.kind == "paragraph"):
            return words, index
        if block.kind == "heading" and (words := title_of_answer(first.text)):
            return words, index
        if block.kind in ("quote", "paragraph") and (words := label_alone(first.text)):
            return words, index
    return None, 0


def _written(document: Document, candidate: Candidate, firsts: list[Text | None]) -> Iterator[Text]:
    """The lines below and behind a question among which a second choice may be."""
    yield from (line for line in firsts if line is not None)
    for block in candidate.body:
        if block.kind in _TEXT:
            yield from lines_of(document, block)[:_CHOICES]
    if candidate.behind is not None:
        yield from candidate.behind.lines


def first_line(document: Document, block: Block) -> Text | None:
    """The first line of text in a block that is no code, table, or details."""
    while block.kind in ("list", "item", "quote") and block.children:
        block = block.children[0]
    return next(iter(lines_of(document, block)), None) if block.kind in ("paragraph", "heading") else None


def read_options(document: Document, blocks: Sequence[Block]) -> list[Text]:
    """The items of the lists that stand between a question and its answer."""
    return [item_text(document, item) for block in blocks if block.kind == "list" for item in block.children]


def question_of(page: Page, candidate: Candidate) -> Question:
    """The question that a block asks, without its answer."""
    detached = list(candidate.outside)
    return Question(
        candidate.text, candidate.span, candidate.number, detached=detached, placeholder_words=page.placeholder_words
    )


def read_details(page: Page, candidate: Candidate, seen: Look, options: Options) -> Question:
    """The answer is in a details element; else in words of one's own, as long as they are more than the question brings."""
    question = question_of(page, candidate)
    if seen.details is not None:
        question.options = read_options(page.document, candidate.body[: candidate.body.index(seen.details)])
        question.answer = details_answer(page.document, seen.details)
        return question
    body = [block for block in candidate.body if block.kind != "list" or not options]
    if says_something(page.document, body):
        question.answer = read_answer(page.document, body)
    return question


def brings_options(candidate: Candidate, seen: Look) -> bool:
    """Whether a list is between a question and its answer."""
    end = candidate.body.index(seen.details) if seen.details is not None else 0
    return any(block.kind == "list" for block in candidate.body[:end])


def read_ticks(page: Page, candidate: Candidate, seen: Look, options: Options) -> Question:
    """The ticked options are the answer; else what is beside the options."""
    question = question_of(page, candidate)
    if seen.boxes:
        boxes = seen.boxes.options
        question.options, question.ticked = [text for _, text in boxes], [ticks for ticks, _ in boxes]
        chosen = [text for ticks, text in boxes if ticks]
        if chosen:
            whole = Span(chosen[0].span.start, chosen[-1].span.end)
            question.answer = Answer(" ".join(text.text for text in chosen), whole, chosen)
    if question.answer is None:
        rest = [block for block in candidate.body if block.kind != "list"] if seen.boxes else candidate.body
        question.answer = read_answer(page.document, rest)
    return question


def read_labelled(page: Page, candidate: Candidate, seen: Look, options: Options) -> Question:
    """The answer follows its label; without one, it is what says something."""
    question = question_of(page, candidate)
    body = candidate.body
    if seen.label is None:
        if candidate.behind is not None or says_something(page.document, body):
            question.answer = read_answer(page.document, body) or candidate.behind
        return question
    if seen.labelled_at < 0:
        assert candidate.behind is not None
        rest = None if is_only_label(candidate.behind.text) else candidate.behind
        question.answer = without_label(page.document, rest) or read_answer(page.document, body)
        return question
    question.options = read_options(page.document, body[: seen.labelled_at]) or _options_in_lines(
        page.document, candidate, seen
    )
    labelled = body[seen.labelled_at]
    question.until = labelled.span.end
    first = first_line(page.document, labelled)
    if labelled.kind == "heading" and first is not None and title_of_answer(first.text):
        question.answer = read_answer(page.document, body[seen.labelled_at + 1 :])
    elif first is not None and len(list(lines_of(page.document, labelled))) == 1 and is_only_label(first.text):
        body = body[seen.labelled_at + 1 :]
        if labelled.kind == "quote":  # the next quote names the next part
            stop = next((i for i, block in enumerate(body) if block.kind == "quote"), len(body))
            body = body[:stop]
        question.answer = read_answer(page.document, body)
    else:
        question.answer = without_label(page.document, read_answer(page.document, body[seen.labelled_at :]))
    return question


def read_text(page: Page, candidate: Candidate, seen: Look, options: Options) -> Question:
    """The answer is whatever is below, or after the question."""
    question = question_of(page, candidate)
    if seen.boxes and len(candidate.body) == 1:
        return read_ticks(page, candidate, seen, options)
    if seen.details is not None:
        return read_details(page, candidate, seen, options)
    if not candidate.body and candidate.behind is None and (mark := _DONE.match(candidate.text)):
        question.done = not mark[0].startswith("[ ]")
        return question
    if options is Options.CHECKED and len(items := _items_below(page.document, candidate)) > 1:
        question.options = items
        question.answer = marked(items, _CHECK)
        return question
    if candidate.body and all(_is_about(page.document, block) for block in candidate.body):
        return question
    lines = _lettered_lines(page.document, candidate)
    if lines is not None and (options or CHOOSES.search(question.text)):
        question.text = _FIRST_OPTION.split(question.text, maxsplit=1)[0]
        question.options = lines
        question.answer = marked(lines)
        return question
    if only_choices(page.document, candidate) or _leave_all_open(page.document, candidate):
        question.options = read_options(page.document, candidate.body)
        return question
    body = [block for block in candidate.body if not _is_hint(page.document, block)]
    question.answer = without_label(page.document, read_answer(page.document, body) or candidate.behind)
    return question


def _is_hint(document: Document, block: Block) -> bool:
    """True for a details element with a hint."""
    summary = block.summary if block.kind == "details" else None
    return summary is not None and _HINT.fullmatch(same_label(document.slice(summary.inside))) is not None


def _is_about(document: Document, block: Block) -> bool:
    """True for a list that says of what kind a question is, and nothing else."""
    items = block.children if block.kind == "list" else [block] if block.kind == "item" else []
    return bool(items) and all(_ABOUT.match(item_text(document, item).text) for item in items)


def marks_a_choice(document: Document, candidate: Candidate) -> bool:
    """Whether lines with a letter each are below a question, and some are marked as right."""
    lines = _lettered_lines(document, candidate)
    return lines is not None and marked(lines) is not None


def checks_choices(document: Document, candidate: Candidate) -> bool:
    """Whether a list is below a question, and some of its items have a check mark."""
    items = _items_below(document, candidate)
    return 0 < sum(bool(_CHECK.search(item.text)) for item in items) < len(items)


def _items_below(document: Document, candidate: Candidate) -> list[Text]:
    """The items of the list that is all there is below a question, where each is no more than a line of text."""
    if candidate.behind is not None or len(candidate.body) != 1 or candidate.body[0].kind != "list":
        return []
    items = candidate.body[0].children
    return [item_text(document, item) for item in items] if all(len(item.children) == 1 for item in items) else []


def _lettered_lines(document: Document, candidate: Candidate) -> list[Text] | None:
    """The lines below a question, where they are options with a letter each; None for anything else."""
    if candidate.behind is not None and not candidate.body:
        lines = candidate.behind.lines
    elif candidate.behind is None and len(candidate.body) == 1 and candidate.body[0].kind == "paragraph":
        lines = list(lines_of(document, candidate.body[0]))
    else:
        return None
    return lines if len(lines) > 2 and all(_OPTION.match(line.text) for line in lines) else None


def _options_in_lines(document: Document, candidate: Candidate, seen: Look) -> list[Text]:
    """The lines with a letter each between a question and the label of its answer."""
    lines = list(lines_of(document, candidate.block.children[0])) if candidate.block.kind == "item" else []
    lines += candidate.behind.lines if candidate.behind is not None and candidate.block.kind != "item" else []
    lines += [line for block in candidate.body[: seen.labelled_at] for line in lines_of(document, block)]
    found = [line for line in lines if _OPTION.match(line.text)]
    return found if len(found) > 1 else []


def _leave_all_open(document: Document, candidate: Candidate) -> bool:
    """Whether nothing is below a question but statements that end in "T/F" each."""
    if candidate.behind is not None or not candidate.body:
        return False
    items = [item for block in candidate.body for item in (block.children if block.kind == "list" else [block])]
    return len(items) > 1 and all(
        item.kind == "item" and len(item.children) == 1 and leaves_choice(item_text(document, item).text)
        for item in items
    )


def marked(options: list[Text], mark: re.Pattern[str] = _RIGHT) -> Answer | None:
    """The options that are marked as right: some, not all."""
    chosen = [option for option in options if mark.search(option.text)]
    return _chosen(chosen) if len(chosen) < len(options) else None


def ticked(document: Document, candidate: Candidate) -> Answer | None:
    """The options with a ticked box below a question that is answered in another form."""
    return _chosen(ticked_options(document, candidate.body))


def _chosen(options: list[Text]) -> Answer | None:
    """Options as an answer; None for none."""
    if not options:
        return None
    whole = Span(options[0].span.start, options[-1].span.end)
    return Answer("\n".join(option.text for option in options), whole, options)


def only_choices(document: Document, candidate: Candidate) -> bool:
    """Whether below a question that gives a choice there is nothing but what to choose from."""
    if not CHOOSES.search(candidate.text) or not candidate.body or candidate.behind is not None:
        return False
    of_these = bool(_OF_THESE.search(candidate.text))
    return all(_is_choices(document, block, of_these) for block in candidate.body)


def _is_choices(document: Document, block: Block, of_these: bool) -> bool:
    """True for a list of options none of which is marked as right: each with its letter, or many short ones."""
    if block.kind != "list" or len(block.children) < 2 or any(len(item.children) > 1 for item in block.children):
        return False
    texts = [item_text(document, item).text for item in block.children]
    lettered = all(re.match(r"\(?[A-Ha-h][.):]\s", text) for text in texts)
    if not lettered and not (of_these and len(texts) > MANY and all(len(text) < 100 for text in texts)):
        return False
    return len({bool(_RIGHT.search(text)) for text in texts}) == 1


READERS = {"details": read_details, "ticks": read_ticks, "labels": read_labelled, "text": read_text}
"""How the answer is read, by its form; ``options`` says whether the questions bring a list of them along."""
