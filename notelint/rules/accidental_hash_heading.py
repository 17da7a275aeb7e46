"""A line that begins with # and no space, in an engine that makes a heading of it: `#2 of the list`, `#todo`.

Python-Markdown and kramdown's own parser need no space after the #. Reported is a single # before a number or a small
letter, as in a wrapped line or a tag, where the post writes its headings with a space.

Bad (mkdocs):

    # Papers

    We filled in box
    #2 of the form, and signed it.

Good (mkdocs):

    # Papers

    We filled in box
    \\#2 of the form, and signed it.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from . import Rule

_SIGN = re.compile(r"[ \t>]*(#)(?=[^\W_])(?![A-Z])")


def check(note: Note) -> Iterator[Finding]:
    if not note.site.engine.bare_signs or not any(heading.block.level for heading in note.headings):
        return
    for block in note.rendered:
        if block.kind in ("paragraph", "heading") and block.token is not None:
            yield from _paragraph(note, block)


def _paragraph(note: Note, block: Block) -> Iterator[Finding]:
    for line in block.lines[: 1 if note.site.engine.blank_above_heading == "always" else None]:
        span = note.document.line_span(line)
        sign = _SIGN.match(note.document.source, *span)
        if sign is not None:
            place = Span(sign.start(1), note.document.trim(span).end)
            fix = Fix("escape the #", (Edit(Span(sign.start(1), sign.start(1)), "\\"),))
            message = f"{note.site.engine.title} makes a heading of this line: it needs no space after the #"
            yield Finding(place, message, "write \\# for a plain #", fix)


RULE = Rule(
    "MK016",
    "accidental-hash-heading",
    "Text that a # without a space makes a heading",
    Severity.WARNING,
    check,
)
