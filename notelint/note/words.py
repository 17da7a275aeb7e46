"""The words that a reader reads: prose, headings, cells, answers in strings, alt texts, title and description.

What is none of them (code, URLs, math, templates, tags, file names) is left out of ``Prose.text``, which has the offsets
of the post's text all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress, filterfalse
from operator import add

from ..diagnostic import Span
from ..document.masks import FILLER
from ..regex import regex

BREAK = "\ue001"
"""Stands in ``Prose.text`` between two blocks."""
UNSEEN = "\u00ad\u2060\u200b\u200c\u200d\ufeff"
"""What is within words and is not seen: soft hyphens, word joiners, spaces without width."""
WORD = regex(
    r"(?=[^\W\d_])(?<![^\W_]|[@#$\\])(?<!\\[\"'`^~])(?<![\w@#$\\]_)(?<![\w@#$\\]__)(?<!\w\*)(?<!\w\*\*)(?<!\w\()(?<![(\[]\w[)\]])(?<!\[\w\\\])(?<!\ufffd)(?<![\s(]&)"
    rf"[^\W\d_]++(?>(?:['’{UNSEEN}]++[^\W\d_]++)*)(?!_{{0,3}}[^\W_]|_{{0,3}}[@(=\\]|\*{{1,2}}\w|[-‐](?![^\s{BREAK}]))"
)
"""A word with its apostrophes, that is no part of an identifier or call, and none whose first letter is in brackets or lost."""
_STRAIGHT = str.maketrans({"’": "'"} | dict.fromkeys(UNSEEN, ""))
DOUBLED = regex(
    r"(?<![\w'’.‐-])(?P<word>[A-Za-z]{2,}+)(?P<again>(?:(?:[ \t]+|[ \t]*\n[ \t>]*)(?i:(?P=word)))+)(?![\w'’‐-]|\.\w)"
)
"""A word and itself once or more after it."""
_SHORTEST = 3
_LETTERS = regex(rf"[^\W\d_]{{{_SHORTEST},}}")
_APART = {code: " " for code in range(128) if not chr(code).isalpha()}
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_SPACES = (
    BREAK
    + "\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
"""The end of a block, and all spaces but the plain one."""
_CHUNK = 100
_QUOTED = 600
"""The longest quotation."""
_NO_PROSE = regex(r"\w[.\\@:=#_&%+]+\w|\w-\\?>\w+-\\?>\w|//|\A[~./-]|/.*/|\A--")
MARKS = '.,;:!?()[]"“”*_>~–—' + FILLER
_OPENING, _CLOSING = '("“[*' + FILLER, '.,;:!?)]"”*' + FILLER
"""What may stand before and behind a word so that it is one all the same."""
_OPENERS = " \t\n\"'“‘«([*_>~" + FILLER
_SENTENCE_END = frozenset(".!?:•…|" + BREAK)


@dataclass(eq=False, repr=False)
class Prose:
    """Everything that is read."""

    text: str
    """As long as the post's text: the prose in its place, else fillers."""

    @cached_property
    def _divided(self) -> list[str]:
        """What is between two spaces, empty texts too."""
        text = self.text
        for space in _SPACES:  # a pattern takes ten times as long
            text = text.replace(space, " ")
        return text.split(" ")

    @cached_property
    def pieces(self) -> list[str]:
        """What is between spaces."""
        return list(filter(None, self._divided))

    @cached_property
    def _starts(self) -> list[int]:
        """Where the pieces begin."""
        starts = map(add, accumulate(map(len, self._divided), initial=0), range(len(self._divided)))
        return list(compress(starts, self._divided))

    @cached_property
    def _counted(self) -> dict[str, int]:
        """How often each piece is there."""
        return Counter(self.pieces)

    @cached_property
    def _read(self) -> dict[str, list[str]]:
        """The words in each piece that is more than letters, with straight apostrophes."""
        return {piece: _words_in(piece) for piece in filterfalse(str.isalpha, self._counted)}

    @cached_property
    def written(self) -> dict[str, int]:
        """How often each word is there, as written but with straight apostrophes."""
        written: dict[str, int] = {}
        for piece, count in self._counted.items():
            if piece.isalpha():
                written[piece] = written.get(piece, 0) + count
            else:
                for word in self._read[piece]:
                    written[word] = written.get(word, 0) + count
        return written

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {piece: piece.lower() if piece.isalpha() else _plain_word(piece) for piece in self._counted}

    @cached_property
    def words(self) -> list[str]:
        """What is between spaces, in small letters, without the marks around it: a sentence's words by and large."""
        return list(filter(None, map(self._plain.__getitem__, self.pieces)))

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The ``words``, each once."""
        return frozenset(self._plain.values()) - {""}

    @cached_property
    def mixed(self) -> frozenset[str]:
        """Those that are more than letters."""
        return frozenset(filterfalse(str.isalpha, self.distinct))

    @cached_property
    def _worded(self) -> list[str]:
        """The piece that each of the ``words`` was taken from."""
        return list(filter(self._plain.__getitem__, self.pieces))

    @cached_property
    def _word_starts(self) -> list[int]:
        """Where these begin."""
        return list(compress(self._starts, map(self._plain.__getitem__, self.pieces)))

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            numbers[word].append(number)
        return numbers

    def numbers(self, some: Iterable[str]) -> list[int]:
        """The numbers that some words have among the ``words``."""
        return list(chain.from_iterable(map(self.numbers_of, some)))

    def numbers_of(self, word: str) -> Sequence[int]:
        """The numbers of one of them, in order."""
        return self._numbers.get(word, ())

    def piece(self, number: int) -> Span:
        """Where what one of the ``words`` was taken from is, its marks included."""
        start = self._word_starts[number]
        return Span(start, start + len(self._worded[number]))

    def said(self, first: int, end: int) -> str:
        """What is written from one of the ``words`` to an offset, in one line, without the marks before it."""
        return " ".join(self.text[self.piece(first).start : end].lstrip(MARKS).split())

    def written_at(self, number: int) -> str:
        """What one of the ``words`` was taken from, its marks and capitals included."""
        return self._worded[number]

    def is_tied(self, number: int) -> bool:
        """Whether one of the ``words`` and the next one are plain, with spaces alone between them."""
        if not 0 <= number < len(self.words) - 1:
            return False
        end, start = self.piece(number).end, self._word_starts[number + 1]
        return (
            self.text[end:start].isspace()
            and self.text[end - 1].isalnum()
            and self.text[start].isalnum()
            and self.words[number].replace("'", "").isalnum()
            and self.words[number + 1].replace("'", "").isalnum()
        )

    def places(self, numbers: Iterable[int]) -> Iterator[Span]:
        """Where some of the ``words`` stand, by their numbers; without what is more than a word."""
        for number in numbers:
            start, piece = self._word_starts[number], self._worded[number]
            end = start + len(piece)
            if (word := piece.lstrip(_OPENING)).rstrip(_CLOSING).isalpha():
                yield Span(end - len(word), end - len(word) + len(word.rstrip(_CLOSING)))
            elif (match := WORD.search(self.text, start, end)) and straight(match[0]).lower() == self.words[number]:
                yield Span(*match.span())

    def find(self, words: set[str]) -> list[Span]:
        """Where some words stand, in document order; they are given with straight apostrophes."""
        wanted = words & self._counted.keys()
        wanted |= {piece for piece, read in self._read.items() if not words.isdisjoint(read)}
        found: list[Span] = []
        if not wanted:
            return found
        for start, piece in compress(
            zip(self._starts, self.pieces, strict=True), map(wanted.__contains__, self.pieces)
        ):
            end = start + len(piece)
            if piece.isalpha():
                found.append(Span(start, end))
            else:
                matches = WORD.finditer(self.text, start, end)
                found += [Span(*match.span()) for match in matches if straight(match[0]) in words]
        return found

    @cached_property
    def _breaks(self) -> list[int]:
        return [-1, *(match.start() for match in re.finditer(BREAK, self.text)), len(self.text)]

    def block(self, at: int) -> Span:
        """The heading, paragraph, cell or value that an offset is in."""
        index = bisect_left(self._breaks, at)
        return Span(self._breaks[index - 1] + 1, self._breaks[index])

    def is_title_case(self, at: int) -> bool:
        """True in a block most of whose longer words have a capital."""
        start, end = self.block(at)
        around = WORD.finditer(self.text, max(start, at - _CHUNK), min(end, at + _CHUNK))
        words = [word[0] for word in around if len(word[0]) > 3]
        return sum(word[0].isupper() for word in words) * 5 >= len(words) * 3

    def opens_sentence(self, at: int) -> bool:
        """True for the first word of a sentence, item or cell."""
        while at > 0 and self.text[at - 1] in _OPENERS:
            at -= 1
        return at == 0 or self.text[at - 1] in _SENTENCE_END

    def is_quoted(self, at: int) -> bool:
        """True between quotation marks that open and close in the same block."""
        start, end = self.block(at)
        before, behind = self.text[max(start, at - _QUOTED) : at], self.text[at : min(end, at + _QUOTED)]
        curly = before.rfind("“") > before.rfind("”") and "”" in behind
        return curly or (before.count('"') % 2 == 1 and '"' in behind)

    def is_in_name(self, span: Span) -> bool:
        """True for a word within a file name, address, identifier or option."""
        start, end = span
        while (
            start > max(0, span.start - _CHUNK)
            and not self.text[start - 1].isspace()
            and self.text[start - 1] not in '()[]"“”' + BREAK + FILLER
        ):
            start -= 1
        stop = min(len(self.text), span.end + _CHUNK)
        while end < stop and not self.text[end].isspace() and self.text[end] not in '()[]"“”' + BREAK + FILLER:
            end += 1
        return bool(_NO_PROSE.search(self.text[start:end].rstrip(".,;:!?")))


def plain_words(text: str) -> list[str]:
    """What is between spaces, in small letters, without the marks around it."""
    pieces = text.translate(_STRAIGHT).replace(BREAK, " ").lower().split()
    return [word for piece in pieces if (word := piece.strip(MARKS))]


def _plain_word(piece: str) -> str:
    """What is between two spaces, in small letters, without the marks around it."""
    word = piece.strip(MARKS)
    return word.lower() if word.isalpha() else word.translate(_STRAIGHT).lower().strip(MARKS)


def _words_in(piece: str) -> list[str]:
    """The words in what is between two spaces, with straight apostrophes."""
    word = piece.lstrip(_OPENING).rstrip(_CLOSING)
    if word.isalpha():
        return [word]
    return _several_in(piece) if not piece.isascii() or piece.lower() != piece.upper() else []


@lru_cache(maxsize=20_000)
def _several_in(piece: str) -> list[str]:
    return [straight(word) for word in WORD.findall(piece)]


def straight(word: str) -> str:
    """A word as the lexicon has it: with straight apostrophes, and nothing that is not seen."""
    return word if word.isalpha() else word.translate(_STRAIGHT)


def words_of(text: str) -> set[str]:
    """The words of a text in small letters, with the parts of those that have capitals within."""
    words: set[str] = set()
    runs = text.translate(_APART).split() if text.isascii() else _LETTERS.findall(text)
    for run in filter(lambda run: len(run) >= _SHORTEST, set(runs)):
        words.add(run.lower())
        if not run.islower():
            words.update(part.lower() for part in _CAMEL.split(run))
    return words


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in document order, those that touch each other made one."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and span.start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, span.end))
        else:
            whole.append(span)
    return whole


def contains(spans: list[Span], at: int) -> bool:
    """True for an offset in one of some spans, which are in document order and disjoint."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return index >= 0 and at < spans[index].end
