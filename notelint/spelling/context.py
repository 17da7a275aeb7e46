"""Words that are wrong between certain neighbours: the table's rows, and how they are looked up.

A row names what is written, what was meant, and the words that stand right before and right after where that is so. A
phrase has underscores for its spaces; ``^`` stands for the beginning of a clause, ``$`` for its end, ``#`` for a number,
``~ed`` and ``~ing`` for a word with that ending, ``~one`` and ``~many`` for a noun (``~noun`` and
``~nouns`` for one that is no verb), ``~do`` for a verb, ``~is`` for an
adjective. Only places whose very neighbours fit a row are looked at closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from ..diagnostic import Span
from ..document.masks import FILLER
from ..named_tuple import NamedTuple
from ..note.words import BREAK, Prose, straight
from ..regex import regex
from .forms import parts
from .lexicon import ADJECTIVE, BASE, NOUN, PLURAL, THING, THINGS
from .slips import Slip, in_case

START, END, NUMBER = "^", "$", "#"
_TOKEN = regex(r"(?<![\w&/+.-])[^\W_]+(?:['’][^\W_]+)*|[-/&+.][^\W_]+|[^\w\s>*_]")
_SET_OFF = ("*", "_", '"', "“", "'", "‘")
_GLUE = "-–/&+=#@('’"
_SPOKEN_OF = regex(rf"\s[*_]{{0,2}}[{FILLER}“\"]")
"""Code or a quotation goes on the sentence."""
_GOES_ON = regex(rf"(?:{FILLER}[*_]*|%)\s+\Z")
"""Code, or a share, before a place: no clause begins there."""
_IN_LINE = regex(rf"[a-z][ ,]+{FILLER}[^\n{BREAK}]*\Z")
"""Code in the middle of a line: the clause goes on behind it."""
_LAST = regex(r"(\w+)\s+\Z")
_WORD_BEFORE = regex(r"(?<![\w'’])[\w'’]++\s+\Z")
_WORD_BEHIND = regex(r"\s+[\w'’]+")
_FIRSTS = regex(r"(?<!\S)[^\s_]+")
_LASTS = regex(r"[^\s_]+(?!\S)")
_ENDINGS = ("ed", "ing")
_REACH = 60
_SENTENCE = 250
_ENDS, _WORDS = regex(rf"[.!?{BREAK}]"), regex(r"[\w'’]+")


class Context:
    """What is around a word: phrases of which one is there, and of which none is; read when a word is looked at."""

    def __init__(
        self, before: str, after: str, not_before: str = "", not_after: str = "", unless: str = "", given: str = ""
    ) -> None:
        self._written = before, after, not_before, not_after, unless
        self._given = given

    @cached_property
    def before(self) -> frozenset[str] | None:
        """Words and phrases of which one is right before; None where any will do."""
        return _phrases(self._written[0]) or None

    @cached_property
    def after(self) -> frozenset[str] | None:
        """The same right after."""
        return _phrases(self._written[1]) or None

    @cached_property
    def never(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """What is not right before and not right after, and words of which none is earlier in the sentence."""
        not_before, not_after, unless = map(_phrases, self._written[2:])
        return not_before, not_after, unless

    @cached_property
    def given(self) -> frozenset[str]:
        """Words of which one is earlier in the sentence; empty where none has to be."""
        return _phrases(self._given)

    @cached_property
    def hints(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Letters of which some are before, after, and earlier, in a place that fits; none where nothing can be told."""
        before, after = (_hints(phrases.split()) for phrases in self._written[:2])
        return before, after, frozenset(word.partition("'")[0] for word in self.given)

    @cached_property
    def neighbours(self) -> tuple[frozenset[str] | None, frozenset[str] | None]:
        """The words, or marks, of which one is right before, and right after; None where any may be."""
        return _ends(self._written[0], _LASTS), _ends(self._written[1], _FIRSTS)


class Turn(NamedTuple):
    """One way in which a word is taken for another."""

    wrong: str
    """In small letters, with a straight apostrophe."""
    right: str
    """What was meant, divided by ``|``, with underscores for spaces."""
    why: str
    """What is wrong, with ``{before}``, ``{written}`` and ``{meant}`` filled in; empty for a word taken for another."""
    context: Context
    takes_before: int
    """How many words before belong to what is wrong: one in ``it self``."""
    takes_after: int
    """How many words after: one in ``must to``."""


def turn(
    wrong: str,
    right: str,
    why: str = "",
    *,
    before: str = "",
    after: str = "",
    not_before: str = "",
    not_after: str = "",
    unless: str = "",
    given: str = "",
    takes_before: int = 0,
    takes_after: int = 0,
) -> list[Turn]:
    """Rows for some wrong words (divided by spaces), with what was meant (divided by ``|``)."""
    context = Context(before, after, not_before, not_after, unless, given)
    return [Turn(word, right, why, context, takes_before, takes_after) for word in wrong.split()]


class _Look:
    """What the rows of a word want right before it, or else right after."""

    def __init__(self, rows: list[Turn]) -> None:
        neighbours = [row.context.neighbours for row in rows]
        behind = [after for before, after in neighbours if before is None or START in before]
        self.before: frozenset[str] = frozenset().union(*(before or () for before, _ in neighbours))
        self.after: frozenset[str] = frozenset().union(*(after or () for after in behind))
        self.is_open = None in behind or not self.after.isdisjoint((NUMBER, END))
        """Whether what is wanted after may be something else than a word."""


class Table:
    """Rows by the word that is written."""

    def __init__(self, *rows: list[Turn]) -> None:
        self.rows: dict[str, list[Turn]] = {}
        for row in (row for some in rows for row in some):
            self.rows.setdefault(row.wrong, []).append(row)
        self._looks: dict[str, _Look] = {}

    def worth_a_look(self, prose: Prose) -> Iterator[int]:
        """Where in a post's words one stands between neighbours of a row."""
        words = [*prose.words, ""]
        for word in self.rows.keys() & prose.distinct:
            look = self._look(word)
            for at in prose.numbers_of(word):
                if (look.is_open or words[at - 1] in look.before or words[at + 1] in look.after) and any(
                    may_follow(prose, at, before) and may_precede(prose, at, after)
                    for before, after in (row.context.neighbours for row in self.rows[word])
                ):
                    yield at

    def _look(self, word: str) -> _Look:
        if word not in self._looks:
            self._looks[word] = _Look(self.rows[word])
        return self._looks[word]


def wrong_turns(prose: Prose, table: Table) -> Iterator[Slip]:
    """Each word that is wrong between its neighbours."""
    for span in prose.places(table.worth_a_look(prose)):
        written = straight(prose.text[span.start : span.end])
        if not written[1:].islower() and len(written) > 1:
            continue
        if len(written) == 1 and prose.text[span.start - 1 : span.start] in _SET_OFF:
            continue  # the *a* key
        rows = [row for row in table.rows[written.lower()] if may_fit(row.context, prose.text, *span)]
        ahead = before(prose.text, span.start) if rows else []
        rows = [row for row in rows if is_behind(row.context, ahead)]
        behind = after(prose.text, span.end) if rows else []
        for row in rows:
            is_fit = fits(row.context, prose.text, span.start, ahead, behind)
            if is_fit and not (row.context.before and _is_named(prose, span, written)):
                yield _slip(prose.text, span, row, ahead)
                break


def _hints(phrases: list[str]) -> frozenset[str]:
    """A word of each phrase, up to its apostrophe, which is the middle one; none where a phrase has only what stands for words."""
    hints = set()
    for phrase in phrases:
        plain = [word.partition("'")[0] for word in phrase.split("_") if word[0] not in (START, END, NUMBER, "~")]
        if not plain:
            return frozenset()
        hints.add(plain[(len(plain) - 1) // 2])
    return frozenset(hints)


def may_fit(context: Context, text: str, start: int, end: int) -> bool:
    """Whether what a context wants can be around a place: a cheap look."""
    before, after, given = context.hints
    return (
        (not before or any(map(text[max(0, start - _REACH) : start].lower().__contains__, before)))
        and (not after or any(map(text[end : end + _REACH].lower().__contains__, after)))
        and (not given or any(map(text[max(0, start - _SENTENCE) : start].lower().__contains__, given)))
    )


def is_behind(context: Context, ahead: list[str]) -> bool:
    """Whether what a context wants before a place is there."""
    return context.before is None or not context.before.isdisjoint(ahead)


def _is_named(prose: Prose, span: Span, written: str) -> bool:
    """Whether a word, or the one before it, is a name."""
    return follows_name(prose, span.start) or (written[0].isupper() and not prose.opens_sentence(span.start))


def follows_name(prose: Prose, at: int) -> bool:
    """Whether the word before an offset has a capital that no sentence accounts for: once A matches, in May."""
    last = _LAST.search(prose.text, max(0, at - 30), at)
    return last is not None and last[1][0].isupper() and last[1] != "I" and not prose.opens_sentence(last.start(1))


def may_follow(prose: Prose, number: int, before: frozenset[str] | None) -> bool:
    """Whether one of some words, or a clause's start, is right before one of a post's words: a cheap look."""
    if before is None or (number and prose.words[number - 1] in before):
        return True
    return START in before and not prose.is_tied(number - 1)


def may_precede(prose: Prose, number: int, after: frozenset[str] | None) -> bool:
    """The same right behind: whether a word, a number or a clause's end is there."""
    if after is None:
        return True
    following = prose.words[number + 1] if number + 1 < len(prose.words) else ""
    if following in after:
        return True
    return (NUMBER in after and not following.isalpha()) or (END in after and not prose.is_tied(number))


@cache
def _ends(phrases: str, ends: re.Pattern[str]) -> frozenset[str] | None:
    """The first or last words of some phrases; None where any word may be one."""
    return frozenset(ends.findall(phrases)) if phrases and "~" not in phrases else None


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.replace("_", " ") for phrase in text.split())


def fits(context: Context, text: str, at: int, ahead: list[str], behind: list[str]) -> bool:
    """Whether a context is that of a place: its offset, and the phrases before and after it."""
    if not is_behind(context, ahead):
        return False
    if context.after is not None and context.after.isdisjoint(behind):
        return False
    not_before, not_after, unless = context.never
    if not (not_before.isdisjoint(ahead) and not_after.isdisjoint(behind)):
        return False
    words = earlier(text, at) if unless or context.given else []
    return unless.isdisjoint(words) and not (context.given and context.given.isdisjoint(words))


def _slip(text: str, span: Span, row: Turn, ahead: list[str]) -> Slip:
    for _ in range(row.takes_before):
        match = _WORD_BEFORE.search(text, max(0, span.start - _REACH), span.start)
        span = Span(match.start() if match else span.start, span.end)
    for _ in range(row.takes_after):
        span = Span(span.start, match.end() if (match := _WORD_BEHIND.match(text, span.end)) else span.end)
    written = straight(text[span.start : span.end])
    meant = tuple(in_case(written, right) for right in row.right.replace("_", " ").split("|"))
    written = " ".join(written.split())
    why = row.why or '"{written}" should be "{meant}" here'
    return Slip(span, meant, why.format(before=ahead[0] if ahead else "", written=written, meant=meant[0]))


def before(text: str, at: int) -> list[str]:
    """The word before an offset, and the two to four before it as phrases; ``^`` at the beginning of a clause."""
    if not text[at - 1 : at].isspace() and text[at - 1 : at] not in '*_"“':
        return [START] if at == 0 or not text[at - 1].isalnum() else []
    tokens = _TOKEN.findall(text, max(0, at - _REACH), at)[-4:]
    words = _words(reversed(tokens))
    if not words:
        return [] if _GOES_ON.search(text, max(0, at - _REACH), at) else [START]
    phrases = [" ".join(reversed(words[:count])) for count in range(1, len(words) + 1)]
    stop = tokens[-len(words) - 1] if len(words) < len(tokens) else ""
    # not behind what a hyphen ties (mass-storage devices), nor code in a line: flags of a `mask` that is
    opens = len(words) < min(4, len(tokens) + 1) and len(stop) < 2
    if opens and stop == FILLER and _IN_LINE.search(text, max(0, at - _REACH), at):
        opens = False
    opening = [f"{START} {phrases[-1]}"] if opens else []
    kinds = _kind_of(words[0])
    return phrases + opening + kinds + [f"{words[1]} {kind}" for kind in kinds if len(words) > 1]


def after(text: str, at: int) -> list[str]:
    """The word after an offset, and the two and three after it as phrases; ``$`` at the end of a clause."""
    if (text[at : at + 1] in _GLUE and at < len(text)) or _SPOKEN_OF.match(text, at):
        return []
    words = _words(_TOKEN.findall(text, at, at + _REACH)[:3])
    if not words or not re.match(r"[*_\"”]*\s", text[at : at + 4]):
        return [END]
    phrases = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    kinds = _kind_of(words[0])
    phrases += kinds + [f"{kind} {words[1]}" for kind in kinds if len(words) > 1]
    phrases += [f"~{ending}" for ending in _ENDINGS if words[0].endswith(ending) and len(words[0]) > 4]
    return phrases + ([f"{words[0] if len(words) < 2 else words[0] + ' ' + words[1]} {END}"] if len(words) < 3 else [])


def _kind_of(word: str) -> list[str]:
    """Whether a word is one thing, several, nothing but a verb, an adjective, or, as a rule, none of these."""
    part = parts(word)
    if part & (NOUN | THING):
        return ["~one", "~noun"] if part & NOUN else ["~one"]
    if part & (PLURAL | THINGS):
        return ["~many", "~nouns"] if part & PLURAL else ["~many"]
    return ["~do"] if part & BASE else ["~is"] if part & ADJECTIVE else []


def _words(tokens: Iterable[str]) -> list[str]:
    """The words up to the first mark of punctuation, in small letters but for acronyms: ARE is no "are"."""
    words = []
    for token in tokens:
        if not token[0].isalnum():
            break
        word = token if token.isupper() and len(token) > 1 else token.lower()
        words.append(NUMBER if token[0].isdigit() else word.replace("’", "'"))
    return words


def earlier(text: str, at: int) -> list[str]:
    """The words of the sentence before an offset, in small letters and in their order; at most 250 characters of it."""
    sentence = _ENDS.split(text[max(0, at - _SENTENCE) : at])[-1]
    return [word.lower() for word in _WORDS.findall(sentence)]
