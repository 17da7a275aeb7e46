"""Links that CommonMark prints as text, because of a space, a bracket too many or too few, or the wrong bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from ..diagnostic import Span
from ..document.blocks import once_per_document
from ..named_tuple import NamedTuple
from ..regex import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ..document.document import Document

Fault = Literal[
    "gap",
    "space",
    "line",
    "swapped",
    "reference",
    "address",
    "extra",
    "open",
    "left",
    "right",
    "apart",
    "marks",
    "other",
    "first",
]

_WEB = r"(?:https?://|www\.)"
_INSIDE = r"[^\s()\[\]<>\"\0]"
_FURTHER = rf"{_INSIDE}+(?:\({_INSIDE}*\){_INSIDE}*)*"
_ASIDE = r"[^\n()]{0,300}(?:\([^\n()]{0,300}\)[^\n()]{0,300}){0,5}"
"""What may be in a line, round brackets in pairs."""
_FAULTS: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    (
        "space",
        regex(
            r"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{0,300})\]\((?P<target>[^()\n<>\"\0]*(?:\([^()\n<>\"\0]*\)[^()\n<>\"\0]*)*)"
            r"(?P<title>[ \t]+\"[^\"\n]*\")?\)"
        ),
    ),
    (
        "line",
        regex(
            r"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{1,300})\]\((?P<target>(?:https?://|\.{0,2}/)[^()\s<>\"\0]*[/=&?#_-]\n[ \t>]*[^()\s<>\"\0]+)\)"
        ),
    ),
    (
        "gap",
        regex(
            r"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{1,300})\](?P<gap>[ \t]{1,2})\((?P<target>"
            rf"(?:{_WEB}|mailto:|\.{{0,2}}/)[^\s()\0]+(?:\([^\s()\0]*\)[^\s()\0]*)?"
            r"|[\w./%-]+\.(?:md|html?|pdf|png|jpe?g|gif|svg|ipynb|qmd)(?:#[^\s()\0]*)?)\)"
        ),
    ),
    (
        "swapped",
        regex(
            rf"(?<![\w\])\\])(?P<picture>)\((?P<text>[^()\n\0]{{1,300}})\)\[(?P<target>{_WEB}[^\s\[\]\0]+)\](?![(\[])"
        ),
    ),
    (
        "reference",
        regex(rf"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{{1,300}})\]\[(?P<target>{_WEB}[^\s\[\]\0]+)\](?!\()"),
    ),
    (
        "apart",
        regex(
            rf"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{{1,300}})\](?:[ \t]?:[ \t]?|[ \t]*\n[ \t>]*)\((?P<target>{_WEB}{_FURTHER})\)"
        ),
    ),
    (
        "other",
        regex(
            rf"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{{1,300}})\]\s?(?:\{{(?P<braced>{_WEB}[^\s{{}}()\0]+)\}}|（(?P<target>{_WEB}[^\s（）()\0]+)）)"
        ),
    ),
    (
        "open",
        regex(
            rf"(?<!\\)(?P<picture>!?)\[(?P<text>[^\[\]\n]{{0,300}})\]\((?P<target>(?:{_WEB}|mailto:|\.{{0,2}}/){_FURTHER}"
            rf"|[\w./%-]+\.(?:md|html?|pdf|png|jpe?g|gif|svg|ipynb|qmd|\w{{1,5}}(?=\]))(?:#{_INSIDE}*)?)[\]}}]?(?=[ \t]|\n|\Z)(?!{_ASIDE}\)|\n[ \t>]*[^\s()]*\))"
        ),
    ),
    (
        "marks",
        regex(
            rf"(?<!\\)(?P<marks>\*{{1,3}}|_{{1,3}})(?P<picture>!?)\[(?P<text>[^\[\]\n]{{1,300}})\](?P=marks)\((?P<target>{_WEB}{_FURTHER}"
            rf"|[\w./%-]+\.(?:md|html?|pdf|ipynb|qmd)(?:#{_INSIDE}*)?|#{_INSIDE}+)\)"
        ),
    ),
    (
        "left",
        regex(rf"(?<![\]\\\s])(?P<picture>)(?P<text>)\]\((?P<target>{_WEB}{_FURTHER})\)"),
    ),
    (
        "right",
        regex(
            rf"(?<![\w\]\\])(?P<picture>!?)\[(?P<text>[^\[\]\n()\0]{{0,100}}[^\[\]\n()\0\s])\((?P<target>{_WEB}{_FURTHER})\)"
            r"(?![^\n\[\]]{0,300}\])"
        ),
    ),
    (
        "address",
        regex(r"(?<![\])\w!\\\[])(?P<picture>)(?P<text>)\[(?P<target>https?://[^\s\[\]\0]+)\](?![\[(:\]])"),
    ),
)
_LEFT = regex(
    r"\](?:[ \t]{0,2}|[ \t]?:[ \t]?|[*_]{1,3}|[ \t]*\n[ \t>]*)[(\[]|\]\s?[{（]|\)\[|\[http|\((?:https?:|www\.)"
)
_BEFORE = 300
"""Characters in which an opening bracket is looked for."""
_MAY = regex(rf"{_LEFT.pattern}|\)\)|\[\[")
_SIGNS = ("]", ")[", "[h", "(http", "(www.", "))", "[[")
"""One of them is in each."""
_TASK = regex(r"[ xX]|\d+")


class PrintedLink(NamedTuple):
    """What was meant as a link, and is printed."""

    fault: Fault
    span: Span
    text: Span
    target: Span
    is_picture: bool
    title: str = ""
    """What is after the address, with the space in front."""


@once_per_document
def read_printed_links(document: Document) -> list[PrintedLink]:
    """Every text that was meant as a link and is none to CommonMark, by fault and place.

    With ``extra`` it is a link, and a closing bracket after it (``span``) is printed; with ``first`` the opening one before it.
    """
    if not _LEFT.search(document.source):
        return []
    return [
        link
        for token in document.tokens
        if token.children and _may_have_one(token.content)
        for link in _in(document, token.children)
    ]


def _may_have_one(text: str) -> bool:
    """Whether the text of a block has a sign of a link that is none: a cheap look."""
    return any(sign in text for sign in _SIGNS) and _MAY.search(text) is not None


def _in(document: Document, children: list[Token]) -> Iterator[PrintedLink]:
    spans = [child.meta["span"] for child in children if "span" in child.meta]
    if not spans:
        return
    first, last = spans[0].start, max(span.end for span in spans)
    text, depth, seen = document.source, 0, first
    shown: list[str] = []
    """The text with zeros for code, tags, pictures and links."""
    for child in children:
        if child.type in ("code_inline", "html_inline", "image", "link_open") and child.meta["span"].start >= seen:
            span = child.meta["span"]
            shown += (text[seen : span.start], "\0" * (span.end - span.start))
            if child.type == "link_open" and child.markup != "autolink" and text[span.end : span.end + 1] == ")":
                depth = _open_brackets("".join(shown))
                if depth == 0 and text[span.end : span.end + 2] != ")]":
                    yield PrintedLink("extra", Span(span.end, span.end + 1), span, span, False)
            seen = span.end
    text = "".join((*shown, text[seen:last]))
    yield from _opened_twice(document, children, text, first)
    for fault, pattern in _FAULTS if _LEFT.search(text) else ():
        for match in pattern.finditer(text):
            name = "braced" if fault == "other" and match["braced"] else "target"
            target = match[name]
            if fault == "space" and (" " not in target.strip() or not target.strip()):
                continue
            if _TASK.fullmatch(match["text"]) and fault in ("gap", "space"):
                continue
            at = first + match.start()
            if fault == "left" and _opens(document.source[max(0, at - _BEFORE) : at].rpartition("\n")[2]):
                continue  # also where a pipe has divided the text
            lead = len(target) - len(target.lstrip())
            place = Span(first + match.start(name) + lead, first + match.start(name) + len(target.rstrip()))
            words = Span(first + match.start("text"), first + match.end("text"))
            whole = Span(first + match.start(), first + match.end())
            title = match["title"] or "" if fault == "space" else ""
            yield PrintedLink(fault, whole, words, place, match["picture"] == "!", title)


def _opened_twice(document: Document, children: list[Token], text: str, first: int) -> Iterator[PrintedLink]:
    """A bracket right before that of a link, which no other closes."""
    for child in children:
        span = child.meta["span"] if child.type == "link_open" and child.markup != "autolink" else None
        if span is None or document.source[span.start - 1 : span.start + 1] != "[[" or span.start <= first:
            continue
        before, after = text[: span.start - 1 - first], text[span.end - first :]
        is_escaped = "\\]" in document.source[span.start : span.end]  # which closes it, as it is shown
        if "]" not in after and not is_escaped and not _opens(before) and not before.endswith("\\"):
            yield PrintedLink("first", Span(span.start - 1, span.start), span, span, False)


def _opens(text: str) -> bool:
    """Whether a text leaves a square bracket open."""
    return text.count("[") > text.count("]")


def _open_brackets(text: str) -> int:
    """How many round brackets a text leaves open."""
    depth = 0
    for character in text:
        if character in "(（":
            depth += 1
        elif character in ")）":
            depth = max(0, depth - 1)
    return depth
