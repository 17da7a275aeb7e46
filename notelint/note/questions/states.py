"""The state of a question: answered, unanswered, half answered, with a placeholder, or with an answer outside of its item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...named_tuple import NamedTuple
from ...regex import regex
from .counts import wrong_count
from .open_parts import open_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...document.document import Document
    from ..answers import Text
    from .model import Question

ANSWERED, UNANSWERED, PLACEHOLDER, HALF_ANSWERED, DETACHED, DONE, UNMARKED = (
    "answered",
    "unanswered",
    "placeholder",
    "half-answered",
    "detached",
    "done",
    "unmarked",
)


WHOLE = frozenset({ANSWERED, DETACHED, DONE})
"""The states in which nothing is left to write."""

_EITHER = regex(r"\b(?:(T)\s?/\s?(F)|(True)\s?/\s?(False)|(Y)\s?/\s?(N)|(Yes)\s?/\s?(No))\b[)\].:\s]*$", re.IGNORECASE)


_DECIDED = regex(r"^\W*(?:T|F|True|False|Y|N|Yes|No)\b|\b(?:T|F|True|False|Y|N|Yes|No)\W*$|\*\*|__|~~", re.IGNORECASE)
_YES_OR_NO = regex(
    r"\W*(?:\d{1,3}[.)]\s*)?(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|must|may|true or false)\b",
    re.IGNORECASE,
)


class Repeated(NamedTuple):
    """Options that stand in the answer as they stand in the question."""

    span: Span
    repeated: int
    total: int
    choice: tuple[str, ...]
    """The two words of which each option wants one, such as T and F; empty for other options."""


_OPEN_END = regex(r"[^\W\d_]{2},$")


def repeated_options(document: Document, question: Question) -> Repeated | None:
    """The options that an answer repeats without choosing among them; None for an answer that chooses."""
    answer = question.answer
    if answer is None or question.ticked or not answer.lines:
        return None
    if len(question.options) < 2:
        return _undecided(question, answer.lines)
    written = [_same(option.text) for option in question.options]
    total = len(written)
    if len(answer.lines) < total and _same("".join(line.text for line in answer.lines)) == "".join(written):
        return Repeated(Span(answer.lines[0].span.start, answer.lines[-1].span.end), total, total, ())
    lines = [(line, _same(document.slice(line.span))) for line in answer.lines]
    options_there, lines_there = set(written), {text for _, text in lines}
    repeated = [line for line, text in lines if text in options_there]
    if [text for _, text in lines if text in options_there] != [text for text in written if text in lines_there]:
        return None  # in another order: that is the answer
    choices = [found for option in question.options if (found := _EITHER.search(option.text[-40:]))]
    if not repeated or not _leaves_open(question, len(repeated), len(choices)):
        return None
    choice = _words(choices[0]) if choices else ()
    return Repeated(Span(repeated[0].span.start, repeated[-1].span.end), len(repeated), total, choice)


def _undecided(question: Question, lines: list[Text]) -> Repeated | None:
    """Lines of an answer that still end in "T/F" where the others are decided, or "yes/no" as all that is said."""
    found = [(line, choice) for line in lines if (choice := _EITHER.search(line.text[-40:]))]
    if not found:
        return None
    rest = [line for line in lines if all(line is not other for other, _ in found)]
    first, choice = found[0]
    if rest and all(_DECIDED.search(line.text) for line in rest):
        return Repeated(Span(first.span.start, found[-1][0].span.end), len(found), len(lines), _words(choice))
    alone = len(lines) == 1 and not first.text[-40:][: choice.start()].strip(" *_(")
    if alone and (_YES_OR_NO.match(question.text) or _EITHER.search(question.text[-40:])):
        return Repeated(first.span, 1, 1, _words(choice))
    return None


def _words(choice: re.Match[str]) -> tuple[str, ...]:
    return tuple(word for word in choice.groups() if word)


def leaves_choice(text: str) -> bool:
    """True for an option that ends in "T/F", "yes/no" or the like."""
    return _EITHER.search(text[-40:]) is not None


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


def state_of(document: Document, question: Question) -> str:
    """The state of a question by one word."""
    if question.answer is None:
        return DONE if question.done else PLACEHOLDER if question.kept_by else UNANSWERED
    if question.is_placeholder:
        return PLACEHOLDER
    if is_half_answered(document, question):
        return HALF_ANSWERED
    return DETACHED if question.detached else ANSWERED


def count_answered(document: Document, questions: Iterable[Question]) -> int:
    """How many questions have a whole answer or are ticked."""
    return sum(state_of(document, question) in WHOLE for question in questions)


def is_half_answered(document: Document, question: Question) -> bool:
    """True for an answer that chooses nothing, chooses too few or too many, breaks off, or has a part that is not written."""
    if wrong_count(document, question) is not None or repeated_options(document, question) is not None:
        return True
    return breaks_off(question) is not None or bool(open_parts(document, question))
