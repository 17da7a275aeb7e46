"""``**Why?**``, ``(a) Why?`` as a paragraph, or a plain line that asks, and the answer below it."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostic import Span
from ...document.blocks import Block
from ...regex import regex
from ..answers import Answer, Text, lines_of, without_break
from .bare import asked_below
from .ends import rest_of_line
from .evidence import recognise
from .items import emphasised_lead
from .labels import labelled_line
from .marks import has_mark
from .model import QuestionSection
from .shape import MANY, Candidate, Flow, Page, Series, ranges
from .trait import HALF, THREE_QUARTERS, TWO_THIRDS, Trait
from .wording import LABELLED, asks, closes, number_of, sets_a_task, studies, studies_anywhere, tells_to

EMPHASISED = Trait(
    "bold paragraphs",
    "write the answer below it",
    "bold paragraphs",
    asking=HALF,
    helps={"ticks": "tick the right options"},
)
LETTERED = Trait(
    "paragraphs with a number or letter", "write the answer below it", "lettered", asking=HALF, replied=HALF
)
PLAIN = Trait(
    "lines that ask", "write the answer below it", "lines that ask", asking=TWO_THIRDS, replied=THREE_QUARTERS
)

_BOLD_TAG = regex(r"<(?:[bB]|strong|STRONG)\b")
_LETTER = regex(
    r"^\W{0,4}(?:(?:\((?:[a-h]|[ivx]{1,4}|\d{1,2})\)|(?:[a-h]|\d{1,2})\\?[.):]|[ivx]{1,4}\)|\d{1,2}(?:\.\d{1,2}){1,3}[.):]?|[A-H]\d{1,2}[.):])[*_]{0,3}\s+[*_]{0,3}"
    r"|\d{1,2}[.):](?=[A-Z¿]))(?=\S)"
)
"""``(a)``, ``2.``, ``1.3:``, in bold or not; ``2.What`` too, which no engine takes for an item."""
_EXAM_LABEL = regex(r"^\W{0,4}[A-H]\d{1,2}[.):]")
"""``B2.`` in an exam with sections A and B."""
_ANSWERS = ("list", "quote", "fence", "code", "details", "table")


_WRAPPED = 60
"""So many characters fill a line."""
_ENDS = tuple(".:!?。：！？;*_)`$\\")


def read(page: Page) -> list[QuestionSection]:
    """Sections of paragraphs that ask: with emphasis, with a letter, plain ones last."""
    found: list[QuestionSection] = []
    for trait, is_lead in ((EMPHASISED, _is_emphasised), (LETTERED, _is_lettered)):
        taken = {question.span.start for section in found for question in section.questions}
        pool = [series for flow in page.flows for series in _series(page, flow, trait.name, is_lead, taken)]
        found += recognise(page, pool, trait)
    if not found:
        found += recognise(page, [series for flow in page.flows for series in _plain(page, flow)], PLAIN)
    return found


def _series(page, flow: Flow, name: str, is_lead, taken: set[int]) -> Iterator[Series]:  # type: ignore[no-untyped-def]
    tasks = name == EMPHASISED.name and page.announces(flow.heading)
    starts = [
        index
        for index, block in enumerate(flow.blocks)
        if block.kind == "paragraph"
        and block.text_span.start not in taken
        and (is_lead(page, block) or (tasks and _is_task_in_bold(page, block)))
    ]
    if starts:
        candidates = [
            paragraph_candidate(page, flow.blocks[start], flow.blocks[start + 1 : stop])
            for start, stop in ranges(starts, len(flow.blocks))
        ]
        speech = all(_is_italic(page, candidate.block) and not tells_to(candidate.text) for candidate in candidates)
        if speech and not _answered_apart(candidates):
            return
        others = sum(_is_set_apart(block) for block in flow.blocks) - len(starts) if name == EMPHASISED.name else 0
        yield Series(f"{flow.path}{name}", name, flow.heading, candidates, max(0, others))


def _answered_apart(candidates: list[Candidate]) -> bool:
    """Whether most have a list, quote or the like right below: in italics a line may as well be speech."""
    return sum(bool(c.body) and c.body[0].kind in _ANSWERS for c in candidates) * 2 >= len(candidates)


def _is_set_apart(block: Block) -> bool:
    """True for a paragraph that begins with bold or italic words and is nothing else, or goes on in a new line."""
    children = block.inlines
    if block.kind != "paragraph" or not children or children[0].type not in ("strong_open", "em_open"):
        return False
    closing = children[0].type.replace("open", "close")
    close = next((i for i, child in enumerate(children) if child.type == closing), 0)
    return close + 1 == len(children) or children[close + 1].type in ("softbreak", "hardbreak")


def paragraph_candidate(page: Page, block: Block, body: list[Block]) -> Candidate:
    """A paragraph as a block that may ask."""
    text, span, behind = _lead(page, block)
    if behind is None and (asked := asked_below(page, text, body)) is not None:
        return Candidate(asked, span, number_of(text), body[1:], block, sure=True, until=body[0].span.end)
    letter = _LETTER.match(page.document.slice(block.span)[:40])
    if letter is not None and not _LETTER.match(text):
        text = f"{letter[0].strip()} {text}"  # the engine has it as the marker of an item
    if behind is None and letter is not None and has_mark(text) and not asks(text):
        behind = rest_of_line(page, text, list(lines_of(page.document, block))[-1])
    sure = bool(LABELLED.match(text)) or (_is_lettered(page, block) and has_mark(text)) or tells_to(text)
    return Candidate(text, span, number_of(text), body, block, behind, sure=sure)


def _lead(page: Page, block: Block) -> tuple[str, Span, Answer | None]:
    """What asks in a paragraph, its place, and what follows it there."""
    document, whole = page.document, block.text_span
    lines = list(lines_of(document, block))
    split = emphasised_lead(page, block)
    if split is not None:
        asked, answer = split
        return asked, whole if answer is None else without_break(document, Span(whole.start, answer.span.start)), answer
    count = (
        labelled_line(lines)
        or _whole_lines_in_bold(page, block)
        or next((i + 1 for i, line in enumerate(lines) if asks(line.text)), None)
        or _first_sentence(lines)
    )
    if len(lines) > count:
        text = page.plain_until(block, lines[count - 1].span.end)
        rest = lines[count:]
        behind = Answer("\n".join(line.text for line in rest), Span(rest[0].span.start, rest[-1].span.end), rest)
        return text, Span(whole.start, lines[count - 1].span.end), behind
    return page.plain(block), whole, None


def _first_sentence(lines: list[Text]) -> int:
    """How many lines the first sentence takes: more than one where long lines are wrapped."""
    count = 1
    while count < len(lines) and len(lines[count - 1].text) >= _WRAPPED and not lines[count - 1].text.endswith(_ENDS):
        count += 1
    return count


def _whole_lines_in_bold(page: Page, block: Block) -> int:
    """How many whole lines the bold words fill with which a paragraph begins."""
    children = block.inlines
    first = next((i for i, child in enumerate(children) if child.type not in ("html_inline", "softbreak")), 0)
    rest = children[first:]
    close = (
        next((i for i, child in enumerate(rest) if child.type == "strong_close"), None)
        if rest and rest[0].type == "strong_open"
        else None
    )
    if close is None or not (close + 1 == len(rest) or rest[close + 1].type in ("softbreak", "hardbreak")):
        return 0
    end = rest[close].meta["span"].end
    return sum(line.span.start < end for line in lines_of(page.document, block))


def _is_emphasised(page: Page, block: Block) -> bool:
    if emphasised_lead(page, block) is not None:
        return True
    count = _whole_lines_in_bold(page, block)
    if not count:
        return _is_italic(page, block) or _is_tagged(page, block)
    lines = list(lines_of(page.document, block))
    text = page.plain_until(block, lines[count - 1].span.end) if lines else ""
    return (asks(text) and not closes(text)) or number_of(text) is not None or tells_to(text)


def _is_task_in_bold(page: Page, block: Block) -> bool:
    """Whether a paragraph is a sentence in bold that sets a task, and nothing else: "**Give an example of a knot.**"."""
    children = block.inlines
    whole = len(children) > 1 and children[0].type == "strong_open" and children[-1].type == "strong_close"
    text = page.plain(block) if whole else ""
    return text.endswith(".") and len(text.split()) > MANY and sets_a_task(text)


def _is_italic(page: Page, block: Block) -> bool:
    children = block.inlines
    return (
        len(children) > 1
        and children[0].type == "em_open"
        and children[-1].type == "em_close"
        and (asks(page.plain(block)) or tells_to(page.plain(block)))
    )


def _is_tagged(page: Page, block: Block) -> bool:
    """Whether a paragraph that asks, or has a number in bold, is wholly inside a tag: ``<u>Why?</u>``."""
    children = block.inlines
    ends = [children[0], children[-1]] if len(children) > 2 else []
    if not ends or any(end.type != "html_inline" for end in ends):
        return False
    text = page.plain(block)
    return asks(text) or (_BOLD_TAG.match(ends[0].content) is not None and number_of(text) is not None)


def _is_lettered(page: Page, block: Block) -> bool:
    text = page.document.slice(block.span)  # with the letter, also where the engine makes an item of it
    letter = _LETTER.match(text[:40])
    if letter is None:
        return False
    first = text.partition("\n")[0]
    if _EXAM_LABEL.match(text):
        return (
            text.startswith("**")
            or has_mark(text)
            or studies_anywhere(text[letter.end() :])
            or sets_a_task(text[letter.end() :])
        )
    return asks(text) or asks(first) or sets_a_task(first[letter.end() :])


def _alike(page: Page, blocks: list[Block], listed: list[int]) -> list[int]:
    """The paragraphs that have a quote right below, where nearly all paragraphs have, and nearly all of these have a question mark.

    If all ask or begin as study questions do, other paragraphs may be beside them.
    """
    paragraphs = [index for index, block in enumerate(blocks) if block.kind == "paragraph"]
    above = [index for index in paragraphs if index + 1 < len(blocks) and blocks[index + 1].kind == "quote"]
    marked = sum(has_mark(page.plain(blocks[index])) for index in above)
    are_questions = (len(above) * 4 >= len(paragraphs) * 3 and marked * 4 >= len(above) * 3) or all(
        asks(page.plain(blocks[index])) or studies(page.plain(blocks[index])) for index in above
    )
    return above if are_questions and len({*above} & {*listed}) >= MANY else []


def _is_study_line(page: Page, block: Block) -> bool:
    """Whether a paragraph is one line, and begins as a study question does."""
    return "\n" not in page.document.slice(block.span).strip() and studies(page.plain(block))


def _each_has_its_own(page: Page, blocks: list[Block], asking: list[int]) -> bool:
    """Whether all but one of some lines, each a study question, have a quote right below, so that the one is not asked together with the next."""
    quoted = [i for i in asking if i + 1 < len(blocks) and blocks[i + 1].kind == "quote"]
    return (
        len(quoted) >= MANY and len(asking) - len(quoted) == 1 and all(_is_study_line(page, blocks[i]) for i in asking)
    )


def _plain(page: Page, flow: Flow) -> Iterator[Series]:
    """Plain lines that ask, and a list right below most of them; of several in a row the last one counts."""
    blocks = flow.blocks
    asking = [index for index, block in enumerate(blocks) if block.kind == "paragraph" and asks(page.plain(block))]
    announced = (
        len(asking) >= MANY and page.announces(flow.heading) and all(_is_study_line(page, blocks[i]) for i in asking)
    )
    answering = (*_ANSWERS, "paragraph") if announced else _ANSWERS
    listed = [index for index in asking if index + 1 < len(blocks) and blocks[index + 1].kind in answering]
    if not listed or len(listed) * 3 < len(asking) * 2:
        return
    asking = sorted({*asking, *_alike(page, blocks, listed)})
    each = announced or _each_has_its_own(page, blocks, asking)
    candidates = []
    for start, stop in ranges(asking, len(blocks)):
        if start + 1 != stop or stop == len(blocks) or each:
            text = page.plain(blocks[start])
            candidates.append(
                Candidate(text, blocks[start].text_span, number_of(text), blocks[start + 1 : stop], blocks[start])
            )
    if len(candidates) >= MANY or flow.path == "":
        yield Series(f"{flow.path}lines", "lines", flow.heading, candidates)
