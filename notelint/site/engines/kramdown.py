"""kramdown 2.4, with kramdown-parser-gfm (Jekyll's default) and with its own parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...document.grammar.grammar import Grammar
from .engine import Engine
from .heading_ids import DASHES, HeadingText, counted, word_characters

_GUILLEMETS = re.compile(r"<< ?| ?>>")
_TO_FIRST_LETTER = re.compile(r"^[^a-zA-Z]+")
_NOT_ASCII_WORD = re.compile(r"[^a-zA-Z0-9 -]")


def kramdown_gfm_ids(headings: Sequence[HeadingText]) -> list[str]:
    """kramdown with ``input: GFM``: as GitHub, after kramdown's own typography; counted blindly per slug."""
    slugs = []
    for heading in headings:
        shown = "".join(_kramdown_parts(heading))
        lowered = "".join(c if c == "İ" else c.lower() for c in shown) if "Σ" in shown else shown.lower()
        slugs.append(word_characters(lowered, "\t").translate({9: "-", 32: "-"}))
    return list(counted(slugs))


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


def kramdown_ids(headings: Sequence[HeadingText]) -> list[str]:
    """kramdown's own parser: the source from its first ASCII letter on, ASCII letters, digits and hyphens only."""
    slugs = []
    for heading in headings:
        ascii_only = _NOT_ASCII_WORD.sub("", _TO_FIRST_LETTER.sub("", heading.source))
        slugs.append(ascii_only.replace(" ", "-").lower() or "section")
    return list(counted(slugs))


KRAMDOWN_GFM = Engine(
    name="kramdown-gfm",
    heading_ids=kramdown_gfm_ids,
    details="attribute",
    tables="kramdown",
    attributes="kramdown",
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
    attributes="kramdown",
    numbers_from_one=True,
    interrupts="none",
    blank_above_heading="always",
    guillemets=True,
    fences="tildes",
    bare_signs=True,
    spaces_in_addresses=True,
    grammar=Grammar("kramdown"),
)
