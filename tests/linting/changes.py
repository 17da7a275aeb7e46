"""Texts of posts that a blog may hold, before and after a change; a run with the cache beside one without."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from notelint.cli import main

from ..support import Blog

TEXTS = (
    "# One\n\n[x](#one) [y](#two) [c](../notes/c.md#deep) ![p](images/p.png)\n",
    "---\ntitle:\nlayout: post\n---\n\n## Deep\n\n[b]({{ site.baseurl }}/notes/c.md#one)\n[lost](/about-us/)\n",
    "- [1](chapter-1.md)\n- [2](chapter-2.md)\n- [3](chapter-3.md)\n- [4](chapter-4.md)\n",
    "---\npermalink: /about-us/\n---\n\n# Deep\n\n[[b]] and {% post_url 2024-01-02-b %} [z]({% post_url 2024-01-02-b %})\n",
    "A plain post with a misstake in it.\n",
    "caf\xe9".encode("latin-1"),
)


Content = str | bytes
Step = tuple[str, Content | None]
"""A path with what is written there, or None where it is deleted."""


def changes(places: Sequence[tuple[str, tuple[Content, ...]]], most: int) -> st.SearchStrategy[list[Step]]:
    """Up to so many steps, one after another, at places with what may be there."""
    contents = {path: st.none() | st.sampled_from(texts) for path, texts in places}
    step = st.sampled_from(sorted(contents)).flatmap(lambda path: st.tuples(st.just(path), contents[path]))
    return st.lists(step, min_size=1, max_size=most)


def check_changes(blog: Blog, caches: str, steps: Iterable[Step]) -> None:
    """Raises AssertionError where, before or after a step, what is cached differs from what is fresh; deletes the blog."""
    check_both(blog, caches)
    for path, content in steps:
        if content is None:
            (blog.root / path).unlink(missing_ok=True)
        else:
            blog.write({path: content})
        check_both(blog, caches)
    shutil.rmtree(blog.root)


def check_both(blog: Blog, caches: str) -> None:
    """Raises AssertionError where what is cached differs from what is fresh."""
    said = [said_of(blog, "--cache-dir", caches), said_of(blog, "--no-cache"), said_of(blog, "--cache-dir", caches)]
    assert said[0] == said[1] == said[2]


def said_of(blog: Blog, *arguments: str) -> tuple[int, str]:
    output = blog.root.parent / "said.json"
    code = main(["check", "-q", "-j1", "--format", "json", "-o", str(output), *arguments, str(blog.root)])
    return code, output.read_text(encoding="utf-8")
