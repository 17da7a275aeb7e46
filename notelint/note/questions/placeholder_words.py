"""What a blog, or a post, says of its own placeholders. Read on every run, so it stands apart from the patterns."""

from __future__ import annotations

from ...named_tuple import NamedTuple


class PlaceholderWords(NamedTuple):
    """Whole answers, as ``bare`` makes them."""

    placeholders: frozenset[str] = frozenset()
    """They keep the place of an answer here."""
    answers: frozenset[str] = frozenset()
    """They would, and are answers here."""


NO_PLACEHOLDER_WORDS = PlaceholderWords()


def bare(text: str) -> str:
    """A line in small letters, without the signs around it."""
    return text.lower().strip("*_~=[](){}<>（）［］【】 .,:;!?…-–—'\"“”")
