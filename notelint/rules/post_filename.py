"""The file is in `_posts`, but its name does not start with a date such as `2024-05-17-`: Jekyll never publishes it.

Bad (_posts/chapter-2.md):

    ---
    title: Chapter 2
    ---

Good (_posts/2024-05-17-chapter-2.md):

    ---
    title: Chapter 2
    ---
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    problem = note.site.name_problem(note.path)
    if problem is not None:
        name = note.path.rpartition("/")[2]
        first = Span(0, note.document.line_span(0).end)
        rest = re.sub(r"^\d+-\d+-\d+-", "", name)
        yield Finding(first, f'"{name}" {problem}', f"rename the file to 2024-01-31-{rest}, with the date of the post")


RULE = Rule("FM006", "post-filename", "A post that is not published because of its file name", Severity.WARNING, check)
