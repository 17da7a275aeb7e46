"""Numbers and what they count: 2th, 3 type of, there is 3 types.

A number before one thing is looked at where nothing but a count can be meant: behind a small word or a verb, and before
the end of the clause or a small word. So figures of headings (step 3 layer), versions and measures are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Span
from ..note.words import Prose
from ..regex import regex
from .forms import PLURAL_OF_NOUN, PLURAL_OF_THING, parts
from .lexicon import NOUN, PLURAL, THING, THINGS
from .slips import Slip

_ORDINAL = regex(r"(\d{1,4})(st|nd|rd|th)")
_ENDINGS = ("st", "nd", "rd", "th")
_PLAIN = regex(r"(?!$|[ \n]?\d|[ ]lb)[ \n.,;:)\ue001]|\Z")
"""What is behind an ordinal: no formula goes on, and it is no weight (11st 4lb)."""
_COUNT = frozenset(
    "are has have had with of in into these those following contain contains take takes use uses using require requires need needs than give"
    " gives return returns".split()
)
"""Before a number that counts."""
_BEHIND = frozenset(
    "of in on for with from that which who is are was were as when where because if while called named such where so then".split()
)
_LASTS = frozenset("for after about within another next last past than every".split())
"""Before a number of minutes."""
_TIMES = frozenset("second minute hour day week month year".split())
_BEHIND_TIMES = frozenset("and or before after until ago".split())
_ENDS = (".", ",", ";", ":", "!", "?", ")", "\n", "\ue001", "")
_OPENERS = ("", " ", "\n", "(", "*", "_", "\ue001", "|")
_ARE = {"is": "are", "was": "were"}
_THINGS_COUNTED = frozenset(
    "type step way layer part page column row class group list test bug node code note thing word line set stage level image rule phase case".split()
)
"""Nouns that are verbs too, and hardly verbs behind a number."""
_UNCHANGED = frozenset(
    "percent bit byte hertz dozen million billion hundred thousand sheep fish series species".split()
)


def counts(prose: Prose) -> Iterator[Slip]:
    """Each number whose ending, verb or noun does not go with it."""
    for word in prose.mixed:
        if not (word[0].isdigit() and word.isascii()):
            continue
        if (
            word.endswith(_ENDINGS)
            and (match := _ORDINAL.fullmatch(word))
            and match[2] != (ending := _ending(match[1]))
        ):
            yield from _ordinals(prose, word, match[1] + ending)
        elif len(word) < 3 and word.isdigit() and word > "1" and word[0] != "0":
            for at in prose.numbers_of(word):
                yield from _counted(prose, at)


def _ordinals(prose: Prose, word: str, right: str) -> Iterator[Slip]:
    for at in prose.numbers_of(word):
        piece = prose.piece(at)
        start = prose.text.find(word, piece.start, piece.end)
        if (
            start < 0
            or prose.text[start - 1 : start] not in _OPENERS
            or not _PLAIN.match(prose.text, start + len(word))
        ):
            continue
        if not word.endswith("st") or prose.is_tied(at):
            yield Slip(Span(start, start + len(word)), (right,), f'"{word}" is written "{right}"')


def _counted(prose: Prose, at: int) -> Iterator[Slip]:
    """The noun or the verb that does not go with a number, which is one of the words."""
    words = prose.words
    if not (at and prose.is_tied(at - 1) and prose.is_tied(at)):
        return
    noun, part = words[at + 1], parts(words[at + 1])
    verb = at - 1 if words[at - 1] not in ("only", "exactly") or at < 2 else at - 2
    before = words[verb]
    is_time = noun in _TIMES
    if (
        (part & (NOUN | THING) or is_time)
        and (before in _COUNT or (is_time and before in _LASTS))
        and (many := _many(noun)) is not None
    ):
        goes_on = prose.is_tied(at + 1)
        if goes_on and words[at + 2] not in _BEHIND and not (is_time and words[at + 2] in _BEHIND_TIMES):
            return
        for span in prose.places([at + 1]):
            if prose.text[span.start : span.end] == noun and (goes_on or prose.text[span.end : span.end + 1] in _ENDS):
                yield Slip(span, (many,), f'"{words[at]} {noun}" should be "{words[at]} {many}"')
    elif part & (PLURAL | THINGS) and before in _ARE and verb and words[verb - 1] == "there":
        for span in prose.places([verb]):
            right = _ARE[before]
            yield Slip(span, (right,), f'"there {before} {words[at]}" should be "there {right} {words[at]}"')


def _ending(number: str) -> str:
    if number[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _many(noun: str) -> str | None:
    """The plural of a noun that may be counted."""
    if noun in _UNCHANGED:
        return None
    if noun in _TIMES:
        return f"{noun}s"
    part = parts(noun)
    if part & NOUN:
        return PLURAL_OF_NOUN.of(noun)
    return PLURAL_OF_THING.of(noun) if part & THING and noun in _THINGS_COUNTED else None
