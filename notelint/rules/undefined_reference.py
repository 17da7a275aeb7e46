"""A footnote mark without its footnote: it is printed as `[^1]`.

In a Quarto document also a cross-reference (`@fig-tide`) without its label.

Marks with words are reported only in posts that define footnotes; elsewhere `[^a-z]` is more likely a pattern.

Bad:

    The moon pulls the water[^1].

Good:

    The moon pulls the water[^1].

    [^1]: And so does the sun.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.headings import LABEL
from ..note.note import Note
from . import Rule

_REFERENCE = re.compile(r"(?<![\w`@/.])@(?P<label>(?:fig|tbl|sec|eq|lst|thm|lem|exm|exr)-[\w-]+)")


def check(note: Note) -> Iterator[Finding]:
    yield from _footnotes(note)
    if note.site.has_cross_references and "@" in note.text:
        labels = set(LABEL.findall(note.text))
        for token in note.inline("text"):
            for match in _REFERENCE.finditer(note.text, *token.meta["span"]):
                label = match["label"].rstrip("-")
                if label not in labels and "{{< include" not in note.text:
                    message = f"nothing in the document has the label {label}"
                    yield Finding(
                        Span(*match.span()), message, f"give the figure, table or section the id {{#{label}}}"
                    )


def _footnotes(note: Note) -> Iterator[Finding]:
    masks = note.document.masks
    defined = {note.document.slice(mask.span)[:-1].lower() for mask in masks if mask.kind == "footnote-definition"}
    for mask in masks:
        written = note.document.slice(mask.span)
        behind = note.document.text[mask.span.end : mask.span.end + 1]
        if mask.kind != "footnote" or written.lower() in defined or behind in ("+", "*", "?", "{", "("):
            continue
        if defined or written[2:-1].isdigit():  # elsewhere [^a-z] is more likely a pattern
            yield Finding(mask.span, f"no footnote answers to {written}", f"write it: {written}: …")


RULE = Rule(
    "LK006",
    "undefined-reference",
    "A footnote mark or cross-reference without what it refers to",
    Severity.WARNING,
    check,
)
