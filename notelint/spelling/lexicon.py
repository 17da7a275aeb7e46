"""The words that are known, read from a file that is never loaded as a whole.

``words.bin`` (little-endian) is made by ``lexicon/build.py``: the magic ``notelint words 3``, the numbers of buckets, of
bytes of columns, of slots (4 bytes each) and of sets of parts in speech (2 bytes each), the index, the columns, the slots,
the sets, the records. A record is a word's letters in Latin-1, a byte for its level and one for the number of its set.
Levels are 1 to 8 (SCOWL's sizes 10 to 70), 9 (a technical term) and 10 (a name), 16 more for what is never suggested. A slot holds the offset of a record, and above its 22 bits the highest ten of the word's CRC-32, which is,
modulo the number of slots, that of the slot, or of one before it that was taken. A bucket
holds the words with one first letter and one length in three runs, each sorted: common ones (levels 1 to 3), others that
may be suggested (4 to 7), and the rest. The first two runs have a column for each letter: a bit a word that has the letter.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from ..named_tuple import NamedTuple

MAGIC = b"notelint words 3"
COLUMNS = 27
"""The letters from a to z, and before them all that is none of these."""
TECHNICAL, NAME = 9, 10
"""The levels of technical terms and of names, which are known with a capital only."""
BASE, THIRD, PAST, GERUND, NOUN, PLURAL, THING, THINGS, ADJECTIVE, DONE = (1 << bit for bit in range(10))
"""Parts in speech, as bits: the forms of verbs that are no nouns (a past that is not the base too), one and many of nouns
that are no verbs, and of those that are, adjectives, participles in -ed of nouns that are verbs. Most words have none: their form does not say what they are."""
_ENTRY = struct.Struct("<BBHHHII")
_LEVEL = 15
_UNSUGGESTED = 16
_LETTER = 32
"""No letter is below it, no level above."""
_EMPTY = 0xFFFFFFFF
MOST_KEPT = 50_000
OFFSET_BITS = 22
_OFFSET = (1 << OFFSET_BITS) - 1


class Bucket(NamedTuple):
    """Where the words with one first letter and one length stand."""

    sizes: tuple[int, int, int]
    """How many words each of the three runs has."""
    column: int
    """The offset of the first column in the file."""
    record: int
    """The offset of the first record in the file."""


class Kept(dict[str, int]):
    """What was looked up of words, so many at most."""

    def __init__(self, look_up: Callable[[str], int]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_KEPT:
            self.clear()
        found = self[word] = self._look_up(word)
        return found


class Lexicon:
    """The lexicon in a file. Raises OSError, and ValueError for a file of another form."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path}: no lexicon")
        buckets, columns, slots, parts = struct.unpack_from("<IIII", self._data, len(MAGIC))
        start = len(MAGIC) + 16
        first_column = start + buckets * _ENTRY.size
        first_slot = first_column + columns
        first_part = first_slot + slots * 4
        self._records = first_part + parts * 2
        self._slots = memoryview(self._data)[first_slot:first_part].cast("I")
        self.parts: tuple[int, ...] = struct.unpack(f"<{parts}H", self._data[first_part : self._records])
        """The sets of parts in speech, the empty one first."""
        self._mask = slots - 1
        self._entries = Kept(self._entry)
        self._columns = cache(self._read_columns)
        self._buckets = {
            (letter, length): Bucket((common, other, rest), first_column + column, self._records + record)
            for letter, length, common, other, rest, column, record in _ENTRY.iter_unpack(
                self._data[start:first_column]
            )
        }

    def level(self, word: str) -> int:
        """How common a word in small letters is: 1 (most) to 8, 9 for a term, 10 for a name; 0 for one unknown."""
        return self._entries[word] & _LEVEL

    def levels(self, words: Iterable[str]) -> dict[str, int]:
        """The same of many words."""
        entries = self._entries
        return {word: entries[word] & _LEVEL for word in words}

    def suggested(self, word: str) -> int:
        """The level of a word that may be suggested, 0 for all others."""
        entry = self._entries[word]
        return 0 if entry & _UNSUGGESTED else entry & _LEVEL

    def part(self, word: str) -> int:
        """The number of the set in ``parts`` that a word in small letters has; 0 for one unknown."""
        return self._entries[word] >> 8

    def _entry(self, word: str) -> int:
        try:
            return self._entry_of(word.encode("latin-1"))
        except UnicodeEncodeError:
            return 0

    def _entry_of(self, raw: bytes) -> int:
        """The two bytes behind a word's letters; 0 for one unknown."""
        data, slots, length = self._data, self._slots, len(raw)
        check = crc32(raw)
        slot, high = check & self._mask, check >> OFFSET_BITS
        while (entry := slots[slot]) != _EMPTY:
            if entry >> OFFSET_BITS == high:
                end = self._records + (entry & _OFFSET) + length
                if data[end - length : end] == raw and data[end] < _LETTER:
                    return int(data[end] | data[end + 1] << 8)
            slot = (slot + 1) & self._mask
        return 0

    def among(self, words: Iterable[bytes]) -> list[tuple[bytes, int]]:
        """Those of some words that may be suggested, with their level; most are no words at all."""
        slots, mask = self._slots, self._mask
        found = [(raw, self._entry_of(raw)) for raw in words if slots[crc32(raw) & mask] != _EMPTY]
        return [(raw, entry & _LEVEL) for raw, entry in found if entry and not entry & _UNSUGGESTED]

    def alike(self, raw: bytes, length: int, run: int, edits: int) -> list[tuple[bytes, int]]:
        """Words of a length with the first letter of ``raw`` whose letters so many edits may have made its, with their level.

        ``run`` is 0 for common words, 1 for the others that may be suggested.
        """
        bucket = self._buckets.get((raw[0], length))
        if bucket is None or not bucket.sizes[run]:
            return []
        everyone = (1 << bucket.sizes[run]) - 1
        own = {column(byte) for byte in raw}
        longer = length - len(raw)
        columns = self._columns(bucket, run)
        far = _in_more([everyone ^ columns[at] for at in own], edits - max(longer, 0))
        far |= _in_more([bits for at, bits in enumerate(columns) if bits and at not in own], edits + min(longer, 0))
        data, width = self._data, length + 2
        start = bucket.record + (bucket.sizes[0] * width if run else 0)
        return [
            (data[at : at + length], data[at + length])
            for at in [start + number * width for number in _places(everyone & ~far)]
        ]

    def _read_columns(self, bucket: Bucket, run: int) -> list[int]:
        """The columns of a run."""
        common, other = (-(-size // 8) for size in bucket.sizes[:2])
        width = other if run else common
        start = bucket.column + (common * COLUMNS if run else 0)
        return [
            int.from_bytes(self._data[at : at + width], "little") for at in range(start, start + COLUMNS * width, width)
        ]


def column(byte: int) -> int:
    """The number of a letter's column."""
    return byte - 96 if 97 <= byte <= 122 else 0


def _in_more(columns: list[int], limit: int) -> int:
    """The bits that are set in more than so many columns."""
    if limit == 0:
        found = 0
        for bits in columns:
            found |= bits
        return found
    once = twice = thrice = 0
    for bits in columns:
        thrice |= twice & bits
        twice |= once & bits
        once |= bits
    return twice if limit == 1 else thrice


def _places(bits: int) -> Iterator[int]:
    """Which bits are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


@cache
def shipped() -> Lexicon:
    """The lexicon of the package."""
    return Lexicon(Path(__file__).with_name("words.bin"))
