"""A link or picture that leads to a file of the blog which does not exist.

Targets are looked up as the site does: relative to the post, from the site's root, under `{{ site.baseurl }}`, with
percent-coding, `.md` for `.html` or for no ending at all. The pictures in the front matter (`image`, `cover`) count too.
What a template computes or the generator makes can't be told and is left alone.

Bad:

    ![The loss curve](images/loss-curve.png)

Good:

    ![The loss curve](https://pictures.test/loss-curve.png)
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from ..blog.blog import Blog
from ..diagnostic import Finding, Severity, Span
from ..note.links import mended_url, placeholder_reason
from ..note.note import Note
from . import Option, Rule

_INCLUDE = re.compile(r"\{\{<\s*include\s+(?P<path>[^\s>]+)\s*>\}\}")

_DIGITS = re.compile(r"\d+")
_MOST_NAMES = 200
"""So many names of a folder are compared with a wrong one: comparing is slow."""


def check(note: Note, *, front_matter_pictures: Sequence[str]) -> Iterator[Finding]:
    for link in note.links:
        if (
            link.destination in ("file", "template")
            and mended_url(link.target) is None
            and placeholder_reason(link) is None
        ):
            yield from _finding(note, link.target, link.target_span, "picture" if link.role == "image" else "file")
        elif link.destination == "wiki" and link.role == "image" and note.site.has_wiki_links:
            name = link.target.partition("#")[0]
            if name and "." in name and note.site.find_note(name) is None:
                yield Finding(link.target_span, f"no such file in the vault: {name}", "embed a file that is there")
    for mask in note.document.masks:
        include = _INCLUDE.match(note.document.slice(mask.span)) if mask.kind == "shortcode" else None
        if include is not None and note.site.has_cross_references:
            start = mask.span.start + include.start("path")
            yield from _finding(note, include["path"], Span(start, start + len(include["path"])), "file")
    front_matter = note.front_matter
    for key in front_matter_pictures:
        value = front_matter.values.get(key) if front_matter else None
        span = front_matter.value_span(key) if front_matter else None
        if isinstance(value, str) and span is not None and _is_path(value):
            yield from _finding(note, value, span, "picture")


def _finding(note: Note, target: str, span: Span, what: str) -> Iterator[Finding]:
    found = note.site.resolve(note.path, target)
    if found.exists is not False or found.path is None:
        return
    folder, _, name = found.path.rstrip("/").rpartition("/")
    names, small = note.site.remember(("names", folder), lambda: _names(note.blog, folder))
    others = [other for other in names[:_MOST_NAMES] if _DIGITS.sub("0", other) != _DIGITS.sub("0", name)]
    near = small.get(name.lower()) or next(iter(get_close_matches(name, others, 1, 0.8)), None)
    if near is not None:
        help = f'did you mean "{near}"?'
    elif not names:
        help = f'there is no folder "{folder}"' if folder else "the folder is empty"
    else:
        help = f"looked for {found.path}"
    yield Finding(span, f"no such {what}: {target}", help)


def _names(blog: Blog, folder: str) -> tuple[list[str], dict[str, str]]:
    """The names in a folder, and the first one for each spelling in small letters."""
    names = list(blog.listing(folder))
    return names, {name.lower(): name for name in reversed(names)}


def _is_path(value: str) -> bool:
    return "." in value and "://" not in value and not value.startswith(("//", "data:")) and " " not in value.strip()


RULE = Rule(
    "LK004",
    "file-not-found",
    "A link or picture whose file does not exist",
    Severity.ERROR,
    check,
    options={
        "front-matter-pictures": Option(["image", "cover", "thumbnail"], "keys of the front matter that name a picture")
    },
)
