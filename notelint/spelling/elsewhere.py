"""Words that somebody writes otherwise: the name of the file that a link leads to, and everybody."""

from __future__ import annotations

from bisect import bisect_right
from urllib.parse import unquote

from ..diagnostic import Span
from ..note.note import Note
from ..regex import regex
from .candidates import ALIKE, edit_cost
from .famous import famous_name
from .language import is_foreign
from .lexicon import Lexicon
from .names import is_another_person
from .set_apart import is_alone, is_quoted
from .unknown import Misspelling, in_case

_LETTERS = regex(r"[a-z]{4,}")
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST, _COMMON = 5, 5
"""Of a link's word: its letters, and the rarest level of the one in the file's name."""


def misspells_target(note: Note, lexicon: Lexicon, word: str, span: Span) -> Misspelling | None:
    """A word of a link's text that is a slip of the pen away from one in the name of the file that the link leads to."""
    at = bisect_right(note.links, span.start, key=lambda link: link.span.start) - 1
    link = note.links[at] if at >= 0 else None
    if link is None or link.destination != "file" or span.start >= link.span.end or len(word) < _SHORTEST:
        return None
    name = unquote(link.target.partition("#")[0].rpartition("/")[2])
    for other in _LETTERS.findall(_CAMEL.sub(" ", name).lower()):
        cost = edit_cost(word.lower(), other)
        if cost is not None and 0 < cost <= ALIKE and 0 < lexicon.suggested(other) <= _COMMON:
            meant = in_case(word, other)
            return Misspelling(span, f'"{word}" is written "{other}" in the name of the file', (meant,))
    return None


def misspells_name(note: Note, lexicon: Lexicon, word: str, span: Span) -> Misspelling | None:
    """A word that is a slip of the pen away from a famous name: Pyhton."""
    name = famous_name(word) if word.islower() or word.istitle() else None
    if name is None or is_another_person(note.prose.text, span, name):
        return None
    if is_quoted(note.prose.text, span) or is_alone(note.prose, span) or is_foreign(note, lexicon, span):
        return None
    meant = name.lower() if word.islower() else name
    return Misspelling(span, f'"{word}" is usually written "{meant}"', (meant,))
