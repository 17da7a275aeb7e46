"""Words that a space or a hyphen has broken apart: ``In herent``, and ``infor- mation`` from a printed page."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Span
from ..note.words import Prose
from ..regex import regex
from .lexicon import Lexicon
from .morphology import is_derived

_BEFORE = regex(r"(?<!\w)[^\W\d_]{2,} \Z")
_BEHIND = regex(r" [^\W\d_]{2,}(?!\w)")
_LONGEST_PART = 20
_LAST = 6
"""The rarest level of a word that was broken at a line's end."""
_COMMON = 3
_HYPHENATED = regex(
    r"(?<![\w'’‐/.-])(?P<first>[A-Za-z][a-z]{1,19})[-‐](?:[ \t]++|[ \t]*+\n[ \t>]*+)(?P<second>[a-z]{2,20})(?![\w'’‐/-]|\.\w)"
)
_LONGEST_GAP = 80
"""Between two parts of a word, the second one included."""
_SUSPENDED = frozenset(
    "and or nor to und und bis oder through but vs versus as then resp the is are of for in on".split()
)
"""Words after a hyphen that hangs rightly: pre- and post-war."""


_TAILS = frozenset("grained ditch based driven oriented dimensional level".split())
"""Words that are written with a hyphen behind most others: last-ditch, fine-grained."""


_SMALL = ("than", "from", "with", "about", "least", "exactly", "between", "until", "these", "those")
_AFTER_SMALL = regex(rf"(?<=[a-z] )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bthis )({'|'.join(_SMALL)})(\d{{1,6}})(?![\w.-])")
_PERCENT = regex(r"(?<![\w.-])(\d{1,3}%)(of|in|to|and|for|is|are|by|more|less|from|the)(?= [a-z])")


def apart(prose: Prose, lexicon: Lexicon, span: Span) -> tuple[Span, str] | None:
    """An unknown word that is known together with the one before or after it: where both stand, and the whole."""
    if span.end - span.start < 3:
        return None
    text = prose.text
    before = _BEFORE.search(text, max(0, span.start - _LONGEST_PART), span.start)
    behind = _BEHIND.match(text, span.end, span.end + _LONGEST_PART)
    for whole in (
        Span(before.start(), span.end) if before else None,
        Span(span.start, behind.end()) if behind else None,
    ):
        if whole is not None:
            joined = "".join(text[whole.start : whole.end].split(" "))
            if len(joined) > 5 and joined[1:].islower() and 0 < lexicon.level(joined.lower()) <= 4:
                return whole, joined
    return None


def hyphenated(prose: Prose, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """Words with the hyphen and the space of a printed line's end: where each is, and the whole word."""
    ends = {word for word in prose.mixed if word[-1] in "-‐" and len(word) > 2}
    for number in prose.numbers(ends):
        start, end = prose.piece(number)
        match = _HYPHENATED.search(prose.text, start, end + _LONGEST_GAP)
        if match is None or match.start() > end:
            continue
        first, second = match["first"], match["second"]
        if second not in _SUSPENDED and _is_broken(lexicon, first.lower(), second):
            yield Span(*match.span()), first + second
        elif second in _TAILS and lexicon.level(first.lower()):
            yield Span(*match.span()), f"{first}-{second}"


def _is_broken(lexicon: Lexicon, first: str, second: str) -> bool:
    """Whether two parts make a word; one as common as they are, where both are words themselves."""
    whole = lexicon.suggested(first + second)
    parts = lexicon.level(first), lexicon.level(second)
    if min(parts) > 0 and max(parts) <= _COMMON:
        return 0 < whole <= _COMMON
    return 0 < whole <= _LAST or (0 in parts and len(second) > 2 and is_derived(lexicon, first + second))


def glued_numbers(prose: Prose) -> Iterator[tuple[Span, str]]:
    """Numbers without their space: ``than2``, ``20%of``. Where each is, and the two parts."""
    if any("%" in word[:-1] for word in prose.mixed):
        for match in _PERCENT.finditer(prose.text):
            yield Span(*match.span()), f"{match[1]} {match[2]}"
    if any(word[-1].isdigit() and word.rstrip("0123456789") in _SMALL for word in prose.mixed):
        for match in _AFTER_SMALL.finditer(prose.text):
            if prose.words.count(match[1] + match[2]) > 1:
                continue  # from2 and through2: names
            yield Span(*match.span()), f"{match[1]} {match[2]}"
