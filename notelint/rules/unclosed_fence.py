"""The code block is never closed.

On GitHub, in Obsidian and in Hugo everything below shows up as code; this is reported if it does not look like code:
a heading, a closing tag, another fence. In the other engines the backticks show up, and the code as text. If another
code block follows, its closing mark closes this one too, in every engine. Write the closing backticks.

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
from ..note.fences import is_closed
from ..note.lines import lines_in_markup
from ..note.note import Note
from ..regex import regex
from . import Rule

_SWALLOWED = regex(r"^(?:#{2,6}[ \t]+[^\W\d_]|</(?:details|div)>|<details|(?:```|~~~)\w|\|[ \t]*:?-{3,})", re.MULTILINE)


_OPENING = regex(r"^[ ]{0,3}(?P<mark>`{3,}|~{3,})[ \t]*\{?\.?[A-Za-z][\w+#.-]*\}?[ \t]*\n\s*\S", re.MULTILINE)
"""The beginning of a code block, with its language and code."""


def check(note: Note) -> Iterator[Finding]:
    yield from _printed(note) if note.site.engine.fences else _swallowing(note)
    yield from _up_to_the_next(note)


def _up_to_the_next(note: Note) -> Iterator[Finding]:
    """Code blocks that are closed by the mark of the next one, or of one inside."""
    told = {fence.end for fence in note.fences if fence.is_mistaken or fence.is_behind_text}
    for block in note.rendered:
        token = block.token if block.kind == "fence" else None
        if token is None or not is_closed(note.document, block) or block.lines.start in told:
            continue
        mark = token.markup
        if mark in token.content and any(one["mark"].startswith(mark) for one in _OPENING.finditer(token.content)):
            yield Finding(
                note.document.lines_span(block.lines.start, block.lines.start + 1),
                "this fence is still open where the next one begins, and the mark of that one closes it",
                f"close it with {mark} above that one; around code that has fences itself, write {mark}{mark[0]}",
            )


def _printed(note: Note) -> Iterator[Finding]:
    """Fences that are never closed, for engines that then print their marks as text."""
    unclosed = [fence for fence in note.fences if fence.end is None and not fence.is_mistaken]
    paragraphs = [block for block in note.rendered if block.kind == "paragraph"] if unclosed else []
    known = {line for block in paragraphs for line in lines_in_markup(note.document, block)}
    known |= {line for block in note.rendered if unclosed and block.kind == "code" for line in block.lines[1:]}
    for fence in unclosed:
        if (
            fence.line not in known  # there it ends what looked like code, or is part of a sample
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
        first = block.lines.start
        is_marked = block.token.markup in note.document.line(first)  # else it is code between two tags
        if not is_closed(note.document, block) and is_marked and _SWALLOWED.search(block.token.content):
            message = "this fence is never closed: everything below shows up as code"
            yield Finding(
                note.document.lines_span(first, first + 1),
                message,
                f"close it with {block.token.markup} after the code",
            )


RULE = Rule("MK012", "unclosed-fence", "A code block that is never closed", Severity.ERROR, check, yields_to=("MK017",))
