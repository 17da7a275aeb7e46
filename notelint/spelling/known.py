"""Which words are known as they are written, and which are looked at closely."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from ..regex import regex
from .candidates import PLAIN
from .lexicon import MOST_KEPT, NAME, TECHNICAL, Lexicon
from .morphology import is_name_form

_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_HARDLY_EVER = {
    **{"im": "I'm", "ive": "I've", "cant": "can't", "dont": "don't", "wont": "won't", "whats": "what's"},
    **{"teh": "the", "hte": "the", "adn": "and", "nad": "and", "crtl": "ctrl"},
    **{"wether": "whether", "stich": "stitch", "costumers": "customers", "mens": "men's", "womens": "women's"},
    **{"todays": "today's", "yesterdays": "yesterday's", "tomorrows": "tomorrow's"},
    **{"rearly": "rarely|nearly|really"},
    **{"ensurance": "assurance|insurance", "ensurances": "assurances|insurances"},
    **{"heros": "heroes", "superheros": "superheroes", "potatos": "potatoes", "tomatos": "tomatoes"},
    **{
        "tounge": "tongue",
        "seige": "siege",
        "tatoo": "tattoo",
        "tatoos": "tattoos",
        "liase": "liaise",
        "softwear": "software",
    },
    **{"supercede": "supersede", "supercedes": "supersedes", "superceded": "superseded"},
    **{
        "authentification": "authentication",
        "uncertainity": "uncertainty",
        "certainity": "certainty",
        "differents": "different",
    },
    **{"arrary": "array", "arrarys": "arrays", "awnser": "answer", "awnsers": "answers", "adviced": "advised"},
    **{"intented": "intended", "substract": "subtract", "substracts": "subtracts", "substracted": "subtracted"},
    **{"substracting": "subtracting", "substraction": "subtraction"},
    **{"childrens": "children's", "wich": "which", "alot": "a lot"},
}
"""Words that are short, known as something rare or made as words are, and that hardly ever stand for themselves."""
_PIECE = 4
"""The letters of each of the words that make an identifier."""
_MOST_ENDINGS = 3
"""Apostrophes of a word that somebody means: wouldn't've."""
SHORT_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have if in into is it may might must not of"
    " on or should so such than that the their then there these they this to was we were what when which who will with"
    " would you".split()
)


@lru_cache(maxsize=100_000)
def is_known(lexicon: Lexicon, word: str) -> bool:
    """True for a word of the lexicon, as written; names need a capital."""
    lower = word.lower()
    level = lexicon.level(lower)
    if level:
        return level < NAME or word[0].isupper()
    if lower.endswith("s") and lexicon.level(lower[:-1]) == TECHNICAL:
        return True
    base, apostrophe, tail = word.rpartition("'")
    if apostrophe:
        is_ending = base and tail.lower() in ("", "s", "d", "ll", "re", "ve", "m", "t", "em")
        return bool(is_ending) and word.count("'") <= _MOST_ENDINGS and is_known(lexicon, base)
    return word[0].isupper() and is_name_form(lexicon, lower)


def has_odd_capitals(lexicon: Lexicon, word: str) -> bool:
    """Whether a common word has capitals within that divide it into no words (``comPosition``), or two at once (``THe``)."""
    if word[:2].isupper() and word[2:].islower() and word.lower() in SHORT_WORDS:
        return True
    if begins_with_two(lexicon, word):
        return True
    if word.startswith("eX"):
        return False  # eXtreme, whose X an acronym takes
    if len(word) < 7 or word.islower() or word.isupper() or word[1:].islower() or not word.isascii():
        return False
    if not 0 < lexicon.level(word.lower()) <= PLAIN:
        return False
    pieces = _CAMEL.split(word)
    levels = [lexicon.level(part.lower()) for part in pieces]
    is_no_identifier = word[0].islower() and min(map(len, pieces)) < _PIECE  # metaData
    return 0 in levels or (is_no_identifier and max(levels) > PLAIN)  # JavaScript, MiddleWare, but not AbstrAction


def begins_with_two(lexicon: Lexicon, word: str) -> bool:
    """Whether a common word begins with two capitals: ``SHared``, which no name is where a sentence begins."""
    return (
        len(word) > 4
        and word[:2].isupper()
        and word[2:].islower()
        and word.isascii()
        and 0 < lexicon.level(word.lower()) <= PLAIN
        and word not in ("EMail", "EMails", "LLama")
    )


@cache
def hardly_ever() -> dict[str, str]:
    """What is hardly ever meant, with what is: our own, and the forms in ``strange.txt`` (writed, informations)."""
    text = Path(__file__).with_name("strange.txt").read_text(encoding="ascii")
    return dict(line.split("\t") for line in text.splitlines()) | _HARDLY_EVER


def is_hardly_ever_meant(word: str) -> bool:
    """True for what may be a word of its own, and is nearly always another without its apostrophe or in disorder."""
    return (word.lower() if word.istitle() else word) in hardly_ever()


@lru_cache(maxsize=100_000)
def is_strange(lexicon: Lexicon, word: str) -> bool:
    """True for a word that is looked at closely: unknown, hardly ever meant, or with capitals in odd places."""
    return not is_known(lexicon, word) or is_hardly_ever_meant(word) or has_odd_capitals(lexicon, word)


def strange_words(lexicon: Lexicon, written: Iterable[str]) -> set[str]:
    """Those of some words that are looked at closely: most are in the lexicon as they are, and other posts have them too."""
    seen = _not_strange(lexicon)
    new = {*written} - seen
    plain, strange = lexicon.levels(filter(str.islower, new)), hardly_ever()
    known = {word for word, level in plain.items() if 0 < level < NAME and word not in strange}
    found = {word for word in new - known if is_strange(lexicon, word)}
    if len(seen) > MOST_KEPT:
        seen.clear()
    seen |= new - found
    return found


@cache
def _not_strange(lexicon: Lexicon) -> set[str]:
    """Words of the posts of this run that are not looked at closely."""
    return set()
