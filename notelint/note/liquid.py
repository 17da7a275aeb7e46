"""Where Liquid carries nothing out: between ``raw`` and ``endraw``, ``comment`` and ``endcomment``."""

from __future__ import annotations

import re

from ..diagnostic import Span
from ..regex import regex
from .note import Note, once_per_note

_LEFT = regex(r"\{%-?\s*(?P<name>raw|comment)\s*-?%\}.*?(?:\{%-?\s*end(?P=name)\s*-?%\}|\Z)", re.DOTALL)


@once_per_note
def left_by_liquid(note: Note) -> list[Span]:
    """The spans that Liquid leaves as they are, tags included, in document order."""
    return [Span(*match.span()) for match in _LEFT.finditer(note.text)] if "{%" in note.text else []
