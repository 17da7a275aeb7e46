"""What was said and is written down word by word: its repetitions are the speaker's."""

from __future__ import annotations

import re

from ..diagnostic import Span
from ..regex import regex
from .note import Note, once_per_note

_TITLE = regex(r"\btrans(?:cripts?|cription)\b", re.IGNORECASE)
_SPOKEN = regex(r"(?<!\w)(?:um+|uh+|uhm+|erm)(?!\w)", re.IGNORECASE)
_TIME = regex(r"^[ \t>*-]*+[\[(]*+\d{1,2}:\d\d(?::\d\d)?\b", re.MULTILINE)
_MANY = 3
"""So many sounds of hesitation, or lines that begin with a time, show that somebody speaks."""


@once_per_note
def transcripts(note: Note) -> list[Span]:
    """Where a post is a transcript: the sections that their headings call so, or the whole of one that speaks."""
    text = note.text
    if len(_SPOKEN.findall(note.prose.text)) >= _MANY or len(_TIME.findall(text)) >= _MANY:
        return [Span(0, len(text))]
    found = []
    for index, heading in enumerate(note.headings):
        if _TITLE.search(heading.text):
            later = (other.span.start for other in note.headings[index + 1 :] if other.level <= heading.level)
            found.append(Span(heading.span.end, next(later, len(text))))
    return found
