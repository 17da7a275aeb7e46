"""A number or date in a schedule is out of order: it is there twice, or its year is still last year's.

Numbers are checked in the first column, after a word ("Week 3") in any other column, and before headings or the links
of a list. Reported if all others go up or down by one, and one is there twice or two have changed places. Dates are
reported if all others of the column are in order, at least seven of them, or if another year would put this one in
order.

Bad:

    | Week | Day | Topic |
    |------|-----|-------|
    | 1 | 2024-01-08 | Sand |
    | 2 | 2024-01-15 | Silt |
    | 3 | 2023-01-22 | Clay |
    | 4 | 2024-01-29 | Loam |
    | 4 | 2024-02-05 | Humus |

Good:

    | Week | Day | Topic |
    |------|-----|-------|
    | 1 | 2024-01-08 | Sand |
    | 2 | 2024-01-15 | Silt |
    | 3 | 2024-01-22 | Clay |
    | 4 | 2024-01-29 | Loam |
    | 5 | 2024-02-05 | Humus |
"""

from collections.abc import Container, Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.entries import indexes
from ..note.headings import Heading, plain_text, siblings
from ..note.note import Note
from ..note.schedules import odd_day, odd_number, read_days
from ..note.tables import Table
from ..regex import regex
from . import Rule

_LEAST, _CERTAIN = 5, 7
_NUMBERED = regex(r"(?P<word>[^\W\d_]*)[ #.-]{0,2}(?P<number>\d{1,3})\W{0,2}")
_HEADING = regex(r"(?:[^\W\d_]+ )?\d{1,3}(?=[.):]?[ \t]+\S)")
_APART = regex(r"[.):]|[ \t]+[-–—|]")
"""What is between a heading's number and its title."""
_ORDERED = regex(r"[ \t>]*\d{1,3}[.)][ \t]")


def check(note: Note) -> Iterator[Finding]:
    outlined = [chapter.title.span.start for chapter in (note.outline.chapters if note.outline else [])]
    for table in note.tables:
        is_outline = any(table.block.span.start <= start < table.block.span.end for start in outlined)
        for column, cells in enumerate(_columns(note, table)):
            yield from _dates(cells)
            if not is_outline:
                yield from _numbers(cells, worded=column > 0)
    for group in indexes(note):
        lines = [note.document.line_span(entry.line) for entry in group if entry.kind == "item"]
        if len(lines) == len(group) and not any(_ORDERED.match(note.text, line.start) for line in lines):
            yield from _numbers([(entry.label.lstrip("-*+ "), entry.link.span) for entry in group], worded=False)
    for headings in siblings(note.headings):
        yield from _numbers(_headings(note, headings, outlined), worded=False)


def _headings(note: Note, group: list[Heading], outlined: Container[int]) -> list[tuple[str, Span]]:
    """The numbers that headings begin with; of chapters and questions other rules speak."""
    found = [(match, heading) for heading in group if (match := _HEADING.match(note.document.slice(heading.span)))]
    others = [
        note.place_of(heading.span) == "question or answer" or heading.span.start in outlined for _, heading in found
    ]
    if any(others):
        return []
    apart = [_APART.match(note.text, heading.span.start + match.end()) is not None for match, heading in found]
    # where most have a sign behind the number, one without it speaks of the number: "Step 3 in detail"
    most = sum(apart) * 2 > len(apart)
    return [(match[0], heading.span) for (match, heading), own in zip(found, apart, strict=True) if own or not most]


def _columns(note: Note, table: Table) -> Iterator[list[tuple[str, Span]]]:
    """The texts and places of each column, without its header, that all rows have a cell of."""
    rows = list(zip(table.rows, table.texts, strict=True))[1:]
    for column in range(min((len(part) for row, texts in rows for part in (row.cells, texts)), default=0)):
        yield [(plain_text(note.document, texts[column]), row.cells[column]) for row, texts in rows]


def _numbers(cells: list[tuple[str, Span]], worded: bool) -> Iterator[Finding]:
    found = [_NUMBERED.fullmatch(text) for text, _ in cells]
    matches = [match for match in found if match is not None]
    if len(cells) < _LEAST or len(matches) < len(cells) or len({match["word"].lower() for match in matches}) > 1:
        return
    if worded and not matches[0]["word"]:
        return  # values, and not the rows' numbers
    numbers = [int(match["number"]) for match in matches]
    odd = odd_number(numbers)
    if odd is None:
        return
    text, span = cells[odd.place]
    if odd.expected is None:
        message = f'"{text}" comes after "{cells[odd.place - 1][0]}", where all others are in order'
        yield Finding(span, message, "move the row, or number the two the other way round")
    elif numbers.count(numbers[odd.place]) > 1:
        message = f'"{text}" is used twice: by the lines around it, this one should be {odd.expected}'
        yield Finding(span, message, f"number it {odd.expected}")


def _dates(cells: list[tuple[str, Span]]) -> Iterator[Finding]:
    if len(cells) < _LEAST or not all(any(map(str.isdecimal, text)) for text, _ in cells):
        return
    readings = read_days([text for text, _ in cells])
    complete = [[day for day in days if day is not None] for days in readings]
    odd = {odd_day(days) for days in complete if len(days) == len(cells)}
    found = odd.pop() if len(odd) == 1 else None
    if found is None or (len(cells) < _CERTAIN and found.year is None):
        return
    text, span = cells[found.place]
    help = f"is its year {found.year}?" if found.year else "write the date that is meant"
    yield Finding(span, f"{text} is out of order, where all other dates of the column are in order", help)


RULE = Rule(
    "OL016",
    "out-of-order",
    "A number or date out of order in a schedule",
    Severity.WARNING,
    check,
)
