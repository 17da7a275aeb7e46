"""The footnote mark shows up as `[^1]`, because there is no such footnote.

Write the footnote: `[^1]: …`. In a Quarto document, a cross-reference (`@fig-tide`) without its label is reported
too.

Marks with words are reported only in posts that define footnotes; elsewhere `[^a-z]` is probably a pattern.

Bad:

    The moon pulls the water[^1].

Good:

    The moon pulls the water[^1].

    [^1]: And so does the sun.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_REFERENCE = regex(r"(?<![\w`@/.])@(?P<label>(?:fig|tbl|sec|eq|lst|thm|lem|exm|exr)-[\w-]+)")


def check(note: Note) -> Iterator[Finding]:
    yield from _footnotes(note)
    if note.site.has_cross_references and "@" in note.text:
        for token in note.inline("text"):
            for match in _REFERENCE.finditer(note.text, *token.meta["span"]):
                label = match["label"].rstrip("-")
                if label not in note.page.anchors and "{{< include" not in note.text:
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
            yield Finding(
                mask.span, f"{written} shows up as text: no footnote has this name", f"write it: {written}: …"
            )


RULE = Rule(
    "LK006",
    "undefined-reference",
    "A footnote mark or cross-reference without what it refers to",
    Severity.WARNING,
    check,
)
