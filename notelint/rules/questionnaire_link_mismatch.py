"""A link of the outline leads to the questions, or the answers, of another chapter: probably the row was copied.

Reported if the address is the one in an earlier chapter's row, or if it names a chapter (`chapter_3.md`, `ch03.html`)
that is not this one, while the numbers in the other rows are right. If both are called the same (`Chapter 2`, `#questions-chapter-1`),
one other row is enough, and none for a link within the post.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Questionnaire [book](https://book.test/ch01.html#quiz) |
    | 2. Models | Lines |
    |  | Questionnaire [book](https://book.test/ch01.html#quiz) |

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Questionnaire [book](https://book.test/ch01.html#quiz) |
    | 2. Models | Lines |
    |  | Questionnaire [book](https://book.test/ch02.html#quiz) |
"""

import re
from collections.abc import Iterator, Sequence

from ..diagnostic import Finding, Related, Severity
from ..majority import most
from ..note.links import Link
from ..note.note import Note
from ..note.outline import Chapter
from ..regex import regex
from . import Rule

_CHAPTER_IN_TARGET = regex(
    r"(?:^|[/_.#-])(ch|chap|chapter|lesson|lec|lecture|week|unit|module)[-_ ]?0*(\d{1,3})(?!\d)", re.IGNORECASE
)
_CHAPTER = regex(r"\b(ch(?:ap(?:ter)?)?|lesson|lec(?:ture)?|week|unit|module)s?[. ]*0*(\d{1,3})\b", re.IGNORECASE)
_WHAT = {"questionnaire leads": "questions", "answers lead": "answers"}
_SHORT = {"ch": "chapter", "chap": "chapter", "lec": "lecture"}


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None:
        return
    links = [
        (chapter, link)
        for chapter in note.outline.chapters
        if chapter.questionnaire is not None
        for link in note.links_in(chapter.questionnaire.span)
        if link.destination in ("web", "file", "in-page") and len(link.target) > 1
    ]
    for role, lead in (("questionnaire", "questionnaire leads"), ("answers", "answers lead")):
        rows = [row for row in links if row[1].role == role]
        rows = [
            row for index, row in enumerate(rows) if index == 0 or rows[index - 1][0] is not row[0]
        ]  # one a chapter
        yield from _of_rows(note, rows, lead)


def _of_rows(note: Note, rows: Sequence[tuple[Chapter, Link]], lead: str) -> Iterator[Finding]:
    if len({link.target for _, link in rows}) == 1 and len(rows) > 2 and _number(rows[0][1]) is None:
        return  # one page for all chapters
    counted = [
        (chapter, number)
        for chapter, link in rows
        if (number := _number(link)) is not None and chapter.title.number is not None
    ]
    agreeing = sum(chapter.title.number == number for chapter, number in counted)
    is_rare = len(counted) > 2 and most(agreeing, len(counted))
    first: dict[str, tuple[Chapter, Link]] = {}
    for chapter, link in rows:
        owner, earlier = first.setdefault(link.target, (chapter, link))
        number = _number(link)
        is_alone = len(counted) - agreeing == 1 and (agreeing > 0 or link.destination == "in-page")
        if owner is not chapter and not _names(note, chapter, owner) and (number is not None or link.role != "answers"):
            yield Finding(
                link.target_span,
                f"{chapter.label}'s {lead} to {owner.label}'s: {link.target}",
                f"link to the {_WHAT[lead]} of {chapter.label}",
                related=(Related(earlier.target_span, f"{owner.label}'s link"),),
            )
        elif (
            number is not None
            and chapter.title.number not in (None, number)
            and (is_rare or (is_alone and _call_chapters_alike(note, chapter, link)))
        ):
            message = f"{chapter.label}'s {lead} to chapter {number}'s: {link.target}"
            yield Finding(link.target_span, message, f"link to the {_WHAT[lead]} of {chapter.label}")


def _names(note: Note, chapter: Chapter, other: Chapter) -> bool:
    """Whether a chapter's row says itself that it is also the other's: "chapters 2 and 3"."""
    row = chapter.questionnaire.title.text if chapter.questionnaire else ""
    return bool(re.search(rf"chapters?\b.*\b{other.title.number}\b", row, re.IGNORECASE))


def _call_chapters_alike(note: Note, chapter: Chapter, link: Link) -> bool:
    """Whether a row and its link have a number behind the same word: ``Week 4``, ``week-3.md``."""
    row = _CHAPTER.search(note.document.slice(chapter.title.span))
    named = _CHAPTER_IN_TARGET.findall(link.target)[-1][0]
    return row is not None and int(row[2]) == chapter.title.number and _word(row[1]) == _word(named)


def _word(name: str) -> str:
    return _SHORT.get(name.lower(), name.lower())


def _number(link: Link) -> int | None:
    found = _CHAPTER_IN_TARGET.findall(link.target)
    return int(found[-1][1]) if found else None


RULE = Rule(
    "LK003",
    "questionnaire-link-mismatch",
    "A questionnaire link that leads to another chapter's questions",
    Severity.WARNING,
    check,
)
