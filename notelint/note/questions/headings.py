"""``#### 1.2 Question``: the heading asks, and its section answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...document.blocks import Block
from ...regex import regex
from .bare import asked_below, names_question, text_that_asks
from .evidence import recognise
from .labels import title_of_answer
from .marks import has_mark
from .model import QuestionSection
from .shape import MANY, Candidate, Page, Part, Series
from .trait import HALF, Trait
from .wording import LABELLED, asks, number_of

TRAIT = Trait(
    "headings",
    "write the answer below it",
    "headings",
    asking=HALF,
    helps={
        "details": "answer it in a details element as the others are, or in a few words below it",
        "ticks": "tick the right options",
    },
)

_LETTERED = regex(r"\W{0,3}[a-h]\\?[.)]\s")
"""``b) The rope``: a part of an exercise, with its name."""
_ASKING = "headings that ask"
"""The shape of headings that all ask, whatever their level."""


def read(page: Page) -> list[QuestionSection]:
    """Sections of headings of one level under one parent."""
    places = {part.heading.span.start: index for index, part in enumerate(page.parts)}
    pool: list[Series] = []
    for parent, parts in _groups(page, places):
        level = parts[0].heading.level
        several = sum(len(_answers(page, part)) > 1 for part in parts) * 2 > len(parts)
        candidates = [
            _candidate(page, part, _body(page, places, part, answers), several)
            for part, answers in _with_answers(page, parts)
        ]
        all_ask = len(candidates) > 1 and all(asks(candidate.text) for candidate in candidates)
        shape = _ASKING if all_ask else f"heading {level}"
        pool.append(Series(shape, f"headings of level {level}", parent, candidates))
    _pool_lone_ones(pool)
    return recognise(page, pool, TRAIT)


def _groups(page: Page, places: dict[int, int]) -> Iterator[tuple[Block | None, list[Part]]]:
    """Headings of one level under one parent; the few that only number a question apart from those that are titles."""
    for parent, siblings in page.siblings:
        parts = [part for part in siblings if not _is_title_above(page, places, part)]
        texts = [page.plain(part.heading) for part in parts]
        named = [part for part, text in zip(parts, texts, strict=True) if names_question(text)]
        others = [part for part, text in zip(parts, texts, strict=True) if not names_question(text)]
        titles = [text for text in texts if not names_question(text)]
        mixed = any(asks(text) or number_of(text) is not None or title_of_answer(text) for text in titles)
        yield from ((parent, group) for group in ([parts] if mixed else [named, others]) if group)


def _is_title_above(page: Page, places: dict[int, int], part: Part) -> bool:
    """Whether a heading that asks nothing is right above a deeper one that asks: it names the questions."""
    below = places[part.heading.span.start] + 1
    after = page.parts[below : below + 1]
    if part.body or not after or after[0].heading.level <= part.heading.level:
        return False
    return not asks(page.plain(part.heading)) and asks(page.plain(after[0].heading))


def _pool_lone_ones(pool: list[Series]) -> None:
    """Count lone headings that ask, below others, together with all that ask, where their level has too few."""
    asking = Counter(series.shape for series in pool for one in series.candidates if asks(one.text))
    lone = [
        series
        for series in pool
        if len(series.candidates) == 1
        and series.heading is not None
        and asking[series.shape] < MANY
        and series.candidates[0].body
        and asks(series.candidates[0].text)
    ]
    if asking[_ASKING] and asking[_ASKING] + len(lone) >= MANY:
        for series in lone:
            series.shape = _ASKING


def _with_answers(page: Page, parts: list[Part]) -> list[tuple[Part, list[Part]]]:
    """Headings with those below them that only name their answer: "Question 1" and "Answer 1"."""
    found: list[tuple[Part, list[Part]]] = []
    for part in parts:
        if found and title_of_answer(page.plain(part.heading)):
            found[-1][1].append(part)
        else:
            found.append((part, []))
    return found


def _body(page: Page, places: dict[int, int], part: Part, answers: list[Part]) -> list[Block]:
    """The section of a heading, and the headings and sections of its answers."""
    body = page.section(places[part.heading.span.start])
    for answer in answers:
        body += [answer.heading, *page.section(places[answer.heading.span.start])]
    return body


def _candidate(page: Page, part: Part, body: list[Block], several: bool) -> Candidate:
    text = page.plain(part.heading)
    near = 0 if _is_asked_below(page, part, text, several) else len(part.body)
    if (asked := asked_below(page, text, body)) is not None:
        return Candidate(
            asked,
            part.heading.span,
            number_of(text),
            body[1:],
            part.heading,
            sure=bool(LABELLED.match(text)) or (names_question(text) and asks(asked) and not _goes_on(page, body[1:])),
            near=near,
            until=body[0].span.end,
        )
    lettered = _LETTERED.match(text) is not None and bool(body) and text_that_asks(page, body[0]) is not None
    return Candidate(
        text,
        part.heading.span,
        number_of(text),
        body[1:] if lettered and not asks(text) else body,
        part.heading,
        sure=lettered or bool(LABELLED.match(text)),
        near=near,
    )


def _goes_on(page: Page, blocks: list[Block]) -> bool:
    """Whether more is asked below the first question of an exercise: its parts."""
    return any(has_mark(page.document.slice(block.span)) for block in blocks if block.kind in ("paragraph", "list"))


def _answers(page: Page, part: Part) -> list[int]:
    return [index for index, block in enumerate(part.body) if page.is_answer(block)]


def _is_asked_below(page: Page, part: Part, text: str, several: bool) -> bool:
    """Whether answer elements below a heading belong to lines or quotes that ask, or to several questions."""
    answers = _answers(page, part)
    if not answers or asks(text) or number_of(text) is not None:
        return False
    above = [block for block in part.body[: answers[0]] if block.kind in ("paragraph", "quote")]
    return several or (bool(above) and asks(page.document.slice(above[-1].span)[-200:]))
