"""Forms that are wrong between certain neighbours: what a pattern of ``agreement`` says."""

from __future__ import annotations

from collections.abc import Mapping

from ..named_tuple import NamedTuple
from .context import Context
from .forms import Change, parts


class Pattern(NamedTuple):
    """Forms that are wrong between certain neighbours, with the right ones."""

    change: Change
    context: Context
    right: str = "{form}"
    """What to write, with ``{form}`` and ``{written}``; more than one divided by ``|``."""
    over_adjectives: bool = False
    """Whether adjectives may stand between the word before and the form."""
    takes_before: bool = False
    """Whether the word before belongs to what is wrong."""
    also: Mapping[str, str] = {}
    """Other words, with what is right."""
    but: frozenset[str] = frozenset()
    """Words that are left alone, or their ending."""

    def looks_at(self, word: str) -> bool:
        """Whether a word may be one of the forms."""
        is_left_alone = word in self.but or word[-3:] in self.but
        return word in self.also or (bool(parts(word) & self.change.part) and not is_left_alone)


def where(before: str, after: str = "", not_before: str = "", not_after: str = "", unless: str = "") -> Context:
    """What is around a form."""
    return Context(before, after, not_before, not_after, unless)
