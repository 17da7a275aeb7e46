"""Subjects and verbs that do not go together at a sentence's start: this method allow, these methods returns, the files is.

Only a whole subject is looked at: an article or the like that opens a sentence or follows "if" or "when", adjectives, and
a noun right before the verb. So what another noun, a relative clause or an "and" could account for is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..diagnostic import Span
from ..note.words import Prose, straight
from ..regex import regex
from .forms import forms
from .slips import GAP, Slip

_ONE = "this each every"
_MANY = "these those some many most several various both all few numerous"
_EITHER = "the your our my its their"
"""Before one and before many."""
_A = "a an another"
_OPENERS = "if when because since where while whenever"
_NO_SUBJECT = frozenset(
    "days day times time years months weeks hours minutes seconds miles dollars cents percent degrees meters metres kilometers"
    " sales systems sports arms savings customs contents thanks rules statistics analytics"
    " data media criteria people police cattle rest remainder bulk majority minority number lot couple pair variety range series group half"
    " percentage set bunch handful staff crew family audience personnel faculty team public press clergy band company board committee"
    " government army jury crowd class club population dozen plenty".split()
)
"""Measures, and nouns that may be one or many."""
_MODALS = frozenset("can will might must may need dare".split())
_NAMING = frozenset(
    "function method command keyword operator option flag verb word tag attribute property parameter class variable hook event"
    " action term field step phase operation instruction statement directive button macro procedure routine module script program"
    " utility tool plugin feature setting key name".split()
)
"""What may be followed by its name: the command include."""
_OBJECT = frozenset(
    "a an the this that these those us you me them it all any some each every our your their his her its".split()
)
_BEHIND = _OBJECT | frozenset("to in on for with from by at into of when if and".split())
_TO_BE = {"are": "is", "have": "has", "do": "does"}
_TO_BE_MANY = {"is": "are", "has": "have", "does": "do", "was": "were"}
_WORD = r"[a-z]+(?:-[a-z]+)*"
_SUBJECT = regex(
    rf"(?P<opener>\b(?i:{'|'.join(_OPENERS.split())}){GAP})?"
    rf"(?P<first>\b(?i:{'|'.join(f'{_ONE} {_MANY} {_EITHER} {_A}'.split())}))(?P<between>(?:{GAP}{_WORD}){{0,2}}?){GAP}(?P<noun>[a-z]+){GAP}\Z"
)
_NEXT = regex(rf"{GAP}([a-z]+)\b")
_REACH = 80


class _Words(NamedTuple):
    """Nouns, and forms of verbs with the right ones."""

    one: frozenset[str]
    many: frozenset[str]
    of_many: Mapping[str, str]
    """Those that go with many: allow, are."""
    of_one: Mapping[str, str]
    """Those that go with one, and are nothing but verbs: allows, is."""
    of_one_or_nouns: Mapping[str, str]
    """Those that may be nouns too: returns."""


@cache
def _words() -> _Words:
    known = forms()
    one, many = (
        known.plural.keys() | known.plural_of_verbs.keys(),
        known.singular.keys() | known.singular_of_verbs.keys(),
    )
    return _Words(
        frozenset(one - _MODALS),
        frozenset(many),
        known.third | _TO_BE,
        known.base_of_third | _TO_BE_MANY,
        known.singular_of_verbs,
    )


def subjects(prose: Prose) -> Iterator[Slip]:
    """Each verb that does not go with the subject that opens its sentence."""
    for span in prose.find(set(_behind_a_noun(prose.words))):
        subject = _SUBJECT.search(prose.text, max(0, span.start - _REACH), span.start)
        if subject is not None and _opens(prose, subject) and (meant := _meant(prose.text, subject, span)):
            text = " ".join(f"{subject['first']}{subject['between']} {subject['noun']}".split())
            written = prose.text[span.start : span.end]
            yield Slip(span, (meant,), f'"{text} {written}" should be "{text} {meant}"')


def _behind_a_noun(words: list[str]) -> Iterator[str]:
    """The verbs that stand at least once right behind a noun of another number: a cheap look."""
    known = _words()
    for before, word in zip(words, words[1:], strict=False):
        if before in known.many:
            if word in known.of_one or word in known.of_one_or_nouns:
                yield word
        elif word in known.of_many and before in known.one:
            yield word


def _opens(prose: Prose, subject: re.Match[str]) -> bool:
    return subject["opener"] is not None or prose.opens_sentence(subject.start("first"))


def _meant(text: str, subject: re.Match[str], span: Span) -> str | None:
    """The verb's right form; None where the subject may be another than it seems."""
    known = _words()
    first, noun, written = subject["first"].lower(), subject["noun"], straight(text[span.start : span.end])
    between = subject["between"].split()
    if noun in _NO_SUBJECT or any(word not in forms().adjectives for word in between):
        return None
    following = _NEXT.match(text, span.end, span.end + _REACH)
    behind = following[1] if following else ""
    if noun in known.one and first not in _MANY.split():
        if written in _TO_BE:
            return _TO_BE[written]
        return known.of_many.get(written) if behind in (_OBJECT if noun in _NAMING else _BEHIND) else None
    if noun in known.many and first in f"{_MANY} {_EITHER}".split():
        if written in known.of_one:
            return known.of_one[written]
        return known.of_one_or_nouns.get(written) if behind in _OBJECT and first in _MANY.split() else None
    return None
