"""The index lists the posts of a series, and one file of the series is missing from it.

Add a link to it. A series is a group of files in one folder whose names differ only by their numbers (`chapter_1.md`,
`chapter_2.md`). Reported only if the index lists at least three of them and nearly all, as list items or table cells
that begin with the link. Links inside sentences do not count, and a post of the series is not an index. A listed file
that does not exist is reported by LK004.

Bad (_posts/2024-01-02-index.md):

    - [One]({% post_url 2024-01-01-chapter-1 %})
    - [Two]({% post_url 2024-01-01-chapter-2 %})
    - [Three]({% post_url 2024-01-01-chapter-3 %})

Good (_posts/2024-01-02-index.md):

    - [One]({% post_url 2024-01-01-chapter-1 %})
    - [Two]({% post_url 2024-01-01-chapter-2 %})
    - [Three]({% post_url 2024-01-01-chapter-3 %})
    - [Four]({% post_url 2024-01-01-chapter-4 %})
"""

import re
from collections.abc import Iterator
from functools import partial

from ..blog.blog import Blog
from ..diagnostic import Finding, Severity
from ..note.links import Link
from ..note.note import Note
from ..regex import regex
from . import Rule

_LISTED = regex(
    r"(?:[ \t>]*+(?:[-*+]|\d+[.)])[ \t]++(?:\[[ xX]\][ \t]++)?|[ \t]*<li\b[^<>]*>|\|)"
    r"[ \t]*+(?:[^\W\d_]*+[ \t]*+\d++(?>(?:\.\d+)*)[ \t]*+[:.)–—-]?)?[ \t]*+[*_~\"“(]*"
)
"""What is before a link that a list item or a table cell begins with: perhaps its number."""
_NEAR = 200
"""Characters before a link in which the item's mark or the cell's edge is."""
_DATE = regex(r"^\d{4}-\d{1,2}-\d{1,2}-")


def check(note: Note) -> Iterator[Finding]:
    series: dict[tuple[str, str], dict[str, Link]] = {}
    for link in note.links:
        if link.destination not in ("file", "template", "wiki", "web") or link.role == "image":
            continue
        if not _is_listed(note, link):
            continue
        found = note.target_of(link)
        path = found.path if found.exists else None
        if path is not None and path != note.path and path.endswith((".md", ".markdown", ".qmd", ".ipynb")):
            folder, _, name = path.rpartition("/")
            if re.search(r"\d", _DATE.sub("", name)):
                series.setdefault((folder, _pattern(name)), {})[name] = link
    own = note.path.rpartition("/")
    for (folder, pattern), listed in series.items():
        if len(listed) < 3 or (folder, pattern) == (own[0], _pattern(own[2])):
            continue
        names = note.site.remember(("series", folder), partial(_series, note.blog, folder)).get(pattern, [])
        missing = sorted(set(names) - set(listed) - {own[2]}, key=_numbers)
        if 0 < len(missing) <= max(1, len(listed) // 5):
            last = max(listed.values(), key=lambda link: link.span)
            what = ", ".join(missing)
            message = f"{len(listed)} files of this series are listed, but not {what}"
            yield Finding(last.target_span, message, f"list {what} too")


def _is_listed(note: Note, link: Link) -> bool:
    """Whether an item of a list, or a cell of a table, begins with a link."""
    start, end = note.document.line_at(link.span.start).start, link.span.start
    near = max(start, end - _NEAR)
    cell = note.text.rfind("|", near, end)
    if cell < 0 and near > start:
        return False
    return _LISTED.fullmatch(note.text, max(cell, start), end) is not None


def _series(blog: Blog, folder: str) -> dict[str, list[str]]:
    """The files of a folder by their pattern."""
    series: dict[str, list[str]] = {}
    for name, kind in blog.listing(folder).items():
        if kind == "file":
            series.setdefault(_pattern(name), []).append(name)
    return series


def _pattern(name: str) -> str:
    return re.sub(r"\d+", "0", _DATE.sub("", name))


def _numbers(name: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", name)]


RULE = Rule("OL008", "outline-unlisted-post", "A post of a series that the index does not list", Severity.INFO, check)
