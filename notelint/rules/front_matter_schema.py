"""A value in the front matter is not what the site expects of that key.

The authority is a JSON Schema (draft 2020-12): the one of the site's kind, or your own, named in the settings:

    [front-matter]
    schema = "my-posts.schema.json"

What the site's `defaults` add counts as if it stood in the post.

Bad:

    ---
    title: My notes
    toc: "yes please"
    ---

Good:

    ---
    title: My notes
    toc: true
    ---
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None or front_matter.problem is not None:
        return
    from ..schema.schema import violations

    merged = note.site.front_matter_defaults(note.path) | front_matter.values
    for path, message in violations(note.schema, merged):
        if not path:
            fence = Span(0, note.document.line_span(0).end)
            yield Finding(fence, message)
            continue
        key = str(path[0])
        span = front_matter.value_span(*path) or front_matter.value_span(key) or front_matter.key_span(key)
        if span is not None and span.start == span.end:  # an empty value: show its key
            span = front_matter.key_span(key)
        if span is not None:
            yield Finding(span, message, f"see the schema {note.schema.name}")


RULE = Rule(
    "FM003", "front-matter-schema", "Front matter that breaks the site's or the blog's schema", Severity.WARNING, check
)
