"""What the spelling finds, and what it flags in text that has been edited well.

    python benchmarks/spelling/score.py --pairs TYPOS.tsv          # columns typo and fix, with a header
    python benchmarks/spelling/score.py --text FOLDER [--show]     # HTML or markdown, as /usr/share/doc/python3.11/html

Prints how many typos are found and how many of the first suggestions are right, or the flags per 1,000 words and, with
``--show``, each of them, to be checked by hand.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from pathlib import Path

if __package__ is None or __package__ == "":
    sys.path.insert(0, str(Path(__file__).parent))

from page import markdown_of

from notelint.blog.blog import Blog
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.settings.config import Config
from notelint.site.detect import find_site
from notelint.spelling.lexicon import shipped
from notelint.spelling.post import spelling
from notelint.spelling.suspicion import suspect


def pairs(path: Path) -> None:
    """Print how many typos are found."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["typo"], row["fix"].lower()) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    found = [(fix, suspicion) for typo, fix in rows if (suspicion := suspect(shipped(), typo.replace("’", "'")))]
    first = sum(suspicion.suggestions[0] == fix for fix, suspicion in found)
    print(
        f"{len(rows)} typos, found {len(found) / len(rows):.3f}, first suggestion right {first / len(found):.3f} of those"
    )


def text(folder: Path, show: bool) -> None:
    """Print what is flagged."""
    site = find_site(Blog(folder), "", Config().site)
    words = flags = 0
    for path in sorted(file for file in folder.rglob("*") if file.suffix in (".html", ".htm", ".md", ".en")):
        source = markdown_of(path, path.read_text(encoding="utf-8", errors="replace"))
        note = Note(Document(source, path.name), site, path.name)
        if spelling(note).skipped_because is None:
            words += len(re.findall(r"[^\W\d_]{2,}", source))
            flags += len(spelling(note).misspellings)
            for found in spelling(note).misspellings if show else ():
                around = source[max(0, found.span.start - 40) : found.span.end + 20].replace("\n", " ")
                print(f"{path.relative_to(folder)}: {found.message}  …{around}…")
    print(f"{words:,} words, {flags} flags, {flags / max(words, 1) * 1000:.3f} per 1,000")


if __name__ == "__main__":
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--pairs", type=Path)
    cli.add_argument("--text", type=Path)
    cli.add_argument("--show", action="store_true")
    options = cli.parse_args()
    if options.pairs:
        pairs(options.pairs)
    if options.text:
        text(options.text, options.show)
