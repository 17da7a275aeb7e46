"""A `<details>` that is never closed hides the rest of the page. A `</details>` too many closes nothing;
kramdown shows it as text.

Inside a list item, the browser closes it at the end of the item; that is reported once for a post.

Bad:

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    ## The next chapter

Good:

    <details markdown="1">
    <summary>Show answer</summary>

    An array.

    </details>

    ## The next chapter
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import covers
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    is_kramdown = note.site.engine.tables == "kramdown"
    in_lists, in_quotes = (_outermost(note, kind) if note.tree.unmatched else [] for kind in ("list", "quote"))
    in_text = [block.span for block in note.tree.walk() if block.inline] if note.tree.unmatched and is_kramdown else []
    by_item = {block.opening for block in note.tree.closed_by_item}
    for tag in note.tree.unmatched:
        if tag.span in by_item or (tag.closing and _may_be_code(note, tag.span.start, in_lists)):
            continue
        if tag.closing:
            effect = "closes nothing and shows up as text" if is_kramdown else "closes nothing"
            message = f"</details> {effect}: no <details> is open here"
            yield Finding(tag.span, message, "delete it, or write <details> above")
        else:
            where = "the rest of the page"
            if covers(in_text, tag.span.start):
                where = "only the rest of its paragraph"
            elif covers(in_lists, tag.span.start):
                where = "the rest of the list item"
            elif covers(in_quotes, tag.span.start):
                where = "the rest of the quote"
            message = f"<details> is never closed: {where} is hidden in it"
            yield Finding(tag.span, message, "write </details> after the answer")
    if note.tree.closed_by_item:
        first = note.tree.closed_by_item[0].span
        count = f"{len(by_item)} details elements are" if len(by_item) > 1 else "a details element is"
        message = f"{count} not closed: only the end of the list item closes what is open"
        opening = note.tree.closed_by_item[0].opening or first
        yield Finding(opening, message, "write </details> after each answer", severity=Severity.WARNING)


def _may_be_code(note: Note, offset: int, in_lists: list[Span]) -> bool:
    """Whether pandoc may have a tag for indented code, as it has right below other HTML."""
    line = note.text[note.document.line_at(offset).start : offset].expandtabs(4)
    is_far_in = note.site.engine.tables == "pandoc" and len(line) >= 4 and not line.strip()
    return is_far_in and not covers(in_lists, offset)


def _outermost(note: Note, kind: str) -> list[Span]:
    """The outermost lists or quotes: with an item or a quote ends what is open in it."""
    spans: list[Span] = []
    for block in note.tree.walk():
        if block.kind == kind and (not spans or block.span.start >= spans[-1].end):
            spans.append(block.span)
    return spans


RULE = Rule(
    "DT002", "details-unbalanced", "A details element that is not closed, or closed twice", Severity.ERROR, check
)
