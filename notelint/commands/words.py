"""The words that are reported as misspelt in some files, for making those that are right known."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .. import internal_error
from ..discovery.posts import Excluded, collect, display_path
from ..discovery.sites import Sites
from ..document.decoding import UnreadableDocument
from ..named_tuple import NamedTuple
from ..outlines.reference import OutlineError
from ..reporters.escape import safe
from ..settings.config import ConfigError
from ..settings.settings import Settings
from ..spelling.post import spelling
from .flags import add_config
from .terminal import fail, show

if TYPE_CHECKING:
    from ..discovery.posts import Post
    from ..linting.linter import Linter


EXAMPLES = """examples:
  notelint words                       what is reported, with counts
  notelint words --add Presizing       make a word known
  notelint words --fix measurment      write the suggestion wherever the word is reported"""
SPELLING = frozenset({"SP001", "SP002", "SP003", "SP005"})


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: this folder)")
    parser.add_argument("--add", action="append", metavar="WORD", help="add this word to the word file instead")
    parser.add_argument("--add-all", action="store_true", help="add every word that is listed to the word file")
    parser.add_argument(
        "--fix", action="append", metavar="WORD", help="write the suggestion for this word wherever it is reported"
    )
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """List the words that are reported as misspelt, make words known, or fix them."""
    from ..linting.linter import Linter
    from ..settings.word_file import add_words

    try:
        settings, sites = Settings(options.config), Sites()
        added = options.add
        if added is None:
            posts, missing, _ = collect(options.paths or ["."], settings, sites, Excluded(settings))
            if options.fix:
                return _fix(posts, Linter(sites), frozenset(options.fix))
            reported, failures = reported_words(posts, Linter(sites))
            failures = [*((display_path(path), message) for path, message in missing), *failures]
            if not options.add_all:
                _list(reported)
            for path, message in failures:
                fail(f"{path}: {message}")
            if failures or not options.add_all:
                return 2 if failures else 0
            added = list(reported)
        here = settings.of(os.path.abspath(options.paths[0] if options.paths else "."))
        file, fresh = add_words(here, added)
    except ConfigError as error:
        return fail(str(error))
    print(f"{safe(display_path(file))}: {len(fresh)} added" + (f": {safe(', '.join(fresh))}" if fresh else ""))
    return 0


def _list(reported: Mapping[str, Reported]) -> None:
    """Print each word with its count, its suggestion, and where it is first."""
    if not reported and sys.stderr.isatty():
        print("notelint: no word is reported as misspelt", file=sys.stderr)
    meant = {word: f"-> {safe(found.suggestion)}" if found.suggestion else "" for word, found in reported.items()}
    first, second = (min(24, max(map(len, texts), default=0)) for texts in (meant, meant.values()))
    for word, found in reported.items():
        show(f"{len(found.places):5}  {safe(word):{first}}  {meant[word]:{second}}  {safe(found.places[0])}")


def _fix(posts: Iterable[Post], linter: Linter, words: frozenset[str]) -> int:
    """Fix some misspelt words in all posts; the exit code: 1 where none was fixed. Raises ConfigError."""
    from ..linting.linter import Fixing

    fixing = Fixing(unsafe=True, codes=SPELLING, texts=words)
    fixed, code = 0, 0
    for post in posts:
        report = linter.lint_file(post.path, post.display_path, post.config, fixing)
        if report.failure is not None:
            code = fail(f"{post.display_path}: {report.failure}")
        elif count := report.fixed.total():
            fixed += count
            print(f"{safe(post.display_path)}: {count} fixed")
    return code or (
        0 if fixed else fail(f"nothing to fix: {', '.join(sorted(words))} is not reported, or has no suggestion")
    )


class Reported(NamedTuple):
    """Where a word is reported, and what is suggested for it."""

    places: list[str]
    """``path:line``."""
    suggestion: str | None


def reported_words(posts: Iterable[Post], linter: Linter) -> tuple[dict[str, Reported], list[tuple[str, str]]]:
    """Each reported word, the most frequent first; and the files that can't be checked.

    Raises ConfigError.
    """
    found: dict[str, Reported] = {}
    failures: list[tuple[str, str]] = []
    for post in posts:
        config = post.config
        try:
            note = linter.note_of(post.path, post.display_path, config)
            for misspelling in spelling(note).misspellings:
                if note.document.is_prose(misspelling.span.start):
                    word = note.document.slice(misspelling.span)
                    cell, line, _ = note.document.where(misspelling.span.start)
                    suggestion = misspelling.suggestions[0] if misspelling.suggestions else None
                    where = f"{post.display_path}:{f'cell {cell}:' if cell else ''}{line}"
                    found.setdefault(word, Reported([], suggestion)).places.append(where)
        except (OSError, UnreadableDocument, OutlineError) as error:
            failures.append((post.display_path, str(error)))
        except Exception as error:
            failures.append((post.display_path, internal_error.describe(error)))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1].places), item[0]))), failures
