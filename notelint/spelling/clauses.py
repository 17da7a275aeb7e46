"""Verbs whose subject is a name or stands behind "does": Docker allow us to, how does the model works."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Span
from ..note.words import Prose, straight
from .forms import BASE_OF_THIRD, PAST_TOO, PLURAL_OF_THING, THING_OF_PLURAL, THIRD_OF_BASE, parts, wherever
from .lexicon import ADJECTIVE, BASE, NAME, NOUN, PLURAL, TECHNICAL, THING, THINGS, THIRD, shipped
from .slips import Slip
from .subjects import MODALS, OBJECT

_VERBS = ("allow", "enable", "provide", "require", "contain", "consist", "depend", "become", "ensure")
"""What a name does, and nobody is told to do: in a heading, "Git create a branch" is a command."""
_BEHIND = frozenset("a an the us you me them it your its their our this that these of on to many several".split())
_OBJECTS = frozenset("a an the its us you your our me them".split())
_SHORTEST = 3
"""How short a name may be."""
_COMMANDS = frozenset(
    "git docker npm npx yarn pip conda kubectl helm terraform vagrant ansible heroku aws gcloud az cargo gem brew apt sudo ssh ctrl alt"
    " cmd shift tab enter google dvc hugo jekyll rails django flask artisan composer make cmake gradle maven mvn".split()
)
"""What is typed with a verb behind it, pressed with it, or a verb itself."""
_TOOLS = frozenset(
    "react python java flask docker express node swift rust angular spark spring jest kafka kubernetes redis jenkins keras pandas".split()
)
"""Names that are other words too, or end in -s."""
COMPANIES = frozenset(
    "microsoft google amazon facebook apple netflix meta openai nvidia intel oracle spotify twitter tesla".split()
)
"""Which may be one or many."""
_MANY = ("s", "ese", "ish", "ch")
_DETERMINERS = frozenset("the a an this that each every your my its our their".split())
_HELPS = ("help", "helps", "helping", "let", "lets", "letting")
_DID = ("does", "did")
_BE = frozenset(("is", "are"))
_ASKED = ("how", "why", "where", "when")
_TOLD = frozenset(
    "know knows see understand explain explains wonder learn show tell us me you remember discuss describe".split()
)
_ACTS_TOO = {"work": "works", "need": "needs", "mean": "means", "have": "has", "know": "knows"}
_THEY = frozenset("it we they you".split())


def clauses(prose: Prose, speech: bytes) -> Iterator[Slip]:
    """Each verb that does not go with a name before it, or with "does" before its subject; ``speech`` is what the words are."""
    words = prose.words
    for at in prose.numbers(_VERBS):
        if 0 < at < len(words) - 1 and words[at + 1] in _BEHIND and prose.is_tied(at - 1) and _is_name(prose, at - 1):
            yield from _slip(prose, at, THIRD_OF_BASE.of(words[at]), at - 1)
    for at in wherever(BASE | THING, speech):
        if 0 < at < len(words) - 1 and words[at + 1] in _OBJECTS and not prose.written_at(at - 1).islower():
            yield from _named(prose, at)
    yield from _asked_within(prose)
    yield from _helped(prose)
    for at in prose.numbers(_DID):
        verb = _verb_behind(prose, at)
        if verb is not None:
            meant = BASE_OF_THIRD.of(words[verb]) or THING_OF_PLURAL.of(words[verb])
            yield from _slip(prose, verb, meant, at)


def _named(prose: Prose, at: int) -> Iterator[Slip]:
    """The same of any verb that has an object, behind a name that is no command with others of its own: git commit your work."""
    words = prose.words
    if words[at] in _VERBS or words[at] in PAST_TOO | MODALS or words[at - 1] in _COMMANDS:
        return
    is_plain = prose.written_at(at).islower() and prose.written_at(at + 1).islower()
    if not is_plain or len(words[at - 1]) < _SHORTEST or words[at - 1].endswith("ing"):
        return  # A pattern you know; Calling apply the first time; DOC Improve the page
    if prose.is_tied(at - 1) and prose.is_tied(at) and _is_name(prose, at - 1):
        yield from _slip(prose, at, THIRD_OF_BASE.of(words[at]) or PLURAL_OF_THING.of(words[at]), at - 1)


def _helped(prose: Prose) -> Iterator[Slip]:
    """Each verb in -s behind what helps, lets or makes somebody do it: it helps the reader understands."""
    words = prose.words
    for at in prose.numbers(_HELPS):
        if at + 4 > len(words) or words[at + 1] not in _DETERMINERS or not parts(words[at + 2]) & (NOUN | THING):
            continue
        if parts(words[at + 3]) & THIRD and all(map(prose.is_tied, range(at, at + 3))):
            yield from _slip(prose, at + 3, BASE_OF_THIRD.of(words[at + 3]), at)


def _asked_within(prose: Prose) -> Iterator[Slip]:
    """Each question whose order is kept within another sentence: let's see how does it work, explain why is it slow."""
    words = prose.words
    for at in prose.numbers(_ASKED):
        if not (0 < at < len(words) - 3 and words[at - 1] in _TOLD and all(map(prose.is_tied, range(at - 1, at + 2)))):
            continue
        be, it = words[at + 1], words[at + 2]
        verb = words[at + 3] if prose.is_tied(at + 2) else ""
        acts = _acting(be, verb)
        if it not in _THEY or (be not in _BE and acts is None):
            continue
        last = at + 2 if be in _BE else at + 3
        meant = f"{it} {be}" if be in _BE else f"{it} {acts}"
        places = list(prose.places(range(at + 1, last + 1)))
        first, end = places[0], places[-1]
        written = prose.text[first.start : end.end]
        if written == " ".join(words[at + 1 : last + 1]):
            why = f'"{words[at - 1]} {words[at]} {written}" has the order of a question: it is "{meant}"'
            yield Slip(Span(first.start, end.end), (meant,), why)


def _acting(do: str, verb: str) -> str | None:
    """The form of a verb that a statement has, behind "do" or "does"; None where that can't be told."""
    if do == "do" and (verb in _ACTS_TOO or parts(verb) & (BASE | THING)):
        return verb
    return _ACTS_TOO.get(verb) or THIRD_OF_BASE.of(verb) or PLURAL_OF_THING.of(verb) if do == "does" else None


def _is_name(prose: Prose, number: int) -> bool:
    """Whether one of the words is a name in the singular that opens its sentence."""
    span = next(prose.places([number]), None)
    if span is None:
        return False
    name, lower = prose.text[span.start : span.end], prose.words[number]
    if not name[:1].isupper() or not name.isalpha() or not prose.opens_sentence(span.start) or lower in COMPANIES:
        return False
    if lower in _TOOLS:
        return True
    return not lower.endswith(_MANY) and (shipped().level(lower) in (0, TECHNICAL, NAME) or not name[1:].islower())


def _verb_behind(prose: Prose, at: int) -> int | None:
    """The number of a verb in -s behind "does", an article, adjectives and a noun."""
    words = prose.words
    if at + 3 >= len(words) or words[at + 1] not in _DETERMINERS:
        return None
    noun = at + 2
    while noun < at + 4 and noun < len(words) - 1 and parts(words[noun]) & ADJECTIVE:
        noun += 1
    verb = noun + 1
    if verb >= len(words) or not (
        parts(words[verb]) & THIRD or (parts(words[verb]) & THINGS and _has_object(prose, verb))
    ):
        return None
    if words[noun].endswith("s") or ((part := parts(words[noun])) and not part & (NOUN | THING)):
        return None
    return verb if all(prose.is_tied(number) for number in range(at, verb)) else None


def _has_object(prose: Prose, verb: int) -> bool:
    """Whether what may be a noun too is a verb: something it is done to comes next, or the sentence ends."""
    following = prose.words[verb + 1] if verb + 1 < len(prose.words) else ""
    return not prose.is_tied(verb) or following in OBJECT or bool(parts(following) & (PLURAL | THINGS))


def _slip(prose: Prose, at: int, meant: str | None, first: int) -> Iterator[Slip]:
    for span in prose.places([at]) if meant is not None else ():
        text = straight(prose.said(first, span.start))
        yield Slip(span, (str(meant),), f'"{text} {prose.text[span.start : span.end]}" should be "{text} {meant}"')
