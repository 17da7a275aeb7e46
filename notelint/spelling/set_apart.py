"""Words that are set apart: alone in a cell, defined, spoken of, typed at a prompt, names among others."""

from __future__ import annotations

from ..diagnostic import Span
from ..document.masks import FILLER
from ..note.note import Note, once_per_note
from ..note.words import Prose
from ..regex import regex
from .known import is_known
from .lexicon import Lexicon, shipped
from .suspicion import suspect

_PROMPT = regex(r"(?<![\w.])(?:\$ |python3? [\w./-]+\.py )")
_BLANK = " \t\n|*_" + FILLER
_DEFINED = regex(r"[*_]*[ \t]*(?:[-–—:,(]|:?=)")
"""What is behind a word that is defined, or is given a value."""
_NEAR = 40
"""How far before a word others are looked at."""
_LISTED_BEFORE, _LISTED_BEHIND = regex(r"([A-Za-z]+), ?\Z"), regex(r", ?([A-Za-z]+)")
_DIVIDERS = ("|", "/", "@")
_QUOTES = ("'", '"', "`", "‘", "’", "“", "”", "«", "»")
_SET_IN_EMPHASIS = regex(r"(?<![\w*])(?P<mark>\*{1,2}|_{1,2})(?P<word>[a-z]{4,15})(?P=mark)(?![\w*])")
_CLEAR = 8
"""A word of so many letters that is nearly a common one is misspelt, in emphasis too."""
_SEVERAL = 3
"""So many words in emphasis that no list has, and that are near to none, show that names are set so."""
_REACH = 80
_TIED_ON, _TIED_TO = regex(r"-[A-Za-z]"), regex(r"[A-Za-z]-\Z")
_PARTS_BEFORE, _PARTS_BEHIND = regex(r"(?<![\w-])(?:[A-Za-z]++-)+\Z"), regex(r"(?:-[A-Za-z]++)+")
_FEW_PARTS = 2
_TAKEN = regex(r"\((?!(?:e?s|e?d|n)\))[^()\n]{0,40}\)")
"""What a function takes, in its brackets."""
_CALLED = regex(r"(?<![\w'’])[A-Za-z]\w{2,40}\Z")
_LONGEST_NAME = 41
_RESTS = "n g d s t r e l y a ng on ion nt es ed er al ly ce ty te ing ent ment tion ions ation able ally".split()


def is_tied(text: str, span: Span) -> bool:
    """Whether a hyphen ties a word to another one."""
    return (
        _TIED_ON.match(text, span.end) is not None
        or _TIED_TO.search(text, max(0, span.start - 3), span.start) is not None
    )


def is_in_tied_name(text: str, lexicon: Lexicon, span: Span) -> bool:
    """Whether hyphens tie a word to one that no lexicon has, or to several: ganeti-rapi, daemon-driver-storage-gluster."""
    if not is_tied(text, span):
        return False
    first, last = (
        _PARTS_BEFORE.search(text, max(0, span.start - _REACH), span.start),
        _PARTS_BEHIND.match(text, span.end, span.end + _REACH),
    )
    others = [part for match in (first, last) if match for part in match[0].split("-") if part]
    return len(others) > _FEW_PARTS or any(len(part) > 1 and not lexicon.level(part.lower()) for part in others)


def is_alone(prose: Prose, span: Span) -> bool:
    """Whether a word is all that a paragraph or cell has."""
    block = prose.block(span.start)
    return not (prose.text[block.start : span.start].strip(_BLANK) or prose.text[span.end : block.end].strip(_BLANK))


def is_defined(prose: Prose, span: Span) -> bool:
    """Whether a word is what an item or a line begins with, and what is said of it follows: ``fcat - the category``."""
    if _DEFINED.match(prose.text, span.end) is None:
        return False
    block = prose.block(span.start)
    return not prose.text[block.start : span.start].strip(_BLANK) or "=" in prose.text[span.end : span.end + 4]


def is_one_of_names(text: str, span: Span) -> bool:
    """Whether a bar or a slash divides a word from another: ``file | linkto``, ``andalso/orelse``."""
    before, behind = text[max(0, span.start - 3) : span.start], text[span.end : span.end + 3]
    return before.rstrip(" \\").endswith(_DIVIDERS) or behind.lstrip(" \\").startswith(_DIVIDERS)


def is_among_names(note: Note, lexicon: Lexicon, span: Span) -> bool:
    """Whether a short word is bold, all of a link, or between others that nobody knows: ``**fini**``, (minx, miny)."""
    text = note.prose.text
    if text.startswith("**", span.start - 2) and text.startswith("**", span.end):
        return True
    if is_alone(note.prose, span) and any(link.span.start < span.start < link.span.end for link in note.links):
        return True
    before = _LISTED_BEFORE.search(text, max(0, span.start - _NEAR), span.start)
    behind = _LISTED_BEHIND.match(text, span.end)
    return not (before is None or behind is None or is_known(lexicon, before[1]) or is_known(lexicon, behind[1]))


def is_in_command(text: str, span: Span) -> bool:
    """Whether a word is on a line that is typed at a prompt."""
    line = text.rfind("\n", max(0, span.start - _REACH), span.start) + 1 or max(0, span.start - _REACH)
    return _PROMPT.search(text, line, span.start) is not None


def is_called(note: Note, word: str) -> bool:
    """Whether the post has a word as a function with what it takes: ``cosd(x)``."""
    return word in _called(note)


@once_per_note
def _called(note: Note) -> frozenset[str]:
    text = note.prose.text
    starts = (taken.start() for taken in _TAKEN.finditer(text))
    names = (_CALLED.search(text, max(0, start - _LONGEST_NAME), start) for start in starts)
    return frozenset(name[0] for name in names if name is not None)


def is_cut_off(text: str, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether dots stand for the rest of a word: ``correspondi...``."""
    return text.startswith(("...", "…"), span.end) and any(is_known(lexicon, word + rest) for rest in _RESTS)


def is_quoted(text: str, span: Span) -> bool:
    """True for a word that stands alone between quotation marks: it is spoken of, not used."""
    return text[span.start - 1 : span.start] in _QUOTES and text[span.end : span.end + 1] in _QUOTES


def is_emphasised(text: str, span: Span) -> bool:
    """True for a word alone in emphasis, as parameters and words that are spoken of are printed; bold is something else."""
    before, behind = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    return any(before.endswith(mark) and behind.startswith(mark) and mark * 2 not in (before, behind) for mark in "*_")


def is_set_apart(text: str, span: Span) -> bool:
    """True for a word alone in emphasis, bold or not."""
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before == behind and before in ("*", "_")


@once_per_note
def named_words(note: Note) -> frozenset[str]:
    """Short words in small letters that are alone in emphasis somewhere, in a post that sets its names in emphasis."""
    found = {match["word"] for match in _SET_IN_EMPHASIS.finditer(note.prose.text)}
    lexicon = shipped()
    names = {word for word in found if not is_known(lexicon, word)}
    strange = [word for word in names if suspect(lexicon, word) is None]
    return frozenset(filter(_is_short, names)) if len(strange) >= _SEVERAL else frozenset()


def _is_short(word: str) -> bool:
    return len(word) < _CLEAR
