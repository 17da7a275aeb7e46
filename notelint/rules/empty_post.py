"""The post has no text, or headings alone: anyone who follows a link to it finds an empty page.

Index pages, which the generator fills, are not reported, nor headings that are sentences, links or questions. A file with
nothing but front matter is reported only in `_posts`, in Obsidian vaults, and with Hugo if it names no layout and is no draft.

Bad (obsidian):

    ---
    tags: [tides]
    ---

Good (obsidian):

    ---
    tags: [tides]
    ---

    The moon pulls the water.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity, Span
from ..note.note import Note
from ..regex import regex
from . import Rule

_SHORT, _FEW = 400, 6
"""Characters and headings; more of them are a text in headings."""
_PLAIN = frozenset("title weight date lastmod draft tags categories author authors description summary".split())
"""Keys that say what a page is called and where it is listed."""
_VARIANT = regex(r"\.[\w-]+\Z")
"""What follows a name that is a page's in another language or format: `looms.de`; in `4. Looms` the dot is of a number."""
_TITLE = 2
"""Its sign and one word are a page that others lead to, or a trial."""
_NAME = regex(
    r" {0,3}#{1,6}[ \t]+(?:[^\W_][^\s\[\]<>`{}!?=]*[ \t]+|[&-][ \t]+){0,7}[^\W_](?:[^\s\[\]<>`{}!?.=]|\.(?=\w))*[ \t#]*\r?"
)


def check(note: Note) -> Iterator[Finding]:
    folder, _, name = note.path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if ending == "ipynb" or _VARIANT.search(stem) or stem.lower() in ("index", "_index", "readme", "home", ""):
        return
    body = note.text[note.document.body_start :].strip()
    if (body and not _has_headings_alone(note, body)) or not note.blog.is_file(note.path):
        return
    if note.front_matter and not (note.site.has_wiki_links or "_posts" in folder.split("/") or _has_no_layout(note)):
        return
    if note.front_matter and note.front_matter.problem is not None:
        return  # what follows could not be told from it
    if body:
        what = "a heading" if len(note.tree.root.children) == 1 else "headings"
        message = f"this post is empty: it has {what} and no text"
        yield Finding(note.tree.root.children[0].span, message, "write it, or delete it and the links to it")
        return
    yield Finding(
        Span(0, min(1, len(note.text))),
        "this post is empty: a link to it leads to a page without text",
        "write it, or delete it and the links to it",
    )


def _has_no_layout(note: Note) -> bool:
    """Whether a page of Hugo that is no draft has no layout, and nothing that one would show."""
    front = note.front_matter
    return (
        note.site.name == "hugo"
        and front is not None
        and _PLAIN.issuperset(front.values)
        and not front.values.get("draft")
    )


def _has_headings_alone(note: Note, body: str) -> bool:
    """Whether a body is the headings of a post yet to be written: few short ones, which are names."""
    if len(body) > _SHORT or not body.startswith("#"):
        return False
    lines = [line for line in body.split("\n") if line.strip()]
    is_named = len(lines[-1].split()) > _TITLE and all(map(_NAME.fullmatch, lines))
    return len(lines) <= _FEW and is_named and not note.questions


RULE = Rule("OL013", "empty-post", "A post without a word in it", Severity.WARNING, check)
