"""This heading goes on with the numbers before it, but stands at another level, so it is no part of their list in a table of contents.

Reported after two headings with the numbers before at one level, or one where the number has a dot (3.1, 3.2), and only if none
of a higher level is between.

Bad:

    ### 1. Sand

    Coarse.

    ### 2. Silt

    Fine.

    ## 3. Clay

    Finer.

Good:

    ### 1. Sand

    Coarse.

    ### 2. Silt

    Fine.

    ### 3. Clay

    Finer.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..named_tuple import NamedTuple
from ..note.headings import Heading
from ..note.note import Note
from ..regex import regex
from . import Rule

_NUMBER = regex(r"(?P<before>(?:[^\W\d_]+ )?)(?P<above>(?:\d{1,2}\.)*)(?P<number>\d{1,2})(?P<sign>[.):]?)(?=\s)")
_ALONE = 2
"""Headings at one level before a number without a dot in it."""


class _Run(NamedTuple):
    """Headings of one level with one number after the other."""

    length: int
    number: int
    level: int
    last: Heading


def check(note: Note) -> Iterator[Finding]:
    runs: dict[int, dict[tuple[str, str], _Run]] = {}
    for heading in note.headings:
        match = _NUMBER.match(heading.text)
        if match is None or not any(match.group("before", "above", "sign")):
            _close(runs, heading.level)
            continue
        key, number = (match["before"].lower(), match["above"]), int(match["number"])
        fitting = [one for of_level in runs.values() if (one := of_level.get(key)) and one.number == number - 1]
        run = next((one for one in fitting if one.level == heading.level), fitting[0] if len(fitting) == 1 else None)
        level, count = (run.level, run.length + 1) if run is not None else (heading.level, 1)
        if run is not None and level != heading.level:
            if run.length >= (1 if match["above"] else _ALONE):
                yield _finding(note, heading, run)
            count = 0  # what follows may be at either level
        _close(runs, heading.level)
        runs.setdefault(level, {})[key] = _Run(count, number, level, heading)


def _close(runs: dict[int, dict[tuple[str, str], _Run]], level: int) -> None:
    """End the runs below a heading of some level."""
    for deeper in [one for one in runs if one > level]:
        del runs[deeper]


def _finding(note: Note, heading: Heading, run: _Run) -> Finding:
    """A heading of another level than the ones with the numbers before."""
    marks = "#" * run.level
    message = f'this heading is of level {heading.level}, and "{run.last.text}" before it of level {run.level}'
    start = heading.block.span.start
    fix = Fix(f'write "{marks}"', (Edit(Span(start, start + heading.level), marks),), False)
    is_written_so = note.text.startswith("#" * heading.level, start)
    related = (Related(run.last.span, "the one before"),)
    return Finding(heading.span, message, f'write "{marks} {heading.text}"', fix if is_written_so else None, related)


RULE = Rule(
    "OL017", "heading-level", "A numbered heading at another level than those before it", Severity.WARNING, check
)
