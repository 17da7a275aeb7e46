"""Build the lexicon that notelint ships, from word lists that are installed or downloaded from their registries.

    python lexicon/build.py --fetch     # download the sources into lexicon/scowl and lexicon/cspell (npm's registry, apt-get)
    python lexicon/build.py             # build from there, or from /usr/share/dict/scowl

Sources are Debian's package ``scowl`` (2020.12.07) and the npm packages named in ``CSPELL``, each in a folder of its name.
Which form of a word is which is read from ``forms.txt``, which ``lexicon/forms.py`` makes with the levels of a lexicon
that stands: where the words have changed, build, make the forms, build again.
Sources and licences: ``notelint/spelling/NOTICE.txt``. The file's form: ``notelint/spelling/lexicon.py``.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from notelint.spelling.lexicon import COLUMNS, MAGIC, OFFSET_BITS, Lexicon, column
from notelint.spelling.suspicion import suspect

HERE = Path(__file__).resolve().parent
REGISTRY = "https://registry.npmjs.org"
CSPELL_FOLDER = HERE / "cspell"
OUTPUT = HERE.parent / "notelint" / "spelling" / "words.bin"

SIZES = (10, 20, 35, 40, 50, 55, 60, 70)
"""Of SCOWL: the smaller, the more common a word. Its place here, from 1, is the word's level."""
TECHNICAL, NAME = 9, 10
"""Levels of what is in no list of SCOWL: terms, known in any case, and names, known with a capital."""
RARE = 80
"""SCOWL's size of which those words are taken that would be reported, though they are far from what they are taken for."""
RARE_LEVEL, RARE_LENGTH, FAR = 8, 8, 130
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
DEBIAN = {
    "scowl": "usr/share/dict/scowl",
    "wordnet-base": "usr/share/wordnet",
    "python3.11-doc": "usr/share/doc/python3.11",
    "postgresql-doc-15": "usr/share/doc/postgresql-doc-15",
}
"""Packages of Debian's with the folders that are wanted; WordNet is what ``forms.py`` builds from, the manuals are what ``beside.py`` reads."""
NAMES = ("companies", "people-names")
EVERYDAY = 1
"""The level of our own common words."""
COMMON, SUGGESTED = 3, 7
"""The last level that is common, and the last that is ever suggested."""
LONGEST = 30
UNSUGGESTED = 16
"""Added to the level of what is never suggested."""
EMPTY = 0xFFFFFFFF


def scowl(folder: Path) -> Iterator[tuple[str, int]]:
    """Words with their level."""
    for level, size in enumerate(SIZES, 1):
        for category in CATEGORIES:
            for word in of_size(folder, size, category):
                if category == "contractions" or not word.endswith("'s"):
                    yield word, level


def of_size(folder: Path, size: int, category: str) -> Iterator[str]:
    """SCOWL's words of a size and a category, in all the spellings."""
    for spelling in SPELLINGS:
        path = folder / f"{spelling}-{category}.{size}"
        if path.is_file():
            yield from path.read_text(encoding="utf-8").split()


def rare(folder: Path, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Rare words that are no slip for a common one, as their distance tells, and that would be taken for one."""
    for word in of_size(folder, RARE, "words"):
        if len(word) >= RARE_LENGTH and word.isalpha():
            suspicion = suspect(lexicon, word)
            if suspicion is not None and suspicion.cost >= FAR:
                yield word, RARE_LEVEL


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
                        continue  # ticker symbols; words in capitals are never checked
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
    index, columns, records, starts = [], bytearray(), bytearray(), []
    parts = parts_in_speech((HERE.parent / "notelint" / "spelling" / "forms.txt").read_text(encoding="ascii"))
    sets = sorted({0, *parts.values()})
    for (first, length), ranks in sorted(buckets.items()):
        sizes = [len(rank) for rank in ranks]
        index.append(struct.pack("<BBHHHII", first, length, *sizes, len(columns), len(records)))
        for number, rank in enumerate(map(sorted, ranks)):
            for raw, level in rank:
                starts.append((raw, len(records)))
                number_of_set = sets.index(parts.get(raw.decode("latin-1"), 0))
                records += raw + bytes([level | (UNSUGGESTED if number == 2 else 0), number_of_set])
            if number < 2:
                columns += b"".join(columns_of([raw for raw, _ in rank]))
    slots = table(starts)
    head = MAGIC + struct.pack("<IIII", len(index), len(columns), len(slots) // 4, len(sets))
    return head + b"".join(index) + bytes(columns) + slots + struct.pack(f"<{len(sets)}H", *sets) + bytes(records)


def parts_in_speech(table: str) -> dict[str, int]:
    """The parts in speech of the words in ``forms.txt``."""
    base, third, past, _, gerund, noun, plural, thing, things, done, adjective = map(str.split, table.splitlines())
    done = [form for form in done if form.endswith("ed") and form not in {*base, *noun, *thing}]
    past = [form for form, verb in zip(past, base, strict=True) if form != verb]
    parts: dict[str, int] = {}
    for bit, words in enumerate((base, third, past, gerund, noun, plural, thing, things, adjective, done)):
        for word in words:
            parts[word] = parts.get(word, 0) | 1 << bit
    return parts


def table(starts: list[tuple[bytes, int]]) -> bytes:
    """An open hash table over the records: slot CRC-32 modulo size, the next free one where it is taken."""
    assert starts[-1][1] < 1 << OFFSET_BITS
    size = 1 << (len(starts) * 4 // 3).bit_length()
    slots = [EMPTY] * size
    for raw, start in starts:
        check = zlib.crc32(raw)
        slot = check & (size - 1)
        while slots[slot] != EMPTY:
            slot = (slot + 1) & (size - 1)
        slots[slot] = start | check >> OFFSET_BITS << OFFSET_BITS
    return struct.pack(f"<{size}I", *slots)


def columns_of(words: list[bytes]) -> Iterator[bytes]:
    """For each letter a bit a word that has it."""
    for number in range(COLUMNS):
        bits = sum(1 << at for at, raw in enumerate(words) if number in map(column, raw))
        yield bits.to_bytes(-(-len(words) // 8), "little")


def fetch() -> None:
    """Download the sources from their registries. Raises OSError and CalledProcessError."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, version in CSPELL.items():
            address = f"{REGISTRY}/@cspell/dict-{name}/-/dict-{name}-{version}.tgz"
            archive = folder / f"{name}.tgz"
            with urlopen(address, timeout=60) as answer:
                archive.write_bytes(answer.read())
            (CSPELL_FOLDER / name).mkdir(parents=True, exist_ok=True)
            command = ["tar", "--no-same-owner", "-xzf", str(archive), "-C", str(CSPELL_FOLDER / name)]
            subprocess.run(command, check=True)
        for package, place in DEBIAN.items():
            if not (Path("/") / place).is_dir():
                of_debian(package, place, folder)


def of_debian(package: str, place: str, folder: Path) -> None:
    """Download a package of Debian's and keep one folder of it here. Raises OSError and CalledProcessError."""
    subprocess.run(["apt-get", "download", "-q", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(str(file) for file in folder.glob(f"{package}_*.deb"))
    subprocess.run(["dpkg-deb", "-x", archive, package], cwd=folder, check=True)
    shutil.copytree(folder / package / place, HERE / Path(place).name)


def scowl_folder() -> Path:
    """Where SCOWL's lists are."""
    installed = Path("/usr/share/dict/scowl")
    return installed if installed.is_dir() else HERE / "scowl"


def build(scowl_folder: Path, cspell_folder: Path) -> bytes:
    """The lexicon's bytes."""

    def words() -> Iterator[tuple[str, int]]:
        yield from scowl(scowl_folder)
        yield from cspell(cspell_folder)
        yield from own(HERE / "terms.txt", TECHNICAL)
        yield from own(HERE / "common.txt", EVERYDAY)
        yield from own(HERE / "names.txt", NAME)

    found = levels(words())
    for word, _ in own(HERE / "common.txt", EVERYDAY):
        if not word.endswith(("s", "ed", "ing", "ly", "y", "x", "ch", "sh")):
            found.setdefault(f"{word.lower()}s", TECHNICAL)  # inlines
    for word, _ in own(HERE / "removed.txt", 0):
        found.pop(word, None)
    unsuggested = {word for word, _ in own(HERE / "unsuggested.txt", 0)}
    with tempfile.TemporaryDirectory() as temporary:
        first = Path(temporary) / "words.bin"
        first.write_bytes(pack(found, unsuggested))
        found = dict(rare(scowl_folder, Lexicon(first))) | found
    return pack(found, unsuggested)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", action="store_true", help="download the sources, and build nothing")
    if parser.parse_args().fetch:
        fetch()
        return 0
    data = build(scowl_folder(), CSPELL_FOLDER)
    OUTPUT.write_bytes(data)
    print(f"{OUTPUT}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
