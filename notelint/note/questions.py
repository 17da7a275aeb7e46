"""Questions with their answers, whatever the convention.

People ask and answer in many ways, but one section keeps to one way. Each convention here recognises its questions
from the shape that most of them share; an item that lacks the answer its siblings have stays in the list, without one.
A convention that too few items share is none, and nothing is said about them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostic import Span
from .answers import (
    BOX,
    Answer,
    Text,
    details_answer,
    is_answer_label,
    lines_of,
    read_answer,
    same_label,
    says_something,
)
from .headings import plain_text, text_span
from .links import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from ..document.blocks import Block, Summary, Tree
    from ..document.document import Document

_NUMBER = re.compile(
    r"^\W{0,3}(?:(?:question|exercise|problem|task|q|ex)\W{0,2}\s*)?(\d{1,3}(?:\.\d{1,3}){0,3})(?=[.):\s]|$)",
    re.IGNORECASE,
)
_CALLOUT = re.compile(r">[ \t]*\[!\w+\][+-]?[ \t]*(?P<text>[^\n]+)")
_OTHER = re.compile(
    r"\b(?:objectives?|goals?|contents?|toc|hints?|notes?|photos?|pictures?|images?|details|code|setup|overview|summary|resources?)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:any|more|other|further)?\s*(?:questions|thoughts|ideas|comments|feedback)\b.*|(?:what(?:'s| is)? next|now what|anything else)\W*",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^\W{0,3}\d{1,3}\s?(?:\((?P<part>[a-z])\)|(?P<letter>[a-z])[).:])")
_MANY = 3
"""So many items of one shape make a convention."""


@dataclass(slots=True)
class Question:
    """One question. ``span`` is its line."""

    text: str
    span: Span
    number: tuple[int, ...] | None = None
    options: list[Text] = field(default_factory=list)
    answer: Answer | None = None
    ticked: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class QuestionSection:
    """Questions that are asked in one way."""

    convention: str
    reason: str
    """Why this convention was chosen, with counts."""
    questions: list[Question]
    heading: Block | None
    """The heading above them."""
    judged: bool = True
    """False where the siblings do not tell what an answer looks like, so that a missing one says nothing."""
    unmarked: list[Span] = field(default_factory=list)
    """Lines that ask without the markup of the other questions."""
    marked_as: str = "headings"
    """What the other questions are."""

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return sum(question.answer is not None for question in self.questions)


class _Part(NamedTuple):
    """A heading with the blocks up to the next one of any level, and the heading it stands under."""

    heading: Block
    body: list[Block]
    parent: Block | None


_Reader = Callable[["Document", list["Block"], "Block | None"], "QuestionSection | None"]


def read_questions(document: Document, tree: Tree) -> list[QuestionSection]:
    """All sections of questions, by place; a heading or block belongs to at most one."""
    lead, parts = _parts(tree.root.children)
    found: list[QuestionSection] = []
    for read_parts in (_headings_with_details, _labelled_parts, _checkbox_questions, _headings_that_ask):
        asked = {question.span.start for section in found for question in section.questions}
        found += read_parts(document, [part for part in parts if part.heading.span.start not in asked])
    asked = {question.span.start for section in found for question in section.questions}
    for body, heading in [(lead, None), *((part.body, part.heading) for part in parts)]:
        if heading is None or heading.span.start not in asked:
            sections = (read(document, body, heading) for read in _WITHIN)
            found += [section for section in sections if section is not None][:1]
    if not found:
        found += _key_at_the_end(document, tree.root.children)
    return sorted(found, key=lambda section: section.questions[0].span)


def bare_sections(document: Document, tree: Tree) -> list[tuple[str, Text]]:
    """Headings whose whole section is one line of text, with that line."""
    found = []
    _, parts = _parts(tree.root.children)
    following = [*parts[1:], None][: len(parts)]
    for part, after in zip(parts, following, strict=True):
        if (
            len(part.body) == 1
            and part.body[0].kind == "paragraph"
            and (after is None or after.heading.level <= part.heading.level)
        ):
            lines = list(lines_of(document, part.body[0]))
            if len(lines) == 1:
                found.append((plain_heading(document, part.heading), lines[0]))
    return found


# conventions that ask in headings


def _headings_with_details(document: Document, parts: list[_Part]) -> list[QuestionSection]:
    """``#### 1.2 Question`` and the answer in a details element below."""
    labels = [
        same_label(document.slice(block.summary.inside))
        for part in parts
        for block in part.body
        if block.kind == "details" and block.summary
    ]
    common = {
        label
        for label, count in Counter(labels).items()
        if is_answer_label(label) or (count >= _MANY and not _OTHER.search(label))
    }

    def answer_block(part: _Part) -> Block | None:
        blocks = [block for block in part.body if block.kind == "details"]
        return next((b for b in blocks if b.summary and same_label(document.slice(b.summary.inside)) in common), None)

    with_answer = {part.heading.span.start: block for part in parts if (block := answer_block(part)) is not None}
    levels = Counter(part.heading.level for part in parts if part.heading.span.start in with_answer)
    grouping = {part.parent.span.start for part in parts if part.parent is not None}
    sections = []
    for heading, siblings in _siblings(parts):
        answered = [part for part in siblings if part.heading.span.start in with_answer]
        if not answered or levels[siblings[0].heading.level] < _MANY or len(answered) * 2 < len(siblings):
            continue
        questions = []
        for part in siblings:
            question = _heading_question(document, part)
            block = with_answer.get(part.heading.span.start)
            if block is not None:
                question.options = _options(document, part.body[: part.body.index(block)])
                question.answer = details_answer(document, block)
            elif says_something(document, part.body):
                question.answer = read_answer(document, part.body)
            elif part.heading.span.start in grouping or not _may_ask(question, part):  # has headings below it
                continue
            questions.append((question, block is not None))
        unmarked = [place for part in siblings for place in _plain_questions(document, part, common)]
        numbered = sum(question.number is not None for question, sure in questions if sure)
        kept = [
            question
            for question, sure in questions
            if sure or question.number is not None or numbered * 2 < len(answered)
        ]
        reason = f"{len(answered)} of {len(siblings)} headings of level {siblings[0].heading.level} are followed by a details element"
        sections.append(QuestionSection("heading-details", reason, kept, heading, unmarked=unmarked))
    return sections


def _may_ask(question: Question, part: _Part) -> bool:
    """True for a heading without an answer that looks like a question: by number, by its mark, or for want of a body."""
    return question.number is not None or question.text.endswith(("?", "？")) or not part.body


def _plain_questions(document: Document, part: _Part, labels: set[str]) -> list[Span]:
    """Paragraphs between a heading's answer and another answer: questions that lost their number signs."""
    found = []
    answered = False
    for index, block in enumerate(part.body):
        is_answer = (
            block.kind == "details" and block.summary and same_label(document.slice(block.summary.inside)) in labels
        )
        if is_answer and answered and index and part.body[index - 1].kind == "paragraph":
            found.append(text_span(part.body[index - 1]))
        answered = answered or bool(is_answer)
    return found


def _checkbox_questions(document: Document, parts: list[_Part]) -> list[QuestionSection]:
    """A heading that asks, and options to tick below."""
    sections = []
    for heading, siblings in _siblings(parts):
        boxed = [(part, boxes) for part in siblings if (boxes := _boxes(document, part.body))]
        if _are_tasks([boxes for _, boxes in boxed]):
            continue
        asking = [part for part, _ in boxed if "?" in document.slice(part.heading.span)]
        ticked = sum(any(ticks for ticks, _ in boxes) for _, boxes in boxed)
        if len(boxed) < _MANY or len(asking) * 2 < len(boxed) or ticked * 2 < len(boxed):
            continue
        questions = []
        for part, boxes in boxed:
            question = _heading_question(document, part)
            _tick(question, boxes)
            if question.answer is None:
                question.answer = read_answer(document, [block for block in part.body if block.kind != "list"])
            questions.append(question)
        reason = f"{len(boxed)} of {len(siblings)} headings of level {siblings[0].heading.level} are followed by boxes to tick"
        sections.append(QuestionSection("checkbox-options", reason, questions, heading))
    return sections


def _are_tasks(groups: list[list[tuple[bool, Text]]]) -> bool:
    """True where boxes are tasks to tick off and no options: some groups are done, others not begun."""
    done = sum(len(boxes) > 1 and all(ticked for ticked, _ in boxes) for boxes in groups)
    untouched = sum(not any(ticked for ticked, _ in boxes) for boxes in groups)
    return done > 0 and untouched > 0 and done * 5 >= len(groups)


def _labelled_parts(document: Document, parts: list[_Part]) -> list[QuestionSection]:
    """A heading that asks, and below it quotes that name the parts of an answer: ``> Answer``, then a list."""
    sections = []
    for heading, siblings in _siblings(parts):
        labels = Counter(_quoted(document, block) for part in siblings for block in part.body if block.kind == "quote")
        common = next((label for label, count in labels.items() if count >= _MANY and is_answer_label(label)), None)
        if common is None or labels[common] * 2 < len(siblings):
            continue
        questions = []
        for part in siblings:
            question = _heading_question(document, part)
            at = next(
                (i for i, b in enumerate(part.body) if b.kind == "quote" and _quoted(document, b) == common), None
            )
            rest = part.body if at is None else part.body[at + 1 :]
            stop = next((i for i, block in enumerate(rest) if at is not None and block.kind == "quote"), len(rest))
            question.answer = read_answer(document, rest[:stop])
            questions.append(question)
        level = siblings[0].heading.level
        reason = f'{labels[common]} of {len(siblings)} headings of level {level} have a part "{common}"'
        sections.append(QuestionSection("labelled-parts", reason, questions, heading))
    return sections


def _quoted(document: Document, block: Block) -> str:
    return same_label(document.slice(block.span).lstrip("> "))


def _headings_that_ask(document: Document, parts: list[_Part]) -> list[QuestionSection]:
    """A heading that ends in a question mark, and the answer as its section."""
    sections = []
    starts = {part.heading.span.start: index for index, part in enumerate(parts)}
    for heading, siblings in _siblings(parts):
        texts = [(part, plain_heading(document, part.heading)) for part in siblings]
        asking = [part for part, text in texts if text.endswith(("?", "？", "؟")) and not _CLOSING.fullmatch(text)]
        if len(asking) < _MANY or len(asking) * 2 < len(siblings):
            continue
        questions = []
        for part in asking:
            question = _heading_question(document, part)
            body = list(part.body)
            index = starts[part.heading.span.start] + 1
            while index < len(parts) and parts[index].heading.level > part.heading.level:
                body += [parts[index].heading, *parts[index].body]
                index += 1
            question.answer = read_answer(document, body)
            questions.append(question)
        reason = (
            f"{len(asking)} of {len(siblings)} headings of level {siblings[0].heading.level} end in a question mark"
        )
        sections.append(QuestionSection("heading", reason, questions, heading))
    return sections


# conventions that ask within a section


def _summaries(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """The question is the summary of a details element, the answer its body."""
    blocks = [block for block in body if block.kind == "details" and block.summary]
    texts = [same_label(_html_text(document, block.summary)) for block in blocks if block.summary]
    asking = [text for text in texts if text and not is_answer_label(text)]
    answers = [details_answer(document, block) for block in blocks]
    if len(asking) < _MANY or len(set(asking)) * 5 < len(texts) * 4:
        return None
    if sum("?" in text for text in asking) * 3 < len(asking):
        return None
    questions = []
    for block, text, answer in zip(blocks, texts, answers, strict=True):
        assert block.summary is not None
        if answer is not None:
            answer.label = None
        span = document.trim(block.summary.inside)
        questions.append(Question(text, span, _number(text), answer=answer))
    answered = sum(answer is not None for answer in answers)
    reason = f"{len(asking)} details elements have a question each as their summary, {answered} of {len(blocks)} have an answer inside"
    return QuestionSection("summary", reason, questions, heading, judged=answered * 2 >= len(blocks))


def _items_between_rules(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """``7. Question`` closed by a rule; everything up to the rule or item of the next question is the answer."""
    starts = [
        index
        for index, block in enumerate(body[:-1])
        if block.kind == "list"
        and len(block.children) == 1
        and block.children[0].number is not None
        and body[index + 1].kind == "rule"
    ]
    known = set(starts)
    starts = [start for start in starts if start - 2 not in known or _follows_on(body[start - 2], body[start])]
    if len(starts) < _MANY:
        return None
    questions = []
    for start, stop in _ranges(starts, len(body)):
        question = _item_question(document, body[start].children[0])
        question.answer = read_answer(document, body[start + 2 : stop])
        questions.append(question)
    reason = f"{len(starts)} numbered items are each closed by a rule"
    return QuestionSection("item-rule", reason, questions, heading)


def _follows_on(before: Block, after: Block) -> bool:
    """True where a numbered item goes on counting from another; else it is the answer to it."""
    return after.children[0].number == (before.children[0].number or 0) + 1


def _items_with_answers(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """``3. Question?`` or ``* **Question**`` with its answer nested in the item."""
    items = [item for block in body if block.kind == "list" for item in block.children]
    items = [item for item in items if item.children and item.children[0].kind == "paragraph"]
    asking = [item for item in items if _asks(document, item)]
    if len(asking) < _MANY or len(asking) * 3 < len(items) * 2:
        return None
    in_details = [item for item in items if _nested_details(item) is not None]
    if len(in_details) * 2 < len(items) and _with_mark(document, asking) * 3 < len(asking):
        return None  # bold terms with their explanations
    if all(item.number is not None for item in items):
        asking = items
    nested = [item for item in asking if len(item.children) > 1 or _behind_mark(document, item) is not None]
    if len(nested) * 3 < len(asking) * 2:
        return None
    by_details = len(in_details) * 2 > len(nested)
    behind = _behind(body)
    if _are_tasks([boxes for item in asking if (boxes := _boxes(document, item.children))]):
        return None
    questions = []
    for item in asking:
        question = _item_question(document, item)
        block = _nested_details(item)
        boxes = _boxes(document, item.children)
        if boxes and block is None:
            _tick(question, boxes)
        elif block is not None:
            question.options = _options(document, item.children[1 : item.children.index(block)])
            question.answer = details_answer(document, block)
        elif not by_details:
            below = item.children[1:] or behind.get(item.span, [])
            question.answer = read_answer(document, below) or _behind_mark(document, item)
        elif says_something(document, item.children[1:]):
            question.answer = read_answer(document, item.children[1:])
        if question.answer is not None or by_details or re.search("[?？]", question.text):
            questions.append(question)
    what = "a details element" if by_details else "an answer"
    reason = f"{len(in_details) if by_details else len(nested)} of {len(asking)} items that ask hold {what}"
    return QuestionSection("item-details" if by_details else "item-nested", reason, questions, heading)


def _tick(question: Question, boxes: list[tuple[bool, Text]]) -> None:
    """Take boxes for a question's options, the ticked ones for its answer."""
    question.options, question.ticked = [text for _, text in boxes], [ticks for ticks, _ in boxes]
    chosen = [text for ticks, text in boxes if ticks]
    if chosen:
        whole = Span(chosen[0].span.start, chosen[-1].span.end)
        question.answer = Answer(" ".join(text.text for text in chosen), whole, chosen)


def _behind_mark(document: Document, item: Block) -> Answer | None:
    """What stands in an item's own paragraph below the line with the question mark; None where that mark ends it."""
    lines = list(lines_of(document, item.children[0]))
    asking = [index for index, line in enumerate(lines) if re.search("[?？]", line.text)]
    if not asking or lines[-1].text.endswith(("?", "？")):
        return None
    if asking[0] == len(lines) - 1:
        line = lines[-1]
        behind = re.split("[?？]", line.text)[-1].strip(" *_)\"'")
        if len(re.findall(r"\w+", behind)) < 1 or behind.startswith("("):
            return None
        return Answer(behind, line.span, [Text(behind, line.span)])
    rest = lines[asking[0] + 1 :]
    return Answer("\n".join(line.text for line in rest), Span(rest[0].span.start, rest[-1].span.end), rest)


def _behind(body: list[Block]) -> dict[Span, list[Block]]:
    """The blocks that follow a list directly, by the span of its last item: an answer that was not nested."""
    lists = [index for index, block in enumerate(body) if block.kind in ("list", "rule")]
    return {
        body[start].children[-1].span: body[start + 1 : stop]
        for start, stop in _ranges(lists, len(body))
        if body[start].kind == "list"
    }


def _bold_paragraphs(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """``**Q7: Why?**`` as a paragraph, or as the first line of one, and the answer below it."""
    starts = [index for index, block in enumerate(body) if _is_bold_question(document, block)]
    if len(starts) < _MANY or sum("?" in document.slice(body[index].span) for index in starts) * 3 < len(starts):
        return None
    questions = []
    for start, stop in _ranges(starts, len(body)):
        block = body[start]
        assert block.inline is not None
        children = _from_strong(block.inline.children or [])
        close = next(index for index, child in enumerate(children) if child.type == "strong_close")
        text = plain_text(document, children[: close + 1])
        question = Question(text, Span(children[0].meta["span"].start, children[close].meta["span"].end), _number(text))
        boxes = _boxes(document, body[start + 1 : stop])
        if boxes:
            _tick(question, boxes)
            questions.append(question)
            continue
        behind = document.trim(Span(question.span.end, block.span.end))
        question.answer = read_answer(document, body[start + 1 : stop])
        if question.answer is None and behind.end > behind.start:
            question.answer = Answer(document.slice(behind), behind, [Text(document.slice(behind), behind)])
        questions.append(question)
    answered = sum(question.answer is not None for question in questions)
    reason = f"{len(starts)} bold paragraphs ask, {answered} have an answer below"
    return QuestionSection("bold-paragraph", reason, questions, heading)


def _from_strong(children: list[Token]) -> list[Token]:
    """A paragraph's inline tokens from its first bold word on, where only tags (an anchor) stand before it."""
    first = next((i for i, child in enumerate(children) if child.type not in ("html_inline", "softbreak")), 0)
    return children[first:]


def _is_bold_question(document: Document, block: Block) -> bool:
    children = _from_strong(block.inline.children or []) if block.kind == "paragraph" and block.inline else []
    if not children or children[0].type != "strong_open":
        return False
    close = next((index for index, child in enumerate(children) if child.type == "strong_close"), None)
    if close is None or not (close + 1 == len(children) or children[close + 1].type in ("softbreak", "hardbreak")):
        return False
    text = plain_text(document, children[: close + 1])
    return (text.endswith(("?", "？")) and not _CLOSING.fullmatch(text)) or _number(text) is not None


def _quoted_questions(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """``> Question?``, options, and the answer in a details element."""
    starts = [
        index
        for index, block in enumerate(body)
        if block.kind == "quote" and document.slice(block.span).rstrip().endswith(("?", "？"))
    ]
    spans = _ranges(starts, len(body))
    answered = sum(any(block.kind == "details" for block in body[start:stop]) for start, stop in spans)
    if answered < _MANY or answered * 3 < len(starts) * 2:
        return None
    questions = []
    for start, stop in spans:
        between = body[start + 1 : stop]
        at = next((index for index, block in enumerate(between) if block.kind == "details"), len(between))
        text = " ".join(line.text for line in lines_of(document, body[start]))
        question = Question(text, body[start].span, _number(text), _options(document, between[:at]))
        if at < len(between):
            question.answer = details_answer(document, between[at])
        elif says_something(document, [block for block in between if block.kind != "list"]):
            question.answer = read_answer(document, between)
        questions.append(question)
    reason = f"{answered} of {len(starts)} quotes that ask are followed by a details element"
    return QuestionSection("quote-details", reason, questions, heading)


def _callouts(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """``> [!question] Why?`` and the answer in the same callout."""
    found = [
        (block, match)
        for block in body
        if block.kind == "quote" and (match := _CALLOUT.match(document.text, *block.span))
    ]
    asking = [(block, match) for block, match in found if match["text"].rstrip().endswith(("?", "？"))]
    if len(asking) < _MANY:
        return None
    questions = []
    for block, match in asking:
        lines = [line for child in block.children for line in lines_of(document, child)][1:]
        answer = None
        if lines:
            whole = Span(lines[0].span.start, lines[-1].span.end)
            answer = Answer("\n".join(line.text for line in lines), whole, lines)
        text = match["text"].strip()
        questions.append(Question(text, document.trim(Span(*match.span("text"))), _number(text), answer=answer))
    answered = sum(question.answer is not None for question in questions)
    reason = f"{len(asking)} callouts ask in their title, {answered} have an answer below it"
    return QuestionSection("callout", reason, questions, heading)


def _paragraphs_with_lists(document: Document, body: list[Block], heading: Block | None) -> QuestionSection | None:
    """A plain paragraph that asks, and the answer as a list right below it."""
    asking = [
        index
        for index, block in enumerate(body)
        if block.kind == "paragraph" and plain_heading(document, block).endswith(("?", "？"))
    ]
    listed = [index for index in asking if index + 1 < len(body) and body[index + 1].kind == "list"]
    if len(listed) < _MANY or len(listed) * 3 < len(asking) * 2:
        return None
    questions = []
    for start, stop in _ranges(asking, len(body)):
        text = plain_heading(document, body[start])
        answer = read_answer(document, body[start + 1 : stop])
        if answer is not None or start + 1 != stop or stop == len(body):  # else the next one takes it further
            questions.append(Question(text, text_span(body[start]), _number(text), answer=answer))
    reason = f"{len(listed)} of {len(asking)} paragraphs that ask are followed by a list"
    return QuestionSection("paragraph-list", reason, questions, heading)


def _key_at_the_end(document: Document, children: list[Block]) -> list[QuestionSection]:
    """Numbered questions, and at the end of the post a second numbered list with the answers."""
    lists = [block for block in children if block.kind == "list" and block.children[0].number is not None]
    if len(lists) < 2:
        return []
    between = children[children.index(lists[-2]) : children.index(lists[-1])]
    if any(block.kind == "heading" and not ANSWERS.search(document.slice(block.span)) for block in between):
        return []
    asked = [
        item for block in lists[:-1] for item in block.children if len(item.children) == 1 and _asks(document, item)
    ]
    key = {item.number: item for item in lists[-1].children}
    numbers = {item.number for item in asked}
    if len(asked) < _MANY or len(numbers) < len(asked) or len(key) * 2 < len(asked) or not set(key) <= numbers:
        return []
    if any(_asks(document, item) for item in lists[-1].children):
        return []
    questions = []
    for item in asked:
        question = _item_question(document, item)
        answer = key.get(item.number)
        question.answer = read_answer(document, answer.children) if answer is not None else None
        questions.append(question)
    reason = f"{len(asked)} numbered questions, {len(key)} numbered answers in the last list"
    return [QuestionSection("key-at-the-end", reason, questions, None)]


_WITHIN: tuple[_Reader, ...] = (
    _summaries,
    _items_between_rules,
    _quoted_questions,
    _callouts,
    _items_with_answers,
    _bold_paragraphs,
    _paragraphs_with_lists,
)
"""The conventions that ask within a section, surest first."""


def _with_mark(document: Document, items: list[Block]) -> int:
    """How many items have a question mark."""
    return sum(bool(re.search("[?？]", document.slice(item.children[0].span))) for item in items)


def _nested_details(item: Block) -> Block | None:
    return next((block for block in item.children if block.kind == "details"), None)


def _asks(document: Document, item: Block) -> bool:
    """True for an item whose own text ends in a question mark or is bold from end to end."""
    paragraph = item.children[0]
    children = paragraph.inline.children if paragraph.inline else None
    if not children:
        return False
    text = plain_text(document, children).rstrip(" *_)")
    if text.endswith(("?", "？")) or (item.number is not None and re.search("[?？]", text)):
        return True
    return children[0].type == "strong_open" and children[-1].type == "strong_close"


# what the conventions share


def _ranges(starts: list[int], end: int) -> list[tuple[int, int]]:
    """Each start with the next one, the last with the end."""
    return list(zip(starts, [*starts[1:], end], strict=False))


def _parts(children: list[Block]) -> tuple[list[Block], list[_Part]]:
    """The blocks above the first heading, and every heading with the blocks below it."""
    lead: list[Block] = []
    parts: list[_Part] = []
    above: list[Block] = []
    for block in children:
        if block.kind == "heading":
            while above and above[-1].level >= block.level:
                above.pop()
            parts.append(_Part(block, [], above[-1] if above else None))
            above.append(block)
        elif parts:
            parts[-1].body.append(block)
        else:
            lead.append(block)
    return lead, parts


def _siblings(parts: list[_Part]) -> Iterator[tuple[Block | None, list[_Part]]]:
    """Headings of one level under one parent, with that parent."""
    groups: dict[tuple[int, int], list[_Part]] = {}
    for part in parts:
        key = (part.parent.span.start if part.parent else -1, part.heading.level)
        groups.setdefault(key, []).append(part)
    for group in groups.values():
        yield group[0].parent, group


def plain_heading(document: Document, heading: Block) -> str:
    """A heading's text as a reader sees it."""
    return plain_text(document, heading.inline.children if heading.inline else None)


def _heading_question(document: Document, part: _Part) -> Question:
    text = plain_heading(document, part.heading)
    return Question(text, part.heading.span, _number(text))


def _item_question(document: Document, item: Block) -> Question:
    paragraph = next((block for block in item.children if block.kind == "paragraph"), item)
    text = plain_text(document, paragraph.inline.children if paragraph.inline else None)
    number = (item.number,) if item.number is not None else _number(text)
    return Question(text, document.trim(Span(item.span.start, text_span(paragraph).end)), number)


def _number(text: str) -> tuple[int, ...] | None:
    if (lettered := _LETTERED.match(text)) is not None:
        number = re.search(r"\d+", text)
        assert number is not None
        return int(number[0]), ord(lettered["part"] or lettered["letter"]) - 96
    found = _NUMBER.match(text)
    return tuple(int(step) for step in found[1].split(".")) if found else None


def _html_text(document: Document, summary: Summary | None) -> str:
    return document.slice(summary.inside) if summary else ""


def _boxes(document: Document, body: list[Block]) -> list[tuple[bool, Text]]:
    """The options of the first list whose items all begin with a box, each with whether it is ticked."""
    for block in body:
        if block.kind == "list":
            texts = [_item_text(document, item) for item in block.children]
            marks = [BOX.match(text.text) for text in texts]
            if len(texts) > 1 and all(marks):
                return [(mark["mark"] != " ", text) for mark, text in zip(marks, texts, strict=True) if mark]
    return []


def _options(document: Document, blocks: list[Block]) -> list[Text]:
    """The items of the lists that stand between a question and its answer."""
    return [_item_text(document, item) for block in blocks if block.kind == "list" for item in block.children]


def _item_text(document: Document, item: Block) -> Text:
    paragraph = item.children[0] if item.children else item
    if paragraph.inline is None:
        return Text("", item.span)
    span = text_span(paragraph)
    return Text(document.slice(span), span)
