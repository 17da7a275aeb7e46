"""Any bytes as front matter: read or said to be none, every key and value inside it, fixed as any post.

The first byte of an input picks the site and the fence (YAML or TOML), the rest is between the fences.
"""

from __future__ import annotations

from collections.abc import Iterator

from notelint.document.decoding import UnreadableDocument
from notelint.document.document import Document
from notelint.document.entries import Entry
from notelint.document.front_matter import read_front_matter

from . import blogs, fixing, lines, post_bytes

_desk = blogs.Desk()
_BODY = b"\n# Tides\n\nThe text.\n"
WORDS = tuple(
    word.encode()
    for word in (
        *(
            "title: ",
            "titel: ",
            "date: ",
            "2024-01-02",
            "12:30",
            "tags: ",
            "categories: ",
            "layout: ",
            "toc: ",
            "description: ",
        ),
        *(
            "permalink: ",
            "reference_outline: ",
            "- ",
            "? ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&a ",
            "*a",
            "<<: *a\n",
            "<<: [*a, *a]\n",
        ),
        *(
            "|\n  ",
            ">-\n  ",
            "'",
            '"',
            "\\x41",
            "\\u0000",
            "!!str ",
            "!!int ",
            "!!bool ",
            "!!binary ",
            "!!set ",
            "!!timestamp ",
            "!x ",
            "%YAML 1.2\n",
        ),
        *(
            "null",
            "~",
            "true",
            "yes",
            "0x1F",
            "0b_",
            "1_000",
            ".inf",
            "-.NaN",
            "1e999",
            "# notelint-disable-line FM\n",
            "#",
            "@",
        ),
        *(
            "title = ",
            "'''",
            '"""',
            "[a.b]\n",
            "[[a]]\n",
            "1979-05-27T07:32:00Z",
            "07:32:00",
            "inf",
            "= {a = 1}",
            "...\n",
            "---\n",
        ),
        *("\t", "\r\n", "\r", "\x00", "\x85", "\u2028", "\ufeff", "\U0001f30a", "the the ", "measurment "),
    )
)


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    first = data[0] if data else 0
    fence = (b"---\n", b"---\n", b"+++\n")[first // len(blogs.POSTS) % 3]
    raw = fence + data[1:] + b"\n" + fence + _BODY
    _read(raw)
    path, display_path, config = blogs.place(first)
    post_bytes.lint(raw, path, display_path, config)
    fixing.fix_document(_desk.linter(), raw, path, display_path, config, unsafe=True)


def _read(raw: bytes) -> None:
    """Every place inside, and every value at its path."""
    try:
        document = Document.from_bytes(raw)
    except UnreadableDocument:
        return
    front_matter = read_front_matter(document)
    if front_matter is None or front_matter.entry is None:
        return
    size = front_matter.span.end - front_matter.span.start
    waiting: list[Entry] = [front_matter.entry]
    while waiting:
        entry = waiting.pop()
        assert 0 <= entry.start <= entry.end <= size, f"a value at {entry.start} to {entry.end} of {size}"
        if isinstance(entry.children, dict):
            waiting += [part for pair in entry.children.values() for part in pair]
        else:
            waiting += entry.children or []
    for key in front_matter.keys:
        assert front_matter.key_span(key) is not None and front_matter.value_span(key) is not None
        front_matter.is_empty(key)


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([seed[1:] for seed in seeds()], WORDS, head=1)


def seeds() -> Iterator[bytes]:
    """The front matter of the tests' posts."""
    for number, post in enumerate(blogs.posts()):
        fence = post[:4]
        if fence not in ("---\n", "+++\n"):
            continue
        kind = 2 if fence == "+++\n" else 0
        inside = post[4:].partition("\n" + fence[:3])[0]
        yield bytes([len(blogs.POSTS) * (kind + 3 * (number % 9)) + number % len(blogs.POSTS)]) + inside.encode()
    yield bytes([len(blogs.POSTS) * 2]) + b"title = 'x'\ndate = 2024-01-02\ntags = ['a', 'b']\n[extra]\nx = {a = 1}\n"
