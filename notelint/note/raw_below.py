"""Where kramdown and Python-Markdown take the rest of a post for raw HTML."""

from __future__ import annotations

import re

from ..diagnostic import Span
from ..document.blocks import covers
from ..regex import regex
from .note import Note, once_per_note

_TAG = regex(r"^[ ]{0,3}(?P<tag><(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>]*)?>)", re.MULTILINE)
_INLINE = frozenset(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp"
    " select small span strong sub sup tt u var".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote canvas center details div dl fieldset figcaption figure footer form header hgroup main nav ol p"
    " section table ul h1 h2 h3 h4 h5 h6".split()
)
"""The elements of which Python-Markdown leaves alone what is inside; to kramdown they are all that are not of running text."""
_VOID = frozenset(
    "area base br col command embed hr img input keygen link meta param source track wbr script style pre textarea".split()
)
_END = regex(r"</([A-Za-z][\w:-]*)\s*>")
MARKDOWN = regex(r"^[ ]{0,3}(?:#{1,6}|[-*+]|\d{1,3}\.|>)[ ]+\S|^(?:```|~~~)|\*\*\w|\]\(", re.MULTILINE)
"""What shows that markdown is meant."""


@once_per_note
def raw_below(note: Note) -> Span | None:
    """The tag at a line's start below which the rest of the post is raw text; None where there is none."""
    engine = note.site.engine
    if engine.tables not in ("kramdown", "python-markdown") or "<" not in note.text:
        return None
    reported = {tag.span.start for tag in note.tree.unmatched}
    code = [block.span for block in note.tree.walk() if block.kind in ("fence", "code")]
    comments = [Span(*match.span()) for match in re.finditer(r"<!--.*?(?:-->|\Z)", note.text, re.DOTALL)]
    hidden = sorted([*code, *comments])
    end = len(note.text.rstrip())
    lists = [block for block in note.tree.root.children if block.kind == "list"]
    items = [item.span for block in lists for item in block.children if item.span.end < end]
    closed = {match[1].lower(): match.start() for match in _END.finditer(note.text)}
    for match in _TAG.finditer(note.document.source, note.document.body_start):
        name, start = match["name"].lower(), match.start("tag")
        if engine.tables == "python-markdown" and name not in _BLOCKS:
            continue
        if name in _INLINE or name in _VOID or match["tag"].endswith("/>") or closed.get(name, -1) > start:
            continue
        if note.is_preformatted(start) or any(span.start <= start < span.end for span in hidden):
            continue
        if covers(items, start):
            continue  # its item ends it
        told = start in reported or not MARKDOWN.search(note.text, match.end())
        return None if told else Span(*match.span("tag"))
    return None
