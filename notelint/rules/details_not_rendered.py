"""Markdown inside `<details>` that the site's engine prints as it is written, backticks, stars and all.

kramdown (Jekyll, GitHub Pages) renders it only with `markdown="1"` on the element; GitHub only behind a blank line.
Reported once for the post, at the first element, with the number of all.

Bad:

    <details>
    <summary>Show answer</summary>

    - one
    - two

    </details>

Good:

    <details markdown="1">
    <summary>Show answer</summary>

    - one
    - two

    </details>
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note import Note
from ..note.blocks import Block
from ..rule import Options, Rule


def check(note: Note, options: Options) -> Iterator[Finding]:
    blocks = note.unrendered_details
    openings = [block.opening for block in blocks if block.opening is not None]
    if not openings:
        return
    count = f"{len(openings)} details elements" if len(openings) > 1 else "a details element"
    if note.site.flavor.details == "attribute":
        edits = tuple(Edit(Span(opening.start + 8, opening.start + 8), ' markdown="1"') for opening in openings)
        fix = Fix('add markdown="1" to all of them', edits, safe=True)
        message = f"kramdown publishes the markdown in {count} as raw text"
        yield Finding(openings[0], message, 'write <details markdown="1">', fix)
        return
    edits = tuple(Edit(Span(at, at), "\n\n") for block in blocks if (at := _behind_summary(block)) is not None)
    message = f"the markdown in {count} is published as raw text: no blank line before it"
    yield Finding(
        openings[0], message, "leave a blank line after </summary>", Fix("add the blank line", edits) if edits else None
    )


def _behind_summary(block: Block) -> int | None:
    return block.summary.span.end if block.summary else None


RULE = Rule(
    "DT001", "details-not-rendered", "Markdown inside details that is published as raw text", Severity.WARNING, check
)
