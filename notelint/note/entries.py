"""Links that lead the items of a list, the rows of a table or lines of their own: what an index lists."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..regex import regex
from .links import Link
from .note import Note, once_per_note

_ITEM = regex(r"[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_MARKS = regex(r"[*_~`\[\]]+|<[^<>]*>|&nbsp;")
_LABEL = regex(r"[^.!?,;]{0,40}[:–—|)-]|\W*(?:[^\W\d_]+[ -]?)?\d{1,3}\W*|")
_UNFINISHED = regex(r"^(?![#\[|])(?:\S+ ){4,}.*[\w`'’\"”] ?$")
"""A line that goes on in the next: a text of some words, no mark at its end, and no line break."""
_LARGEST_GAP = 2
"""So many lines without an entry may stand inside one index."""


class Entry(NamedTuple):
    """One line of an index."""

    link: Link
    label: str
    """What is in the line before the link: "Class 3:", "3." or earlier cells; list mark, pipes and stars left out."""
    line: int
    """From 0."""
    kind: str
    """``item``, ``row`` or ``line``."""


@once_per_note
def indexes(note: Note) -> list[list[Entry]]:
    """The entries that follow one another in one list, table or run of lines, at least two, in document order."""
    groups: list[list[Entry]] = []
    seen = -1
    for link in note.links:
        line = note.document.line_index(link.span.start)
        if line == seen or link.role == "image" or link.kind == "autolink":
            continue
        seen = line
        entry = _entry(note, link, line)
        if entry is None:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and last.kind == entry.kind and _together(note, last, entry):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return [group for group in groups if len(group) > 1]


def _entry(note: Note, link: Link, line: int) -> Entry | None:
    """The entry that a line's first link makes, or None where it is in running text."""
    span = note.document.line_span(line)
    before = note.text[span.start : link.span.start]
    behind = note.text[link.span.end : span.end]
    if "|" in before or (before.strip() == "" and behind.count("|") and "|" in note.text[span.start : span.end]):
        kind = "row"
        label = before.rpartition("|")[2]
        whole = before
    elif (mark := _ITEM.match(before)) is not None:
        kind, label = "item", before[mark.end() :]
        whole = before
    elif not before.strip(" \t>*_") and len(behind.strip(" \t*_.,\\")) == 0 and not _ends_sentence(note, line):
        kind, label, whole = "line", "", ""
    else:
        return None
    label = _MARKS.sub("", label).strip()
    if not _LABEL.fullmatch(label):
        return None
    return Entry(link, " ".join(_MARKS.sub("", whole.replace("|", " ")).split()), line, kind)


def _ends_sentence(note: Note, line: int) -> bool:
    """Whether a line goes on with a text that the line above it began and did not end."""
    above = note.document.slice(note.document.line_span(line - 1)).lstrip(" \t>") if line else ""
    return bool(_UNFINISHED.search(above)) and not _ITEM.match(above)


def _together(note: Note, last: Entry, entry: Entry) -> bool:
    """Whether nothing but a few lines of details is between two entries."""
    lines = [note.document.slice(note.document.line_span(line)).strip() for line in range(last.line + 1, entry.line)]
    if any(line.startswith("#") for line in lines):
        return False
    return sum(bool(line) for line in lines) <= _LARGEST_GAP * (1 if entry.kind == "row" else 3)
