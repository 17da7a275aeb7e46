"""The code block is never closed.

On GitHub, in Obsidian and in Hugo everything below shows up as code; this is reported if it does not look like code:
a heading, a closing tag, another fence. In the other engines the backticks show up, and the code as text. Write the
closing backticks.

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
from ..note.lines import lines_in_markup
from ..note.note import Note
from ..regex import regex
from . import Rule

_SWALLOWED = regex(r"^(?:#{2,6}[ \t]+[^\W\d_]|</(?:details|div)>|<details|(?:```|~~~)\w|\|[ \t]*:?-{3,})", re.MULTILINE)


def check(note: Note) -> Iterator[Finding]:
    return _printed(note) if note.site.engine.fences else _swallowing(note)


def _printed(note: Note) -> Iterator[Finding]:
    """Fences that are never closed, for engines that then print their marks as text."""
    unclosed = [fence for fence in note.fences if fence.end is None and fence.mark[0] in "`~"]
    paragraphs = [block for block in note.rendered if block.kind == "paragraph"] if unclosed else []
    in_spans = {line for block in paragraphs for line in lines_in_markup(note.document, block)}
    for fence in unclosed:
        if (
            fence.line not in in_spans  # there it ends what looked like code
            and note.document.is_prose(note.document.line_starts[fence.line])
            and not note.is_raw(note.document.line_starts[fence.line])
        ):
            yield Finding(
                note.document.lines_span(fence.line, fence.line + 1),
                "this fence is never closed: its backticks show up on the page, and the code as text",
                f"close it with {fence.mark} after the code",
            )


def _swallowing(note: Note) -> Iterator[Finding]:
    """Fences that swallow what follows."""
    told = {fence.end for fence in note.fences if fence.is_behind_text}
    for block in note.rendered:
        if block.kind != "fence" or block.lines.start in told or block.token is None or block.token.map is None:
            continue
        first, stop = block.lines.start, block.lines.stop
        last = note.document.line(stop - 1).strip(" \t>")
        closed = stop - first > 1 and last.startswith(block.token.markup) and not last.strip(block.token.markup[0])
        is_marked = block.token.markup in note.document.line(first)  # else it is code between two tags
        if not closed and is_marked and _SWALLOWED.search(block.token.content):
            message = "this fence is never closed: everything below shows up as code"
            yield Finding(
                note.document.lines_span(first, first + 1),
                message,
                f"close it with {block.token.markup} after the code",
            )


RULE = Rule("MK012", "unclosed-fence", "A code block that is never closed", Severity.ERROR, check)
