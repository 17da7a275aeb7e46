"""A key of the front matter has no value: it is left over from a template, or was never filled in.

Write the value, or delete the key. `key: null` and `key: ~` say that the value is empty on purpose and are not
reported. Neither are the properties of an Obsidian vault, which its templates leave empty.

Bad:

    ---
    title: My notes
    description:
    ---

Good:

    ---
    title: My notes
    description: What I learnt
    ---
"""

from collections.abc import Iterator, Sequence

from ..diagnostic import Finding, Severity
from ..note.note import Note
from . import Option, Rule


def check(note: Note, *, allow: Sequence[str]) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None or note.site.has_wiki_links:
        return
    for key in front_matter.keys:
        span = front_matter.key_span(key)
        if span is not None and key not in allow and front_matter.is_empty(key):
            yield Finding(span, f'"{key}" has no value', "fill it in or delete the line")


RULE = Rule(
    "FM005",
    "front-matter-empty-value",
    "A key of the front matter without a value",
    Severity.INFO,
    check,
    options={"allow": Option(["aliases", "tags", "categories"], "keys that may stay empty")},
)
