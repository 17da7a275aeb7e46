"""The first line of code stands behind the opening fence, where the language belongs: it is not shown.

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
from ..note.note import Note
from . import Rule

_CODE = re.compile(
    r"^(?:[\w.]+\(.*\);?$|(?:import|from|def|const|let|var|sudo|git|pip|npm|cd|docker|kubectl)\s+\S|[\w.]+\s*=\s*\S.*[;)\]'\"\d]$|\$ \S)"
)
_ATTRIBUTES = re.compile(r"^\S+\s+(?:\{|[\w-]+=)|^\{")


def check(note: Note) -> Iterator[Finding]:
    for block in note.tree.walk():
        if block.kind != "fence" or block.token is None or block.token.map is None:
            continue
        info = block.token.info.strip()
        if not _CODE.match(info) or _ATTRIBUTES.match(info):
            continue
        line = note.document.line_span(block.token.map[0])
        start = note.document.text.find(info, *line)
        if start >= 0:
            margin = re.sub(
                r"[^\s>]", " ", re.sub(r"(?<![`~])[`~]+[ \t]*$", "", note.document.text[line.start : start])
            )
            fix = Fix("put it on a line of its own", (Edit(Span(start, start), f"\n{margin}"),))
            message = f"this line of code is taken for the fence's language and not shown: {info}"
            yield Finding(Span(start, start + len(info)), message, "put it on the next line", fix)


RULE = Rule("MK011", "swallowed-code", "A line of code behind the opening fence", Severity.WARNING, check)
