"""The state of a question: answered, unanswered, half answered, with a placeholder, or with an answer outside of its item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...diagnostic import Span

if TYPE_CHECKING:
    from ...document.document import Document
    from ..answers import Text
    from .model import Question

ANSWERED, UNANSWERED, PLACEHOLDER, HALF_ANSWERED, DETACHED = (
    "answered",
    "unanswered",
    "placeholder",
    "half-answered",
    "detached",
)


_EITHER = re.compile(r"\b(?:T\s?/\s?F|True\s?/\s?False|Y\s?/\s?N|Yes\s?/\s?No)\b[)\].:\s]*$", re.IGNORECASE)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_NUMBER = "|".join(_COUNTS)
_STATED = re.compile(
    rf"\((?:please\s+)?(?:choose|select|check|tick|pick|mark)\s+(?:the\s+|any\s+|exactly\s+)?(?P<number>{_NUMBER}|[1-7])\b(?!\s*(?:or|to|-|–)\b)[^)]*\)",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:correct\s+)?answers?\s*:\s*(?P<letters>[A-H](?:(?:\s*,\s*|\s*&\s*|\s+and\s+|\s*)[A-H])*)\s*\.?$", re.IGNORECASE
)


class Count(NamedTuple):
    """How many options a question asks for, in its words, and how many are chosen."""

    wanted: int
    chosen: int
    words: str


def wrong_count(question: Question) -> Count | None:
    """Another number of options chosen than the question asks for; None where it is the same, or can't be told."""
    stated, chosen = _STATED.search(question.text), _chosen(question)
    if stated is None or chosen is None or question.answer is None:
        return None
    word = stated["number"].lower()
    wanted = _COUNTS.get(word) or int(word)
    return Count(wanted, chosen, stated[0].strip("()")) if wanted != chosen else None


def _chosen(question: Question) -> int | None:
    """How many options are ticked, or named by their letters; None where the answer is of another kind."""
    if question.ticked:
        return sum(question.ticked) or None
    if question.answer is None or len(question.answer.lines) != 1:
        return None
    named = _LETTERS.fullmatch(question.answer.lines[0].text.strip())
    if named is None:
        return None
    letters = re.sub(r"\band\b", "", named["letters"].upper(), flags=re.IGNORECASE)
    return len(set(re.findall(r"[A-H]", letters)))


class Repeated(NamedTuple):
    """Options that stand in the answer as they stand in the question."""

    span: Span
    repeated: int
    either: bool
    """Each is to be said true or false."""


def repeated_options(document: Document, question: Question) -> Repeated | None:
    """The options that an answer repeats without choosing among them; None for an answer that chooses."""
    answer = question.answer
    if answer is None or len(question.options) < 2 or question.ticked:
        return None
    written = [_same(option.text) for option in question.options]
    lines = [(line, _same(document.slice(line.span))) for line in answer.lines]
    options_there, lines_there = set(written), {text for _, text in lines}
    repeated = [line for line, text in lines if text in options_there]
    if [text for _, text in lines if text in options_there] != [text for text in written if text in lines_there]:
        return None  # in another order: that is the answer
    either = sum(bool(_EITHER.search(option.text[-40:])) for option in question.options)
    if not repeated or not _leaves_open(question, len(repeated), either):
        return None
    return Repeated(Span(repeated[0].span.start, repeated[-1].span.end), len(repeated), bool(either))


def _leaves_open(question: Question, repeated: int, either: int) -> bool:
    """Whether repeating options says nothing: all of them, or such as end in "T/F" beside others that are checked."""
    if repeated >= len(question.options):
        return not question.answer or len(question.answer.lines) == repeated
    return either == len(question.options)


def _same(text: str) -> str:
    """An option without spaces and the signs that end or quote it; marks of any kind make a difference."""
    return re.sub(r"[\s.,;:!?'\"“”‘’()]+", "", text.lower())


def breaks_off(question: Question) -> Text | None:
    """The last line of an answer in prose, where it ends in a comma; None for a whole one."""
    answer = question.answer
    if answer is None or answer.is_code or answer.string is not None or question.ticked or not answer.lines:
        return None
    last = answer.lines[-1]
    return last if _OPEN_END.search(last.text) else None


_OPEN_END = re.compile(r"[^\W\d_]{2},$")


def state_of(document: Document, question: Question) -> str:
    """The state of a question by one word."""
    if question.answer is None:
        return UNANSWERED
    if question.is_placeholder:
        return PLACEHOLDER
    if is_half_answered(document, question):
        return HALF_ANSWERED
    return DETACHED if question.detached else ANSWERED


def is_half_answered(document: Document, question: Question) -> bool:
    """True for an answer that chooses nothing, chooses too few or too many, or breaks off."""
    counted = wrong_count(question)
    return counted is not None or repeated_options(document, question) is not None or breaks_off(question) is not None
