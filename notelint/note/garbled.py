"""Text whose bytes a program read in another encoding than the one that they were written in: ``â€™`` for ``’``."""

from __future__ import annotations

from ..named_tuple import NamedTuple
from ..regex import regex

_WINDOWS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""What Windows has in place of control characters."""
_BYTES = {character: code for code, character in _WINDOWS.items()} | {chr(code): code for code in range(0x80, 0x100)}
_FOLLOWING = "\u0080-\u00bf" + "".join(_WINDOWS.values())
_RUN = regex(rf"[ðâ][{_FOLLOWING}]{{2,3}}|[\u00e0-\u00ef][{_FOLLOWING}]{{2}}|[\u00c2-\u00df][{_FOLLOWING}]")
_MARKS = frozenset("‘’“”…–—‹›•«»")
"""Punctuation that may follow a letter with an accent."""
_IN_WORD = regex(r"[a-z]")
_SEVERAL = 3


class Garbled(NamedTuple):
    """A character that was read as two to four."""

    start: int
    end: int
    meant: str
    is_sure: bool
    """Whether it can be nothing else; else others must be beside it."""


def read_garbled(text: str, start: int, end: int) -> list[Garbled]:
    """All that is garbled between two offsets of a text."""
    found = []
    at = start
    while (match := _RUN.search(text, at, end)) is not None:
        one = _read(text, match.start(), end)
        found += [one] if one is not None else []
        at = one.end if one is not None else match.start() + 1
    sure = sum(one.is_sure for one in found)
    return [one for one in found if one.is_sure or sure or len(found) >= _SEVERAL]


def _read(text: str, start: int, end: int) -> Garbled | None:
    """The character that begins at an offset, if its bytes are those of one."""
    first = _BYTES[text[start]]
    length = 4 if first >= 0xF0 else 3 if first >= 0xE0 else 2
    codes = [_BYTES.get(character, 0) for character in text[start : min(start + length, end)]]
    try:
        meant = bytes(codes).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if len(meant) != 1 or set(text[start + 1 : start + length]) <= _MARKS:
        return None
    before, after = text[start - 1 : start], text[start + length : start + length + 1]
    in_word = _IN_WORD.match(before) or _IN_WORD.match(after)
    return Garbled(start, start + length, meant, length > 2 or (text[start] == "Ã" and in_word is not None))
