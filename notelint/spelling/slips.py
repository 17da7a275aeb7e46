"""Slips that are words themselves: what the finders of articles, apostrophes, confusions and agreement share.

A finder yields slips in ``Prose.text``; ``slips`` keeps those that stand where an English sentence of the author's own is
read. Each finder looks only at words that can be part of its slips, so a post without them costs a look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostic import Edit, Finding, Fix, Span
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..note.words import Prose
from .language import is_foreign
from .lexicon import shipped
from .post import alternatives, spelling

GAP = r"(?:[ \t]+|[ \t]*\n[ \t>]*)"
"""Between two words of a sentence."""
TYPOS = ("SP001", "SP002", "SP003", "SP005", "SP006")
"""The rules of misspelt words, which tell better what is wrong where a word is none."""


class Slip(NamedTuple):
    """Words that are right by themselves and wrong where they stand."""

    span: Span
    """In ``Prose.text``, which has the offsets of the post's text."""
    suggestions: tuple[str, ...]
    """What may have been meant, the likeliest first, in the case of what is written."""
    why: str
    """What is wrong, in a sentence."""


def slips(note: Note, *found: Iterable[Slip]) -> Iterator[Finding]:
    """What some finders find in a post, as findings in document order; of what overlaps the first."""
    if spelling(note).skipped_because is not None:
        return
    told = 0
    for slip in sorted({slip for slips in found for slip in slips}):
        if slip.span.start >= told and _is_own_sentence(note, slip.span):
            told = slip.span.end
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
