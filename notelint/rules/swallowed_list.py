"""The list or quote does not show up as one: its lines become part of the paragraph above.

Put a blank line before it, and start at the left margin. Below a paragraph, items that are indented by four spaces
belong to the paragraph in every engine. Without indentation, GitHub and kramdown's GFM parser see a list right below
the text (GitHub only if it starts at 1); kramdown's own parser, pandoc and Python-Markdown need the blank line, and
pandoc and kramdown need it before a quote too.

Bad:

    Models that I tried:
        - a linear one
        - a tree

Good:

    Models that I tried:

    - a linear one
    - a tree
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Fix, Severity
from ..document.blocks import Block
from ..note.lines import blank_line_above, lines_in_markup
from ..note.mending import with_fixes_that_mend
from ..note.note import Note, once_per_note
from ..regex import regex
from . import Rule

_ITEM = regex(r"[ \t>]*(?P<marker>[-*+]|(?P<number>\d{1,2})[.)])[ \t]+\S")
_AT_MARGIN = regex(r" {0,3}(?:[-*+]|(?P<number>\d{1,2})\.)[ \t]+\S")
_GLUED = regex(r"[ \t>]*(\d{1,2})[.)](?=[A-Za-zÀ-ɏ\[*`\"'])")
_STEP = regex(r"^ {0,3}(\d{1,2})[.)][ \t]+(?=[A-ZÀ-ÖØ-Þ*`\[])", re.MULTILINE)
_ENDED = regex(r"[.!?:)`*][ \t]*$")
_QUOTE = regex(r" {0,3}>[ \t]*\S")
_INDENTED = regex(r"[ \t>]*(?:\t| {4})[-*+][ \t]+\S")


def check(note: Note) -> Iterator[Finding]:
    found = [(finding, finding.span.start) for finding in _found(note)]
    yield from with_fixes_that_mend(note, found, ("list", "item", "quote"))


def _found(note: Note) -> Iterator[Finding]:
    for parent in note.rendered:
        for block in parent.children:
            if block.kind == "paragraph":
                yield from _inside(note, block)


def _inside(note: Note, paragraph: Block) -> Iterator[Finding]:
    """Lines of a paragraph that look like items."""
    if len(paragraph.lines) < 2:
        return
    if note.text.startswith("[!", paragraph.span.start) and "callouts" in note.site.engine.grammar.extensions:
        return
    inside = lines_in_markup(note.document, paragraph)
    lines = [
        "" if line in inside else note.document.source[slice(*note.document.line_span(line))]
        for line in paragraph.lines[1:]
    ]
    bullets = [index for index, line in enumerate(lines) if _INDENTED.match(line)]
    numbers = [
        (index, int(match["number"]))
        for index, line in enumerate(lines)
        if (match := _ITEM.match(line)) and match["number"]
    ]
    running = [
        index for (index, number), (_, following) in zip(numbers, numbers[1:], strict=False) if following == number + 1
    ]
    at = bullets[0] if bullets else running[0] if running and note.site.engine.interrupts != "all" else None
    if at is None and len(numbers) == 1 and note.site.engine.interrupts != "all":
        at = numbers[0][0] if _is_next_step(note, paragraph, *numbers[0]) else None
    written = paragraph.inline.content.split("\n")[1:] if paragraph.inline is not None else []
    wanting = _wants_blank_line(
        note, ["" if line in inside else text for line, text in enumerate(written, paragraph.lines.start + 1)]
    )
    if wanting is not None and (at is None or wanting[0] <= at):
        yield _right_below(note, paragraph, paragraph.lines.start + 1 + wanting[0], wanting[1])
    elif at is not None:
        line = paragraph.lines.start + 1 + at
        if _is_glued(note, line - 1, dict(numbers).get(at)):
            return  # missing-blank says it: with the space, a list begins there
        span = note.document.lines_span(line, line + 1)
        yield Finding(
            span,
            "this line will not be a list item: it becomes part of the paragraph above",
            "leave a blank line above the list, and start it at the left margin",
        )


def _is_glued(note: Note, line: int, number: int | None) -> bool:
    """Whether a line has the number before, without a space after it."""
    glued = _GLUED.match(note.document.source, *note.document.line_span(line))
    return glued is not None and number == int(glued[1]) + 1


def _is_next_step(note: Note, paragraph: Block, index: int, number: int) -> bool:
    """Whether a line with a number ends the text above it, and steps of the post have the numbers around it."""
    first = paragraph.lines.start
    above, line = (
        note.document.source[slice(*note.document.line_span(at))] for at in (first + index, first + index + 1)
    )
    if number < 2 or not _STEP.match(line) or not _ENDED.search(above):
        return False
    pairs = ({number - 1, number + 1}, {number - 1, number - 2}, {number + 1, number + 2})
    return any(pair <= _steps(note) for pair in pairs)


@once_per_note
def _steps(note: Note) -> frozenset[int]:
    """The numbers that lines of a post begin with."""
    return frozenset(int(match[1]) for match in _STEP.finditer(note.text))


def _wants_blank_line(note: Note, lines: list[str]) -> tuple[int, str] | None:
    """The first line, and what it begins, that is a part of the paragraph because no blank line is above it."""
    interrupts = note.site.engine.interrupts
    for index, line in enumerate(lines):
        item = _AT_MARGIN.match(line)
        if item and interrupts in ("none", "quote") and item["number"] in (None, "1") and not _reader_is_lenient(note):
            return index, "list"
        if interrupts == "none" and _QUOTE.match(line):
            return index, "quote"
    return None


def _reader_is_lenient(note: Note) -> bool:
    """Whether a Quarto document names a reader that wants no blank line before a list."""
    reader = note.front_matter.values.get("from") if note.front_matter else None
    return "lists_without_preceding_blankline" in str(reader)


def _right_below(note: Note, paragraph: Block, line: int, what: str) -> Finding:
    fix = Fix("put a blank line above it", (blank_line_above(note.document, paragraph, line),))
    message = f"this line will not be a {what}: {note.site.engine.title} needs a blank line above it, and shows everything as one paragraph"
    return Finding(note.document.lines_span(line, line + 1), message, f"leave a blank line above the {what}", fix)


RULE = Rule(
    "MK003", "swallowed-list", "List items or a quote that become part of the paragraph above", Severity.WARNING, check
)
