"""Which details elements hold markdown that the site's engine does not render."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.blocks import Block, Tree
    from ..document.document import Document
    from ..site.site import Site

TABLE = r"^[ ]{0,3}\|[^\n]*\|[ \t]*\n[ ]{0,3}\|[ \t]*:?-[-:| \t]*\|"
"""The header of a table and the row of dashes below it, as a pattern for several lines."""
_MARKDOWN = regex(
    rf"{TABLE}|"
    r"^[ ]{0,3}(?:[-*+][ \t]+\S|\d{1,9}[.)][ \t]+\S|```|~~~|>[ \t]*\S|#{1,6}[ \t]+\S)|\*\*[^*\s][^*\n]*\*\*|`[^`\n]+`|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)",
    re.MULTILINE,
)
_RENDERED = regex(r"""<\w[^<>]*\smarkdown\s*=\s*["']?(?:1|block|span)""", re.IGNORECASE)
_PLAIN = frozenset(("text", "text_special", "softbreak", "hardbreak", "html_inline"))
_LITERAL = regex(r"<(?P<name>pre|code|script|style)\b|<!--", re.IGNORECASE)
_END = {name: regex(rf"</{name}\s*>", re.IGNORECASE) for name in ("pre", "code", "script", "style")} | {
    None: regex("-->")
}
_FENCE = regex(r"[ \t]*(`{3,}|~{3,})")
_CODE = regex(r"`[^`\n]+`")
_TAG = regex(r"<(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)\b[^<>]*?(?P<empty>/?)>", re.IGNORECASE)
_HARMLESS = frozenset("br code details hr img input pre script source style summary wbr".split())
"""Elements that are what they are beside rendered markdown: void ones, literal ones, and those checked by themselves."""
_BLOCKS = frozenset(
    "address article aside blockquote center div dl dd dt figure footer h1 h2 h3 h4 h5 h6 header li".split()
)
_BLOCKS |= frozenset("main nav ol p section table tbody td th thead tr ul".split())


def unrendered_details(document: Document, tree: Tree, site: Site) -> list[Block]:
    """Details elements whose markdown is printed as it is written, in document order."""
    is_stashed, end = site.engine.tables == "python-markdown", 0
    found: list[Block] = []
    rendered = [match.span() for match in _RENDERED.finditer(document.text)] if tree.details and not is_stashed else []
    for block in tree.details:
        raw = is_raw(document, block, site) or block.span.start < end
        if raw and is_stashed:  # then what asks for it inside is printed too
            end = max(end, block.span.end)
        if _is_left_raw(document, block, site, rendered, raw):
            found.append(block)
    return found


def begins_raw(document: Document, offset: int) -> bool:
    """Whether a tag is where Python-Markdown sees it as HTML before it looks at items and quotes: near the margin."""
    start = document.line_span(document.place(offset)[0] - 1).start
    return offset - start < 4 and not document.text[start:offset].strip(" ")


def is_raw(document: Document, details: Block, site: Site) -> bool:
    """Whether the engine leaves a details element as it is written, blank lines or not."""
    opening = details.opening or Span(0, 0)
    if site.engine.tables != "python-markdown":
        return site.keeps_raw(document.slice(opening))
    is_indented = not is_at_margin(document, opening.start)  # which its extension does not undo
    return begins_raw(document, opening.start) and (is_indented or site.keeps_raw(document.slice(opening)))


def is_at_margin(document: Document, offset: int) -> bool:
    """Whether an offset is the first of its line."""
    return document.text[offset - 1 : offset] in ("", "\n")


def _is_left_raw(document: Document, details: Block, site: Site, rendered: list[tuple[int, int]], raw: bool) -> bool:
    fences_first = site.engine.tables == "python-markdown"
    if not raw and site.engine.details != "blank-line":
        return False
    quoted = _quotes_of(document, details)
    first = bisect_left(rendered, (details.opening.end if details.opening else details.span.start, 0))
    if raw and first < len(rendered) and rendered[first][1] <= details.span.end:
        return False  # an element inside asks for it
    for block in details.children:
        if block.kind == "html":
            html = document.slice(block.span)
            if _MARKDOWN.search(_without_literals(quoted.sub("", html) if quoted else html)):
                return True
        elif raw and _is_markdown(block) and not (fences_first and block.kind == "fence"):
            return True
    return False


def _quotes_of(document: Document, details: Block) -> re.Pattern[str] | None:
    """What begins each line of a details element in a quote; None outside of quotes."""
    start = document.line_at(details.span.start).start
    depth = document.text.count(">", start, details.span.start)
    return re.compile(rf"^(?:[ ]{{0,3}}>){{{depth}}}[ ]?", re.MULTILINE) if depth else None


def _without_literals(html: str) -> str:
    """HTML without comments and the elements whose content is printed as it is; one that is never closed stays."""
    pieces, position, absent = [], 0, set[str | None]()
    at = 0
    while (opening := _LITERAL.search(html, at)) is not None:
        at, name = opening.end(), opening["name"].lower() if opening["name"] else None
        closing = _END[name].search(html, at) if name not in absent else None
        if closing is None:
            absent.add(name)
        else:
            pieces.append(html[position : opening.start()])
            position = at = closing.end()
    return "".join((*pieces, html[position:]))


def _is_markdown(block: Block) -> bool:
    """True for a block that would look different if it were not rendered."""
    if block.kind == "paragraph":
        return block.inline is not None and any(child.type not in _PLAIN for child in block.inline.children or ())
    return block.kind not in ("code", "details")


def attribute_helps(document: Document, details: Block) -> bool:
    """Whether ``markdown="1"`` on a details element renders all that is in it, and breaks nothing.

    It does not reach into other elements (the ``<p>`` around an answer), and a tag that encloses several blocks
    (``<b>`` … ``</b>`` around a list) is torn apart once those are blocks of their own.
    """
    inside = document.slice(details.span)[len(document.slice(details.opening or Span(0, 0))) :]
    for line in _without_code(inside):
        tags = [tag for tag in _TAG.finditer(line) if tag["name"].lower() not in _HARMLESS and not tag["empty"]]
        opened = Counter(tag["name"].lower() for tag in tags if not tag["closing"])
        if opened != Counter(tag["name"].lower() for tag in tags if tag["closing"]):
            return False
        if opened.keys() & _BLOCKS and _MARKDOWN.search(_TAG.sub("", line)):
            return False
    return True


def _without_code(text: str) -> Iterator[str]:
    """The lines outside of fences, without code spans."""
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        else:
            yield _CODE.sub("", line)
