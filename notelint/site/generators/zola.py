"""Zola 0.17 and later: pages in ``content/``, internal links as ``@/path.md``, front matter required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..engines.flavor import HUGO, Flavor
from ..engines.heading_ids import github_ids, python_markdown_ids
from .generator import Generator, as_page, folder_of, join, under

if TYPE_CHECKING:
    from ..engines.heading_ids import HeadingIds
    from ..site import Site


class Zola(Generator):
    """pulldown-cmark, with heading ids much as GitHub's; raw HTML is kept."""

    name = "zola"
    foreign_markup = frozenset(("kramdown",))
    schema = "plain"

    def flavor(self, site: Site) -> Flavor:
        return HUGO

    def other_ids(self, site: Site) -> list[HeadingIds]:
        """Zola's own slugs (``slugify.anchors``) are not recorded here; those of GitHub are accepted too."""
        return [python_markdown_ids, github_ids]

    def needs_front_matter(self, site: Site, path: str) -> str | None:
        return "without it Zola does not build the site" if path.startswith("content/") else None

    def candidates(self, site: Site, post: str, target: str) -> list[str | None] | None:
        if target.startswith("@/"):
            return [join(under(site, "content"), target[2:])]
        if target.startswith("/"):
            return [join(under(site, root), target) for root in ("content", "static")]
        return [join(folder_of(post), target), join(as_page(post), target), join(under(site, "static"), target)]


GENERATOR = Zola()
