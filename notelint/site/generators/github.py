"""GitHub itself: markdown files as the repository's pages show them."""

from __future__ import annotations

from ..site import Site


class GitHub(Site):
    """Root links lead to the repository's root; a script makes in-page links blind to capital letters."""

    name = "github"
    front_matter_languages = frozenset(("yaml", "toml", "fastpages"))
    makes_pages = False
    case_matters = False
    ids_of_html = True


SITE = GitHub
