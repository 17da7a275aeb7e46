"""What a single word looks like, whatever is around it."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize

from ..named_tuple import NamedTuple
from ..regex import regex
from .candidates import ALIKE, MISSING, PLAIN, RARITY, SLIGHT, candidates, edit_cost
from .known import SHORT_WORDS, hardly_ever, has_odd_capitals, is_hardly_ever_meant, is_known
from .lexicon import ADJECTIVE, Lexicon
from .morphology import is_derived, is_made
from .small import glued

_LONGEST = 40
_NO_ACRONYM = 8
"""The letters of what is a word in capitals, rather than an acronym."""
_CONSONANTS = regex(r"([bcdfgjkmpqvwxz])(?!\1)[^aeiouylrh]")
"""What names begin with that are made of a word and a letter before it."""
_BRITISH = regex(r"is(?=(?:e[drs]?|ers|ing|able|ations?)\Z)")
_BRITISH_DOUBLED = regex(r"[aeiouy][^aeiouy]+[aeo]l(?=l(?:ed|ing|er|ers)\Z)")
_IC = regex(r"(ic)(ed|er|ers|ing)\Z")
"""Where a verb has a k: panicking."""
SEVERE = 100
_LIMITS = (900, 900, 900, 900, 70, 90, 100, 130, 160, 160, 190, 200, 220)
"""By a word's length: what its correction may cost, its rarity included."""
_EASE = 20
"""How much rarer a word may be of which a letter was doubled, or two have changed places: baloon."""
_RAREST = {4: 1, 5: 2}
"""By a word's length: the level that its correction may have."""
_PLURAL, _KNOWN_WELL = 4, 4
"""The letters of a plural of a short word, and how common that is at least."""
_CONTRACTIONS = {
    whole.replace("'", ""): whole
    for whole in (
        "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't mightn't"
        " they're they've they'll you're you've you'll we've there's that's what's it's"
    ).split()
}
_ONSETS = ("sc", "sk", "sm", "sn", "sp", "sq", "st", "kn", "gn", "ps")
_NEGATIONS, _NEGATED = ("un", "in", "im", "ir", "il"), 5
"""Prefixes that say not, and the letters of what follows."""
_OF_ADJECTIVES = ("ous", "ible", "able", "ent", "ant", "ive", "ate", "al")
_PREFIXES = ("re", "de", "un", "pre", "non", "multi")
_STEM = 6
TOGETHER = {
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
        return self.cost <= SLIGHT


@lru_cache(maxsize=50_000)
def suspect(lexicon: Lexicon, word: str) -> Suspicion | None:
    """Check a word, with straight apostrophes; None for one that is left alone.

    Left alone are words of three letters and less, in capitals or of mixed case, with letters beyond ASCII, and words that
    are known, made of known ones by rule, or near to nothing common.
    """
    if len(word) > _LONGEST + 2:  # with an 's
        return None
    if is_hardly_ever_meant(word):
        return Suspicion(tuple(hardly_ever()[word.lower()].split("|")))
    if has_odd_capitals(lexicon, word):
        return Suspicion((word.lower(),))
    if "'" in word and (contraction := _contraction(word.lower())) is not None:
        return Suspicion((contraction,))
    if word.endswith("'s"):
        found = suspect(lexicon, word[:-2])
        return found and Suspicion(tuple(f"{other}'s" for other in found.suggestions), found.cost)
    if len(word) >= _NO_ACRONYM and word.isupper():
        found = suspect(lexicon, word.lower())
        is_clear = found is not None and found.cost <= MISSING and 0 < lexicon.level(found.suggestions[0]) <= 2
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
    if "ic" in lower and (with_k := _IC.sub(r"\1k\2", lower)) != lower and lexicon.suggested(with_k):
        return Suspicion((with_k,), MISSING)
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
        if 0 < lexicon.suggested(other + stem) <= PLAIN
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
        if (cost := edit_cost(letters, plain)) is not None and cost <= SLIGHT
    ]
    return alike[0] if len(alike) == 1 else None


def _lacks_a_letter(lexicon: Lexicon, word: str) -> bool:
    """Whether a word is a very common one without one of its letters: befor, rather than be for."""
    found = candidates(lexicon, word, 1) if word not in TOGETHER and len(word) > 4 else []
    return bool(found) and found[0].level <= 2 and found[0].cost <= MISSING and len(found[0].word) > len(word)


def _prefixed(lexicon: Lexicon, word: str) -> Suspicion | None:
    """A misspelt word behind a prefix: ``reincrypt`` for ``reencrypt``."""
    for prefix in _PREFIXES:
        stem = word[len(prefix) :]
        if word.startswith(prefix) and len(stem) >= _STEM and not lexicon.level(stem) and not is_derived(lexicon, stem):
            found = _other_vowel(lexicon, stem) or _misspelling(lexicon, stem, True)
            is_near = found is not None and found.cost <= ALIKE and lexicon.level(found.suggestions[0]) <= PLAIN
            if found is not None and is_near and (prefix != "de" or lexicon.level(prefix + found.suggestions[0])):
                return Suspicion((prefix + found.suggestions[0],), found.cost)
    return None


def _other_vowel(lexicon: Lexicon, word: str) -> Suspicion | None:
    """The common word that begins with another vowel: ``encrypt`` for ``incrypt``."""
    meant = [
        vowel + word[1:] for vowel in "aeiou" if word[0] in "aeiou" and 0 < lexicon.suggested(vowel + word[1:]) <= PLAIN
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
        best.cost > (limit + _EASE if is_no_name and edits <= SLIGHT and length > 5 else limit)
        or best.level > _RAREST.get(length, best.level)
        or (
            word[1:] == best.word and (length < 10 or word[0] in "ei" or _CONSONANTS.match(word))
        )  # plocate, mpartition: names are made so
        or (
            word == best.word + "d" and (best.word[-1] != "d" or lexicon.level(word.removeprefix("re")))
        )  # masterd: a daemon; readd
        or (word.endswith("set") and best.word.endswith("est"))  # dirset is no direst
        or (length == 7 and best.edits == 2 and edits > 2 * SLIGHT)
        or (edits > SLIGHT and is_made(lexicon, word, best.word, edits, best.level, best.edits))
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
    return is_odd and len(rest) > 3 and 0 < lexicon.level(rest) <= PLAIN


def _unaccented(word: str) -> str:
    return word if word.isascii() else normalize("NFD", word).encode("ascii", "ignore").decode()


def _tied(lexicon: Lexicon, word: str) -> str | None:
    """A common word and what is tied to it, written together: web-based for ``webbased``."""
    for last in _TIED_LAST:
        first = word.removesuffix(last)
        if first != word and len(first) > 2 and 0 < lexicon.suggested(first) <= PLAIN:
            return f"{first}-{last}"
    return None


def _apart(word: str) -> str | None:
    """Two short words that were written together."""
    if word in TOGETHER:
        return TOGETHER[word]
    for at in range(2, len(word) - 1 if len(word) > 4 else 0):
        if word[:at] in SHORT_WORDS and word[at:] in SHORT_WORDS:
            return f"{word[:at]} {word[at:]}"
    return None
