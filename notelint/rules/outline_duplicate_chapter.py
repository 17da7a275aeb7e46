"""Two chapters of the outline have the same title: probably one was copied and not changed.

Sections may repeat ("Conclusion", "Exercises"), and so may such titles for chapters, titles that only say what the
row is ("Table of contents", "start", "5 questions"), and any title that three chapters or more have.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Finding Data | Where It Lies |
    |  | Who Owns It |
    | 2. Finding Data | What It Means |
    |  | Who Reads It |

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Finding Data | Where It Lies |
    |  | Who Owns It |
    | 2. Reading Data | What It Means |
    |  | Who Reads It |
"""

from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..note.note import Note
from ..note.outline import Chapter, same_title
from ..outlines.comparison import differences
from . import Rule

_RECURRING = frozenset(
    "a and appendix answer answers assignment assignments audio begin beginning break chapter class conclusion conclusions"
    " content contents continued day end exam exercise exercises final finish for here homework index introduction lab labs"
    " lecture lesson link links material materials midterm more my note notes of on overview page pages part practice project"
    " projects question questions quiz quizzes reading readings readme recap resources review section session slide slides"
    " solution solutions start summary table task tasks test the to tutorial unit video videos week work workshop".split()
)
"""Words of titles that say what a row is, and not what it is about."""


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None or note.outline.form == "links":
        return  # a list of links: its numbers are the list's own, and two pages may have one title
    mistitled = {found.span for found in differences(note) if found.kind == "title"}
    seen: dict[str, Chapter] = {}
    times = Counter(same_title(chapter.title.text) for chapter in note.outline.chapters)
    for chapter in note.outline.chapters:
        title = same_title(chapter.title.text)
        if times[title] > 2 or _says_nothing(title) or chapter.title.number is None:
            continue
        if note.outline.form == "links" and " " not in title:
            continue  # one word of a link is rather its subject
        if chapter.title.span in mistitled:
            continue  # OL006 knows the right one
        first = seen.setdefault(title, chapter)
        if first is not chapter and first.title.number != chapter.title.number:
            yield Finding(
                chapter.title.span,
                f'{chapter.label} has the same title as {first.label}: "{chapter.title.text}"',
                "write the title that the course gives it",
                related=(Related(first.title.span, "first title"),),
            )


def _says_nothing(title: str) -> bool:
    """True for a title without a word of its own."""
    return all(word in _RECURRING or word.isdigit() for word in title.split())


RULE = Rule("OL002", "outline-duplicate-chapter", "Two chapters of the outline with one title", Severity.WARNING, check)
