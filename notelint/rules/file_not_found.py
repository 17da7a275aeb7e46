"""The link or picture leads to a file of the blog that does not exist: readers get a "page not found", or no picture.

Correct the name, or add the file. Files are looked for as your site does: next to the post, from the site's root,
under `{{ site.baseurl }}`, with percent-encoded characters, and with `.md` for `.html` or for no ending. What is in Hugo's
`static` folder is published at the root, so its place among the sources is no address. Pictures
named in the front matter (`image`, `cover`) count too. Links that a template builds are not checked. In an Obsidian
vault a link may lead to a note that is not written yet or is not published, so a missing note is reported only if
there is one with nearly the same name, or with that name in another folder; for a wiki-link, if one of its words is misspelt.

Bad:

    [My answers](/anwsers.html)

Good:

    [My answers](/answers.html)
"""

import re
from collections.abc import Iterator, Sequence
from posixpath import join, normpath

from ..blog.blog import Blog
from ..diagnostic import Finding, Severity, Span
from ..note.addresses import is_title, read_slip
from ..note.links import Link, placeholder_reason
from ..note.near_notes import near_note
from ..note.note import Note
from ..note.samples import is_demonstrated
from ..regex import regex
from ..site.paths import as_address, folder_of, stem_of
from ..site.paths import join as join_path
from ..site.site import Site
from ..site.sources import sources, under
from ..spelling.lexicon import shipped
from . import Option, Rule

_INCLUDE = regex(r"\{\{<\s*include\s+(?P<path>[^\s>]+)\s*>\}\}")

_NO_PAGE, _NO_PICTURE, _NOT_INCLUDED = "this link goes nowhere", "this picture is not shown", "nothing is included here"
_NO_NOTE = "this link leads to no note"
_ANCHOR = regex(r"<a(?:rea)?\b", re.IGNORECASE)
_DIGITS = regex(r"\d+")
_MOST_NAMES = 200
"""So many names of a folder are compared with a wrong one: comparing is slow."""


def check(note: Note, *, front_matter_pictures: Sequence[str]) -> Iterator[Finding]:
    for link in note.links:
        findings = list(_of_link(note, link))
        if findings and not is_demonstrated(note, link):
            yield from findings
    for mask in note.document.masks:
        include = _INCLUDE.match(note.document.slice(mask.span)) if mask.kind == "shortcode" else None
        if include is not None and note.site.has_cross_references:
            start = mask.span.start + include.start("path")
            yield from _finding(note, [include["path"]], Span(start, start + len(include["path"])), _NOT_INCLUDED)
    yield from _front_matter(note, front_matter_pictures)


def _of_link(note: Note, link: Link) -> Iterator[Finding]:
    if link.destination == "web":
        if (found := note.target_of(link)).exists is False:
            message = f"{_effect(note, link)}: your blog has nothing at {link.target}"
            yield Finding(link.target_span, message, _found_at(note, found.path or "") or _to_do(found.path or ""))
    elif (
        link.destination in ("file", "template")
        and read_slip(link.target) is None
        and not is_title(link.target)
        and placeholder_reason(link) is None
    ):
        targets = _below_media(note, link.target) if link.role == "image" else [link.target]
        yield from _finding(note, targets, link.target_span, _effect(note, link))
    elif link.destination == "wiki" and note.site.has_wiki_links:
        name = link.target.partition("#")[0].strip()
        if name and note.site.find_note(name) is None:
            yield from _wiki(note, link, name)


def _wiki(note: Note, link: Link, name: str) -> Iterator[Finding]:
    if link.role == "image" and "." in name:
        yield Finding(link.target_span, f"{_effect(note, link)}: your vault has no file {name}", _to_do())
        return
    near = near_note(note.site, name, lambda word: bool(shipped().level(word)))
    if near is not None:
        message = f'{_NO_NOTE}: your vault has no note "{name}"'
        yield Finding(link.target_span, message, f'did you mean "{near}"?')


def _front_matter(note: Note, keys: Sequence[str]) -> Iterator[Finding]:
    front_matter = note.front_matter
    if front_matter is None:
        return
    for key in keys:
        value = front_matter.values.get(key)
        path = (key, "path") if isinstance(value, dict) else (key,)
        value = value.get("path") if isinstance(value, dict) else value
        span = front_matter.value_span(*path)
        if isinstance(value, str) and span is not None and _is_path(value):
            targets = note.site.front_matter_picture(note.path, value, _media(note))
            yield from _finding(note, targets, span, _NO_PICTURE, value)


def _effect(note: Note, link: Link) -> str:
    """What readers meet where a link's file does not exist."""
    if link.role == "image":
        return _NO_PICTURE
    element = note.document.text[link.span.start : link.span.start + 5] if link.kind == "html" else ""
    return _NO_PAGE if not element or _ANCHOR.match(element) else "nothing is shown here"


def _to_do(path: str = "") -> str:
    return f"correct the name, or add the file {path}".rstrip()


def _media(note: Note) -> str:
    """The folder that a theme puts before a post's pictures."""
    values = note.front_matter.values if note.front_matter else {}
    defaults = note.site.front_matter_defaults(note.path)
    return str(values.get("media_subpath") or values.get("img_path") or defaults.get("media_subpath") or "")


def _below_media(note: Note, target: str) -> list[str]:
    media = _media(note)
    return [f"/{media.strip('/')}/{target.lstrip('/')}", target] if media and "{" not in target else [target]


def _finding(note: Note, targets: list[str], span: Span, effect: str, written: str | None = None) -> Iterator[Finding]:
    places = [note.site.resolve(note.path, target) for target in targets]
    found = places[0]
    if any(place.exists is not False or place.path is None for place in places):
        return
    assert found.path is not None
    target = written or targets[-1]
    folder, _, name = found.path.rstrip("/").rpartition("/")
    names, small = note.site.remember(("names", folder), lambda: _names(note.blog, folder))
    others = [other for other in names if _DIGITS.sub("0", other) != _DIGITS.sub("0", name)]
    near = small.get(name.lower()) or _near(name, others)
    other = _found_at(note, found.path) if near is None else None
    if near is None and other is None and effect == _NO_PAGE and note.site.has_wiki_links and _is_note(name):
        return
    message = f"{effect}: there is no file {target}"
    bare = target.partition("#")[0].partition("?")[0]
    source = under(note.site, bare.lstrip("/")) if bare.startswith("/") else join_path(folder_of(note.path), bare)
    if source is not None and (root := note.site.served_root(source)) is not None and note.blog.is_file(source):
        message = f"{effect}: the file is there, but is not published at {target}"
        help = f"write {note.site.base_url}/{source[len(root) :]}: what is in {root} is published at the root"
    elif near is not None:
        help = f'did you mean "{near}"?'
    elif (address := _published_elsewhere(note, target, found.path)) is not None:
        looked = f"/{note.site.below(address, target) or ''}"
        help = f"the page's address is {address}, so the browser looks for {looked}; write the address from the site's root"
    elif folder and not names and not note.blog.is_folder(folder):
        help = f'there is no folder "{folder}"'
    else:
        help = other or _to_do(found.path if found.path != target else "")
    yield Finding(span, message, help)


def _is_note(name: str) -> bool:
    return "." not in name or name.endswith(".md")


def _found_at(note: Note, path: str) -> str | None:
    """Where else a file or page of this name is, for the help."""
    name = as_address(path).rpartition("/")[2]
    names = note.site.remember("names of sources", lambda: _names_of_sources(note.site))
    stem, _, ending = name.rpartition(".")
    places = names.get(stem if stem and ending.startswith(("md", "markdown", "qmd", "htm")) else name, [])
    if len(places) != 1 or not name:
        return None
    place = under(note.site, places[0])
    address = next(iter(note.site.addresses(place)), None)
    return f"it is at {place}" + (f", and its address is {address}" if address else "")


def _names_of_sources(site: Site) -> dict[str, list[str]]:
    """The site's sources by their names without ending, and by those of their addresses."""
    named: dict[str, list[str]] = {}
    for source in sources(site):
        address = next(iter(site.addresses(under(site, source))), "")
        for name in {stem_of(source), as_address(address).rpartition("/")[2]}:
            named.setdefault(name, []).append(source)
    return named


def _published_elsewhere(note: Note, target: str, path: str) -> str | None:
    """The post's address, where a relative target counts from another folder than the post's own; ``path`` is where it was looked for."""
    address = next(iter(note.site.addresses(note.path)), None)
    written = note.site.expand(target) or "/"
    if address is None or written.startswith("/"):
        return None
    own = folder_of(note.site.inside(note.path))
    if path == normpath(join(folder_of(note.path), written.partition("#")[0])):
        return None  # the site makes addresses of paths between sources
    return None if folder_of(address).strip("/") == own else address


def _near(name: str, others: list[str]) -> str | None:
    """The most similar of some file names; an ending alone makes none similar."""
    from difflib import get_close_matches

    has_ending = "." in name
    named = {other.rpartition(".")[0] if has_ending else other: other for other in reversed(others[:_MOST_NAMES])}
    found = get_close_matches(name.rpartition(".")[0] if has_ending else name, named, 1, 0.8)
    return named[found[0]] if found else None


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
