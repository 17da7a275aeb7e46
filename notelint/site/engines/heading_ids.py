"""How markdown engines make an id of a heading; each function compared with its real engine in ``tests/engines``.

kramdown 2.4.0 with kramdown-parser-gfm 1.1.0, github-slugger 2.0.0, pandoc 2.17, Python-Markdown 3.11 and its
``pymdownx.slugs``, Hugo 0.111 and 0.168 (goldmark). Each takes a page's headings in order and returns their ids, with
those that have one of their own; "" stands for none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from ...named_tuple import NamedTuple
from ...regex import regex


class HeadingText(NamedTuple):
    """A heading as engines see it."""

    source: str
    """As written, without hashes; lines are joined by ``\\n``."""
    parts: tuple[tuple[str, str], ...]
    """Pairs of kind and content.

    Shown are ``"text"``, ``"code"`` (``"blank-code"`` where only spaces stand between several backticks), ``"math"``
    with its dollars, ``"escape"`` and ``"entity"`` resolved; ``"alt"`` is the text of a picture, ``"tag"`` an HTML tag,
    ``"footnote"`` the mark of a footnote, ``"pad"`` a space inside single backticks that CommonMark takes off. Emphasis,
    links and pictures stand between ``"open"`` (whose content is ``"auto"`` for an address in angle brackets) and ``"close"``.
    """
    own: str | None = None
    """The id that an attribute list gives it."""


SHOWN = frozenset(("text", "code", "blank-code", "math", "escape", "entity"))
HeadingIds = Callable[[Sequence[HeadingText]], list[str]]

_ASCII_WORD = regex(r"[\w\- ]*", re.ASCII)
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
DASHES = regex(r"---?")


def shown_text(heading: HeadingText) -> str:
    return "".join(content for kind, content in heading.parts if kind in SHOWN)


def lowered(text: str) -> str:
    """Lower case one character at a time, as Ruby, Go and Haskell do it: no final sigma, ``İ`` to ``i``."""
    return "".join("i" if c == "İ" else c.lower() for c in text)


def word_characters(text: str, also: str = "") -> str:
    """Drop everything that is not Ruby's ``\\p{Word}``, a hyphen or a space."""
    if _ASCII_WORD.fullmatch(text):
        return text
    return "".join(c for c in text if c in "- _" or c in also or _is_word(c))


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc"):
        return True
    return category == "So" and any(first <= ord(character) <= last for first, last in _CIRCLED)


Slugs = Iterable[tuple[str, str | None]]
"""Of each heading, the slug of its text, and its own id."""


def made_of(slug: Callable[[HeadingText], str], numbered: Callable[[Slugs], Iterator[str]]) -> HeadingIds:
    """The ids that an engine makes: of each heading a slug, of repeated ones numbered ones."""
    return lambda headings: list(numbered([(slug(heading), heading.own) for heading in headings]))


def counted(slugs: Slugs) -> Iterator[str]:
    """The second of a slug gets ``-1``, whatever else is called that."""
    count: dict[str, int] = {}
    for slug, own in slugs:
        if own is not None:
            yield own
            continue
        count[slug] = count.get(slug, -1) + 1
        yield f"{slug}-{count[slug]}" if count[slug] else slug


def lowest_free(slugs: Slugs) -> Iterator[str]:
    """The second of a slug gets the lowest number from 1 that makes it new."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    for slug, own in slugs:
        identifier, number = own if own is not None else slug, last.get(slug, 0)
        while identifier in taken and own is None:
            number += 1
            identifier = f"{slug}-{number}"
        if own is None:
            last[slug] = number
        taken.add(identifier)
        yield identifier
