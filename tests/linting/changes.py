"""Texts of posts that a blog may hold, before and after a change; a run with the cache beside one without."""

from __future__ import annotations

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


def check_both(blog: Blog, caches: str) -> None:
    """Raises AssertionError where what is cached differs from what is fresh."""
    said = [said_of(blog, "--cache-dir", caches), said_of(blog, "--no-cache"), said_of(blog, "--cache-dir", caches)]
    assert said[0] == said[1] == said[2]


def said_of(blog: Blog, *arguments: str) -> tuple[int, str]:
    output = blog.root.parent / "said.json"
    code = main(["check", "-q", "-j1", "--format", "json", "-o", str(output), *arguments, str(blog.root)])
    return code, output.read_text(encoding="utf-8")
