"""The footnote mark shows up as `[^1]`, because there is no such footnote.

Write the footnote: `[^1]: …`. In a Quarto document, a cross-reference (`@fig-tide`) without its label is reported
too (in a book a label may be in any chapter), and everywhere a link by reference (`[tides]`) if its name differs by a typo from a definition that nothing else
uses.

Marks with words are reported only in posts that define footnotes; elsewhere `[^a-z]` is probably a pattern.

Bad:

    The moon pulls the water[^1].

Good:

    The moon pulls the water[^1].

    [^1]: And so does the sun.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_REFERENCE = regex(r"(?<![\w`@/.])@(?P<label>(?:fig|tbl|sec|eq|lst|thm|lem|exm|exr)-[\w-]+)")


_BRACKETED = regex(r"(?<![\]\w!\\\[])\[(?P<label>[^\[\]\n^]{4,80})\](?![\[(:])")
_DEFINED = regex(r"^ {0,3}\[([^\[\]\n^]+)\]:[ \t]*\S", re.MULTILINE)
_ALIKE = 0.75


def check(note: Note) -> Iterator[Finding]:
    yield from _footnotes(note)
    yield from _misnamed(note)
    if note.site.has_cross_references and "@" in note.text:
        for token in note.inline("text"):
            if note.text.find("@", *token.meta["span"]) < 0:
                continue
            for match in _REFERENCE.finditer(note.text, *token.meta["span"]):
                label = match["label"].rstrip("-")
                if label in note.page.anchors or label in note.site.labels_elsewhere():
                    continue
                if "{{< include" not in note.text:
                    message = f"nothing in the document has the label {label}"
                    yield Finding(
                        Span(*match.span()), message, f"give the figure, table or section the id {{#{label}}}"
                    )


def _misnamed(note: Note) -> Iterator[Finding]:
    """Brackets without a definition, where one that nothing uses has nearly the same name."""
    if not note.document.references:
        return
    from difflib import SequenceMatcher

    used = {_key(label) for label in re.findall(r"\[([^\[\]\n]+)\](?!:)", note.text)}
    unused = [label for label in _DEFINED.findall(note.text) if _key(label) not in used]
    for token in note.inline("text") if unused else ():
        for match in _BRACKETED.finditer(note.text, *token.meta["span"]):
            label = match["label"]
            near = [one for one in unused if SequenceMatcher(None, _key(label), _key(one)).ratio() >= _ALIKE]
            if len(near) == 1 and _key(label) not in note.document.references:
                fix = Fix(f"write [{near[0]}]", (Edit(Span(*match.span("label")), near[0]),))
                message = f"[{label}] shows up with its brackets: no link definition has this name"
                yield Finding(Span(*match.span()), message, f"did you mean [{near[0]}]?", fix)


def _key(label: str) -> str:
    return " ".join(label.split()).lower().upper()


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
