"""``- **term**: definition``: the item that ends with its colon, where the others say what their term is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple
from ...regex import regex
from .shape import Page

if TYPE_CHECKING:
    from ...diagnostic import Span
    from ...document.blocks import Block

_FEWEST = 4
_COMMENT = regex(r"<!--(?>(?:(?!-->).)*)(?:-->)?", re.DOTALL)


class BareTerm(NamedTuple):
    """A term without its definition, and how many of how many have one."""

    span: Span
    defined: int
    total: int


def bare_terms(page: Page) -> Iterator[BareTerm]:
    """Terms that end with a colon, in lists where nearly all others have a definition."""
    for flow in page.flows:
        for block, after in zip(flow.blocks, [*flow.blocks[1:], None], strict=False):
            terms = [item for item in block.children if _is_term(page, item)] if block.kind == "list" else []
            if len(terms) <= _FEWEST or len(terms) < len(block.children):
                continue
            bare = [item for item in terms if _is_bare(page, item)]
            ends_open = after is not None and block.children[-1] in bare[-1:]  # what is below may be the definition
            if len(bare) == 1 and not ends_open:
                yield BareTerm(bare[0].children[0].text_span, len(terms) - 1, len(terms))


def _is_term(page: Page, item: Block) -> bool:
    """Whether an item begins with bold words and a colon."""
    paragraph = item.children[0] if item.children else None
    children = (paragraph.inline.children if paragraph is not None and paragraph.inline else None) or []
    if not children or children[0].type != "strong_open":
        return False
    close = next((index for index, child in enumerate(children) if child.type == "strong_close"), 0)
    inside = page.document.slice(children[close - 1].meta["span"]) if close else ""
    behind = page.document.text[children[close].meta["span"].end :][:2] if close else ""
    return inside.rstrip().endswith((":", "：")) or behind.lstrip().startswith((":", "："))


def _is_bare(page: Page, item: Block) -> bool:
    text = _COMMENT.sub("", page.document.slice(item.children[0].text_span)).rstrip("* _")
    return len(item.children) == 1 and text.endswith((":", "："))
