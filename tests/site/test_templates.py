"""A key that the blog's own templates read is no slip."""

from __future__ import annotations

import pytest

from ..support import Blog

JEKYLL = {"_config.yml": "title: x\n"}
HUGO = {"hugo.toml": 'baseURL = "https://x.test/"\n'}
MKDOCS = {"mkdocs.yml": "site_name: x\n"}


@pytest.mark.parametrize(
    ("files", "post", "reported"),
    [
        (JEKYLL, "_posts/2024-01-02-a.md", True),
        (JEKYLL | {"_layouts/post.html": "<h1>{{ page.titel }}</h1>"}, "_posts/2024-01-02-a.md", False),
        (JEKYLL | {"_layouts/post.html": '<h1>{{ page["titel"] }}</h1>'}, "_posts/2024-01-02-a.md", False),
        (JEKYLL | {"_includes/a/b/c.html": "{% for p in posts %}{{ p.titel }}"}, "_posts/2024-01-02-a.md", False),
        (JEKYLL | {"_includes/a.html": "<p>titel</p>"}, "_posts/2024-01-02-a.md", True),
        (JEKYLL | {"other/a.html": "{{ page.titel }}"}, "_posts/2024-01-02-a.md", True),
        (HUGO, "content/a.md", True),
        (HUGO | {"layouts/_default/single.html": "{{ .Params.Titel }}"}, "content/a.md", False),
        (HUGO | {"layouts/_default/single.html": '{{ .Param "titel" }}'}, "content/a.md", False),
        (HUGO | {"themes/mine/layouts/single.html": "{{ .Params.titel }}"}, "content/a.md", False),
        (HUGO | {"themes/mine/exampleSite/content/a.md": "---\ntitel: x\n---\n"}, "content/a.md", True),
        (HUGO | {"archetypes/default.md": "---\ntitel: x\n---\n"}, "content/a.md", False),
        (MKDOCS, "docs/a.md", True),
        (MKDOCS | {"overrides/main.html": "{{ page.meta.titel }}"}, "docs/a.md", False),
    ],
)
def test_a_key_that_templates_read(blog: Blog, files: dict[str, str], post: str, reported: bool) -> None:
    blog.write({**files, post: "---\ntitel: Tides\n---\n\nWords.\n"})
    found = blog.lint(post, select=("FM004",)).diagnostics
    assert bool(found) is reported
