"""A post as text, lines, tokens and places; with ``parser`` the only importer of markdown-it.

A place is an offset into ``Document.text``: code points from 0, without byte order mark, every line end one ``\\n``.
Lines and columns (both from 1, columns in code points) are made from it by ``Document.place`` and are those of the
file, whatever its line ends and encoding.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..diagnostic import Span
from ..internal_error import request
from ..named_tuple import NamedTuple
from ..regex import regex
from .decoding import BOMS, UnreadableDocument, decode
from .grammar.grammar import COMMONMARK, Grammar
from .masks import Mask, mask
from .places import place_tokens, words_in_row

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = regex(r"\r\n?|\n")
_FENCE = regex(r"(?P<mark>---|\+\+\+)[ \t]*(?:\n|$)")
_LATE_FENCE = regex(r"(?:[ \t]*\n)+(?P<mark>---|\+\+\+)[ \t]*\n(?=[A-Za-z_][\w-]*[ \t]*(?::(?:[ \t\n])|=))")
"""One after empty lines, which some generators skip: a key is in the line below it."""
_QUOTE = regex(r"[ \t>]*")
_YAML_LINE = regex(r"[ \t]*(?:#.*|\{[ \t]*(?:\".*)?|(?:- |[\"']?[^\s#>*|\[\]!`-][^:\n]*[\"']?:(?:[ \t]|$)).*)?$")


_GIVEN = frozenset(("path", "original", "encoding", "byte_order_mark", "cells", "_headings_only", "grammar", "text"))
"""What a document has from the start; everything else is worked out."""


class Cell(NamedTuple):
    """A cell of a notebook: where its source is in the document's text."""

    start: int
    end: int
    number: int
    """From 1, code cells counted."""
    is_prose: bool
    """False for code, which is never checked."""


class Document:
    """One post. Everything beyond the text is computed on first use."""

    def __init__(
        self, text: str, path: str = "<text>", headings_only: bool = False, grammar: Grammar = COMMONMARK
    ) -> None:
        """``headings_only``: of paragraphs, only those that may hold HTML are parsed further."""
        self.path = path
        self.original = text
        """The text as it is in the file, with its own line ends; of a notebook, the JSON."""
        self.encoding = "utf-8"
        self.byte_order_mark = False
        self.cells: list[Cell] = []
        """Of a notebook, in document order; empty for a text file."""
        self._headings_only = headings_only
        self.grammar = grammar
        """What the markdown is read with; that of the site's engine, once the site is known."""
        self.text = _LINE_END.sub("\n", text) if "\r" in text else text

    @classmethod
    def from_bytes(cls, raw: bytes, path: str = "<bytes>") -> Document:
        """Decode a file's bytes. Raises UnreadableDocument."""
        text, encoding, byte_order_mark = decode(raw)
        document = cls(text, path)
        document.encoding, document.byte_order_mark = encoding, byte_order_mark
        return document

    def encode(self) -> bytes:
        """The file's bytes: ``original`` in its encoding, with its byte order mark."""
        mark = next(mark for mark, encoding in BOMS if encoding == self.encoding) if self.byte_order_mark else b""
        return mark + self.original.encode(self.encoding)

    @cached_property
    def memory(self) -> dict[Callable[..., Any], dict[Any, Any]]:
        """What ``once_per_block`` remembers, by function."""
        return {}

    # places

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts; index 0 is line 1."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_index(self, offset: int) -> int:
        """Index (from 0) of the line that an offset is on."""
        return bisect_right(self.line_starts, offset) - 1

    def line_at(self, offset: int) -> Span:
        """The span, without its end, of the line that an offset is on."""
        starts = self.line_starts
        after = bisect_right(starts, offset)
        return Span(starts[after - 1], starts[after] - 1 if after < len(starts) else len(self.text))

    def where(self, offset: int) -> tuple[int | None, int, int]:
        """Cell (of a notebook, else None), line and column in it, all from 1: the place as a reader finds it."""
        line, column = self.place(offset)
        if not self.cells:
            return None, line, column
        cell = self.cells[max(0, bisect_right(self.cells, offset, key=lambda cell: cell.start) - 1)]
        return cell.number, max(1, line - self.place(cell.start)[0] + 1), column

    def is_prose(self, offset: int) -> bool:
        """False inside a notebook's code cells."""
        if not self.cells:
            return True
        cell = self.cells[max(0, bisect_right(self.cells, offset, key=lambda cell: cell.start) - 1)]
        return cell.is_prose

    def line(self, index: int) -> str:
        """The text of a line (index from 0) without its end; empty after the last line."""
        starts = self.line_starts
        if index >= len(starts):
            return ""
        return self.text[starts[index] : starts[index + 1] - 1 if index + 1 < len(starts) else None]

    def line_span(self, index: int) -> Span:
        """The span of a line (index from 0) without its end."""
        starts = self.line_starts
        if index >= len(starts):
            return Span(len(self.text), len(self.text))
        end = starts[index + 1] - 1 if index + 1 < len(starts) else len(self.text)
        return Span(starts[index], end)

    def blank_line(self, index: int) -> str:
        """A blank line, as it would stand beside a line (index from 0) without ending the quote that line is in."""
        return self.line(index)[: _QUOTE.match(self.line(index)).end()].rstrip() + "\n"  # type: ignore[union-attr]

    def lines_span(self, first: int, stop: int) -> Span:
        """The span of the lines ``first`` up to, not including, ``stop`` (from 0), without the spaces around them."""
        starts, text = self.line_starts, self.text
        after = stop if stop > first else first + 1
        start = starts[first] if first < len(starts) else len(text)
        end = starts[after] - 1 if after < len(starts) else len(text)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def is_in_lines(self, sign: str, lines: range) -> bool:
        """Whether a sign is somewhere in some lines (from 0); a look that costs little."""
        starts = self.line_starts
        end = starts[lines.stop] if lines.stop < len(starts) else len(self.text)
        return bool(lines) and self.text.find(sign, starts[lines.start], end) >= 0

    def trim(self, span: Span) -> Span:
        """The span without the white space at both its ends."""
        start, end = span
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def slice(self, span: Span) -> str:
        """The text in a span."""
        return self.text[span.start : span.end]

    # front matter

    @cached_property
    def front_matter(self) -> Span | None:
        """The span of the front matter between its two fences, or None.

        As Jekyll 4 (``YAML_FRONT_MATTER_REGEXP``) and Hugo read it: ``---`` on the first line, closed by ``---`` or
        ``...``; ``+++`` for TOML. A rule on the first line of a text that has another one further down is not one. After
        empty lines too, which is right for some sites and a slip on others.
        """
        opening = self._opening_fence
        if opening is None:
            return None
        closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$" if opening["mark"] == "---" else r"^\+\+\+[ \t]*$", re.MULTILINE)
        found = closing.search(self.text, opening.end())
        if found is None:
            return None
        inside = self.text[opening.end() : found.start()]
        first = next((line for line in inside.split("\n") if line.strip()), "")
        if opening["mark"] == "---" and not _YAML_LINE.match(first):
            return None
        return Span(opening.end(), found.start())

    @cached_property
    def _opening_fence(self) -> re.Match[str] | None:
        return _FENCE.match(self.text) or (None if self.cells else _LATE_FENCE.match(self.text))

    @property
    def front_matter_mark(self) -> Span:
        """The span of what opens the front matter, ``---`` or ``+++``; empty where nothing does."""
        opening = self._opening_fence
        return Span(*opening.span("mark")) if opening is not None else Span(0, 0)

    @cached_property
    def unclosed_front_matter(self) -> Span | None:
        """The first line, where a front matter is opened there and never closed."""
        opening = _FENCE.match(self.text)
        if opening is None or self.front_matter is not None:
            return None
        first = self.text[opening.end() :].partition("\n")[0]
        is_key = re.match(
            r"[A-Za-z_][\w -]*:(?:[ \t]|$)" if opening["mark"] == "---" else r"[A-Za-z_][\w.-]*[ \t]*=", first
        )
        return Span(0, len(opening["mark"])) if is_key else None

    @cached_property
    def body_start(self) -> int:
        """The offset after the front matter's closing fence line."""
        if self.front_matter is None:
            return 0
        end = self.text.find("\n", self.front_matter.end)
        return len(self.text) if end < 0 else end + 1

    # markdown

    @cached_property
    def _masked(self) -> tuple[str, list[Mask]]:
        in_jupyter = self.cells and self.grammar.name != "pandoc"
        grammar = self.grammar._replace(spaced_math=True) if in_jupyter else self.grammar
        return mask(self.text, self.body_start, grammar)

    @property
    def source(self) -> str:
        """What the parser reads: ``text`` with the same offsets, front matter and foreign constructs overwritten."""
        return self._masked[0]

    @property
    def masks(self) -> list[Mask]:
        """The constructs that are not CommonMark, in document order."""
        return self._masked[1]

    def masks_in(self, span: Span) -> list[Mask]:
        """The masks that lie inside a span, in document order."""
        starts = self._mask_starts
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:
            return []
        last = bisect_left(starts, span.end)
        return [mask for mask in self.masks[first:last] if mask.span.end <= span.end]

    @cached_property
    def _mask_starts(self) -> list[int]:
        return [mask.span.start for mask in self.masks]

    def is_masked(self, offset: int) -> bool:
        """Whether what is inserted at an offset would stand inside a mask."""
        last = bisect_left(self._mask_starts, offset) - 1
        return last >= 0 and offset < self.masks[last].span.end

    def masks_at(self, offset: int) -> list[Mask]:
        """The masks that begin at an offset."""
        first = bisect_left(self._mask_starts, offset)
        last = bisect_right(self._mask_starts, offset)
        return self.masks[first:last]

    @cached_property
    def _parsed(self) -> tuple[list[Token], dict[str, Any]]:
        from .parser import HEADINGS_ONLY, parser

        environment: dict[str, Any] = {HEADINGS_ONLY: True} if self._headings_only else {}
        # markdown-it-py 4.3.0 reads one character too far where the last line has no end, as in "> - <style>\n> "
        source = self.source if self.source.endswith("\n") else self.source + "\n"
        source = source.replace("\0", "\ufffd")  # as CommonMark 0.31 has it (section 2.3)
        try:
            tokens = parser(self.grammar).parse(source, environment)
        except (IndexError, RecursionError) as error:
            raise UnreadableDocument(
                request(f"the markdown could not be parsed ({type(error).__name__} in markdown-it-py)")
            ) from error
        for token in tokens:
            if token.type == "inline" and token.children:
                anchors = self._anchors(token)
                place_tokens(token.children, 0, anchors, len(self.text))
        return tokens, environment

    @property
    def tokens(self) -> list[Token]:
        """The markdown-it tokens; each inline token has ``meta["span"]``, a Span of ``text``. Raises UnreadableDocument."""
        return self._parsed[0]

    def forget(self) -> None:
        """Give back the memory of all but the text; what is asked for afterwards is made again."""
        for name in self.__dict__.keys() - _GIVEN:
            del self.__dict__[name]

    def take_over(self, other: Document) -> None:
        """Use what was worked out for another document of the same text, if it is read with the same grammar."""
        if self.text == other.text and self.grammar == other.grammar and not self.cells:
            self.__dict__ |= {name: value for name, value in other.__dict__.items() if name not in _GIVEN}

    @property
    def references(self) -> dict[str, dict[str, Any]]:
        """Link reference definitions by normalised label: ``href``, ``title`` and ``map`` (lines from 0)."""
        found: dict[str, dict[str, Any]] = self._parsed[1].get("references", {})
        return found

    def _anchors(self, token: Token) -> list[tuple[int, int]]:
        """Pairs (offset in the token's content, offset in the text), one per line of the content and run of a cell."""
        if "cells" in token.meta:
            cells: list[tuple[int, int]] = token.meta["cells"]
            token.meta = {}  # asked for once, and there are many
            return cells
        assert token.map is not None
        source, starts, first = self.source, self.line_starts, token.map[0]
        if (
            "\n" not in token.content
            and first + 1 < len(starts)
            and source.endswith(token.content, 0, starts[first + 1] - 1)
        ):
            return [(0, starts[first + 1] - 1 - len(token.content))]
        anchors, offset = [], 0
        for number, content in enumerate(token.content.split("\n"), first):
            start, end = self.line_span(number)
            row = source[start:end]
            body = content.lstrip(" \t")
            lead = len(content) - len(body)
            bare = row.rstrip(" \t")
            if row.endswith(body):
                column = len(row) - len(body)
            elif bare.endswith(body.rstrip(" \t")):
                column = len(bare) - len(body.rstrip(" \t"))
            else:  # an ATX heading with closing hashes
                column = row.find(body, len(row) - len(row.lstrip(" \t>#")))
            if column >= 0 or "\t" not in row:  # a null byte differs too, and is as long in both
                anchors.append((offset, start + max(column, 0) - lead))
            else:  # the engine has made spaces of tabs
                anchors += [(offset + at, start + found) for at, found in words_in_row(content, row)]
            offset += len(content) + 1
        return anchors

    def destination(self, token: Token, children: Sequence[Token]) -> Span | None:
        """The span of an inline link's or picture's destination; None for one by reference or an autolink.

        ``token`` is the image, or the ``link_open`` whose text is ``children``.
        """
        from .parser import link_destination

        start, end = token.meta["span"]
        if self.source[end - 1 : end] != ")":
            return None
        behind = children[-1].meta["span"].end if children else start
        opening = self.source.find("](", behind, end)
        if opening < 0:
            return None
        position = opening + 2
        while position < end and self.source[position] in " \t\n>":
            position += 1
        found = link_destination(self.source, position, end)
        if not found.ok:
            return Span(position, position)
        if self.source[position : position + 1] == "<":
            return Span(position + 1, found.pos - 1)
        return Span(position, found.pos)

    def content_spans(self, token: Token) -> Iterator[tuple[str, int]]:
        """The lines of a fence's, code block's or HTML block's content, each with its offset in the text."""
        assert token.map is not None
        first = token.map[0] + (token.type == "fence")
        for number, content in enumerate(token.content.removesuffix("\n").split("\n"), first):
            span = self.line_span(number)
            body = content.lstrip(" \t")
            row = self.source[span.start : span.end]
            column = len(row) - len(body) if row.endswith(body) else 0
            yield self.text[span.start + column : span.end], span.start + column


def unescape(text: str) -> str:
    """Resolve backslash escapes and character references, as CommonMark does in a destination."""
    if "\\" not in text and "&" not in text:
        return text
    from markdown_it.common.utils import unescapeAll

    return unescapeAll(text)
