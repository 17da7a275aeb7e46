"""From a place in a token's content to the place in the text that it comes from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..diagnostic import Span

if TYPE_CHECKING:
    from markdown_it.token import Token


def words_in_row(content: str, row: str) -> Iterator[tuple[int, int]]:
    """Where each word of a line's content is in it and in the row of the file; its end at last."""
    at = 0
    for word in re.finditer(r"\S+", content):
        found = row.find(word[0], at)
        yield word.start(), max(found, at)
        at = min(max(found, at) + len(word[0]), len(row))
    yield len(content.rstrip()), at


def place_tokens(children: list[Token], base: int, anchors: list[tuple[int, int]], limit: int) -> None:
    """Turn each token's range in the content into a span of the text, whose length is ``limit``."""
    single = len(anchors) == 1
    delta = anchors[0][1] - anchors[0][0]
    for child in children:
        start, end = child.meta.pop("range")
        start, end = start + base, end + base
        if single:
            child.meta["span"] = Span(start + delta, end + delta)
        else:
            first = anchors[bisect_right(anchors, (start, 1 << 62)) - 1]
            last = anchors[max(0, bisect_right(anchors, (end, 1 << 62)) - 1)]
            if last[0] == end and end > start:  # an end belongs to the line it ends
                last = anchors[max(0, bisect_right(anchors, (end - 1, 1 << 62)) - 1)]
            begins = min(first[1] + start - first[0], limit)  # a break in spaces that the file has as a tab
            child.meta["span"] = Span(begins, min(max(last[1] + end - last[0], begins), limit))
        if child.type == "image" and child.children:
            place_tokens(child.children, start + 2, anchors, limit)
