"""Build the table of the words that stand beside small ones, from manuals and WordNet's definitions.

    python lexicon/build.py --fetch     # the sources, where Debian's packages are not installed
    python lexicon/beside.py            # notelint/spelling/beside.txt

The first line has the rare words that are a letter away from a small one, and are no terms. The file's form:
``notelint/spelling/beside.py``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from build import CSPELL_FOLDER, DEBIAN, HERE, TECHNICAL, cspell, own

from notelint.spelling.beside import RARE, SMALL
from notelint.spelling.lexicon import shipped

OUTPUT = HERE.parent / "notelint" / "spelling" / "beside.txt"
MANUALS = ("python3.11-doc", "postgresql-doc-15")
LEAST = 6
"""How often words have to be met beside each other."""
LONGEST = 5
"""How many letters a rare word has."""
END = "."
_UNREAD = re.compile(r"<(pre|script|style|head)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"<(code|tt|kbd|samp|var)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|li|d[dt]|t[dhr]|h\d|br|table|ul|ol|section|body)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*|[^\w\s]|\w+")


def texts() -> Iterator[str]:
    """The paragraphs of the sources."""
    for package in MANUALS:
        for page in sorted(folder(package).rglob("*.html")):
            html = _CODE.sub(" # ", _UNREAD.sub("\n\n", page.read_text(encoding="utf-8", errors="replace")))
            yield from re.split(r"\n\s*\n", unescape(_TAG.sub("", _BLOCK.sub("\n\n", html))))
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder("wordnet-base") / f"data.{part}").read_text(encoding="ascii").splitlines():
            yield from line.partition("|")[2].split(";")


def folder(package: str) -> Path:
    """Where a package's folder is: installed, or fetched."""
    installed = Path("/") / DEBIAN[package]
    return installed if installed.is_dir() else HERE / Path(DEBIAN[package]).name


def pairs(paragraphs: Iterable[str]) -> Counter[tuple[str, str]]:
    """How often two words stand beside each other, without what is said twice in the same words."""
    met: Counter[tuple[str, str]] = Counter()
    for text in dict.fromkeys(paragraphs):
        words = [
            token.lower().replace("’", "'") if token[0].isalpha() and token.isascii() else END
            for token in _TOKEN.findall(text)
        ]
        met.update(zip([END, *words], words, strict=False))
    return met


def rare() -> Iterator[str]:
    """The rare words that are a letter away from a small one, and are no terms."""
    terms = {word.lower() for word, level in cspell(CSPELL_FOLDER) if level == TECHNICAL} | {
        word for word, _ in own(HERE / "terms.txt", 0)
    }
    for word in sorted(nearby()):
        if shipped().level(word) in RARE and word not in terms:
            yield word


def nearby() -> set[str]:
    """Everything that one edit makes of a small word, and what is written together with "a"."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = {f"{word}a" for word in SMALL}
    for word in SMALL:
        for at in range(len(word) + 1):
            first, last = word[:at], word[at:]
            found |= {first + letter + last for letter in letters} | {first + last[1:]}
            found |= {first + letter + last[1:] for letter in letters if last} | {
                first + last[1:2] + last[:1] + last[2:]
            }
    return {word for word in found if 2 <= len(word) <= LONGEST} - set(SMALL)


def groups(counts: dict[str, int]) -> str:
    """Words by how often they were met: those behind a number two to the power of it times, and less than twice as often."""
    by_power: dict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        by_power[count.bit_length() - 1].append(word)
    return " ".join(f"{power} {' '.join(sorted(words))}" for power, words in sorted(by_power.items(), reverse=True))


def build() -> str:
    """The table's text."""
    met = pairs(texts())
    before: dict[str, dict[str, int]] = defaultdict(dict)
    after: dict[str, dict[str, int]] = defaultdict(dict)
    size: Counter[str] = Counter()
    for (first, second), count in met.items():
        size[first] += count
        if count >= LEAST and END not in (first, second):
            if second in SMALL:
                before[second][first] = count
            if first in SMALL:
                after[first][second] = count
    rows = [f"{word}\t{size[word].bit_length() - 1}\t{groups(before[word])}\t{groups(after[word])}" for word in SMALL]
    return "\n".join([" ".join(rare()), *rows]) + "\n"


if __name__ == "__main__":
    OUTPUT.write_text(build(), encoding="ascii")
    print(f"{OUTPUT}: {OUTPUT.stat().st_size:,} bytes")
    sys.exit(0)
