"""This heading has a number among others, but stands at another level, so it is no part of their list in a table of contents.

Reported if at least two others with the numbers around it are at one level, or one where the number has a dot (3.1, 3.2), and only
if no heading of a higher level is between.

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

from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..named_tuple import NamedTuple
from ..note.headings import Heading
from ..note.note import Note
from ..regex import regex
from . import Rule

_NUMBER = regex(r"(?P<before>(?:[^\W\d_]+ )?)(?P<above>(?:\d{1,2}\.)*)(?P<number>\d{1,2})(?P<sign>[.):]?)(?=\s)")
_ONE_IN = 3
"""So many headings at least to one at another level; of two, the number of which has a dot, the second one."""


class _Series(NamedTuple):
    """Headings with one number after the other."""

    level: int
    """Of the first one."""
    first: int
    headings: list[Heading]

    @property
    def following(self) -> int:
        """The number that goes on with it."""
        return self.first + len(self.headings)


def check(note: Note) -> Iterator[Finding]:
    for series in _read(note):
        usual, often = Counter(heading.level for heading in series.headings).most_common(1)[0]
        count = len(series.headings)
        is_pair = count == 2 and "." in series.headings[0].text.split(" ", 2)[0].rstrip(".")
        if count - often and (is_pair or (count - often) * _ONE_IN <= count):
            others = [heading for heading in series.headings if heading.level == usual]
            for heading in series.headings:
                if heading.level != usual:
                    yield _finding(note, heading, others[0])


def _read(note: Note) -> list[_Series]:
    """The series of a post: at one level, or with a heading of another level that goes on with the only one there is."""
    open_: dict[int, dict[tuple[str, str], _Series]] = {}
    found = []
    for heading in note.headings:
        match = _NUMBER.match(heading.text)
        is_numbered = match is not None and any(match.group("before", "above", "sign"))
        series = None
        if match is not None and is_numbered:
            key, number = (match["before"].lower(), match["above"]), int(match["number"])
            fitting = [one for at in open_.values() if (one := at.get(key)) and one.following == number]
            series = next((one for one in fitting if one.level == heading.level), None)
            series = fitting[0] if series is None and len(fitting) == 1 else series
            if series is None:
                series = _Series(heading.level, number, [])
                found.append(series)
            series.headings.append(heading)
        for deeper in [level for level in open_ if level > heading.level]:
            del open_[deeper]
        if series is not None:
            open_.setdefault(series.level, {})[key] = series
    return found


def _finding(note: Note, heading: Heading, other: Heading) -> Finding:
    """A heading of another level than most with the numbers around it."""
    marks = "#" * other.level
    message = f'this heading is of level {heading.level}, where "{other.text}" is of level {other.level}'
    start = heading.block.span.start
    fix = Fix(f'write "{marks}"', (Edit(Span(start, start + heading.level), marks),), False)
    is_written_so = note.text.startswith("#" * heading.level, start)
    related = (Related(other.span, "one of the others"),)
    return Finding(heading.span, message, f'write "{marks} {heading.text}"', fix if is_written_so else None, related)


RULE = Rule("MK044", "heading-level", "A numbered heading at another level than the others", Severity.WARNING, check)
