"""Words near to a misspelt one, the likeliest first."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon import Lexicon

_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    pair
    for upper, lower in zip(_ROWS, (*_ROWS[1:], ""), strict=True)
    for at, key in enumerate(upper)
    for other in (upper[at + 1 : at + 2] + lower[max(0, at - 1) : at + 1])
    for pair in (key + other, other + key)
)
"""Pairs of letters whose keys touch on a keyboard with the QWERTY layout."""
_SOUNDS = frozenset("ck kc sc cs sz zs ei ie ae ea ao oa eo oe iy yi ai ia nm mn td dt pb bp fv vf gj jg kq qk".split())
RARITY = (0, 0, 25, 60, 90, 120, 130, 140)
"""By level: what a word costs for being less common, in hundredths of a plain edit, as all costs are."""


class Candidate(NamedTuple):
    """A word that may have been meant."""

    cost: int
    word: str
    edits: int
    level: int


_FAR = 100
"""Where one edit costs more, two are tried as well."""
_NOTHING = Candidate(900, "", 0, 0)


def candidates(lexicon: Lexicon, word: str, most: int) -> list[Candidate]:
    """The words that may be suggested within one edit of an unknown one, or, failing that, two if ``most`` allows them.

    ``word`` is in small letters. An edit is a letter too many, missing, wrong, or two that have changed places. With two
    edits the first letter is the same.
    """
    try:
        raw = word.encode("latin-1")
    except UnicodeEncodeError:
        return []
    found = _within(lexicon, word, raw, 1, 0) + _stuttered(lexicon, word)
    if word.endswith("ys") and 0 < (level := lexicon.suggested(word[:-2] + "ies")) < len(RARITY):
        found.append(Candidate(50 + RARITY[level], word[:-2] + "ies", 1, level))
    if min(found, default=_NOTHING).cost > _FAR:
        found += _other_first_letter(lexicon, word)
        found += _within(lexicon, word, raw, 1, 1)
    if most > 1 and min(found, default=_NOTHING).cost > _FAR:
        found += _within(lexicon, word, raw, 2, 0)
    return sorted(
        found, key=lambda one: (one.cost, not word.startswith(one.word), one)
    )  # through, not thought, for throught


def _within(lexicon: Lexicon, word: str, raw: bytes, edits: int, run: int) -> list[Candidate]:
    """The words of a run (see ``Lexicon.alike``) with the same first letter and at most so many edits."""
    found = []
    for length in range(len(raw) - edits, len(raw) + edits + 1):
        # a letter more or less changes one letter of the set, a wrong one two
        for candidate, level in lexicon.alike(raw, length, run, 2 * edits - abs(length - len(raw))):
            other = candidate.decode("latin-1")
            cost = edit_cost(word, other, edits)
            if cost is not None:
                found.append(Candidate(cost + RARITY[level], other, edits, level))
    return found


def _other_first_letter(lexicon: Lexicon, word: str) -> list[Candidate]:
    tail = word[1:]
    tries = {tail: 100, word[1] + word[0] + word[2:]: 70}
    for letter in "abcdefghijklmnopqrstuvwxyz":
        tries.setdefault(letter + word, 110)
        tries.setdefault(letter + tail, 130 if letter + word[0] not in _BESIDE else 100)
    found = []
    for candidate, cost in tries.items():
        level = lexicon.suggested(candidate)
        if 0 < level <= 3:
            found.append(Candidate(cost + RARITY[level], candidate, 1, level))
    return found


def _stuttered(lexicon: Lexicon, word: str) -> list[Candidate]:
    """Words of which a run of two or three letters was written twice."""
    found = []
    for width in (2, 3):
        for at in range(len(word) - 2 * width + 1):
            if word[at : at + width] == word[at + width : at + 2 * width]:
                candidate = word[:at] + word[at + width :]
                level = lexicon.suggested(candidate)
                if 0 < level < len(RARITY):
                    found.append(Candidate(60 + RARITY[level], candidate, 1, level))
    return found


def edit_cost(typo: str, word: str, edits: int = 1) -> int | None:
    """What it takes to make a typo of a word with so many edits at most; None where they do not suffice."""
    if (typo[-2:], word[-2:]) == ("er", "or") and typo[:-2] == word[:-2]:
        return 50
    at, end = 0, min(len(typo), len(word))
    while at < end and typo[at] == word[at]:
        at += 1
    before = typo[at - 1] if at else ""
    typo, word = typo[at:], word[at:]
    if typo == word:
        return 0
    if not edits or abs(len(typo) - len(word)) > edits:
        return None
    tail = min(len(typo), len(word)) - 2
    if edits == 1 and tail > 0 and typo[-tail:] != word[-tail:] and (typo[-2:], word[-2:]) != ("er", "or"):
        return None  # the last edit reaches two letters; what is after them is the same, but for er and or
    costs = []
    if edits > 1 and typo == word[2:]:
        costs.append(100)
    if typo:
        rest = edit_cost(typo[1:], word, edits - 1)
        if rest is not None:
            costs.append(rest + (50 if typo[0] == before or typo[:1] == typo[1:2] else 90))
    if word:
        rest = edit_cost(typo, word[1:], edits - 1)
        if rest is not None:
            costs.append(rest + (50 if word[0] == before or word[:1] == word[1:2] else 65))
    if typo and word:
        rest = edit_cost(typo[1:], word[1:], edits - 1)
        if rest is not None:
            pair = typo[0] + word[0]
            both = typo[0] in _VOWELS and word[0] in _VOWELS
            costs.append(rest + (70 if both or pair in _SOUNDS else 80 if pair in _BESIDE else 100))
        if len(typo) > 1 and len(word) > 1 and typo[0] == word[1] and typo[1] == word[0]:
            rest = edit_cost(typo[2:], word[2:], edits - 1)
            if rest is not None:
                costs.append(rest + 50)
    return min(costs, default=None)
