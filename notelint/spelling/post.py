"""The misspelt words of a post, checked by the post's own usage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from ..diagnostic import Edit, Finding, Fix, Span
from ..named_tuple import NamedTuple
from ..note.note import Note, once_per_note
from ..note.words import straight
from ..regex import regex
from .beside import meant_between, rare_words
from .candidates import edit_cost
from .famous import famous_name
from .language import is_foreign, no_english
from .lexicon import Lexicon, shipped
from .names import is_another_person, is_name, is_no_name, other_spelling, recurring_names, swapped_acronym
from .own_words import (
    MANY,
    count_of,
    is_form_of_code,
    is_named_elsewhere,
    is_own,
    is_plainly_wrong,
    parts_of_identifiers,
)
from .pieces import apart, glued_numbers, hyphenated
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
)
from .small import small_word
from .suspicion import (
    ALIKE,
    Suspicion,
    begins_with_two,
    has_odd_capitals,
    is_hardly_ever_meant,
    is_known,
    look_alikes,
    strange_words,
    suspect,
)

_SLIGHT = 50
"""What a slip of the pen costs at most."""
_CONTINUES = regex(r" [a-z]")
_WORD_BEFORE = regex(r"(?<![\w'’.-])([A-Za-z']++)\s\Z")
_WORD_AFTER = regex(r"\s([a-z]++)(?![\w'’-])")
_AMID_BEFORE = regex(r"[a-z][,;]?\s\Z")
_AMID_BEHIND = regex(r"\s[a-z]{2}")
_REACH = 80
_TIED_ON = regex(r"-[a-z]")
_TIED = regex(r"([A-Za-z]{2,})[-‐]\Z")
_FIRST_PARTS = ("i", "o")
"""How the first part of a word ends that is made of two."""
_LAST_PARTS = frozenset("fied fier fying fies ification ifications matic ness esque ish wise ward wards".split())
"""What makes a word of any other, behind a hyphen: UTF-8-fied, nerd-o-matic."""
_PARTICLE = regex(r"[-‐](?:down|up|out|off|in|on)\b")
_KEY = "crtl"
"""The name of a key that has a capital in mid-sentence, and others tied to it: Crtl+C."""
_BEFORE_NOUN = regex(
    r"\b(?:his|her|its|my|our|your|their|the|an?|in|of|is|are|was|were)[^\S\n]+\Z|\w['’]s[^\S\n]+\Z", re.IGNORECASE
)
"""After these, "wont" is a custom and "cant" a jargon."""
_REST = regex(r"[\[(,][^\S\n]?(?:\.\.\.|…)\Z")
"""The last of a function's parameters: ``push(first[, …others])``."""
_STYLED = regex(r"(?<![\w-])[A-Z][\w-]*+\s\Z")
"""A word with a capital: Software Package Data eXchange."""
_OF_SPELLING = regex(r"\b(?:typos?|mis-?spel\w+|spelling)\b|->|→|⇒|=>", re.IGNORECASE)
"""What a line about somebody's spelling has."""
_LETTERS = regex(r"[a-z]{4,}")
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST, _COMMON = 5, 5
"""Of a link's word: its letters, and the rarest level of the one in the file's name."""
_SHORT = 5
_HYPHENS, _BESIDE_NAMES = ("-", "‐"), "*_="
_APOSTROPHES = ("'", "’")


class Misspelling(NamedTuple):
    """A misspelt word and what was meant."""

    span: Span
    message: str
    suggestions: tuple[str, ...]
    """In the case of what is written, the likeliest first."""


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
        if (
            note.prose.text[span.end : span.end + 1] in _APOSTROPHES
            and lower.endswith("in")
            and lexicon.level(f"{lower}g")
        ):
            continue  # talkin' is written as it is spoken
        found = _broken(note, lexicon, span) or _suspect(note, lexicon, word, span, counts)
        if found is None and count_of(counts, lower) < MANY and word in rare and _stands_alone(note, lexicon, span):
            found = Misspelling(span, f'"{word}" is probably not meant; did you mean "{rare[word]}"?', (rare[word],))
        if (
            found is None
            and counts[lower] == 1
            and not (word.islower() and is_alone(note.prose, span))
            and (name := other_spelling(word, names) or swapped_acronym(word, counts, written))
        ):
            if is_another_person(note.prose.text, span, name) or is_foreign(note, lexicon, span):
                continue
            where = f'written "{name}" elsewhere in this post' if name in written else f'usually written "{name}"'
            found = Misspelling(span, f'"{word}" is {where}', (name,))
        if found is None and word in unknown:
            found = _misspells_target(note, lexicon, word, span) or _misspells_name(note, lexicon, word, span)
        if found is None or _is_spoken_of(note, span, found.suggestions):
            continue
        if lower == _KEY:
            yield found
            continue
        tied = _is_in_compound(note.prose.text, lexicon, word, found.span)
        if not tied and not note.prose.is_in_name(found.span):
            yield found


def _stands_alone(note: Note, lexicon: Lexicon, span: Span) -> bool:
    """Whether a word is no part of another ("take-aways") or set off as a name (**llist**), and in English."""
    marks = note.prose.text[span.start - 1 : span.start], note.prose.text[span.end : span.end + 1]
    is_short = span.end - span.start <= _SHORT + 1
    is_set_off = marks[0] in _HYPHENS or (is_short and any(mark and mark in _BESIDE_NAMES for mark in marks))
    return not is_set_off and not is_foreign(note, lexicon, span)


def _broken(note: Note, lexicon: Lexicon, span: Span) -> Misspelling | None:
    if note.prose.text[span.start - 1 : span.start] in _HYPHENS:
        return None  # vis-a-vis its
    found = apart(note.prose, lexicon, span)
    return _one_word(note, *found) if found and not is_foreign(note, lexicon, span) else None


def _one_word(note: Note, span: Span, whole: str) -> Misspelling:
    written = " ".join(note.prose.text[span.start : span.end].replace(">", " ").split())
    return Misspelling(span, f'"{written}" is one word: "{whole}"', (whole,))


def _used_first(note: Note, word: str, suggestions: tuple[str, ...]) -> list[str]:
    """The suggestions in their order, but of those as near as the first one what the post has in its code before it."""
    cost = edit_cost(word, suggestions[0])
    return sorted(suggestions, key=lambda other: edit_cost(word, other) != cost or other not in note.vocabulary)


def _suspect(note: Note, lexicon: Lexicon, word: str, span: Span, counts: dict[str, int]) -> Misspelling | None:
    """An unknown word where it is; the cheap questions first."""
    prose = note.prose
    suspicion = suspect(lexicon, word) or _small(prose.text, word, span, counts)
    if suspicion is None:
        return None
    begins = is_hardly_ever_meant(word) and prose.opens_sentence(span.start) and _CONTINUES.match(prose.text, span.end)
    if (
        word[0].isupper()
        and not begins
        and word.lower() != _KEY
        and is_name(note, lexicon, word, span)
        and not is_no_name(note, lexicon, word, span, suspicion)
    ):
        return None
    if (
        is_own(lexicon, word, suspicion, counts)
        or is_named_elsewhere(note, lexicon, word, suspicion, counts)
        or _drops_g(prose.text, lexicon, word, span)
        or (word in ("wont", "cant") and _BEFORE_NOUN.search(prose.text, max(0, span.start - _REACH), span.start))
    ):
        return None
    if suspicion.cost > ALIKE and is_form_of_code(note, word.lower()):
        return None
    if word in parts_of_identifiers(note) and suspicion.suggestions[0] not in counts:
        return None
    if word.islower() and suspicion.cost != 0 and is_in_tied_name(prose.text, lexicon, span):
        return None
    if "'" in suspicion.suggestions[0] and word.islower() and is_tied(prose.text, span):
        return None  # wont-fix: a name
    if (
        is_called(note, word)
        or is_cut_off(prose.text, lexicon, word, span)
        or prose.text.startswith("\\", span.start - 1)
    ):
        return None
    if is_in_command(prose.text, span) or _REST.search(prose.text, max(0, span.start - _REACH), span.start):
        return None
    if " " in suspicion.suggestions[0] and (is_alone(prose, span) or is_one_of_names(prose.text, span)):
        return None  # in a cell of its own, or after the place where it is one: a name
    if (
        word[0].islower()
        and has_odd_capitals(lexicon, word)
        and (styled := _STYLED.search(prose.text, max(0, span.start - _REACH), span.start))
        and not prose.opens_sentence(styled.start())
    ):
        return None
    if begins_with_two(lexicon, word) and not prose.opens_sentence(span.start):
        return None
    if is_emphasised(prose.text, span) and word.islower() and (suspicion.cost > _SLIGHT or not suspicion.cost):
        return None
    if is_quoted(prose.text, span) or is_foreign(note, lexicon, span):
        return None
    if len(word) < 4 and not _CONTINUES.match(prose.text, span.end):
        return None
    if (
        len(word) <= _SHORT
        and word.islower()
        and (
            (len(word) < _SHORT and not is_hardly_ever_meant(word) and _TIED_ON.match(prose.text, span.end))
            or is_defined(prose, span)
            or is_among_names(note, lexicon, span)
        )
    ):
        return None
    suggestions = tuple(_in_case(word, other) for other in _used_first(note, word.lower(), suspicion.suggestions))
    message = f'"{word}" is not a known word; did you mean "{suggestions[0]}"?'
    if word in rare_words() and not is_hardly_ever_meant(word):
        message = f'"{word}" is probably not meant; did you mean "{suggestions[0]}"?'
    if " " in suggestions[0]:
        message = f'"{word}" is two words: "{suggestions[0]}"'
    elif "'" in suggestions[0] and "'" not in word:
        message = f'"{word}" needs an apostrophe: "{suggestions[0]}"'
        if suggestions[0].endswith("'s") and prose.text[span.end : span.end + 1] in _APOSTROPHES:
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
    return word.endswith("in") and text[span.end : span.end + 1] in _APOSTROPHES and is_known(lexicon, word + "g")


def _is_in_compound(text: str, lexicon: Lexicon, word: str, span: Span) -> bool:
    """Whether a hyphen ties a word to another with which it is known, or of which it is the plural: take-aways."""
    if word.endswith("ed") and is_known(lexicon, word[:-2]) and _PARTICLE.match(text, span.end):
        return True  # dumbed-down
    if word.endswith(_FIRST_PARTS) and text[span.end : span.end + 1] in _HYPHENS:
        return True  # tragi-comedy
    if word in _LAST_PARTS and text[span.start - 1 : span.start] in _HYPHENS:
        return True
    first = _TIED.search(text, max(0, span.start - _REACH), span.start)
    if first is None:
        return False
    return is_known(lexicon, first[1] + word) or (word.endswith("s") and is_known(lexicon, word[:-1]))


@once_per_note
def _is_about_spelling(note: Note) -> bool:
    """Whether a post's title, or several of its sentences, speak of spelling."""
    title = any(_OF_SPELLING.search(heading.text) for heading in note.headings[:1])
    return title or len(_OF_SPELLING.findall(note.prose.text)) >= MANY


def _is_spoken_of(note: Note, span: Span, suggestions: tuple[str, ...]) -> bool:
    """True for a word that a text about spelling quotes: set apart in it, or beside what is right."""
    prose = note.prose
    if is_quoted(prose.text, span) or (is_emphasised(prose.text, span) and _is_about_spelling(note)):
        return True
    block = prose.block(span.start)
    around = prose.text[max(block.start, span.start - _REACH) : min(block.end, span.end + _REACH)]
    if _OF_SPELLING.search(around) is None:
        return False
    return any(re.search(rf"\b{re.escape(right)}\b", around, re.IGNORECASE) for right in suggestions)


def _misspells_target(note: Note, lexicon: Lexicon, word: str, span: Span) -> Misspelling | None:
    """A word of a link's text that is a slip of the pen away from one in the name of the file that the link leads to."""
    at = bisect_right(note.links, span.start, key=lambda link: link.span.start) - 1
    link = note.links[at] if at >= 0 else None
    if link is None or link.destination != "file" or span.start >= link.span.end or len(word) < _SHORTEST:
        return None
    name = unquote(link.target.partition("#")[0].rpartition("/")[2])
    for other in _LETTERS.findall(_CAMEL.sub(" ", name).lower()):
        cost = edit_cost(word.lower(), other)
        if cost is not None and 0 < cost <= ALIKE and 0 < lexicon.suggested(other) <= _COMMON:
            meant = _in_case(word, other)
            return Misspelling(span, f'"{word}" is written "{other}" in the name of the file', (meant,))
    return None


def _misspells_name(note: Note, lexicon: Lexicon, word: str, span: Span) -> Misspelling | None:
    """A word that is a slip of the pen away from a famous name: Pyhton."""
    name = famous_name(word) if word.islower() or word.istitle() else None
    if name is None or is_another_person(note.prose.text, span, name):
        return None
    if is_quoted(note.prose.text, span) or is_alone(note.prose, span) or is_foreign(note, lexicon, span):
        return None
    meant = name.lower() if word.islower() else name
    return Misspelling(span, f'"{word}" is usually written "{meant}"', (meant,))


def _in_case(word: str, suggestion: str) -> str:
    if word.isupper() and len(word) > 1:
        return suggestion.upper()
    return suggestion[0].upper() + suggestion[1:] if word[0].isupper() else suggestion
