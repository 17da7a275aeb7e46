"""goldmark, as Hugo 0.111 and later set it up.

Since 0.144 Hugo makes a heading's id of its text, before that of its source. Which version a blog is built with, its files
often do not say; 0.150 strikes through what is between single tildes, and refuses braces at a fence, which 0.111 does not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from html import unescape

from ...document.grammar.grammar import Grammar
from ...regex import regex
from .engine import Engine
from .heading_ids import DASHES, HeadingIds, HeadingText, Slugs, lowered, lowest_free, made_of

_LINKIFIED = regex(
    r"\b(?:(?:https?|ftp)://|www\.)[-\w@:%.+~#=]{1,256}\.[a-z]+[^\s<]*|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,64}+(?>(?:\.[\w-]{1,64}+)+)"
)
_NEXT_NODE = regex(r"(?P<run>[_*~\[]+)|[`\]\"'\n]|--|\.\.\.|<<|>>")
"""Where goldmark ends a piece of text, and begins another."""
_NUMBERED = regex(r"&#\w+;")
_STRUCK = regex(r"(?<!~)~(?=[^\s~])([^~]+)(?<=[^\s~])~(?!~)")
_NAMED = regex(r"&[A-Za-z][A-Za-z0-9]*;")


def _github(text: str) -> str:
    """``autoHeadingIDType: github``: letters, decimal digits, underscores and hyphens, spaces as hyphens."""
    kept = (c for c in text if c in "-_ " or unicodedata.category(c)[0] == "L" or unicodedata.category(c) == "Nd")
    return lowered("".join(kept)).replace(" ", "-")


def _ascii(text: str) -> str:
    """``github-ascii``: accents off first, then ASCII only."""
    decomposed = unicodedata.normalize("NFD", text)
    plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))
    return _github("".join(c for c in plain.strip() if c.isascii()))


def _blackfriday(text: str) -> str:
    """``blackfriday``: letters and numbers, every other run one hyphen, none at the ends."""
    return "-".join("".join(c if unicodedata.category(c)[0] in "LN" else " " for c in lowered(text)).split())


def text_of(heading: HeadingText) -> str:
    """The text that goes into an id: of emphasis, links and code only what goldmark has first in them."""
    pieces: list[str] = []
    rooms = [_ROOT]
    numbered, above = _NUMBERED.findall(heading.source), ""
    for kind, content in heading.parts:
        if kind == "open":
            taken = rooms[-1] in (_TEXT, _FULL) or content == "auto"
            rooms[-1] = max(rooms[-1], _FULL) if rooms[-1] else _ROOT
            rooms.append(_FULL if taken else _NEW)
        elif kind == "close":
            rooms.pop()
        elif rooms[-1] != _FULL:
            guillemets = kind == "tag" and above.endswith("<")
            content = _as_written(numbered, content) if kind == "entity" else content
            piece, room = _piece("text" if guillemets else kind, content, rooms[-1])
            pieces.append(piece)
            rooms[-1] = room if rooms[-1] else _ROOT
        above = content
    return "".join(pieces)


def _as_written(numbered: list[str], character: str) -> str:
    """The next character reference by number, which Hugo leaves as it is; another as what it stands for."""
    return numbered.pop(0) if numbered and unescape(numbered[0]) == character else character


def _piece(kind: str, content: str, room: int) -> tuple[str, int]:
    """What is taken of a part of a heading, and how far the room that it is in then is."""
    if kind in ("tag", "footnote", "pad"):
        return "", _FULL
    if kind in ("code", "blank-code"):
        return ("" if room == _TEXT else _NAMED.sub(lambda found: unescape(found[0]), content)), _FULL
    if room == _ROOT:
        return (_plain(content) if kind == "text" else content), _ROOT
    ends = _NEXT_NODE.search(content) if kind in ("text", "alt") else None
    if ends is None:
        return content, _TEXT
    return content[: ends.start()] + (ends[0] if room != _TEXT or ends["run"] else ""), _FULL


def _plain(text: str) -> str:
    return _STRUCK.sub(r"\1", DASHES.sub("–", _LINKIFIED.sub("", text)))


_ROOT, _NEW, _TEXT, _FULL = range(4)
"""How far what is around has got: the heading itself takes all; emphasis nothing yet, a text so far, or enough."""


def _made(sanitized: Callable[[str], str]) -> tuple[HeadingIds, HeadingIds]:
    """The ids of Hugo since 0.144, and those of before."""

    def slug(heading: HeadingText) -> str:
        text = _last_line(text_of(heading)).strip(" \t")
        return text and (sanitized(text) or "heading")

    def older_slug(heading: HeadingText) -> str:
        return sanitized(_last_line(heading.source).strip()) or "heading"

    return made_of(slug, _with_none), made_of(older_slug, lowest_free)


def _with_none(slugs: Slugs) -> Iterator[str]:
    """As ``lowest_free``, but a heading without any text has no id."""
    numbered = lowest_free([(slug, own) for slug, own in slugs if slug or own])
    for slug, own in slugs:
        yield next(numbered) if slug or own else ""


def _last_line(text: str) -> str:
    """Of several lines the last one, without the marks of a quote."""
    return text.rpartition("\n")[2].lstrip(" \t>") if "\n" in text else text


hugo_ids, hugo_source_ids = _made(_github)
hugo_ascii_ids, hugo_ascii_source_ids = _made(_ascii)
hugo_blackfriday_ids, hugo_blackfriday_source_ids = _made(_blackfriday)
HUGO = Engine(
    name="hugo",
    heading_ids=hugo_ids,
    older_ids=(hugo_source_ids,),
    ids_of_source=True,
    details="blank-line",
    tables="goldmark",
    strict_emphasis=True,
    headings_at_margin=False,
    guillemets=True,
    terms_have_ids=True,
    single_tildes="strike",
    refuses_braces=True,
    grammar=Grammar(goldmark=True),
)
_BY_TEXT, _NEWEST_KNOWN = 144, 150


def of_version(engine: Engine, minor: int | None) -> Engine:
    """The engine as a version (144 of 0.144) has it; None where it is not known."""
    if minor is None:
        return engine
    ids = engine.heading_ids if minor >= _BY_TEXT else engine.older_ids[0]
    if minor >= _NEWEST_KNOWN:
        return engine._replace(heading_ids=ids, older_ids=())
    return engine._replace(heading_ids=ids, older_ids=(), single_tildes="", refuses_braces=False)


HUGO_SAFE = HUGO._replace(name="hugo-safe", details="always", drops_html=True)
HUGO_ASCII = HUGO_SAFE._replace(name="hugo-ascii", heading_ids=hugo_ascii_ids, older_ids=(hugo_ascii_source_ids,))
HUGO_BLACKFRIDAY = HUGO_SAFE._replace(
    name="hugo-blackfriday", heading_ids=hugo_blackfriday_ids, older_ids=(hugo_blackfriday_source_ids,)
)
