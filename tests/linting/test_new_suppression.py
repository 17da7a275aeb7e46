"""Where a comment goes that switches a rule off for a line."""

from __future__ import annotations

import pytest

from notelint.diagnostic import Span, replaced
from notelint.linting.linter import Linter
from notelint.linting.new_suppression import new_suppression
from notelint.settings.config import Config

from ..support import Blog

LINE, NEXT, FILE = (f"<!-- notelint-disable-{verb} XX002 -->" for verb in ("line", "next-line", "file"))
FROM, TO = "<!-- notelint-disable XX002 -->", "<!-- notelint-enable XX002 -->"


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("One §.\n", f"{NEXT}\nOne §.\n"),
        ("# A\n\nOne\ntwo §\nthree\n", f"# A\n\nOne\ntwo § {LINE}\nthree\n"),
        ("One\n\n## Two § {#two}\n", f"One\n\n{NEXT}\n## Two § {{#two}}\n"),
        ("One\n## Two § {#two}\n", f"One\n## Two § {LINE} {{#two}}\n"),
        ("- a\n- b §\n", f"- a\n- b § {LINE}\n"),
        ("1. a\n\n   b §\n", f"1. a\n\n   b § {LINE}\n"),
        ("> a §  \n> b\n", f"> a § {LINE}  \n> b\n"),
        ("| a | b |\n|---|---|\n| c | § |\n", f"| a | b |\n|---|---|\n| c | § {LINE} |\n"),
        ("| a | b |\n|---|---|\n| § | d\n", f"| a | b |\n|---|---|\n| § | d {LINE}\n"),
        ("---\ntitle: a §\n---\n\nb\n", "---\ntitle: a §  # notelint-disable-line XX002\n---\n\nb\n"),
        ("a\n\n```\nb §\n```\n", f"a\n\n{FROM}\n```\nb §\n```\n{TO}\n"),
        ("a\n\n```\nb §\n```\nc\n", f"{FILE}\n\na\n\n```\nb §\n```\nc\n"),
        ("a\nb <!-- c\nd § e\n--> f\n", f"{FILE}\n\na\nb <!-- c\nd § e\n--> f\n"),
        ("- a\n\n  ```\n  b §\n  ```\n", f"{FILE}\n\n- a\n\n  ```\n  b §\n  ```\n"),
        ("a\n\n```x§\nb\n```\n", f"a\n\n{NEXT}\n```x§\nb\n```\n"),
        ("---\ntitle: >\n  a §\n---\nb\n", f"---\ntitle: >\n  a §\n---\n{FILE}\n\nb\n"),
        ("<details>\n<summary>x</summary>\n\nb §\n\n</details>\n", f"<details>\n<summary>x</summary>\n\n{NEXT}\nb §\n\n</details>\n"),
    ],
)  # fmt: skip
def test_the_form_that_fits(blog: Blog, post: str, expected: str) -> None:
    post, expected = post.replace("XX002", "LK002"), expected.replace("XX002", "LK002")
    blog.write({"a.md": post})
    note = Linter().note_of(blog.root / "a.md", "a.md", Config())
    at = note.text.index("§")
    assert replaced(note.text, new_suppression(note, Span(at, at + 1), "LK002")) == expected
