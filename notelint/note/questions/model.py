"""What is known of a question: its words and place, its options, its answer, and in which state that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple
from .placeholder_words import NO_PLACEHOLDER_WORDS, PlaceholderWords
from .placeholders import is_remark, keep_place, keeps_place

if TYPE_CHECKING:
    from ...diagnostic import Span
    from ...document.blocks import Block
    from ..answers import Answer, Text

Number = tuple[int, ...]


class Ways(NamedTuple):
    """How the posts beside a post ask."""

    counts: Mapping[str, tuple[int, int]] = MappingProxyType({})
    """By way: how many questions at least two of these posts ask so, and how many of them are answered."""
    titles: frozenset[str] = frozenset()
    """The headings below which at least two of these posts answer their questions, as ``title_key`` makes them."""


def title_key(text: str) -> str:
    """The words of a heading in small letters, without its numbers."""
    return " ".join(re.findall(r"[^\W\d_]+", text.lower()))


class Clue(NamedTuple):
    """A reason for or against a block being a question, in the words of ``inspect``, with its points."""

    words: str
    points: int


@dataclass(eq=False, repr=False)
class Question:
    """One question. ``span`` is its line."""

    text: str
    span: Span
    number: Number | None = None
    options: list[Text] = field(default_factory=list)
    answer: Answer | None = None
    ticked: list[bool] = field(default_factory=list)
    detached: list[Block] = field(default_factory=list)
    """What the engine shows below the item that asks, and not inside it."""
    until: int = 0
    """Where the label is that no answer follows; nothing before it asks anew."""
    kept_by: str | None = None
    """What keeps the place of a missing answer: "an empty item", "an empty quote", "an empty code block"."""
    done: bool | None = None
    """Whether its author marked it as done, where questions have such a mark in place of answers."""
    clues: list[Clue] = field(default_factory=list)
    """Why it was taken for a question, where its shape alone does not say so."""
    placeholder_words: PlaceholderWords = NO_PLACEHOLDER_WORDS
    """What keeps the place of an answer in this blog, and what does not."""

    @property
    def is_placeholder(self) -> bool:
        """True for an answer that only keeps the place of one."""
        answer = self.answer
        if answer is None or self.ticked or answer.is_code:
            return False
        return keep_place([line.text for line in answer.lines], self.placeholder_words)

    @property
    def placeholder(self) -> Text | None:
        """The line that only keeps the place of an answer."""
        answer = self.answer
        if answer is None or not self.is_placeholder:
            return None
        kept = next((line for line in answer.lines if keeps_place(line.text)), None)
        return kept or next((line for line in answer.lines if not is_remark(line.text)), answer.lines[0])

    @property
    def is_open(self) -> bool:
        """True for a question that waits for its answer: it has none, or one that only keeps the place."""
        return (self.answer is None and not self.done) or self.is_placeholder


class Numbered(NamedTuple):
    """A number among the siblings, of a question or not."""

    number: Number
    span: Span
    begins_list: bool = False
    """Of an item: the first of its list, whose number the engine may show otherwise."""


@dataclass(eq=False, repr=False)
class QuestionSection:
    """Questions that are asked in one way, under one heading."""

    convention: str
    form: str
    """What holds the answers: ``details``, ``ticks``, ``labels``, or ``text`` for whatever is there."""
    reason: str
    """Why this convention was chosen, with counts."""
    questions: list[Question]
    heading: Block | None
    """The heading above them."""
    announced: bool = False
    """Whether the heading above says that they are to be answered."""
    judged: bool = True
    """False where the siblings do not tell what an answer looks like, so that a missing one says nothing."""
    in_progress: bool = False
    """Whether most are open and the siblings elsewhere, or the first ones here, show that answers are meant."""
    unmarked: list[Span] = field(default_factory=list)
    """Lines that ask without the markup of the other questions."""
    marked_as: str = "headings"
    """What the other questions are."""
    help: str = "write the answer below it"
    """How one answers here."""
    way: str = ""
    """What asks, more exactly than the convention, and what holds the answers: "headings of level 3, answered below"."""
    shown_beside: bool = False
    """Whether the posts beside this one alone show that these are questions."""
    numbers: list[Numbered] = field(default_factory=list)
    """The numbers of all items or headings of the shape, in document order."""
    siblings: int = 0
    """How many are not numbered."""
    as_headings: list[Span] = field(default_factory=list)
    """Answers that are marked up as a heading of their own."""
    label: str | None = None
    """The words above most answers, where they are part of the text."""
    otherwise: list[tuple[Question, str]] = field(default_factory=list)
    """Questions whose answer has other words above it than most, with these words."""
    unlabelled: list[Question] = field(default_factory=list)
    """Those whose answer goes without these words."""

    @property
    def answered(self) -> int:
        """How many have an answer that is more than a placeholder."""
        return sum(not question.is_open for question in self.questions)
