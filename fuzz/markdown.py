"""Markdown put together of lines that notelint knows; what must hold is that of ``post_bytes``."""

from __future__ import annotations

from collections.abc import Iterator

from . import blogs, lines
from .post_bytes import check

__all__ = ["WORDS", "check", "mutator", "seeds"]

WORDS = tuple(word.encode() for word in blogs.WORDS)


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([post.encode() for post in blogs.posts()], WORDS, head=1)


def seeds() -> Iterator[bytes]:
    """The posts of the tests."""
    return blogs.post_seeds()
