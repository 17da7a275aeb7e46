"""Which addresses are a blog's own where its settings do not say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.blog.blog import Blog
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings
from notelint.site.site import Target

LINKED = "[a](https://github.com/ann/tides/blob/main/a.md) and [b](https://github.com/ann/tides/blob/main/b.md)\n"
GONE = "https://github.com/ann/tides/blob/main/gone.md"


@pytest.mark.parametrize(
    ("readme", "is_told"),
    [
        (LINKED, True),
        (LINKED.replace("b.md", "not-here.md"), False),
        (LINKED.replace("/ann/", "/bob/"), False),
        ("# tides\n\nRead it at https://ann.github.io.\n", True),
        ("# Tides #\n\nRead it at [my pages](https://Ann.github.io/tides).\n", True),
        ("# tides\n\nRead it at https://bob.github.io.\n", False),
        ("# My notes\n\nRead it at https://ann.github.io.\n", False),
        ("# tides\n\nNotes of my own.\n", False),
    ],
)
def test_a_readme_shows_whose_repository_it_is_in(tmp_path: Path, readme: str, is_told: bool) -> None:
    for name, text in {"README.md": readme, "a.md": "# A\n", "b.md": "# B\n"}.items():
        (tmp_path / name).write_text(text, "utf-8")
    site = find_site(Blog(tmp_path), "", SiteSettings())
    assert site.resolve_address("a.md", GONE) == (Target(False, "gone.md") if is_told else None)
