"""The numbers that a link names, and the number of the file or page that it leads to."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import unquote

from ..diagnostic import Span
from ..majority import nearly_all
from ..named_tuple import NamedTuple
from ..regex import regex
from .entries import indexes
from .links import Link
from .note import Note, once_per_note

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = regex(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_NUMBER = regex(r"(?<![\d.,:/])(?<!v)\d{1,3}(?![\d%]|[.,:/]\d)")
_DATE = regex(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}[-/]?")
_NEAR = 20
"""A number that counts is within so many characters of a text's beginning."""
_LEAST = 4


class Numbered(NamedTuple):
    """A link whose target has a number."""

    link: Link
    number: int
    """Of the target."""
    label: int | None
    """The number before the link, in its line of an index."""
    text: int | None
    """The first number in the link's text."""
    shape: str
    """The target without its digits: links of one series have it in common."""
    digits: str
    """The label's number as written."""


def number_in(text: str) -> int | None:
    """The number at a text's beginning: ``Chapter 03``, ``class12-read``, ``the second part``; else None."""
    found = _NUMBER.search(text)
    worded = _ORDINAL.search(text)
    if found is not None and found.start() <= _NEAR:
        return int(found[0])
    return _ORDINALS.index(worded[0].lower()) + 1 if worded is not None and worded.start() <= _NEAR else None


def text_shape(text: str) -> str:
    """A text without its numbers."""
    return _ORDINAL.sub("0", _NUMBER.sub("0", text)).strip().lower()


def number_place(target: str) -> Span | None:
    """Where in a target the number of its file, or of its folder, is."""
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    start = len(path)
    for part in reversed(path.rstrip("/").split("/")[-2:]):
        start = path.rfind(part, 0, start)
        date = _DATE.match(part)
        found = [match for match in re.finditer(r"\d+", part) if date is None or match.start() >= date.end()]
        if len(found) == 1 and len(found[0][0]) < 4 and not re.search(r"%[\dA-Fa-f]?$", part[: found[0].start()]):
            return Span(start + found[0].start(), start + found[0].end())
        if found:
            return None
    return None


def with_number(target: str, number: int) -> str | None:
    """A target with another number in its place, with as many digits if zeros fill it."""
    place = number_place(target)
    if place is None:
        return None
    digits = target[place.start : place.end]
    width = len(digits) if digits.startswith("0") else 1
    return target[: place.start] + f"{number:0{width}}" + target[place.end :]


@once_per_note
def numbered_links(note: Note) -> list[Numbered]:
    """The links whose targets have a number, in document order; pictures and questionnaires of the outline left out."""
    labels = {entry.link.span: entry.label for group in indexes(note) for entry in group}
    found = []
    for link in note.links:
        if link.role != "link" or link.destination not in ("file", "web", "template", "wiki"):
            continue
        place = number_place(link.target)
        if place is None:
            continue
        label = number_in(labels.get(link.span, ""))
        path = re.sub(r"\d+", "0", unquote(link.target).partition("#")[0]).removeprefix("./").removeprefix("/")
        shape = re.sub(r"(?<=[^/.])\.(?:md|html?|ipynb|qmd)$", "", path)
        number = int(link.target[place.start : place.end])
        digits = re.search(r"\d+", labels.get(link.span, ""))
        found.append(Numbered(link, number, label, number_in(link.text), shape, digits[0] if digits else ""))
    return found


def agreeing(links: list[Numbered]) -> dict[str, tuple[bool, bool]]:
    """For each shape, whether nearly all labels, and nearly all texts, have their target's number."""
    of_shape: dict[str, list[Numbered]] = defaultdict(list)
    for one in links:
        of_shape[one.shape].append(one)
    return {
        shape: (
            _agree([(one.label, one.number) for one in series]),
            _agree([(one.text, one.number) for one in series]),
        )
        for shape, series in of_shape.items()
    }


def _agree(pairs: list[tuple[int | None, int]]) -> bool:
    counted = [(said, number) for said, number in pairs if said is not None]
    same = sum(said == number for said, number in counted)
    return same >= _LEAST and nearly_all(same, len(counted))
