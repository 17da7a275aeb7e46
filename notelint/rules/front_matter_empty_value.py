"""A key of the front matter that the page needs has no value: its title, its date, its address or its layout.

Write the value, or delete the key. Other keys are left empty by templates ("description:", "cover:"), and nothing on the
page shows it. `key: null` and `key: ~` say that the value is empty on purpose and are not reported. Neither are the
properties of an Obsidian vault.

Bad:

    ---
    title:
    date: 2024-03-01
    ---

Good:

    ---
    title: My notes
    date: 2024-03-01
    ---
"""

from collections.abc import Iterator, Sequence

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Option, Rule

_NEEDED = frozenset("title date layout permalink slug url".split())


def check(note: Note, *, allow: Sequence[str]) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None or note.site.has_wiki_links:
        return
    for key in front_matter.keys:
        span = front_matter.key_span(key)
        if key in _NEEDED and span is not None and key not in allow and front_matter.is_empty(key):
            yield Finding(span, f'"{key}" has no value', "fill it in or delete the line")


RULE = Rule(
    "FM005",
    "front-matter-empty-value",
    "A key that the page needs, without a value",
    Severity.INFO,
    check,
    options={"allow": Option([], "keys that may stay empty, of those that a page needs")},
)
