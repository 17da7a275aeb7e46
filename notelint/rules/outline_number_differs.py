"""A line of an index whose text has another number than its label and its target, which have the same.

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

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.link_numbers import agreeing, numbered_links
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    links = numbered_links(note)
    majority = agreeing(links)
    for one in links:
        if majority[one.shape] != (True, True) or one.label is None or one.text is None:
            continue
        if one.label == one.number != one.text:
            message = f'"{one.link.text}" has the number {one.text}, its line and its target {one.number}'
            yield Finding(one.link.span, message, f"number it {one.number}")
        elif one.text == one.number != one.label:
            message = f'the line of "{one.link.text}" has the number {one.label}, its text and its target {one.number}'
            yield Finding(one.link.span, message, f"number it {one.number}")


RULE = Rule("OL011", "outline-number-differs", "A line of an index with two different numbers", Severity.WARNING, check)
