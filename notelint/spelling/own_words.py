"""Words that are their author's own: written often, in code, or as a name."""

from __future__ import annotations

from ..note.note import Note, once_per_note
from ..regex import regex
from .candidates import ALIKE
from .known import is_hardly_ever_meant
from .lexicon import Lexicon
from .names import is_name, is_no_name
from .suspicion import TOGETHER, Suspicion, suspect

MANY = 3
"""A word used so often is the author's own."""
_CLEAR = 8
"""A word so long that is nearly one which the post has too is that one, however often it is written."""
_MISSED = 65
"""What a letter that is missing costs, of which a shorter word is none either."""
_HEARD, _EVERYDAY = 7, 2
"""The letters of a word that is written as it is heard, and the rarest level of what is meant."""
_VOWELS = frozenset("aeiouy")
_IDENTIFIER = regex(r"[A-Za-z]++(?:\\?_[A-Za-z]++)+")
_FORMS = ("s", "es", "d", "ed", "ing", "er", "ers", "able")
"""The endings with which a name in code becomes a word."""
_STEM = 4
"""The letters of such a name at least."""


def is_own(lexicon: Lexicon, word: str, suspicion: Suspicion, counts: dict[str, int]) -> bool:
    """Whether a word is the author's own: written often, while the right one is not."""
    if counts[word.lower()] < MANY:
        return False
    if " " in suspicion.suggestions[0] and not is_hardly_ever_meant(word):
        return suspicion.suggestions[0].replace(" ", "") not in TOGETHER  # listof
    if suspicion.slight or _sounds_alike(lexicon, word, suspicion):
        return False
    shortest = _CLEAR - 1 if suspicion.cost <= _MISSED else _CLEAR
    return len(word) < shortest or suspicion.cost > ALIKE or not counts.get(suspicion.suggestions[0])


def _sounds_alike(lexicon: Lexicon, word: str, suspicion: Suspicion) -> bool:
    """Whether a word is a very common one as it is heard: discribe, concensus. Who writes it so does it every time."""
    lower, meant = word.lower(), suspicion.suggestions[0]
    if len(word) < _HEARD or len(word) != len(meant) or not 0 < lexicon.level(meant) <= _EVERYDAY:
        return False
    differing = [at for at, (one, other) in enumerate(zip(lower, meant, strict=True)) if one != other]
    if len(differing) != 1:
        return False
    at = differing[0]
    letters = {lower[at], meant[at]}
    return letters <= _VOWELS or (letters == {"c", "s"} and lower[at + 1 : at + 2] in ("e", "i", "y"))


def is_plainly_wrong(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a slip for a very common one, so that a file that is named with it was named after the title."""
    suspicion = suspect(lexicon, word) if len(word) >= _HEARD else None
    if suspicion is None or not suspicion.cost:
        return False
    is_slip = suspicion.slight and 0 < lexicon.level(suspicion.suggestions[0]) <= _EVERYDAY
    return is_slip or _sounds_alike(lexicon, word, suspicion)


def is_form_of_code(note: Note, word: str) -> bool:
    """Whether a word is a form of what the post has in its code: mappending, where there is ``mappend``."""
    return any(
        word.endswith(ending) and len(stem := word.removesuffix(ending)) >= _STEM and stem in note.vocabulary
        for ending in _FORMS
    )


@once_per_note
def parts_of_identifiers(note: Note) -> frozenset[str]:
    """The words of names that are joined with underscores in the prose, in small letters: layout_cornersw."""
    names = (name for piece in note.prose.pieces if "_" in piece for name in _IDENTIFIER.findall(piece))
    return frozenset(part.lower() for name in names for part in name.replace("\\", "").split("_"))


def is_named_elsewhere(note: Note, lexicon: Lexicon, word: str, suspicion: Suspicion, counts: dict[str, int]) -> bool:
    """Whether a short word that is written often, and with a capital alone, is a name in the middle of a sentence."""
    if not word.istitle() or len(word) >= _CLEAR or counts[word.lower()] < MANY or word.lower() in note.prose.written:
        return False
    return any(
        is_name(note, lexicon, word, span) and not is_no_name(note, lexicon, word, span, suspicion)
        for span in note.prose.find({word})
    )


def count_of(counts: dict[str, int], word: str) -> int:
    """How often a word is there, with its singular."""
    return counts[word] + (counts.get(word[:-1], 0) if word.endswith("s") else 0)
