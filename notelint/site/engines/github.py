"""GitHub (cmark-gfm), and Obsidian, which follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...document.grammar.grammar import Grammar
from .engine import Engine
from .heading_ids import HeadingText, lowest_free, shown_text, word_characters


def github_ids(headings: Sequence[HeadingText]) -> list[str]:
    """GitHub: text content in lower case, only word characters, hyphens and spaces, each space a hyphen."""
    slugs = (word_characters(shown_text(heading).lower()).replace(" ", "-") for heading in headings)
    return list(lowest_free(slugs))


GITHUB = Engine(
    name="github",
    heading_ids=github_ids,
    details="blank-line",
    tables="gfm",
    attributes="",
    strict_emphasis=True,
    headings_at_margin=False,
)
OBSIDIAN = replace(GITHUB, name="obsidian", breaks_lines=True, grammar=Grammar(percent_comments=True))
