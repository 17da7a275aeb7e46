"""What a blog's settings say of its site."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class SiteSettings(NamedTuple):
    """What the ``[site]`` table of the settings overrides; None leaves it to the blog."""

    generator: str | None = None
    markdown: str | None = None
    base_url: str | None = None
