"""kramdown 2.4, with kramdown-parser-gfm (Jekyll's default) and with its own parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document.grammar.grammar import Grammar
from ...regex import regex
from .engine import Engine
from .heading_ids import DASHES, HeadingText, counted, made_of, word_characters

_GUILLEMETS = regex(r"<< ?| ?>>")
_TO_FIRST_LETTER = regex(r"^[^a-zA-Z]+")
_NOT_ASCII_WORD = regex(r"[^a-zA-Z0-9 -]")


def _gfm_slug(heading: HeadingText) -> str:
    """With ``input: GFM``: as GitHub, after kramdown's own typography."""
    shown = "".join(_kramdown_parts(heading))
    lowered = "".join(c if c == "İ" else c.lower() for c in shown) if "Σ" in shown else shown.lower()
    return word_characters(lowered, "\t").translate({9: "-", 32: "-"})


def _kramdown_parts(heading: HeadingText) -> Iterator[str]:
    """Dashes vanish in text, math is trimmed, spaces in code stay, a tag that closes nothing is text."""
    opened: list[str] = []
    for index, (kind, content) in enumerate(heading.parts):
        if kind == "text":
            yield DASHES.sub("", _GUILLEMETS.sub("", content))
        elif kind == "math":
            yield content.strip("$").strip()
        elif kind in ("code", "pad", "escape", "entity"):
            yield content
        elif kind == "tag":
            name = re.match(r"</?([\w-]+)", content)
            if (index and heading.parts[index - 1][1].endswith("<")) or (
                content.startswith("</") and name is not None and name[1] not in opened
            ):  # <<so>> is text between guillemets
                yield content
            elif name is not None:
                opened.append(name[1])


def _slug(heading: HeadingText) -> str:
    """kramdown's own parser: the source from its first ASCII letter on, ASCII letters, digits and hyphens only."""
    ascii_only = _NOT_ASCII_WORD.sub("", _TO_FIRST_LETTER.sub("", heading.source))
    return ascii_only.replace(" ", "-").lower() or "section"


kramdown_gfm_ids = made_of(_gfm_slug, counted)
kramdown_ids = made_of(_slug, counted)
KRAMDOWN_GFM = Engine(
    name="kramdown-gfm",
    heading_ids=kramdown_gfm_ids,
    details="attribute",
    tables="kramdown",
    numbers_from_one=True,
    interrupts="all",
    guillemets=True,
    fences="kramdown",
    spaces_in_addresses=True,
    grammar=Grammar("kramdown", gfm=True),
)
KRAMDOWN = Engine(
    name="kramdown",
    heading_ids=kramdown_ids,
    details="attribute",
    tables="kramdown",
    numbers_from_one=True,
    interrupts="none",
    blank_above_heading="always",
    guillemets=True,
    fences="tildes",
    bare_signs=True,
    spaces_in_addresses=True,
    grammar=Grammar("kramdown"),
)
