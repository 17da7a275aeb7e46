"""Rare words of two to five letters where a small word was meant, as the words beside them tell: similar ot a, need fo many.

``beside.txt`` has the words that stand before and after each small word in manuals, and how often. Its first line has rare
words; of each other one the columns, divided by tabs, are a small word, how often it was met, what stands before it and
what behind. A number there says how often the words that follow it were met, as a power of two.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..named_tuple import NamedTuple
from .candidates import edit_cost

SMALL = tuple(
    "a an and are as at be been but by can could did do does each for from had has have here how if in into is it its just like"
    " make many may more most much must no not now of off on one only or other our out over same should so some such than that"
    " the their them then there these they this those through to too under up use used using very was way we well were what"
    " when where which while who will with within without would you your also any all about after before between because both"
    " during first get".split()
)
RARE = frozenset((5, 7, 8))
"""The levels of the rare words; the sixth has git, the ninth are terms."""
_WITH_A = frozenset("in to of on for as by with at is and".split())
"""What is written together with an article: toa, ina."""
_FILE = Path(__file__).with_name("beside.txt")
_LEAST = -1
"""What the words beside have to say at least, as a power of two: how often all three stand together by chance."""


_OFTEN = 7
"""How often one word has to be met beside, as a power of two, to tell alone what was meant."""
_SLIGHT = 65
"""What an edit costs at most where one word tells: a letter is missing, doubled, or two have changed places."""
_CHANGED = 50
"""The same of a rare word: two have changed places."""


class _Row(NamedTuple):
    """What is known of a small word, as powers of two."""

    size: int
    before: dict[str, int]
    after: dict[str, int]


@cache
def rare_words() -> frozenset[str]:
    """Words of the lexicon that hardly ever are what was meant."""
    with _FILE.open(encoding="ascii") as file:
        return frozenset(file.readline().split())


def meant_between(before: str, word: str, after: str) -> tuple[str, ...]:
    """The small words that a rare or unknown one in small letters may be between two others, the likeliest first."""
    is_rare = word in rare_words()
    found = [
        (-fit, cost, first if first == last else f"{first} {last}")
        for first, last, cost in _near(word)
        if (fit := _fit(before, first, last, after)) is not None
        or (cost <= (_CHANGED if is_rare else _SLIGHT) and (fit := _fit_of_one(before, first, last, after)) is not None)
    ]
    return tuple(small for _, _, small in sorted(found))[:3]


@cache
def _near(word: str) -> list[tuple[str, str, int]]:
    """The first and last of the small words that a word may be, with what the edit costs."""
    near = [
        (small, small, cost)
        for small in SMALL
        if abs(len(small) - len(word)) < 2 and (cost := edit_cost(word, small)) is not None
    ]
    return [*near, (word[:-1], "a", 0)] if word[-1] == "a" and word[:-1] in _WITH_A else near


def _fit(before: str, first: str, last: str, after: str) -> int | None:
    """How often small words stand between two others, as a power of two; None for hardly ever."""
    size, left = _row(first).size, _row(first).before.get(before)
    right = _row(last).after.get(after)
    return left + right - size if left is not None and right is not None and left + right - size >= _LEAST else None


def _fit_of_one(before: str, first: str, last: str, after: str) -> int | None:
    """The same if one of the two is not known beside small words, and the other is met there very often."""
    fit = max(_row(first).before.get(before, 0), _row(last).after.get(after, 0))
    return 0 if fit >= _OFTEN else None


@cache
def _lines() -> dict[str, str]:
    _, *lines = _FILE.read_text(encoding="ascii").splitlines()
    return {line.partition("\t")[0]: line for line in lines}


@cache
def _row(word: str) -> _Row:
    _, size, before, after = _lines()[word].split("\t")
    return _Row(int(size), _counts(before), _counts(after))


def _counts(groups: str) -> dict[str, int]:
    counts, power = {}, 0
    for word in groups.split():
        if word[0].isdigit():
            power = int(word)
        else:
            counts[word] = power
    return counts
