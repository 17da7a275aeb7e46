"""A details element without a summary shows the browser's word "Details", in the browser's language.

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
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note import Note
from ..rule import Options, Rule

_SUMMARY = re.compile(r"<summary\b", re.IGNORECASE)


def check(note: Note, options: Options) -> Iterator[Finding]:
    for block in note.tree.details:
        if (
            block.opening is not None
            and block.closed
            and block.summary is None
            and not _SUMMARY.search(note.document.slice(block.span))
        ):
            yield Finding(
                block.opening, "the details element has no summary", "write <summary>Show answer</summary> inside it"
            )


RULE = Rule("DT003", "details-without-summary", "A details element without a summary", Severity.WARNING, check)
