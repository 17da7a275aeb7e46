"""Rare words that are a slip of the pen away from a common one of the same post."""

from __future__ import annotations

from collections.abc import Iterable

from .candidates import MISSING, PLAIN, RARITY, Candidate, edit_cost, endings_and_stutters, likeliest_first
from .lexicon import Lexicon
from .morphology import is_derived

_LONGEST = 40
_RARE, _VERY_RARE = 7, 8
_ENDINGS = ("d", "s", "r", "l", "y", "n", "es", "ed")
_STUTTER = 3
"""So many letters are written twice at most."""


def look_alikes(lexicon: Lexicon, written: Iterable[str], lower: Iterable[str]) -> dict[str, str]:
    """The rare words, and those made by rule, that are a slip of the pen away from a common one of the same post.

    ``lower`` are all the words in small letters.
    """
    level = lexicon.level
    rare = [
        word
        for word in written
        if 4 < len(word) <= _LONGEST
        and word.islower()
        and word.isascii()
        and ((rank := level(word)) == 0 or _RARE <= rank <= _VERY_RARE)
    ]
    wanted = {(word[0], len(word) + longer) for word in rare for longer in range(-_STUTTER, 2)}
    common: dict[tuple[str, int], list[str]] = {}
    for word in lower if rare else ():
        if (kind := (word[0], len(word))) in wanted and 0 < lexicon.suggested(word) <= PLAIN:
            common.setdefault(kind, []).append(word)
    found = {word: _look_alike(lexicon, word, common) for word in rare}
    return {word: meant for word, meant in found.items() if meant is not None}


def _look_alike(lexicon: Lexicon, word: str, common: dict[tuple[str, int], list[str]]) -> str | None:
    """The likeliest of some common words, by first letter and length, that a word is a slip of the pen away from."""
    slips = {
        meant: cost for meant, cost in endings_and_stutters(word) if meant in common.get((meant[0], len(meant)), ())
    }
    for length in range(len(word) - 1, len(word) + 2):
        for meant in common.get((word[0], length), ()):
            if (word[1] == meant[1] or word[-1] == meant[-1]) and (cost := edit_cost(word, meant)) is not None:
                slips[meant] = min(cost, slips.get(meant, cost))
    near = [
        Candidate(cost + RARITY[lexicon.level(meant)], meant, 1, lexicon.level(meant))
        for meant, cost in slips.items()
        if cost <= MISSING and not (meant[: len(word)] == word and meant[len(word) :] in _ENDINGS)
    ]
    if not near or (lexicon.level(word) and is_derived(lexicon, word)):
        return None
    return likeliest_first(word, near)[0].word
