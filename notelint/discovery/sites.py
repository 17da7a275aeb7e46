"""Which blog and which site a file belongs to; each is found once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ..blog.blog import Blog
from ..blog.lookups import Lookups
from .roots import find_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..note.pages import Pages
    from ..online.address import Address
    from ..online.answer import Answer
    from ..site.settings import SiteSettings
    from ..site.site import Site


_PLACES = 10_000
"""So many paths are remembered: a run may go through millions, and asks for each several times at once."""


class Sites:
    """The blogs and sites that a run meets."""

    def __init__(self, outside: Mapping[Address, Answer] | None = None) -> None:
        self.outside = outside
        """What was answered where links lead out of the blogs; None where nobody asked."""
        self._blogs: dict[str, Blog] = {}
        self._roots: dict[str, str] = {}
        self._places: dict[str, tuple[Blog, str]] = {}
        self._found: dict[Any, tuple[Any, Lookups]] = {}
        """By folder: its site."""
        self._sites: dict[tuple[Any, ...], Site] = {}
        """What is worked out for a site is worked out once for all its folders."""
        self._pages: dict[Site, Pages] = {}

    def again(self) -> Sites:
        """The same blogs, which have changed meanwhile."""
        return Sites(self.outside)

    def blog_of(self, path: str) -> tuple[Blog, str]:
        """The blog that a file belongs to, and the file's path from its root."""
        if path in self._places:
            return self._places[path]
        folder = os.path.dirname(path)
        if folder not in self._roots:
            self._roots[folder] = find_root(path)
        root = self._roots[folder]
        if root not in self._blogs:
            self._blogs[root] = Blog(root)
        blog = self._blogs[root]
        if len(self._places) >= _PLACES:
            self._places.clear()
        self._places[path] = blog, blog.relative(path) or os.path.basename(path)
        return self._places[path]

    def site_of(self, path: str, settings: SiteSettings) -> tuple[Site, str]:
        """The site that publishes a file, and the file's path from its blog's root."""
        from ..site.detect import find_site

        blog, inside = self.blog_of(path)
        place = inside.rpartition("/")[0]
        ending = os.path.splitext(inside)[1]
        key = blog.root, place, settings, ending == ".qmd"
        site = blog.remember(self._found, key, lambda: find_site(blog, place, settings, ending))
        return self._sites.setdefault((blog.root, site.root, type(site), site.marker, settings), site), inside

    def pages_of(self, site: Site) -> Pages:
        """The pages of a site that are remembered."""
        from ..note.pages import Pages

        if site not in self._pages:
            self._pages[site] = Pages(site)
        return self._pages[site]
