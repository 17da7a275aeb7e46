"""What the markdown engines make of the same text: heading ids, tables, markdown inside HTML.

Each engine is a value in a module of its own whose facts were read off the real engine: kramdown 2.4.0 with kramdown-parser-gfm 1.1.0,
pandoc 2.17, Hugo 0.111, Python-Markdown 3.11, and GitHub through the GFM spec 0.29. ``tests/engines`` holds what they
answered.
"""

from __future__ import annotations

from typing import Literal

from ...document.grammar.grammar import COMMONMARK, Grammar
from ...named_tuple import NamedTuple
from .heading_ids import HeadingIds


class Engine(NamedTuple):
    """One markdown engine, as far as rules need to know it."""

    name: str
    heading_ids: HeadingIds
    """Headings without an id of their own, in order, to their ids."""
    details: Literal["attribute", "blank-line", "always"]
    """When markdown inside an HTML block is rendered: with ``markdown="1"`` on it, after a blank line, always."""
    tables: Literal["gfm", "goldmark", "kramdown", "pandoc", "python-markdown"]
    """How rows divide into cells, and what makes lines a table."""
    older_ids: tuple[HeadingIds, ...] = ()
    """Other ids that headings have, depending on the engine's version."""
    interrupts: Literal["all", "commonmark", "quote", "none"] = "commonmark"
    """What may begin on the line after a paragraph: any list and quote; the same but numbers from 1 only; only quotes;
    neither."""
    strict_emphasis: bool = False
    """Whether punctuation beside stars may keep them from opening or closing an emphasis, as CommonMark has it."""
    closes_after_space: bool = False
    """Whether asterisks close an emphasis also after a space."""
    bare_signs: bool = False
    """Whether ``#Heading`` without a space is a heading."""
    blank_above_heading: Literal["", "below-table", "below-text", "always"] = ""
    """What above a heading keeps it from being one: nothing, a table, running text, whatever is not blank."""
    headings_at_margin: bool = True
    """Whether a heading that is indented by a space is not one."""
    items_by_four: bool = False
    """Whether what belongs to an item is indented by four spaces, however wide its marker is."""
    extensions_named: bool = True
    """False where the settings name no extension, so that they may not be the whole of them."""
    numbers_from_one: bool = False
    """Whether every numbered list begins at 1, whatever is written."""
    fences: Literal["", "kramdown", "tildes", "pandoc", "fenced_code", "superfences"] = ""
    """What makes a code fence: what CommonMark has, kramdown's GFM parser, its own one, pandoc, or an extension of
    Python-Markdown."""
    ids_of_source: bool = False
    """Whether the destinations of a heading's links are part of its id."""
    spaces_in_addresses: bool = False
    """Whether ``[a](b c.md)`` is a link."""
    guillemets: bool = False
    """Whether ``<<word>>`` is a word in quotation marks."""
    any_name_is_a_tag: bool = False
    """Whether several names in angle brackets are a tag too."""
    superscripts: bool = False
    """Whether two carets make a superscript."""
    printed_tags: frozenset[str] = frozenset()
    """Elements whose tags the page shows as they are written."""
    refuses_braces: bool = False
    """Whether the site is not built where braces behind a fence's marks hold anything but attributes."""
    single_tildes: Literal["", "strike", "subscript"] = ""
    """What two single tildes make of the text between them."""
    drops_html: bool = False
    """Whether the page has nothing of what is written in HTML."""
    terms_have_ids: bool = False
    """Whether the terms of definition lists have ids, as headings do."""
    breaks_lines: bool = False
    """Whether the page breaks a paragraph's lines where the post does."""
    grammar: Grammar = COMMONMARK
    """What its blocks are read with."""

    @property
    def title(self) -> str:
        """The engine's own name, as messages say it."""
        return next(title for start, title in _TITLES.items() if self.name.startswith(start))

    @property
    def divides_code(self) -> bool:
        """Whether a pipe divides cells inside of a code span too."""
        return self.tables in ("gfm", "goldmark")


_TITLES = {
    "github": "GitHub",
    "obsidian": "Obsidian",
    "kramdown": "kramdown",
    "hugo": "Hugo",
    "pandoc": "pandoc",
    "py": "Python-Markdown",
}
