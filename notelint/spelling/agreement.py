"""Forms that do not go together: to contains, can has, is doesn't, a cookies, these method, one of the reason, by create."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from string import ascii_lowercase

from ..diagnostic import Span
from ..note.words import Prose, straight
from ..regex import regex
from .articles import article_before
from .bare import bare
from .clauses import clauses
from .constructions import INTRANSITIVE
from .context import START, after, before, fits, follows_name, is_behind, may_fit, may_precede, wrong_turns
from .counts import counts
from .forms import parts, spoken, wherever
from .heads import heads
from .lexicon import ADJECTIVE, BASE, DONE, GERUND, NOUN, PAST, PLURAL, THING, THINGS, THIRD, shipped
from .pattern import Pattern
from .patterns import NOUNS_TOO, patterns_of
from .relatives import relatives
from .rows import ROWS
from .set_apart import is_set_apart
from .slips import Slip, in_case
from .subjects import subjects

Phrases = Callable[[int], list[str]]
"""The phrases before or after an offset."""
_LOOKED_AT = DONE | BASE | THIRD | PAST | GERUND | NOUN | PLURAL | THING | THINGS
_SKIPPED = frozenset("most more very main new own".split())
"""Besides adjectives, what is between an article and its noun."""
_OPERATOR = regex(r"[+=*/<>≤≥−×·][ \t]*\Z")
_LONGEST = 30
_TIED_ON = ("_", "'", "’", ".", "-")


def agreement(prose: Prose) -> Iterator[Slip]:
    """Each word whose form does not go with the word before it."""
    yield from wrong_turns(prose, ROWS)
    yield from counts(prose)
    speech = spoken(prose)
    yield from clauses(prose, speech)
    yield from subjects(prose, speech)
    yield from heads(prose)
    yield from bare(prose, speech)
    yield from relatives(prose, speech)
    ahead, behind = cache(partial(before, prose.text)), cache(partial(after, prose.text))
    for at, patterns in _behind_a_trigger(prose, speech):
        for span in prose.places([at]):
            if is_set_apart(prose.text, span):
                continue  # one of the **plot**, **splot** or **replot** commands
            slip = next(
                (slip for pattern in patterns if (slip := _judge(prose, pattern, span, ahead, behind)) is not None),
                None,
            )
            if slip is not None:
                yield slip


def _behind_a_trigger(prose: Prose, speech: bytes) -> Iterator[tuple[int, list[Pattern]]]:
    """The words, by their numbers, behind one with which they may not go, adjectives left out; a cheap look."""
    words, sets = prose.words, shipped().parts
    looked_at = {number: patterns_of(sets[number], "") for number in set(speech) if sets[number] & _LOOKED_AT}
    also = {word: patterns_of(parts(word), word) for word in NOUNS_TOO & prose.distinct}
    places = wherever(_LOOKED_AT, speech)
    places += [at for at in prose.numbers(also.keys()) if speech[at] not in looked_at]
    adjectives = speech.translate(_adjectives())
    for at in places:
        patterns = also[words[at]] if words[at] in also else looked_at[speech[at]]
        back = at - 1
        while back >= 0 and words[back] not in patterns and (adjectives[back] or _is_between(words[back])):
            back -= 1
        if back < 0 or words[back] not in patterns:
            continue
        fitting = [
            pattern
            for pattern in patterns[words[back]]
            if (back == at - 1 or pattern.over_adjectives) and may_precede(prose, at, pattern.context.neighbours[1])
        ]
        if fitting:
            yield at, fitting


@cache
def _adjectives() -> bytes:
    """Of each set of parts in speech, whether a word that has it may be an adjective."""
    return bytes(bool(part & ADJECTIVE) for part in shipped().parts).ljust(256, b"\0")


def _is_between(word: str) -> bool:
    """Whether a word that is no adjective may stand between an article and its noun all the same."""
    return word in _SKIPPED or word.endswith("est")


def _judge(prose: Prose, pattern: Pattern, span: Span, ahead_of: Phrases, behind: Phrases) -> Slip | None:
    text = prose.text
    written = straight(text[span.start : span.end])
    if not pattern.looks_at(written):
        return None
    start = _over_adjectives(text, span.start) if pattern.over_adjectives else span.start
    if not may_fit(pattern.context, text, start, span.end):
        return None
    ahead = ahead_of(start)
    if not is_behind(pattern.context, ahead) or not fits(pattern.context, text, start, ahead, behind(span.end)):
        return None
    if follows_name(prose, start):
        return None
    form = pattern.also[written] if written in pattern.also else pattern.change.of(written)
    if form is None:
        return None
    meant = tuple(right.format(form=form, written=written) for right in pattern.right.split("|"))
    if form in INTRANSITIVE:
        meant = tuple(sorted(meant, key=lambda right: right != form))  # he would walk
    longest = max((phrase for phrase in ahead if phrase in (pattern.context.before or ())), key=len)
    lead = " ".join(f"{longest.removeprefix(START)} {text[start : span.start]}".split())
    if _is_taken_for_and(lead):
        return None
    if lead in ("a", "an") and _is_variable(text, start, lead):
        return None  # x = a holds: a variable
    if lead in ("a", "an") and (article := article_before(meant[0])) not in (None, lead):
        span = Span(len(text[:start].rstrip()) - len(lead), span.end)  # a instances: an instance
        meant = (in_case(text[span.start : span.end], f"{article} {meant[0]}"),)
        return Slip(span, meant, f'"{lead} {written}" should be "{article} {form}"')
    if pattern.takes_before:
        span = Span(len(text[: span.start].rstrip()) - len(lead), span.end)
        return Slip(span, meant, f'"{lead} {written}" has one verb too many: it is "{meant[0]}"')
    return Slip(span, meant, f'"{lead} {written}" should be "{lead} {meant[0]}"')


def _is_taken_for_and(lead: str) -> bool:
    """Whether an article before an adjective or so does not fit its sound, so that it is no article: packet an request systems."""
    article, *between = lead.split()
    return article == "an" and bool(between) and article_before(between[0]) == "a"


def _is_variable(text: str, at: int, article: str) -> bool:
    """Whether what looks like an article, right before an offset, is a name in a formula: a + b = b + a holds."""
    start = len(text[:at].rstrip()) - len(article)
    return _OPERATOR.search(text, max(0, start - 3), start) is not None


def _over_adjectives(text: str, at: int) -> int:
    """Where the adjectives before an offset begin."""
    while (word := _small_word_before(text, at)) and (parts(word) & ADJECTIVE or _is_between(word)):
        at -= len(word) + 1
    return at


def _small_word_before(text: str, at: int) -> str:
    """The word in small letters before the one space before an offset; empty where something else is there."""
    if text[at - 1 : at] not in (" ", "\n"):
        return ""
    near = text[max(0, at - _LONGEST) : at - 1]
    word = near[len(near.rstrip(ascii_lowercase)) :]
    before = text[max(0, at - len(word) - 2) : at - len(word) - 1]
    return "" if before.isalnum() or before in _TIED_ON else word
