"""The post has no text: anyone who follows a link to it finds an empty page.

Index pages, which the generator fills, are not reported. A file with nothing but front matter is reported only in
`_posts` and in Obsidian vaults.

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
from . import Rule


def check(note: Note) -> Iterator[Finding]:
    folder, _, name = note.path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if ending == "ipynb" or "." in stem or stem.lower() in ("index", "_index", "readme", "home", ""):
        return
    if note.text[note.document.body_start :].strip() or not note.blog.is_file(note.path):
        return
    if note.front_matter and not (note.site.has_wiki_links or "_posts" in folder.split("/")):
        return
    if note.front_matter and note.front_matter.problem is not None:
        return  # what follows could not be told from it
    yield Finding(
        Span(0, min(1, len(note.text))),
        "this post is empty: a link to it leads to a page without text",
        "write it, or delete it and the links to it",
    )


RULE = Rule("OL013", "empty-post", "A post without a word in it", Severity.WARNING, check)
