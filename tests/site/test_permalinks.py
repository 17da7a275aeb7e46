"""Addresses of pages against those of Jekyll itself, as tests/engines/addresses.rb recorded them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from notelint.blog.blog import Blog
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

RECORDED = json.loads((Path(__file__).parents[1] / "engines" / "addresses.json").read_text("utf-8"))


@pytest.mark.parametrize("site", RECORDED["sites"], ids=lambda site: json.dumps(site["config"])[:60])
def test_addresses_are_those_of_jekyll(tmp_path: Path, site: dict[str, Any]) -> None:
    (tmp_path / "_config.yml").write_text(json.dumps(site["config"] or {"title": "x"}), "utf-8")
    for path, values in RECORDED["files"].items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
        file.write_text(f"---\n{head}---\n", "utf-8")
    found = find_site(Blog(tmp_path), "", SiteSettings())
    wrong = {
        path: (address, found.addresses(path))
        for path, address in site["addresses"].items()
        if path.endswith((".md", ".html")) and found.addresses(path)[:1] != [address]
    }
    assert not wrong


def test_to_find_a_page_that_is_called_as_its_address_no_other_is_read(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    for name, head in (("warp", "title: Warp"), ("weft", "permalink: /loom/"), ("shed", "title: Shed")):
        (tmp_path / f"_posts/2024-01-02-{name}.md").write_text(f"---\n{head}\n---\n", "utf-8")
    blog = Blog(tmp_path)
    site = find_site(blog, "", SiteSettings())

    def found(address: str) -> tuple[str | None, int]:
        with blog.recording() as asked:
            page = site.page_at(address)
        return page, sum(question.startswith("head:") for question in asked.merged())

    assert found("2024/01/02/warp") == ("_posts/2024-01-02-warp.md", 1)
    assert found("loom") == ("_posts/2024-01-02-weft.md", 3)
    assert found("2024/01/02/weft") == (None, 3)
