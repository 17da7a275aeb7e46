"""The post has no front matter, so it has no title, layout or date, and Jekyll may not make a page of it at all.

Reported only if the site needs it. Not reported: README, LICENSE, CONTRIBUTING and similar files, blogs that GitHub
Pages builds (it publishes files without front matter), posts that get a layout from the site's `defaults`, and
folders in which most files have none.

Bad:

    # Chapter 2

    My notes.

Good:

    ---
    layout: post
    title: Chapter 2
    ---

    My notes.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    if note.front_matter is not None or note.document.unclosed_front_matter is not None:
        return
    reason = note.site.needs_front_matter(note.path)
    if reason is not None:
        first = note.document.trim(Span(0, note.document.line_span(0).end))
        yield Finding(first, f"no front matter: {reason}", "begin the file with --- and a title, and close it with ---")


RULE = Rule(
    "FM001", "front-matter-missing", "A post without the front matter that its site needs", Severity.WARNING, check
)
