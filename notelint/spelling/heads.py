"""Verbs that do not go with the noun before "of": the weights of the model is, each of them have, the number of users are.

Only a whole subject that opens its sentence is looked at: an article, at most one adjective, the noun, "of", and what the
noun belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..note.words import Prose
from .forms import THIRD_OF_BASE, parts
from .lexicon import ADJECTIVE, NOUN, PLURAL, THING, THINGS
from .slips import Slip
from .subjects import NO_SUBJECT, OBJECT, OPENING, TO_BE, TO_BE_MANY

_FIRSTS = frozenset("the these those some all both our your its their".split())
_OWNERS = frozenset("the a an this that these those our your its their each every all any".split())
_THEM = frozenset("them us these those".split())
_ONE = frozenset(("each", "one"))
_EACH = ("each", "every")
_TIES = frozenset("in of on from at".split())
_SHARES = frozenset(
    "kind type sort part quarter third portion share mix mixture combination list array sum host total average chain".split()
)
"""Nouns that stand for as many as what they are made of."""
_MANY = THINGS | PLURAL
_TO_BE_ONE = TO_BE | {"were": "was"}


def heads(prose: Prose) -> Iterator[Slip]:
    """Each verb behind "of" that does not go with the noun before it."""
    yield from _of_each(prose)
    words = prose.words
    for of in prose.numbers_of("of"):
        last = _end(words, of)
        first = of - 1 if words[of - 1] in _ONE else of - 3 if parts(words[of - 2]) & ADJECTIVE else of - 2
        if first < 0 or last + 2 >= len(words) or words[first] not in _FIRSTS | _ONE:
            continue
        verb, meant = words[last + 1], _meant(words, of, last)
        if meant is not None and all(map(prose.is_tied, range(first, last + 1))) and _opens(prose, first):
            for span in prose.places([last + 1]):
                text = prose.said(first, span.start)
                yield Slip(span, (meant,), f'"{text} {verb}" should be "{text} {meant}"')


def _of_each(prose: Prose) -> Iterator[Slip]:
    """Each "have" or "are" of a subject that is one of several: every object in a list have."""
    words = prose.words
    for at in prose.numbers(_EACH):
        verb = at + 5 if words[at + 3 : at + 4] and words[at + 3] in _OWNERS else at + 4
        if verb >= len(words) or words[at + 2] not in _TIES or words[verb] not in TO_BE:
            continue
        if parts(words[at + 1]) & (NOUN | THING) and all(map(prose.is_tied, range(at, verb))) and _opens(prose, at):
            for span in prose.places([verb]):
                text = prose.said(at, span.start)
                meant = TO_BE[words[verb]]
                yield Slip(span, (meant,), f'"{text} {words[verb]}" should be "{text} {meant}"')


def _end(words: list[str], of: int) -> int:
    """The number of the last word of what a noun belongs to; that of "of" where it can't be told."""
    owner = words[of + 1] if of + 2 < len(words) else ""
    if owner in _THEM and parts(words[of + 2]) & _MANY == 0:
        return of + 1
    if words[of - 1] == "number" and parts(owner) & _MANY:
        return of + 1
    if owner not in _OWNERS:
        return of
    return of + 3 if parts(words[of + 2]) & ADJECTIVE else of + 2


def _opens(prose: Prose, first: int) -> bool:
    opener = prose.words[first - 1] if first else ""
    return prose.opens_sentence(prose.piece(first).start) or (opener in OPENING and prose.is_tied(first - 1))


def _meant(words: list[str], of: int, last: int) -> str | None:
    """The form of the verb behind ``last`` that goes with the noun before ``of``; None where it has it, or that can't be told."""
    noun, owner, verb = words[of - 1], words[last], words[last + 1]
    is_many = owner in _THEM or bool(parts(owner) & _MANY)
    if last == of:
        return None
    if noun in _ONE or (noun == "number" and words[of - 2] == "the"):
        return _TO_BE_ONE.get(verb) if is_many else None
    if noun in NO_SUBJECT | _SHARES:
        return None
    if parts(noun) & _MANY:
        return TO_BE_MANY.get(verb) if not is_many and not owner.endswith("s") else None
    if not parts(noun) & (NOUN | THING):
        return None
    if is_many and verb in _TO_BE_ONE:
        return _TO_BE_ONE[verb]
    return THIRD_OF_BASE.of(verb) if words[last + 2] in OBJECT else None
