"""Texts of posts that a blog may hold, before and after a change."""

TEXTS = (
    "# One\n\n[x](#one) [y](#two) [c](../notes/c.md#deep) ![p](images/p.png)\n",
    "---\ntitle:\nlayout: post\n---\n\n## Deep\n\n[b]({{ site.baseurl }}/notes/c.md#one)\n[lost](/about-us/)\n",
    "- [1](chapter-1.md)\n- [2](chapter-2.md)\n- [3](chapter-3.md)\n- [4](chapter-4.md)\n",
    "---\npermalink: /about-us/\n---\n\n# Deep\n\n[[b]] and {% post_url 2024-01-02-b %} [z]({% post_url 2024-01-02-b %})\n",
    "A plain post with a misstake in it.\n",
    "caf\xe9".encode("latin-1"),
)
