"""A questionnaire link in the outline leads to the questions of another chapter: probably the row was copied.

Reported if the address is the one in an earlier chapter's row, or if it names a chapter (`chapter_3.md`, `ch03.html`)
that is not this one, while the numbers in the other rows are right.

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
from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..majority import most
from ..note.links import Link
from ..note.note import Note
from ..note.outline import Chapter
from ..regex import regex
from . import Rule

_CHAPTER_IN_TARGET = regex(
    r"(?:^|[/_.#-])(?:ch|chap|chapter|lesson|lec|lecture|week|unit|module)[-_ ]?0*(\d{1,3})(?!\d)", re.IGNORECASE
)


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None:
        return
    rows = [
        (chapter, link)
        for chapter in note.outline.chapters
        if chapter.questionnaire is not None
        for link in note.links_in(chapter.questionnaire.span)
        if link.role == "questionnaire" and link.destination in ("web", "file", "in-page") and len(link.target) > 1
    ]
    rows = [row for index, row in enumerate(rows) if index == 0 or rows[index - 1][0] is not row[0]]  # one a chapter
    if len({link.target for _, link in rows}) == 1 and len(rows) > 2 and _number(rows[0][1]) is None:
        return  # one page for all chapters
    counted = [
        (chapter, number)
        for chapter, link in rows
        if (number := _number(link)) is not None and chapter.title.number is not None
    ]
    agreeing = sum(chapter.title.number == number for chapter, number in counted)
    first: dict[str, tuple[Chapter, Link]] = {}
    for chapter, link in rows:
        owner, earlier = first.setdefault(link.target, (chapter, link))
        number = _number(link)
        if owner is not chapter and not _names(note, chapter, owner):
            yield Finding(
                link.target_span,
                f"{chapter.label}'s questionnaire leads to {owner.label}'s: {link.target}",
                f"link to the questions of {chapter.label}",
                related=(Related(earlier.target_span, f"{owner.label}'s link"),),
            )
        elif (
            number is not None
            and chapter.title.number not in (None, number)
            and len(counted) > 2
            and most(agreeing, len(counted))
        ):
            message = f"{chapter.label}'s questionnaire leads to chapter {number}'s: {link.target}"
            yield Finding(link.target_span, message, f"link to the questions of {chapter.label}")


def _names(note: Note, chapter: Chapter, other: Chapter) -> bool:
    """Whether a chapter's row says itself that it is also the other's: "chapters 2 and 3"."""
    row = chapter.questionnaire.title.text if chapter.questionnaire else ""
    return bool(re.search(rf"chapters?\b.*\b{other.title.number}\b", row, re.IGNORECASE))


def _number(link: Link) -> int | None:
    found = _CHAPTER_IN_TARGET.findall(link.target)
    return int(found[-1]) if found else None


RULE = Rule(
    "LK003",
    "questionnaire-link-mismatch",
    "A questionnaire link that leads to another chapter's questions",
    Severity.WARNING,
    check,
)
