"""Values of every type in every place of a site's own settings: the site is found all the same, and its posts are judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from notelint.linting.linter import Linter
from notelint.settings.config import Config

from ..support import Blog

ODD: tuple[Any, ...] = (True, 3, 1.5, "", "x", [], [1, ["a"], {"b": 1}], {}, {"a": 1, "b": ["c"]}, None)
SETTINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "_config.yml": (
        "_posts/2024-01-02-tides.md",
        {
            "markdown": "kramdown", "baseurl": "/base", "url": "https://x.test", "permalink": "/:year/:title/",
            "plugins": ["jekyll-redirect-from"], "gems": ["x"], "theme": "minima", "remote_theme": "a/b", "exclude": ["docs"],
            "include": ["_pages"], "collections": {"notes": {"output": True, "permalink": "/n/:name/"}}, "collections_dir": "c",
            "kramdown": {"input": "GFM", "auto_ids": False, "hard_wrap": True, "parse_block_html": True},
            "defaults": [{"scope": {"path": "_posts", "type": "posts"}, "values": {"layout": "post", "permalink": "/q/:slug/"}}],
            "repository": "o/r", "github": {"repository": "o/r"}, "relative_links": {"enabled": True, "collections": True},
            "cdn": "//x", "category_archive": {"path": "/c/"}, "jekyll-archives": {"enabled": "all", "permalinks": {"tag": "/t/"}},
        },
    ),
    "hugo.toml": (
        "content/post/tides.md",
        {
            "baseURL": "https://x.test/base/", "contentDir": "content", "publishDir": "public", "theme": "t", "uglyURLs": {"post": True},
            "defaultContentLanguage": "en", "defaultContentLanguageInSubdir": True, "disablePathToLower": True, "disableAliases": True,
            "markup": {"goldmark": {"renderer": {"unsafe": True, "hardWraps": True}, "parser": {"autoHeadingIDType": "github"}}},
            "permalinks": {"post": "/:year/:slug/", "page": {"post": "/:sections[1:]/:slug/"}}, "taxonomies": {"tag": "tags"},
            "languages": {"en": {"contentDir": "content", "weight": 1}, "fr": {"contentDir": "content/fr"}},
            "module": {"mounts": [{"source": "content", "target": "content", "lang": "en"}], "imports": [{"path": "x"}]},
            "outputFormats": {"r": {"basename": "_redirects"}}, "cascade": [{"type": "x", "_target": {"path": "/x"}}],
        },
    ),
    "mkdocs.yml": (
        "docs/tides.md",
        {
            "site_name": "x", "site_url": "https://x.test/base/", "repo_url": "https://github.com/o/r", "docs_dir": "docs",
            "use_directory_urls": True, "INHERIT": "base.yml", "theme": {"name": "material", "custom_dir": "o"}, "hooks": [],
            "markdown_extensions": ["admonition", {"toc": {"slugify": "x"}}, {"pymdownx.snippets": {"auto_append": ["a.md"], "base_path": ["."]}}],
            "plugins": [
                "search",
                {"i18n": {"docs_structure": "folder", "fallback_to_default": True, "languages": [{"locale": "en", "default": True}]}},
                {"redirects": {"redirect_maps": {"old.md": "tides.md"}}},
            ],
            "nav": [{"A": "tides.md"}, {"B": [{"C": "x/"}]}], "validation": {"links": {"absolute_links": "relative_to_docs"}},
        },
    ),
    "_quarto.yml": (
        "tides.qmd",
        {
            "project": {"type": "website", "output-dir": "docs", "render": ["*.qmd"]}, "quartodoc": {"dir": "reference"},
            "website": {"site-url": "https://x.test/base", "site-path": "/base", "navbar": {"left": [{"href": "a.qmd"}]}},
            "book": {"chapters": ["index.qmd", {"part": "x", "chapters": ["a.qmd"]}]},
            "format": {"html": {"toc": True, "from": "markdown"}}, "number-sections": True, "lang": "en", "from": "markdown+emoji",
        },
    ),
    "config.toml": (
        "content/tides.md",
        {
            "base_url": "https://x.test/base", "markdown": {"slugify": "on"}, "slugify": {"anchors": "safe", "paths": "on"},
            "languages": {"fr": {"title": "x"}}, "taxonomies": [{"name": "tags"}], "default_language": "en",
        },
    ),
    "zensical.toml": (
        "docs/tides.md",
        {
            "project": {
                "site_name": "x", "docs_dir": "docs", "plugins": ["autorefs", {"mkdocstrings": {}}],
                "markdown_extensions": {"abbr": {}, "pymdownx": {"details": {}}},
            }
        },
    ),
    ".obsidian/app.json": ("tides.md", {"attachmentFolderPath": "images", "userIgnoreFilters": ["x/"]}),
}  # fmt: skip
POST = (
    "---\ntitle: Tides\naliases: [/old/]\n---\n\n# Tides\n\n[a](#tides) [b](other.md#x) [c]({{ site.baseurl }}/a/) [d](/base/tides/)"
    ' [e]({% post_url 2024-01-02-tides %}) [f]({{< ref "tides" >}}) [[other#Ebb]] ![g](/images/a.png) [h](/old/) [i](old)'
    " [j](https://x.test/base/tides/) [k](https://github.com/o/r/blob/main/other.md) [l](/fr/tides/)\n\n<details>\n\n**x**\n\n</details>\n"
)


def changed(value: Any) -> Iterator[Any]:
    """The value with each of the odd ones in place of the whole of it, or of a part."""
    yield from ODD
    if isinstance(value, dict):
        yield from ({**value, key: inner} for key in value for inner in changed(value[key]))
    elif isinstance(value, list):
        yield from ([*value[:at], inner, *value[at + 1 :]] for at in range(len(value)) for inner in changed(value[at]))


def written(value: Any) -> str:
    """A value of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return "2024-01-02" if value is None else json.dumps(value)


@pytest.mark.parametrize("name", SETTINGS)
def test_any_value_anywhere(blog: Blog, name: str) -> None:
    post, settings = SETTINGS[name]
    blog.write({"other.md": "# X\n", "images/a.png": "", "base.yml": "theme: {name: x}\n", post: POST})
    judged = 0
    for values in changed(settings):
        if not isinstance(values, dict):
            continue
        is_toml = name.endswith(".toml")
        lines = (f"{json.dumps(key)} = {written(value)}\n" for key, value in values.items())
        blog.write({name: "".join(lines) if is_toml else json.dumps(values)})
        report = Linter().lint_file(blog.root / post, post, Config())
        assert report.failure is None, values
        judged += 1
    assert judged > 20
