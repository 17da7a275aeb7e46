"""A link in an index has the name of one file and leads to another one in the same folder.

Reported only if nearly all links of the list or table have the name of the file that they lead to. Numbers and dates
in names make no difference.

Bad (index.md):

    - [Sand](sand.md)
    - [Silt](silt.md)
    - [Clay](clay.md)
    - [Loam](clay.md)
    - [Deep soil](deep-soil.md)

Good (index.md):

    - [Sand](sand.md)
    - [Silt](silt.md)
    - [Clay](clay.md)
    - [Loam](loam.md)
    - [Deep soil](deep-soil.md)
"""

from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..majority import nearly_all
from ..note.entries import Entry, indexes
from ..note.note import Note
from ..regex import regex
from ..site.paths import folder_of, stem_of
from . import Rule

_LETTERS = regex(r"[^\W\d_]+")
_LEAST = 4


def check(note: Note) -> Iterator[Finding]:
    for group in indexes(note):
        named = [(entry, path) for entry in group if (path := _file(note, entry)) is not None]
        agreeing = [_letters(entry.link.text) == _letters(stem_of(path)) for entry, path in named]
        if sum(agreeing) < _LEAST or not nearly_all(sum(agreeing), len(named)):
            continue
        for (entry, path), agrees in zip(named, agreeing, strict=True):
            other = None if agrees else _named(note, entry.link.text, path)
            if other is not None:
                yield _finding(entry, path, other)


def _file(note: Note, entry: Entry) -> str | None:
    """The file that an entry leads to as a whole."""
    if entry.link.destination not in ("file", "template") or "#" in entry.link.target or not entry.link.text:
        return None
    found = note.target_of(entry.link)
    return found.path if found.exists and found.path and note.blog.is_file(found.path) else None


def _named(note: Note, text: str, path: str) -> str | None:
    """The one file beside another that a text names."""
    wanted = _letters(text)
    names = note.blog.listing(folder_of(path))
    found = [name for name in names if name != path.rpartition("/")[2] and _letters(stem_of(name)) == wanted]
    return found[0] if len(found) == 1 and len(wanted) > 2 else None


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))


def _finding(entry: Entry, path: str, other: str) -> Finding:
    link, name = entry.link, path.rpartition("/")[2]
    message = f'"{link.text}" leads to {name}, and there is a file {other}'
    before, found, after = link.target.rpartition(stem_of(path))
    if not found:
        return Finding(link.target_span, message, f"link to {other}")
    meant = before + stem_of(other).replace(" ", "%20") + after
    return Finding(
        link.target_span, message, f"link to {meant}", Fix(f"link to {meant}", (Edit(link.target_span, meant),))
    )


RULE = Rule(
    "LK013",
    "link-names-another",
    "A link in an index that has the name of another file",
    Severity.WARNING,
    check,
)
