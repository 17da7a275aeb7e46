"""goldmark, as Hugo 0.111 and later set it up."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from .engine import Engine
from .heading_ids import HeadingText, lowered, lowest_free


def hugo_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Hugo, ``autoHeadingIDType: github``: of the source, letters, decimal digits, underscores and hyphens."""
    return list(lowest_free(_hugo(heading.source.strip()) or "heading" for heading in headings))


def hugo_ascii_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Hugo, ``github-ascii``: accents off first, then ASCII only."""
    slugs = []
    for heading in headings:
        decomposed = unicodedata.normalize("NFD", heading.source)
        plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))
        slugs.append(_hugo("".join(c for c in plain.strip() if c.isascii())) or "heading")
    return list(lowest_free(slugs))


def hugo_blackfriday_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Hugo, ``blackfriday``: letters and numbers, every other run one hyphen, none at the ends."""
    slugs = []
    for heading in headings:
        kept = "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in lowered(heading.source))
        slugs.append("-".join(kept.split()) or "heading")
    return list(lowest_free(slugs))


def _hugo(source: str) -> str:
    kept = (c for c in source if c in "-_ " or unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd")
    return lowered("".join(kept)).replace(" ", "-")


HUGO = Engine(
    name="hugo",
    heading_ids=hugo_ids,
    ids_of_source=True,
    details="blank-line",
    tables="goldmark",
    attributes="all",
    strict_emphasis=True,
    headings_at_margin=False,
    guillemets=True,
)
HUGO_SAFE = replace(HUGO, name="hugo-safe", details="always")
HUGO_ASCII = replace(HUGO_SAFE, name="hugo-ascii", heading_ids=hugo_ascii_ids)
HUGO_BLACKFRIDAY = replace(HUGO_SAFE, name="hugo-blackfriday", heading_ids=hugo_blackfriday_ids)
