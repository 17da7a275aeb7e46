"""What a grammar's parsers read with: a text, and how far it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..nesting import DEEPEST
from .elements import Element, Growing, Lines
from .line_starts import BOUNDARY, ONLY_TEXT

if TYPE_CHECKING:
    from .grammar import Grammar


LineEnds = Callable[[], list[int]]
"""Answers the offset of each end of the post's lines."""


class Reader:
    """Reads one text; ``parent`` of a step is the element that its blocks go to."""

    __slots__ = (
        *(
            "absent",
            "depth",
            "grammar",
            "html",
            "in_list",
            "line_ends",
            "lines",
            "longest",
            "margins",
            "meant",
            "pos",
            "references",
            "step",
            "text",
        ),
    )

    def __init__(
        self,
        grammar: Grammar,
        line_ends: LineEnds,
        references: dict[str, Any],
        step: Callable[[Reader, Element], None],
        lines: Lines,
    ) -> None:
        self.grammar = grammar
        self.line_ends = line_ends
        self.references = references
        self.step = step
        """Reads one block."""
        self.depth = 0
        self.lines = lines
        self.text = lines.text
        self.pos = 0
        self.meant = False
        """Inside of details that stay as they are written: blank lines end HTML, as on GitHub."""
        self.in_list = False
        """Of pandoc: inside of an item, where another ends a paragraph."""
        self.html: list[str] = []
        """The names of the elements whose content is being read as blocks."""
        self.margins: list[tuple[str, int]] = []
        """Of pandoc: the names of the elements that are open, and how far what is in each may be indented."""
        self.longest: dict[str, int] = {}
        """By the character of a fence's mark: how long those are at most that close one from here to the end, once it is known."""
        self.absent: set[str] = set()
        """What was searched for in vain, from here to the end."""

    def inner(self, lines: Lines, meant: bool | None = None) -> Reader:
        """A reader of a text that was cut out of this one."""
        if not lines.text.endswith("\n"):
            lines.text += "\n"
        made = Reader(self.grammar, self.line_ends, self.references, self.step, lines)
        made.meant, made.depth = self.meant if meant is None else meant, self.depth + len(self.html) + 1
        return made

    def read_inside(self, parent: Element, inside: Growing, in_list: bool = False) -> None:
        """Read what was cut out; most of it is one line that can be nothing but text."""
        first = inside.pieces[0]
        if len(inside.pieces) > 1 or ONLY_TEXT.match(first) is None:
            inner = self.inner(inside.lines())
            inner.in_list = in_list
            inner.read(parent)
        else:
            number = inside.numbers[0]
            parent.children.append(Element("paragraph", number, number + 1, first.strip()))

    @property
    def is_deepest(self) -> bool:
        """Whether nothing in this text is read as a text of its own."""
        return self.depth >= DEEPEST

    @property
    def opens_html(self) -> bool:
        """Whether what is in one more element may be read as blocks."""
        return self.depth + len(self.html) < DEEPEST - 1

    def number(self, at: int) -> int:
        """The post's line of an offset."""
        return self.lines.number(at)

    def offset(self, at: int) -> int:
        """The post's offset of an offset; on the lines' tails, which are as they are written."""
        end = self.text.find("\n", at)
        return self.line_ends()[self.number(at)] - ((end if end >= 0 else len(self.text)) - at)

    def read(self, parent: Element) -> Element:
        """Read all blocks into an element."""
        while self.pos < len(self.text):
            self.step(self, parent)
        return parent

    def scan(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Step over what a pattern matches here."""
        found = pattern.match(self.text, self.pos)
        if found is not None:
            self.pos = found.end()
        return found

    def find(self, needle: str) -> int:
        """The offset of the next ``needle``, or -1; one that was not found is not searched for again."""
        if needle in self.absent:
            return -1
        at = self.text.find(needle, self.pos)
        if at < 0:
            self.absent.add(needle)
        return at

    def add(
        self, parent: Element, kind: str, start: int, text: str = "", level: int = 0, markup: str = "", info: str = ""
    ) -> Element:
        """Add a block that reaches from an offset to where the reader is."""
        number, last = self.lines.number, self.pos - 1
        first = number(start)
        stop = (number(last) if last > start else first) + 1
        made = Element(kind, first, stop, text, [], level, markup, info)
        parent.children.append(made)
        return made

    def below_boundary(self, parent: Element) -> bool:
        """Whether nothing is directly above."""
        last = parent.last()
        return last is None or last.kind in ("blank", "end")

    def above_boundary(self) -> bool:
        """Whether nothing is directly below."""
        return self.pos >= len(self.text) or BOUNDARY.match(self.text, self.pos) is not None
