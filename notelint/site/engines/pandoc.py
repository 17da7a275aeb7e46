"""pandoc 2.17, as Quarto runs it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ...document.grammar.grammar import Grammar
from .engine import Engine
from .heading_ids import DASHES, SHOWN, HeadingText, lowered, lowest_free

_TEX_OR_NOTE = re.compile(r"\\[A-Za-z]+|\^\[[^\]]*\]")


def pandoc_ids(headings: Sequence[HeadingText]) -> list[str]:
    """pandoc (``auto_identifiers``): words joined by hyphens, dots kept, nothing before the first letter."""
    slugs = []
    for heading in headings:
        shown = "".join(_pandoc_parts(heading))
        kept = "".join(c for c in lowered(shown) if c in "_-." or c.isspace() or unicodedata.category(c)[0] in "LN")
        slug = "-".join(kept.split())
        start = next((index for index, c in enumerate(slug) if unicodedata.category(c)[0] == "L"), len(slug))
        slugs.append(slug[start:] or "section")
    return list(lowest_free(slugs))


def _pandoc_parts(heading: HeadingText) -> Iterator[str]:
    """Typography in text alone; raw TeX and inline notes go, a line break is a space."""
    for kind, content in heading.parts:
        if kind == "text":
            yield DASHES.sub("–", _TEX_OR_NOTE.sub("", content).replace("...", "…"))
        elif kind == "tag":
            yield " " if re.match(r"<br\b", content, re.IGNORECASE) else ""
        elif kind in SHOWN or kind == "alt":
            yield content


PANDOC = Engine(
    name="pandoc",
    heading_ids=pandoc_ids,
    details="always",
    tables="pandoc",
    attributes="all",
    interrupts="none",
    closes_after_space=True,
    blank_above_heading="below-text",
    grammar=Grammar("pandoc"),
    fences="pandoc",
    superscripts=True,
    spaces_in_addresses=True,
)
