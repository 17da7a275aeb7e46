"""The text contains characters that nobody sees, left by another program: soft hyphens, zero-width spaces, a byte order
mark.

They break search, copying and spell checkers. After `#` or `-`, where a no-break space looks like a space, and before
them the line does not become a heading or list item. Delete them. Reported once for each kind, and only next to a word; those that
a script or an emoji needs are not reported.

Bad:

    The infor­mation is old.

Good:

    The information is old.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..document.blocks import covers
from ..note.note import Note
from ..regex import regex
from . import Rule

_NAMES = {"\u00ad": "soft hyphen", "\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark"}
_EACH = "[" + "".join(_NAMES) + "]"
_ANY = regex(_EACH)
_HIDDEN = regex(rf"(?<=\w){_EACH}++|(?<!{_EACH}){_EACH}++(?=\w)")
_SAME = regex(r"(.)\1*")
_MARKER = regex(r"^(?:[ ]{0,3}>)*[ ]{0,3}(?:#{1,6}|[-*+]|\d{1,3}[.)])(\u00a0+)(?=\S)", re.MULTILINE)
_BEFORE = regex(
    rf"^(?:[ ]{{0,3}}>)*[ ]*((?:{_EACH}|\u00a0)(?:{_EACH}|[ \u00a0])*)(?:#{{1,6}}|[-*+]|\d{{1,3}}[.)])[ ](?=\S)",
    re.MULTILINE,
)
"""A marker behind what is no space."""


def check(note: Note) -> Iterator[Finding]:
    if not any(character in note.text for character in ("\u00a0", *_NAMES)):
        return
    found: dict[str, list[Span]] = {}
    for token in note.inline("text") if _ANY.search(note.text) else ():
        for match in _HIDDEN.finditer(note.text, *token.meta["span"]):
            for run in _SAME.finditer(note.text, *match.span()):
                found.setdefault(run[1], []).append(Span(*run.span()))
    for character, runs in found.items():
        yield _finding(character, runs)
    yield from _markers(note)


def _finding(character: str, runs: list[Span]) -> Finding:
    name, count = _NAMES[character], sum(run.end - run.start for run in runs)
    what = f"{count} {name}s that nobody sees are" if count > 1 else f"a {name} that nobody sees is"
    fix = Fix(f"delete each {name}", tuple(Edit(run, "") for run in runs))
    return Finding(
        Span(runs[0].start, runs[0].start + 1),
        f"{what} in the text",
        f"delete {'them: they break' if count > 1 else 'it: it breaks'} search and copying",
        fix,
    )


def _markers(note: Note) -> Iterator[Finding]:
    """No-break spaces after a marker, and what is no space before one: the line is neither a heading nor an item."""
    behind = list(_MARKER.finditer(note.document.source)) if "\u00a0" in note.text else []
    before = list(_BEFORE.finditer(note.document.source))
    texts = sorted(block.span for block in note.tree.walk() if block.kind == "paragraph") if behind or before else []
    for match in behind:
        if covers(texts, match.start(1)):
            span = Span(*match.span(1))
            message = "this line is neither a heading nor a list item: the space after its marker is a no-break space"
            yield Finding(span, message, "write a plain space", Fix("write a plain space", (Edit(span, " "),)))
    for match in before:
        if covers(texts, match.end()):
            span, plain = Span(*match.span(1)), _ANY.sub("", match[1]).replace("\u00a0", " ")
            what = "a no-break space" if "\u00a0" in match[1] else f"a {_NAMES[match[1][0]]}"
            message = f"this line is neither a heading nor a list item: before its marker is {what}"
            fix = Fix("write plain spaces" if plain else "delete it", (Edit(span, plain),))
            yield Finding(span, message, fix.title, fix)


RULE = Rule("MK021", "invisible-character", "Characters that nobody sees", Severity.INFO, check)
