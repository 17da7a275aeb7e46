"""GitHub itself: markdown files as the repository's pages show them."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from ...regex import regex
from ..paths import folder_of, join
from ..site import Site, Target

_OF_PELICAN = regex(r"\{\w+\}|\|\w+\|")
"""What Pelican fills in at the start of an address: ``{static}/x.png``."""
_PROGRAMS = (".py", ".jl", ".R", ".r")
"""Notebooks that are programs: something makes a page of each."""
_COPIED = ("public", "static", "assets", ".vuepress/public")
_UP = regex(r"(?:\.{0,2}/)*")


class GitHub(Site):
    """Root links lead to the repository's root; a script makes in-page links blind to capital letters."""

    name = "github"
    reads_metadata = True
    front_matter_languages = frozenset(("yaml", "toml", "fastpages"))
    makes_pages = False
    case_matters = False
    ids_of_html = True

    def resolve(self, post: str, target: str) -> Target:
        """What leads nowhere, unless it is plainly meant for a site that is made of these files."""
        found = super().resolve(post, target)
        if found.exists is False and self._is_for_site(post, target, found.path or ""):
            return Target(None)
        return found

    def _is_for_site(self, post: str, target: str, path: str) -> bool:
        """Whether a target has the form of a generator, or there is what a generator takes for it: a page's source, a program
        that makes the page, a file in a folder that is copied to the site's root."""
        if _OF_PELICAN.match(target):
            return True
        written = unquote(target.partition("#")[0].partition("?")[0])
        if written.startswith("/") and written.endswith("/"):
            return True  # the address of a page; files have no slash at their end
        stem, ending = posixpath.splitext(path)
        if ending in (".md", ".html") and any(self.blog.is_file(stem + made_by) for made_by in _PROGRAMS):
            return True
        page, folder = written.strip("/"), folder_of(post)
        while page and target.startswith("/") and folder:
            if any(self.blog.is_file(join(folder, page + ending) or "") for ending in (".md", "/index.md")):
                return True
            folder = folder_of(folder)
        if ending in ("", ".md"):
            return False
        bare = _UP.sub("", written, count=1)
        places = ("/".join(filter(None, (above, copied, bare))) for above in _above(post) for copied in _COPIED)
        return any(self.blog.is_file(place) for place in places)


def _above(post: str) -> list[str]:
    """The folders that a post is in, the nearest first, the root last."""
    folders = [folder_of(post)]
    while folders[-1]:
        folders.append(folder_of(folders[-1]))
    return folders


SITE = GitHub
