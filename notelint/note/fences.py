"""The code fences of a post as its author means them, whatever the site's engine makes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.document import Document

_OPENING = regex(
    r"(?P<prefix>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<mark>`{3,}+(?=[^`\n]*$)|~{3,}+)[ \t]*+(?P<info>.*)$"
)
_QUOTES = regex(r"(?P<prefix>[ \t>]*)(?P<mark>['´‘’]{3})(?P<info>[a-z+#]*)[ \t]*$")


class Fence(NamedTuple):
    """A run of lines between two marks."""

    line: int
    """Of the opening mark, from 0."""
    end: int | None
    """Of the closing mark; None where there is not one."""
    prefix: str
    """What is before the opening mark: space, marks of quotes and items."""
    closing_prefix: str
    mark: str
    info: str
    """What is after the opening mark."""

    @property
    def column(self) -> int:
        """Of the opening mark, from 0, a tab being four spaces wide."""
        return len(self.prefix.expandtabs(4))

    @property
    def is_quoted(self) -> bool:
        """Whether it is in a quote."""
        return ">" in self.prefix


def read_fences(document: Document) -> Iterator[Fence]:
    """Every fence of backticks, tildes or, by mistake, quotation marks, in order."""
    line, count = document.line_index(document.body_start), len(document.line_starts)
    while line < count:
        text = document.line(line)
        comment = text.rfind("<!--")
        if comment >= 0 and "-->" not in text[comment:]:
            after = document.text.find("-->", document.line_starts[line] + comment)
            line = document.place(after)[0] if after >= 0 else count
            continue
        opening = (
            _OPENING.match(text) or _QUOTES.match(text) if "```" in text or "~~~" in text or "'''" in text else None
        )
        if opening is None:
            line += 1
            continue
        end = _closing(document, opening, line, count)
        closing_prefix = document.line(end).partition(opening["mark"])[0] if end is not None else ""
        yield Fence(line, end, opening["prefix"], closing_prefix, opening["mark"], opening["info"].strip())
        line = end + 1 if end is not None else line + 1


def _closing(document: Document, opening: re.Match[str], line: int, count: int) -> int | None:
    """The line of the closing mark."""
    mark, quoted = opening["mark"], ">" in opening["prefix"]
    for number in range(line + 1, count):
        text = document.line(number)
        if quoted and not text.lstrip().startswith(">"):
            return None
        bare = text.lstrip(" \t>").rstrip()
        if len(bare) >= len(mark) and not bare.strip(mark[0]):
            return number
    return None
