"""What another tool left in the text when it was copied: citation marks of a chatbot, notes for screen readers.

Bad:

    Strong teams share a purpose :contentReference[oaicite:0]{index=0}.

Good:

    Strong teams share a purpose.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from . import Rule

_LEFTOVER = re.compile(
    r":contentReference\[[^\[\]\n]*\](?:\{[^{}\n]*\})?|【\d+[^【】\n]{0,40}】|\[oaicite:\d+\]|\[cite(?:_start|_end|: ?\d[\d, ]*)\]"
    r"|(?:cite)?turn\d+(?:search|view|fetch|news|image|file)\d+|\(Links to an external site\.?\)",
    re.IGNORECASE,
)


def check(note: Note) -> Iterator[Finding]:
    if _LEFTOVER.search(note.text) is None:
        return
    for token in note.inline("text"):
        for match in _LEFTOVER.finditer(note.text, *token.meta["span"]):
            yield Finding(
                Span(*match.span()), f"left over from the tool that this was copied from: {match[0]}", "delete it"
            )


RULE = Rule("MK022", "tool-leftover", "What another tool left in the text", Severity.WARNING, check)
