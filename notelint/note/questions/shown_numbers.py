"""The numbers that a page shows before its questions, which an engine may count otherwise than they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple

if TYPE_CHECKING:
    from ...document.blocks import Tree
    from .model import Numbered, QuestionSection


class WrongNumber(NamedTuple):
    """A question with another number on the page than the ones around it say."""

    item: Numbered
    expected: int
    shown: int


class _Shown(NamedTuple):
    list: int
    """Which list, by its offset."""
    position: int
    number: int


def shown_numbers(tree: Tree, from_one: bool) -> dict[int, _Shown]:
    """What each item of an ordered list is shown with, by its offset; ``from_one`` where an engine counts every list from 1."""
    found: dict[int, _Shown] = {}
    for block in tree.walk():
        if block.kind == "list" and block.children[0].number is not None:
            start = 1 if from_one else block.children[0].number
            for index, item in enumerate(block.children):
                found[item.span.start] = _Shown(block.span.start, index, start + index)
    return found


def wrong_numbers(section: QuestionSection, shown: dict[int, _Shown]) -> Iterator[WrongNumber]:
    """The questions where the page does not go on counting as the post does."""
    before: tuple[int, _Shown] | None = None
    counted = 0
    for item in section.numbers:
        written, there = item.number[0], shown.get(item.span.start)
        if there is None:
            continue
        if before is not None:
            ones = written == before[0] == 1
            counted = counted + 1 if ones else written
            follows = there.list == before[1].list and there.position == before[1].position + 1
            if not follows and (ones or written > before[0]) and there.number != counted:
                yield WrongNumber(item, counted, there.number)
        else:
            counted = there.number
        before = written, there
