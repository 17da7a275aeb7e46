"""A generator that notelint does not know yet: it claims nothing that the generator may do otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .flavor import GITHUB, Flavor
from .github import GitHub

if TYPE_CHECKING:
    from . import Site


class Other(GitHub):
    """Tables and links as in GFM; where a path leads can't be told."""

    name = "other"
    makes_pages = True
    knows_ids = False

    def flavor(self, site: Site) -> Flavor:
        return GITHUB

    def expand(self, site: Site, target: str) -> str | None:
        """Nothing can be told."""
        return None


OTHER = Other()
