"""Words that a text speaks of, and parts of words that hyphens tie together."""

from __future__ import annotations

import re

from ..diagnostic import Span
from ..note.note import Note, once_per_note
from ..regex import regex
from .known import is_known
from .lexicon import Lexicon
from .own_words import MANY
from .set_apart import is_emphasised, is_quoted

_REACH = 80
_TIED = regex(r"([A-Za-z]{2,})[-‐]\Z")
_FIRST_PARTS = ("i", "o")
"""How the first part of a word ends that is made of two."""
_LAST_PARTS = frozenset("fied fier fying fies ification ifications matic ness esque ish wise ward wards".split())
"""What makes a word of any other, behind a hyphen: UTF-8-fied, nerd-o-matic."""
_PARTICLE = regex(r"[-‐](?:down|up|out|off|in|on)\b")
_OF_SPELLING = regex(r"\b(?:typos?|mis-?spel\w+|spelling)\b|->|→|⇒|=>", re.IGNORECASE)
"""What a line about somebody's spelling has."""
HYPHENS = ("-", "‐")


def is_in_compound(text: str, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether a hyphen ties a word to another with which it is known, or of which it is the plural: take-aways."""
    if word.endswith("ed") and is_known(lexicon, word[:-2]) and _PARTICLE.match(text, span.end):
        return True  # dumbed-down
    if word.endswith(_FIRST_PARTS) and text[span.end : span.end + 1] in HYPHENS:
        return True  # tragi-comedy
    if word in _LAST_PARTS and text[span.start - 1 : span.start] in HYPHENS:
        return True
    first = _TIED.search(text, max(0, span.start - _REACH), span.start)
    if first is None:
        return False
    return is_known(lexicon, first[1] + word) or (word.endswith("s") and is_known(lexicon, word[:-1]))


@once_per_note
def _is_about_spelling(note: Note) -> bool:
    """Whether a post's title, or several of its sentences, speak of spelling."""
    title = any(_OF_SPELLING.search(heading.text) for heading in note.headings[:1])
    return title or len(_OF_SPELLING.findall(note.prose.text)) >= MANY


def is_spoken_of(note: Note, span: Span, suggestions: tuple[str, ...]) -> bool:
    """True for a word that a text about spelling quotes: set apart in it, or beside what is right."""
    prose = note.prose
    if is_quoted(prose.text, span) or (is_emphasised(prose.text, span) and _is_about_spelling(note)):
        return True
    block = prose.block(span.start)
    around = prose.text[max(block.start, span.start - _REACH) : min(block.end, span.end + _REACH)]
    if _OF_SPELLING.search(around) is None:
        return False
    return any(re.search(rf"\b{re.escape(right)}\b", around, re.IGNORECASE) for right in suggestions)
