"""What is known of an address outside of the blog."""

from __future__ import annotations

from enum import StrEnum

from ..named_tuple import NamedTuple


class State(StrEnum):
    """What became of asking for an address."""

    FOUND = "found"
    MOVED = "moved"
    """For good: ``location`` is the new address."""
    GONE = "gone"
    """404 or 410."""
    NO_ID = "no id"
    """The page is there, and nothing on it has the id that the address ends in."""
    NO_HOST = "no host"
    BAD_CERTIFICATE = "bad certificate"
    UNSURE = "unsure"
    """Refused to us, busy, slow, broken: a reader with a browser may well see it."""
    NOT_ASKED = "not asked"
    """A private address, or one that carries a password."""


FRONT_PAGE = "front page"
"""The detail of what has moved there, which is what sites do with pages that are gone."""


class Answer(NamedTuple):
    """A state with the reason for it."""

    state: State
    detail: str = ""
    """In a few words; nothing in it was written by who answered."""
    location: str = ""
    """Where the page is now."""

    @property
    def is_settled(self) -> bool:
        """Whether the same is to be expected when it is asked again soon."""
        return self.state not in (State.UNSURE, State.NOT_ASKED)
