"""Slips that are words themselves: what the finders of articles, apostrophes, confusions and agreement share.

A finder yields slips in ``Prose.text``; ``slips`` keeps those that stand where an English sentence of the author's own is
read. Each finder looks only at words that can be part of its slips, so a post without them costs a look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..diagnostic import Edit, Finding, Fix, Span
from ..named_tuple import NamedTuple
from ..note.note import Note, once_per_note
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


def slips(note: Note, finder: Finder, but: Finder | None = None) -> Iterator[Finding]:
    """The slips of one finder in a post, as findings in document order; without those that another finder tells of."""
    if spelling(note).skipped_because is not None:
        return
    found = _found(note, finder)
    told = {one.span.start for one in spelling(note).misspellings}
    told |= {one.span.start for one in _found(note, but)} if but is not None and found else set()
    for slip in found:
        if slip.span.start not in told and _is_own_sentence(note, slip.span):
            written = note.document.slice(slip.span)
            best = slip.suggestions[0]
            fix = Fix(f'write "{best}"', (Edit(slip.span, best),)) if written == _text(note.prose, slip.span) else None
            yield Finding(slip.span, slip.why, f"write {alternatives(slip.suggestions)}", fix)


@once_per_note
def _remembered(note: Note) -> dict[Finder, list[Slip]]:
    return {}


def _found(note: Note, finder: Finder) -> list[Slip]:
    """What a finder finds in a post, in document order."""
    remembered = _remembered(note)
    if finder not in remembered:
        remembered[finder] = sorted(set(finder(note.prose)))
    return remembered[finder]


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
