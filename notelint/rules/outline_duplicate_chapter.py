"""Two chapters of the outline have the same title: one of them was copied and not filled in.

Sections may repeat ("Conclusion", "Exercises"), and so may such titles as chapters.

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

from collections.abc import Iterator

from ..diagnostic import Finding, Related, Severity
from ..note.note import Note
from ..note.outline import Chapter, same_title
from ..outlines.comparison import differences
from . import Rule

_RECURRING = frozenset(
    "introduction conclusion conclusions summary overview review recap exercises project projects quiz exam midterm final appendix lab".split()
)


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None:
        return
    mistitled = {found.span for found in differences(note) if found.kind == "title"}
    seen: dict[str, Chapter] = {}
    for chapter in note.outline.chapters:
        title = same_title(chapter.title.text)
        if not title or title in _RECURRING or chapter.title.number is None:
            continue
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


RULE = Rule("OL002", "outline-duplicate-chapter", "Two chapters of the outline with one title", Severity.WARNING, check)
