"""The words that are known, read from a file that is never loaded as a whole.

``words.bin`` (little-endian) is made by ``lexicon/build.py``: the magic ``notelint words 2``, the numbers of buckets, of
bytes of marks and of slots (4 bytes each), the index, the marks, the slots, the records. A record is a word's letters in
Latin-1 and a byte for its level: 1 to 8 (SCOWL's sizes 10 to 70), 9 (a technical term), 10 (a name), 16 more for what is
never suggested. A slot holds the offset of a record: that of CRC-32 modulo their number, or the next free one. A bucket
holds the words with one first letter and one length in three runs, each sorted: common ones (levels 1 to 3), others that
may be suggested (4 to 7), and the rest. For the first two runs there is a mark a word: the set of its letters, as bits.
"""

from __future__ import annotations

import mmap
import struct
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

MAGIC = b"notelint words 2"
TECHNICAL, NAME = 9, 10
"""The levels of technical terms and of names, which are known with a capital only."""
_ENTRY = struct.Struct("<BBHHHII")
_UNSUGGESTED = 16
_LETTER = 32
"""No letter is below it, no level above."""
_EMPTY = 0xFFFFFFFF


class Bucket(NamedTuple):
    """Where the words with one first letter and one length stand."""

    sizes: tuple[int, int, int]
    """How many words each of the three runs has."""
    mark: int
    """The number of the first word's mark."""
    record: int
    """The offset of the first record in the file."""


class Lexicon:
    """The lexicon in a file. Raises OSError, and ValueError for a file of another form."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path}: no lexicon")
        buckets, marks, slots = struct.unpack_from("<III", self._data, len(MAGIC))
        start = len(MAGIC) + 12
        first_mark = start + buckets * _ENTRY.size
        first_slot = first_mark + marks
        self._records = first_slot + slots * 4
        self._marks = memoryview(self._data)[first_mark:first_slot].cast("I")
        self._slots = memoryview(self._data)[first_slot : self._records].cast("I")
        self._mask = slots - 1
        self._levels = lru_cache(maxsize=50_000)(self._level)
        self._buckets = {
            (letter, length): Bucket((common, other, rest), mark, self._records + record)
            for letter, length, common, other, rest, mark, record in _ENTRY.iter_unpack(self._data[start:first_mark])
        }

    def level(self, word: str) -> int:
        """How common a word in small letters is: 1 (most) to 8, 9 for a term, 10 for a name; 0 for one unknown."""
        return self._levels(word) & ~_UNSUGGESTED

    def suggested(self, word: str) -> int:
        """The level of a word that may be suggested, 0 for all others."""
        level = self._levels(word)
        return 0 if level & _UNSUGGESTED else level

    def _level(self, word: str) -> int:
        try:
            raw = word.encode("latin-1")
        except UnicodeEncodeError:
            return 0
        data, slots, length = self._data, self._slots, len(raw)
        slot = crc32(raw) & self._mask
        while (start := slots[slot]) != _EMPTY:
            end = self._records + start + length
            if data[end - length : end] == raw and data[end] < _LETTER:
                return int(data[end])
            slot = (slot + 1) & self._mask
        return 0

    def alike(self, raw: bytes, length: int, run: int, most: int) -> list[tuple[bytes, int]]:
        """Words of a length with the first letter of ``raw`` and at most ``most`` other letters, with their level.

        ``run`` is 0 for common words, 1 for the others that may be suggested.
        """
        bucket = self._buckets.get((raw[0], length))
        if bucket is None:
            return []
        size = bucket.sizes[run]
        before = bucket.sizes[0] if run else 0
        mark = bucket.mark + before
        wanted = letters(raw)
        data, start, width = self._data, bucket.record + before * (length + 1), length + 1
        return [
            (data[at : at + length], data[at + length])
            for at in [
                start + number * width
                for number, bits in enumerate(self._marks[mark : mark + size])
                if (bits ^ wanted).bit_count() <= most
            ]
        ]


def letters(raw: bytes) -> int:
    """The set of a word's letters as bits."""
    bits = 0
    for byte in raw:
        bits |= 1 << (byte & 31)
    return bits


@cache
def shipped() -> Lexicon:
    """The lexicon of the package."""
    return Lexicon(Path(__file__).with_name("words.bin"))
