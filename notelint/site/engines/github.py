"""GitHub (cmark-gfm), and Obsidian, which follows it."""

from __future__ import annotations

from ...document.grammar.grammar import Grammar
from .engine import Engine
from .heading_ids import HeadingText, lowest_free, made_of, shown_text, word_characters


def _slug(heading: HeadingText) -> str:
    """The text content in lower case: only word characters, hyphens and spaces, each space a hyphen."""
    return word_characters(shown_text(heading).lower()).replace(" ", "-")


github_ids = made_of(_slug, lowest_free)
GITHUB = Engine(
    name="github",
    heading_ids=github_ids,
    details="blank-line",
    tables="gfm",
    strict_emphasis=True,
    headings_at_margin=False,
    single_tildes="strike",
    printed_tags=frozenset("title textarea style xmp iframe noembed noframes script plaintext".split()),
)
OBSIDIAN = GITHUB._replace(
    name="obsidian",
    single_tildes="",
    breaks_lines=True,
    printed_tags=frozenset(),
    grammar=Grammar(percent_comments=True),
)
