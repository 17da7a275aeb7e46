"""Labels that a cross-reference may name: in a book those of all chapters, as Quarto's documentation has it; else the page's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.blog.blog import Blog
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

FILES = {
    "index.qmd": "See @sec-ebb, @fig-neap, @tbl-flood and @fig-none.\n",
    "ebb.qmd": "# Ebb {#sec-ebb}\n\n```{r}\n#| label: fig-neap\nplot(1)\n```\n",
    "more/flood.ipynb": '{"cells": [{"cell_type": "code", "source": ["#| label: tbl-flood\\n", "1"]}]}',
    "_draft.qmd": "",
}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("book", {"sec-ebb", "fig-neap", "tbl-flood"}), ("website", set())],
)
def test_labels_of_other_pages(tmp_path: Path, kind: str, expected: set[str]) -> None:
    for name, text in {**FILES, "_quarto.yml": f"project:\n  type: {kind}\n"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    site = find_site(Blog(tmp_path), "", SiteSettings())
    assert site.labels_elsewhere() == expected
