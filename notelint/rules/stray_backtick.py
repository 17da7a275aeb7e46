"""A backtick shows up on the page, because there is no other one to begin or end the code.

Reported only if it touches a word. Not reported are the name of the key, quotation marks as in TeX (`` ``so'' ``), and
posts with many such backticks.

Bad:

    The `sort()` method sorts in place, and sorted()` does not.

Good:

    The `sort()` method sorts in place, and `sorted()` does not.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.blocks import Block
from ..note.note import Note
from ..regex import regex
from . import Rule

_LONE = regex(r"(?<![`\\])`(?!`)")
_OPENS = regex(r"(?:(?<=[\s(\[{\"“:,;/|—–-])|\A)`(?=[\w.$@/<\[{\"'#_-]+\w)")
_CLOSES = regex(r"(?<=[\w)\]}>\"'*])`(?=[\s)\]}\"”:,.;!?/|—–-]|\Z)")
_QUOTED = regex(r"`[^`'’\n]{1,80}['’](?![\w])")
"""Words quoted as TeX and old manuals do it."""
_MANY = 3
"""So many in a post are a habit."""


def check(note: Note) -> Iterator[Finding]:
    if "`" not in note.text:
        return
    found = [
        span
        for block in note.rendered
        if block.kind in ("paragraph", "heading") and block.inline is not None
        if (span := _lone(note, block)) is not None
    ]
    for span in found if len(found) <= _MANY else ():
        message = "this backtick shows up on the page: code needs one before it and one after it"
        yield Finding(span, message, "write `code`, with a backtick on both sides, or delete this one")


def _lone(note: Note, block: Block) -> Span | None:
    """The one backtick of a block that is part of its text, where it touches a word on one side alone."""
    spans = [
        Span(token.meta["span"].start + match.start(), token.meta["span"].start + match.end())
        for token in block.inlines
        if token.type == "text" and "`" in token.content
        for match in _LONE.finditer(token.content)
    ]
    if len(spans) != 1 or note.is_preformatted(spans[0].start) or note.document.is_masked(spans[0].start):
        return None
    text = note.document.slice(block.span)
    at = spans[0].start - block.span.start
    if _QUOTED.match(text, at) or not (_OPENS.match(text, at) or _CLOSES.match(text, at)):
        return None
    return spans[0]


RULE = Rule(
    "MK031", "stray-backtick", "A backtick that shows up on the page", Severity.WARNING, check, yields_to=("MK042",)
)
