"""The misspelt words of a post, checked by the post's own usage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..diagnostic import Edit, Finding, Fix, Span
from ..named_tuple import NamedTuple
from ..note.note import Note, once_per_note
from ..note.words import straight
from .beside import rare_words
from .elsewhere import misspells_name, misspells_target
from .known import strange_words
from .language import is_foreign, no_english
from .lexicon import Lexicon, shipped
from .names import is_another_person, other_spelling, recurring_names, swapped_acronym
from .own_words import (
    MANY,
    count_of,
    is_plainly_wrong,
)
from .pieces import apart, glued_numbers, hyphenated
from .same_post import look_alikes
from .set_apart import (
    is_alone,
)
from .spoken_of import HYPHENS, is_in_compound, is_spoken_of
from .unknown import APOSTROPHES, KEY, SHORT, Misspelling, judged

_BESIDE_NAMES = "*_="


class Spelling(NamedTuple):
    """What there is to say of a post's words."""

    skipped_because: str | None
    """Why the words are not checked; None where they are."""
    misspellings: list[Misspelling]
    """By place."""


@once_per_note
def spelling(note: Note) -> Spelling:
    """The misspelt words, or why the post's words are not checked."""
    language = _named_language(note)
    if language is not None and not language.lower().startswith("en"):
        return Spelling(f'the front matter names the language "{language}"', [])
    written = note.prose.written
    lexicon = shipped()
    unknown = strange_words(lexicon, written)
    if language is None and (reason := no_english(written, unknown)) is not None:
        return Spelling(reason, [])
    unknown |= rare_words() & written.keys()
    found = {found.span: found for found in _misspellings(note, lexicon, written, unknown)} if unknown else {}
    for span, whole in hyphenated(note.prose, lexicon):
        if not is_foreign(note, lexicon, span):
            found = {other: one for other, one in found.items() if not span.start <= other.start < span.end}
            found[span] = _one_word(note, span, whole)
    for span, parts in glued_numbers(note.prose):
        if not is_foreign(note, lexicon, span) and not note.prose.is_quoted(span.start):
            found[span] = Misspelling(span, f'"{parts.replace(" ", "")}" needs a space: "{parts}"', (parts,))
    return Spelling(None, sorted(found.values()))


def typos(note: Note, *kinds: str) -> Iterator[Finding]:
    """The misspellings in some kinds of places (see ``Note.place_of``), as findings."""
    for found in spelling(note).misspellings:
        kind = note.place_of(found.span)
        if kind in kinds:
            best, *others = found.suggestions
            written = note.document.slice(found.span)
            hints = [f"or {alternatives(others[:3])}"] if others else []
            if len(written.split()) == 1:
                as_it_is = "right as it is" if others else "right"
                hints.append(f"if it is {as_it_is}: notelint words --add {_quoted(straight(written))}")
            fix = Fix(f'write "{best}"', (Edit(found.span, best),))
            may_be_quoted = kind == "front matter" and "'" in best
            yield Finding(found.span, found.message, "; ".join(hints) or None, None if may_be_quoted else fix)


def alternatives(words: Sequence[str]) -> str:
    """Words in quotation marks, divided as in a sentence: ``"a", "b" or "c"``."""
    quoted = [f'"{word}"' for word in words]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _quoted(word: str) -> str:
    """A word as any shell takes it."""
    if "'" in word and re.fullmatch(r"[\w'.,-]+", word):
        return f'"{word}"'
    from shlex import quote

    return quote(word)


def _named_language(note: Note) -> str | None:
    values = note.front_matter.values if note.front_matter else {}
    for key in ("lang", "language", "locale"):
        if isinstance(named := values.get(key), str) and named.strip():
            return named.strip()
    return None


def _misspellings(note: Note, lexicon: Lexicon, written: dict[str, int], unknown: set[str]) -> Iterator[Misspelling]:
    counts: dict[str, int] = {}
    for word, count in written.items():
        lower = word.lower()
        counts[lower] = counts.get(lower, 0) + count
    rare = look_alikes(lexicon, written, counts)
    names = recurring_names(lexicon, counts, written)
    right = note.allowed_words | note.vocabulary | {w for w in note.file_words if not is_plainly_wrong(lexicon, w)}
    strange = {
        word
        for word in unknown | rare.keys()
        if len(word) > 1 and word.isascii() and not right & {word.lower(), word.lower().removesuffix("'s")}
    }
    for span in note.prose.find(strange):
        word = straight(note.prose.text[span.start : span.end])
        lower = word.lower()
        is_spoken = note.prose.text[span.end : span.end + 1] in APOSTROPHES and lower.endswith("in")
        if is_spoken and lexicon.level(f"{lower}g"):
            continue  # talkin' is written as it is spoken
        found = _broken(note, lexicon, span) or judged(note, lexicon, word, span, counts)
        if found is None and count_of(counts, lower) < MANY and word in rare and _stands_alone(note, lexicon, span):
            found = Misspelling(span, f'"{word}" is probably not meant; did you mean "{rare[word]}"?', (rare[word],))
        if found is None:
            is_single = counts[lower] == 1 and not (word.islower() and is_alone(note.prose, span))
            name = other_spelling(word, names) or swapped_acronym(word, counts, written) if is_single else None
            if name is not None:
                found = _other_name(note, lexicon, word, span, name)
            elif word in unknown:
                found = misspells_target(note, lexicon, word, span) or misspells_name(note, lexicon, word, span)
        if found is not None and _is_told(note, lexicon, word, found):
            yield found


def _other_name(note: Note, lexicon: Lexicon, word: str, span: Span, name: str) -> Misspelling | None:
    """A word that is written otherwise elsewhere."""
    if is_another_person(note.prose.text, span, name) or is_foreign(note, lexicon, span):
        return None
    where = f'written "{name}" elsewhere in this post' if name in note.prose.written else f'usually written "{name}"'
    return Misspelling(span, f'"{word}" is {where}', (name,))


def _is_told(note: Note, lexicon: Lexicon, word: str, found: Misspelling) -> bool:
    """Whether a misspelling is neither spoken of nor part of a name."""
    if is_spoken_of(note, found.span, found.suggestions):
        return False
    is_tied = is_in_compound(note.prose.text, lexicon, word, found.span)
    return word.lower() == KEY or (not is_tied and not note.prose.is_in_name(found.span))


def _stands_alone(note: Note, lexicon: Lexicon, span: Span) -> bool:
    """Whether a word is no part of another ("take-aways") or set off as a name (**llist**), and in English."""
    marks = note.prose.text[span.start - 1 : span.start], note.prose.text[span.end : span.end + 1]
    is_short = span.end - span.start <= SHORT + 1
    is_set_off = marks[0] in HYPHENS or (is_short and any(mark and mark in _BESIDE_NAMES for mark in marks))
    return not is_set_off and not is_foreign(note, lexicon, span)


def _broken(note: Note, lexicon: Lexicon, span: Span) -> Misspelling | None:
    if note.prose.text[span.start - 1 : span.start] in HYPHENS:
        return None  # vis-a-vis its
    found = apart(note.prose, lexicon, span)
    return _one_word(note, *found) if found and not is_foreign(note, lexicon, span) else None


def _one_word(note: Note, span: Span, whole: str) -> Misspelling:
    written = " ".join(note.prose.text[span.start : span.end].replace(">", " ").split())
    return Misspelling(span, f'"{written}" is one word: "{whole}"', (whole,))
