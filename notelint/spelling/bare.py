"""Subjects without an article that open a sentence: node failures is, relational databases has, floating client are.

The noun is in small letters behind another word, as no name is, or alone and in the singular. What a question, a gerund or
a preposition before it could account for is left alone: which options does it have, dropping columns is.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Span
from ..document.masks import FILLER
from ..note.words import Prose
from .clauses import COMPANIES
from .forms import BASE_OF_THIRD, before_others, parts
from .lexicon import NOUN, PLURAL, THIRD
from .slips import Slip
from .subjects import FIRSTS, NO_SUBJECT, TO_BE, TO_BE_MANY

_OF_MANY = TO_BE_MANY | {"doesn't": "don't", "isn't": "aren't", "hasn't": "haven't", "wasn't": "weren't"}
_OF_ONE = {word: TO_BE[word] for word in ("are", "have")} | {"don't": "doesn't", "aren't": "isn't", "haven't": "hasn't"}
_NEAR = 8
"""Where code before a sentence is that goes on in it."""
_NO_PART = FIRSTS | frozenset(
    "which what whose how if whether though although while since because when where unless until as than within in of for to with from by"
    " on at into under over without about and or but not no any more most more less such one two three let make help see have watch number"
    " only another other param parameter arg argument option field key variable table column file".split()
)
"""Before a noun: words with which a subject does not begin, or another one does, or that name it: the parameter names is.

Those of ``subjects`` are looked at there.
"""


def bare(prose: Prose, speech: bytes) -> Iterator[Slip]:
    """Each verb that does not go with a noun before it which opens its sentence; ``speech`` is what the words are."""
    words = prose.words
    for verb in {*(at + 1 for at in before_others(PLURAL, THIRD, speech)), *prose.numbers(_OF_MANY)}:
        if verb > 1 and parts(words[verb - 1]) == PLURAL and (meant := _of_many(words[verb])):
            first = verb - 2
            if _begins_with(prose, first, verb) and not words[first].endswith("ing"):
                yield from _slip(prose, first, verb, meant)
    for verb in prose.numbers(_OF_ONE):
        if verb and parts(words[verb - 1]) == NOUN and words[verb - 1] not in COMPANIES:
            for first in (verb - 1, verb - 2):
                if first >= 0 and _begins_with(prose, first, verb):
                    yield from _slip(prose, first, verb, _OF_ONE[words[verb]])


def _of_many(verb: str) -> str | None:
    """The form of a verb that goes with several, of one that goes with one alone."""
    return _OF_MANY.get(verb) or (BASE_OF_THIRD.of(verb) if parts(verb) == THIRD else None)


def _begins_with(prose: Prose, first: int, verb: int) -> bool:
    """Whether a sentence begins with one of the words, and what is behind it up to a verb is a noun and no name."""
    words, start = prose.words, prose.piece(first).start
    noun = prose.piece(verb - 1)
    return (
        words[verb - 1] not in NO_SUBJECT
        and words[first] not in _NO_PART
        and words[first].isalpha()
        and (first == verb - 1 or prose.text[noun.start : noun.end].islower())
        and all(prose.is_tied(at) for at in range(first, verb))
        and prose.opens_sentence(start)
        and not prose.text[max(0, start - _NEAR) : start].rstrip(" *_").endswith(FILLER)
    )


def _slip(prose: Prose, first: int, verb: int, meant: str) -> Iterator[Slip]:
    for span in prose.places([verb]):
        subject = " ".join(prose.text[prose.piece(first).start : span.start].split())
        written = prose.text[span.start : span.end]
        if not written.islower():
            continue  # operators: IS TRUE
        yield Slip(Span(*span), (meant,), f'"{subject} {written}" should be "{subject} {meant}"')
