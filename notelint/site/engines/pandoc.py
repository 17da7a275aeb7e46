"""pandoc 2.17, as Quarto runs it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...document.grammar.grammar import Grammar
from ...regex import regex
from .engine import Engine
from .heading_ids import DASHES, SHOWN, HeadingText, lowered, lowest_free, made_of

_TEX_OR_NOTE = regex(r"\\[A-Za-z]+|\^\[[^\]]*\]")


def _slug(heading: HeadingText) -> str:
    """``auto_identifiers``: words joined by hyphens, dots kept, nothing before the first letter."""
    shown = lowered("".join(_pandoc_parts(heading)))
    kept = "".join(c for c in shown if c in "_-." or c.isspace() or unicodedata.category(c)[0] in "LN")
    slug = "-".join(kept.split())
    start = next((index for index, c in enumerate(slug) if unicodedata.category(c)[0] == "L"), len(slug))
    return slug[start:] or "section"


def _pandoc_parts(heading: HeadingText) -> Iterator[str]:
    """Typography in text alone; raw TeX and inline notes go, a line break is a space."""
    for kind, content in heading.parts:
        if kind == "text":
            yield DASHES.sub("–", _TEX_OR_NOTE.sub("", content).replace("...", "…"))
        elif kind == "tag":
            yield " " if re.match(r"<br\b", content, re.IGNORECASE) else ""
        elif kind in SHOWN or kind == "alt":
            yield content


pandoc_ids = made_of(_slug, lowest_free)
PANDOC = Engine(
    name="pandoc",
    heading_ids=pandoc_ids,
    details="always",
    tables="pandoc",
    interrupts="none",
    closes_after_space=True,
    blank_above_heading="below-text",
    grammar=Grammar("pandoc"),
    fences="pandoc",
    superscripts=True,
    single_tildes="subscript",
    spaces_in_addresses=True,
)
