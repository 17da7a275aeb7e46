"""Markdown inside `<details>` shows up exactly as you typed it, with its backticks and asterisks.

kramdown (Jekyll, GitHub Pages) renders it only if the element is written `<details markdown="1">`; GitHub needs a
blank line after the tag. Reported once for a post, at the first element, with the number of all.

The attribute does not work through other elements, such as a `<p>` or `<b>` around the answer: write the answer
without them. Python-Markdown (MkDocs) needs its extension `md_in_html` for the attribute, finds it only at the left
margin (one to three spaces before the tag break it), and wants it on each details element around the inner one too.

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

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import Block
from ..note.details import attribute_helps, is_at_margin
from ..note.note import Note
from ..regex import regex
from . import Rule

_ATTRIBUTE = regex(r"\smarkdown\b", re.IGNORECASE)

_QUOTE = regex(r"[ ]{0,3}>[> ]*")


def check(note: Note) -> Iterator[Finding]:
    blocks = note.unrendered_details
    openings = [block.opening for block in blocks if block.opening is not None]
    if not openings:
        return
    count = f"{len(openings)} details elements" if len(openings) > 1 else "a details element"
    if note.site.engine.details == "attribute":
        is_kramdown = note.site.engine.tables == "kramdown"  # Python-Markdown wants an extension for it
        helped, marked = _helped(note, blocks, reaches_in=is_kramdown)
        edits = tuple(
            Edit(Span(opening.start + 8, opening.start + 8), ' markdown="1"')
            for opening in marked
            if not _ATTRIBUTE.search(note.document.slice(opening))
        )
        which = f"{len(helped)} details elements" if len(helped) > 1 else "the details element"
        fix = Fix(f'add markdown="1" to {which}', edits, safe=is_kramdown) if edits else None
        inner = "" if len(helped) == len(blocks) else ", and move the markdown out of the HTML elements inside it"
        is_indented = not is_kramdown and not all(is_at_margin(note.document, opening.start) for opening in openings)
        margin = " at the left margin (in a list, with four spaces before it)" if is_indented else ""
        is_off = note.site.keeps_raw('<details markdown="1">')
        extension = ", and switch on the extension md_in_html" if is_off else ""
        message = f"{note.site.engine.title} shows the markdown in {count} as raw text"
        yield Finding(openings[0], message, f'write <details markdown="1">{margin}{inner}{extension}', fix)
        return
    edits = tuple(edit for block in blocks if (edit := _blank_line(note, block)) is not None)
    message = f"{note.site.engine.title} shows the markdown in {count} as raw text: no blank line before it"
    yield Finding(
        openings[0],
        message,
        "leave a blank line after </summary>",
        Fix("put a blank line after it", edits) if edits else None,
    )


def _helped(note: Note, blocks: list[Block], reaches_in: bool) -> tuple[list[Block], list[Span]]:
    """The elements that the attribute renders, and the opening tags that need it for that.

    kramdown finds the attribute wherever it is (``reaches_in``); Python-Markdown only at the left margin, and in elements
    that have it too.
    """
    wanted, helped, marked = set(blocks), list[Block](), dict[Span, None]()
    around: list[tuple[Block, bool]] = []
    for block in note.tree.details:
        while around and block.span.start >= around[-1][0].span.end:
            around.pop()
        opening = block.opening or Span(0, 0)
        is_helped = attribute_helps(note.document, block)
        if not reaches_in:
            is_helped &= is_at_margin(note.document, opening.start) and (not around or around[-1][1])
        if block in wanted and is_helped:
            helped.append(block)
            marked |= dict.fromkeys(outer.opening or Span(0, 0) for outer, _ in around if not reaches_in)
            marked[opening] = None
        around.append((block, is_helped))
    return helped, sorted(marked)


def _blank_line(note: Note, block: Block) -> Edit | None:
    """The edit that leaves a blank line after the summary; None where there is one, or none would help."""
    if block.summary is None:
        return None
    at = block.summary.span.end
    line = note.document.place(at)[0]
    behind, below = note.document.text[at : note.document.line_span(line - 1).end], note.document.line(line)
    if not behind.strip() and not below.strip("> \t"):
        return None
    quote = _QUOTE.match(note.document.line(line - 1))
    blank = "\n" + (quote[0].rstrip() if quote else "")
    return Edit(Span(at, at), blank if not behind.strip() else f"{blank}\n{quote[0] if quote else ''}")


RULE = Rule(
    "DT001", "details-not-rendered", "Markdown inside details that shows up as raw text", Severity.WARNING, check
)
