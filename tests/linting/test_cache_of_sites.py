"""A repository of several sites: whatever changes in one of them, a cached run says what a fresh one says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ..support import JEKYLL, Blog, notebook
from .changes import TEXTS, Content, Step, changes, check_changes

PAGE = '# Tides\n\n[a](ebb.md#ebb) [b](/posts/ebb/#low) [[ebb#Low]] ![c](tide.png)\n\n{{< ref "ebb" >}} {% link notes/c.md %}\n'
EBB = "# Ebb\n\n## Low {#low}\n\nThe the water is low.\n"
SITES: dict[str, Content] = {
    **JEKYLL,
    "_posts/2024-01-02-b.md": TEXTS[0],
    "notes/c.md": TEXTS[1],
    "garden/hugo.toml": 'baseURL = "https://garden.test/"\n',
    "garden/content/posts/tides.md": PAGE,
    "garden/content/posts/ebb.md": EBB,
    "handbook/mkdocs.yml": "site_name: Handbook\n",
    "handbook/docs/tides.md": PAGE,
    "handbook/docs/ebb.md": EBB,
    "vault/.obsidian/app.json": "{}",
    "vault/Tides.md": PAGE,
    "vault/ebb.md": EBB,
    "book/_quarto.yml": "project:\n  type: website\n",
    "book/tides.qmd": PAGE,
    "lab/tides.ipynb": notebook(("markdown", PAGE), ("code", "water = 1"), ("markdown", EBB)),
}
PAGES = [name for name in SITES if name.endswith((".md", ".qmd"))]
OTHERS: dict[str, tuple[Content, ...]] = {
    "garden/hugo.toml": (
        "",
        'baseURL = "/notes/"\n[markup.goldmark.parser]\nautoHeadingIDType = "blackfriday"\n',
        "= broken",
    ),
    "garden/config.yaml": ("permalinks:\n  posts: /:slug/\n",),
    "garden/layouts/shortcodes/ref.html": ("x",),
    "garden/static/tide.png": ("x",),
    "handbook/mkdocs.yml": ("markdown_extensions: [attr_list, toc]\n", "docs_dir: pages\n", ": broken"),
    "handbook/docs/tide.png": ("x",),
    "vault/.obsidian/app.json": ('{"useMarkdownLinks": true}',),
    "vault/deep/ebb.md": (EBB,),
    "book/_quarto.yml": ("", "format: gfm\n"),
    "lab/tides.ipynb": (notebook(("markdown", EBB)), b"{}", b"[broken"),
    "lab/ebb.md": (EBB,),
    "_config.yml": ("", "baseurl: /blog\n", "exclude: [garden, vault]\n"),
    "notelint.toml": ("", 'ignore = ["LK"]\n', '[site]\ngenerator = "quarto"\n', 'extends = "base.toml"\n'),
    "base.toml": ('ignore = ["SP"]\n', 'select = ["LK"]\n'),
    "vault/notelint.toml": ('select = ["SP"]\n', "[rules.SP001]\n"),
    ".gitignore": ("vault/\n", "*.qmd\n"),
}
PLACES: list[tuple[str, tuple[Content, ...]]] = [*((name, (PAGE, EBB, *TEXTS)) for name in PAGES), *OTHERS.items()]


@settings(max_examples=15, deadline=None)
@given(changes(PLACES, most=5))
def test_a_cached_run_says_what_a_fresh_one_says(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    root = tmp_path_factory.mktemp("sites")
    (root / ".git").mkdir()
    blog, caches = Blog(root).write(SITES), str(tmp_path_factory.mktemp("own"))
    check_changes(blog, caches, steps)
