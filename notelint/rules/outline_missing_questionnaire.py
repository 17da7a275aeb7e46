"""A chapter of the outline has no questionnaire row, while the other chapters have one.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Questionnaire [book](https://book.test/ch1#quiz) |
    | 2. Models | Lines |
    |  | Questionnaire [book](https://book.test/ch2#quiz) |
    | 3. Training | Loss |

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Questionnaire [book](https://book.test/ch1#quiz) |
    | 2. Models | Lines |
    |  | Questionnaire [book](https://book.test/ch2#quiz) |
    | 3. Training | Loss |
    |  | Questionnaire [book](https://book.test/ch3#quiz) |
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..majority import most
from ..note.note import Note
from ..regex import regex
from . import Rule

_ENDS = regex(
    r"\b(?:introduction|preface|prologue|conclusions?|concluding|closing|epilogue|appendix|glossary)\b", re.IGNORECASE
)


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None:
        return
    with_row = [chapter for chapter in note.outline.chapters if chapter.questionnaire]
    numbered = any(chapter.title.number is not None for chapter in with_row)
    without = [
        chapter
        for chapter in note.outline.chapters
        if not chapter.questionnaire
        and (chapter.title.number is not None or not numbered)
        and not _ENDS.search(chapter.title.text)
    ]
    if len(with_row) < 2 or most(len(without), len(with_row)):
        return
    for chapter in without:
        message = f"{chapter.named} has no questionnaire row; the other {len(with_row)} chapters have one"
        yield Finding(chapter.title.span, message, "add the row that links to the chapter's questions")


RULE = Rule(
    "OL005",
    "outline-missing-questionnaire",
    "A chapter without the questionnaire row that the others have",
    Severity.INFO,
    check,
)
