"""What a convention asks of its shape, and what part of the whole is enough."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ...named_tuple import NamedTuple

HALF, TWO_THIRDS, THREE_QUARTERS, THIRD = 1 / 2, 2 / 3, 3 / 4, 1 / 3


class Trait(NamedTuple):
    """What a convention asks of its shape."""

    name: str
    help: str
    marked_as: str
    asking: float = HALF
    """How many of its blocks must ask, where nothing but text is below them."""
    replied: float = 0
    """How many of those that ask must have something below, where no heading announces questions."""
    any_number: bool = False
    """A number and a mark anywhere make a question, as in numbered items."""
    helps: Mapping[str, str] = MappingProxyType({})
    """By form, where it differs."""
