"""A line that begins with `#` and no space becomes a heading: `#2 of the list`, `#todo`.

Python-Markdown and kramdown's own parser need no space after the `#`. Write `\\#` to show the character. A single `#`
is reported when a number or a small letter follows it, and only in posts that write their headings with a space.

Bad (mkdocs):

    # Papers

    We filled in box
    #2 of the form, and signed it.

Good (mkdocs):

    # Papers

    We filled in box
    \\#2 of the form, and signed it.
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_WITHOUT_SPACE = regex(r"(?<!#)#(?=[^\W_])(?![A-Z])")


def check(note: Note) -> Iterator[Finding]:
    if not note.site.engine.bare_signs:
        return
    headings = [block for block in note.rendered if block.kind == "heading"]
    accidental = [block for block in headings if _WITHOUT_SPACE.match(note.document.source, _sign(block))]
    if len(accidental) == len(headings):  # the way that the post writes its headings
        return
    for block in accidental:
        start = _sign(block)
        fix = Fix("put a backslash before the #", (Edit(Span(start, start), "\\"),))
        message = f"{note.site.engine.title} makes a heading of this line: it needs no space after the #"
        yield Finding(Span(start, block.text_span.end), message, "write \\# for a plain #", fix)


def _sign(block: Block) -> int:
    """Where the # stands right before the text of a heading, which a quote or an item may hold."""
    return max(block.text_span.start - 1, 0)


RULE = Rule(
    "MK016",
    "accidental-hash-heading",
    "Text that becomes a heading because of a # without a space",
    Severity.WARNING,
    check,
)
