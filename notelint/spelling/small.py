"""Words of two to four letters, which are near to so much that only the commonest count, and words written together."""

from __future__ import annotations

from .candidates import edit_cost
from .lexicon import Lexicon

SMALL = tuple(
    "that with this from they them then than there when what will would were have been your their which also some make made"
    " into only just like want very need each such more most many much here time work does know take over after and the for"
    " are you not can but was has had use our all how who".split()
)
"""The commonest words of three letters and more, by and large the commonest first."""
_PREFIXES = frozenset("the of and with from that this which these those then when".split())
_SUFFIXES = frozenset("to an the of and with from that this which are is was were for by".split())
_COMMON = 3
_KNOWN_PART = 4
_ADVERB = 6


def small_word(word: str) -> str | None:
    """The very common word that an unknown one of three or four small letters was meant to be.

    A letter is missing, doubled or beside the right one on the keyboard, or two have changed places; in three letters,
    only what leaves them all there counts.
    """
    limit = 80 if len(word) == 4 else 50
    best = min(((cost, other) for other in SMALL if (cost := _cost(word, other)) is not None), default=None)
    return best[1] if best is not None and best[0] <= limit else None


def _cost(word: str, other: str) -> int | None:
    if len(word) == 3 and len(other) == 3 and sorted(word) != sorted(other):
        return None
    if len(word) == 3 and len(other) > 3 and word + other[-1] != other:
        return None
    return edit_cost(word, other)


def glued(lexicon: Lexicon, word: str) -> str | None:
    """Two words that were written together, one of them small: ``input to`` for ``inputto``."""
    for at in range(2, len(word) - 1):
        first, second = word[:at], word[at:]
        if at > _KNOWN_PART and len(second) > _ADVERB and second.endswith("ly"):  # subsystemtypically
            is_common = 0 < lexicon.suggested(first) <= _COMMON and 0 < lexicon.suggested(second) <= _COMMON
        elif second in _SUFFIXES:
            is_common = len(first) >= _KNOWN_PART and 0 < lexicon.suggested(first) <= _COMMON
        else:
            is_common = first in _PREFIXES and len(second) >= _KNOWN_PART and 0 < lexicon.suggested(second) <= _COMMON
        if is_common:
            return f"{first} {second}"
    return None
