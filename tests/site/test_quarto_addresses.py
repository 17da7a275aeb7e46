"""Addresses of pages in a Quarto website, as its documentation has them: Quarto itself was not at hand."""

from __future__ import annotations

from pathlib import Path

from notelint.blog.blog import Blog
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings
from notelint.site.site import Site

FILES = {
    "_quarto.yml": "project:\n  type: website\n  output-dir: docs\nwebsite:\n  site-url: https://ann.test/notes\n",
    "index.qmd": "",
    "about.md": "---\noutput-file: me.html\n---\n",
    "posts/index.qmd": "---\nlisting: {}\n---\n",
    "posts/tides/index.qmd": "---\naliases: [/old/tides/, ../flood.html, ebb]\n---\n",
    "posts/neap.ipynb": "{}",
    "posts/_draft.qmd": "",
    "posts/pic.png": "",
    "docs/posts/stayed.html": "",
}


def _site(root: Path) -> Site:
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return find_site(Blog(root), "posts", SiteSettings())


def test_addresses(tmp_path: Path) -> None:
    site = _site(tmp_path)
    assert {path: site.addresses(path) for path in FILES if path.endswith(("md", "ipynb"))} == {
        "index.qmd": ["/"],
        "about.md": ["/me.html"],
        "posts/index.qmd": ["/posts/"],
        "posts/tides/index.qmd": ["/posts/tides/"],
        "posts/neap.ipynb": ["/posts/neap.html"],
        "posts/_draft.qmd": [],
    }


def test_links(tmp_path: Path) -> None:
    site = _site(tmp_path)
    links = {
        **{
            "neap.ipynb": True,
            "neap.html": True,
            "neap.qmd": True,
            "tides/": True,
            "../me.html": True,
            "/posts/tides/index.qmd": True,
        },
        **{"/old/tides/": True, "flood.html": True, "tides/ebb": True, "/notes/posts/neap.html": True, "pic.png": True},
        **{"gone.html": False, "/posts/gone.qmd": False, "../old/tide/": False, "/posts/tide/": False},
        **{"/index.xml": None, "/sitemap.xml": None, "stayed.html": None, "../../outside.html": None},
    }
    assert {link: site.resolve("posts/index.qmd", link).exists for link in links} == links
    own = {"https://ann.test/notes/posts/neap.html": True, "https://ann.test/notes/posts/tide.html": False}
    assert {link: site.resolve_address("posts/index.qmd", link).exists for link in own} == own  # type: ignore[union-attr]
    assert site.resolve_address("posts/index.qmd", "https://ann.test/elsewhere/") is None
