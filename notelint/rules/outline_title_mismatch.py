"""A chapter has another title than the course gives it, or a section is where the course has none or elsewhere.

Compared only with a reference outline: one that ships and is recognised by its chapters' titles, one that the post's
front matter names (`reference_outline: fastbook`), or one of your own (`notelint outline`; `reference` under `[outline]`
in the settings). Case, punctuation, a subtitle and a tail in parentheses make no difference, and what the post leaves
out is not a defect. A section that the chapter does not have is reported only where most of the others are the course's
own, and as information: notes may hold more than the book.

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
