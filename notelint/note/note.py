"""What a study note is made of; each part is computed once, when a rule first asks for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, wraps
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from ..blog.blog import Blog
from ..diagnostic import Span
from ..document.blocks import Block, Tree, covers, read_blocks
from ..document.document import Document
from ..document.front_matter import FrontMatter, read_front_matter
from ..regex import regex
from ..schema.schema import Schema, built_in, from_file
from ..site.site import Site, Target
from .answers import Answer, Text, may_be_string
from .details import is_raw, unrendered_details
from .fences import Fence, read_fences, swallowed_titles
from .headings import Heading, read_headings
from .html_tags import read_preformatted
from .links import Link, read_links
from .outline import Outline, read_outline
from .pages import Page, Pages, page_of
from .prose import read_own_words, read_prose
from .questions.model import Question, QuestionSection
from .questions.placeholder_words import NO_PLACEHOLDER_WORDS, PlaceholderWords
from .questions.reading import read_questions
from .questions.sections import empty_sections, one_line_sections
from .questions.shape import Page as AskedPage
from .questions.terms import BareTerm, bare_terms
from .tables import Table, read_tables
from .unrendered_tables import Unrendered, read_unrendered
from .words import Prose, contains, joined, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markdown_it.token import Token

    from ..online.address import Address
    from ..online.answer import Answer as Asked

_T = TypeVar("_T")

_DASHES = str.maketrans("-_", "  ")
_ASTERISK_NOTES = regex(r"^[ \t>]*(?:\\\*[ \t]?|\*)(?=[^\s*])[^*\n]*$", re.MULTILINE)


class Note:
    """A post with its site. ``path`` is its path from the blog's root, or the name it was given."""

    def __init__(
        self,
        document: Document,
        site: Site,
        path: str,
        schema: str | None = None,
        allowed_words: frozenset[str] = frozenset(),
        reference: str | None = None,
        pages: Pages | None = None,
        outside: Mapping[Address, Asked] | None = None,
        placeholders: PlaceholderWords = NO_PLACEHOLDER_WORDS,
    ) -> None:
        self.document = document
        document.grammar = site.engine.grammar
        self.site = site
        self.path = path
        self._schema = schema
        self.allowed_words = allowed_words
        """The blog's own words, in small letters with straight apostrophes."""
        self.named_reference = reference
        """The reference outline that the settings name."""
        self.pages = pages or Pages(site)
        self.pages.nearby.hand_over(path, document)
        self.placeholders = placeholders
        """What the settings say of words that keep the place of an answer."""
        self.outside = outside
        """What was answered where links lead out of the blog; None where nobody asked."""
        self.memory: dict[Callable[[Note], Any], Any] = {}
        """What ``once_per_note`` remembers."""

    @property
    def blog(self) -> Blog:
        """The other files."""
        return self.site.blog

    @property
    def schema(self) -> Schema:
        """What the front matter is checked by: the blog's own schema, or the one of its site's kind. Raises SchemaError."""
        if self._schema is not None:
            return from_file(self._schema)
        return built_in(f"front-matter-{self.site.schema}")

    @property
    def text(self) -> str:
        """The whole text, front matter included."""
        return self.document.text

    @cached_property
    def front_matter(self) -> FrontMatter | None:
        """Keys and values with their places; None where there is not one."""
        return read_front_matter(self.document)

    @cached_property
    def tree(self) -> Tree:
        """The post as blocks, details elements folded."""
        return read_blocks(self.document)

    @cached_property
    def raw(self) -> list[Span]:
        """The outermost details elements that the engine leaves as they are written, in document order."""
        if self.site.engine.details != "attribute":
            return []
        spans: list[Span] = []
        for block in self.tree.details:
            if (not spans or block.span.start >= spans[-1].end) and is_raw(self.document, block, self.site):
                spans.append(block.span)
        return spans

    def is_raw(self, offset: int) -> bool:
        """Whether an offset is in one of those."""
        return covers(self.raw, offset)

    @cached_property
    def rendered(self) -> list[Block]:
        """Every block that the engine renders, parents first."""
        return [block for block in self.tree.walk() if not self.raw or not self.is_raw(block.span.start)]

    @cached_property
    def headings(self) -> list[Heading]:
        """All headings, in document order."""
        return read_headings(self.document, self.tree, self.site)

    @cached_property
    def page(self) -> Page:
        """What a link can lead to here."""
        return page_of(self.path, self.document, self.headings, self.site)

    @cached_property
    def asterisk_notes(self) -> list[int]:
        """The first two lines that begin with a star and hold no other, as a note below a text does, by offset."""
        return [match.start() for match in islice(_ASTERISK_NOTES.finditer(self.document.text), 2)]

    @cached_property
    def _preformatted(self) -> list[Span]:
        return read_preformatted(self.document, self.site.engine.printed_tags)

    def is_preformatted(self, offset: int) -> bool:
        """Whether an offset is inside an element whose lines browsers keep, or do not show."""
        return covers(self._preformatted, offset)

    def inline(self, kind: str) -> Iterator[Token]:
        """The inline tokens of one markdown-it type, in document order; ``meta["span"]`` is where each is."""
        for token in self.document.tokens:
            for child in token.children or ():
                if child.type == kind:
                    yield child

    def other(self, path: str) -> Page | None:
        """What a link can lead to in a markdown file of the blog, or in a folder's page, by its path from the blog's root; None for what is not one."""
        if path == self.path:
            return self.page
        if self.blog.is_folder(path):
            shown = self.site.page_in(path.strip("/"))
            return self.other(shown) if shown else None
        return self.pages.of(path)

    @cached_property
    def tables(self) -> list[Table]:
        """Tables, as written."""
        return read_tables(self.document, self.tree, self.site)

    @cached_property
    def unrendered_tables(self) -> list[Unrendered]:
        """Lines that were meant to be a table."""
        return read_unrendered(self.document, self.tree, self.site)

    @cached_property
    def outline(self) -> Outline | None:
        """Parts, chapters and sections; None where the post outlines nothing."""
        return read_outline(self.document, self.tables, self.tree)

    @cached_property
    def links(self) -> list[Link]:
        """Every link and picture, in document order."""
        chapters = self.outline.chapters if self.outline else []
        rows = [chapter.questionnaire.span for chapter in chapters if chapter.questionnaire]
        return read_links(self.document, rows, self.site.engine.spaces_in_addresses)

    @cached_property
    def fences(self) -> list[Fence]:
        """The code fences as their author means them."""
        return list(read_fences(self.document))

    @cached_property
    def swallowed_titles(self) -> frozenset[str]:
        """The headings, as ``same_letters`` makes them, that a fence which is never closed makes code."""
        return swallowed_titles(self.document, self.rendered)

    @cached_property
    def _asked_page(self) -> AskedPage:
        title = self.front_matter.values.get("title", "") if self.front_matter else ""
        name = PurePosixPath(self.path).stem
        about = f"{title} {name.translate(_DASHES)}"
        pages, path = self.pages, self.path  # a page that held the note would be freed by the garbage collector alone
        return AskedPage(self.document, self.tree, about, self.placeholders, self.tables, lambda: pages.nearby.of(path))

    @cached_property
    def question_sections(self) -> list[QuestionSection]:
        """Questions and answers by section, in document order."""
        return read_questions(self._asked_page)

    @cached_property
    def one_line_sections(self) -> list[tuple[str, Text]]:
        """Headings whose whole section is one line of text, with that line."""
        return one_line_sections(self._asked_page)

    @cached_property
    def empty_sections(self) -> list[Block]:
        """Headings with nothing below them, where most of their siblings have something."""
        return [part.heading for part in empty_sections(self._asked_page)]

    @cached_property
    def bare_terms(self) -> list[BareTerm]:
        """Terms of a list that end with a colon, where the others have their definition."""
        return list(bare_terms(self._asked_page))

    @cached_property
    def questions(self) -> list[Question]:
        """All questions, in document order."""
        return [question for section in self.question_sections for question in section.questions]

    @cached_property
    def _answer_strings(self) -> list[Answer]:
        if not any(token.type == "fence" and may_be_string(token.content) for token in self.document.tokens):
            return []  # a cheap look, before questions are looked for
        return [q.answer for q in self.questions if q.answer is not None and q.answer.string is not None]

    @cached_property
    def prose(self) -> Prose:
        """Everything that is read, front matter's title and answers in strings included."""
        return read_prose(self.document, self.front_matter, self._answer_strings)

    @cached_property
    def vocabulary(self) -> set[str]:
        """The words, in small letters, that the post uses in code, addresses, names of folders, author and tags."""
        return read_own_words(self.document, self.front_matter, self._answer_strings, self.path.rpartition("/")[0])

    @cached_property
    def file_words(self) -> set[str]:
        """The words, in small letters, of the file's name."""
        return words_of(self.path.rpartition("/")[2])

    @cached_property
    def _outlined(self) -> list[Span]:
        outlined: list[Span] = []
        if self.outline is not None and self.outline.form != "headings":
            titles = [title for chapter in self.outline.chapters for title in (chapter.part, chapter.title) if title]
            titles += [section.title for chapter in self.outline.chapters for section in chapter.sections]
            outlined = [title.span for title in titles] + [stray.span for stray in self.outline.strays]
        return joined(outlined)

    @cached_property
    def _asked(self) -> list[Span]:
        asked = [question.span for question in self.questions]
        asked += [option.span for question in self.questions for option in question.options]
        asked += [question.answer.span for question in self.questions if question.answer is not None]
        return joined(asked)

    @cached_property
    def _headed(self) -> list[Span]:
        return joined(heading.block.span for heading in self.headings)

    def place_of(self, span: Span) -> str:
        """What a place is part of: ``front matter``, ``outline``, ``question or answer``, ``heading``, else ``prose``."""
        if self._is_in_front_matter(span):
            return "front matter"
        if contains(self._outlined, span.start):
            return "outline"
        if contains(self._asked, span.start):
            return "question or answer"
        return "heading" if contains(self._headed, span.start) else "prose"

    def _is_in_front_matter(self, span: Span) -> bool:
        return self.front_matter is not None and contains([self.front_matter.span], span.start)

    def is_title(self, span: Span) -> bool:
        """True for a place in a title where most words have a capital, so that a capital marks no name."""
        return (
            contains(self._headed, span.start) or self._is_in_front_matter(span) or contains(self._outlined, span.start)
        ) and self.prose.is_title_case(span.start)

    @cached_property
    def unrendered_details(self) -> list[Block]:
        """Details elements whose markdown the site's engine leaves as it is."""
        return unrendered_details(self.document, self.tree, self.site)

    def target_of(self, link: Link) -> Target:
        """Where a link leads in the blog; with ``exists`` None also for all that leads out of it."""
        if link.destination == "in-page":
            return Target(True, self.path)
        if link.destination in ("file", "template"):
            return self.site.resolve(self.path, link.target)
        if link.destination == "web":
            return self.site.resolve_address(self.path, link.target) or Target(None)
        if link.destination == "wiki" and self.site.has_wiki_links:
            name = link.target.partition("#")[0]
            place = self.site.find_note(name) if name else self.path
            return Target(place is not None, place)
        return Target(None)

    def links_in(self, span: Span) -> list[Link]:
        """The links that begin inside a span."""
        first = bisect_left(self.links, span.start, key=lambda link: link.span.start)
        last = bisect_left(self.links, span.end, key=lambda link: link.span.start)
        return self.links[first:last]


def once_per_note(read: Callable[[Note], _T]) -> Callable[[Note], _T]:
    """A function that reads something off a note, computed when it is first asked for."""

    @wraps(read)
    def remembered(note: Note) -> _T:
        if remembered not in note.memory:
            note.memory[remembered] = read(note)
        value: _T = note.memory[remembered]
        return value

    return remembered
