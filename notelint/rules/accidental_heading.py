"""A line of dashes right below a paragraph makes the paragraph a heading. You probably wanted a horizontal line.

Put a blank line before the dashes. Reported only in posts that write their headings with `#`, and only if the
paragraph reads like text: it ends like a sentence, is long, is a picture or a link to another page, or has several lines (in engines that accept a heading of
several lines). In some engines, dashes below a list item or a quote make that a heading, and so does the single dash
of an empty item.

Bad:

    ## Week 1

    I read the first chapter, and found it hard.
    ---

    ## Week 2

Good:

    ## Week 1

    I read the first chapter, and found it hard.

    ---

    ## Week 2
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_SENTENCE = regex(r"[.!;,:…。！；，：]$|[.!?]\s+[A-Z]")
_NO_TITLE = regex(
    r"(?:\[?!\[[^\[\]]*+\]\([^()\s]*+\)(?:\]\([^()\s]*+\))?\s*)+|[^\w\[]*+\[[^\w\[\]]*+(?:back|home|next|previous|prev|top)\b[^\[\]]*+\]\([^()\s]*+\)\W*",
    re.IGNORECASE,
)
"""Pictures alone, or a link that leads on."""
_EMOJI_CODES = regex(r"(?:\s*:[\w+-]+:)+$")
_MARKER = regex(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])")
_RULE = 5
"""Dashes that someone writes for a rule without counting."""
_FEW = 3
"""Fewer underlined items than these are no way of writing."""


def check(note: Note) -> Iterator[Finding]:
    headings = [(parent, block) for parent in note.rendered for block in parent.children if block.kind == "heading"]
    underlined = [(parent, block) for parent, block in headings if _markup(block) == "-"]
    others = [(parent, block) for parent, block in underlined if _what(note, parent, block) == "text"]
    items = [block for parent, block in underlined if _what(note, parent, block) == "item"]
    for parent, block in underlined:
        if (what := _what(note, parent, block)) == "quote":
            yield _rule(note, block, what)
        elif what == "item" and _underline(note, block).strip("> \t") == "-":
            yield _empty_item(note, block)
        elif what == "item" and len(items) < _FEW:  # more are the way that the post closes its questions
            yield _rule(note, block, what)
    atx = sum(_markup(block).startswith("#") for _, block in headings)
    if atx >= sum(_markup(block) == "=" for _, block in headings) + len(others):
        yield from (_rule(note, block, "text") for _, block in others if _reads_like_text(note, block))


def _markup(block: Block) -> str:
    return block.token.markup if block.token is not None else ""


def _what(note: Note, parent: Block, block: Block) -> str:
    """What the engine made a heading of: an item, a quote whose mark the dashes lack, text."""
    marker = _MARKER.match(note.document.slice(block.text_span))
    if marker is not None:
        return "quote" if marker[0].endswith(">") else "item"
    if parent.kind == "quote" and not _underline(note, block).lstrip().startswith(">"):
        return "quote"
    return "item" if parent.kind == "item" and parent.children[0] is block else "text"


def _line(note: Note, block: Block) -> int:
    """The line of the dashes, from 0."""
    return note.document.line_index(block.span.end)


def _underline(note: Note, block: Block) -> str:
    return note.document.slice(note.document.line_span(_line(note, block)))


def _reads_like_text(note: Note, block: Block) -> bool:
    whole = note.document.slice(block.text_span)
    text = _EMOJI_CODES.sub("", whole)
    if len(whole) > _RULE and _underline(note, block).strip() == "-" * len(whole):
        return False  # as long as the text, so it was drawn below it
    return "\n" in text or len(text) > 90 or _SENTENCE.search(text) is not None or _NO_TITLE.fullmatch(text) is not None


def _rule(note: Note, block: Block, what: str) -> Finding:
    """Dashes that were meant as a rule."""
    span, line = block.text_span, _line(note, block)
    start = note.document.line_span(line).start
    fix = Fix("put a blank line above the dashes", (Edit(Span(start, start), note.document.blank_line(line)),))
    first = note.document.slice(span).partition("\n")[0]
    message = f'the line of dashes below makes this {what} a heading: "{first}"'
    return Finding(span, message, "leave a blank line above the dashes", fix)


def _empty_item(note: Note, block: Block) -> Finding:
    """The dash of an item without text, which underlines the item above."""
    line = _line(note, block)
    above, whole = note.document.line_span(line - 1), note.document.line_span(line)
    fix = Fix("delete the empty item", (Edit(Span(above.end, whole.end), ""),), safe=False)
    first = note.document.slice(block.text_span).partition("\n")[0]
    while (marker := _MARKER.match(first)) is not None:
        first = first[marker.end() :]
    message = f'the dash of this empty item makes the item above a heading: "{first}"'
    return Finding(note.document.lines_span(line, line + 1), message, "write the item, or delete its dash", fix)


RULE = Rule(
    "MK001",
    "accidental-heading",
    "A paragraph that becomes a heading because of dashes below it",
    Severity.WARNING,
    check,
)
