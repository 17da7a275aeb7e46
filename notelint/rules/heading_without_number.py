"""This heading has no number, while the ones before and after it are numbered and leave out exactly one.

Bad:

    ## 1. Sand

    ## 2. Silt

    ## Clay

    ## 4. Loam

    ## 5. Humus

Good:

    ## 1. Sand

    ## 2. Silt

    ## 3. Clay

    ## 4. Loam

    ## 5. Humus
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.headings import Heading, siblings
from ..note.note import Note
from ..regex import regex
from . import Rule

_NUMBER = regex(r"(?P<before>(?:[^\W\d_]+ )?)(?P<number>\d{1,3})(?P<sign>[.):]?)(?=[ \t]+\S)")
_LEAST = 4


def check(note: Note) -> Iterator[Finding]:
    for group in siblings(note.headings):
        found = [_NUMBER.match(note.document.slice(heading.span)) for heading in group]
        if sum(match is not None for match in found) < _LEAST:
            continue
        for before, at, after in zip(found, range(1, len(found) - 1), found[2:], strict=False):
            if found[at] is not None or before is None or after is None or before["before"] != after["before"]:
                continue
            number = int(before["number"]) + 1
            if int(after["number"]) == number + 1 and before["sign"] == after["sign"]:
                yield _finding(group[at], f"{before['before']}{number}{before['sign']}", after[0])


def _finding(heading: Heading, number: str, after: str) -> Finding:
    message = f'this heading has no number, and the next one is "{after}": {number} is missing'
    fix = Fix(f'write "{number}"', (Edit(Span(heading.span.start, heading.span.start), f"{number} "),), False)
    return Finding(heading.span, message, f'write "{number} {heading.text}"', fix)


RULE = Rule(
    "OL015",
    "heading-without-number",
    "A heading without its number among numbered ones",
    Severity.WARNING,
    check,
)
