"""An unknown word where it stands: what it is a slip for, unless the place says that it is none."""

from __future__ import annotations

import re

from ..diagnostic import Span
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..regex import regex
from .beside import meant_between, rare_words
from .candidates import ALIKE, SLIGHT, edit_cost
from .known import begins_with_two, has_odd_capitals, is_hardly_ever_meant, is_known
from .language import is_foreign
from .lexicon import Lexicon
from .names import is_name, is_no_name
from .own_words import MANY, is_form_of_code, is_named_elsewhere, is_own, parts_of_identifiers
from .sentences import is_in_signature
from .set_apart import (
    is_alone,
    is_among_names,
    is_called,
    is_cut_off,
    is_defined,
    is_emphasised,
    is_in_command,
    is_in_tied_name,
    is_one_of_names,
    is_quoted,
    is_tied,
    named_words,
)
from .small import small_word
from .suspicion import Suspicion, suspect

_ARITY = regex(r"/\d(?!\w)")
"""How many things a predicate takes: writeq/1."""
_CAPITALS = 2
"""A word with more, and small letters too, that is there twice is a name."""
_NAME = 7
"""A word with fewer letters that has a cell or an item for itself is a name, unless it is hardly anything else than misspelt."""
_CONTINUES = regex(r" [a-z]")
_WORD_BEFORE = regex(r"(?<![\w'’.-])([A-Za-z']++)\s\Z")
_WORD_AFTER = regex(r"\s([a-z]++)(?![\w'’-])")
_AMID_BEFORE = regex(r"[a-z][,;]?\s\Z")
_AMID_BEHIND = regex(r"\s[a-z]{2}")
_REACH = 80
_TIED_ON = regex(r"-[a-z]")
KEY = "crtl"
"""The name of a key that has a capital in mid-sentence, and others tied to it: Crtl+C."""
_BEFORE_NOUN = regex(
    r"\b(?:his|her|its|my|our|your|their|the|an?|in|of|is|are|was|were)[^\S\n]+\Z|\w['’]s[^\S\n]+\Z", re.IGNORECASE
)
"""After these, "wont" is a custom and "cant" a jargon."""
_REST = regex(r"[\[(,][^\S\n]?(?:\.\.\.|…)\Z")
"""The last of a function's parameters: ``push(first[, …others])``."""
_STYLED = regex(r"(?<![\w-])[A-Z][\w-]*+\s\Z")
"""A word with a capital: Software Package Data eXchange."""
SHORT, _SHORTER = 5, 4
"""Words of so many letters, and of fewer than that, are often names."""
APOSTROPHES = ("'", "’")


class Misspelling(NamedTuple):
    """A misspelt word and what was meant."""

    span: Span
    message: str
    suggestions: tuple[str, ...]
    """In the case of what is written, the likeliest first."""


def judged(note: Note, lexicon: Lexicon, word: str, span: Span, counts: dict[str, int]) -> Misspelling | None:
    """An unknown word where it is; the cheap questions first."""
    suspicion = suspect(lexicon, word) or _small(note.prose.text, word, span, counts)
    if (
        suspicion is None
        or _is_named(note, lexicon, word, span, suspicion)
        or _is_own(note, lexicon, word, span, suspicion, counts)
        or _is_no_prose(note, lexicon, word, span, suspicion)
        or is_in_signature(note.prose, span)
        or _is_styled(note, lexicon, word, span, suspicion)
        or is_quoted(note.prose.text, span)
        or is_foreign(note, lexicon, span)
        or (len(word) < _SHORTER and not _CONTINUES.match(note.prose.text, span.end))
        or (len(word) <= SHORT and word.islower() and _is_short_name(note, lexicon, word, span))
    ):
        return None
    suggestions = tuple(in_case(word, other) for other in _used_first(note, word.lower(), suspicion.suggestions))
    return _told(note.prose.text, word, span, suggestions)


def _is_named(note: Note, lexicon: Lexicon, word: str, span: Span, suspicion: Suspicion) -> bool:
    """Whether a word's capital is a name's."""
    if not word[0].isupper() or word.lower() == KEY:
        return False
    text = note.prose.text
    begins = is_hardly_ever_meant(word) and note.prose.opens_sentence(span.start) and _CONTINUES.match(text, span.end)
    return not begins and is_name(note, lexicon, word, span) and not is_no_name(note, lexicon, word, span, suspicion)


def _is_own(note: Note, lexicon: Lexicon, word: str, span: Span, suspicion: Suspicion, counts: dict[str, int]) -> bool:
    """Whether a word is the author's own, or written as it is on purpose."""
    text = note.prose.text
    return (
        is_own(lexicon, word, suspicion, counts)
        or is_named_elsewhere(note, lexicon, word, suspicion, counts)
        or _drops_g(text, lexicon, word, span)
        or (word in ("wont", "cant") and _BEFORE_NOUN.search(text, max(0, span.start - _REACH), span.start) is not None)
        or (suspicion.cost > ALIKE and is_form_of_code(note, word.lower()))
        or (word in parts_of_identifiers(note) and suspicion.suggestions[0] not in counts)
    )


def _is_no_prose(note: Note, lexicon: Lexicon, word: str, span: Span, suspicion: Suspicion) -> bool:
    """Whether a word is part of a name, a call, a command or a list of names, or is cut off."""
    prose, text, meant = note.prose, note.prose.text, suspicion.suggestions[0]
    if word.islower() and suspicion.cost != 0 and is_in_tied_name(text, lexicon, span):
        return True
    if "'" in meant and word.islower() and is_tied(text, span):
        return True  # wont-fix: a name
    return (
        is_called(note, word)
        or is_cut_off(text, lexicon, word, span)
        or text.startswith("\\", span.start - 1)
        or _ARITY.match(text, span.end) is not None
        or is_in_command(text, span)
        or _REST.search(text, max(0, span.start - _REACH), span.start) is not None
        or (" " in meant and (is_alone(prose, span) or is_one_of_names(text, span)))
        or (len(word) < _NAME and suspicion.cost > SLIGHT and is_alone(prose, span))
    )


def _is_styled(note: Note, lexicon: Lexicon, word: str, span: Span, suspicion: Suspicion) -> bool:
    """Whether a name is written so, with its capitals within, or a parameter is, in emphasis."""
    prose, text = note.prose, note.prose.text
    if (
        word[0].islower()
        and has_odd_capitals(lexicon, word)
        and (styled := _STYLED.search(text, max(0, span.start - _REACH), span.start))
        and not prose.opens_sentence(styled.start())
    ):
        return True
    if sum(map(str.isupper, word)) > _CAPITALS and not word.isupper() and prose.written.get(word, 0) > 1:
        return True  # ECLiPSe
    if begins_with_two(lexicon, word) and not prose.opens_sentence(span.start):
        return True
    if not word.islower() or not is_emphasised(text, span):
        return False
    return suspicion.cost > SLIGHT or not suspicion.cost or word in named_words(note)


def _is_short_name(note: Note, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether a word of few letters is a name, as what is around it tells."""
    text = note.prose.text
    is_tied_on = len(word) < SHORT and not is_hardly_ever_meant(word) and _TIED_ON.match(text, span.end) is not None
    return is_tied_on or is_defined(note.prose, span) or is_among_names(note, lexicon, span)


def _used_first(note: Note, word: str, suggestions: tuple[str, ...]) -> list[str]:
    """The suggestions in their order, but of those as near as the first one what the post has in its code before it."""
    cost = edit_cost(word, suggestions[0])
    return sorted(suggestions, key=lambda other: edit_cost(word, other) != cost or other not in note.vocabulary)


def _told(text: str, word: str, span: Span, suggestions: tuple[str, ...]) -> Misspelling:
    """What is said of a misspelt word."""
    message = f'"{word}" is not a known word; did you mean "{suggestions[0]}"?'
    if word in rare_words() and not is_hardly_ever_meant(word):
        message = f'"{word}" is probably not meant; did you mean "{suggestions[0]}"?'
    if " " in suggestions[0]:
        message = f'"{word}" is two words: "{suggestions[0]}"'
    elif "'" in suggestions[0] and "'" not in word:
        message = f'"{word}" needs an apostrophe: "{suggestions[0]}"'
        if suggestions[0].endswith("'s") and text[span.end : span.end + 1] in APOSTROPHES:
            span = Span(span.start, span.end + 1)  # childrens'
    return Misspelling(span, message, suggestions)


def _small(text: str, word: str, span: Span, counts: dict[str, int]) -> Suspicion | None:
    """A short word that is a slip for a very common one, as the words beside it tell, or its letters."""
    if not 2 <= len(word) <= 5 or not word.islower() or not word.isascii() or counts[word] > MANY - 1:
        return None
    before = _WORD_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    after = _WORD_AFTER.match(text, span.end)
    is_looked_at = len(word) > 2 or word in rare_words()
    if after and is_looked_at and (meant := meant_between(before[1].lower() if before else "", word, after[1])):
        return Suspicion(meant)
    small = small_word(word) if 3 <= len(word) <= 4 and word not in rare_words() else None
    amid = _AMID_BEFORE.search(text, max(0, span.start - 3), span.start) and _AMID_BEHIND.match(text, span.end)
    return Suspicion((small,)) if small is not None and amid else None


def _drops_g(text: str, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether a word is spelt as it is sung: ``runnin'``."""
    return word.endswith("in") and text[span.end : span.end + 1] in APOSTROPHES and is_known(lexicon, word + "g")


def in_case(word: str, suggestion: str) -> str:
    """A suggestion in the case of what is written."""
    if word.isupper() and len(word) > 1:
        return suggestion.upper()
    return suggestion[0].upper() + suggestion[1:] if word[0].isupper() else suggestion
