"""A footnote mark without its footnote: it is printed as `[^1]`.

Marks with words are reported only in posts that define footnotes; elsewhere `[^a-z]` is more likely a pattern.

Bad:

    The moon pulls the water[^1].

Good:

    The moon pulls the water[^1].

    [^1]: And so does the sun.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note import Note
from ..rule import Options, Rule


def check(note: Note, options: Options) -> Iterator[Finding]:
    masks = note.document.masks
    defined = {note.document.slice(mask.span)[:-1].lower() for mask in masks if mask.kind == "footnote-definition"}
    for mask in masks:
        written = note.document.slice(mask.span)
        behind = note.document.text[mask.span.end : mask.span.end + 1]
        if mask.kind != "footnote" or written.lower() in defined or behind in ("+", "*", "?", "{", "("):
            continue
        if defined or written[2:-1].isdigit():  # elsewhere [^a-z] is more likely a pattern
            yield Finding(mask.span, f"no footnote answers to {written}", f"write it: {written}: …")


RULE = Rule("LK006", "undefined-reference", "A footnote mark without its footnote", Severity.WARNING, check)
