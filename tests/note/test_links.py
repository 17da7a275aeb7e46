"""Where the links of a post lie in it."""

from __future__ import annotations

from notelint.blog.blog import Blog as Files
from notelint.document.document import Document
from notelint.note.note import Note
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..support import Blog

TEXT = """\
[a](b.md "c"), ![d](<e f.png>), <https://x.test>, [[deep/Ebb#Moon|moon]], ![[map.png]],
<img src="g.png" alt=""> and [h][i] or [](), [[Flow]].

[i]: j.md
"""


def test_a_destination_is_where_it_is_written(blog: Blog) -> None:
    site = find_site(Files(blog.root), "", SiteSettings("obsidian"))
    document = Document(TEXT)
    links = sorted(Note(document, site, "a.md").links, key=lambda link: link.span.start)
    assert [(link.kind, link.role, document.slice(link.target_span)) for link in links] == [
        ("inline", "link", "b.md"),
        ("inline", "image", "e f.png"),
        ("autolink", "link", "https://x.test"),
        ("wiki", "link", "deep/Ebb#Moon"),
        ("wiki", "image", "map.png"),
        ("html", "image", "g.png"),
        ("reference", "link", "j.md"),
        ("inline", "link", ""),
        ("wiki", "link", "Flow"),
    ]
