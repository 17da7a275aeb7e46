"""The misspelt words of a post, judged by the post's own usage."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..diagnostic import Edit, Finding, Fix, Span
from ..note.note import Note, once_per_note
from ..note.words import WORD, straight
from .lexicon import NAME, Lexicon, shipped
from .near import edit_cost
from .suspicion import ALIKE, Suspicion, is_hardly_ever_meant, is_known, suspect

_MANY = 3
"""A word used so often is the author's own."""
_CLEAR = 8
"""A word so long that is nearly one which the post has too is that one, however often it is written."""
_FOREIGN = 0.25
"""The share of unknown words from which a post is taken for one in another language; twice that for a paragraph."""
_FEW, _ENOUGH, _SAMPLE = 3, 20, 12
_AROUND = 500
_ALIKE = 50
_BEFORE = re.compile(r"(?<!\w)[^\W\d_]{2,} \Z")
_BEHIND = re.compile(r" [^\W\d_]{2,}(?!\w)")
_LONGEST_PART = 20
_LONG = 10
_NAME_GOES_ON = re.compile(r" ([A-Z][^\W\d_]++)")
_GOES_ON = re.compile(r" [a-z]")
_APOSTROPHES = ("'", "’")
_QUOTES = ("'", '"', "‘", "’", "“", "”", "«", "»")


class Misspelling(NamedTuple):
    """A misspelt word and what was meant."""

    span: Span
    message: str
    suggestions: tuple[str, ...]
    """In the case of what is written, the likeliest first."""


class Spelling(NamedTuple):
    """What there is to say of a post's words."""

    silence: str | None
    """Why the words are not judged; None where they are."""
    misspellings: list[Misspelling]
    """By place."""


@once_per_note
def spelling(note: Note) -> Spelling:
    """The misspelt words, or why the post's words are not judged."""
    language = _named_language(note)
    if language is not None and not language.lower().startswith("en"):
        return Spelling(f'the front matter names the language "{language}"', [])
    written = note.prose.written
    lexicon = shipped()
    unknown = {word for word in written if not is_known(lexicon, word) or is_hardly_ever_meant(word)}
    if language is None and (reason := _no_english(written, unknown)) is not None:
        return Spelling(reason, [])
    found = {found.span: found for found in _misspellings(note, lexicon, written, unknown)} if unknown else {}
    return Spelling(None, sorted(found.values()))


def typos(note: Note, *kinds: str) -> Iterator[Finding]:
    """The misspellings in some kinds of places (see ``Note.place_of``), as findings."""
    for found in spelling(note).misspellings:
        kind = note.place_of(found.span)
        if kind in kinds:
            best, *others = found.suggestions
            also = " or ".join(f'"{other}"' for other in others[:3])
            written = note.document.slice(found.span)
            right = f"if it is right: notelint words --add {shlex.quote(straight(written))}"
            hints = [f"or {also}"] if also else []
            if len(written.split()) == 1:
                hints.append(right)
            fix = Fix(f'write "{best}"', (Edit(found.span, best),))
            may_be_quoted = kind == "front matter" and "'" in best
            yield Finding(found.span, found.message, "; ".join(hints) or None, None if may_be_quoted else fix)


def _named_language(note: Note) -> str | None:
    values = note.front_matter.values if note.front_matter else {}
    for key in ("lang", "language", "locale"):
        if isinstance(named := values.get(key), str) and named.strip():
            return named.strip()
    return None


def _no_english(words: Iterable[str], unknown: set[str]) -> str | None:
    """Why the words of a post are not those of an English one; of a short post, names count too."""
    small = {word for word in words if word.islower() and len(word) > 2}
    share = _FOREIGN
    if len(small) < _ENOUGH:
        small, share = {word for word in words if len(word) > 2}, 2 * _FOREIGN
    strange = [word for word in sorted(unknown) if word in small and not is_hardly_ever_meant(word)]
    if len(strange) <= len(small) * share:
        return None
    some = strange[:: max(1, len(strange) // _SAMPLE)]
    meant = sum(suspect(shipped(), word) is not None for word in some) / len(some)
    if len(small) > _FEW and len(strange) * (1 - meant) <= len(small) * share:
        return None  # a careless writer
    return f"{len(strange)} of {len(small)} different words are unknown, so it seems not to be in English"


def _misspellings(note: Note, lexicon: Lexicon, written: dict[str, int], unknown: set[str]) -> Iterator[Misspelling]:
    counts: dict[str, int] = {}
    for word, count in written.items():
        lower = word.lower()
        counts[lower] = counts.get(lower, 0) + count
    names = _names(lexicon, counts, written)
    right = note.known_words | note.own_words
    for span in note.prose.find({word for word in unknown if word.lower() not in right}):
        word = straight(note.prose.text[span.start : span.end])
        lower = word.lower()
        found = _split(note, lexicon, span) or _judge(note, lexicon, word, span, counts)
        if found is None and counts[lower] == 1:
            found = _other_spelling(word, span, names)
        if found is not None and not note.prose.is_in_name(found.span):
            yield found


def _judge(note: Note, lexicon: Lexicon, word: str, span: Span, counts: dict[str, int]) -> Misspelling | None:
    """An unknown word where it stands; the cheap questions first."""
    prose = note.prose
    if word[0].isupper() and _is_name(note, lexicon, word, span):
        return None
    suspicion = suspect(lexicon, word)
    if suspicion is None or _is_own(word, suspicion, counts) or _drops_g(prose.text, lexicon, word, span):
        return None
    if _is_quoted(prose.text, span) or is_foreign(note, lexicon, span):
        return None
    if len(word) < 4 and not _GOES_ON.match(prose.text, span.end):
        return None
    suggestions = tuple(_in_case(word, other) for other in suspicion.suggestions)
    message = f'"{word}" is no word; did you mean "{suggestions[0]}"?'
    if " " in suggestions[0]:
        message = f'"{word}" is two words: "{suggestions[0]}"'
    elif "'" in suggestions[0] and "'" not in word:
        message = f'"{word}" lacks its apostrophe: "{suggestions[0]}"'
    return Misspelling(span, message, suggestions)


def _is_own(word: str, suspicion: Suspicion, counts: dict[str, int]) -> bool:
    """Whether a word is the author's own: written often, while the right one is not."""
    if counts[word.lower()] < _MANY or suspicion.slight:
        return False
    return len(word) < _CLEAR or suspicion.cost > ALIKE or not counts.get(suspicion.suggestions[0])


def _drops_g(text: str, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether a word is spelt as it is sung: ``runnin'``."""
    return word.endswith("in") and text[span.end : span.end + 1] in _APOSTROPHES and is_known(lexicon, word + "g")


def _is_name(note: Note, lexicon: Lexicon, word: str, span: Span) -> bool:
    """True for a word with a capital that no sentence or title accounts for, or beside a surname that nobody knows."""
    behind = _NAME_GOES_ON.match(note.prose.text, span.end)
    if not note.is_title(span):
        return len(word) == 4 or behind is not None or not note.prose.opens_sentence(span.start)
    if behind is None:
        return False
    surname = straight(behind[1])
    return not is_known(lexicon, surname) and suspect(lexicon, surname) is None


def _is_quoted(text: str, span: Span) -> bool:
    """True for a word that stands alone between quotation marks: it is spoken of, not used."""
    return text[span.start - 1 : span.start] in _QUOTES and text[span.end : span.end + 1] in _QUOTES


def is_foreign(note: Note, lexicon: Lexicon, span: Span) -> bool:
    """Whether a place is in a paragraph of another language."""
    prose = note.prose
    block = prose.block(span.start)
    around = WORD.findall(prose.text, max(block.start, span.start - _AROUND), min(block.end, span.end + _AROUND))
    words = {word for word in around if len(word) > 2}
    unknown = sum(not is_known(lexicon, straight(word)) for word in words)
    return len(words) > 4 and unknown > len(words) * _FOREIGN * 2


def _in_case(word: str, suggestion: str) -> str:
    return suggestion[0].upper() + suggestion[1:] if word[0].isupper() else suggestion


def _split(note: Note, lexicon: Lexicon, span: Span) -> Misspelling | None:
    """An unknown word that is known together with the one before or behind it: ``In herent``."""
    if span.end - span.start < 3:
        return None
    text = note.prose.text
    before = _BEFORE.search(text, max(0, span.start - _LONGEST_PART), span.start)
    behind = _BEHIND.match(text, span.end, span.end + _LONGEST_PART)
    for whole in (
        Span(before.start(), span.end) if before else None,
        Span(span.start, behind.end()) if behind else None,
    ):
        if whole is not None:
            joined = "".join(text[whole.start : whole.end].split(" "))
            if len(joined) > 5 and joined[1:].islower() and 0 < lexicon.level(joined.lower()) <= 4:
                return Misspelling(whole, f'"{note.document.slice(whole)}" is one word: "{joined}"', (joined,))
    return None


def _names(lexicon: Lexicon, counts: dict[str, int], written: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """The names and unknown words that a post uses twice or more, as written, by first letter and length."""
    names: dict[tuple[str, int], list[str]] = {}
    for word in written:
        if word.islower() and is_known(lexicon, word):
            continue
        lower = word.lower()
        if counts[lower] > 1 and len(word) > 4 and word.isascii() and not 0 < lexicon.level(lower) < NAME:
            alike = names.setdefault((lower[0], len(word)), [])
            if len(alike) < _ALIKE:
                alike.append(word)
    return names


def _other_spelling(word: str, span: Span, names: dict[tuple[str, int], list[str]]) -> Misspelling | None:
    """A word written once that is a slip away from a name written more often: ``O'Reailly`` beside ``O'Reilly``."""
    lower = word.lower()
    lengths = [len(word) - 1, len(word) + 1]
    if word.istitle() or word.islower():
        lengths.append(len(word))
    elif len(word) < _LONG:
        return None  # EfficientNet and EfficientDet are two things
    for length in lengths:
        for name in names.get((lower[0], length), ()):
            stem = min(len(word), length) - 1
            if word[:stem] != name[:stem] and name[0] == word[0] and edit_cost(lower, name.lower()) is not None:
                return Misspelling(span, f'"{word}" is written "{name}" elsewhere in this post', (name,))
    return None
