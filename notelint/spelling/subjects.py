"""Subjects and verbs that do not go together at a sentence's start: this method allow, these methods returns, the files is.

Only a whole subject is looked at: an article or the like that opens a sentence or follows "if" or "when", adjectives, and
a noun right before the verb. So what another noun, a relative clause or an "and" could account for is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from ..document.masks import FILLER
from ..note.words import Prose, straight
from ..regex import regex
from .forms import BASE_OF_THIRD, PAST_TOO, PLURAL_OF_THING, THING_OF_PLURAL, THIRD_OF_BASE, before_others, parts
from .lexicon import ADJECTIVE, BASE, NOUN, PLURAL, THING, THINGS, THIRD, shipped
from .slips import GAP, Slip

_ONE = "this each every"
_MANY = "these those some many most several various both all few numerous certain different"
_EITHER = "the your our my its their"
"""Before one and before many."""
_A = "a an another"
_ONLY_ONE = frozenset("a an each every".split())
_SOME = frozenset("few many lot little bit great good one two three other only".split())
"""Not what a word behind an article has to be so that it is one thing."""
_TO_ACT = frozenset("try want help start".split())
"""What goes on with "to"."""
_OPENERS = "if when because where while whenever so but then although though whereas unless once whether"
NO_SUBJECT = frozenset(
    "days day times time years months weeks hours minutes seconds miles dollars cents percent degrees meters metres kilometers"
    " sales systems sports arms savings customs contents thanks rules statistics analytics"
    " data media criteria people police cattle rest remainder bulk majority minority number lot couple pair variety range series group half"
    " percentage set bunch handful staff crew family audience personnel faculty team public press clergy band company board committee"
    " government army jury crowd club population dozen plenty axes".split()
)
"""Measures, and nouns that may be one or many."""
MODALS = frozenset("can will might must may need dare".split())
_AUXILIARIES = MODALS | frozenset("could would should shall to cannot can't won't".split())
"""What a verb is behind, not its subject: each should have, each may have."""
_NAMING = frozenset(
    "function method command keyword operator option flag verb word tag attribute property parameter class variable hook event"
    " action term field step phase operation instruction statement directive button macro procedure routine module script program"
    " utility tool plugin feature setting key name".split()
)
"""What may be followed by its name: the command include."""
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
_COUNTS = frozenset("first last next following".split()) | _NUMBERS
OBJECT = frozenset(
    "a an the this that these those us you me them it all any some each every our your their his her its".split()
)
_SURE_OBJECT = frozenset("a an the these those us me them your our their his her its how".split()) | _NUMBERS
"""Behind a noun, what a relative clause does not begin with: the age group that, the result you get."""
_BEHIND = OBJECT | _NUMBERS | frozenset("to in on for with from by at into of when if and".split())
_CLAUSES = frozenset("why what how until back one more because".split())
TO_BE = {"are": "is", "have": "has", "do": "does"}
TO_BE_MANY = {"is": "are", "has": "have", "does": "do", "was": "were"}
OPENING = frozenset(_OPENERS.split())
_TO_BE = TO_BE.keys() | TO_BE_MANY.keys()
_IS_ONE, _IS_MANY = NOUN | THING, PLURAL | THINGS
_ADVERBS = frozenset(
    "also always usually often never already automatically just still sometimes generally typically only then".split()
)
"""What may stand between a subject and its verb."""
FIRSTS = frozenset(f"{_ONE} {_MANY} {_EITHER} {_A}".split())
_HOW = "|".join(sorted(_ADVERBS))
_WORD = r"[a-z]+(?:-[a-z]+)*"
_CODE = rf"[*_]*{FILLER}+[*_]*"
"""Code that names what follows it: the `map` function."""
_CODES = regex(_CODE)
_SUBJECT = regex(
    rf"(?P<opener>\b(?i:{'|'.join(_OPENERS.split())}){GAP})?"
    rf"(?P<first>\b(?i:{'|'.join(sorted(FIRSTS))}))(?P<between>(?:{GAP}(?:{_WORD}|{_CODE})){{0,2}}?){GAP}(?P<noun>[a-z]+)(?:{GAP}(?P<how>{_HOW})\b)?{GAP}\Z"
)
_NEXT = regex(rf"{GAP}([a-z]+)\b")
_FINITE = regex(
    rf"(?:{GAP}(?!(?:and|or|but|if|when|because|while|so|then|than|that|which|who|whose|where|what|how|why|as|to|it|you|we|they|he|she|i)\b)[A-Za-z{FILLER}-]+){{1,8}}?"
    rf"{GAP}(?:(?:is|are|was|were|has|had|can|will|must|should|could|would|may|might|does)\b|[a-z]+ed{GAP}(?:the|a|an|its|their|your|our|this|these)\b)"
)
"""Another verb in the clause: where a page refresh in the browser cleared the list, it is no page that does it."""
_GOES_ON = regex(
    rf"{GAP}(?:to|of|for|from|in|on|at|with|by){GAP}(?:(?:the|a|an|this|its|your){GAP})?[\w{FILLER}-]+"
    rf"{GAP}(?:is|are|was|were|has|had|can|will|must|should|could|would|may|might|does)\b"
)
"""What belongs to a noun before its verb: a security upload to the server would take long."""
_RELATIVE = regex(
    rf"(?:{GAP}[A-Za-z{FILLER}-]+){{2,5}}?{GAP}(?:is|are|was|were|has|have|can|will|uses?|needs?|gets?|sees?)\b"
)
"""A clause behind a noun: the default bucket the server is writing to."""
_REACH = 90


def subjects(prose: Prose, speech: bytes) -> Iterator[Slip]:
    """Each verb that does not go with the subject that opens its sentence; ``speech`` is what the words are (see ``spoken``)."""
    for span in prose.places(to for to in _behind_a_noun(prose, speech) if _is_opened(prose, to)):
        subject = _SUBJECT.search(prose.text, max(0, span.start - _REACH), span.start)
        if subject is not None and _opens(prose, subject) and (meant := _meant(prose.text, subject, span)):
            between = _CODES.sub("…", subject["between"])
            text = " ".join(f"{subject['first']}{between} {subject['noun']} {subject['how'] or ''}".split())
            written = prose.text[span.start : span.end]
            yield Slip(span, (meant,), f'"{text} {written}" should be "{text} {meant}"')


def _behind_a_noun(prose: Prose, speech: bytes) -> Iterator[int]:
    """Where a verb stands right behind a noun of another number: a cheap look."""
    words, sets = prose.words, shipped().parts
    pairs = [*before_others(_IS_MANY, THIRD | THINGS, speech), *before_others(_IS_ONE, BASE | THING, speech)]
    for to in {*prose.numbers(_TO_BE), *(at + 1 for at in (*pairs, *prose.numbers(_ADVERBS)))}:
        at = to - 2 if to > 1 and words[to - 1] in _ADVERBS else to - 1
        if at < 0 or to >= len(words):
            continue
        noun, verb, word = sets[speech[at]], sets[speech[to]], words[to]
        if noun & _IS_MANY:
            if verb & (THIRD | THINGS) or word in TO_BE_MANY:
                yield to
        elif words[at] in _AUXILIARIES:
            continue
        elif (noun & _IS_ONE and (verb & (BASE | THING) or word in TO_BE)) or (
            word == "have" and not noun and at and words[at - 1] in _ONLY_ONE
        ):
            yield to


def _is_opened(prose: Prose, verb: int) -> bool:
    """Whether what may be a subject's first word, before a verb, is at a sentence's start: a cheap look."""
    words, earliest = prose.words, max(0, verb - 5)
    firsts = [at for at in range(earliest, verb - 1) if words[at] in FIRSTS]
    if any(at and words[at - 1] in OPENING for at in firsts):
        return True
    return any(prose.opens_sentence(span.start) for span in prose.places(firsts))


def _opens(prose: Prose, subject: re.Match[str]) -> bool:
    return subject["opener"] is not None or prose.opens_sentence(subject.start("first"))


def _goes_on(noun: str, is_named: bool, behind: str) -> bool:
    """Whether what is behind a verb goes on its sentence, so that it is none that a noun is called by: the command include."""
    if is_named:
        return behind in _BEHIND
    if noun in _NAMING:
        return behind in OBJECT | _NUMBERS
    return behind in _BEHIND | _CLAUSES or bool(parts(behind) & PLURAL)


def _may_stand_between(word: str, is_plain: bool) -> bool:
    """Whether a word may stand between an article and its noun; before a noun and a verb that are nothing else, another noun may."""
    part = parts(word)
    return bool(part & ADJECTIVE) or word in _COUNTS or (is_plain and (bool(part & _IS_ONE) or word == "same"))


def _meant(text: str, subject: re.Match[str], span: Span) -> str | None:
    """The verb's right form; None where the subject may be another than it seems."""
    first, noun, written = subject["first"].lower(), subject["noun"], straight(text[span.start : span.end])
    between = [word for word in subject["between"].split() if FILLER not in word]
    is_named = FILLER in subject["between"]
    is_plain = parts(noun) == NOUN and parts(written) == BASE
    if noun in NO_SUBJECT or not all(_may_stand_between(word, is_plain) for word in between):
        return None
    following = _NEXT.match(text, span.end, span.end + _REACH)
    behind = following[1] if following else ""
    if written not in _TO_BE and (_FINITE.match(text, span.end) or _GOES_ON.match(text, span.end)):
        return None
    if written == "have" and not parts(noun) and first in _ONLY_ONE and not between and noun not in _SOME:
        return "has"
    if parts(noun) & _IS_ONE and noun not in MODALS and first not in _MANY.split():
        if written in TO_BE:
            return TO_BE[written]
        is_relative = _RELATIVE.match(text, span.end) is not None
        if (
            (behind in _SURE_OBJECT or (behind == "to" and written in _TO_ACT))
            and not is_relative
            and (is_named or noun not in _NAMING)
            and written not in PAST_TOO
            and (third := PLURAL_OF_THING.of(written)) is not None
        ):
            return third
        return THIRD_OF_BASE.of(written) if _goes_on(noun, is_named, behind) and not is_relative else None
    if parts(noun) & _IS_MANY and first in f"{_MANY} {_EITHER}".split():
        if (one := TO_BE_MANY.get(written) or BASE_OF_THIRD.of(written)) is not None:
            return one
        return THING_OF_PLURAL.of(written) if behind in OBJECT and first in _MANY.split() else None
    return None
