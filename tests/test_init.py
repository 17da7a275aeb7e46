"""What `notelint init` says of a blog and writes into it."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from notelint.schema import built_in, violations

from .conftest import JEKYLL, Blog
from .test_cli import run

POST = "---\ntitle: Tides\n---\n\n[Answers](http://www.google.com)\n\n## Why?\n\nSo.\n\n## How?\n\nThus.\n\n## When?\n\nNow.\n"


def test_what_it_says_and_writes(blog: Blog) -> None:
    blog.write({**JEKYLL, "_posts/2024-01-02-tides.md": POST})
    done = run(blog, "init")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 post, published by jekyll with kramdown-gfm markdown\n")
    assert "questions: 1 as heading; 3 of 3 answered" in done.stdout
    assert "1  LK002 placeholder-link" in done.stdout
    settings = tomllib.loads((blog.root / "notelint.toml").read_text(encoding="utf-8"))
    assert violations(built_in("config"), settings) == []
    hooks = yaml.safe_load((blog.root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"] == [{"id": "notelint"}]
    assert run(blog, "check", ".").returncode == 1


def test_what_is_there_stays(blog: Blog) -> None:
    mine = {"notelint.toml": 'ignore = ["LK002"]\n', ".pre-commit-config.yaml": "repos: []  # mine\n"}
    blog.write({**JEKYLL, **mine, "_posts/2024-01-02-tides.md": POST})
    done = run(blog, "init")
    assert "stays as it is" in done.stdout
    assert "add to the repos" in done.stdout
    assert {name: (blog.root / name).read_text(encoding="utf-8") for name in mine} == mine
    assert "wrote notelint.toml" in run(blog, "init", "--force").stdout


def test_dry_run_writes_nothing(blog: Blog) -> None:
    blog.write({"a.md": POST})
    done = run(blog, "init", "--dry-run")
    assert "would write notelint.toml" in done.stdout
    assert {path.name for path in blog.root.iterdir()} - {".git"} == {"a.md"}


def test_an_old_blog_gets_a_baseline(blog: Blog) -> None:
    blog.write({"a.md": "# Tides\n\n" + "[Answers](http://www.google.com)\n\n" * 40})
    done = run(blog, "init")
    assert "--write-baseline" in done.stdout
    assert run(blog, "check", ".").returncode == 1
    assert run(blog, "check", ".", "--write-baseline").returncode == 0
    assert run(blog, "check", ".").returncode == 0


@pytest.mark.parametrize("folder", ["none", "a.md"])
def test_what_is_no_folder(blog: Blog, folder: str) -> None:
    blog.write({"a.md": POST})
    assert run(blog, "init", folder).returncode == 2
