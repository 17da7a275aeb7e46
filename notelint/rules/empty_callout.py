"""A callout or admonition is empty: the page shows a box with a title and nothing in it.

What belongs to it needs the `>` of the quote at the start of each line, or, in MkDocs, four spaces. A title of your own
may stand alone (`> [!tip] Wax the thread`); in MkDocs not if the next line should be in the box and is not indented.

Bad (obsidian):

    > [!tip]

    Wax the thread before you wind it.

Good (obsidian):

    > [!tip]
    > Wax the thread before you wind it.
"""

from collections.abc import Iterator
from itertools import zip_longest

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_CALLOUT = regex(r"\[!([A-Za-z][\w-]*)\][+-]?[ \t]*\Z")
_QUOTE_MARKS = regex(r"\A[ \t]*>[ \t]*|\n[ \t]*>?[ \t]*")
_ADMONITION = regex(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?P<title>(?:[ \t]+[\w-]+)*[ \t]+\"[^\"\n]*\")?[ \t]*\Z")
_ALWAYS = ("github", "obsidian")


def check(note: Note) -> Iterator[Finding]:
    if "[!" not in note.text and "!!!" not in note.text and "???" not in note.text:
        return
    for parent in note.rendered:
        for block, after in zip_longest(parent.children, parent.children[1:]):
            kind = _kind(note, block, after)
            if kind is not None:
                first = note.document.lines_span(block.lines.start, block.lines.start + 1)
                help = f"begin the lines of its text with {kind}" if after is not None else "write its text"
                yield Finding(Span(*first), "there is nothing in this callout", help)


def _kind(note: Note, block: Block, after: Block | None) -> str | None:
    """What belongs at the start of each line of an empty callout; None for what is none."""
    engine = note.site.engine
    if block.kind == "quote":
        has_callouts = engine.name.startswith(_ALWAYS) or "callouts" in engine.grammar.extensions
        text = _QUOTE_MARKS.sub("", note.document.slice(block.span))
        return '"> "' if has_callouts and _CALLOUT.match(text) else None
    if block.kind == "list" and len(block.children) == 1:
        found = _ADMONITION.match(note.document.slice(block.span).strip())
        is_followed = after is not None and after.lines.start == block.lines.start + 1
        return "four spaces" if found is not None and (is_followed or found["title"] is None) else None
    return None


RULE = Rule("MK043", "empty-callout", "A callout without text", Severity.WARNING, check)
