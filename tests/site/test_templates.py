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
        (JEKYLL | {"_includes/a.css": "{{ page.titel }}"}, "_posts/2024-01-02-a.md", True),
        (JEKYLL | {"other/a.html": "{{ page.titel }}"}, "_posts/2024-01-02-a.md", True),
        (HUGO, "content/a.md", True),
        (HUGO | {"layouts/_default/single.html": "{{ .Params.Titel }}"}, "content/a.md", False),
        (HUGO | {"layouts/_default/single.html": '{{ .Param "titel" }}'}, "content/a.md", False),
        (HUGO | {"themes/mine/layouts/single.html": "{{ .Params.titel }}"}, "content/a.md", False),
        (HUGO | {"themes/mine/exampleSite/content/a.md": "---\ntitel: x\n---\n"}, "content/a.md", True),
        (HUGO | {"archetypes/default.md": "---\ntitel: x\n---\n"}, "content/a.md", False),
        (MKDOCS, "docs/a.md", True),
        (MKDOCS | {"custom_theme/main.html": "{{ page.meta.titel }}"}, "docs/a.md", False),
        (MKDOCS | {"overrides/main.html": "{{ page.meta.titel }}"}, "docs/a.md", False),
    ],
)
def test_a_key_that_templates_read(blog: Blog, files: dict[str, str], post: str, reported: bool) -> None:
    blog.write({**files, post: "---\ntitel: Tides\n---\n\nWords.\n"})
    found = blog.lint(post, select=("FM004",)).diagnostics
    assert bool(found) is reported


CODE = "<pre>{{ .Inner }}</pre>"
TEXT = "<aside>{{ .Inner | markdownify }}</aside>"


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        ({}, True),
        ({"layouts/shortcodes/box.html": CODE}, False),
        ({"layouts/_shortcodes/box.html": CODE}, False),
        ({"layouts/shortcodes/box.html": TEXT}, True),
        ({"layouts/shortcodes/box.txt": CODE}, True),
        ({"layouts/shortcodes/other.html": CODE}, True),
        ({"themes/mine/layouts/shortcodes/box.html": CODE}, True),
        ({"hugo.toml": 'theme = "mine"\n', "themes/mine/layouts/shortcodes/box.html": CODE}, False),
        ({"hugo.toml": 'theme = ["mine"]\n', "themes/mine/layouts/shortcodes/box.html": CODE}, False),
        (
            {
                "hugo.toml": 'theme = "mine"\n',
                "themes/mine/layouts/shortcodes/box.html": CODE,
                "layouts/shortcodes/box.html": TEXT,
            },
            True,
        ),
    ],
)
def test_what_shortcodes_show_is_code_by_their_templates(blog: Blog, files: dict[str, str], reported: bool) -> None:
    post = "# Looms\n\n{{< box >}}\n\nThe ** warp** comes first.\n\n{{< /box >}}\n"
    blog.write({**HUGO, **files, "content/a.md": post})
    assert bool(blog.lint("content/a.md", select=("MK004",)).diagnostics) is reported


@pytest.mark.parametrize("name", ["hugo.yaml", "hugo.yml", "hugo.json", "config.yml", "config/_default/hugo.yml"])
def test_settings_of_hugo_by_any_name(blog: Blog, name: str) -> None:
    settings = '{"theme": "mine"}' if name.endswith("json") else "baseURL: https://x.test/\ntitle: x\ntheme: mine\n"
    blog.write({name: settings, "themes/mine/layouts/shortcodes/box.html": CODE})
    blog.write({"content/a.md": "# Looms\n\n{{< box >}}\n\nThe ** warp** comes first.\n\n{{< /box >}}\n"})
    assert blog.lint("content/a.md", select=("MK004",)).diagnostics == ()
