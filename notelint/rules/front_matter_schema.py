"""The site expects another kind of value for this key.

What is allowed comes from a JSON Schema (draft 2020-12): the one for your generator, or your own, named in the
settings:

    [front-matter]
    schema = "my-posts.schema.json"

Values from the site's `defaults` count as if they were in the post. A date that does not exist is reported as well:
Jekyll publishes the post on another day, Hugo drops the date. So is one that Hugo cannot read, as `2024/5/1` or
`2024-05-01 09:00`: the build stops, or an older Hugo drops the date.

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

import re
from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..document.front_matter import impossible_day
from ..note.note import Note
from ..regex import regex
from ..similar import similar_name
from ..site.site import Site
from . import Rule

_DATES = frozenset("date date-modified expiryDate last_modified_at lastmod modified_date publishDate updated".split())
_READ = frozenset("date expiryDate lastmod publishDate".split())
"""Those that Hugo reads."""
_DATE = regex(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ]\s*(\d{1,2}):(\d{2}))?(?!\d)")


def check(note: Note) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None or front_matter.problem is not None:
        return
    from ..schema.schema import violations

    merged = note.site.front_matter_defaults(note.path) | front_matter.values
    found = violations(note.schema, merged)
    for key in _DATES & front_matter.values.keys() - {path[0] for path, _ in found if path}:
        wrong = _impossible(front_matter.values[key])
        if wrong is None and key in _READ:
            wrong = _misread(note.site, front_matter.values[key])
        if wrong is not None:
            yield Finding(front_matter.value_span(key) or front_matter.span, f'"{key}" is not a date: {wrong}')
    for path, message in found:
        if not path:
            fence = Span(0, note.document.line_span(0).end)
            yield Finding(fence, message)
            continue
        key = str(path[0])
        span = front_matter.value_span(*path) or front_matter.value_span(key) or front_matter.key_span(key)
        if span is not None and span.start == span.end:  # an empty value: show its key
            span = front_matter.key_span(key)
        if span is not None:
            yield Finding(span, message, _help(note, key, note.document.slice(span), message))


def _help(note: Note, key: str, written: str, message: str) -> str | None:
    """What to write: the truth value that was meant, else what the blog's own schema says."""
    meant = similar_name(written.strip("\"' ").lower(), ("true", "false")) if "true or false" in message else None
    if meant is not None:
        return f"write {key}: {meant}"
    if not note.schema.built_in:
        return f"see the schema {note.schema.name}"
    value = written.strip("\"'")
    form = next((form for complaint, form in _FORMS.items() if complaint in message), None)
    whole = message.startswith(f'"{key}"') and re.fullmatch(r"[\w .-]{1,40}", value) is not None
    return form.format(key=key, value=value) if form is not None and whole else None


_FORMS = {
    "should be a list": "write {key}: [{value}]",
    "should be text": 'write {key}: "{value}"',
    "should be true or false": "write {key}: true or {key}: false",
    "not a day such as": "write the year, month and day, as in {key}: 2024-05-17",
}
"""What a sentence about a value calls for, and how it is written."""


def _misread(site: Site, value: object) -> str | None:
    """Why the site does not read a text that is written as a date; None where it does, or where it is anything else."""
    form = site.date_forms
    if form is None or not isinstance(value, str) or not _DATE.match(value) or form.fullmatch(value.strip()):
        return None
    return (
        f"{site.name.capitalize()} wants two digits for month and day, dashes between them, and a time with its seconds"
    )


def _impossible(value: object) -> str | None:
    """Why a text that is written as a date is not one; None where it is one, or anything else."""
    match = _DATE.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in match.groups())
    if hour > 24 or minute > 59:
        return f"there is no time {match[4]}:{match[5]}"
    return impossible_day(year, month, day)


RULE = Rule("FM003", "front-matter-schema", "A front matter value of the wrong kind", Severity.WARNING, check)
