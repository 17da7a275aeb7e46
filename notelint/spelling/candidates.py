"""Words near to a misspelt one, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from ..named_tuple import NamedTuple
from .lexicon import Lexicon

_VOWELS = frozenset("aeiouy")
_DOUBLES = frozenset("bcdfgklmnprstz")
_OTHER_DOUBLED = 60
_TWICE, _EXCHANGED = 60, 70
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
SLIGHT = 50
"""What a letter doubled or not doubled costs, or two that have changed places: a slip of the pen, whatever the word."""
MISSING = 65
"""What a letter that is missing costs at most."""
ALIKE = 70
"""One vowel for another, or letters that sound alike."""
PLAIN = 3
"""The last level of common words."""


class Candidate(NamedTuple):
    """A word that may have been meant."""

    cost: int
    word: str
    edits: int
    level: int


_FAR = 100
"""Where one edit costs more, two are tried as well."""
_DOUBLED, _DOUBLED_EASE = 50, 16
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
    found = _within(lexicon, word, raw, 1, 0)
    for meant, cost in endings_and_stutters(word):
        if 0 < (level := lexicon.suggested(meant)) < len(RARITY):
            found.append(Candidate(cost + RARITY[level], meant, 1, level))
    if min(found, default=_NOTHING).cost > _FAR:
        found += _other_first_letter(lexicon, word)
        found += _within(lexicon, word, raw, 1, 1)
    if most > 1 and min(found, default=_NOTHING).cost > _FAR:
        found += _within(lexicon, word, raw, 2, 0)
    return likeliest_first(word, found)


def likeliest_first(word: str, found: list[Candidate]) -> list[Candidate]:
    """Candidates in order: through, not thought, for ``throught``; chassis, not chases, for ``chasis``."""
    return sorted(found, key=lambda one: (one.cost - _ease(one), not word.startswith(one.word), one))


def _ease(one: Candidate) -> int:
    """How much likelier it is that a letter was doubled or left single, or two have changed places, than the costs say."""
    return _DOUBLED_EASE if one.cost - RARITY[one.level] <= _DOUBLED else 0


def endings_and_stutters(word: str) -> Iterator[tuple[str, int]]:
    """What a word would be with another plural, another letter doubled (ocurr), without two or three letters that were
    written twice, with two that were written once (determing), or with two letters in each other's place (furute); with
    the cost.
    """
    if word.endswith("ys"):
        yield word[:-2] + "ies", 50
    for doubled in range(1, len(word) - 1):
        if word[doubled] == word[doubled + 1]:
            single = word[:doubled] + word[doubled + 1 :]
            for at in range(1, len(single)):
                if (
                    at != doubled
                    and single[at] in _DOUBLES
                    and single[at] not in (single[at - 1], single[at + 1 : at + 2])
                ):
                    yield single[:at] + single[at : at + 1] + single[at:], _OTHER_DOUBLED
    for width in (2, 3):
        for at in range(len(word) - 2 * width + 1):
            if word[at : at + width] == word[at + width : at + 2 * width]:
                yield word[:at] + word[at + width :], 60
    for at in range(1, len(word) - 2):
        yield word[:at] + word[at : at + 2] + word[at:], _TWICE
        if at + 3 < len(word) and word[at] != word[at + 2] and (word[at] in _VOWELS) == (word[at + 2] in _VOWELS):
            yield word[:at] + word[at + 2] + word[at + 1] + word[at] + word[at + 3 :], _EXCHANGED


def _within(lexicon: Lexicon, word: str, raw: bytes, edits: int, run: int) -> list[Candidate]:
    """The words of a run (see ``Lexicon.alike``) with the same first letter and at most so many edits."""
    found = []
    for length in range(len(raw) - edits, len(raw) + edits + 1):
        for candidate, level in lexicon.alike(raw, length, run, edits):
            other = candidate.decode("latin-1")
            cost = edit_cost(word, other, edits) if edits == 1 or _share_a_part(word, other) else None
            if cost is not None:
                found.append(Candidate(cost + RARITY[level], other, edits, level))
    return found


def _share_a_part(typo: str, word: str) -> bool:
    """Whether two words are alike enough for two edits: of three parts, one is the same. A cheap look.

    There is a letter between the parts, since letters that have changed places could belong to two.
    """
    size = (len(typo) - 3) // 3
    return (
        typo[1 : 1 + size] == word[1 : 1 + size]
        or typo[2 * size + 3 :] == word[2 * size + 3 + len(word) - len(typo) :]
        or typo[size + 2 : 2 * size + 2] in word
        or typo.endswith("er")
    )


def _other_first_letter(lexicon: Lexicon, word: str) -> list[Candidate]:
    tail = word[1:]
    tries = {tail: 100, word[1] + word[0] + word[2:]: 70}
    for letter in "abcdefghijklmnopqrstuvwxyz":
        tries.setdefault(letter + word, 110)
        tries.setdefault(letter + tail, 130 if letter + word[0] not in _BESIDE else 100)
    return [
        Candidate(tries[other := candidate.decode("latin-1")] + RARITY[level], other, 1, level)
        for candidate, level in lexicon.among([candidate.encode("latin-1") for candidate in tries])
        if level <= PLAIN
    ]


def edit_cost(typo: str, word: str, edits: int = 1) -> int | None:
    """What it takes to make a typo of a word with so many edits at most; None where they do not suffice."""
    if typo[-2:] == "er" and word[-2:] == "or" and typo[:-2] == word[:-2]:
        return 50
    if not edits:
        return 0 if typo == word else None
    at, end = 0, min(len(typo), len(word))
    while at < end and typo[at] == word[at]:
        at += 1
    before = typo[at - 1] if at else ""
    typo, word = typo[at:], word[at:]
    if typo == word:
        return 0
    longer, left = len(typo) - len(word), edits - 1
    if not -edits <= longer <= edits:
        return None
    tail = min(len(typo), len(word)) - 2
    if not left and tail > 0 and typo[-tail:] != word[-tail:] and not (typo[-2:] == "er" and word[-2:] == "or"):
        return None  # the last edit reaches two letters; what is after them is the same, but for er and or
    costs = []
    if edits > 1 and typo == word[2:]:
        costs.append(100)
    if typo and -left < longer and (rest := edit_cost(typo[1:], word, left)) is not None:
        costs.append(rest + (50 if typo[0] == before or typo[:1] == typo[1:2] else 90))
    if word and longer < left and (rest := edit_cost(typo, word[1:], left)) is not None:
        costs.append(rest + (50 if word[0] == before or word[:1] == word[1:2] else 65))
    if typo and word and -left <= longer <= left:
        if (rest := edit_cost(typo[1:], word[1:], left)) is not None:
            costs.append(rest + _wrong_letter(typo[0], word[0]))
        if typo[1:2] == word[0] and typo[0] == word[1:2] and (rest := edit_cost(typo[2:], word[2:], left)) is not None:
            costs.append(rest + 50)
    return min(costs, default=None)


def _wrong_letter(written: str, meant: str) -> int:
    """What it takes to write one letter for another."""
    if (written in _VOWELS and meant in _VOWELS) or written + meant in _SOUNDS:
        return 70
    return 80 if written + meant in _BESIDE else 100
