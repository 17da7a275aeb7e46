"""Which language a post or a paragraph is written in, as far as it must be known to check English words alone."""

from __future__ import annotations

from collections.abc import Iterable

from ..diagnostic import Span
from ..note.note import Note, once_per_note
from ..note.words import BREAK, WORD, Prose, contains, straight
from ..regex import regex
from .known import is_hardly_ever_meant, is_known
from .lexicon import Lexicon, shipped
from .suspicion import suspect

_FOREIGN = 0.25
"""The share of unknown words from which a post is taken for one in another language; twice that for a paragraph."""
_WISHES = frozenset("bom boa bon bonne buon buona buen buenos buenas guten gute feliz joyeux frohe".split())
"""What wishes begin with in other languages."""
_FEW, _ENOUGH, _SAMPLE = 3, 20, 12
_AROUND = 500
_PHRASE = 60
"""The longest sentence that is looked at as a phrase, before a word and behind it."""
_BRACKET = regex(r"[()\[\]\"“”„«»]")
_SENTENCE_END = regex(rf"[.!?:;{BREAK}]")
_PARAGRAPH, _FIFTH = 5, 5
"""So many words are a paragraph whose language shows."""
_ENGLISH = frozenset(
    "the of and to in is it that for with as are this be by from or not you have has can at which we an if a i was were will"
    " would should could do does did its their they he she his her my our your what how when where who why there here than"
    " then so but on no more most other some any each all about into over after before between".split()
)
"""Small words of English, on which a sentence is built."""
_CAPITALS = ("A", "I")
"""Words of one capital, but beside others they are names: A = (S, F)."""
_OTHERS = frozenset(
    "la le les en et un une des du sur est pas dans avec que qui au aux ces cette nous vous sont ou où ne se"  # French
    " el los las y lo una como del sus más muy pero sin sobre entre"  # Spanish
    " il di che della gli sono più anche nel alla questo e ed"  # Italian
    " o os uma não ao das dos são mais foi pelo pela"  # Portuguese
    " der das und ist nicht ein eine einer mit von zu auf dem den sich wie im für auch bei aus wird oder nach"  # German
    " de het een van dat niet zijn wordt voor te dit deze naar ook wat maar bij uit hoe"  # Dutch
    " og er på av til som ikke jeg vi har kan med det att det och är ett för om inte av alle eller fra ved".split()  # Nordic
)
"""Small words of other languages."""


def no_english(words: Iterable[str], unknown: set[str]) -> str | None:
    """Why the words of a post are not those of an English one; of a short post, names count too."""
    small, share = [word for word in filter(str.islower, words) if len(word) > 2], _FOREIGN
    looked_at: Iterable[str] = filter(str.islower, unknown)
    has_symbols = any(len(word) == 1 and word.isupper() and word not in _CAPITALS for word in words)
    has_english = any(word.lower() in _ENGLISH and (len(word) > 1 or not has_symbols) for word in words)
    if len(small) < _ENOUGH:
        if others := _small_words_of_another(words):
            return f"its small words are those of another language: {', '.join(others)}"
        small, share = [word for word in words if len(word) > 2], 2 * _FOREIGN if has_english else _FOREIGN
        looked_at = unknown
    strange = sorted(word for word in looked_at if len(word) > 2 and not is_hardly_ever_meant(word))
    if len(strange) <= len(small) * share:
        return None
    some = strange[:: max(1, len(strange) // _SAMPLE)]
    meant = sum(suspect(shipped(), word) is not None for word in some) / len(some)
    if (len(small) > _FEW or has_english) and len(strange) * (1 - meant) <= len(small) * share:
        return None  # a careless writer
    return f"{len(strange)} of {len(small)} different words are unknown, so it seems not to be in English"


def is_foreign(note: Note, lexicon: Lexicon, span: Span) -> bool:
    """Whether a place is in a paragraph of another language."""
    prose = note.prose
    block = prose.block(span.start)
    around = WORD.findall(prose.text, max(block.start, span.start - _AROUND), min(block.end, span.end + _AROUND))
    if _small_words_of_another(around) or (_ENGLISH.isdisjoint(map(str.lower, around)) and _has_another(note)):
        return True
    if _small_words_of_another(_beside(prose, block, span)):
        return True
    words = {word for word in around if len(word) > 2}
    unknown = sum(not is_known(lexicon, straight(word)) for word in words)
    if len(words) > 4 and unknown > len(words) * _FOREIGN * 2:
        return True
    return _is_foreign_phrase(prose, lexicon, span) or _is_in_foreign_cells(note, lexicon, span.start)


def _beside(prose: Prose, block: Span, span: Span) -> list[str]:
    """The words around a place that are in the same brackets or quotation marks."""
    before = prose.text[max(block.start, span.start - _PHRASE) : span.start]
    behind = prose.text[span.end : min(block.end, span.end + _PHRASE)]
    return WORD.findall(f"{_BRACKET.split(before)[-1]} {_BRACKET.split(behind)[0]}")


def _is_foreign_phrase(prose: Prose, lexicon: Lexicon, span: Span) -> bool:
    """Whether all that a short sentence has are unknown words, and another one is near to no known one: Bom apetite!"""
    block = prose.block(span.start)
    start = max(block.start, span.start - _PHRASE)
    before = _SENTENCE_END.split(prose.text[start : span.start])
    behind = _SENTENCE_END.split(prose.text[span.end : min(block.end, span.end + _PHRASE)])
    if (len(before) == 1 and start > block.start) or (len(behind) == 1 and span.end + _PHRASE < block.end):
        return False  # a long sentence
    others = [straight(word) for word in WORD.findall(f"{before[-1]} {behind[0]}") if len(word) > 1]
    if not others or any(is_known(lexicon, word) and word.lower() not in _WISHES for word in others):
        return False
    return any(suspect(lexicon, word) is None for word in others)


def _is_in_foreign_cells(note: Note, lexicon: Lexicon, at: int) -> bool:
    """Whether half of the words in a cell's column, or in its row, are unknown: a table of words in several languages."""
    if "|" not in note.text[note.text.rfind("\n", 0, at) + 1 : at]:
        return False
    rows = next((table.rows for table in note.tables if contains([table.block.span], at)), [])
    for row in rows:
        for column, cell in enumerate(row.cells):
            if cell.start <= at < cell.end:
                below = [other.cells[column] for other in rows[1:] if column < len(other.cells)]
                return any(_is_mostly_unknown(note, lexicon, cells) for cells in (below, row.cells))
    return False


def _is_mostly_unknown(note: Note, lexicon: Lexicon, cells: list[Span]) -> bool:
    texts = [note.prose.text[cell.start : cell.end] for cell in cells]
    words = {straight(word) for text in texts for word in WORD.findall(text) if len(word) > 2}
    unknown = [word for word in words if not is_known(lexicon, word)]
    far = [word for word in unknown if suspect(lexicon, word) is None]
    return len(words) >= _FEW and len(unknown) * 2 >= len(words) and bool(far)


@once_per_note
def _has_another(note: Note) -> bool:
    """Whether a fifth of a post's paragraphs are in another language: a translation that quotes, or notes on one."""
    if len(_OTHERS & note.prose.distinct) < 2:
        return False
    blocks = [block.split() for block in note.prose.text.split(BREAK)]
    long = [words for words in blocks if len(words) >= _PARAGRAPH]
    others = sum(bool(_small_words_of_another(words)) for words in long)
    return others * _FIFTH >= len(long) and others > 1


def _small_words_of_another(words: Iterable[str]) -> list[str]:
    """The small words of other languages, where they are more than the English ones; else none."""
    small = {word.lower() for word in words if not word.isupper() or word in "AIO"}
    others = sorted(small & _OTHERS)
    return others if len(others) > max(1, len(small & _ENGLISH)) else []
