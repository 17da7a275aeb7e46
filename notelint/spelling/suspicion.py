"""What a single word looks like, whatever is around it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

from ..named_tuple import NamedTuple
from ..regex import regex
from .candidates import RARITY, Candidate, candidates, edit_cost, endings_and_stutters, likeliest_first
from .lexicon import ADJECTIVE, BASE, NAME, TECHNICAL, THING, Lexicon
from .morphology import is_compound, is_derived, is_name_form
from .small import glued

_LONGEST = 40
_PLAIN = 3
_RARE, _VERY_RARE = 7, 8
_MISSING = 65
_NO_ACRONYM = 8
"""The letters of what is a word in capitals, rather than an acronym."""
_ENDINGS = ("d", "s", "r", "l", "y", "n", "es", "ed")
_CONSONANTS = regex(r"([bcdfgjkmpqvwxz])(?!\1)[^aeiouylrh]")
"""What names begin with that are made of a word and a letter before it."""
_BRITISH = regex(r"is(?=(?:e[drs]?|ers|ing|able|ations?)\Z)")
_BRITISH_DOUBLED = regex(r"[aeiouy][^aeiouy]+[aeo]l(?=l(?:ed|ing|er|ers)\Z)")
_IC = regex(r"(ic)(ed|er|ers|ing)\Z")
"""Where a verb has a k: panicking."""
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_SLIGHT = 50
"""A letter doubled or not doubled, or two that have changed places: a slip of the pen, whatever the word."""
SEVERE = 100
ALIKE = 70
"""One vowel for another, or letters that sound alike."""
_KNOWN_PART = 5
"""The rarest level of a word that a name is made of."""
_LIMITS = (900, 900, 900, 900, 70, 90, 100, 130, 160, 160, 190, 200, 220)
"""By a word's length: what its correction may cost, its rarity included."""
_EASE = 20
"""How much rarer a word may be of which a letter was doubled, or two have changed places: baloon."""
_RAREST = {4: 1, 5: 2}
"""By a word's length: the level that its correction may have."""
_HARDLY_EVER = {
    **{"im": "I'm", "ive": "I've", "cant": "can't", "dont": "don't", "wont": "won't", "whats": "what's"},
    **{"teh": "the", "hte": "the", "adn": "and", "nad": "and", "crtl": "ctrl"},
    **{"wether": "whether", "stich": "stitch", "costumers": "customers", "mens": "men's", "womens": "women's"},
    **{"todays": "today's", "yesterdays": "yesterday's", "tomorrows": "tomorrow's"},
    **{"rearly": "rarely|nearly|really"},
    **{"ensurance": "assurance|insurance", "ensurances": "assurances|insurances"},
    **{"heros": "heroes", "superheros": "superheroes", "potatos": "potatoes", "tomatos": "tomatoes"},
    **{"childrens": "children's", "wich": "which", "alot": "a lot"},
}
"""Words that are short, or known as something rare, and that hardly ever stand for themselves."""
_PLURAL, _KNOWN_WELL = 4, 4
"""The letters of a plural of a short word, and how common that is at least."""
_STUTTER = 3
"""So many letters are written twice at most."""
_CONTRACTIONS = {
    whole.replace("'", ""): whole
    for whole in (
        "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't mightn't"
        " they're they've they'll you're you've you'll we've there's that's what's it's"
    ).split()
}
_VOWELS = frozenset("aeiouy")
_ONSETS = ("sc", "sk", "sm", "sn", "sp", "sq", "st", "kn", "gn", "ps")
_NEGATIONS, _NEGATED = ("un", "in", "im", "ir", "il"), 5
"""Prefixes that say not, and the letters of what follows."""
_OF_ADJECTIVES = ("ous", "ible", "able", "ent", "ant", "ive", "ate", "al")
_PREFIXES = ("re", "de", "un", "pre", "non", "multi")
_STEM = 6
_PIECE = 4
"""The letters of each of the words that make an identifier."""
_SHORT_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have if in into is it may might must not of"
    " on or should so such than that the their then there these they this to was we were what when which who will with"
    " would you".split()
)
_TOGETHER = {
    joined.replace(" ", ""): joined
    for joined in (
        "a bit",
        "a lot",
        "as long",
        "as well",
        "at least",
        "each other",
        "even if",
        "even though",
        "every time",
        "for example",
        "in addition",
        "in between",
        "in case",
        "on top",
        "in depth",
        "in fact",
        "in front",
        "in order",
        "in spite",
        "in turn",
        "make sure",
        "no one",
        "of course",
        "other hand",
        "thank you",
    )
}
"""Words that are often, and wrongly, written as one."""


_TIED_LAST = ("based", "oriented", "driven", "agnostic", "friendly", "specific", "independent")
"""What a hyphen ties to a noun."""


class Suspicion(NamedTuple):
    """A word that is likely to be misspelt."""

    suggestions: tuple[str, ...]
    """What may have been meant, in small letters, the likeliest first."""
    cost: int = 0
    """What was written wrongly, in hundredths of a plain edit (see ``near``)."""

    @property
    def slight(self) -> bool:
        """Whether a word that somebody writes again and again would still be misspelt."""
        return self.cost <= _SLIGHT


@lru_cache(maxsize=100_000)
def is_known(lexicon: Lexicon, word: str) -> bool:
    """True for a word of the lexicon, as written; names need a capital."""
    lower = word.lower()
    level = lexicon.level(lower)
    if level:
        return level < NAME or word[0].isupper()
    if lower.endswith("s") and lexicon.level(lower[:-1]) == TECHNICAL:
        return True
    base, apostrophe, tail = lower.rpartition("'")
    if apostrophe:
        return tail in ("", "s", "d", "ll", "re", "ve", "m", "t", "em") and is_known(lexicon, word[: len(base)])
    return word[0].isupper() and is_name_form(lexicon, lower)


def has_odd_capitals(lexicon: Lexicon, word: str) -> bool:
    """Whether a common word has capitals within that divide it into no words (``comPosition``), or two at once (``THe``)."""
    if word[:2].isupper() and word[2:].islower() and word.lower() in _SHORT_WORDS:
        return True
    if begins_with_two(lexicon, word):
        return True
    if word.startswith("eX"):
        return False  # eXtreme, whose X an acronym takes
    if len(word) < 7 or word.islower() or word.isupper() or word[1:].islower() or not word.isascii():
        return False
    if not 0 < lexicon.level(word.lower()) <= _PLAIN:
        return False
    pieces = _CAMEL.split(word)
    levels = [lexicon.level(part.lower()) for part in pieces]
    is_no_identifier = word[0].islower() and min(map(len, pieces)) < _PIECE  # metaData
    return 0 in levels or (is_no_identifier and max(levels) > _PLAIN)  # JavaScript, MiddleWare, but not AbstrAction


def begins_with_two(lexicon: Lexicon, word: str) -> bool:
    """Whether a common word begins with two capitals: ``SHared``, which no name is where a sentence begins."""
    return (
        len(word) > 4
        and word[:2].isupper()
        and word[2:].islower()
        and word.isascii()
        and 0 < lexicon.level(word.lower()) <= _PLAIN
        and word not in ("EMail", "EMails", "LLama")
    )


@cache
def _hardly_ever() -> dict[str, str]:
    """What is hardly ever meant, with what is: our own, and the forms in ``strange.txt`` (writed, informations)."""
    text = Path(__file__).with_name("strange.txt").read_text(encoding="ascii")
    return dict(line.split("\t") for line in text.splitlines()) | _HARDLY_EVER


def is_hardly_ever_meant(word: str) -> bool:
    """True for what may be a word of its own, and is nearly always another without its apostrophe or in disorder."""
    return (word.lower() if word.istitle() else word) in _hardly_ever()


@lru_cache(maxsize=100_000)
def is_strange(lexicon: Lexicon, word: str) -> bool:
    """True for a word that is looked at closely: unknown, hardly ever meant, or with capitals in odd places."""
    return not is_known(lexicon, word) or is_hardly_ever_meant(word) or has_odd_capitals(lexicon, word)


def strange_words(lexicon: Lexicon, written: Iterable[str]) -> set[str]:
    """Those of some words that are looked at closely: most are in the lexicon as they are."""
    plain = lexicon.levels(filter(str.islower, written))
    hardly_ever = _hardly_ever()
    known = {word for word, level in plain.items() if 0 < level < NAME and word not in hardly_ever}
    return {word for word in written if word not in known and is_strange(lexicon, word)}


@lru_cache(maxsize=50_000)
def suspect(lexicon: Lexicon, word: str) -> Suspicion | None:
    """Check a word, with straight apostrophes; None for one that is left alone.

    Left alone are words of three letters and less, in capitals or of mixed case, with letters beyond ASCII, and words that
    are known, made of known ones by rule, or near to nothing common.
    """
    if is_hardly_ever_meant(word):
        return Suspicion(tuple(_hardly_ever()[word.lower()].split("|")))
    if has_odd_capitals(lexicon, word):
        return Suspicion((word.lower(),))
    if "'" in word and (contraction := _contraction(word.lower())) is not None:
        return Suspicion((contraction,))
    if word.endswith("'s"):
        found = suspect(lexicon, word[:-2])
        return found and Suspicion(tuple(f"{other}'s" for other in found.suggestions), found.cost)
    if len(word) >= _NO_ACRONYM and word.isupper():
        found = suspect(lexicon, word.lower())
        is_clear = found is not None and found.cost <= _MISSING and 0 < lexicon.level(found.suggestions[0]) <= 2
        return found if is_clear else None
    if not 3 < len(word) <= _LONGEST or not word.isascii() or not word.isalpha() or word[1:] != word[1:].lower():
        return None
    if is_known(lexicon, word):
        return None
    lower = word.lower()
    for at in (len(lower) - 1, len(lower) - 2):
        contraction = f"{lower[:at]}'{lower[at:]}"
        if lexicon.level(contraction):
            return Suspicion((contraction,))
    if (tied := _tied(lexicon, lower)) is not None:
        return Suspicion((tied,))
    if (with_k := _IC.sub(r"\1k\2", lower)) != lower and lexicon.suggested(with_k):
        return Suspicion((with_k,), _MISSING)
    if (negated := _otherwise_negated(lexicon, lower)) is not None:
        return Suspicion((negated,), ALIKE)
    if (apart := _apart(lower)) is not None and not _lacks_a_letter(lexicon, lower):
        return Suspicion((apart,))
    if _is_british(lexicon, lower):
        return None
    found = _misspelling(lexicon, lower, word.islower())
    if found is None or found.cost > SEVERE:
        parts = glued(lexicon, lower)
        return Suspicion((parts,)) if parts is not None else found or _prefixed(lexicon, lower)
    return found


def _otherwise_negated(lexicon: Lexicon, word: str) -> str | None:
    """The common adjective that has another prefix: inconspicuous for ``unconspicuous``, unusual for ``inusual``."""
    prefix, stem = word[:2], word[2:]
    if prefix not in _NEGATIONS or len(stem) < _NEGATED:
        return None
    meant = [
        other + stem
        for other in _NEGATIONS
        if 0 < lexicon.suggested(other + stem) <= _PLAIN
        and (stem.endswith(_OF_ADJECTIVES) or lexicon.parts[lexicon.part(other + stem)] & ADJECTIVE)
    ]
    return meant[0] if len(meant) == 1 and prefix != meant[0][:2] else None


def _is_british(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is known as it is spelt in America: serialiser, journalling."""
    if (match := _BRITISH.search(word)) is not None:
        return lexicon.level(f"{word[: match.start()]}iz{word[match.end() :]}") > 0
    match = _BRITISH_DOUBLED.search(word)
    return match is not None and lexicon.level(word[: match.end()] + word[match.end() + 1 :]) > 0


def _contraction(word: str) -> str | None:
    """The contraction that has its apostrophe in another place, or letters in disorder too: ``does'nt``, ``dosen't``."""
    letters = word.replace("'", "")
    if word in _CONTRACTIONS.values() or word.endswith("'s") or not letters.isascii() or len(letters) < 4:
        return None
    if letters in _CONTRACTIONS:
        return _CONTRACTIONS[letters]
    alike = [
        whole
        for plain, whole in _CONTRACTIONS.items()
        if (cost := edit_cost(letters, plain)) is not None and cost <= _SLIGHT
    ]
    return alike[0] if len(alike) == 1 else None


def _lacks_a_letter(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a very common one without one of its letters: befor, rather than be for."""
    found = candidates(lexicon, word, 1) if word not in _TOGETHER and len(word) > 4 else []
    return bool(found) and found[0].level <= 2 and found[0].cost <= _MISSING and len(found[0].word) > len(word)


def _prefixed(lexicon: Lexicon, word: str) -> Suspicion | None:
    """A misspelt word behind a prefix: ``reincrypt`` for ``reencrypt``."""
    for prefix in _PREFIXES:
        stem = word[len(prefix) :]
        if word.startswith(prefix) and len(stem) >= _STEM and not lexicon.level(stem) and not is_derived(lexicon, stem):
            found = _other_vowel(lexicon, stem) or _misspelling(lexicon, stem, True)
            is_near = found is not None and found.cost <= ALIKE and lexicon.level(found.suggestions[0]) <= _PLAIN
            if found is not None and is_near and (prefix != "de" or lexicon.level(prefix + found.suggestions[0])):
                return Suspicion((prefix + found.suggestions[0],), found.cost)
    return None


def _other_vowel(lexicon: Lexicon, word: str) -> Suspicion | None:
    """The common word that begins with another vowel: ``encrypt`` for ``incrypt``."""
    meant = [
        vowel + word[1:]
        for vowel in "aeiou"
        if word[0] in "aeiou" and 0 < lexicon.suggested(vowel + word[1:]) <= _PLAIN
    ]
    return Suspicion(tuple(meant), ALIKE) if len(meant) == 1 else None


def _misspelling(lexicon: Lexicon, word: str, is_no_name: bool) -> Suspicion | None:
    length = len(word)
    if length == _PLURAL and word[-1] == "s" and 0 < lexicon.level(word[:-1]) <= _KNOWN_WELL:
        return None  # funs
    found = candidates(lexicon, word, 1 if length < 7 else 2) if not _is_tool(lexicon, word) else []
    if not found:
        return None
    best = found[0]
    edits = best.cost - RARITY[best.level]
    limit = _LIMITS[min(length, len(_LIMITS) - 1)]
    if (
        best.cost > (limit + _EASE if is_no_name and edits <= _SLIGHT and length > 5 else limit)
        or best.level > _RAREST.get(length, best.level)
        or (
            word[1:] == best.word and (length < 10 or word[0] in "ei" or _CONSONANTS.match(word))
        )  # plocate, mpartition: names are made so
        or (
            word == best.word + "d" and (best.word[-1] != "d" or lexicon.level(word.removeprefix("re")))
        )  # masterd: a daemon; readd
        or (word.endswith("set") and best.word.endswith("est"))  # dirset is no direst
        or (length == 7 and best.edits == 2 and edits > 2 * _SLIGHT)
        or (edits > _SLIGHT and _is_made(lexicon, word, best.word, edits, best.level, best.edits))
    ):
        return None
    if any(_unaccented(other.word) == word for other in found):
        return None  # cliches for clichés
    meant = list(dict.fromkeys(other.word for other in found))[:5]
    if word[-1] == "s" and (many := f"{best.word}s") in meant:
        meant.sort(key=lambda other: other != many)  # fundamentas
    return Suspicion(tuple(meant), edits)


def _is_tool(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is made as names of tools are, with two letters that no word begins with before a common one: nftables."""
    first, rest = word[:2], word[2:]
    is_odd = first[0] != first[1] and not set(first) & set("aeiouyhrlw") and first not in _ONSETS
    return is_odd and len(rest) > 3 and 0 < lexicon.level(rest) <= _PLAIN


def _unaccented(word: str) -> str:
    return word if word.isascii() else normalize("NFD", word).encode("ascii", "ignore").decode()


def look_alikes(lexicon: Lexicon, written: Iterable[str], lower: Iterable[str]) -> dict[str, str]:
    """The rare words, and those made by rule, that are a slip of the pen away from a common one of the same post.

    ``lower`` are all the words in small letters.
    """
    level = lexicon.level
    rare = [
        word
        for word in written
        if 4 < len(word) <= _LONGEST
        and word.islower()
        and word.isascii()
        and ((rank := level(word)) == 0 or _RARE <= rank <= _VERY_RARE)
    ]
    wanted = {(word[0], len(word) + longer) for word in rare for longer in range(-_STUTTER, 2)}
    common: dict[tuple[str, int], list[str]] = {}
    for word in lower if rare else ():
        if (kind := (word[0], len(word))) in wanted and 0 < lexicon.suggested(word) <= _PLAIN:
            common.setdefault(kind, []).append(word)
    found = {word: _look_alike(lexicon, word, common) for word in rare}
    return {word: meant for word, meant in found.items() if meant is not None}


def _look_alike(lexicon: Lexicon, word: str, common: dict[tuple[str, int], list[str]]) -> str | None:
    """The likeliest of some common words, by first letter and length, that a word is a slip of the pen away from."""
    slips = {
        meant: cost for meant, cost in endings_and_stutters(word) if meant in common.get((meant[0], len(meant)), ())
    }
    for length in range(len(word) - 1, len(word) + 2):
        for meant in common.get((word[0], length), ()):
            if (word[1] == meant[1] or word[-1] == meant[-1]) and (cost := edit_cost(word, meant)) is not None:
                slips[meant] = min(cost, slips.get(meant, cost))
    near = [
        Candidate(cost + RARITY[lexicon.level(meant)], meant, 1, lexicon.level(meant))
        for meant, cost in slips.items()
        if cost <= _MISSING and not (meant[: len(word)] == word and meant[len(word) :] in _ENDINGS)
    ]
    if not near or (lexicon.level(word) and is_derived(lexicon, word)):
        return None
    return likeliest_first(word, near)[0].word


def _is_made(lexicon: Lexicon, word: str, meant: str, cost: int, level: int, edits: int) -> bool:
    """True for a word made by rule, unless a very common one is so near that the rule is chance."""
    if word.endswith("eth") and any(_is_verb(lexicon, stem) for stem in (word[:-2], word[:-3])):
        return True  # believeth, goeth
    if word.startswith("re") and len(word) > _STEM and 0 < lexicon.level(word[2:]) <= _PLAIN:
        return True  # reposted
    if word.endswith(("js", "fs")) and lexicon.level(word[:-2]):
        return True  # shelljs, tracefs
    if word[-1] in "pf" and word[-2] != word[-1] and 0 < lexicon.level(word[:-1]) <= _KNOWN_PART:
        return True  # symbolp, shiftf: functions of Lisp
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
        one == other or {one, other} <= _VOWELS for one, other in zip(word, meant, strict=True)
    )


def _is_verb(lexicon: Lexicon, word: str) -> bool:
    return bool(lexicon.parts[lexicon.part(word)] & (BASE | THING))


def _lacks_two(word: str, meant: str) -> bool:
    """Whether a word is another but for two letters, one beside the other, that are left out."""
    at = next((at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other), len(word))
    return len(meant) == len(word) + 2 and word[at:] == meant[at + 2 :]


def _tied(lexicon: Lexicon, word: str) -> str | None:
    """A common word and what is tied to it, written together: web-based for ``webbased``."""
    for last in _TIED_LAST:
        first = word.removesuffix(last)
        if first != word and len(first) > 2 and 0 < lexicon.suggested(first) <= _PLAIN:
            return f"{first}-{last}"
    return None


def _apart(word: str) -> str | None:
    """Two short words that were written together."""
    if word in _TOGETHER:
        return _TOGETHER[word]
    for at in range(2, len(word) - 1 if len(word) > 4 else 0):
        if word[:at] in _SHORT_WORDS and word[at:] in _SHORT_WORDS:
            return f"{word[:at]} {word[at:]}"
    return None
