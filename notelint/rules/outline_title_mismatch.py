"""The chapter has another title than in the course, or the course has no such section in this place.

Your outline is compared only if there is a reference outline: one that comes with notelint and is recognised by its
chapter titles, one that the post's front matter names (`reference_outline: fastbook`), or your own
(`notelint outline`, then `reference` under `[outline]` in the settings). Capitals, punctuation, a subtitle and an
addition in parentheses make no difference, and you may leave chapters out. A section that the course does not have is
reported only if most of the others are the course's, and as info: your notes may contain more than the book.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 5. [Image Classification](a.md) | From Dogs and Cats to Pet Breeds |
    |  | Presizing |
    |  | Cross-Entropy Loss |
    | 6. [Other Computer Vision Problems](b.md) | Multi-Label Classification |
    |  | Regression |
    | 7. [Other Computer Vision Problems](c.md) | Normalization |
    |  | Progressive Resizing |
    |  | Test Time Augmentation |
    |  | Mixup |
    | 8. [Collaborative Filtering Deep Dive](d.md) | A First Look at the Data |

Good:

    | Chapter | Section |
    |---------|---------|
    | 5. [Image Classification](a.md) | From Dogs and Cats to Pet Breeds |
    |  | Presizing |
    |  | Cross-Entropy Loss |
    | 6. [Other Computer Vision Problems](b.md) | Multi-Label Classification |
    |  | Regression |
    | 7. [Training a State-of-the-Art Model](c.md) | Normalization |
    |  | Progressive Resizing |
    |  | Test Time Augmentation |
    |  | Mixup |
    | 8. [Collaborative Filtering Deep Dive](d.md) | A First Look at the Data |
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.note import Note
from ..outlines.comparison import differences
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    for found in differences(note):
        if found.kind == "title":
            message = f'the course calls {found.chapter} "{found.right}"'
            yield Finding(found.span, message, "write the title that the course gives it")
        elif found.kind == "section":
            message = f'{found.chapter} of the course has no section "{found.written}"'
            yield Finding(found.span, message, "delete it, or keep it as your own", severity=Severity.INFO)
        elif found.kind == "order":
            place = f'after "{found.whole}"' if found.whole else "first"
            yield Finding(found.span, f'"{found.written}" comes {place} in the course', "move the row")


RULE = Rule(
    "OL006",
    "outline-title-mismatch",
    "A title or place that the course's own outline does not have",
    Severity.WARNING,
    check,
)
