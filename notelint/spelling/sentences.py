"""Where no sentence is: signatures, types and lists of names, which pages that are made from code have in plain text."""

from __future__ import annotations

from ..diagnostic import Span
from ..note.words import Prose
from ..regex import regex

_AROUND = 60
_SMALL = frozenset(
    "the a an of to in is are was were be been for with on at by from that which this these those it its if not you we i they"
    " your our can will has have had do does as into than then when what how but there all".split()
)
"""Words without which no sentence gets far."""
_WORD = regex(r"(?<![\w\\-])[A-Za-z']+(?![\w\\(:?!=-]| :)")
_MARK = regex(
    r"\) ?(?:->|→|:)|->[ \w]*\)|::|\?[),]|\w\? (?=[:→]|->)|\(&|, &\)|\\_|\w/c\b|\(\(|\)\)|[a-z]\((?!e?s\)|e?d\))"
)
"""What signatures and types have, and sentences hardly."""
_MARKS = 2


def is_in_signature(prose: Prose, span: Span) -> bool:
    """Whether a word is among names and marks of code, and hardly a small word is near: cycle(n) cycle, each each(& : T -> )."""
    block = prose.block(span.start)
    start, end = max(block.start, span.start - _AROUND), min(block.end, span.end + _AROUND)
    before, behind = prose.text[start : span.start], prose.text[span.end : end]
    words = _WORD.findall(before) + _WORD.findall(behind)
    marks = len(_MARK.findall(before)) + len(_MARK.findall(behind))
    small = sum(word.lower() in _SMALL for word in words)
    return marks >= _MARKS and marks > small * _MARKS
