"""``> [!question] Why?`` or ``!!! question "Why?"``: a callout asks, and the answer is inside or right below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostic import Span
from ...document.blocks import Block
from ...regex import regex
from ..answers import Answer, Text, is_answer_label, lines_of
from .bare import asked_below, names_question
from .evidence import recognise
from .model import QuestionSection
from .shape import Candidate, Flow, Page, Series, is_directive, ranges
from .trait import HALF, Trait
from .wording import asks, number_of

TRAIT = Trait("callouts", "write the answer in the callout, or right below it", "callouts", asking=HALF)
_CALLOUT = regex(r">[ \t]*\[!(?P<kind>[\w-]+)\][+-]?[ \t]*(?P<text>[^\n]*)")
_ADMONITION = regex(r"(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)[^\n\"']*(?:[\"'](?P<text>[^\n]*)[\"'])?[ \t]*$")
_INSIDE = "admonitions"
_ANSWERING = frozenset("success check done answer solution".split())
_ASKING = frozenset("question faq help exercise quiz problem".split())


def read(page: Page) -> list[QuestionSection]:
    """Sections of callouts that ask in their title or by their kind.

    An admonition that holds nothing but its title may be an open question on purpose, so where answers are inside, a
    missing one says nothing.
    """
    found = [series for flow in page.flows for series in _series(page, flow)]
    inside = [series for series in found if series.name == _INSIDE]
    sections = recognise(page, inside, TRAIT)
    for section in sections:
        section.judged = section.in_progress = False
    return sections + recognise(page, [series for series in found if series.name != _INSIDE], TRAIT)


def _series(page: Page, flow: Flow) -> Iterator[Series]:
    blocks = list(_flat(page, flow.blocks))
    found = [(index, match) for index, block in enumerate(blocks) if (match := _match(page, block)) is not None]
    solved = any(_answer_inside(page, blocks[index]) for index, _ in found)
    asking = [
        (i, m)
        for i, m in found
        if not _answers(m) and (_asks(page, blocks, i, m) or (solved and names_question(m["text"] or "")))
    ]
    stops = dict(ranges([index for index, match in found if not _answers(match)], len(blocks)))
    candidates = [_candidate(page, blocks, index, stops[index], match) for index, match in asking]
    if not candidates:
        return
    empty = [
        (c, i) for c, (i, _) in zip(candidates, asking, strict=True) if c.block.kind == "quote" and c.behind is None
    ]
    if len(empty) * 2 > len(candidates):
        for candidate, index in empty:
            candidate.body = blocks[index + 1 : stops[index]]
    below = sum(candidate.behind is None and bool(candidate.body) for candidate in candidates) * 2 >= len(candidates)
    name = "callouts" if below or candidates[0].block.kind == "quote" else _INSIDE
    if not below:
        for candidate in candidates:
            candidate.body = []
    yield Series(f"{flow.path}{name}", name, flow.heading, candidates)


def _asks(page: Page, blocks: list[Block], index: int, match: re.Match[str]) -> bool:
    """True for a callout that asks in its title, by its kind, where it has no title in its first line, or that holds one that answers."""
    if _answer_inside(page, blocks[index]):
        return True
    if match["text"]:
        return asks(match["text"]) or match["kind"].lower() in _ASKING
    inside = _lines(page, blocks[index]) or (_lines_of_code(page, blocks[index + 1 :]))
    return match["kind"].lower() in _ASKING and bool(inside) and asks(inside[0].text)


def _answers(match: re.Match[str]) -> bool:
    """True for a callout that holds an answer: ``> [!success]- Answer``."""
    return match["kind"].lower() in _ANSWERING or is_answer_label((match["text"] or "").strip())


def _answer_inside(page: Page, block: Block) -> list[Block]:
    """What an admonition says that is inside of another one and answers it: ``??? success "Solution"``."""
    nested = [child for child in block.children if child.kind == "list" and is_directive(page.document, child)]
    for inner in (item for child in nested for item in child.children):
        match = _match(page, inner)
        if match is not None and is_answer_label((match["text"] or match["kind"]).strip()):
            return inner.children[1:]
    return []


def _flat(page: Page, blocks: list[Block]) -> Iterator[Block]:
    """Blocks with admonitions beside each other, which stand in the tree as the items of one list."""
    for block in blocks:
        if block.kind == "list" and is_directive(page.document, block):
            yield from block.children
        else:
            yield block


def _match(page: Page, block: Block) -> re.Match[str] | None:
    if block.kind == "quote":
        return _CALLOUT.match(page.document.text, *block.span)
    if block.kind not in ("paragraph", "item"):
        return None
    end = page.document.text.find("\n", *block.span)
    return _ADMONITION.match(page.document.text, block.span.start, end if end >= 0 else block.span.end)


def _candidate(page: Page, blocks: list[Block], index: int, stop: int, match: re.Match[str]) -> Candidate:
    block = blocks[index]
    rest = _lines(page, block)
    own = block.kind == "quote"
    follows = blocks[index + 1 : stop]
    if not own and (code := _lines_of_code(page, follows)):
        rest, follows = rest + code, follows[1:]
    if match["text"]:
        title = Text(match["text"].strip(), page.document.trim(Span(*match.span("text"))))
        rest = [line for line in rest if line.span.start > title.span.end]
        if not own and not asks(title.text):
            rest = []  # the question itself
    else:
        title, *rest = rest
    behind = (
        Answer("\n".join(line.text for line in rest), Span(rest[0].span.start, rest[-1].span.end), rest)
        if rest
        else None
    )
    body = [] if own else follows
    asked = asked_below(page, title.text, block.children[1:]) or title.text
    if inside := _answer_inside(page, block):
        body, behind = inside, None
    return Candidate(
        asked,
        title.span,
        number_of(title.text),
        body,
        block,
        behind,
        sure=match["kind"].lower() in _ASKING,
    )


def _lines_of_code(page: Page, follows: list[Block]) -> list[Text]:
    """The lines of a block right below that is indented as the body of an admonition is."""
    return list(lines_of(page.document, follows[0])) if follows and follows[0].kind == "code" else []


def _lines(page: Page, block: Block) -> list[Text]:
    if block.kind == "quote":
        return [line for child in block.children for line in lines_of(page.document, child)][1:]
    first = page.document.place(block.span.start)[0]
    return [line for line in lines_of(page.document, block) if page.document.place(line.span.start)[0] > first]
