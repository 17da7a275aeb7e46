"""GitHub itself: markdown files as the repository's pages show them."""

from __future__ import annotations

from urllib.parse import unquote

from ..paths import folder_of, join
from ..site import Site, Target


class GitHub(Site):
    """Root links lead to the repository's root; a script makes in-page links blind to capital letters."""

    name = "github"
    front_matter_languages = frozenset(("yaml", "toml", "fastpages"))
    makes_pages = False
    case_matters = False
    ids_of_html = True

    def resolve(self, post: str, target: str) -> Target:
        """A root link to a page below a folder above the post is meant for a site that is made of that folder."""
        found = super().resolve(post, target)
        if found.exists is not False or not target.startswith("/"):
            return found
        page = unquote(target.partition("#")[0].partition("?")[0]).strip("/")
        folder = folder_of(post) if page else ""
        while folder:
            if any(self.blog.is_file(join(folder, page + ending) or "") for ending in (".md", "/index.md")):
                return Target(None)
            folder = folder_of(folder)
        return found


SITE = GitHub
