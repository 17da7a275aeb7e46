"""The HTML tags of a post, and which of them have no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..document.blocks import covers, html_spans, in_backticks
from ..named_tuple import NamedTuple
from ..regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.blocks import Block
    from ..document.document import Document

_TAG = regex(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>",
    re.IGNORECASE | re.DOTALL,
)
_OPENED = regex(r"<([a-z][a-z0-9]*)\b", re.IGNORECASE)
_PREFORMATTED = regex(r"<(?P<close>/?)(?P<name>pre|script|style|textarea)\b", re.IGNORECASE)
PAIRED = frozenset(
    "a abbr b big blockquote center cite code del dfn em font i ins kbd mark q s samp small span strike strong sub summary sup tt u var".split()
)
"""Elements that want both their tags, and that are written in running text; blocks of HTML are the affair of templates."""
STRAY = frozenset("div h1 h2 h3 h4 h5 h6 li ol p section table tbody td th thead tr ul".split())
"""Blocks of HTML whose end tags are told of where a post opens none of the kind, and is filled in by no template."""
_BROKEN = regex(
    r"<(?P<name>a|abbr|b|big|code|em|font|i|iframe|img|input|ins|kbd|small|span|strong|sub|sup|u|video)"
    r"(?:[ \t]+(?=[^<>\n]*[\"'])[^<>\n]*>|(?P<open>[ \t]+[^<>\n]*)(?=</(?P=name)>))",
    re.IGNORECASE,
)
VOID = frozenset(("br", "hr", "img", "input", "wbr"))
"""Elements that have no end tag."""


class HtmlTag(NamedTuple):
    """A start or end tag."""

    span: Span
    name: str
    closing: bool


def read_tags(document: Document) -> Iterator[HtmlTag]:
    """Every tag of an element that wants both, and end tags of those that have none; none in code and comments."""
    opened: set[str] = set()
    is_filled_in = "{%" in document.text or "{{" in document.text
    if not is_filled_in and "</" in document.text:
        opened = {found[1].lower() for found in _OPENED.finditer(document.text)}
    for span in html_spans(document):
        hidden = in_backticks(document.text, span)
        for match in _TAG.finditer(document.text, *span):
            name = (match["name"] or "").lower()
            if (
                (
                    name in PAIRED
                    or (name in VOID and match["close"])
                    or (match["close"] and name in STRAY and not is_filled_in and name not in opened)
                )
                and not (match["empty"] or _is_comparison(match))
                and not covers(hidden, match.start())
            ):
                yield HtmlTag(Span(*match.span()), name, bool(match["close"]))


def read_broken(document: Document, block: Block) -> Iterator[HtmlTag]:
    """What looks like a start tag in a block's text and is none, because a quotation mark or its ``>`` is missing."""
    for token in block.inlines:
        if token.type == "text" and "<" in token.content:
            start, end = token.meta["span"]
            for match in _BROKEN.finditer(document.text, start, end + len("</iframe>")):
                is_cut = match["open"] is not None
                is_odd = match[0].count('"') % 2 or match[0].count("'") % 2
                if match.end() <= end and (is_cut or is_odd):
                    yield HtmlTag(Span(*match.span()), match["name"].lower(), is_cut)


def _is_comparison(match: re.Match[str]) -> bool:
    """Whether signs of less and greater are around words, as in ``a<b and c>d``."""
    return " " in match[0] and "=" not in match[0] and not match[0].rstrip("/> ").lower().endswith(("hidden", "open"))


def read_preformatted(document: Document, printed: frozenset[str]) -> list[Span]:
    """The elements whose lines browsers keep, or do not show, in document order; ``printed`` are elements that are shown as text."""
    found: list[Span] = []
    if _PREFORMATTED.search(document.text) is None:
        return found
    opened: re.Match[str] | None = None
    for span in html_spans(document):
        for match in _PREFORMATTED.finditer(document.text, *span):
            if match["name"].lower() in printed:
                continue
            if opened is None:
                opened = None if match["close"] else match
            elif match["close"] and match["name"].lower() == opened["name"].lower():
                found.append(Span(opened.start(), match.end()))
                opened = None
    return [*found, Span(opened.start(), len(document.text))] if opened else found


def unmatched(tags: list[HtmlTag]) -> list[HtmlTag]:
    """The tags without a partner, in document order."""
    waiting: dict[str, list[HtmlTag]] = {}
    alone: list[HtmlTag] = []
    for tag in tags:
        opened = waiting.setdefault(tag.name, [])
        if not tag.closing:
            opened.append(tag)
        elif opened:
            opened.pop()
        else:
            alone.append(tag)
    return sorted([*alone, *(tag for opened in waiting.values() for tag in opened)])
