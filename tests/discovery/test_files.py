"""Which files are posts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notelint.discovery.files import Patterns, find

from ..support import Blog


def names(blog: Blog, *paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    patterns = Patterns(str(blog.root), exclude)
    found, missing = find([str(blog.root / path) for path in paths], patterns.match, force)[:2]
    assert not missing
    return [Path(file.path).relative_to(blog.root).as_posix() for file in found]


def test_a_folder_is_searched_for_posts(blog: Blog) -> None:
    posts = ["a.md", "b.markdown", "_posts/c.md", "deep/er/d.MD"]
    others = [
        "x.txt",
        "_site/a.md",
        "_includes/a.md",
        "_layouts/a.md",
        "node_modules/p/a.md",
        "public/a.md",
        ".hidden/a.md",
    ]
    blog.write(dict.fromkeys(posts + others, ""))
    assert names(blog, "") == sorted(posts, key=lambda name: str(blog.root / name))


def test_given_files_are_taken_as_they_are(blog: Blog) -> None:
    blog.write({"_includes/a.md": "", "b.md": ""})
    assert names(blog, "_includes/a.md", "b.md", "b.md") == ["_includes/a.md", "b.md"]


def test_gitignore_holds_also_from_above_and_with_exceptions(blog: Blog) -> None:
    blog.write(
        {
            ".gitignore": "build/\n*.tmp.md\n",
            "build/a.md": "",
            "a.tmp.md": "",
            "notes/.gitignore": "private*\n!private-but-shown.md\n!b.tmp.md\n",
            "notes/private.md": "",
            "notes/private-but-shown.md": "",
            "notes/b.tmp.md": "",
            "notes/c.md": "",
        }
    )
    shown = ["notes/b.tmp.md", "notes/c.md", "notes/private-but-shown.md"]
    assert names(blog, "") == shown
    assert names(blog, "notes") == shown


def test_excluded_files_are_left_out_when_searched_and_when_forced(blog: Blog) -> None:
    blog.write({"a.md": "", "old/b.md": "", "c.draft.md": ""})
    exclude = ("old/", "*.draft.md")
    assert names(blog, "", exclude=exclude) == ["a.md"]
    assert names(blog, "a.md", "old/b.md", exclude=exclude) == ["a.md", "old/b.md"]
    assert names(blog, "a.md", "old/b.md", "c.draft.md", exclude=exclude, force=True) == ["a.md"]


def test_what_is_missing_is_said(blog: Blog) -> None:
    found, missing = find([str(blog.root / "no.md"), "a\0b"], lambda path, folder: False)[:2]
    assert found == []
    assert [entry.message for entry in missing] == ["no such file or folder"] * 2


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_links_make_no_loop_and_lead_nowhere_else(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("x")
    blog.write({"a.md": ""})
    (blog.root / "loop").symlink_to(blog.root)
    (blog.root / "out.md").symlink_to(elsewhere / "secret.md")
    (blog.root / "in.md").symlink_to(blog.root / "a.md")
    (blog.root / "dead.md").symlink_to(blog.root / "gone.md")
    assert names(blog, "") == ["a.md", "in.md"]


def test_a_pipe_named_like_a_post_is_none(blog: Blog) -> None:
    os.mkfifo(blog.root / "pipe.md")
    (blog.root / "folder.md").mkdir()
    assert names(blog, "") == []


def test_patterns_count_from_their_folder() -> None:
    patterns = Patterns(Path("/blog"), ("/top.md", "deep/"))
    assert patterns.match(Path("/blog/top.md"))
    assert not patterns.match(Path("/blog/x/top.md"))
    assert patterns.match(Path("/blog/x/deep/a.md"))
    assert not patterns.match(Path("/elsewhere/top.md"))
