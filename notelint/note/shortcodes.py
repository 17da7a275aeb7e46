"""What is between the two tags of a shortcode, which makes steps, tabs or cards of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..regex import regex
from .words import joined

if TYPE_CHECKING:
    from ..document.document import Document

_TAG = regex(r"\{\{[<%]\s*(?P<closing>/?)\s*(?P<name>[\w/-]+)")


def read_shortcodes(document: Document) -> list[Span]:
    """From each opening tag to the end of its closing one, in document order; those in each other are one."""
    opened: dict[str, list[int]] = {}
    spans = []
    for mask in document.masks:
        tag = _TAG.match(document.slice(mask.span)) if mask.kind == "shortcode" else None
        if tag is None:
            continue
        if not tag["closing"]:
            opened.setdefault(tag["name"], []).append(mask.span.start)
        elif opened.get(tag["name"]):
            spans.append(Span(opened[tag["name"]].pop(), mask.span.end))
    return joined(spans)
