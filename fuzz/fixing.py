"""Fixing any post, unsafe fixes included: it comes to an end and is done then, and loses nothing that no edit spans.

The first byte of an input picks the site and whether fixes may be unsafe, the rest is the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from notelint.document.decoding import UnreadableDocument
from notelint.document.reading import read_document
from notelint.linting.lint import lint
from notelint.linting.linter import Fixing, Linter
from notelint.note.note import Note
from notelint.settings.config import Config

from . import blogs, lines, properties

WORDS = tuple(word.encode() for word in blogs.WORDS)
_desk = blogs.Desk()


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    first = data[0] if data else 0
    fix_document(_desk.linter(), data[1:], *blogs.place(first), unsafe=first // len(blogs.POSTS) % 2 == 0)


def fix_document(linter: Linter, raw: bytes, path: Path, display_path: str, config: Config, unsafe: bool) -> None:
    """Fix what would stand in a file."""
    try:
        document = read_document(raw, path, display_path)
        site, inside = linter.site_of(path, config)
        diagnostics, broken = lint(Note(document, site, inside), config)
    except UnreadableDocument:
        return
    assert not any("internal error" in reason for reason in broken), broken
    if broken:
        return  # as where a reference outline is named that is not there
    assert document.encode() == raw, "read and written again it is something else"
    properties.is_local(document, [d for d in diagnostics if d.fix and (unsafe or d.fix.safe)])
    after = linter.lint_bytes(raw, path, display_path, config, Fixing(unsafe))
    properties.is_said(after)
    properties.is_shown(after)
    assert after.failure is None, after.failure
    assert after.document is not None
    properties.is_inside(after, after.document)
    properties.is_done(linter, after, path, config, Fixing(unsafe))


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([post.encode() for post in blogs.posts()], WORDS, head=1)


def seeds() -> Iterator[bytes]:
    """The posts of the tests, some with other line ends and encodings."""
    for number, seed in enumerate(blogs.post_seeds()):
        text = seed[1:].decode()
        if number % 4 == 1:
            text = text.replace("\n", "\r\n" if number % 3 else "\r")
        yield seed[:1] + text.encode("utf-16" if number % 20 == 3 else "utf-8")
