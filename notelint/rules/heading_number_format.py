"""This heading has no dot after its number, or another character there than the other headings of its level.

Reported only if at least five headings are numbered, nearly all in the same way, and the number follows the one
before.

Bad:

    ## 1. Data

    ## 2. Models

    ## 3 Training

    ## 4. Loss

    ## 5. Steps

    ## 6. Epochs

Good:

    ## 1. Data

    ## 2. Models

    ## 3. Training

    ## 4. Loss

    ## 5. Steps

    ## 6. Epochs
"""

from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_NUMBER = regex(r"(\d{1,3})([.):]?)[ \t]+\S")


def check(note: Note) -> Iterator[Finding]:
    for level in range(1, 7):
        headings = [heading for heading in note.headings if heading.level == level]
        numbered = [
            (heading, match) for heading in headings if (match := _NUMBER.match(note.document.slice(heading.span)))
        ]
        signs = Counter(match[2] for _, match in numbered)
        if len(numbered) < 5 or len(signs) < 2:
            continue
        usual, count = signs.most_common(1)[0]
        if len(numbered) - count > max(1, len(numbered) // 10):
            continue
        for index, (heading, match) in enumerate(numbered):
            before = int(numbered[index - 1][1][1]) if index else 0
            if match[2] == usual or int(match[1]) != before + 1:
                continue
            start = heading.span.start
            place = Span(start, start + match.end(2))
            fix = Fix(f"write {match[1]}{usual}", (Edit(place, match[1] + usual),))
            message = f'"{match[1]}{match[2]}" where {count} other headings have a number like "{match[1]}{usual}"'
            yield Finding(place, message, f'write "{match[1]}{usual}"', fix)


RULE = Rule("OL009", "heading-number-format", "A heading numbered in another way than the others", Severity.INFO, check)
