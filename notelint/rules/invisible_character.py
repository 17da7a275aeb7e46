"""The text contains characters that nobody sees, left by another program: soft hyphens, zero-width spaces, a byte order
mark.

They break search, copying and spell checkers. After `#` or `-`, where a no-break space looks like a space, the line
does not become a heading or list item. Delete them. Reported once for each kind, and only next to a word; those that
a script or an emoji needs are not reported.

Bad:

    The infor­mation is old.

Good:

    The information is old.
"""

import re
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_NAMES = {"\u00ad": "soft hyphen", "\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark"}
_EACH = "[" + "".join(_NAMES) + "]"
_ANY = regex(_EACH)
_HIDDEN = regex(rf"(?<=\w){_EACH}++|(?<!{_EACH}){_EACH}++(?=\w)")
_SAME = regex(r"(.)\1*")
_MARKER = regex(r"^(?:[ ]{0,3}>)*[ ]{0,3}(?:#{1,6}|[-*+]|\d{1,3}[.)])(\u00a0+)(?=\S)", re.MULTILINE)


def check(note: Note) -> Iterator[Finding]:
    if note.text.isascii():
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
    """No-break spaces after a marker, which make neither a heading nor an item."""
    for match in _MARKER.finditer(note.document.source) if "\u00a0" in note.text else ():
        in_text = any(
            block.kind == "paragraph" and block.span.start <= match.start(1) < block.span.end
            for block in note.tree.walk()
        )
        if in_text:
            span = Span(*match.span(1))
            message = "this line is neither a heading nor a list item: the space after its marker is a no-break space"
            yield Finding(span, message, "write a plain space", Fix("write a plain space", (Edit(span, " "),)))


RULE = Rule("MK021", "invisible-character", "Characters that nobody sees", Severity.INFO, check)
