"""The first line of code is missing on the page, because it is on the same line as the opening backticks, where the
language belongs.

Move it to the next line.

Bad:

    ```print("hello")
    print("world")
    ```

Good:

    ```python
    print("hello")
    print("world")
    ```
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.mending import with_fixes_that_mend
from ..note.note import Note
from ..regex import regex
from . import Rule

_CODE = regex(
    r"^(?:[\w.]+\(.*\);?$|(?:import|from|def|const|let|var|sudo|git|pip|npm|cd|docker|kubectl)\s+\S|[\w.]+\s*=\s*\S.*[;)\]'\"\d]$|\$ \S|[\w.]+\s[^{}]*[({;]$)"
)
_ATTRIBUTES = regex(
    r"^\S+\s+(?:\{|[\w-]+=)|^\{"
    r"|^(?:title|hl_lines|linenums|line_?nos|linenostart|(?:file)?name|file|caption|label|id|class|lines)=[\"'\d]",
    re.IGNORECASE,
)
"""What configures a code block, also where no language is named."""


def check(note: Note) -> Iterator[Finding]:
    if "```" in note.text or "~~~" in note.text:
        found = [(finding, note.document.line_at(finding.span.start).start) for finding in _found(note)]
        yield from with_fixes_that_mend(note, found, ("fence",))


def _found(note: Note) -> Iterator[Finding]:
    indented = {line for block in note.rendered if block.kind == "code" for line in block.lines}
    opened = {
        block.token.map[0] for block in note.rendered if block.kind == "fence" and block.token and block.token.map
    }
    for fence in note.fences:
        if not is_code(fence.info) or note.is_raw(note.document.line_starts[fence.line]) or fence.line in indented:
            continue
        line = note.document.line_span(fence.line)
        start = note.document.text.find(fence.info, *line)
        margin = re.sub(r"[^\s>]", " ", fence.prefix)
        fix = Fix("put it on a separate line", (Edit(Span(start, start), f"\n{margin}"),))
        effect = "read as the fence's language and not shown"
        if fence.line not in opened:
            effect = f"not a language, so {note.site.engine.title} reads the fence as text"
        message = f"this line of code is {effect}: {fence.info}"
        yield Finding(Span(start, start + len(fence.info)), message, "put it on the next line", fix)


def is_code(info: str) -> bool:
    """Whether what is after a fence's mark is code, and neither a language nor attributes."""
    return _CODE.match(info) is not None and not _ATTRIBUTES.match(info)


RULE = Rule(
    "MK011",
    "swallowed-code",
    "A line of code that is lost on the fence's line",
    Severity.WARNING,
    check,
    yields_to=("MK003", "MK017"),
)
