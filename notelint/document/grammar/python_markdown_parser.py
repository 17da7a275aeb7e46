"""What Python-Markdown's processors share: the tree that is built, and blocks that are put back (``blockparser.py``)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from .line_starts import ONLY_TEXT
from .python_markdown_stash import Line, Stash, blank

if TYPE_CHECKING:
    from .grammar import Grammar
    from .reader import LineEnds

Block = Sequence[Line]
Processor = Callable[["Parser", "Node", deque[Block]], bool]
Matches = Callable[[str], object]
"""Whether a line is what is looked for."""
LISTS = ("ul", "ol")
_LONG = 50
"""The lines from which a block's rest is not copied any more."""


class _Rest(Sequence[Line]):
    """The end of a long block, without a copy: a block of which one line after the other is read would be copied as often."""

    __slots__ = ("start", "whole")

    def __init__(self, whole: Block, start: int) -> None:
        self.whole = whole
        self.start = start

    def __len__(self) -> int:
        return len(self.whole) - self.start

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Block: ...
    def __getitem__(self, at: int | slice) -> Line | Block:
        if isinstance(at, int):
            return self.whole[at if at < 0 else self.start + at]
        start, stop, _ = at.indices(len(self))
        return self.whole[self.start + start : self.start + stop]

    def __iter__(self) -> Iterator[Line]:
        return (self.whole[at] for at in range(self.start, len(self.whole)))


def rest_of(block: Block, start: int) -> Block:
    """The lines of a block from one on."""
    if len(block) - start < _LONG:
        return block[start:]
    return _Rest(block.whole, block.start + start) if isinstance(block, _Rest) else _Rest(block, start)


class Node:
    """An element of the tree while it is built; ``text`` is before its children, ``tail`` after itself."""

    __slots__ = ("children", "data", "first", "lines", "tag", "tail", "text")

    def __init__(self, tag: str, first: int, lines: Block = (), **data: Any) -> None:
        self.tag = tag
        self.first = first
        self.lines = list(lines)
        self.children: list[Node] = []
        self.text: list[Line] = []
        self.tail: list[Line] = []
        self.data = data

    def add(self, tag: str, first: int, lines: Block = (), **data: Any) -> Node:
        """One more child."""
        self.children.append(Node(tag, first, lines, **data))
        return self.children[-1]

    @property
    def last(self) -> Node | None:
        """The last child."""
        return self.children[-1] if self.children else None


class Parser:
    """What the processors share."""

    def __init__(
        self,
        grammar: Grammar,
        line_ends: LineEnds,
        references: dict[str, Any],
        stash: Stash,
        processors: tuple[Processor, ...],
    ) -> None:
        on = grammar.extensions
        self.line_ends = line_ends
        self.references = references
        self.stash = stash
        self.tab = 4
        self.list_tab = 2 if "truly_sane_lists" in on else 4
        self.sane = bool(on & {"sane_lists", "truly_sane_lists"})
        self.on = on
        self.states: list[str] = []
        self.seen: dict[Matches, tuple[Block, int]] = {}
        """What was looked for in the block that is read: the block, and how far from its end the first match is, 0 for none."""
        self.items = ("li", "dd") if "def_list" in on else ("li",)
        self.lists = (*LISTS, "dl") if "def_list" in on else LISTS
        self.processors = processors
        markers = {"ol": r"\d+\.", "ul": "[*+-]"}
        most = self.list_tab - 1
        self.starts = {tag: re.compile(rf"( {{0,{most}}}{marker}) +(.*)") for tag, marker in markers.items()}
        self.continued: dict[str, tuple[str, ...]] = (
            dict.fromkeys(LISTS, LISTS) if not self.sane else {"ol": ("ol",), "ul": ("ul",)}
        )
        """Which lists a list goes on with; with ``mdx_truly_sane_lists`` bullets begin again at each blank line."""
        if "truly_sane_lists" in on:
            self.continued["ul"] = ()
        both = re.compile(rf"( {{0,{most}}}(?:\d+\.|[*+-])) +(.*)")
        self.siblings = self.starts if self.sane else dict.fromkeys(LISTS, both)
        self.indented = re.compile(rf" {{{self.list_tab},{self.list_tab * 2 - 1}}}(?:\d+\.|[*+-]) +")

    def state(self, name: str) -> bool:
        """Whether the innermost state is this one."""
        return bool(self.states) and self.states[-1] == name

    def parse_chunk(self, parent: Node, lines: Block) -> None:
        """Divide at blank lines, and read what is between."""
        blocks: list[list[Line]] = [[]]
        for line in lines:
            if blank(line):
                if blocks[-1]:
                    blocks.append([])
            else:
                blocks[-1].append(line)
        self.parse_blocks(parent, blocks)

    def first(self, block: Block, matches: Matches) -> int | None:
        """The index of the first line that matches; of what is left of a block that was looked through before, it is known."""
        if len(block) == 1:
            return 0 if matches(block[0].text) else None
        before, behind = self.seen.get(matches, ([], 0))
        is_rest = len(block) <= len(before) and block[0] is before[-len(block)] and block[-1] is before[-1]
        if not is_rest or behind > len(block):
            behind = len(block)
            for line in block:  # a generator costs more
                if matches(line.text):
                    break
                behind -= 1
            self.seen[matches] = block, behind
        return len(block) - behind if behind else None

    def parse_blocks(self, parent: Node, given: Iterable[Block]) -> None:
        """Read blocks one after the other; a processor may put back what it leaves."""
        blocks, seen = deque(given), self.seen
        self.seen = {}
        while blocks:
            if not blocks[0]:
                blocks.popleft()
                continue
            if len(self.states) > 60 or is_text(blocks[0]):
                paragraph(self, parent, blocks)
                continue
            for processor in self.processors:
                if processor(self, parent, blocks):
                    break
        self.seen = seen

    def within(self, state: str, parse: Callable[[Node, Any], None], parent: Node, what: Any) -> None:
        """Parse in a state."""
        self.states.append(state)
        parse(parent, what)
        self.states.pop()


def is_text(block: Block) -> bool:
    """Whether each line begins with a letter, which nothing but a paragraph does, or was put in for what was taken out."""
    if len(block) == 1 and (block[0].text.startswith("\x02") or ONLY_TEXT.match(block[0].text) is not None):
        return True
    return all(line.text[:1].isalpha() and "|" not in line.text for line in block)


def paragraph(parser: Parser, parent: Node, blocks: deque[Block]) -> bool:
    """Read a block as text: a paragraph, or in a tight list what an item holds."""
    block = blocks.popleft()
    if not parser.state("list"):
        parent.add("p", block[0].number, block)
    elif parent.last is not None:
        parent.last.tail += block
    else:
        parent.text += block
    return True


def detab(lines: Block, width: int) -> tuple[Block, Block]:
    """Take a tab from the front of the first lines that have one; what follows is left."""
    count = 0
    for line in lines:
        if not line.text.startswith(" " * width) and line.text.strip():
            break
        count += 1
    return [line.cut(width) if line.text.strip() else line for line in lines[:count]], rest_of(lines, count)


def loose_detab(lines: Block, width: int) -> Block:
    """Take a tab from the front of all lines that have one."""
    return [line.cut(width) if line.text.startswith(" " * width) else line for line in lines]


def wrap_text(item: Node) -> None:
    """Make a paragraph of an item's bare text."""
    if item.text:
        item.children.insert(0, Node("p", item.text[0].number, item.text))
        item.text = []
