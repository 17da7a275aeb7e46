"""A `<details>` that is never closed hides the rest of the page. A `</details>` too many closes nothing.

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

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    by_item = {block.opening for block in note.tree.closed_by_item}
    for tag in note.tree.unmatched:
        if tag.span in by_item:
            continue
        if tag.closing:
            yield Finding(
                tag.span,
                "</details> closes nothing: no <details> is open here",
                "delete it, or write <details> above",
            )
        else:
            message = "<details> is never closed: the rest of the page is hidden in it"
            yield Finding(tag.span, message, "write </details> after the answer")
    if note.tree.closed_by_item:
        first = note.tree.closed_by_item[0].span
        count = f"{len(by_item)} details elements are" if len(by_item) > 1 else "a details element is"
        message = f"{count} not closed: only the end of the list item closes what is open"
        opening = note.tree.closed_by_item[0].opening or first
        yield Finding(opening, message, "write </details> after each answer", severity=Severity.WARNING)


RULE = Rule(
    "DT002", "details-unbalanced", "A details element that is not closed, or closed twice", Severity.ERROR, check
)
