"""The value begins with `#`, so YAML takes it for a comment and the key stays empty.

Put the value in quotes: `tags: "#tides"`. Reported only if there is no space after the `#`; in `tags: # to do` the
comment is meant as one.

Bad:

    ---
    title: My notes
    tags: #python
    ---

Good:

    ---
    title: My notes
    tags: ["python"]
    ---
"""

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.entries import Entry
from ..note.note import Note
from ..regex import regex
from . import Rule

_TAG = regex(r"(?P<tag>#[^\s#]+)(?:[ \t,]+#[^\s#]+)*[ \t]*(?:\n|$)")


def check(note: Note) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None or front_matter.language != "yaml" or front_matter.entry is None:
        return
    for before in _ends_before_nothing(front_matter.entry):
        start = front_matter.span.start + before
        line = note.document.line_at(start)
        found = re.compile(r"[^\n#]*?[ \t]" + _TAG.pattern).match(note.text, start, line.end)
        if found is not None:
            message = f"{found['tag']} is lost: in front matter, # begins a comment"
            yield Finding(Span(*found.span("tag")), message, f'write it without the #, or in quotes: "{found["tag"]}"')


def _ends_before_nothing(entry: Entry) -> Iterator[int]:
    """The offsets after keys, and before list items, that have no value."""
    if isinstance(entry.children, dict):
        for key, value in entry.children.values():
            yield from [key.end] if value.start == value.end else _ends_before_nothing(value)
    elif isinstance(entry.children, list):
        for item in entry.children:
            yield from [item.start] if item.start == item.end else _ends_before_nothing(item)


RULE = Rule(
    "FM008",
    "front-matter-lost-value",
    "A value of the front matter that YAML reads as a comment",
    Severity.WARNING,
    check,
)
