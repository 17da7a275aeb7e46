"""Addresses of pages, and where links lead, against MkDocs itself, as tests/engines/addresses_mkdocs.py recorded them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin

import pytest

from notelint.blog.blog import Blog
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings
from notelint.site.site import Site

from ..engines.addresses_mkdocs import write

RECORDED = json.loads((Path(__file__).parents[1] / "engines" / "addresses-mkdocs.json").read_text("utf-8"))
SITES = pytest.mark.parametrize("recorded", RECORDED["sites"], ids=lambda site: json.dumps(site["config"])[:60])
TAKEN = "fr/about.md"
"""Has the address of a page that is shown in place of its translation."""


def _site(root: Path, config: dict[str, Any]) -> tuple[Site, str]:
    write(root, config)
    docs = str(config.get("docs_dir", "docs"))
    return find_site(Blog(root), docs, SiteSettings()), docs


@SITES
def test_addresses_are_those_of_mkdocs(tmp_path: Path, recorded: dict[str, Any]) -> None:
    site, docs = _site(tmp_path, recorded["config"])
    addresses = defaultdict(set)
    for path, source in recorded["pages"].items():
        if source and source != TAKEN:
            addresses[f"{docs}/{source}"].add("/" + path.removesuffix("index.html"))
    assert {source: set(site.addresses(source)) for source in addresses} == addresses


@SITES
def test_links_lead_where_those_of_mkdocs_do(tmp_path: Path, recorded: dict[str, Any]) -> None:
    site, docs = _site(tmp_path, recorded["config"])
    post = f"{docs}/tides/spring.md"
    there = {f"/{path}" for path in recorded["pages"]}
    address = f"https://ann.test{site.addresses(post)[0]}"
    wrong = []
    for link, made in recorded["links"].items():
        place = unquote(urljoin(address, made)).removeprefix("https://ann.test")
        is_there = any(place + ending in there for ending in ("", "index.html", "/index.html", ".html"))
        found = site.resolve(post, link).exists
        if found is (not is_there) and not (found and made.endswith("/")):  # some servers take x/ for x.html
            wrong.append((link, made, found))
    assert not wrong


@SITES
def test_what_mkdocs_publishes_is_there(tmp_path: Path, recorded: dict[str, Any]) -> None:
    config = {"site_url": "https://ann.test/notes/", **recorded["config"]}
    site, docs = _site(tmp_path, config)
    for path in recorded["pages"]:
        if not path.startswith(("search/", "sitemap")):
            address = f"https://ann.test/notes/{quote(path.removesuffix('index.html'))}"
            assert site.resolve_address(f"{docs}/about.md", address).exists is True  # type: ignore[union-attr]
    gone = site.resolve_address(f"{docs}/about.md", "https://ann.test/notes/tides/neap/")
    assert gone is not None
    assert gone.exists is False


def test_what_other_plugins_and_inherited_settings_do(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "INHERIT: moved.yml\nsite_url: https://ann.test/\nplugins:\n  search:\n  redirects: {}\n",
        "moved.yml": "plugins:\n  redirects:\n    redirect_maps:\n      old.md: a.md\n",
        "docs/a.md": "",
        "docs/tides/b.md": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    site = find_site(Blog(tmp_path), "docs", SiteSettings())
    links = ("/old/", "/a/", "/gone/", "tides/b", "../old/", "/search/", "tides/gone.md")
    assert [site.resolve("docs/a.md", link).exists for link in links] == [True, True, False, False, True, None, False]
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: https://ann.test/\nplugins: [search, mkdocs-makes-pages]\n", "utf-8"
    )
    site = find_site(Blog(tmp_path), "docs", SiteSettings())
    assert [site.resolve("docs/a.md", link).exists for link in links] == [None, None, None, True, False, None, False]
