"""What is emphasised, and the asterisks that emphasise nothing and are left in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostic import Span
from ..document.blocks import Block
from ..named_tuple import NamedTuple
from ..regex import regex
from .note import Note

_RUN = regex(r"(?<![*\\/])\*{1,3}(?![*/])")


class Emphasis(NamedTuple):
    """A text in italics or bold, by its marks: ``*``, ``**``, ``_`` or ``__``."""

    opening: Span
    closing: Span

    @property
    def inside(self) -> Span:
        """The text between the marks."""
        return Span(self.opening.end, self.closing.start)

    @property
    def is_bold(self) -> bool:
        """Whether its marks are double."""
        return self.opening.end - self.opening.start == 2


class Asterisks(NamedTuple):
    """A run of asterisks that emphasises nothing by CommonMark, with the characters beside it."""

    span: Span
    before: str
    after: str

    @property
    def size(self) -> int:
        """How many there are."""
        return self.span.end - self.span.start


def read_emphases(note: Note, mark: str) -> Iterator[Emphasis]:
    """All that a mark (``*`` or ``_``) emphasises where the engine renders markdown, the inner one first."""
    for token in note.document.tokens:
        if mark not in token.content or not token.children or note.is_raw(token.children[0].meta["span"].start):
            continue
        opened: list[Span] = []
        for child in token.children:
            if child.type in ("em_open", "strong_open") and child.markup[0] == mark:
                opened.append(child.meta["span"])
            elif child.type in ("em_close", "strong_close") and child.markup[0] == mark and opened:
                yield Emphasis(opened.pop(), child.meta["span"])


def leftover_asterisks(note: Note, block: Block) -> Iterator[Asterisks]:
    """The asterisks that are left in a block's text."""
    text = note.text
    for child in block.inlines:
        if child.type == "text" and "*" in child.content:
            start = child.meta["span"].start
            for match in _RUN.finditer(child.content):
                span = Span(start + match.start(), start + match.end())
                yield Asterisks(span, text[span.start - 1 : span.start], text[span.end : span.end + 1])


def printed_asterisks(note: Note, runs: Sequence[Asterisks]) -> list[Asterisks]:
    """Of the runs in a block those that the site's engine prints."""
    engine = note.site.engine
    if engine.strict_emphasis and not any(_beside_mask(note, run) for run in runs):
        return list(runs)
    printed: list[Asterisks] = []
    opened: Asterisks | None = None
    for run in runs:
        if opened is None:
            if run.after.strip():
                opened = run
            else:
                printed.append(run)
        elif engine.closes_after_space or run.before.strip():
            opened = None
        else:
            printed.append(run)
    return sorted([*printed, opened]) if opened else printed


def _beside_mask(note: Note, run: Asterisks) -> bool:
    """Whether a footnote mark or wiki-link is beside a run: to the engine a bracket, which the parser does not see."""
    return note.document.is_masked(run.span.start) or bool(note.document.masks_at(run.span.end))


def pairs_double_asterisks(note: Note, block: Block) -> bool:
    """Whether an engine that looks for bold before italics finds a partner for every two asterisks of a block."""
    runs = [match for match in _RUN.finditer(note.text, *block.span) if len(match[0]) > 1]
    return not note.site.engine.strict_emphasis and len(runs) % 2 == 0 and all(len(match[0]) == 2 for match in runs)
