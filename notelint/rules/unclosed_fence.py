"""A code fence that is never closed: all that follows is printed as code.

Reported where it swallows what is no code: a heading, a closing tag, another fence.

Bad:

    ```python
    x = 1

    ## The next chapter

    Text.

Good:

    ```python
    x = 1
    ```

    ## The next chapter

    Text.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule

_SWALLOWED = re.compile(
    r"^(?:#{2,6}[ \t]+[^\W\d_]|</(?:details|div)>|<details|(?:```|~~~)\w|\|[ \t]*:?-{3,})", re.MULTILINE
)


def check(note: Note) -> Iterator[Finding]:
    for block in note.tree.walk():
        if block.kind != "fence" or block.token is None or block.token.map is None:
            continue
        first, stop = block.token.map
        last = note.document.line(stop - 1).strip(" \t>")
        closed = stop - first > 1 and last.startswith(block.token.markup) and not last.strip(block.token.markup[0])
        if not closed and _SWALLOWED.search(block.token.content):
            message = "this fence is never closed: all that follows is printed as code"
            yield Finding(
                note.document.lines_span(first, first + 1),
                message,
                f"close it with {block.token.markup} behind the code",
            )


RULE = Rule("MK012", "unclosed-fence", "A code fence that is never closed", Severity.ERROR, check)
