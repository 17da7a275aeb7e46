"""The outline of a course or book: parts, chapters and sections.

From a table whose rows leave a cell blank where the part or chapter of the row above goes on, from numbered items with
a list each, from a list of links, or from headings that count chapters.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..majority import nearly_all
from ..regex import regex
from .headings import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from .tables import Row, Table

_PART = regex(r"^(?:part|module|unit|block|book|stage|phase|teil|parte|partie)s?\b", re.IGNORECASE)
_CHAPTER = regex(
    r"^(?:chapter|lesson|lecture|week|class|day|course|unit|module|kapitel|cap[ií]tulo|chapitre)s?\b", re.IGNORECASE
)
_SECTION = regex(
    r"^(?:(?:sub)?sections?|topics?|titles?|contents?|lessons?|lectures?|abschnitte?|secci(?:ó|o)n(?:es)?|se[cç](?:ão|ao|ões|oes)|thema|themen)\b",
    re.IGNORECASE,
)
_NUMBERED = regex(
    r"^(?:(?:part|module|unit|chapter|lesson|lecture|week|class|day|kapitel|cap[ií]tulo|chapitre|ch\.?)\s+)?"
    r"(?P<number>\d{1,3}|(?-i:[IVXLC]{1,7})(?=[.):\s]))(?:\s*[.):–—-]\s*|\s+|$)(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BOX = regex(r"^\[[ xX]\]\s+")
_COUNTED = regex(
    r"^(?P<word>chapter|lesson|lecture|week|module|unit|part|kapitel|cap[ií]tulo)\s+(?:\d+|[IVXLC]+\b|one|two|three)",
    re.IGNORECASE,
)
_MONTH = regex(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s|$|,)", re.IGNORECASE)
_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        1,
    )
}
_WORDED = regex(
    rf"^(?:part|module|unit|chapter|lesson|lecture|week)\s+(?P<word>{'|'.join(_NUMBER_WORDS)})\b\s*[.):–—-]?\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
QUESTIONNAIRE = regex(
    r"^(?:(?:end[- ]of[- ]chapter|chapter|review|self[- ]check|practice)\s+)?"
    r"(?:questionnaires?|quiz(?:zes)?|questions|exercises|self[- ]test|fragebogen|cuestionarios?|questionários?)\b",
    re.IGNORECASE,
)
"""How a row says that it leads to a chapter's questions."""


@dataclass(eq=False, repr=False)
class Title:
    """The title of a part, chapter or section, as written and taken apart."""

    text: str
    """Without its number."""
    number: int | None
    span: Span
    """Of the whole cell, number included."""


@dataclass(eq=False, repr=False)
class Section:
    """A row or item of a chapter."""

    title: Title
    span: Span
    """Of the whole row or item."""
    may_lead: bool = True
    """False for an item of a list without a link."""

    @property
    def is_questionnaire(self) -> bool:
        """True for the row that leads to the chapter's questions."""
        return self.may_lead and bool(QUESTIONNAIRE.match(self.title.text))


@dataclass(eq=False, repr=False)
class Chapter:
    """A chapter with the rows up to the next one."""

    title: Title
    part: Title | None
    sections: list[Section] = field(default_factory=list)

    @property
    def questionnaire(self) -> Section | None:
        """The first row that leads to the chapter's questions."""
        return next((section for section in self.sections if section.is_questionnaire), None)

    @property
    def named(self) -> str:
        """Number and title, for a message."""
        return f'{self.label} "{self.title.text}"' if self.title.number is not None else self.label

    @property
    def label(self) -> str:
        """How a message names it: ``chapter 3`` or its title."""
        return f"chapter {self.title.number}" if self.title.number is not None else f'"{self.title.text}"'


@dataclass(eq=False, repr=False)
class Stray:
    """A row with text in a part's or chapter's cell and none beside it."""

    span: Span
    text: str
    column: str
    row: Row


@dataclass(eq=False, repr=False)
class Outline:
    """What the table says of the course."""

    form: str
    span: Span
    reason: str
    """Why this was taken for the outline."""
    chapters: list[Chapter]
    strays: list[Stray]
    empty_rows: list[Row]
    rows: int
    """How many rows or items the outline has."""


def parse_title(text: str, span: Span) -> Title:
    """Take a leading number off a title: ``3. Ethics``, ``Chapter One: Your Journey``, ``IV) Maps``."""
    if (worded := _WORDED.match(text)) is not None:
        return Title(worded["title"].strip(), _NUMBER_WORDS.get(worded["word"].lower()), span)
    numbered = _NUMBERED.match(text)
    if numbered is not None and not _MONTH.match(numbered["title"]):
        digits = numbered["number"]
        number = int(digits) if digits.isdigit() else _roman(digits)
        return Title(numbered["title"].strip(), number, span)
    return Title(text, None, span)


def _roman(text: str) -> int | None:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(letter, 0) for letter in text.upper()]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))


def same_title(text: str) -> str:
    """A title without what may differ between two spellings of it: case, punctuation, spaces."""
    return " ".join(re.findall(r"\w+", text.lower()))


def read_outline(document: Document, tables: list[Table], tree: Tree) -> Outline | None:
    """The first table that outlines a course, else the first lists that do, or None."""
    for table in tables:
        columns = _columns(document, table)
        if columns is not None and (outline := _from_table(document, table, *columns)) is not None:
            return outline
    return _from_lists(document, tree) or _from_links(document, tree) or _from_headings(document, tree)


def _from_lists(document: Document, tree: Tree) -> Outline | None:
    """Numbered items with a list each, nested or right below, in which several have a questionnaire.

    A numbered paragraph or a heading between them names a part. Without questionnaires a list is not taken for an
    outline: too many lists look like one.
    """
    chapters: list[Chapter] = []
    part: Title | None = None
    for block in tree.root.children:
        if block.kind == "heading" or (block.kind == "paragraph" and len(document.slice(block.span)) < 100):
            text = plain_text(document, block.inlines)
            part = parse_title(text, block.text_span) if _NUMBERED.match(text) else part
        elif block.kind == "list":
            for item in block.children:
                if item.number is not None and item.children and item.children[0].inline is not None:
                    first = item.children[0]
                    text = plain_text(document, first.inlines)
                    title = parse_title(text, first.text_span)
                    chapters.append(Chapter(Title(title.text, title.number or item.number, title.span), part))
                    nested = [below for child in item.children[1:] if child.kind == "list" for below in child.children]
                elif chapters:
                    nested = [item]
                else:
                    continue
                chapters[-1].sections += [_section(document, below) for below in nested]
    chapters = [chapter for chapter in chapters if chapter.sections]
    with_questionnaire = sum(chapter.questionnaire is not None for chapter in chapters)
    numbers = [chapter.title.number or 0 for chapter in chapters]
    if len(chapters) < 3 or with_questionnaire * 2 < len(chapters) or numbers != sorted(numbers):
        return None
    whole = Span(chapters[0].title.span.start, chapters[-1].sections[-1].span.end)
    reason = f"{len(chapters)} numbered items with a list each, {with_questionnaire} of them with a questionnaire"
    return Outline("list", whole, reason, chapters, [], [], len(chapters))


def _from_links(document: Document, tree: Tree) -> Outline | None:
    """The first list, plain or of tasks, whose items nearly all are links: a table of contents, a list of class files."""
    for block in tree.root.children:
        if block.kind != "list" or len(block.children) < 3:
            continue
        sections = [_section(document, item) for item in block.children]
        linked = [item for item, section in zip(block.children, sections, strict=True) if section.may_lead]
        if not nearly_all(len(linked), len(block.children)):
            continue
        chapters = []
        for item, section in zip(block.children, sections, strict=True):
            text = _BOX.sub("", section.title.text)
            title = parse_title(text, section.title.span)
            chapters.append(Chapter(Title(title.text, title.number or item.number, title.span), None))
            nested = [below for child in item.children[1:] if child.kind == "list" for below in child.children]
            chapters[-1].sections = [_section(document, below) for below in nested]
        if len({chapter.title.number for chapter in chapters}) < len(chapters):  # 1. 1. 1., or none: no numbering
            for chapter in chapters:
                chapter.title.number = None
        reason = f"a list of {len(chapters)} items, {len(linked)} of them links"
        return Outline("links", block.span, reason, chapters, [], [], len(chapters))
    return None


def _from_headings(document: Document, tree: Tree) -> Outline | None:
    """Headings of one level that all have a number, as ``## Week 4``, with the headings below them."""
    headings = [block for block in tree.root.children if block.kind == "heading"]
    texts = [plain_text(document, block.inlines) for block in headings]
    for level in (1, 2, 3):
        counted = {
            index: match["word"].lower()
            for index, block in enumerate(headings)
            if block.level == level and (match := _COUNTED.match(texts[index]))
        }
        numbered = [(index, parse_title(texts[index], headings[index].text_span)) for index in counted]
        of_parts = _words_of_parts(counted.values())
        if len(numbered) < 3:
            continue
        chapters, part, books = [], None, _books(document, headings, texts, counted)
        for (start, title), following in zip(numbered, [*numbered[1:], None], strict=True):
            if counted[start] in of_parts:
                part = title
                continue
            stop = following[0] if following else len(headings)
            chapters.append(Chapter(title, part or books.get(start)))
            for index in range(start + 1, stop):
                if headings[index].level == level + 1:
                    span = headings[index].text_span
                    chapters[-1].sections.append(Section(Title(texts[index], None, span), span, may_lead=False))
        reason = f"{len(chapters)} headings of level {level} that count chapters, lessons or weeks"
        return Outline(
            "headings", Span(chapters[0].title.span.start, len(document.text)), reason, chapters, [], [], len(chapters)
        )
    return None


def _books(document: Document, headings: list[Block], texts: list[str], chapters: dict[int, str]) -> dict[int, Title]:
    """The heading above each chapter that is higher than all of them, where there are several: books with their own numbers."""
    level, book, found = headings[min(chapters)].level, None, dict[int, Title]()
    for index, heading in enumerate(headings):
        if heading.level < level:
            book = Title(texts[index], None, heading.text_span)
        elif book is not None and index in chapters:
            found[index] = book
    return found if len({title.span for title in found.values()}) > 1 else {}


def _words_of_parts(words: Iterable[str]) -> set[str]:
    """The words that count parts, where another word counts more chapters: "part" among chapters, "unit" among lessons."""
    often = Counter(words)
    usual = max(often, key=lambda word: (often[word], _PART.match(word) is None), default="")
    return {word for word in often if word != usual and _PART.match(word)}


def _section(document: Document, item: Block) -> Section:
    first = item.children[0] if item.children else item
    children = first.inlines
    linked = any(child.type == "link_open" for child in children)
    text = plain_text(document, children)
    title = Title(text, None, first.text_span if first.inline else item.span)
    return Section(title, item.span, may_lead=linked)


def _columns(document: Document, table: Table) -> tuple[int | None, int, int] | None:
    """The columns of part (where there is one), chapter and section, by the words in the header."""
    names = [plain_text(document, cell) for cell in table.texts[0]]
    section = next((index for index in range(len(names) - 1, 0, -1) if _SECTION.match(names[index])), None)
    if section is None:
        return None
    chapter = next((index for index in range(section - 1, -1, -1) if _CHAPTER.match(names[index])), None)
    if chapter is None:
        return None
    part = next((index for index in range(chapter - 1, -1, -1) if _PART.match(names[index])), None)
    return part, chapter, section


def _from_table(
    document: Document, table: Table, part_column: int | None, chapter_column: int, section_column: int
) -> Outline | None:
    body = list(zip(table.rows[1:], table.texts[1:], strict=True))
    chapters: list[Chapter] = []
    strays: list[Stray] = []
    empty: list[Row] = []
    part: Title | None = None
    continued = 0
    for row, cells in body:
        texts = [plain_text(document, cell) for cell in cells]

        def title(column: int, row: Row = row, texts: list[str] = texts) -> Title | None:
            if column >= len(texts) or not texts[column]:
                return None
            return parse_title(texts[column], row.cells[column] if column < len(row.cells) else row.span)

        if not any(texts):
            empty.append(row)
            continue
        part_title = title(part_column) if part_column is not None else None
        chapter_title, section_title = title(chapter_column), title(section_column)
        if chapter_title is None and section_title is None:
            if part_title is not None:
                strays.append(Stray(part_title.span, texts[part_column or 0], "part", row))
            continue
        if strays and part_title is None and chapter_title is not None and strays[-1].row.line == row.line - 1:
            part = parse_title(strays[-1].text, strays.pop().span)  # it named the part of what follows
        part = part_title or part
        if empty and empty[-1].line == row.line - 1 and part_title is not None:
            empty.pop()  # it divides two parts
        if chapter_title is not None:
            chapters.append(Chapter(chapter_title, part))
        elif not chapters:
            return None
        else:
            continued += 1
        if section_title is not None:
            # a section keeps its number: it is rarely one of the chapter's own
            section_title.text = texts[section_column]
            chapters[-1].sections.append(Section(section_title, row.span))
    if len(chapters) < 2 or continued * 3 < len(body):
        return None
    names = [
        plain_text(document, table.texts[0][column])
        for column in (part_column, chapter_column, section_column)
        if column is not None
    ]
    reason = f"a table with the columns {', '.join(names)} whose rows continue the chapter above"
    return Outline("table", table.block.span, reason, chapters, strays, empty, len(body))
