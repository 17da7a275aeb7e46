"""The link speaks of another post and leads to the post that it is in.

Reported in sentences with the words "previous", "next" or "another". A list of an entire series may include the post
itself.

Bad (tides.md):

    We met the moon in the [previous post](tides.md).

Good (tides.md):

    We met the moon in the [previous post](moon.md).
"""

import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.links import Link
from ..note.note import Note
from ..regex import regex
from . import Rule

_ELSEWHERE = regex(
    r"\b(?:previous|prev|next|earlier|following|preceding|another|other|last) (?:\w+ )?(?:post|part|chapter|note|lesson|lecture|article|page|week|day|section|episode|entry|module|unit)s?\b"
    r"|^\W*(?:previous|prev|next|anterior|siguiente|précédent|suivant|zurück|weiter|vorherige[nrs]?|nächste[nrs]?)\W*$"
    r"|(?:이전|다음) ?(?:글|포스트|편)|上一[篇章节]|下一[篇章节]|前の(?:記事|章)|次の(?:記事|章)",
    re.IGNORECASE,
)


def check(note: Note) -> Iterator[Finding]:
    links = [link for link in note.links if _may_lead_here(link)]
    found = [link for link in links if _ELSEWHERE.search(link.text) and _leads_here(note, link)]
    lines = Counter(note.document.place(link.span.start)[0] for link in note.links) if found else Counter[int]()
    for link in found:
        alone = lines[note.document.place(link.span.start)[0]] == 1
        if alone or not _is_listed(note, link):
            yield Finding(
                link.target_span, f'"{link.text}" leads to this post itself', "link to the post that you mean"
            )


def _may_lead_here(link: Link) -> bool:
    return link.role != "image" and link.destination not in ("in-page", "empty") and "#" not in link.target


def _leads_here(note: Note, link: Link) -> bool:
    found = note.target_of(link)
    return bool(found.exists) and found.path == note.path


def _is_listed(note: Note, link: Link) -> bool:
    """Whether a link's words are all that is between two others, as in a bar of links."""
    line = note.document.line_span(note.document.place(link.span.start)[0] - 1)
    around = note.text[line.start : link.span.start][-3:] + note.text[link.span.end : line.end][:3]
    return bool(re.search(r"[|·•»«←→]", around))


RULE = Rule(
    "LK014",
    "self-link",
    "A link that speaks of another post but leads to this one",
    Severity.WARNING,
    check,
)
