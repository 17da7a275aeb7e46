"""Words that no list has, and that are made of known ones by rule."""

from __future__ import annotations

from .candidates import ALIKE, PLAIN
from .lexicon import BASE, NAME, TECHNICAL, THING, Lexicon

_PREFIXES = tuple(
    "anti auto bio co counter cross de dis electro fore geo hyper inter intra mega meta micro mid mini mis multi nano non"
    " out over photo poly post pre pseudo re self semi sub super tele trans ultra un under".split()
)
_SUFFIXES = tuple(
    "s es er ers or ors ed ing ings ly ness less like able ability ization isation izations ize izes ized izing izer"
    " izers ise ises ised ising ish ist ists ism isms ian ians ward wards wise ship hood ful ity".split()
)
_VOWELS = "aeiou"
_KNOWN_WELL = 5
"""The last level of a word that others are made of."""
_REPEATED = 6
"""The letters of what is done again: reposted."""


def is_derived(lexicon: Lexicon, word: str) -> bool:
    """True for a word in small letters that is a known one with a prefix or, by the rules of spelling, a suffix."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and _is_stem(lexicon, word[len(prefix) :], 5 if len(prefix) > 2 else 4):
            return True
    return any(
        word.endswith(suffix) and len(word) - len(suffix) >= 3 and _takes(lexicon, word[: -len(suffix)], suffix)
        for suffix in _SUFFIXES
    )


def is_compound(lexicon: Lexicon, word: str) -> bool:
    """True for a word in small letters that is two known ones written together."""
    for at in range(3, len(word) - 2):
        levels = lexicon.level(word[:at]), lexicon.level(word[at:])
        if min(levels) == 0 or max(levels) > _KNOWN_WELL:
            continue
        if min(at, len(word) - at) > 3 or (max(levels) <= 3 and len(word) > 6):
            return True
    return False


def _is_stem(lexicon: Lexicon, word: str, shortest: int = 4) -> bool:
    if len(word) < shortest:
        return False
    level = lexicon.level(word)
    return 0 < level <= _KNOWN_WELL or level == TECHNICAL


def _takes(lexicon: Lexicon, stem: str, suffix: str) -> bool:
    """Whether a suffix is written after what is left of a word without it."""
    if suffix == "s":
        return not stem.endswith(("s", "x", "y", "z", "ch", "sh")) and _is_stem(lexicon, stem)
    if suffix == "es":
        return (stem.endswith(("s", "x", "z", "ch", "sh", "o")) and _is_stem(lexicon, stem)) or (
            stem[-1] == "i" and _is_stem(lexicon, stem[:-1] + "y")
        )
    if suffix == "ly" and stem.endswith(("ab", "ib")) and 0 < lexicon.level(stem + "le") < NAME:
        return True
    if suffix == "ity" and stem.endswith("bl"):  # variablity
        return False
    if suffix[0] not in _VOWELS:
        return not (suffix == "ly" and stem.endswith(("ue", "le", "ic"))) and _is_stem(lexicon, stem)
    if stem[-1] == "i" and suffix in ("er", "ers", "ed") and _is_stem(lexicon, stem[:-1] + "y"):
        return True
    if stem[-1] in "cg" and suffix[0] in "ao":  # manageable keeps its e
        return False
    if _is_stem(lexicon, stem + "e") or (stem[-1] == stem[-2] and _is_stem(lexicon, stem[:-1], 3)):
        return True
    if stem[-1] == "e" or (suffix[0] == "e" and stem[-1] == "y"):
        return False
    doubles = stem[-1] not in "wxy" + _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS and len(stem) < 6
    if doubles and suffix in ("ed", "ing", "ings", "er", "ers"):  # one stressed syllable: stopped
        return False
    return _is_stem(lexicon, stem)


def is_name_form(lexicon: Lexicon, word: str) -> bool:
    """True for a name in small letters with a plural's or possessive's s."""
    return word.endswith("s") and lexicon.level(word[:-1]) == NAME


def is_made(lexicon: Lexicon, word: str, meant: str, cost: int, level: int, edits: int) -> bool:
    """True for a word made by rule, unless a very common one is so near that the rule is chance."""
    if word.endswith("eth") and any(_is_verb(lexicon, stem) for stem in (word[:-2], word[:-3])):
        return True  # believeth, goeth
    if word.startswith("re") and len(word) > _REPEATED and 0 < lexicon.level(word[2:]) <= PLAIN:
        return True  # reposted
    if word.endswith(("js", "fs")) and lexicon.level(word[:-2]):
        return True  # shelljs, tracefs
    if word[-1] in "pf" and word[-2] != word[-1] and 0 < lexicon.level(word[:-1]) <= _KNOWN_WELL:
        return True  # symbolp, shiftf: functions of Lisp
    if word.startswith("un") and cost > ALIKE and 0 < lexicon.level(word[2:]) <= _KNOWN_WELL:
        return True  # undocked
    if word.endswith("id") and 0 < lexicon.level(word[:-2]) <= PLAIN:
        return True  # stepid, masterid
    if word.endswith("bly") and meant == word[:-1] + "e":
        return True  # debatably
    clear = edits == 1 and level <= 2 and len(word) > 6
    if edits > 1 and level <= 2 and len(word) > 7 and _lacks_two(word, meant):
        return False  # managent
    if not clear and is_compound(lexicon, word):
        return True
    if (level <= 3 and cost == ALIKE and _differ_in_vowels(word, meant)) or (
        clear and word[-3:] == meant[-3:] and (cost != ALIKE or _differ_in_vowels(word, meant))
    ):
        return False  # another vowel (contributer), or a slip before an ending that both share (suprising)
    return is_derived(lexicon, word)


def _differ_in_vowels(word: str, meant: str) -> bool:
    """Whether one word is the other with another vowel: contributer, but not subports."""
    return len(word) == len(meant) and all(
        one == other or (one in "aeiouy" and other in "aeiouy") for one, other in zip(word, meant, strict=True)
    )


def _is_verb(lexicon: Lexicon, word: str) -> bool:
    return bool(lexicon.parts[lexicon.part(word)] & (BASE | THING))


def _lacks_two(word: str, meant: str) -> bool:
    """Whether a word is another but for two letters, one beside the other, that are left out."""
    at = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    return len(meant) == len(word) + 2 and word[at:] == meant[at + 2 :]
