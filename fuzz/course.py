"""Any bytes as a course's table of contents: an outline is made of it, or it is said why not.

The first byte of an input picks the kind of file, the rest is the file, or the part of the e-book.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from . import commands, lines

_PACKAGE = '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item href="nav.xhtml" properties="nav"/></manifest></package>'
_NAVIGATION = (
    '<html><nav><ol><li><a href="a">Part I: Water</a><ol><li>1. Tides<ol><li>Spring &amp; neap</li></ol></li><li>2. Ebb</li></ol></li>'
    "<li>Index</li></ol></nav></html>"
)
_NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>1. Tides</text></navLabel><navPoint>'
    "<navLabel><text>The sea</text></navLabel></navPoint></navPoint></navMap></ncx>"
)
_SUMMARY = "# Summary\n\n[Preface](p.md)\n\n# Water\n\n- [1. Tides](a.md)\n    - [Spring](b.md)\n- [Ebb]()\n\n## Part two\n\n* x\n  * y\n"
_CHAPTER = "---\ntitle: 1. Tides\n---\n\n## The sea\n\n### Spring\n\n## Questionnaire\n\n1. Why?\n1. How?\n"
_PAGE = "<h1>Tides</h1><h2>1. Ebb</h2><p>x<h3>Flood</h3><h2>2. Sea</h2><script>a<b</script><style>ul</style><![CDATA[x]]><!-- y -->"
_KINDS = ("page.html", "SUMMARY.md", "01_tides.md", "tides.ipynb", "book.epub", "navigation", "ncx", "package")
WORDS = tuple(
    word.encode()
    for word in (
        *(
            "<ol>",
            "</ol>",
            "<ul>",
            "<li>",
            "</li>",
            "<h1>",
            "</h1>",
            "<h2>",
            "<nav>",
            "<script>",
            "</script>",
            "<style>",
            "<svg>",
        ),
        *(
            "<![CDATA[",
            "]]>",
            "<![if x[",
            "<![",
            "<!DOCTYPE x [",
            "<!ENTITY a 'b'>",
            "&a;",
            "&#0;",
            "&#x110000;",
            "&amp",
            "<?x",
            "?>",
        ),
        *(
            "<!--",
            "-->",
            "</",
            "/>",
            "<navPoint>",
            "</navPoint>",
            "<navLabel>",
            "<text>",
            "xmlns=''",
            "href='",
            "properties='nav'",
        ),
        *(
            "../",
            "nav.xhtml",
            "# ",
            "- ",
            "    ",
            "[x](y)",
            "1. ",
            "Part 1",
            "Chapter 2: ",
            "Questionnaire",
            "\x00",
            "\u2028",
            "\ufeff",
        ),
    )
)


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    kind = _KINDS[data[0] % len(_KINDS)] if data else _KINDS[0]
    parts = {"navigation": "nav.xhtml", "ncx": "toc.ncx", "package": "a.opf"}
    name, content = (kind, data[1:]) if kind not in parts else ("book.epub", _book(parts[kind], data[1:]))
    commands.run(commands.blog("course"), {name: content}, ("outline", name))


def _book(name: str, content: bytes) -> bytes:
    """An e-book of which one part holds anything."""
    parts = {"nav.xhtml": {"a.opf": _PACKAGE.encode()}, "toc.ncx": {}, "a.opf": {"nav.xhtml": _NAVIGATION.encode()}}[
        name
    ]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        for part, text in {**parts, name: content}.items():
            book.writestr(part, text)
    return file.getvalue()


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([seed[1:] for seed in seeds()], WORDS, head=1)


def seeds() -> Iterator[bytes]:
    """A small file of each kind."""
    from .notebook import seeds as notebooks

    contents: dict[str, list[bytes]] = {
        "page.html": [_PAGE.encode(), _NAVIGATION.encode()],
        "SUMMARY.md": [_SUMMARY.encode()],
        "01_tides.md": [_CHAPTER.encode()],
        "tides.ipynb": [next(notebooks())[1:]],
        "book.epub": [_book("nav.xhtml", _NAVIGATION.encode()), _book("toc.ncx", _NCX.encode()), b""],
        "navigation": [_NAVIGATION.encode(), _NAVIGATION.replace("><", ">\n<").encode()],
        "ncx": [_NCX.encode(), _NCX.replace("><", ">\n<").encode()],
        "package": [_PACKAGE.encode(), _PACKAGE.replace('"nav"', '"cover nav"').replace("<item", "\n<item").encode()],
    }
    for kind, texts in contents.items():
        for text in texts:
            yield bytes([ord("0") + _KINDS.index(kind)]) + text
