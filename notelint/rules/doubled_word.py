"""The same word, or two words together, are written twice in a row, often at the end of one line and the start of the next.

A word such as "the" is never meant twice, so `--fix` deletes one of them. For other words, look first: maybe another
word was meant ("to to more", "one at at time"). Some words may follow themselves and are not reported: had had, very
very, names (Bora Bora, "AND and OR"), anything in quotation marks or set apart by formatting, transcripts of speech,
and the end of one clause before the start of the next ("if you plot it it bends", "the hut he lived in in May").
Posts that are not in English are not checked.

Bad:

    The moon pulls the the water.

Good:

    The moon pulls the water.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq

from ..diagnostic import Edit, Finding, Fix, Related, Severity, Span
from ..document.masks import FILLER
from ..note.note import Note
from ..note.transcripts import transcripts
from ..note.words import DOUBLED, Prose
from ..regex import regex
from ..spelling.language import is_foreign
from ..spelling.lexicon import shipped
from ..spelling.pairs import written_twice
from ..spelling.post import spelling
from ..spelling.sentences import is_in_signature
from . import Rule

_COMMON = 4
_TERM, _SMALL = 3, 5
"""A word of more letters that is doubled so often is a term: a template template parameter."""
_SHORT = 3
_NEXT = regex(r"[ \t]+([^\W\d_]+)")
"""The word behind it. A word of more letters that is doubled twice before the same one is a term too: planet planet scattering."""
_BREAK = regex(r" {2,}\n")
_RIGHTLY = frozenset(
    "that had do her very so no ha bye many much more far long log really never now there again blah bla yes please win"
    " knock hear tut la na da dum cha choo chop tick tock ho hey yeah wait go come super dot wink next poor sweet dear template grand great".split()
)
_NEVER = frozenset(
    "an and any at by each every from into of or our the their these this those what when which who with your".split()
)
"""Words that no sentence holds twice in a row."""
_DETERMINER = regex(
    r"\s+(?:the|an?|this|that|these|those|my|our|your|his|her|its|their|any|all|some|each|every|both|least|most|once|\d)\b",
    re.IGNORECASE,
)
"""What goes on after "at", where the second one was not meant for "a": "one at at time" is one at a time."""
_CLEFT = regex(
    r"\b(?:what|whatever|all|how|who|whoever|where|why|when|which|if|whether|because|thing|question|problem|point|truth|fact|reason)\b[^.!?]*\Z"
    r"|\b(?:it|that|this|there|he|she|one|else)\s+\Z",
    re.IGNORECASE,
)
"""What is before "is is" where both are meant: "what it is is a loom"."""
_SUBJECT = regex(r"\b(?:It|That|This|There|He|She)\s+\Z")
_SUBJECT_LENGTH = 12
_RELATIVE = regex(r"\b(?:that|which|who|whoever|what|whatever)\s+\Z", re.IGNORECASE)
_VERB = regex(r"(?!(?:has|was|this|its|as|always|across|does)\b)[a-z]+[a-rt-z]s")
"""A word that may be the verb of a clause and of the sentence around it."""
_CALL = regex(r"[ \t]+[\w.]+\(")
_AND_OR = regex(r"\s(?:or|and|not|,)")
"""Behind "and and" or "or or": the words themselves are spoken of, "the words and and or"."""
_CLAUSE_LENGTH = 120
_MARK = regex(r"[\s>]*(?:[-*+]|\d{1,3}[.)]|#{1,6})[ \t]+")
_AFTER_LABEL = regex(r"[ \t]*(?:[(:–—]|-[ \t]|\n|\Z)")
_MARGIN = regex(r"[ \t>]*")
_MARKS = ("*", "_", FILLER)
_SUBJECTS = frozenset("it you he she we they this what".split())
"""Words that may end a clause and begin the next one."""
_PARTICLES = frozenset("in on up off over out down through by".split())
"""Words that may end a verb and begin what is after it."""
_CLAUSE = regex(
    r"[\s>]+(?:(?:is|was|are|were|am|be|has|had|have|does|do|did|will|would|can|could|should|shall|may|might|must)\b"
    r"|[a-z]+(?:n't|n’t|['’](?:s|re|ve|ll|d))|(?!(?:its|this|as|less|thus|plus|always|across)\b)[a-z]+[a-rt-z]s\b)"
)
"""A verb after a clause's subject, as far as its form tells."""
_PHRASAL = frozenset(
    "live lived lives living move moved moves moving come came comes coming log logged logs logging check checked checking"
    " fill filled filling drop dropped drops turn turned turning turns sign signed signing typed type types typing plug"
    " plugged pass passed zoom zoomed zooming give gave gives hand handed read worked work go goes going went set".split()
)
"""Verbs that take such a word: the room he lived in."""


def check(note: Note) -> Iterator[Finding]:
    if spelling(note).skipped_because is not None:
        return
    yield from _pairs(note)
    prose = note.prose.text
    doubled = list(_doubled(note.prose))
    often = Counter(match["word"].lower() for match in doubled)
    found = []
    for match in doubled:
        if often[match["word"].lower()] >= _TERM and len(match["word"]) > _SMALL:
            continue  # a term
        word, again = match["word"], Span(*match.span("again"))
        second, *more = prose[again.start : again.end].replace(">", " ").split()
        if more:
            continue  # three times: for effect
        if second in _RIGHTLY or second in note.allowed_words or not 0 < shipped().level(second) <= _COMMON:
            continue  # names, commands (chmod chmod) and columns (rwx rwx) too
        if word != second and not (word.istitle() and note.prose.opens_sentence(match.start())):
            continue  # AND and OR
        if "\n" in prose[again.start : again.end] and _is_a_line_of_its_own(prose, match):
            continue
        if _is_set_off(note, match) or _ends_a_clause(note.prose, match, second):
            continue
        if word != second and prose.startswith("(", match.end()):
            continue  # File file(Object path)
        if is_in_signature(note.prose, Span(*match.span())):
            continue
        if is_foreign(note, shipped(), again):
            continue
        found.append(match)
    terms = Counter(_term(prose, match) for match in found)
    for match in found:
        word, again = match["word"], Span(*match.span("again"))
        term, second = _term(prose, match), prose[again.start : again.end].replace(">", " ").strip()
        if term and terms[term] > 1 and len(word) > _SHORT:
            continue
        first = Span(match.start(), match.start() + len(word))
        yield Finding(
            Span(again.end - len(second), again.end),
            f'"{second}" is written twice',
            "delete one of them",
            _fix(note, again, second),
            (Related(first, "the first"),),
        )


def _doubled(prose: Prose) -> Iterator[re.Match[str]]:
    """Where a word is there twice or more in a row."""
    words, end = prose.words, 0
    twice = compress(count(), map(eq, words, islice(words, 1, None)))
    for span in prose.places(twice):
        match = DOUBLED.match(prose.text, span.start) if span.start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _term(prose: str, match: re.Match[str]) -> tuple[str, str] | None:
    """A doubled word with the one behind it, in small letters."""
    behind = _NEXT.match(prose, match.end("again"))
    return (match["word"].lower(), behind[1].lower().removesuffix("s")) if behind is not None else None


def _pairs(note: Note) -> Iterator[Finding]:
    """Two words that no sentence holds twice in a row."""
    for match in written_twice(note.prose):
        first, again = Span(*match.span("pair")), Span(*match.span("again"))
        if note.prose.is_quoted(first.start) or is_foreign(note, shipped(), first):
            continue
        is_as_written = note.document.slice(again) == match["again"]
        yield Finding(
            Span(*match.span("second")),
            f'"{" ".join(match["pair"].split())}" is written twice',
            "delete one of them",
            Fix("delete the second time", (Edit(again, ""),)) if is_as_written else None,
            (Related(first, "the first"),),
        )


def _fix(note: Note, again: Span, second: str) -> Fix | None:
    written = note.document.slice(again)
    if written != note.prose.text[again.start : again.end]:
        return None
    # a heading's id changes with its words; spaces before a line's end may be meant as a break
    is_meant_once = second in _NEVER and (second != "at" or _DETERMINER.match(note.prose.text, again.end) is not None)
    safe = is_meant_once and note.place_of(again) != "heading" and not _BREAK.match(written)
    return Fix("delete the second word", (Edit(again, ""),), safe)


def _is_set_off(note: Note, match: re.Match[str]) -> bool:
    """Whether the words are quoted, or alone in emphasis or a sentence, or were said so."""
    prose = note.prose.text
    around = prose[match.start() - 1 : match.start()], prose[match.end() : match.end() + 1]
    if _is_a_label(note.text, match):
        return True  # - lose lose (terrible)
    if note.prose.opens_sentence(match.start()) and around[1] in ("?", "!"):
        return True  # What what?
    if (
        match["word"] in ("and", "or")
        and (other := _AND_OR.match(prose, match.end()))
        and match["word"] not in other[0]
    ):
        return True
    if all(mark in _MARKS for mark in around) or note.prose.is_quoted(match.start()):
        return True
    return any(span.start <= match.start() < span.end for span in transcripts(note))


def _is_a_label(text: str, match: re.Match[str]) -> bool:
    """Whether the two words are all of a line but its mark and what is in brackets, or behind a colon or a dash: a name."""
    line = text.rfind("\n", 0, match.start()) + 1
    return _MARK.fullmatch(text, line, match.start()) is not None and _AFTER_LABEL.match(text, match.end()) is not None


def _is_a_line_of_its_own(prose: str, match: re.Match[str]) -> bool:
    """Whether the second word begins a line that no text was broken into: code, or one of several that begin alike."""
    following = prose.find("\n", match.end()) + 1
    start = _MARGIN.match(prose, following)
    is_alike = following > 0 and start is not None and prose.startswith(match["word"] + " ", start.end())
    return is_alike or _CALL.match(prose, match.end()) is not None


def _ends_a_clause(read: Prose, match: re.Match[str], word: str) -> bool:
    """Whether the first word may end a clause, or a verb, and the second one begins what is after it."""
    prose = read.text
    if word in _SUBJECTS:
        return match["word"] == word and _CLAUSE.match(prose, match.end()) is not None
    if _RELATIVE.search(prose, max(0, match.start() - 12), match.start()) and _VERB.fullmatch(word):
        return True  # the shuttle that runs runs fast
    if word == "is":
        subject = _SUBJECT.search(prose, max(0, match.start() - _SUBJECT_LENGTH), match.start())
        if subject is not None and read.opens_sentence(subject.start()):
            return False  # This is is a loom: nothing before it that could have asked what this is
        return _CLEFT.search(prose, max(0, match.start() - _CLAUSE_LENGTH), match.start()) is not None
    if word not in _PARTICLES:
        return False
    behind = prose[match.end() : match.end() + 5].split()
    before = prose[max(0, match.start() - 12) : match.start()].split()
    opens = bool(behind) and (behind[0] in _SUBJECTS or behind[0][0].isupper())
    return opens or (bool(before) and before[-1] in _PHRASAL)


RULE = Rule("SP004", "doubled-word", "A word that is written twice in a row", Severity.WARNING, check)
