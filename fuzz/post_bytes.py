"""Any bytes as a post, by all rules: said or checked, every place inside the file, shown in every format.

The first byte of an input picks the site, the rest is the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from notelint.commands.progress import read_progress
from notelint.commands.progress import render as render_progress
from notelint.document.decoding import UnreadableDocument
from notelint.document.reading import read_document
from notelint.note.note import Note
from notelint.settings.config import Config

from . import blogs, properties

WORDS = (*(word.encode() for word in blogs.WORDS), b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3")
_desk = blogs.Desk()


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    path, display_path, config = blogs.place(data[0] if data else 0)
    lint(data[1:], path, display_path, config)


def lint(raw: bytes, path: Path, display_path: str, config: Config) -> None:
    """Check what would stand in a file, and show it in every way there is."""
    linter = _desk.linter()
    with properties.is_quiet():
        report = linter.lint_bytes(raw, path, display_path, config)
    properties.is_said(report)
    properties.is_shown(report)
    properties.is_kept(report)
    try:
        document = read_document(raw, path, display_path)
    except UnreadableDocument:
        assert report.failure and not report.diagnostics
        return
    properties.is_inside(report, document)
    if report.failure:
        return
    site, inside = linter.site_of(path, config)
    note = Note(document, site, inside)
    properties.is_understood(note, config)
    progress = read_progress(note)
    for form in ("text", "markdown", "json", "badge", "bar"):
        render_progress([progress], form)


def seeds() -> Iterator[bytes]:
    """Posts in several encodings and line ends, and bytes that are none."""
    encodings = ("utf-8", "utf-8-sig", "utf-16", "latin-1")
    for number, seed in enumerate(blogs.post_seeds()):
        text = seed[1:].decode()
        if number % 3 == 1:
            text = text.replace("\n", "\r\n" if number % 2 else "\r")
        yield seed[:1] + text.encode(encodings[number % 4 if number % 5 == 0 else 0], "replace")
    yield b"0\x00\xff\xfe\xfd"
