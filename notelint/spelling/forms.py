"""The forms of common words that are only verbs, only nouns or only adjectives.

``forms.txt`` is made by ``lexicon/forms.py`` from WordNet. Each line is a column of a table, its words divided by spaces:
of verbs the base, the form in -s, the past, the participle and the form in -ing; of nouns that are nothing else singular
and plural; of nouns that are verbs too the same; of adjectives the word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Forms(NamedTuple):
    """Words by one of their forms, with another."""

    base_of_third: dict[str, str]
    base_of_past: dict[str, str]
    """Those alone whose past is not the base too."""
    third: dict[str, str]
    participle: dict[str, str]
    """Those alone whose participle is not the base too, by the base."""
    gerund: dict[str, str]
    """The form in -ing, by the base."""
    plural: dict[str, str]
    singular: dict[str, str]
    plural_of_verbs: dict[str, str]
    """Of nouns that are verbs too."""
    singular_of_verbs: dict[str, str]
    adjectives: frozenset[str]


@cache
def forms() -> Forms:
    """The table of the package."""
    text = Path(__file__).with_name("forms.txt").read_text(encoding="ascii")
    base, third, past, participle, gerund, noun, plural, thing, things, adjective = map(str.split, text.splitlines())
    return Forms(
        dict(zip(third, base, strict=True)),
        {one: other for one, other in zip(past, base, strict=True) if one != other},
        dict(zip(base, third, strict=True)),
        {one: other for one, other in zip(base, participle, strict=True) if one != other},
        dict(zip(base, gerund, strict=True)),
        dict(zip(noun, plural, strict=True)),
        dict(zip(plural, noun, strict=True)),
        dict(zip(thing, things, strict=True)),
        dict(zip(things, thing, strict=True)),
        frozenset(adjective),
    )
