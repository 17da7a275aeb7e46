"""A list names the same note twice, or its titles were pasted from another list.

An entry counts as repeated if it has the same text and the same target as an earlier one of the same list, at the
same depth. Titles count as pasted if three or more in a row are also in another list of the post, with other targets.

Bad (github):

    - [Sand](sand.md)
    - [Silt](silt.md)
    - [Sand](sand.md)

Good (github):

    - [Sand](sand.md)
    - [Silt](silt.md)
    - [Clay](clay.md)
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..note.entries import Entry, indexes
from ..note.link_numbers import text_shape
from ..note.note import Note
from . import Rule

_RUN = 3
"""So many titles in a row are no accident."""


def check(note: Note) -> Iterator[Finding]:
    groups = indexes(note)
    for group in groups:
        yield from _twice(note, group)
    yield from _pasted(groups)


def _twice(note: Note, group: list[Entry]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Entry] = {}
    depth, last = -1, 0
    for entry in group:
        if entry.kind == "row" or entry.link.destination not in ("file", "template", "wiki"):
            continue
        line = note.document.line_span(entry.line)
        indentation = _indentation(note, entry.line)
        between = range(last + 1, entry.line)
        if indentation != depth or any(_indentation(note, number) < depth for number in between):
            seen, depth = {}, indentation  # another list
        last = entry.line
        if note.text[entry.link.span.end : line.end].strip(" \t*_.,\\"):
            continue  # it says something of its own
        key = (entry.link.target.lower(), entry.link.text.lower())
        first = seen.setdefault(key, entry)
        if first is not entry and key[0].strip():
            yield Finding(
                entry.link.span,
                f'"{entry.link.text}" is listed twice',
                "delete it, or list what was meant",
                related=(Related(first.link.span, "listed first"),),
            )


def _indentation(note: Note, line: int) -> int:
    """How far a line (from 0) is indented; of a blank one, very far."""
    text = note.document.slice(note.document.line_span(line))
    return len(text) - len(text.lstrip(" \t>")) if text.strip() else 1_000


def _pasted(groups: list[list[Entry]]) -> Iterator[Finding]:
    """The first of several titles that earlier lists have too, for other targets."""
    earlier: dict[str, Entry] = {}
    for group in groups:
        run: list[tuple[Entry, Entry]] = []
        for entry in group:
            first = earlier.get(_title(entry))
            if first is not None and first.link.target != entry.link.target:
                run.append((entry, first))
                continue
            yield from _found(run)
            run = []
        yield from _found(run)
        for entry in group:
            if len(entry.link.text.split()) > 1:
                earlier.setdefault(_title(entry), entry)


def _title(entry: Entry) -> str:
    return " ".join(re.findall(r"\w+", entry.link.text.lower()))


def _found(run: list[tuple[Entry, Entry]]) -> Iterator[Finding]:
    if len({text_shape(_title(pasted)) for pasted, _ in run}) < _RUN:
        return
    pasted, first = run[0]
    yield Finding(
        pasted.link.span,
        f'{len(run)} titles from "{pasted.link.text}" on are copied from an earlier list, which leads to other files',
        "write the titles of the files that this list leads to",
        related=(Related(first.link.span, "the earlier list"),),
    )


RULE = Rule(
    "OL012",
    "outline-listed-twice",
    "A list that names something twice, or has another list's titles",
    Severity.WARNING,
    check,
)
