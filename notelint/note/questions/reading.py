"""All questions of a post: one convention after the other, the surest first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..answers import Text, lines_of
from . import between_rules, callouts, headings, items, key, paragraphs, quotes, summaries
from .model import QuestionSection
from .shape import Page
from .unmarked import find_unmarked, fold_minority

if TYPE_CHECKING:
    from ...diagnostic import Span
    from ...document.blocks import Tree
    from ...document.document import Document

CONVENTIONS: tuple[Callable[[Page], list[QuestionSection]], ...] = (
    headings.read,
    summaries.read,
    between_rules.read,
    quotes.read,
    callouts.read,
    items.read,
    paragraphs.read,
)
"""Each finds its sections; what lies inside a question or answer found before is left out."""


def read_questions(document: Document, tree: Tree, title: str = "") -> list[QuestionSection]:
    """All sections of questions, by place; a heading or block belongs to at most one."""
    page = Page(document, tree, title)
    found: list[QuestionSection] = []
    for read in CONVENTIONS:
        taken = sorted(span for section in found for span in _spans(section))
        starts = [span.start for span in taken]
        found += [section for section in read(page) if not _lies_in(section, taken, starts)]
    found = sorted(found or key.read(page), key=_first)
    found = fold_minority(found)
    find_unmarked(page, found)
    return found


def _first(section: QuestionSection) -> Span:
    return section.questions[0].span


def _spans(section: QuestionSection) -> list[Span]:
    asked = [question.span for question in section.questions]
    return asked + [question.answer.span for question in section.questions if question.answer is not None]


def _lies_in(section: QuestionSection, taken: list[Span], starts: list[int]) -> bool:
    """True where a question of a section lies inside one of some spans, which are in order."""
    for question in section.questions:
        index = bisect_right(starts, question.span.start) - 1
        if index >= 0 and taken[index].end > question.span.start:
            return True
    return False


def bare_sections(document: Document, tree: Tree) -> list[tuple[str, Text]]:
    """Headings whose whole section is one line of text, with that line."""
    page = Page(document, tree)
    found = []
    following = [*page.parts[1:], None][: len(page.parts)]
    for part, after in zip(page.parts, following, strict=True):
        body = part.body[0] if len(part.body) == 1 else None
        while body is not None and body.kind in ("list", "item", "quote") and len(body.children) == 1:
            body = body.children[0]
        if body is None or body.kind != "paragraph" or (after is not None and after.heading.level > part.heading.level):
            continue
        lines = list(lines_of(document, body))
        if len(lines) == 1:
            found.append((page.plain(part.heading), lines[0]))
    return found
