"""What the markdown engines make of the same text: heading ids, tables, markdown inside HTML.

Each flavor is a value whose facts were read off the real engine: kramdown 2.4.0 with kramdown-parser-gfm 1.1.0,
and GitHub through github-slugger 2 and the GFM spec 0.29. ``tests/engines`` holds what they answered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple


class HeadingText(NamedTuple):
    """A heading as id algorithms see it: its source, and its parts (``"text"``, ``"code"`` or ``"math"``, content)."""

    source: str
    parts: tuple[tuple[str, str], ...]


HeadingIds = Callable[[Sequence[HeadingText]], list[str]]


@dataclass(frozen=True)
class Flavor:
    """One markdown engine, as far as rules need to know it."""

    name: str
    heading_ids: HeadingIds
    """Headings without an id of their own, in order, to their ids."""
    details: Literal["attribute", "blank-line", "always"]
    """When markdown inside an HTML block is rendered: with ``markdown="1"`` on it, behind a blank line, always."""
    tables: Literal["gfm", "kramdown"]
    """How rows divide into cells, and what makes lines a table."""


def github_ids(headings: Sequence[HeadingText]) -> list[str]:
    """GitHub: text content, lower case, only word characters, hyphens and blanks, blanks to hyphens; then counted."""
    ids: list[str] = []
    seen: dict[str, int] = {}
    for heading in headings:
        text = "".join(_EMOJI_CODE.sub("", content) if kind == "text" else content for kind, content in heading.parts)
        slug = _word_characters(text.strip().lower()).replace(" ", "-")
        identifier = slug
        while identifier in seen:
            seen[slug] += 1
            identifier = f"{slug}-{seen[slug]}"
        seen[identifier] = 0
        ids.append(identifier)
    return ids


def kramdown_gfm_ids(headings: Sequence[HeadingText]) -> list[str]:
    """kramdown with ``input: GFM`` (``generate_gfm_header_id``): as GitHub, after kramdown's typographic symbols."""
    ids: list[str] = []
    count: dict[str, int] = {}
    for heading in headings:
        text = "".join(_DASHES.sub("", content) if kind == "text" else content for kind, content in heading.parts)
        slug = _word_characters(text.lower(), "\t").translate({9: "-", 32: "-"})
        count[slug] = count.get(slug, -1) + 1
        ids.append(f"{slug}-{count[slug]}" if count[slug] else slug)
    return ids


def kramdown_ids(headings: Sequence[HeadingText]) -> list[str]:
    """kramdown's own parser (``basic_generate_id``): the source, from its first ASCII letter on, ASCII only."""
    ids: list[str] = []
    count: dict[str, int] = {}
    for heading in headings:
        slug = _NOT_ASCII_WORD.sub("", _TO_FIRST_LETTER.sub("", heading.source)).replace(" ", "-").lower() or "section"
        if slug in count:
            count[slug] += 1
            slug = f"{slug}-{count[slug]}"
        else:
            count[slug] = 0
        ids.append(slug)
    return ids


_EMOJI_CODE = re.compile(r":[a-z0-9_+-]+:")
_DASHES = re.compile(r"---?")
_TO_FIRST_LETTER = re.compile(r"^[^a-zA-Z]+")
_NOT_ASCII_WORD = re.compile(r"[^a-zA-Z0-9 -]")
_ASCII_WORD = re.compile(r"[\w\- ]*", re.ASCII)


def _word_characters(text: str, also: str = "") -> str:
    """Drop everything that is not Ruby's ``\\p{Word}``, a hyphen or a blank."""
    if _ASCII_WORD.fullmatch(text):
        return text
    return "".join(c for c in text if c in "- _" or c in also or _is_word(c))


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Nl", "Pc")


GITHUB = Flavor("github", github_ids, details="blank-line", tables="gfm")
KRAMDOWN_GFM = Flavor("kramdown-gfm", kramdown_gfm_ids, details="attribute", tables="kramdown")
KRAMDOWN = Flavor("kramdown", kramdown_ids, details="attribute", tables="kramdown")
FLAVORS = {flavor.name: flavor for flavor in (GITHUB, KRAMDOWN_GFM, KRAMDOWN)}
