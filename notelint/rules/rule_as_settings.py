"""A line of dashes with text right below it: pandoc reads what follows as settings or as a table.

If the line has a blank line above it and none below, pandoc reads everything up to the next line of dashes as YAML. Either
these settings do not show up on the page, or they are not valid YAML and pandoc stops. If it is neither, everything up to
the next dashes becomes one table cell, headings too.

Bad (quarto):

    The tide is high.

    ---
    ## Neap tides

    They come with the half moon.

    ---

    The end.

Good (quarto):

    The tide is high.

    ---

    ## Neap tides

    They come with the half moon.

    ---

    The end.
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_MESSAGES = {
    "settings": "pandoc reads what is below, up to the next ---, as settings: none of it shows up on the page",
    "stops": "pandoc stops with an error: it reads what is below, up to the next ---, as settings, and it is not YAML",
    "table": "pandoc makes one table cell of all that is below, up to the next dashes",
}
_ONE_COLUMN = regex(r"[ \t>]*-{3,}[ \t]*")
_MARGIN = regex(r"[ \t>]*")


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.tables != "pandoc" or note.document.cells or "\n---" not in note.text:
        return
    for block in note.tree.walk():
        made = _made(note, block)
        if made is not None:
            line = note.document.line_span(block.lines.start)
            margin = _MARGIN.match(note.document.source, *line)
            assert margin is not None
            fix = Fix("put a blank line below it", (Edit(Span(line.end, line.end), "\n" + margin[0].rstrip()),))
            span = note.document.trim(Span(margin.end(), line.end))
            yield Finding(span, _MESSAGES[made], "leave a blank line below it", fix)
            if made == "stops":
                return


def _made(note: Note, block: Block) -> str | None:
    """What pandoc makes of a line of dashes and what is below it, where that is not meant so."""
    if block.token is None:
        return None
    if block.kind == "settings":
        return block.token.info or "settings"
    if block.kind == "table" and block.token.markup == "dashes":
        return "table" if _ONE_COLUMN.fullmatch(note.document.line(block.lines.start).rstrip("\n")) else None
    return None


RULE = Rule(
    "MK029", "rule-as-settings", "A line of dashes that pandoc reads as settings or a table", Severity.ERROR, check
)
