"""How markdown engines make an id of a heading; each function compared with its real engine in ``tests/engines``.

kramdown 2.4.0 with kramdown-parser-gfm 1.1.0, github-slugger 2.0.0, pandoc 2.17, Python-Markdown 3.11 and its
``pymdownx.slugs``, Hugo 0.111 (goldmark). Each takes a page's headings that have no id of their own, in order, and
returns their ids; "" stands for none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple


class HeadingText(NamedTuple):
    """A heading as engines see it."""

    source: str
    """As written, without number signs."""
    parts: tuple[tuple[str, str], ...]
    """Pairs of kind and content.

    Shown are ``"text"``, ``"code"`` (``"blank-code"`` where only blanks stand between several backticks), ``"math"``
    with its dollars, ``"escape"`` and ``"entity"`` resolved; ``"alt"`` is the text of a picture, ``"tag"`` an HTML tag,
    ``"footnote"`` the mark of a footnote, ``"pad"`` a blank inside single backticks that CommonMark takes off.
    """


SHOWN = frozenset(("text", "code", "blank-code", "math", "escape", "entity"))
HeadingIds = Callable[[Sequence[HeadingText]], list[str]]


def github_ids(headings: Sequence[HeadingText]) -> list[str]:
    """GitHub: text content in lower case, only word characters, hyphens and blanks, each blank a hyphen."""
    slugs = (_word_characters(_shown(heading).lower()).replace(" ", "-") for heading in headings)
    return list(_lowest_free(slugs))


def kramdown_gfm_ids(headings: Sequence[HeadingText]) -> list[str]:
    """kramdown with ``input: GFM``: as GitHub, after kramdown's own typography; counted blindly per slug."""
    slugs = []
    for heading in headings:
        shown = "".join(_kramdown_parts(heading))
        lowered = "".join(c if c == "İ" else c.lower() for c in shown) if "Σ" in shown else shown.lower()
        slugs.append(_word_characters(lowered, "\t").translate({9: "-", 32: "-"}))
    return list(_counted(slugs))


def _kramdown_parts(heading: HeadingText) -> Iterator[str]:
    """Dashes vanish in text, math is trimmed, blanks in code stay, a tag that closes nothing is text."""
    opened: list[str] = []
    for index, (kind, content) in enumerate(heading.parts):
        if kind == "text":
            yield _DASHES.sub("", _GUILLEMETS.sub("", content))
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
    return list(_counted(slugs))


def pandoc_ids(headings: Sequence[HeadingText]) -> list[str]:
    """pandoc (``auto_identifiers``): words joined by hyphens, dots kept, nothing before the first letter."""
    slugs = []
    for heading in headings:
        shown = "".join(_pandoc_parts(heading))
        kept = "".join(c for c in _lower(shown) if c in "_-." or c.isspace() or unicodedata.category(c)[0] in "LN")
        slug = "-".join(kept.split())
        start = next((index for index, c in enumerate(slug) if unicodedata.category(c)[0] == "L"), len(slug))
        slugs.append(slug[start:] or "section")
    return list(_lowest_free(slugs))


def _pandoc_parts(heading: HeadingText) -> Iterator[str]:
    """Typography in text alone; raw TeX and inline notes go, a line break is a blank."""
    for kind, content in heading.parts:
        if kind == "text":
            yield _DASHES.sub("–", _TEX_OR_NOTE.sub("", content).replace("...", "…"))
        elif kind == "tag":
            yield " " if re.match(r"<br\b", content, re.IGNORECASE) else ""
        elif kind in SHOWN or kind == "alt":
            yield content


def python_markdown_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Python-Markdown's ``toc``: ASCII after compatibility decomposition, runs of blanks and hyphens squeezed."""
    slugs = []
    for heading in headings:
        text = unicodedata.normalize("NFKD", _python_text(heading)).encode("ascii", "ignore").decode()
        slugs.append(re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower()))
    return list(_underscored(slugs))


def pymdownx_ids(headings: Sequence[HeadingText]) -> list[str]:
    """``pymdownx.slugs.slugify(case="lower")``: Unicode word characters, each blank a hyphen."""
    return _pymdownx(headings, lower=True)


def pymdownx_cased_ids(headings: Sequence[HeadingText]) -> list[str]:
    """``pymdownx.slugs.slugify`` without ``case``: capital letters stay."""
    return _pymdownx(headings, lower=False)


def hugo_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Hugo, ``autoHeadingIDType: github``: of the source, letters, decimal digits, underscores and hyphens."""
    return list(_lowest_free(_hugo(heading.source.strip()) or "heading" for heading in headings))


def hugo_ascii_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Hugo, ``github-ascii``: accents off first, then ASCII only."""
    slugs = []
    for heading in headings:
        decomposed = unicodedata.normalize("NFD", heading.source)
        plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))
        slugs.append(_hugo("".join(c for c in plain.strip() if c.isascii())) or "heading")
    return list(_lowest_free(slugs))


def hugo_blackfriday_ids(headings: Sequence[HeadingText]) -> list[str]:
    """Hugo, ``blackfriday``: letters and numbers, every other run one hyphen, none at the ends."""
    slugs = []
    for heading in headings:
        kept = "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in _lower(heading.source))
        slugs.append("-".join(kept.split()) or "heading")
    return list(_lowest_free(slugs))


# characters

_DASHES = re.compile(r"---?")
_GUILLEMETS = re.compile(r"<< ?| ?>>")
_TAG = re.compile(r"</?[a-zA-Z][^<>@ ]*(?: [^<>]*)?>")
_TEX_OR_NOTE = re.compile(r"\\[A-Za-z]+|\^\[[^\]]*\]")
_TO_FIRST_LETTER = re.compile(r"^[^a-zA-Z]+")
_NOT_ASCII_WORD = re.compile(r"[^a-zA-Z0-9 -]")
_ASCII_WORD = re.compile(r"[\w\- ]*", re.ASCII)
_CIRCLED = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def _shown(heading: HeadingText) -> str:
    return "".join(content for kind, content in heading.parts if kind in SHOWN)


def _lower(text: str) -> str:
    """Lower case one character at a time, as Ruby, Go and Haskell do it: no final sigma, ``İ`` to ``i``."""
    return "".join("i" if c == "İ" else c.lower() for c in text)


def _word_characters(text: str, also: str = "") -> str:
    """Drop everything that is not Ruby's ``\\p{Word}``, a hyphen or a blank."""
    if _ASCII_WORD.fullmatch(text):
        return text
    return "".join(c for c in text if c in "- _" or c in also or _is_word(c))


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] in "LM" or category in ("Nd", "Nl", "Pc"):
        return True
    return category == "So" and any(first <= ord(character) <= last for first, last in _CIRCLED)


def _python_text(heading: HeadingText) -> str:
    """The text with blanks collapsed, as Python-Markdown does before it resolves entities (``&nbsp;`` stays)."""
    pieces = (
        _TAG.sub("", content) if kind == "text" else content.replace("\xa0", "\ue001") if kind == "entity" else content
        for kind, content in heading.parts
        if kind in SHOWN
    )
    return " ".join("".join(pieces).split()).replace("\ue001", "\xa0")


def _pymdownx(headings: Sequence[HeadingText], lower: bool) -> list[str]:
    slugs = []
    for heading in headings:
        text = re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", _python_text(heading))).strip()
        slugs.append(re.sub(r"[^\w\- ]", "", text.lower() if lower else text).replace(" ", "-"))
    return list(_underscored(slugs))


def _hugo(source: str) -> str:
    kept = (c for c in source if c in "-_ " or unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd")
    return _lower("".join(kept)).replace(" ", "-")


# duplicates


def _counted(slugs: Sequence[str]) -> Iterator[str]:
    """The second of a slug gets ``-1``, whatever else is called that."""
    count: dict[str, int] = {}
    for slug in slugs:
        count[slug] = count.get(slug, -1) + 1
        yield f"{slug}-{count[slug]}" if count[slug] else slug


def _lowest_free(slugs: Iterator[str] | Sequence[str]) -> Iterator[str]:
    """The second of a slug gets the lowest number from 1 that makes it new."""
    taken: set[str] = set()
    last: dict[str, int] = {}
    for slug in slugs:
        identifier, number = slug, last.get(slug, 0)
        while identifier in taken:
            number += 1
            identifier = f"{slug}-{number}"
        last[slug] = number
        taken.add(identifier)
        yield identifier


def _underscored(slugs: Sequence[str]) -> Iterator[str]:
    """Python-Markdown's ``unique``: count up the number behind an underscore until the id is new."""
    taken: set[str] = set()
    for slug in slugs:
        identifier = slug
        while identifier in taken or not identifier:
            found = re.match(r"^(.*)_(\d+)$", identifier)
            identifier = f"{found[1]}_{int(found[2]) + 1}" if found else f"{identifier}_1"
        taken.add(identifier)
        yield identifier
