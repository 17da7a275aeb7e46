"""Markdown in HTML that the site's engine leaves as it is written, outside of raw details elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..named_tuple import NamedTuple
from ..regex import regex
from .details import TABLE, begins_raw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..site.site import Site

_TAG = regex(r"<!--|<(?P<closing>/?)(?P<name>[A-Za-z][\w-]*)\b[^<>]*?(?P<empty>/?)>")
_ASKS = regex(r"<\w[^<>]*\smarkdown\b(?!\s*=\s*[\"']?0)", re.IGNORECASE)
_UNSEEN = regex(
    r"<\w[^<>]*(?:class\s*=\s*[\"'][^\"'<>]*\b(?:hide|hidden|d-none|sr-only)\b|display\s*:\s*none)", re.IGNORECASE
)
_LITERAL = frozenset("pre code script style textarea svg math kbd samp".split())
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SPANS = r"\*\*[^*\s][^*\n]*\*\*|`[^`\n]+`|!?\[[^\[\]\n]+\]\([^()\s]+\)"
_SIGNS = regex(r"\s*(#{1,6}[ \t]+\S[^<\n]*)")
"""What would be a heading, as the first text behind a tag."""
_SPAN_MARKDOWN = regex(_SPANS)
_BLANK = regex(r"\n[ \t>]*\n")
_MARKDOWN = regex(
    _SPANS + r"|^[ ]{0,3}#{1,6}[ \t]+\S[^<\n]*"
    rf"|{TABLE}"
    r"|^[ ]{0,3}\d{1,2}(?P<sign>[.)])[ \t]+\S.*\n+[ ]{0,3}\d{1,2}(?P=sign)[ \t]+\S"
    r"|^[ ]{0,3}(?P<bullet>[-*+])[ \t]+\S.*\n+[ ]{0,3}(?P=bullet)[ \t]+\S",
    re.MULTILINE,
)
_FENCE = regex(r"^[ ]{0,3}(?P<mark>```|~~~)[^\n]*\n.*?(?:^[ ]{0,3}(?P=mark)|\Z)", re.MULTILINE | re.DOTALL)
_HIDDEN = "\ue000"


class RawMarkdown(NamedTuple):
    """Markdown that is printed with its marks."""

    tag: Span
    """The tag of the element that it is in, or that is above it."""
    name: str
    """With the slash if it is an end tag, which the markdown is below; ``!-- --`` for a comment."""
    is_inner: bool
    """Whether the element is inside of another."""
    sample: Span
    """The first of it."""


def read_raw_markdown(document: Document, tree: Tree, site: Site) -> list[RawMarkdown]:
    """The first markdown of each HTML block that is left as it is written, in document order."""
    engine = site.engine
    if "<" not in document.text:
        return []
    reads_html = engine.details == "always"
    fences_first = engine.tables == "python-markdown"
    found, waiting = list[RawMarkdown](), [tree.root]
    while waiting:
        for block in waiting.pop().children:
            if block.kind == "html":
                if not reads_html and (not fences_first or begins_raw(document, block.span.start)):
                    found += _in_block(document, block, fences_first, engine.details == "blank-line")
                continue
            if block.kind == "details" and (not fences_first or begins_raw(document, block.span.start)):
                found += _in_summary(document, block, engine.details)
            if block.kind != "details" or _is_rendered(document, block, site):
                waiting.append(block)
    return sorted(found)


def _in_summary(document: Document, details: Block, rendered: str) -> Iterator[RawMarkdown]:
    """The first markdown of a summary, which is HTML, whatever becomes of the text of its element.

    Where an engine ``rendered`` "always" what is in HTML, a heading is none on the line of the closing tag.
    """
    if details.summary is None:
        return
    whole, text = details.summary
    tag = Span(whole.start, text.start)
    bare, _ = _without_tags(document.source[slice(*text)])
    signs = _SIGNS.match(bare) if "\n" not in bare.strip(" \t") or rendered != "always" else None
    found = signs or (_SPAN_MARKDOWN.search(bare) if rendered != "always" else None)
    if found is None or _ASKS.match(document.slice(tag)) or document.is_masked(text.start + found.start()):
        return
    start, end = found.span(1) if found is signs else found.span()
    if not (rendered == "blank-line" and _BLANK.search(bare[:start])):
        yield RawMarkdown(tag, "summary", True, Span(text.start + start, text.start + end))


def _is_rendered(document: Document, details: Block, site: Site) -> bool:
    """Whether the attribute renders a details element; what is raw in others is told of as such."""
    if site.engine.details != "attribute" or details.opening is None:
        return False
    return not site.keeps_raw(document.slice(details.opening))


def _in_block(document: Document, block: Block, fences_first: bool, ends_at_blank: bool) -> Iterator[RawMarkdown]:
    html = _without_templates(document, block)
    if _ASKS.search(html) or _UNSEEN.search(html):
        return
    bare, tags = _without_tags(html)
    fence = _FENCE.search(bare)
    if fences_first:
        bare = _FENCE.sub(lambda match: _HIDDEN * len(match[0]), bare)
    found = min(
        (match for match in (_MARKDOWN.search(bare), None if fences_first else fence) if match),
        key=re.Match.start,
        default=None,
    )
    tag = _around(tags, found.start()) if found else None
    is_rest = block.span.end == len(document.source.rstrip()) and bool(_open(tags))  # which another rule tells
    if found and not is_rest:
        start = block.span.start
        sample = Span(start + found.start(), start + found.end())
        if tag is not None:
            place, name = Span(start + tag.start(), start + tag.end()), tag["closing"] + tag["name"].lower()
            yield RawMarkdown(place, name, tag is not tags[0], sample)
        elif ends_at_blank:
            yield from _below(document, block, sample)


def _below(document: Document, block: Block, sample: Span) -> Iterator[RawMarkdown]:
    """Markdown of an HTML block that begins with a comment, or with the end of a details element, and has no other tags."""
    text, start = document.source, block.span.start
    if text.startswith("<!--", start):
        yield RawMarkdown(Span(start, text.find("-->", start) + len("-->")), "!-- --", False, sample)
        return
    above = document.line_span(max(0, document.line_index(start) - 1)).start
    opening = text.rfind("</", above, start)
    tag = _TAG.match(text, opening) if opening >= 0 else None
    if tag is not None:
        yield RawMarkdown(Span(*tag.span()), f"/{tag['name'].lower()}", False, sample)


def _without_templates(document: Document, block: Block) -> str:
    """The HTML of a block; code between two tags of Liquid's or of Hugo's is made HTML before the engine sees it."""
    html, start = document.source[slice(*block.span)], block.span.start
    if "{%" not in document.slice(block.span) and "{{<" not in document.slice(block.span):
        return html
    for fence in _FENCE.finditer(html):
        if not document.text.startswith(fence["mark"], start + fence.start("mark")):
            html = html[: fence.start()] + re.sub(r"[^\n]", _HIDDEN, fence[0]) + html[fence.end() :]
    return html


def _without_tags(html: str) -> tuple[str, list[re.Match[str]]]:
    """HTML with its tags, comments and literal elements hidden, and the tags."""
    pieces, tags, at = list[str](), list[re.Match[str]](), 0
    while (tag := _TAG.search(html, at)) is not None:
        end, name = tag.end(), (tag["name"] or "").lower()
        if not name:
            end = _end(html, "-->", end)
        elif name in _LITERAL and not tag["closing"]:
            end = _end(html, f"</{name}>", end)
        else:
            tags.append(tag)
        pieces += (html[at : tag.start()], re.sub(r"[^\n]", _HIDDEN, html[tag.start() : end]))
        at = end
    return "".join((*pieces, html[at:])), tags


def _end(html: str, closing: str, start: int) -> int:
    """The offset after a closing mark; the end where there is not one."""
    at = html.find(closing, start)
    return at + len(closing) if at >= 0 else len(html)


def _open(tags: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tags of the elements that some tags leave open, outermost first."""
    waiting: list[re.Match[str]] = []
    for tag in tags:
        name = tag["name"].lower()
        if tag["closing"]:
            while waiting and waiting.pop()["name"].lower() != name:
                pass
        elif not tag["empty"] and name not in VOID:
            waiting.append(tag)
    return waiting


def _around(tags: list[re.Match[str]], at: int) -> re.Match[str] | None:
    """The tag of the innermost element at an offset, or the nearest above."""
    before = [tag for tag in tags if tag.start() <= at]
    return next(reversed(_open(before) or before), None)
