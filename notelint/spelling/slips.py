"""Slips that are words themselves: what the finders of articles, apostrophes, confusions and agreement share.

A finder yields slips in ``Prose.text``; ``slips`` keeps those that stand where an English sentence of the author's own is
read. Each finder looks only at words that can be part of its slips, so a post without them costs a look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..diagnostic import Edit, Finding, Fix, Span
from ..note.note import Note
from ..note.words import Prose
from .language import is_foreign
from .lexicon import shipped
from .post import alternatives, spelling

GAP = r"(?:[ \t]+|[ \t]*\n[ \t>]*)"
"""Between two words of a sentence."""


class Slip(NamedTuple):
    """Words that are right by themselves and wrong where they stand."""

    span: Span
    """In ``Prose.text``, which has the offsets of the post's text."""
    suggestions: tuple[str, ...]
    """What may have been meant, the likeliest first, in the case of what is written."""
    why: str
    """What is wrong, in a sentence."""


Finder = Callable[[Prose], Iterable[Slip]]


def slips(note: Note, finder: Finder) -> Iterator[Finding]:
    """The slips of one finder in a post, as findings in document order."""
    if spelling(note).skipped_because is not None:
        return
    misspelt = {found.span.start for found in spelling(note).misspellings}
    for slip in sorted(set(finder(note.prose))):
        if slip.span.start not in misspelt and _is_own_sentence(note, slip.span):
            written = note.document.slice(slip.span)
            best = slip.suggestions[0]
            fix = Fix(f'write "{best}"', (Edit(slip.span, best),)) if written == _text(note.prose, slip.span) else None
            yield Finding(slip.span, slip.why, f"write {alternatives(slip.suggestions)}", fix)


def in_case(written: str, meant: str) -> str:
    """A suggestion with a capital where the written word has one."""
    return meant[0].upper() + meant[1:] if written[0].isupper() else meant


def _text(prose: Prose, span: Span) -> str:
    return prose.text[span.start : span.end]


def _is_own_sentence(note: Note, span: Span) -> bool:
    """Whether a place is in an English sentence that the author wrote: no title, quotation, name or foreign paragraph."""
    prose = note.prose
    return not (
        note.is_title(span)
        or prose.is_in_name(span)
        or prose.is_quoted(span.start)
        or is_foreign(note, shipped(), span)
    )
