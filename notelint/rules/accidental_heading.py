"""A line of dashes right under a paragraph makes the paragraph a heading, where a rule was meant.

Only where the post writes its headings with #, and the paragraph reads like text: it ends like a sentence, is
long, or has several lines (where the engine makes a heading of several lines at all).

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
from ..note.headings import text_span
from ..note.note import Note
from . import Rule

_SENTENCE = re.compile(r"[.!;,:…。！；，：]$|[.!?]\s+[A-Z]")


def check(note: Note) -> Iterator[Finding]:
    markups = [block.token.markup for block in note.tree.walk() if block.kind == "heading" and block.token is not None]
    atx = sum(markup.startswith("#") for markup in markups)
    if atx < len(markups) - atx:
        return
    in_items = [block for item in note.tree.walk() if item.kind == "item" for block in item.children]
    items = [block for block in in_items if _is_underlined(block)]
    if len(items) < 3:  # more are the way that the post closes its questions
        yield from (_finding(note, block, "item") for block in items)
    inside = {block.span for block in items}
    for block in note.tree.walk():
        if _is_underlined(block) and block.span not in inside and _reads_like_text(note, block):
            yield _finding(note, block, "text")


def _is_underlined(block: Block) -> bool:
    return block.kind == "heading" and block.token is not None and block.token.markup == "-"


def _reads_like_text(note: Note, block: Block) -> bool:
    text = note.document.slice(text_span(block))
    return "\n" in text or len(text) > 90 or _SENTENCE.search(text) is not None


def _finding(note: Note, block: Block, what: str) -> Finding:
    span = text_span(block)
    line = note.document.place(block.span.end)[0] - 1
    start = note.document.line_span(line).start
    fix = Fix("put a blank line above the rule", (Edit(Span(start, start), note.document.blank_line(line - 1)),))
    first = note.document.slice(span).partition("\n")[0]
    message = f'the line of dashes below makes this {what} a heading: "{first}"'
    return Finding(span, message, "leave a blank line above the dashes", fix)


RULE = Rule("MK001", "accidental-heading", "Text that a line of dashes below makes a heading", Severity.WARNING, check)
