"""Names of people and things, which no list has all of."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostic import Span
from ..note.note import Note, once_per_note
from ..note.words import BREAK, straight
from ..regex import regex
from .candidates import edit_cost
from .known import has_odd_capitals, is_known
from .lexicon import NAME, Lexicon, shipped
from .suspicion import Suspicion, suspect

_ALIKE = 50
_CLEAR, _SLIP, _COMMON = 9, 80, 3
"""A word so long, with one slip in it that costs no more, is no name where it is nearly such a common word."""
_CLEAR_THERE = 7
"""The same where the post has that word too: Intances, beside instances."""
_LONG = 10
_TERM, _RARE = 7, 5
"""A name or term of more letters that the lexicon has, as rare as that, need be there but once."""
_SHORTEST = 4
_KNOWN_TO_ALL = frozenset(
    "HTML HTTP HTTPS JSON YAML CSRF CORS CRUD AJAX ASCII SMTP DHCP JPEG MIME UUID WSGI CUDA LSTM MNIST POSIX GDPR MVVM RDBMS XHTML".split()
)
_REACH = 200
_CONTINUES = regex(r" ([A-Z][^\W\d_]++)")
_PART = r"(?:[A-Z][\w'’-]*+\.?|van|von|de|der|den|da|di|del)"
_PERSON = rf"[A-Z][\w'’-]*+\.?(?: {_PART}){{1,4}}"
_AND = r"(?:,? (?:and|und|et|&) |, )"
_AUTHORS = regex(
    rf"\W*(?:{_PERSON}(?:{_AND}{_PERSON})+\W*(?:[:.(“\"]|\Z)|{_PERSON}(?:,? et al)?[:,.]? ?(?:[“\"]|\((?:19|20)\d\d))"
)
"""A reference's beginning: people, then a title or a year."""
_HANDLE = regex(rf"\W*{_PERSON}\W{{1,4}}@\w")
"""A person with the name that a site knows them by."""
_BY = regex(rf"\b[Bb]y (?:{_PERSON}{_AND})*(?:{_PART} )*\Z")
_BYLINE = regex(rf" [-–—] [A-Z][^\W\d_]++ ([A-Z][^\W\d_]++)(?=[^\w{BREAK}]*+(?:{BREAK}|\Z))")
"""A title's end: a person after a dash."""
_BYLINES = 2
"""So many whose last word is in no list, and near no word, show that people are named."""
_TITLED = regex(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Lord|Lady|Herr|Frau)\.? \Z")
_INITIAL = regex(r"\b[A-Z]\.[ -]?\Z")
_INITIAL_BEHIND = regex(r",? (?:[A-Z][a-z]++ )?[A-Z]\.(?![\w])")


def is_name(note: Note, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether a word with a capital is a name: no sentence or title accounts for the capital, or people stand there."""
    behind = _CONTINUES.match(note.prose.text, span.end)
    if not note.is_title(span):
        is_continued = behind is not None and not behind[1].isupper()  # Accesing IAM
        if len(word) == 4 or is_continued or not note.prose.opens_sentence(span.start):
            return True
    elif behind is not None:
        surname = straight(behind[1])
        if not is_known(lexicon, surname) and suspect(lexicon, surname) is None:
            return True
    return _is_author(note, span)


def is_no_name(note: Note, lexicon: Lexicon, word: str, span: Span, suspicion: Suspicion) -> bool:
    """Whether a word with a capital in the middle of a sentence is a common one all the same: ``Greater Efficieny``."""
    if has_odd_capitals(lexicon, word):
        return True
    meant = suspicion.suggestions[0]
    is_longer = word.lower().startswith(meant) or meant.startswith(word.lower())  # Analytica: names are made so
    is_there = meant in note.prose.written and len(word) >= _CLEAR_THERE and word[-2:] == meant[-2:]
    is_near = word.isupper() or ((is_there or len(word) >= _CLEAR) and suspicion.cost <= _SLIP)
    is_near |= len(word) >= _CLEAR_THERE and lexicon.level(meant) < _COMMON and sorted(word.lower()) == sorted(meant)
    is_clear = is_near and 0 < lexicon.level(meant) <= _COMMON and not is_longer
    behind = _CONTINUES.match(note.prose.text, span.end) if is_clear else None
    goes_on = behind is None or is_known(lexicon, straight(behind[1]))
    return is_clear and goes_on and not _is_author(note, span)


def _is_author(note: Note, span: Span) -> bool:
    """Whether a word is part of a person's name in a reference or after "by"."""
    text, block = note.prose.text, note.prose.block(span.start)
    before = text[max(block.start, span.start - _REACH) : span.start]
    if _INITIAL.search(before) or _TITLED.search(before) or _INITIAL_BEHIND.match(text, span.end, block.end):
        return True
    if _BY.search(before) and (before[-3:].lower() != "by " or _CONTINUES.match(text, span.end)):
        return True
    end = min(block.end, block.start + 2 * _REACH)
    people = _AUTHORS.match(text, block.start, end) or _HANDLE.match(text, block.start, end)
    return (people is not None and span.end <= people.end()) or span.start in speakers(note)


@once_per_note
def speakers(note: Note) -> frozenset[int]:
    """Where surnames end titles after a dash, in a post that names several people so ("Queues - Ada Lovelace")."""
    lexicon = shipped()
    found = {match.start(1): straight(match[1]) for match in _BYLINE.finditer(note.prose.text)}
    names = {name for name in found.values() if not 0 < lexicon.level(name.lower()) < NAME}
    strange = {name for name in names if suspect(lexicon, name) is None}
    return frozenset(found) if len(strange) >= _BYLINES else frozenset()


def is_another_person(text: str, span: Span, name: str) -> bool:
    """Whether a surname follows a word that no name it resembles has: two people."""
    surname = _CONTINUES.match(text, span.end)
    return surname is not None and f"{name} {surname[1]}" not in text


def recurring_names(
    lexicon: Lexicon, counts: dict[str, int], written: Iterable[str]
) -> dict[tuple[str, int], list[str]]:
    """The names, terms and unknown words that a post uses, as written, by first letter and length.

    What no list has must be there twice or more, and so must a term of few letters.
    """
    names: dict[tuple[str, int], list[str]] = {}
    for word in written:
        if len(word) <= _SHORTEST or not word.isascii():
            continue
        lower = word.lower()
        level = lexicon.level(lower)
        is_term = len(word) > _TERM and level >= _RARE and not word.islower()
        if not is_term and (0 < level < NAME or (word.islower() and is_known(lexicon, word))):
            continue
        if is_term or counts[lower] > 1:
            alike = names.setdefault((lower[0], len(word)), [])
            if len(alike) < _ALIKE:
                alike.append(word)
    return names


def swapped_acronym(word: str, counts: dict[str, int], written: dict[str, int]) -> str | None:
    """The acronym that the post has too, or that everybody knows, of which two letters have changed places: ``CRSF``."""
    if not word.isupper() or not _SHORTEST <= len(word) <= _LONG or not word.isalpha() or counts[word.lower()] > 1:
        return None
    others = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}
    found = [other for other in sorted(others) if written.get(other, 0) > 1 or other in _KNOWN_TO_ALL]
    return found[0] if len(found) == 1 else None


def other_spelling(word: str, names: dict[tuple[str, int], list[str]]) -> str | None:
    """The name, written more often, that a word written once is a slip away from: O'Reilly for ``O'Reailly``."""
    lower = word.lower()
    lengths = [len(word) - 1, len(word), len(word) + 1]
    if not word.isascii() or (word.islower() and len(word) < _TERM):
        return None  # an accent that is explained; setgid and setsid are two things
    is_plain = word.istitle() or word.islower()
    for length in lengths:
        for name in names.get((lower[0], length), ()):
            if (word[1] != name[1] and word[-1] != name[-1]) or word == name.removesuffix("s") + "'s":
                continue  # more than a slip, or what one of them owns
            if not is_plain and (len(word) < _LONG if length != len(word) else sorted(lower) != sorted(name.lower())):
                continue  # EfficientNet and EfficientDet are two things, but DyanmoDB is DynamoDB
            stem = min(len(word), length) - 1
            is_other = word[:stem] == name[:stem] and word[-1] != name[-1]
            is_other = is_other or _capitals(word) != _capitals(name)  # HTTPSHandler and HTTPHandler
            if not is_other and edit_cost(lower, name.lower()) is not None:
                return name
    return None


def _capitals(word: str) -> str:
    return "".join(letter for letter in word if letter.isupper())
