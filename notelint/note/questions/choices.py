"""What stands below a question with a letter each, to choose from, and whether that is no answer in parts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..answers import Answer, Text, lines_of
from .shape import MANY, Candidate, item_text

if TYPE_CHECKING:
    from ...document.blocks import Block
    from ...document.document import Document

CHOOSES = regex(
    r"\b(?:which|select|choose|pick|following|correct|best|welche[rsmn]?|quel(?:le)?s?|cu[aá]l(?:es)?|qual)\b|下列|哪",
    re.IGNORECASE,
)
_FOR_ONE = regex(
    r"\b(?:what\s+(?:is|was|does|did|would|will)|which|who|when|where|how\s+(?:many|much|old|long|often)|is|does|wer|was\s+(?:ist|beschreibt|bedeutet)|wann|wo|qui[eé]n|cu[aá]ndo|d[oó]nde"
    r"|qu[eé]\s+(?:es|significa|tipo|comando|formato|lenguaje|extensi[oó]n|a[nñ]o)|qui|quand)\b",
    re.IGNORECASE,
)
"""Of questions that one thing answers."""
_COUNTED = regex(r"\W{0,4}\(?(?P<letter>[A-Ha-h])[.):]\W{0,4}(?:\s|$)")


def choices_of(document: Document, candidate: Candidate) -> list[Text]:
    """What stands right below a question with a letter each, from ``a`` on: lines, or items of one line; empty for less than two."""
    if candidate.behind is not None:
        lines = candidate.behind.lines
    elif candidate.body and candidate.body[0].kind == "list":
        items = candidate.body[0].children
        starts = [(item, item_text(document, item)) for item in items if len(item.children) < 2]
        lines = [Text(_lettered(document, item, text), text.span) for item, text in starts]
        lines = lines if len(lines) == len(items) else []
    else:
        lines = list(lines_of(document, candidate.body[0])) if candidate.body else []
    found = list(takewhile(lambda one: _is_counted(*one), enumerate(lines)))
    return [line for _, line in found] if len(found) > 1 else []


def _lettered(document: Document, item: Block, text: Text) -> str:
    """The text of an item with its letter, also where the engine takes that for the item's marker."""
    mark = document.slice(Span(item.span.start, text.span.start)).strip("-*+> \t")
    return f"{mark} {text.text}" if mark else text.text


def _is_counted(index: int, line: Text) -> bool:
    """Whether a line begins with the letter that its place has."""
    mark = _COUNTED.match(line.text)
    return mark is not None and ord(mark["letter"].lower()) - ord("a") == index


def without_choices(document: Document, candidate: Candidate, choices: list[Text]) -> Candidate:
    """A block that may ask, without what there is to choose from."""
    if candidate.behind is not None:
        lines, body = candidate.behind.lines, candidate.body
    else:
        first, *body = candidate.body
        lines = [] if first.kind == "list" else list(lines_of(document, first))
    rest = lines[len(choices) :]
    behind = None
    if rest:
        whole = Span(rest[0].span.start, rest[-1].span.end)
        behind = Answer("\n".join(line.text for line in rest), whole, rest)
    return replace(candidate, behind=behind, body=body)


def give_choices(candidates: list[Candidate], choices: list[list[Text]], elsewhere: bool) -> bool:
    """Whether what stands below most questions with a letter each is to choose from, and no answer in parts.

    ``elsewhere`` says that most of these questions have their answer in another place. Without that, most ask to choose, or all
    have the same number of options, and most ask for one thing; half will do where they have four options or more.
    """
    having = [(c.text, found) for c, found in zip(candidates, choices, strict=True) if found]
    if len(having) < 2 or len(having) * 3 < len(candidates) * 2:
        return False
    choosing = sum(bool(CHOOSES.search(text)) for text, _ in having)
    counts = {len(found) for _, found in having}
    same = len(counts) == 1 and min(counts) >= MANY and len(having) >= MANY
    for_one = sum(bool(CHOOSES.search(text) or _FOR_ONE.search(text)) for text, _ in having)
    enough = 1 / 2 if same and min(counts) > MANY else 3 / 4
    return elsewhere or choosing * 2 > len(having) or (same and for_one >= enough * len(having))
