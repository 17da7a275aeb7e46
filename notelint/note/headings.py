"""Headings with their ids, and every other id that an in-page link can lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..masks import FILLER
from ..site.flavor import HeadingText

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ..document import Document
    from ..site import Site
    from .blocks import Block, Tree

_ID_IN_ATTRIBUTES = re.compile(r"#([\w:.-]+)")
_ID_IN_TAG = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as readers and links see it."""

    block: Block
    level: int
    text: str
    span: Span
    """Of the text, without number signs or underline."""
    id: str | None
    """The id its page has for it; None where a template fills the heading in."""


def text_span(block: Block) -> Span:
    """The span of a heading's or paragraph's text, without its markers."""
    children = block.inline.children if block.inline else None
    if not children:
        return Span(block.span.end, block.span.end)
    return Span(children[0].meta["span"].start, children[-1].meta["span"].end)


def plain_text(document: Document, children: list[Token] | None) -> str:
    """What a reader sees of inline markdown, in one line."""
    return " ".join("".join(content for _, content in text_parts(document, children)).split())


def text_parts(document: Document, children: list[Token] | None) -> list[tuple[str, str]]:
    """The text, code and math of inline markdown in order, as pairs of ``"text"``, ``"code"`` or ``"math"`` and content.

    What a template fills in later comes as ``("template", "")``.
    """
    parts: list[tuple[str, str]] = []
    for child in children or ():
        if child.type == "text" and FILLER in child.content:
            parts += _unmasked(document, child.meta["span"])
        elif child.type in ("text", "text_special"):
            parts.append(("text", child.content))
        elif child.type == "code_inline":
            parts.append(("code", child.content))
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(("text", " "))
    return parts


def _unmasked(document: Document, span: Span) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    position = span.start
    for mask in document.masks_in(span):
        parts.append(("text", document.text[position : mask.span.start]))
        written = document.slice(mask.span)
        if mask.kind == "math":
            parts.append(("math", written.strip("$")))
        elif mask.kind == "wiki-link":
            parts.append(("text", written.strip("![]").rpartition("|")[2]))
        elif mask.kind in ("liquid", "shortcode"):
            parts.append(("template", ""))
        position = mask.span.end
    parts.append(("text", document.text[position : span.end]))
    return [part for part in parts if part[1] or part[0] == "template"]


def read_headings(document: Document, tree: Tree, site: Site) -> list[Heading]:
    """All headings, in lists, quotes and details too, by place."""
    blocks = [block for block in tree.walk() if block.kind == "heading"]
    own = [_own_id(document, block) for block in blocks]
    parts = [text_parts(document, block.inline.children if block.inline else None) for block in blocks]
    texts = [
        HeadingText(document.slice(text_span(block)), tuple(part))
        for block, part, identifier in zip(blocks, parts, own, strict=True)
        if identifier is None
    ]
    generated = iter(site.heading_ids(texts))
    headings = []
    for block, part, identifier in zip(blocks, parts, own, strict=True):
        if identifier is None:
            identifier = next(generated)
            if any(kind == "template" for kind, _ in part):
                identifier = None
        text = " ".join("".join(content for _, content in part).split())
        headings.append(Heading(block, block.level, text, text_span(block), identifier))
    return headings


def read_anchors(document: Document, headings: list[Heading]) -> set[str]:
    """Every id in the post: of headings, HTML elements, attribute lists and shortcodes."""
    anchors = {heading.id for heading in headings if heading.id}
    for mask in document.masks:
        written = document.slice(mask.span)
        if mask.kind == "attributes":
            anchors.update(_ID_IN_ATTRIBUTES.findall(written))
        elif mask.kind in ("shortcode", "liquid"):
            anchors.update(_ids(written))
    for token in document.tokens:
        if token.type == "html_block":
            anchors.update(_ids(token.content))
        for child in token.children or ():
            if child.type == "html_inline":
                anchors.update(_ids(child.content))
    return anchors


def _ids(tag: str) -> list[str]:
    return [double or single or bare for double, single, bare in _ID_IN_TAG.findall(tag)]


def _own_id(document: Document, block: Block) -> str | None:
    """The id that an attribute list at the heading's end or on the line below gives it."""
    last = document.place(block.span.end)[0]
    reach = Span(block.span.start, document.line_span(last).end)
    for mask in document.masks_in(reach):
        if mask.kind == "attributes" and (found := _ID_IN_ATTRIBUTES.search(document.slice(mask.span))):
            return found[1]
    return None
