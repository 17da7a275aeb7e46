"""A line of an index has one number in its text and another in its label and its target; or its number has a zero too
many.

Bad (github):

    - Week 1: [Read 1, sand](week-1.md)
    - Week 2: [Read 2, silt](week-2.md)
    - Week 3: [Read 3, clay](week-3.md)
    - Week 4: [Read 4, loam](week-4.md)
    - Week 5: [Read 4, humus](week-5.md)

Good (github):

    - Week 1: [Read 1, sand](week-1.md)
    - Week 2: [Read 2, silt](week-2.md)
    - Week 3: [Read 3, clay](week-3.md)
    - Week 4: [Read 4, loam](week-4.md)
    - Week 5: [Read 5, humus](week-5.md)
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..majority import nearly_all
from ..note.link_numbers import Numbered, agreeing, numbered_links
from ..note.note import Note
from . import Rule

_LEAST = 5


def check(note: Note) -> Iterator[Finding]:
    links = numbered_links(note)
    yield from _padded(note, links)
    majority = agreeing(links)
    for one in links:
        if majority[one.shape] != (True, True) or one.label is None or one.text is None:
            continue
        if one.label == one.number != one.text:
            message = f'"{one.link.text}" has the number {one.text}, but its line and its address have {one.number}'
            yield Finding(one.link.span, message, f"number it {one.number}")
        elif one.text == one.number != one.label:
            message = f'the line of "{one.link.text}" has the number {one.label}, but the text and the address of its link have {one.number}'
            yield Finding(one.link.span, message, f"number it {one.number}")


def _padded(note: Note, links: list[Numbered]) -> Iterator[Finding]:
    """Labels with more zeros in front than nearly all others of their series."""
    widths: dict[str, Counter[int]] = defaultdict(Counter)
    for one in links:
        widths[one.shape][len(one.digits)] += bool(one.digits)
    for one in links:
        width, count = widths[one.shape].most_common(1)[0]
        usual = count >= _LEAST and nearly_all(count, widths[one.shape].total())
        if usual and one.digits.startswith("0") and len(one.digits) > width and one.label is not None:
            line = note.document.line_at(one.link.span.start)
            at = note.text.find(one.digits, line.start, line.end)
            message = f"the number {one.digits} has more digits than those of the other lines"
            yield Finding(Span(at, at + len(one.digits)), message, f"write {one.label:0{width}}")


RULE = Rule("OL011", "outline-number-differs", "A line of an index with two different numbers", Severity.WARNING, check)
