"""The link shows up as `[text][label]`, because its label is not defined.

Add the definition, `[label]: https://…`. Reported in posts that define labels: `[text][label]` and `[label][]`, and
`[label]` alone if it differs from a defined one by a typo.

Bad:

    See [the first chapter][knots] and [lops].

    [loops]: https://book.test/2

Good:

    See [the first chapter][knots] and [loops].

    [knots]: https://book.test/1
    [loops]: https://book.test/2
"""

import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..regex import regex
from ..similar import one_edit, similar_name
from . import Rule

_FULL = regex(r"(?<![\w\]!\\])\[(?P<text>[^\[\]\n]{2,200})\]\[(?P<label>[^\[\]\n]{0,100})\](?![\[(\w])")
_ALONE = regex(r"(?<![\]\w!\\`$])\[(?P<label>[^\[\]\n^]{5,100})\](?![\[(:\w{])")
_DEFINED = regex(r"^ {0,3}\[([^\[\]\n^]+)\]:", re.MULTILINE)
_IN_BRACKETS = regex(r"\[([^\[\]]*)\]")
_SNIPPET = regex(r"^[ \t]*-{1,2}8<-{1,2}", re.MULTILINE)
"""What puts another file here, which may hold the definitions."""
_MANY = 200
"""Labels; where there are more, what is meant by one that is not defined is not looked for."""


def check(note: Note) -> Iterator[Finding]:
    defined = sorted({label.lower() for label in note.document.references})
    if not defined or note.site.finds_labels() or _SNIPPET.search(note.text):
        return
    elsewhere = note.site.appended_labels()
    elsewhere |= {name.lower() for name in note.page.anchors} if note.site.fills_comments() else set()
    written = Counter(_IN_BRACKETS.findall(note.text.lower()))
    unused = [label for label in defined if written[label] < 2]
    names = {label.lower(): label for label in reversed(_DEFINED.findall(note.text))}
    for token in note.inline("text"):
        if "]" not in token.content:
            continue
        for match in _FULL.finditer(note.document.source, *token.meta["span"]):
            name = "label" if match["label"] else "text"
            if re.search(r"[^\W\d_]", match["text"]) and match[name].lower() not in elsewhere:
                similar = similar_name(match[name].lower(), defined) if len(defined) <= _MANY else None
                yield _finding(note, Span(*match.span(name)), names.get(similar or "", similar))
        for match in _ALONE.finditer(note.document.source, *token.meta["span"]):
            similar = _slip(match["label"].lower(), defined, unused)
            if similar is not None and match["label"].lower() not in elsewhere:
                yield _finding(note, Span(*match.span("label")), names.get(similar, similar))


def _slip(label: str, defined: list[str], unused: list[str]) -> str | None:
    """The defined label that a text in brackets clearly means."""
    if len(defined) > _MANY:
        return None
    near = [other for other in defined if one_edit(label, other)]
    return (near[0] if len(near) == 1 else None) if near else similar_name(label, unused)


def _finding(note: Note, span: Span, similar: str | None) -> Finding:
    label = note.document.slice(span)
    message = f'no definition of "{label}": the link shows up as text with its brackets'
    if similar is None:
        return Finding(span, message, f"define it: [{label}]: https://…")
    fix = Fix(f"write {similar}", (Edit(span, similar),))
    return Finding(span, message, f'did you mean "{similar}"?', fix)


RULE = Rule(
    "MK020",
    "undefined-label",
    "A reference link without its definition",
    Severity.WARNING,
    check,
    yields_to=("LK006",),
)
