"""The code fences of a post as its author means them, whatever the site's engine makes of them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from ..named_tuple import NamedTuple
from ..regex import regex
from .anchors import same_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.blocks import Block
    from ..document.document import Document

_OPENING = regex(
    r"(?P<prefix>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<mark>`{3,}+(?=[^`\n]*$)|~{3,}+)[ \t]*+(?P<info>.*)$"
)
_QUOTES = regex(r"(?P<prefix>[ \t>]*)(?P<mark>['´‘’]{3}|`{1,2}(?!`))(?P<info>[a-z+#]*)[ \t]*$")
_BEHIND_TEXT = regex(r"(?P<prefix>[ \t>]*+[^\s`>][^`]*+(?>(?:`[^`]++`[^`]*+)*))(?P<mark>`{3,}+)(?P<info>[^`\n]*+)$")
LANGUAGE = regex(r"[A-Za-z][\w+#.-]*")
_FARTHEST = 60
"""Lines below a mark behind text among which its end is looked for."""
_SIGN = regex(r"[`~'´‘’<](?:(?<=`)(?:``|`?[a-z+#]*[ \t]*$)|(?<=~)~~|(?<=['´‘’])['´‘’]{2}|(?<=<)!--)", re.MULTILINE)
"""What may begin a fence or a comment."""
_HEADING = regex(r"^#{1,6}[ \t]+([^\n]+)$", re.MULTILINE)
_ALONE = regex(r"^[ \t>]*(?P<mark>(?P<sign>[`~'´‘’])(?>(?P=sign){2,}))[^\S\n]*$", re.MULTILINE)


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
    """What is after the opening mark: of one behind text its language, or code."""
    is_behind_text: bool = False
    """Whether it begins on the line of a sentence, which makes it none."""

    @property
    def column(self) -> int:
        """Of the opening mark, from 0, a tab being four spaces wide."""
        return len(self.prefix.expandtabs(4))

    @property
    def is_quoted(self) -> bool:
        """Whether it is in a quote."""
        return ">" in self.prefix

    @property
    def is_mistaken(self) -> bool:
        """Whether its mark is one of no engine: quotation marks, or backticks that are too few."""
        return _is_mistaken(self.mark)


def read_fences(document: Document) -> Iterator[Fence]:
    """Every fence of backticks, tildes or, by mistake, quotation marks, in order."""
    line, count = document.line_index(document.body_start), len(document.line_starts)
    marks: _Marks | None = None
    while line < count and (sign := _SIGN.search(document.text, document.line_starts[line])) is not None:
        line = document.line_index(sign.start())
        text = document.line(line)
        comment = text.rfind("<!--")
        if comment >= 0 and "-->" not in text[comment:]:
            after = document.text.find("-->", document.line_starts[line] + comment)
            line = document.place(after)[0] if after >= 0 else count
            continue
        opening = _OPENING.match(text) or _QUOTES.match(text)
        if opening is None:
            fence = _behind_text(document, line)
            if fence is not None:
                yield fence
            line = fence.end + 1 if fence is not None and fence.end is not None else line + 1
            continue
        if opening["mark"][0] == "`" and _is_mistaken(opening["mark"]):
            above = document.line(line - 1).strip(" \t>") if line else ""
            end = _near(document, line, opening["mark"]) if not above or above.endswith(":") else None
            if end is None or end == line + 1:
                line += 1
                continue
        else:
            marks = marks or _Marks(document)
            end = marks.closing(opening, line)
            if end is None and opening["info"] and _is_mistaken(opening["mark"]):
                end = _near(document, line, "```")
        closing_prefix = document.line(end).partition(opening["mark"])[0] if end is not None else ""
        yield Fence(line, end, opening["prefix"], closing_prefix, opening["mark"], opening["info"].strip())
        line = end + 1 if end is not None else line + 1


def is_closed(document: Document, block: Block) -> bool:
    """Whether the last line of a code block is its closing mark."""
    markup = block.token.markup if block.token is not None else ""
    last = document.line(block.lines.stop - 1).strip(" \t>")
    return len(block.lines) > 1 and bool(markup) and last.startswith(markup) and not last.strip(markup[0])


def swallowed_titles(document: Document, blocks: Iterable[Block]) -> frozenset[str]:
    """The letters of the headings that are code, because the fence above them is never closed."""
    unclosed = (block for block in blocks if block.kind == "fence" and not is_closed(document, block))
    return frozenset(
        same_letters(title) for block in unclosed if block.token for title in _HEADING.findall(block.token.content)
    )


def _behind_text(document: Document, line: int) -> Fence | None:
    """The fence that a sentence ends with: its language, or, after a colon, nothing or code, and code on the next lines."""
    opening = _BEHIND_TEXT.match(document.line(line))
    if opening is None:
        return None
    info = opening["info"].strip()
    is_language = LANGUAGE.fullmatch(info) is not None
    if not is_language and not opening["prefix"].rstrip().endswith(":"):
        return None
    for end in range(line + 1, min(line + _FARTHEST, len(document.line_starts))):
        text = document.line(end).strip(" \t>")
        if text.startswith(opening["mark"]) and not text.strip("`"):
            mark, prefix = opening["mark"], document.line(end).partition(opening["mark"])[0]
            is_filled = end > line + 1 or not (is_language or not info)
            return Fence(line, end, opening["prefix"], prefix, mark, info, True) if is_filled else None
        if "```" in text or (not text and (end == line + 1 or not is_language)):
            return None
    return None


def _is_mistaken(mark: str) -> bool:
    return mark[0] not in "`~" or len(mark) < len("```")


def _near(document: Document, line: int, mark: str) -> int | None:
    """The next line with backticks and nothing else, if they are a mark and not too far away."""
    for end in range(line + 1, min(line + _FARTHEST, len(document.line_starts))):
        text = document.line(end).strip(" \t>")
        if text.startswith("`") and (text == mark or "```" in text):
            return end if text == mark else None
    return None


class _Marks:
    """The lines that hold nothing but a mark, and those that are in no quote."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines: dict[str, list[tuple[int, int]]] = {}
        for found in _ALONE.finditer(document.text):
            place = document.line_index(found.start("mark")), len(found["mark"])
            self._lines.setdefault(found["sign"], []).append(place)
        self._absent: dict[str, int] = {}

    @cached_property
    def _unquoted(self) -> list[int]:
        document = self._document
        return [
            number for number in range(len(document.line_starts)) if not document.line(number).lstrip().startswith(">")
        ]

    def closing(self, opening: re.Match[str], line: int) -> int | None:
        """The line of the closing mark of a fence that is opened on a line."""
        sign, length = opening["mark"][0], len(opening["mark"])
        if length >= self._absent.get(sign, length + 1):
            return None
        lines = self._lines.get(sign, [])
        for at in range(bisect_right(lines, (line, sys.maxsize)), len(lines)):
            number, found = lines[at]
            if found >= length:
                return None if ">" in opening["prefix"] and self._leaves_quote(line, number) else number
        self._absent[sign] = length
        return None

    def _leaves_quote(self, line: int, end: int) -> bool:
        """Whether a line after this one, up to another, is in no quote."""
        after = bisect_right(self._unquoted, line)
        return after < len(self._unquoted) and self._unquoted[after] <= end
