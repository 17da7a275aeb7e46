"""The version of Hugo that a blog is built with, and what depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.blog.blog import Blog
from notelint.linting.linter import Linter
from notelint.settings.config import Config, Selection
from notelint.site.detect import find_site
from notelint.site.generators.hugo import Hugo
from notelint.site.hugo_version import NEWEST, minor_version
from notelint.site.settings import SiteSettings

POST = """[old](#ahttpsxtest), [new](#a)

## [a](https://x.test)

```js {1,3}
```

For 2~3 days or 5~6.
"""


def _site(root: Path, files: dict[str, str]) -> Hugo:
    for name, text in {"hugo.toml": 'title = "x"\n', **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    found = find_site(Blog(root), "content", SiteSettings())
    assert isinstance(found, Hugo)
    return found


@pytest.mark.parametrize(
    ("name", "text", "minor"),
    [
        ("netlify.toml", '[build.environment]\nHUGO_VERSION = "0.128.2"\n', 128),
        ("vercel.json", '{"build": {"env": {"HUGO_VERSION": "0.97.0"}}}', 97),
        (
            ".github/workflows/deploy.yml",
            "- uses: peaceiris/actions-hugo@v3\n  with:\n    hugo-version: '0.145.0'\n",
            145,
        ),
        (".github/workflows/my-notes.yml", "env:\n  HUGO_VERSION: 0.150.0\n", 150),
        (".github/workflows/hugo.yaml", "env:\n  HUGO_VERSION: 0.150.0\n", 150),
        (".github/workflows/main.yml", '- uses: actions-hugo\n  with:\n    hugo-version: "latest"\n', NEWEST),
        (".hvm", "v0.121.1\n", 121),
        (".tool-versions", "nodejs 20.1.0\nhugo extended_0.134.3\n", 134),
        (".gitlab-ci.yml", "variables:\n  HUGO_VERSION: 0.160.0\n", 160),
        (".tool-versions", "nodejs 0.150.0\n", None),
        ("netlify.toml", '[context.a]\nHUGO_VERSION = "0.1"\n[context.b]\nHUGO_VERSION = "0.128.0"\n', 128),
        ("netlify.toml", 'HUGO_VERSION = "0.120.1"\n[context.b]\nHUGO_VERSION = "0.128.0"\n', None),
        ("netlify.toml", "[build]\n", None),
    ],
)
def test_where_a_version_is_written(tmp_path: Path, name: str, text: str, minor: int | None) -> None:
    assert minor_version(_site(tmp_path, {name: text})) == minor


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("0.128.2", ["LK001 #a"]),
        ("0.145.0", ["LK001 #ahttpsxtest"]),
        ("0.155.0", ["LK001 #ahttpsxtest", "MK017", "MK027"]),
    ],
)
def test_what_it_decides(tmp_path: Path, version: str, found: list[str]) -> None:
    _site(tmp_path, {"netlify.toml": f'HUGO_VERSION = "{version}"\n', "content/a.md": POST})
    config = Config(selection=Selection(select=("LK001", "MK017", "MK027")))
    report = Linter().lint_file(tmp_path / "content" / "a.md", "content/a.md", config)
    assert [
        f"{one.code} {POST[slice(*one.span)]}" if one.code == "LK001" else one.code for one in report.diagnostics
    ] == found
