"""Readers see the word "Details" in their browser's language, because the `<details>` has no `<summary>`.

Write a `<summary>` as its first element.

Bad:

    <details markdown="1">

    An array.

    </details>

Good:

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    </details>
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..regex import regex
from . import Rule

_SUMMARY = regex(r"<summary\b", re.IGNORECASE)


def check(note: Note) -> Iterator[Finding]:
    summaries = [match.start() for match in _SUMMARY.finditer(note.text)] if note.tree.details else []
    for block in note.tree.details:
        if (
            block.opening is not None
            and block.closed
            and block.summary is None
            and bisect_left(summaries, block.span.start) == bisect_left(summaries, block.span.end)
        ):
            yield Finding(
                block.opening, "the details element has no summary", "write <summary>Show answer</summary> inside it"
            )


RULE = Rule("DT003", "details-without-summary", "A details element without a summary", Severity.WARNING, check)
