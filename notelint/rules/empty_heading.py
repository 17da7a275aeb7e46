"""A heading, or an item of a list, without any text.

An empty item is reported where its siblings have text.

Bad:

    ## Week 1

    - read the chapter
    -
    - do the exercises

    ##

    Text.

Good:

    ## Week 1

    - read the chapter
    - do the exercises
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for block in note.tree.walk():
        if block.kind == "heading" and not note.document.slice(block.span).strip("# \t"):
            yield Finding(block.span, "a heading without text", "write it, or take the number signs out")
        elif block.kind == "list":
            empty = [item for item in block.children if not item.children]
            if empty and len(empty) * 2 <= len(block.children):
                for item in empty:
                    yield Finding(item.span, "a list item without text", "write it, or take it out")


RULE = Rule("MK005", "empty-heading", "A heading or list item without text", Severity.WARNING, check)
