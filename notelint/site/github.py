"""GitHub itself: markdown files as the repository's pages show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .flavor import GITHUB, Flavor

if TYPE_CHECKING:
    from . import Site


class GitHub:
    """No generator: relative links lead to files, root links to the repository's root, front matter is optional."""

    name = "github"
    schema = "plain"
    makes_pages = False
    knows_ids = True

    def flavor(self, site: Site) -> Flavor:
        return GITHUB

    def base_url(self, site: Site) -> str:
        return ""

    def front_matter_defaults(self, site: Site, path: str) -> dict[str, Any]:
        return {}

    def publishes(self, site: Site, path: str) -> bool:
        return True

    def needs_front_matter(self, site: Site, path: str) -> str | None:
        return None

    def name_problem(self, site: Site, path: str) -> str | None:
        return None

    def reads_key(self, site: Site, key: str) -> bool:
        return False

    def expand(self, site: Site, target: str) -> str | None:
        """A target as it is; one that a template engine would still have to fill in can't be told."""
        return None if "{{" in target or "{%" in target else target

    def is_generated(self, site: Site, path: str) -> bool:
        """A wiki page has no ending and no file in the repository."""
        return False

    def page_exists(self, site: Site, path: str) -> bool:
        return False


GITHUB_REPOSITORY = GitHub()
