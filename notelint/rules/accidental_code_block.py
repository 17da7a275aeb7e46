"""Prose or a list that is indented by four blanks stands outside of every list: the engine prints it as code.

Bad:

    ## The server
        - answers requests from the clients
        - keeps the state of the cluster

Good:

    ## The server

    - answers requests from the clients
    - keeps the state of the cluster
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note import Note
from ..rule import Options, Rule

_CODE = re.compile(
    r"[{}=;$<>|\\]|\[[\d'\"-]|\w\(|\)\s*$|::|->|^\s*(?:#|//|--|\$|>>>|\.\.\.)|^\s*(?:sudo|git|pip|npm|cd|ls|docker|kubectl|import|from)\b|://|\w/\w+/|_\w"
)
_PROSE = re.compile(r"^(?:(?:[-*+]|\d{1,2}[.)])\s+)?[*_`\"'(]*[^\W\d_][\w'’-]*[,:.*_`\"']*(?:\s+\S+){2,}$")


def check(note: Note, options: Options) -> Iterator[Finding]:
    for parent in note.tree.walk():
        if parent.kind not in ("document", "details"):
            continue
        for block in parent.children:
            if block.kind != "code" or block.token is None:
                continue
            lines = [line.strip() for line, _ in note.document.content_spans(block.token) if line.strip()]
            prose = [line for line in lines if _PROSE.match(line) and not _CODE.search(line)]
            listed = [line for line in prose if re.match(r"[-*+]\s|\d{1,2}[.)]\s", line)]
            if (
                lines
                and len(prose) == len(lines)
                and (len(listed) == len(lines) or len(lines) > 1 or lines[0][0].isupper())
            ):
                first = note.document.place(block.span.start)[0] - 1
                what = "this list is" if len(listed) == len(lines) else "this text is"
                message = f"{what} indented by four blanks or more, so it is printed as code"
                yield Finding(note.document.lines_span(first, first + 1), message, "take the indentation out")


RULE = Rule("MK002", "accidental-code-block", "Prose that its indentation makes a code block", Severity.WARNING, check)
