"""The forms of common words that are only verbs, only nouns or only adjectives.

What a form is (see ``Lexicon.parts``) is asked of the lexicon, word by word; which other form belongs to it is read from
``forms.txt``, made by ``lexicon/forms.py`` from WordNet, once a word has been found wrong. Each of its lines is a column of
a table, words divided by spaces: of verbs the base, the form in -s, the past, the participle and the form in -ing; of nouns
that are nothing else singular and plural; of nouns that are verbs too the same, and the participle or ``-``; of
adjectives the word.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ..named_tuple import NamedTuple
from ..note.words import Prose
from .lexicon import BASE, DONE, GERUND, NOUN, PAST, PLURAL, THING, THINGS, THIRD, Kept, shipped

_BASE, _THIRD, _PAST, _PARTICIPLE, _GERUND, _NOUN, _PLURAL, _THING, _THINGS, _THING_DONE = range(10)
"""The columns of the table."""


class Change(NamedTuple):
    """From one form of a word to another."""

    part: int
    """What the form that is written has to be: see ``Lexicon.parts``."""
    written: int
    """Its column."""
    right: int
    """The column of the other."""

    def of(self, word: str) -> str | None:
        """The other form; None for a word that has none, or the same."""
        return _other_form(word, self.written, self.right) if parts(word) & self.part else None


BASE_OF_THIRD = Change(THIRD, _THIRD, _BASE)
BASE_OF_PAST = Change(PAST, _PAST, _BASE)
BASE_OF_GERUND = Change(GERUND, _GERUND, _BASE)
THIRD_OF_BASE = Change(BASE, _BASE, _THIRD)
PARTICIPLE_OF_BASE = Change(BASE, _BASE, _PARTICIPLE)
PARTICIPLE_OF_THIRD = Change(THIRD, _THIRD, _PARTICIPLE)
THIRD_OF_GERUND = Change(GERUND, _GERUND, _THIRD)
GERUND_OF_BASE = Change(BASE, _BASE, _GERUND)
PLURAL_OF_NOUN = Change(NOUN, _NOUN, _PLURAL)
NOUN_OF_PLURAL = Change(PLURAL, _PLURAL, _NOUN)
PLURAL_OF_THING = Change(THING, _THING, _THINGS)
"""Things are nouns that are verbs too."""
PARTICIPLE_OF_THING = Change(THING, _THING, _THING_DONE)
THING_OF_PLURAL = Change(THINGS, _THINGS, _THING)
THING_OF_DONE = Change(DONE, _THING_DONE, _THING)
NO_CHANGE = Change(0, 0, 0)
"""Of no word but those that are named besides."""
PAST_TOO = frozenset(
    "cost cut set put let hit read cast split quit shut spread beat bet burst broadcast forecast reset upset input bid shed rid wed"
    " hurt thrust knit slit fit wet sweat saw felt rent bore found ground wound bound lay fell fed lit hung left shot bit stole rose"
    " stove dove spat spun sped trod wove clove".split()
)
"""Things whose form is a verb's past too, of their own or of another one: it saw the sea, the loom hit a knot."""


def parts(word: str) -> int:
    """What a word in small letters may be in a sentence, as bits; 0 where that can't be told."""
    lexicon = shipped()
    return lexicon.parts[lexicon.part(word)]


def spoken(prose: Prose) -> bytes:
    """What each of a post's words may be, as the number of its set in ``Lexicon.parts``."""
    return bytes(map(_numbers().__getitem__, prose.words))


@cache
def _numbers() -> Kept:
    """The numbers of words that were asked for; what is more than letters has none."""
    return Kept(lambda word: shipped().part(word) if word.isalpha() else 0)


def wherever(wanted: int, speech: bytes) -> list[int]:
    """Where words stand that may be something that is wanted."""
    return list(map(re.Match.start, _pattern(wanted, 0).finditer(speech)))


def before_others(wanted: int, others: int, speech: bytes) -> list[int]:
    """The same right before words that may be something else."""
    return list(map(re.Match.start, _pattern(wanted, others).finditer(speech)))


@cache
def _pattern(wanted: int, others: int) -> re.Pattern[bytes]:
    return re.compile(_sets(wanted) + (b"(?=" + _sets(others) + b")" if others else b""))


def _sets(wanted: int) -> bytes:
    sets = (number for number, some in enumerate(shipped().parts) if some & wanted)
    return b"[" + b"".join(rb"\x%02x" % number for number in sets) + b"]"


@cache
def _columns() -> list[str]:
    text = Path(__file__).with_name("forms.txt").read_text(encoding="ascii")
    return [f" {line} " for line in text.splitlines()]


@cache
def _other_form(word: str, written: int, right: int) -> str | None:
    column = _columns()[written]
    at = column.rfind(f" {word} ")
    if at < 0:
        return None
    other = _columns()[right].split(" ")[column.count(" ", 0, at) + 1]
    return other if other not in (word, "-") else None
