"""Which forms do not go together, and with what around them: the patterns of ``agreement``, as they are looked up.

The table of forms has words of one kind alone: verbs that are no nouns, nouns that are no verbs. So a word that may be
either (process, changes, results) is left alone, or looked at where what is around it leaves no doubt.
"""

from __future__ import annotations

from functools import cache

from .clause_verbs import WORDS_TOO, clause_verbs
from .noun_patterns import COUNTED_TOO, nouns
from .pattern import Pattern
from .verb_patterns import VERBS_TOO, verbs

NOUNS_TOO = VERBS_TOO | COUNTED_TOO.keys() | WORDS_TOO.keys()
"""Words that are looked at in some patterns, whatever they may be besides."""


@cache
def _patterns() -> tuple[Pattern, ...]:
    return (*verbs(), *clause_verbs(), *nouns())


@cache
def patterns_of(part: int, word: str) -> dict[str, list[Pattern]]:
    """The patterns of what may be so, or of a word that some have besides, by the word right before."""
    behind: dict[str, list[Pattern]] = {}
    for pattern in _patterns():
        if pattern.change.part & part or word in pattern.also:
            for trigger in pattern.context.neighbours[0] or ():
                behind.setdefault(trigger, []).append(pattern)
    return behind
