"""The note of a vault that a wiki-link means, where one of the link's words is misspelt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..similar import one_edit

if TYPE_CHECKING:
    from ..site.site import Site

_SHORTEST = 5
"""Letters; a shorter word is near too many others."""
_MOST = 200
"""So many names are compared with one word."""
_Key = tuple[int, str, tuple[str, ...]]


def near_note(site: Site, target: str, is_known: Callable[[str], bool]) -> str | None:
    """The name of the one note that differs from a wiki-link's target in one letter of one word; None where there is not one.

    ``is_known`` takes a word in small letters: the target's is not, the note's is.
    """
    words = target.rpartition("/")[2].lower().split()
    index = site.remember("notes by their words", lambda: _index(site))
    found = {
        name
        for at, word in enumerate(words)
        if len(word) >= _SHORTEST and word.isalpha() and not is_known(word)
        for name in index.get(_key(words, at), ())[:_MOST]
        if one_edit(word, meant := name.lower().split()[at]) and is_known(meant)
    }
    return found.pop() if len(found) == 1 else None


def _index(site: Site) -> dict[_Key, list[str]]:
    """The names of notes by all of their words but one, and that one's first letter."""
    index: dict[_Key, list[str]] = {}
    for name in site.note_names():
        words = name.lower().split()
        for at in range(len(words)):
            index.setdefault(_key(words, at), []).append(name)
    return index


def _key(words: list[str], at: int) -> _Key:
    return at, words[at][0], (*words[:at], *words[at + 1 :])
