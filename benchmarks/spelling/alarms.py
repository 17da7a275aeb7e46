"""Every spelling alarm in text that has been edited well, or in anybody's posts, to be checked by hand.

    python benchmarks/spelling/alarms.py FOLDER... [--only SP007,SP009] [--draw 150 --seed 1] [--jobs 2]

Folders hold markdown or HTML, as /usr/share/doc/python3.11/html does. Prints each alarm once with the words around it,
tab-separated (code, file, message, words), and then how many there are per 10,000 words, by code. ``--draw`` prints so
many of them, drawn by chance. Packages of Debian with much documentation: ``DEBIAN`` below.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

if __package__ is None or __package__ == "":
    sys.path.insert(0, str(Path(__file__).parent))

from page import markdown_of

from notelint.blog.blog import Blog
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.rules import Rule, all_rules
from notelint.settings.config import Config
from notelint.site.detect import find_site
from notelint.spelling.post import spelling

DEBIAN = {
    "python3.11-doc": "/usr/share/doc/python3.11/html",
    "postgresql-doc-15": "/usr/share/doc/postgresql-doc-15/html",
    "git-doc": "/usr/share/doc/git/html",
    "rust-doc": "/usr/share/doc/rust-doc/html",
    "debian-handbook": "/usr/share/doc/debian-handbook/html/en-US",
}
"""Where documentation that Debian has is, once its package is installed."""
_SUFFIXES = (".md", ".markdown", ".qmd", ".html", ".htm")
_LARGEST = 1_000_000
_AROUND = 60


class Alarm(NamedTuple):
    """A finding with the words around it."""

    code: str
    path: str
    message: str
    around: str


def rules(only: str) -> list[Rule]:
    """The rules of spelling, or some of them by code."""
    return [rule for rule in all_rules() if rule.area == "SP" and (not only or rule.code in only.split(","))]


def alarms_in(path: Path, only: str = "") -> tuple[list[Alarm], int]:
    """The alarms in a file, and how many words were checked; none of a file that is too large."""
    source = path.read_text(encoding="utf-8", errors="replace")
    if len(source) > _LARGEST:
        return [], 0
    name = f"{path.stem}.md" if path.suffix in (".html", ".htm") else path.name
    site = find_site(Blog(path.parent), "", Config().site)
    note = Note(Document(markdown_of(path, source), name), site, name)
    if spelling(note).skipped_because is not None:
        return [], 0
    text = note.document.text
    found = [
        Alarm(rule.code, str(path), finding.message, _around(text, *finding.span))
        for rule in rules(only)
        for finding in rule.find(note, {})
    ]
    return found, sum(note.prose.written.values())


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())


def files(folders: list[Path]) -> Iterator[Path]:
    """The files of some folders that have text."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folders", type=Path, nargs="*", help="default: the documentation of Debian's that is there")
    cli.add_argument("--only", default="", help="codes, divided by commas")
    cli.add_argument("--draw", type=int, help="print so many alarms")
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--jobs", type=int, default=2)
    options = cli.parse_args()
    folders = options.folders or [folder for place in DEBIAN.values() if (folder := Path(place)).is_dir()]
    words, found = 0, dict[tuple[str, str, str], Alarm]()
    with ProcessPoolExecutor(options.jobs) as executor:
        for alarms, count in executor.map(partial(alarms_in, only=options.only), files(folders), chunksize=8):
            words += count
            found.update({(alarm.code, alarm.message, alarm.around): alarm for alarm in alarms})
    shown = list(found.values())
    if options.draw:
        shown = random.Random(options.seed).sample(shown, min(options.draw, len(shown)))
    for alarm in sorted(shown):
        print(*alarm, sep="\t")
    for code, count in sorted(Counter(alarm.code for alarm in found.values()).items()):
        print(f"{code}  {count:6}  {count * 10_000 / max(words, 1):8.3f} per 10,000 words")
    print(f"{words:,} words, {len(found)} alarms, {len(found) * 10_000 / max(words, 1):.3f} per 10,000 words")


if __name__ == "__main__":
    main()
