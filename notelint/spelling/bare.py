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
from .forms import BASE_OF_THIRD, THIRD_OF_BASE, before_others, parts
from .lexicon import ADJECTIVE, BASE, NOUN, PLURAL, THING, THIRD
from .slips import Slip
from .subjects import FIRSTS, NO_SUBJECT, OBJECT, TO_BE, TO_BE_MANY

_OF_MANY = TO_BE_MANY | {"doesn't": "don't", "isn't": "aren't", "hasn't": "haven't", "wasn't": "weren't"}
_OF_ONE = {word: TO_BE[word] for word in ("are", "have")} | {"don't": "doesn't", "aren't": "isn't", "haven't": "hasn't"}
_BEHIND = OBJECT | frozenset("to in from on for with how".split())
"""What shows that a word before it is a verb."""
_NEAR, _SHORTEST = 8, 3
"""How near code before a sentence is that goes on in it, and how short a noun may be."""
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
    for verb in {*prose.numbers(_OF_ONE), *(at + 1 for at in before_others(NOUN, BASE, speech))}:
        meant = _of_one(words, verb) if verb else None
        if meant is not None and words[verb - 1] not in COMPANIES:
            is_noun = parts(words[verb - 1]) == NOUN
            for first in (verb - 1, verb - 2) if is_noun else (verb - 2,):
                is_subject = first >= 0 and (is_noun or parts(words[first]) == ADJECTIVE)
                if is_subject and _begins_with(prose, first, verb):
                    yield from _slip(prose, first, verb, meant)


def _of_many(verb: str) -> str | None:
    """The form of a verb that goes with several, of one that goes with one alone."""
    return _OF_MANY.get(verb) or (BASE_OF_THIRD.of(verb) if parts(verb) == THIRD else None)


def _of_one(words: list[str], verb: int) -> str | None:
    """The form of a verb that goes with one alone, of one that goes with several."""
    noun, written = parts(words[verb - 1]), words[verb]
    if len(words[verb - 1]) < _SHORTEST or words[verb - 1].endswith("ing"):
        return None  # I know; setting standardize to
    if written in _OF_ONE:
        return _OF_ONE[written] if noun == NOUN or noun & THING else None
    is_clause = noun == NOUN and parts(written) == BASE and words[verb + 1 : verb + 2]
    return THIRD_OF_BASE.of(written) if is_clause and words[verb + 1] in _BEHIND else None


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
        subject = prose.said(first, span.start)
        written = prose.text[span.start : span.end]
        if not written.islower():
            continue  # operators: IS TRUE
        yield Slip(Span(*span), (meant,), f'"{subject} {written}" should be "{subject} {meant}"')
