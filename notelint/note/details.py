"""Which details elements hold markdown that the site's engine does not render."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostic import Span

if TYPE_CHECKING:
    from ..document import Document
    from ..site import Site
    from .blocks import Block, Tree

_MARKDOWN = re.compile(
    r"^[ ]{0,3}(?:[-*+][ \t]+\S|\d{1,9}[.)][ \t]+\S|```|~~~|>[ \t]*\S|#{1,6}[ \t]+\S)|\*\*[^*\s][^*\n]*\*\*|`[^`\n]+`|\]\([^)\n]*\)",
    re.MULTILINE,
)
_RENDERED = re.compile(r"""<\w+[^>]*\smarkdown\s*=\s*["']?(?:1|block|span)""", re.IGNORECASE)
_PLAIN = frozenset(("text", "text_special", "softbreak", "hardbreak", "html_inline"))
_LITERAL = re.compile(r"<(pre|code|script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def unrendered_details(document: Document, tree: Tree, site: Site) -> list[Block]:
    """Details elements whose markdown is printed as it is written, by place."""
    return [block for block in tree.details if _is_left_raw(document, block, site)]


def _is_left_raw(document: Document, details: Block, site: Site) -> bool:
    raw = site.leaves_raw(document.slice(details.opening or Span(0, 0)))
    if not raw and site.flavor.details != "blank-line":
        return False
    inside = document.slice(details.span)[len(document.slice(details.opening or Span(0, 0))) :]
    if raw and _RENDERED.search(inside):
        return False  # an element inside asks for it
    for block in details.children:
        if block.kind == "html":
            if _MARKDOWN.search(_LITERAL.sub("", document.slice(block.span))):
                return True
        elif raw and _is_markdown(block):
            return True
    return False


def _is_markdown(block: Block) -> bool:
    """True for a block that would look different if it were not rendered."""
    if block.kind == "paragraph":
        return block.inline is not None and any(child.type not in _PLAIN for child in block.inline.children or ())
    return block.kind not in ("code", "details")
