"""The post as parts and flows of blocks, and the blocks of one shape that may ask."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...named_tuple import NamedTuple
from ...regex import regex
from ..answers import Answer, Text, is_answer_label, is_aside, same_label
from ..headings import plain_text
from .as_written import as_written
from .model import Number, Ways, title_key
from .placeholder_words import NO_PLACEHOLDER_WORDS, PlaceholderWords
from .wording import PROMPTS, TOPIC

if TYPE_CHECKING:
    from ...document.blocks import Block, Tree
    from ...document.document import Document
    from ..tables import Table

_LOST_HEADING = regex(r"#{1,6}[^\s#!]")
_CALLOUT_DIV = regex(r"[ \t]*:::+[ \t]*\{[^}]*\.callout-")
MANY = 3
"""So many blocks of one shape make a convention."""


class Part(NamedTuple):
    """A heading with the blocks up to the next one of any level, and the heading it is under."""

    heading: Block
    body: list[Block]
    parent: Block | None


class Flow(NamedTuple):
    """Blocks that stand one below the other in one container."""

    path: str
    """The containers, from the page inwards."""
    blocks: list[Block]
    heading: Block | None


@dataclass(eq=False, repr=False)
class Candidate:
    """A block that may ask. ``span`` is its line, ``body`` what follows up to the next of its shape."""

    text: str
    span: Span
    number: Number | None
    body: list[Block]
    block: Block
    behind: Answer | None = None
    """What follows the question in its own paragraph."""
    outside: list[Block] = field(default_factory=list)
    """Of an item: the part of the body that is below it, not inside."""
    sure: bool = False
    """Its markup alone says that it asks: ``Q:``, a callout named "question"."""
    begins_list: bool = False
    """Of an item: it is the first of its list."""
    near: int | None = None
    """How many blocks of the body may hold the answer element; None for all."""
    until: int = 0
    """Where the block ends that has its words, if that is the one below."""


@dataclass(eq=False, repr=False)
class Series:
    """Blocks of one shape under one heading. ``shape`` is what they have in common with others of the file."""

    shape: str
    name: str
    """What they are, for a reader: "headings of level 3"."""
    heading: Block | None
    candidates: list[Candidate]
    others: int = 0
    """How many blocks of the same markup there are beside them."""


def _is_long_list(blocks: list[Block]) -> bool:
    """Whether all there is is one list of several items."""
    return len(blocks) == 1 and blocks[0].kind == "list" and len(blocks[0].children) >= MANY


@dataclass(eq=False, repr=False)
class Page:
    """A post, as conventions look at it."""

    document: Document
    tree: Tree
    title: str = ""
    placeholder_words: PlaceholderWords = NO_PLACEHOLDER_WORDS
    tables: list[Table] = field(default_factory=list)
    nearby: Callable[[], Ways] = Ways
    """How the posts beside this one ask; these are read for it."""
    _plain: dict[Block, str] = field(default_factory=dict, init=False)
    _announced: dict[Block | None, bool] = field(default_factory=dict, init=False)

    @cached_property
    def _lead_and_parts(self) -> tuple[list[Block], list[Part]]:
        lead: list[Block] = []
        parts: list[Part] = []
        above: list[Block] = []
        for block in self._unfolded(self.tree.root.children):
            if block.kind == "heading" and not self._titles_callout(block):
                while above and above[-1].level >= block.level:
                    above.pop()
                parts.append(Part(block, [], above[-1] if above else None))
                above.append(block)
            elif parts:
                parts[-1].body.append(block)
            else:
                lead.append(block)
        return lead, parts

    def _titles_callout(self, heading: Block) -> bool:
        """Whether a heading is the title of Quarto's ``::: {.callout-tip}``, and no section begins there."""
        line = heading.lines.start - 1
        while line > 0 and not self.document.line(line).strip():
            line -= 1
        return line >= 0 and _CALLOUT_DIV.match(self.document.line(line)) is not None

    def _unfolded(self, blocks: list[Block]) -> Iterator[Block]:
        """Blocks, and in the place of a details element that holds sections, what is in it."""
        for block in blocks:
            headings = sum(child.kind == "heading" for child in block.children) if block.kind == "details" else 0
            if headings >= MANY and not self.is_answer(block):
                yield from block.children
            else:
                yield block

    @property
    def parts(self) -> list[Part]:
        """Every heading with the blocks below it, in document order."""
        return self._lead_and_parts[1]

    @cached_property
    def flows(self) -> list[Flow]:
        """What is under each heading, and inside of items, quotes and details there, outer ones first."""
        lead, parts = self._lead_and_parts
        found = [self._flow("", lead, None), *(self._flow("", part.body, part.heading) for part in parts)]
        for flow in found:  # grows while it is read
            for block in flow.blocks:
                if block.kind == "list":
                    inner = (item.children[1:] for item in block.children if len(item.children) > 1)
                    found.extend(self._flow(_inside(flow.path, "item"), blocks, flow.heading) for blocks in inner)
                elif block.kind in ("details", "quote") and (
                    len(block.children) > 1 or (_is_long_list(block.children) and not self.is_answer(block))
                ):
                    found.append(self._flow(_inside(flow.path, block.kind), block.children, flow.heading))
        return found

    def _flow(self, path: str, blocks: list[Block], heading: Block | None) -> Flow:
        return Flow(path, as_written(self.document, blocks), heading)

    @cached_property
    def siblings(self) -> list[tuple[Block | None, list[Part]]]:
        """Headings of one level under one parent, with that parent."""
        groups: dict[tuple[int, int], list[Part]] = {}
        for part in self.parts:
            key = (part.parent.span.start if part.parent else -1, part.heading.level)
            groups.setdefault(key, []).append(part)
        return [(group[0].parent, group) for group in groups.values()]

    @cached_property
    def answer_labels(self) -> set[str]:
        """The summaries that announce an answer: by their words, or because so many details elements have them."""
        counts = Counter(
            same_label(self.document.slice(block.summary.inside)) for block in self.tree.details if block.summary
        )
        return {
            label
            for label, count in counts.items()
            if is_answer_label(label) or (label and count >= MANY and not is_aside(label))
        }

    def is_answer(self, block: Block) -> bool:
        """True for a details element that announces an answer."""
        return (
            block.kind == "details"
            and block.summary is not None
            and same_label(self.document.slice(block.summary.inside)) in self.answer_labels
        )

    def announces(self, heading: Block | None) -> bool:
        """Whether a heading, one above it, or the post's title says that questions to be answered follow."""
        if heading not in self._announced:
            words = self.title if heading is None else self.plain(heading)
            above = heading is not None and self.announces(self._above.get(heading.span.start))
            self._announced[heading] = above or TOPIC.search(words) is not None
        return self._announced[heading]

    @cached_property
    def ways(self) -> Ways:
        """How the posts beside this one ask."""
        return self.nearby()

    def is_usual(self, way: str) -> bool:
        """Whether the posts beside this one ask so, and answer most of it."""
        total, answered = self.ways.counts.get(way, (0, 0))
        return total >= 2 * MANY and answered * 4 >= total * 3

    def announces_nearby(self, heading: Block) -> bool:
        """Whether posts beside this one answer questions below the same heading."""
        return title_key(self.plain(heading)) in self.ways.titles

    def heading_above(self, block: Block) -> Block | None:
        """The heading that a block is below."""
        index = bisect_right(self.parts, block.span.start, key=lambda part: part.heading.span.start) - 1
        return self.parts[index].heading if index >= 0 else None

    @cached_property
    def _above(self) -> dict[int, Block | None]:
        return {part.heading.span.start: part.parent for part in self.parts}

    def prompts(self, heading: Block | None) -> bool:
        """Whether a heading, or one above it, says that the questions below are none to be answered in writing."""
        while heading is not None:
            if PROMPTS.search(self.plain(heading)):
                return True
            heading = self._above.get(heading.span.start)
        return False

    def plain(self, block: Block) -> str:
        """A heading's or paragraph's text as a reader sees it; several conventions ask for the same one."""
        if block not in self._plain:
            self._plain[block] = plain_text(self.document, block.inlines)
        return self._plain[block]

    def plain_until(self, block: Block, end: int) -> str:
        """A paragraph's text up to an offset, as a reader sees it."""
        return plain_text(self.document, [child for child in block.inlines if child.meta["span"].start < end])

    def section(self, index: int) -> list[Block]:
        """All below the heading of a part, deeper headings too."""
        part = self.parts[index]
        body = list(part.body)
        for at in range(index + 1, len(self.parts)):
            other = self.parts[at]
            if other.heading.level <= part.heading.level:
                break
            body += [other.heading, *other.body]
        return body


def _inside(path: str, container: str) -> str:
    return f"{path}{container}>"[-40:]


def ranges(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    """Each start with the next one, the last with the end."""
    return zip(starts, [*starts[1:], end], strict=False)


def item_text(document: Document, item: Block) -> Text:
    """The source of an item's first paragraph."""
    paragraph = item.children[0] if item.children else item
    span = paragraph.text_span if paragraph.inline is not None else Span(item.span.end, item.span.end)
    return Text(document.slice(span), span)


def is_directive(document: Document, block: Block) -> bool:
    """True for an admonition or a tab, which stand in the tree as a list of one."""
    return document.text.startswith(("!!!", "???", "==="), block.span.start)


def is_lost_heading(document: Document, block: Block) -> bool:
    """True for a line with hashes that is no heading for want of a space: what is below it is another section."""
    return block.kind == "paragraph" and bool(_LOST_HEADING.match(document.text, block.span.start))
