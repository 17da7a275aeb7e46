"""This key has no effect: the site does not know it, but it knows one that differs by a typo.

Keys of your own are not reported: English words, keys that a layout or include of the blog reads, keys that several
posts have, and keys whose correct form is in the post as well.

Bad:

    ---
    title: My notes
    desciption: What I learnt
    ---

Good:

    ---
    title: My notes
    description: What I learnt
    ---
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..note.note import Note
from ..schema.schema import known_keys
from ..similar import similar_key
from ..site.sources import has_key
from ..spelling.lexicon import shipped
from . import Rule

_SEVERAL = 3
"""Posts with one unknown key: so many make it the blog's own."""
_ADDRESS = frozenset(
    "aliases date draft expirydate expiryDate path permalink publishdate publishDate published slug url".split()
)
"""Keys that decide whether, when and where a post is published."""


def check(note: Note) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None or front_matter.problem is not None:
        return
    known = known_keys(note.schema)
    near = {key: similar_key(key, known) for key in front_matter.keys}
    for key, meant in near.items():
        span = front_matter.key_span(key)
        if meant is None or span is None or meant in front_matter.values or _is_own(note, key, meant):
            continue
        fix = None
        if list(near.values()).count(meant) == 1:
            fix = Fix(f'rename it to "{meant}"', (Edit(span, meant),), safe=meant not in _ADDRESS)
        yield Finding(span, f'unknown key "{key}": the site never reads it', f'did you mean "{meant}"?', fix)


def _is_own(note: Note, key: str, meant: str) -> bool:
    """Whether a key is the blog's own, and no slip for another one."""
    if key.lower() != meant.lower() and shipped().level(key.lower()):
        return True
    return note.site.reads_key(key) or has_key(note.site, key, _SEVERAL)


RULE = Rule("FM004", "front-matter-misspelt-key", "A misspelt key of the front matter", Severity.WARNING, check)
