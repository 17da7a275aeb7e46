"""What speaks for a block being a question where most blocks of its shape are: points, and how many are enough."""

from __future__ import annotations

from collections.abc import Iterator

from ...named_tuple import NamedTuple
from .marks import has_mark, length
from .model import Clue
from .shape import Candidate
from .wording import has_gap, sets_a_task, studies_anywhere

ENOUGH = 3
"""So many points make a question."""
_SENTENCE, _TITLE = 6, 2
"""So many words are more than a title; so few are one."""


ASKS = Clue("asks", 3)
MARK = Clue("has a question mark", 2)
STUDY = Clue('begins as a study question does ("What is", "Explain")', 2)
TASK = Clue("sets a task", 1)
NUMBER = Clue("has a number", 1)
ITEM = Clue("is an item of a list of questions", 1)
ANSWERED = Clue("is answered as they are", 1)
SENTENCE = Clue("is a sentence", 1)
MOST = Clue("is of a kind that mostly asks here", 1)
ANNOUNCED = Clue("is below a heading that announces questions", 1)
TITLE = Clue("is as short as a title", -1)
SILENT = Clue("neither asks nor has an answer", -2)
GAP = Clue("has a gap that nobody filled in", -9)


class Around(NamedTuple):
    """What the blocks of a shape, and the headings above them, tell of each of them."""

    most_ask: bool
    announced: bool
    items: bool


def clues(candidate: Candidate, asks: bool, answered: bool, around: Around) -> list[Clue]:
    """All that speaks for and against a block."""
    found = [ASKS] if asks else list(_wording(candidate, answered))
    found += [
        clue
        for clue, holds in (
            (NUMBER, candidate.number is not None),
            (ITEM, around.items),
            (ANSWERED, answered),
            (MOST, around.most_ask),
            (ANNOUNCED, around.announced),
            (GAP, not answered and has_gap(candidate.text)),
        )
        if holds
    ]
    return found


def is_enough(found: list[Clue]) -> bool:
    """Whether the clues make a block a question."""
    return sum(clue.points for clue in found) >= ENOUGH


def _wording(candidate: Candidate, answered: bool) -> Iterator[Clue]:
    text, words = candidate.text, length(candidate.text)
    if has_mark(text) or studies_anywhere(text):
        yield MARK if has_mark(text) else STUDY
    elif sets_a_task(text):
        yield TASK
    elif not answered:
        yield SILENT
    if answered and words >= _SENTENCE:
        yield SENTENCE
    elif words <= _TITLE and candidate.block.kind == "heading":
        yield TITLE
