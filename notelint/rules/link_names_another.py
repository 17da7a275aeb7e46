"""A link has the name of one file or heading and leads to another one. Probably its line was copied.

Reported for files of one folder if nearly all links of the list or table have the name of the file that they lead to;
numbers and dates in names make no difference. Reported for headings of the page if nearly all links to them have their
text, or another link to the same heading has, and no link leads to the heading that is named.

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

from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Edit, Finding, Fix, Severity
from ..majority import nearly_all
from ..note.anchors import Title, same_letters
from ..note.entries import Entry, indexes
from ..note.heading_links import heading_links, linked_ids, meant_for
from ..note.note import Note
from ..regex import regex
from ..site.paths import folder_of, stem_of
from . import Rule

_LETTERS = regex(r"[^\W\d_]+")
_LEAST = 4
_FEW = 2
"""So many links to headings agree with them, where others don't."""
_SHORTEST = 2
"""A name has more letters."""
_COUNT = regex(r"[\W\d_]+(?=[^\W\d_])")
"""What counts a title, before its name."""


def check(note: Note) -> Iterator[Finding]:
    yield from _to_other_files(note)
    yield from _to_other_headings(note)


def _to_other_files(note: Note) -> Iterator[Finding]:
    for group in indexes(note):
        named = [(entry, path) for entry in group if (path := _file(note, entry)) is not None]
        agreeing = [_letters(entry.link.text) == _letters(stem_of(path)) for entry, path in named]
        if sum(agreeing) < _LEAST or not nearly_all(sum(agreeing), len(named)):
            continue
        for (entry, path), agrees in zip(named, agreeing, strict=True):
            other = None if agrees else _named(note, entry.link.text, path)
            if other is not None:
                yield _finding(entry, path, other)


def _to_other_headings(note: Note) -> Iterator[Finding]:
    """Links to a heading of the page that are named like another one, to which nothing leads."""
    led = heading_links(note)
    odd = [one for one in led if not _is_alike(one.link.text, one.title.text)]
    if not odd:
        return
    agreeing = {one.title.id for one in led if _is_alike(one.link.text, one.title.text)}
    mostly = len(agreeing) >= _FEW and nearly_all(len(led) - len(odd), len(led))
    places = Counter(text for text, _ in {(_name(link.text), title.id) for link, title in led})
    linked, titles = linked_ids(note), _by_name(note)
    for link, title in odd:
        is_title = places[_name(link.text)] == 1  # and not "answers", which stands for those of each chapter
        other = titles.get(_name(link.text)) if is_title and (mostly or title.id in agreeing) else None
        if other is not None and other.id not in linked and not _are_nested(note, title, other):
            yield meant_for(link, other, f'"{link.text}" leads to the heading "{title.text}"')


def _by_name(note: Note) -> dict[str, Title]:
    """The headings with an id whose name no other one has."""
    names = [_name(title.text) for title in note.page.titles]
    counts = Counter(names)
    return {
        name: title
        for name, title in zip(names, note.page.titles, strict=True)
        if counts[name] == 1 and len(name) > _SHORTEST and title.id is not None
    }


def _are_nested(note: Note, one: Title, other: Title) -> bool:
    """Whether one of two headings is in the other's section."""
    first, last = sorted((one.span.start, other.span.start))
    levels = [heading.level for heading in note.headings if first <= heading.span.start <= last]
    return bool(levels) and levels[0] < min(levels[1:], default=0)


def _is_alike(text: str, title: str) -> bool:
    """Whether a link and its heading have the same name, or one is in the other."""
    a, b = _name(text), _name(title)
    return a in b or b in a


def _name(title: str) -> str:
    """The letters and digits of a title, without the number that it may begin with."""
    count = _COUNT.match(title)
    return same_letters(title[count.end() :] if count else title)


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
    "A link that has the name of another file or heading",
    Severity.WARNING,
    check,
)
