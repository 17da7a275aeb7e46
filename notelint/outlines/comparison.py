"""Where the outline of a post differs from its reference: slips in titles, wrong titles, sections of no chapter, their order.

Sections are compared within their chapter only: two books' worth of headings hold many that are nearly alike. A title is
a slip of another where both have the same words but for an edit or two each, or are the same once spaces are taken out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..diagnostic import Span
from ..named_tuple import NamedTuple
from ..note.note import Note, once_per_note
from ..regex import regex
from ..spelling.candidates import edit_cost
from .reference import Reference, ReferenceChapter, ReferenceTitle, matched_chapters, reference_of, title_keys, words_of

if TYPE_CHECKING:
    from ..document.document import Document
    from ..note.outline import Chapter, Outline, Section, Title

_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT = 6
"""Below so many letters a slip is one edit, from there on up to two."""
_LONGEST_REST = 5
"""So many words of links may follow a title in its cell."""


class Difference(NamedTuple):
    """A place where post and reference differ."""

    kind: str
    """``slip``, ``title``, ``section`` or ``order``."""
    span: Span
    written: str
    right: str
    """The words of the reference in place of the span; "" for a section that the chapter does not have."""
    whole: str
    """The whole title as the reference has it, or, for an order, the section that should stand before."""
    chapter: str


@once_per_note
def differences(note: Note) -> list[Difference]:
    """Where the outline differs from its reference, in document order; none where there is no reference. Raises OutlineError."""
    reference = reference_of(note)
    if note.outline is None or reference is None:
        return []
    return compare(note.document, note.outline, reference)


def compare(document: Document, outline: Outline, reference: Reference) -> list[Difference]:
    """All differences, in document order. What the post leaves out is not one."""
    found: list[Difference] = []
    for chapter, match in matched_chapters(reference, outline):
        found += _chapter_title(document, chapter, match)
        found += _sections(document, chapter, match)
    return sorted(found, key=lambda difference: difference.span)


def _chapter_title(document: Document, chapter: Chapter, match: ReferenceChapter) -> Iterator[Difference]:
    if not chapter.title.text or not match.title.keys.isdisjoint(title_keys(chapter.title.text)):
        return
    slips = list(_slips(document, chapter.title, match.title, match))
    if slips:
        yield from slips
    elif not _begins(chapter.title.text, match.title):
        label = _label(match)
        yield Difference("title", chapter.title.span, chapter.title.text, match.title.text, match.title.text, label)


def _label(chapter: ReferenceChapter) -> str:
    return f"chapter {chapter.number}" if chapter.number is not None else f'"{chapter.title.text}"'


def _sections(document: Document, chapter: Chapter, match: ReferenceChapter) -> Iterator[Difference]:
    titles = [section.title for section in match.sections]
    located: list[tuple[Section, int]] = []
    taken: set[int] = set()
    for section in chapter.sections:
        if section.is_questionnaire or not section.title.text:
            continue
        index = _same(section, titles, taken)
        if index is None:
            slips, index = _nearest(document, section, titles, taken, match)
            yield from slips
        if index is None:
            index = _same_head(section, titles, taken)
        if index is not None:
            taken.add(index)
            located.append((section, index))
    where = {id(section) for section, _ in located}
    others = [section for section in chapter.sections if id(section) not in where and section.title.text]
    if len(located) > 2 and len(located) > 2 * len(others):
        for section in others:
            if not section.is_questionnaire:
                yield Difference("section", section.title.span, section.title.text, "", "", _label(match))
    yield from _out_of_order(located, titles, match)


def _same(section: Section, titles: Sequence[ReferenceTitle], taken: set[int]) -> int | None:
    """The reference's title that a section has as a whole, the next that is free where there are several."""
    key = title_keys(section.title.text)[:1]
    fitting = [
        index
        for index, title in enumerate(titles)
        if any(key == title_keys(wording)[:1] for wording in (title.text, *title.variants))
    ]
    return next((index for index in fitting if index not in taken), fitting[0] if fitting else None)


def _same_head(section: Section, titles: Sequence[ReferenceTitle], taken: set[int]) -> int | None:
    """The free title that a section has but for a tail on either side, or that it begins with."""
    keys = title_keys(section.title.text)
    free = [(index, title) for index, title in enumerate(titles) if index not in taken]
    alike = [index for index, title in free if not title.keys.isdisjoint(keys)]
    begun = [index for index, title in free if _begins(section.title.text, title)]
    return next(iter(alike + begun), None)


def _begins(text: str, title: ReferenceTitle) -> bool:
    """Whether a text is a title and a few words of links after it."""
    words = words_of(text)
    whole = words_of(title.text)
    return len(whole) > 1 and words[: len(whole)] == whole and len(words) - len(whole) <= _LONGEST_REST


def _nearest(
    document: Document, section: Section, titles: Sequence[ReferenceTitle], taken: set[int], match: ReferenceChapter
) -> tuple[list[Difference], int | None]:
    found = [
        (slips, index)
        for index, title in enumerate(titles)
        if index not in taken and (slips := list(_slips(document, section.title, title, match)))
    ]
    return found[0] if len(found) == 1 else ([], None)


def _slips(document: Document, title: Title, right: ReferenceTitle, chapter: ReferenceChapter) -> Iterator[Difference]:
    """The words in which a title is a slip of another; nothing where it is not one."""
    written = list(_WORD.finditer(document.text, *title.span))
    if title.number is not None and written and written[0][0] == str(title.number):
        written = written[1:]
    for wording in (right.text, *right.variants):
        wanted = [match[0] for match in _WORD.finditer(wording)]
        if not wanted or len(written) < len(wanted) - 1:
            continue
        regions = _regions([match[0] for match in written], wanted)
        for first, stop, begin, end in regions or ():
            span = Span(written[first].start(), written[stop - 1].end())
            yield Difference(
                "slip", span, document.slice(span), " ".join(wanted[begin:end]), right.text, _label(chapter)
            )
        if regions:
            return


def _regions(written: list[str], wanted: list[str]) -> list[tuple[int, int, int, int]] | None:
    """Where two titles differ, as ranges of words in both; None where one is no slip of the other."""
    left, right = [_plain(word) for word in written], [_plain(word) for word in wanted]
    joined = "".join(right)
    for count in range(len(right) - 1, len(right) + 3):  # a space too many or too few
        if count != len(right) and len(left) >= count > 0 and "".join(left[:count]) == joined:
            from difflib import SequenceMatcher

            blocks = SequenceMatcher(None, left[:count], right, autojunk=False).get_opcodes()
            return [(i, j, k, n) for tag, i, j, k, n in blocks if tag != "equal" and j > i and n > k] or None
    if len(left) < len(right) or len(left) - len(right) > _LONGEST_REST:
        return None
    differing = [index for index, word in enumerate(right) if left[index] != word]
    alone = len(right) == 1 and len(right[0]) > 4
    if not differing or (len(differing) * 2 > len(right) and not alone) or (len(left) > len(right) and len(right) < 3):
        return None
    if not all(_is_slip(left[index], right[index], 1 if alone else 2) for index in differing):
        return None
    return [(index, index + 1, index, index + 1) for index in differing]


def _plain(word: str) -> str:
    return word.lower().replace("’", "").replace("'", "")


def _is_slip(written: str, right: str, most: int) -> bool:
    if len(right) < 3 or written + "s" == right or right + "s" == written or (written + right).isdigit():
        return False
    return edit_cost(written, right, 1 if len(right) < _SHORT else most) is not None


def _out_of_order(
    located: list[tuple[Section, int]], titles: Sequence[ReferenceTitle], match: ReferenceChapter
) -> Iterator[Difference]:
    """The sections to move so that all stand in the reference's order: as few as possible."""
    kept = _longest_rising([index for _, index in located])
    last = -1
    for position, (section, index) in enumerate(located):
        if position in kept:
            last = index
        elif last >= 0 and len(kept) * 3 >= len(located) * 2:
            before = titles[index - 1].text if index else ""
            yield Difference("order", section.title.span, section.title.text, titles[index].text, before, _label(match))


def _longest_rising(numbers: list[int]) -> set[int]:
    """The positions of a longest rising subsequence; equal numbers may follow each other."""
    tails: list[tuple[int, int]] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tails, (number + 1, -1))
        before.append(tails[at - 1][1] if at else -1)
        tails[at : at + 1] = [(number, position)]
    kept: set[int] = set()
    position = tails[-1][1] if tails else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
