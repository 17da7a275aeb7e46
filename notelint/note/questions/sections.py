"""Sections that say nothing, or hardly anything: a line that keeps their place, an answer marked up as a heading."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...majority import most
from ...regex import regex
from ..answers import Answer, Text, has_answer, lines_of
from .model import Question, QuestionSection
from .shape import MANY, Page, Part
from .wording import number_of, sets_a_task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLANNED = regex(r"\W*(?:\w+\W{1,3})?\d[\d.]*+\W*+")
_SAYS_NONE = regex(r"[-–—:(]\s?(?:none|no\b|nothing|n/?a\b|not\b|completed|done|cancel+ed|skipped)", re.IGNORECASE)
_TITLE_OF_PART = regex(r"(?P<word>[^\W\d_]+) \d+\b")
_FEW = 2
_ROW = 5
"""So many empty headings in a row are names: of options, of shapes."""
_FORMULA = regex(r"\w\s?=\s?\w|\w\s?[@*×·^]\s?\w+\s[-+]\s\w")
_NEXT = regex(
    r"(?>(?:\s|<!--(?>(?:(?!-->).)*)-->|<br\s*/?>|(?<=\n) {0,3}\[[^\[\]^\n][^\[\]\n]*+\]:[^\n]*+"
    r"|(?<=\n) {0,3}(?:[-*+>]|\d{1,2}[.)])[ \t]*+(?=\n|\Z)"
    r"|(?<=\n\n) {0,3}(?:-(?>(?:[ \t]*-){2,})|\*(?>(?:[ \t]*\*){2,})|_(?>(?:[ \t]*_){2,}))[ \t]*+(?=\n|\Z))*)(?=#|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""Nothing but spaces, comments, rules, empty items and the addresses of links, up to a heading or the end; footnotes are printed there."""

_WAY_BACK = regex(
    r"[\s*_-]*+(?:[←<↩⬅]\s*)?\[[^\[\]\n]*(?:\b(?:back|return|home|zurück|volver|retour)\b|[←↩⬅⬆↑])[^\[\]\n]*\]\([^()\n]*\)[\s*_-]*+\Z",
    re.IGNORECASE,
)
"""A link back to the index, at the end of a post."""
_NAMES_WAY = regex(
    r"\b(?:navigation|links?|index|contents|more|next|back|return|home|zurück|volver|retour)\b", re.IGNORECASE
)
"""A heading for such a link."""
_LINK = 200
"""Characters of a link."""


def one_line_sections(page: Page) -> list[tuple[str, Text]]:
    """Headings whose whole section is one line of text, with that line."""
    found = []
    for part, after in _with_next(page):
        body = part.body[0] if len(part.body) == 1 else None
        while body is not None and body.kind in ("list", "item", "quote") and len(body.children) == 1:
            body = body.children[0]
        if body is None or body.kind != "paragraph" or (after is not None and after.heading.level > part.heading.level):
            continue
        lines = list(lines_of(page.document, body))
        if len(lines) == 1:
            found.append((page.plain(part.heading), lines[0]))
    return found


def empty_sections(page: Page) -> list[Part]:
    """Headings with not a letter below, where most of their siblings have something; titles above all text left out."""
    empty = {id(part) for part in _empty(page) if _is_blank_below(page, part)}
    empty -= {
        id(part)
        for part, after in pairwise(page.parts)
        if id(part) in empty and id(after) not in empty and _names_what_follows(page, part, after)
    }
    if not empty:
        return []
    lowest = [part for part, after in _with_next(page) if after is None or after.heading.level <= part.heading.level]
    is_written = _mostly_written(lowest, empty) or _is_one_title(page, empty)
    found, stacked, last = [], _stacked(page), _last_of_a_part(page)
    names = stacked | _names_in_a_row(page, empty)
    begun = {part.heading.span.start for part in page.parts if has_answer(page.document, part.body)}
    for parent, parts in page.siblings:
        if not is_written and not _mostly_written(parts, empty):
            continue
        first = next((index for index, part in enumerate(parts) if id(part) not in empty), len(parts))
        judged = parts if first == len(parts) == 1 and id(parts[0]) in last else parts[first:]
        if parent is not None and 1 < first == len(parts) < _ROW and is_written and parent.span.start in begun:
            judged = [part for part in parts if not _has_comment(page, part)]
        if parent is not None and 0 < first < len(parts):
            judged = [part for part in parts[:first] if id(part) not in names and not _has_comment(page, part)] + judged
        found += [
            part for part in judged if id(part) in empty - stacked and _is_more_than_a_number(page.plain(part.heading))
        ]
    return found


def _mostly_written(parts: Sequence[Part], empty: set[int]) -> bool:
    """Whether some sections have their text, and at most half of all have none."""
    full = sum(id(part) not in empty for part in parts)
    return full >= _FEW and full * 2 >= len(parts)


def _is_one_title(page: Page, empty: set[int]) -> bool:
    """Whether all empty headings have one title, and as many sections have text: the same part was left out of each."""
    titles = [page.plain(part.heading) for part in page.parts if id(part) in empty]
    if len(titles) < MANY or len(set(titles)) > 1:
        return False
    written = sum(has_answer(page.document, part.body) for part in page.parts)
    return written >= len(titles)


def _with_next(page: Page) -> Iterable[tuple[Part, Part | None]]:
    return zip(page.parts, [*page.parts[1:], None], strict=False)


def _last_of_a_part(page: Page) -> set[int]:
    """Those with a heading below that is above them, or with none: they can be no title of what follows."""
    return {id(part) for part, after in _with_next(page) if after is None or after.heading.level < part.heading.level}


def _names_what_follows(page: Page, part: Part, after: Part) -> bool:
    """Whether a heading with a number is the title of those below it: "Week 3 - Knots" before "Links", "Part 2" before "Chapter 4"."""
    counted, next_one = (_TITLE_OF_PART.match(page.plain(one.heading)) for one in (part, after))
    return counted is not None and (next_one is None or next_one["word"].lower() != counted["word"].lower())


def _stacked(page: Page) -> set[int]:
    """Headings with another one on the next line, where most have a blank line above: both are names of the text below."""
    lines = [page.document.line_index(part.heading.span.start) for part in page.parts]
    spaced = sum(line == 0 or not page.document.slice(page.document.line_span(line - 1)).strip() for line in lines)
    if not most(spaced, len(lines)):
        return set()
    return {
        id(part)
        for (part, line), (after, below) in pairwise(zip(page.parts, lines, strict=True))
        if below == line + 1 and page.plain(part.heading) != page.plain(after.heading)
    }


def _names_in_a_row(page: Page, empty: set[int]) -> set[int]:
    """Empty headings one after the other that are so many that they are a list of names."""
    found: set[int] = set()
    for is_empty, run in groupby(page.parts, lambda part: id(part) in empty):
        row = [id(part) for part in run] if is_empty else []
        found.update(row if len(row) >= _ROW else ())
    return found


def _is_more_than_a_number(text: str) -> bool:
    """False for "Chapter 4", which is planned and not yet begun, and for "Homework: none", which says all there is."""
    return bool(text) and not _PLANNED.fullmatch(text) and not _SAYS_NONE.search(text)


def _is_blank_below(page: Page, part: Part) -> bool:
    """Whether nothing is written between a heading and the next one, comments left out."""
    text, end = page.document.text, part.heading.span.end
    written_with_signs = text.startswith("#", part.heading.span.start)
    return written_with_signs and (_NEXT.match(text, end) is not None or _has_way_back_alone(page, part))


def _has_way_back_alone(page: Page, part: Part) -> bool:
    """Whether a link back to the index is all that follows a heading up to the end of the post."""
    text, end = page.document.text, part.heading.span.end
    if len(text) - end > _LINK or part is not page.parts[-1] or _WAY_BACK.match(text, end) is None:
        return False
    return _NAMES_WAY.search(page.plain(part.heading)) is None


def _has_comment(page: Page, part: Part) -> bool:
    """Whether a comment below an empty heading says what is to be written there: a template's."""
    below = _NEXT.match(page.document.text, part.heading.span.end)
    return below is not None and "<!--" in below[0]


def _empty(page: Page) -> list[Part]:
    """Headings with nothing below and no deeper heading."""
    return [
        part
        for part, after in _with_next(page)
        if (after is None or after.heading.level <= part.heading.level)
        and (not has_answer(page.document, part.body) or _has_way_back_alone(page, part))
    ]


def take_headings_for_answers(page: Page, sections: list[QuestionSection]) -> None:
    """Give a question that nothing follows the next headings for its answer, where these neither ask nor have a section."""
    by_span = {q.span.start: (section, q) for section in sections if section.form == "text" for q in section.questions}
    empty = {part.heading.span.start for part in _empty(page)}
    asked: tuple[QuestionSection, Question] | None = None
    for part in page.parts:
        start = part.heading.span.start
        if start in by_span:
            asked = by_span[start] if by_span[start][1].answer is None else None
        elif asked is not None and start in empty and _states(page.plain(part.heading)):
            section, question = asked
            text, span = page.plain(part.heading), part.heading.text_span
            question.answer = question.answer or Answer(text, span, [Text(text, span)])
            section.as_headings.append(span)
        else:
            asked = None
    for section in sections:
        if section.form == "text" and section.marked_as == "headings" and len(section.questions) > MANY:
            section.as_headings += _formulas(page, section)


def _formulas(page: Page, section: QuestionSection) -> list[Span]:
    """The one or two headings between questions that are a formula: they go on with the answer above."""
    places = [question.span.start for question in section.questions]
    between = [
        part.heading
        for _, parts in page.siblings
        for part in parts
        if places[0] < part.heading.span.start < places[-1] and part.heading.span.start not in places
    ]
    known = {span.start for span in section.as_headings}
    spans = [heading.text_span for heading in between if _FORMULA.search(page.plain(heading))]
    return [span for span in spans if span.start not in known] if len(spans) <= _FEW else []


def _states(text: str) -> bool:
    """True for a heading that is a sentence or a formula and sets no task."""
    if number_of(text) is not None or sets_a_task(text):
        return False
    return "=" in text or len(text.split()) > MANY
