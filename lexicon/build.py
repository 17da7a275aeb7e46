"""Build the lexicon that notelint ships, from word lists that are installed or downloaded from their registries.

    python lexicon/build.py [--scowl FOLDER] [--cspell FOLDER] [--output FILE]

``--scowl`` is where Debian's package ``scowl`` (2020.12.07) lays its lists; ``--cspell`` holds the npm packages named in
``CSPELL``, each unpacked in a folder of its name (``npm pack @cspell/dict-…``); without it they are fetched with npm.
Sources and licences: ``notelint/spelling/NOTICE.txt``. The file's form: ``notelint/spelling/lexicon.py``.
"""

from __future__ import annotations

import argparse
import gzip
import struct
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "notelint" / "spelling" / "words.bin"

SIZES = (10, 20, 35, 40, 50, 55, 60, 70)
"""Of SCOWL: the smaller, the more common a word. Its place here, from 1, is the word's level."""
TECHNICAL, NAME = 9, 10
"""Levels of what stands in no list of SCOWL: terms, known in any case, and names, known with a capital."""
SPELLINGS = ("english", "american", "british", "british_z", "variant_1", "british_variant_1")
CATEGORIES = ("words", "upper", "proper-names", "contractions", "abbreviations")
CSPELL = {
    "software-terms": "5.4.9",
    "data-science": "2.0.16",
    "companies": "3.2.13",
    "people-names": "1.1.16",
    "python": "4.5.2",
    "k8s": "1.0.13",
}
NAMES = ("companies", "people-names")
EVERYDAY = 1
"""The level of our own common words."""
COMMON, SUGGESTED = 3, 7
"""The last level that is common, and the last that is ever suggested."""
LONGEST = 30


def scowl(folder: Path) -> Iterator[tuple[str, int]]:
    """Words with their level."""
    for level, size in enumerate(SIZES, 1):
        for spelling in SPELLINGS:
            for category in CATEGORIES:
                path = folder / f"{spelling}-{category}.{size}"
                if path.is_file():
                    for word in path.read_text(encoding="utf-8").split():
                        if category == "contractions" or not word.endswith("'s"):
                            yield word, level


def cspell(folder: Path) -> Iterator[tuple[str, int]]:
    """Words with their level; entries of several words are taken apart, what is no word is left out."""
    for name in CSPELL:
        for path in sorted((folder / name).rglob("dict/*.txt*")):
            raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            for line in raw.decode("utf-8").splitlines():
                entry = line.partition("#")[0].strip()
                if not entry or entry[0] in "!~*+":
                    continue
                for word in entry.replace("-", " ").replace("_", " ").split():
                    if name in NAMES and word.isupper():
                        continue  # ticker symbols; words in capitals are never judged
                    yield word, NAME if name in NAMES else TECHNICAL


def own(path: Path, level: int) -> Iterator[tuple[str, int]]:
    """Words of a list of ours."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for word in line.partition("#")[0].replace("-", " ").split():
            yield word, level


def levels(words: Iterator[tuple[str, int]]) -> dict[str, int]:
    """The level of each word in small letters; the lowest where lists differ."""
    found: dict[str, int] = {}
    for word, level in words:
        key = word.lower().replace("’", "'")
        if 2 <= len(key) <= LONGEST and key.replace("'", "").isalpha() and key.isprintable():
            try:
                key.encode("latin-1")
            except UnicodeEncodeError:
                continue
            found[key] = min(level, found.get(key, NAME))
    return found


def pack(found: dict[str, int], unsuggested: set[str]) -> bytes:
    """The file's bytes; see ``notelint/spelling/lexicon.py``."""
    buckets: dict[tuple[int, int], list[list[tuple[bytes, int]]]] = {}
    for word, level in found.items():
        raw = word.encode("latin-1")
        rank = 2 if level > SUGGESTED or word in unsuggested or "'" in word else int(level > COMMON)
        buckets.setdefault((raw[0], len(raw)), [[], [], []])[rank].append((raw, level))
    index, marks, records = [], bytearray(), bytearray()
    for (first, length), ranks in sorted(buckets.items()):
        sizes = [len(rank) for rank in ranks]
        index.append(struct.pack("<BBHHHII", first, length, *sizes, len(marks) // 4, len(records)))
        for number, rank in enumerate(ranks):
            for raw, level in sorted(rank):
                records += raw + bytes([level])
                if number < 2:
                    marks += struct.pack("<I", letters(raw))
    head = b"notelint words 1" + struct.pack("<II", len(index), len(marks))
    return head + b"".join(index) + bytes(marks) + bytes(records)


def letters(raw: bytes) -> int:
    """The set of a word's letters as bits."""
    bits = 0
    for byte in raw:
        bits |= 1 << (byte & 31)
    return bits


def fetch(folder: Path) -> Path:
    """Download the cspell packages into a folder."""
    for name, version in CSPELL.items():
        subprocess.run(
            ["npm", "pack", "--silent", f"@cspell/dict-{name}@{version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        with tarfile.open(folder / f"cspell-dict-{name}-{version}.tgz") as archive:
            archive.extractall(folder / name, filter="data")
    return folder


def build(scowl_folder: Path, cspell_folder: Path) -> bytes:
    """The lexicon's bytes."""

    def words() -> Iterator[tuple[str, int]]:
        yield from scowl(scowl_folder)
        yield from cspell(cspell_folder)
        yield from own(HERE / "terms.txt", TECHNICAL)
        yield from own(HERE / "common.txt", EVERYDAY)
        yield from own(HERE / "names.txt", NAME)

    found = levels(words())
    for word, _ in own(HERE / "removed.txt", 0):
        found.pop(word, None)
    return pack(found, {word for word, _ in own(HERE / "unsuggested.txt", 0)})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"))
    parser.add_argument("--cspell", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = build(options.scowl, options.cspell or fetch(Path(temporary)))
    options.output.write_bytes(data)
    print(f"{options.output}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
