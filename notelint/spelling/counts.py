"""Numbers and what they count: 2th, 3 type of, there is 3 types.

A number before one thing is looked at where nothing but a count can be meant: behind a small word or a verb, and before
the end of the clause or a small word. So figures of headings (step 3 layer), versions and measures are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from ..note.words import Prose
from ..regex import regex
from .forms import PLURAL_OF_NOUN, PLURAL_OF_THING, parts
from .lexicon import NOUN, PLURAL, THING, THINGS
from .slips import GAP, Slip

_ORDINAL = regex(r"(?<![\w.,/:+−–^-])(?P<number>\d{1,4})(?P<ending>st|nd|rd|th)\b(?![-+/^*.]\w|[ ]?\d|[ ]lb)")
_COUNTED = regex(
    rf"(?<=[ \t\n])(?P<number>[2-9]|[1-9]\d){GAP}(?P<noun>[a-z]{{3,}})(?![\w'’-])(?:{GAP}(?P<rest>[a-z]+))?"
)
_BEFORE = regex(r"(?<![\w'’-])(?:(?P<there>[Tt]here)\s+)?(?P<word>[a-z]+)(?:\s+(?:only|exactly))?\s+\Z")
_REACH = 40
_COUNT = frozenset(
    "are has have had with of in into these those following contain contains take takes use uses using require requires need needs than give"
    " gives return returns".split()
)
"""Before a number that counts."""
_BEHIND = frozenset(
    "of in on for with from that which who is are was were as when where because if while called named such where so then".split()
)
_ENDS = (".", ",", ";", ":", "!", "?", ")", "\ue001", "")
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
    text = prose.text
    for match in _ORDINAL.finditer(text):
        ending = _ending(match["number"])
        is_weight = match["ending"] == "st" and not text[match.end() + 1 : match.end() + 2].isalpha()
        if match["ending"] != ending and not is_weight and _is_plain(text, match.end()):
            whole = f"{match['number']}{ending}"
            yield Slip(Span(*match.span()), (whole,), f'"{match[0]}" is written "{whole}"')
    for match in _COUNTED.finditer(text):
        part = parts(match["noun"])
        if not part & (NOUN | THING | PLURAL | THINGS):
            continue
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        if before is None:
            continue
        if part & (NOUN | THING):
            yield from _one(text, match, before["word"])
        elif before["there"] and (right := _ARE.get(before["word"])):
            there = f"there {before['word']} {match['number']}"
            yield Slip(Span(*before.span("word")), (right,), f'"{there}" should be "there {right} {match["number"]}"')


def _one(text: str, match: re.Match[str], before: str) -> Iterator[Slip]:
    noun, end = match["noun"], match.end("noun")
    ends = text[end : end + 1] in _ENDS and not text[end + 1 : end + 2].isalnum()
    many = _many(noun) if before in _COUNT and (ends or match["rest"] in _BEHIND) else None
    if many is not None:
        span = Span(match.start("noun"), end)
        yield Slip(span, (many,), f'"{match["number"]} {noun}" should be "{match["number"]} {many}"')


def _ending(number: str) -> str:
    if number[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _is_plain(text: str, end: int) -> bool:
    """Whether a word follows, or the end of a clause: no formula goes on."""
    return text[end : end + 1] in ("", " ", "\n", ".", ",", ")", ";", ":", "\ue001")


def _many(noun: str) -> str | None:
    """The plural of a noun that may be counted."""
    if noun in _UNCHANGED:
        return None
    part = parts(noun)
    if part & NOUN:
        return PLURAL_OF_NOUN.of(noun)
    return PLURAL_OF_THING.of(noun) if part & THING and noun in _THINGS_COUNTED else None
