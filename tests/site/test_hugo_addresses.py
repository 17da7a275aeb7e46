"""Addresses of pages against those of Hugo itself, as tests/engines/addresses_hugo.py recorded them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from notelint.blog.blog import Blog
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings
from notelint.site.site import Site

from ..engines.addresses_hugo import write

RECORDED = json.loads((Path(__file__).parents[1] / "engines" / "addresses-hugo.json").read_text("utf-8"))
SITES = pytest.mark.parametrize("recorded", RECORDED["sites"], ids=lambda site: json.dumps(site["config"])[:60])


def _site(root: Path, config: dict[str, Any]) -> Site:
    write(root, config)
    return find_site(Blog(root), "", SiteSettings("hugo"))


def _published(recorded: dict[str, Any]) -> list[tuple[str, str]]:
    """Each address with its source, of all versions."""
    pages = {page for version in recorded["pages"] for page in version.items() if "failed" not in version}
    return sorted((f"/{address.removesuffix('index.html')}", source) for address, source in pages)


@SITES
def test_addresses_are_those_of_hugo(tmp_path: Path, recorded: dict[str, Any]) -> None:
    site = _site(tmp_path, recorded["config"])
    addresses = defaultdict(set)
    for address, source in _published(recorded):
        if source and not source.startswith("->"):
            addresses[source].add(address)
    assert {source: set(site.addresses(source)) for source in addresses} == addresses


@SITES
def test_what_hugo_publishes_is_there(tmp_path: Path, recorded: dict[str, Any]) -> None:
    site = _site(tmp_path, recorded["config"])
    missing = [
        (address, source)
        for address, source in _published(recorded)
        if (found := site.resolve("content/about.md", quote(address))).exists is not True
        and (source or found.exists is False)
    ]
    assert not missing


@SITES
def test_what_hugo_does_not_publish_is_not(tmp_path: Path, recorded: dict[str, Any]) -> None:
    site = _site(tmp_path, recorded["config"])
    there = {address.strip("/").removesuffix(".html") for address, _ in _published(recorded)}
    tried = (
        "posts/gone",
        "posts/a-slugg",
        "notes/tide/deep",
        "gone/at/all",
        "posts/first-tide",
        "2024/upper-case",
        "old",
    )
    for address in tried:
        assert address in there or site.resolve("content/about.md", f"/{address}/").exists is False


def test_settings_in_parts_and_other_front_matter(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.yaml": "baseURL: https://ann.test/notes/\ntaxonomies: {topic: topics}\n",
        "config/_default/permalinks.toml": 'posts = "/:year/:slug/"\n',
        "content/posts/a.md": "+++\nTitle = 'One Tide'\ndate = 2024-03-09\naliases = ['/first/']\n+++\n",
        "content/posts/b.org": "#+title: b\n",
        "static/pic.png": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    site = find_site(Blog(tmp_path), "content/posts", SiteSettings())
    assert (site.name, site.addresses("content/posts/a.md")) == ("hugo", ["/2024/one-tide/"])
    there = ("/notes/2024/one-tide/", "/notes/first", "/notes/topics/tides/", "/notes/pic.png", "/notes/posts/")
    assert not [address for address in there if site.resolve("content/posts/a.md", address).exists is False]
    assert site.resolve("content/posts/a.md", "/notes/2024/two-tides/").exists is False
    assert site.resolve("content/posts/a.md", "/notes/tags/tides/").exists is False
    assert site.resolve_address("content/posts/b.org", "https://ann.test/notes/2024/one-tide/").exists is True  # type: ignore[union-attr]


def _writes(root: Path, files: dict[str, str]) -> Site:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return find_site(Blog(root), "", SiteSettings())


def test_a_reference_is_looked_for_beside_the_page_first(tmp_path: Path) -> None:
    names = ("a/tide", "a/ebb", "b/tide", "b/moon", "c/_index")
    site = _writes(tmp_path, {"hugo.toml": "title = 'x'\n", **{f"content/{name}.md": "# x\n" for name in names}})
    for post in ("b/moon", "a/ebb"):
        for written in ("tide.md", "tide.md#low", "./tide.md"):
            found = site.resolve(f"content/{post}.md", f'{{{{< relref "{written}" >}}}}')
            assert found.path == f"content/{post[0]}/tide.md"
    assert site.resolve("content/c/_index.md", '{{< ref "moon.md" >}}').path == "content/b/moon.md"


@pytest.mark.parametrize(
    ("config", "is_there"),
    [
        ("", True),
        ("disableAliases = true\n", False),
        ("disableAliases = true\n[outputFormats.Redirects]\nbaseName = '_redirects'\nisPlainText = true\n", True),
    ],
)
def test_aliases_that_a_template_writes_for_the_host(tmp_path: Path, config: str, is_there: bool) -> None:
    post = "---\ntitle: x\naliases: [/old/tides/,/older/]\n---\n"
    site = _writes(tmp_path, {"hugo.toml": f"title = 'x'\n{config}", "content/tides.md": post, "content/b.md": "x\n"})
    assert (site.resolve("content/b.md", "/old/tides/").path == "content/tides.md") is is_there
