"""How many answers a question asks for, and how many it has: "(choose two)", "name five"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...named_tuple import NamedTuple
from ...regex import regex
from .shape import item_text

if TYPE_CHECKING:
    from ...document.blocks import Block
    from ...document.document import Document
    from .model import Question

_COUNTS = {word: count for count, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER = "|".join(_COUNTS)
_CHOOSE = regex(
    rf"\((?:please\s+)?(?:choose|select|check|tick|pick|mark)\s+(?:the\s+|any\s+|exactly\s+)?(?P<number>{_NUMBER}|[1-7])\b(?!\s*(?:or|to|-|–)\b)[^)]*\)",
    re.IGNORECASE,
)
_NAME = regex(
    rf"(?:name|list|give|describe|state|mention|identify|explain|provide|write down|cite|outline)\s+(?:me\s+|us\s+)?(?:any\s+|at least\s+|the\s+)?(?P<number>{_NUMBER}|[2-9]|10)\s+(?!or\b|to\b|[-–%])(?P<noun>[a-z]\w*)"
    rf"|what\s+(?:are|were)\s+(?:the\s+)?(?P<are>{_NUMBER})\s+(?!or\b|to\b|[-–%])(?P<nouns>[a-z]\w*s)\b",
    re.IGNORECASE,
)
_LETTERS = regex(
    r"(?:(?:correct\s+)?answers?\s*:\s*)?(?P<letters>[A-H](?:(?:\s*,\s*|\s*&\s*|\s+and\s+|\s*)[A-H])*)\s*\.?$",
    re.IGNORECASE,
)
_SEVERAL = regex(
    r"[,;/&+、，；]|\b(?:also|first|second(?:ly)?|another|other|others|both|etc|as well)\b"
    r"|\band\b(?!\s+(?:thus|therefore|hence|so|then|consequently)\b)|[.!?]\s+\S",
    re.IGNORECASE,
)
"""Signs that an item may hold more than one thing."""
_UNITS = frozenset(
    "line lines sentence sentences word words paragraph paragraphs page pages minute minutes hour hours".split()
)


class Count(NamedTuple):
    """How many a question asks for, in its words, and how many the answer has."""

    wanted: int
    found: int
    words: str


def wrong_count(document: Document, question: Question) -> Count | None:
    """Another number than the question asks for; None where it is the same, or can't be told."""
    if question.answer is None or question.is_placeholder:
        return None
    return _wrong_choice(question) or _too_few(document, question)


def _wrong_choice(question: Question) -> Count | None:
    stated, chosen = _CHOOSE.search(question.text), _chosen(question)
    if stated is None or chosen is None:
        return None
    wanted = _as_number(stated["number"])
    return Count(wanted, chosen, stated[0].strip("()")) if wanted != chosen else None


def _too_few(document: Document, question: Question) -> Count | None:
    """Fewer items than the question wants named, where each item is one thing."""
    asked = list(_NAME.finditer(question.text))
    items = question.answer.items if question.answer is not None else []
    if len(asked) != 1 or not items or question.options or question.ticked:
        return None
    stated = asked[0]
    wanted, noun = _as_number(stated["number"] or stated["are"]), (stated["noun"] or stated["nouns"]).lower()
    if len(items) >= wanted or noun in _UNITS or any(_may_hold_several(document, item) for item in items):
        return None
    return Count(wanted, len(items), stated[0])


def _may_hold_several(document: Document, item: Block) -> bool:
    return (
        len(item.children) != 1
        or item.children[0].kind != "paragraph"
        or bool(_SEVERAL.search(item_text(document, item).text.rstrip(".!? \n")))
    )


def _as_number(word: str) -> int:
    return _COUNTS.get(word.lower()) or int(word)


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
