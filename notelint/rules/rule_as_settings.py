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
from ..note.note import Note
from ..regex import regex
from . import Rule

_DASHES = regex(r"-{3,}[ \t]*$")
_STRUCTURE = frozenset(("fence", "code", "html", "table"))
_MESSAGES = {
    "settings": "pandoc reads what is below, up to the next ---, as settings: none of it shows up on the page",
    "stops": "pandoc stops with an error: it reads what is below, up to the next ---, as settings, and it is not YAML",
    "table": "pandoc makes one table cell of all that is below, up to the next dashes",
}


def check(note: Note) -> Iterator[Finding]:
    if note.site.engine.tables != "pandoc" or note.document.cells or "\n---" not in note.text:
        return
    within = {line for block in note.rendered if block.kind in _STRUCTURE for line in block.lines}
    first = note.document.line_index(note.document.body_start)
    dashes = [line for line in range(first, len(note.document.line_starts)) if _DASHES.match(note.document.line(line))]
    closed = -1
    for opening, closing in zip(dashes, dashes[1:], strict=False):
        made = _made(note, opening, closing) if opening > closed and opening not in within else None
        if made is not None:
            closed = closing
            span = note.document.line_span(opening)
            fix = Fix("put a blank line below it", (Edit(Span(span.end, span.end), "\n"),))
            yield Finding(note.document.trim(span), _MESSAGES[made], "leave a blank line below it", fix)
            if made == "stops":
                return


def _made(note: Note, opening: int, closing: int) -> str | None:
    """What pandoc makes of the lines between two lines of dashes; None where they are rules, or underline text."""
    above, below = (note.document.line(line).strip() for line in (opening - 1, opening + 1))
    if above and opening != note.document.line_index(note.document.body_start):
        return None
    if not below or closing == opening + 1:
        return None
    are_three = all(note.document.line(line).strip() == "---" for line in (opening, closing))
    made = _as_yaml(note, opening, closing) if are_three else "table"
    is_table = (
        made == "table"
        and not note.document.line(closing + 1).strip()
        and not note.document.line(closing)[:1].isspace()
    )
    return made if made != "table" or is_table else None


def _as_yaml(note: Note, opening: int, closing: int) -> str:
    """What YAML makes of some lines: settings, a mistake, or only a text or list, of which a table may be made."""
    from ..document.yaml import YamlError, load_yaml

    lines = Span(note.document.line_starts[opening + 1], note.document.line_starts[closing])
    try:
        read = load_yaml(note.document.slice(lines), last_wins=True)
    except YamlError:
        return "stops"
    return "settings" if read is None or isinstance(read, dict) else "table"


RULE = Rule(
    "MK029", "rule-as-settings", "A line of dashes that pandoc reads as settings or a table", Severity.ERROR, check
)
