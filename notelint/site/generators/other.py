"""A generator that notelint does not know: what only a generator knows is not checked."""

from __future__ import annotations

from typing import ClassVar

from ..engines.heading_ids import HeadingIds
from ..engines.jupyter import jupyter_ids
from ..engines.names import ENGINES
from ..site import Site, Target
from ..sources import under

_MYST = ("myst.yml", "_toc.yml")
"""Of MyST, and of Jupyter Book 1."""


class Other(Site):
    """Links lead to files where these are there; where not, it can't be told. Front matter may be anything."""

    name = "other"
    MARKERS: ClassVar = dict.fromkeys(
        (
            *_MYST,
            "book.toml",
            "book.json",
            "book.js",
            ".gitbook.yaml",
            "docusaurus.config.js",
            "docusaurus.config.ts",
            "astro.config.mjs",
            "astro.config.ts",
            "eleventy.config.js",
            ".eleventy.js",
            "gatsby-config.js",
            "gatsby-config.ts",
            ".vitepress",
            "pelicanconf.py",
        ),
        3,
    )
    front_matter_languages = frozenset(("yaml", "toml", "fastpages"))
    skips_lines_above_front_matter = True
    case_matters = False
    ids_of_html = True
    knows_engine = False
    notebooks = "both"

    def resolve(self, post: str, target: str) -> Target:
        found = super().resolve(post, target)
        return found if found.exists else Target(None)

    def shares_labels(self) -> bool:
        """MyST looks for a label in the whole book."""
        return self.remember("myst", lambda: any(self.blog.kind(under(self, name)) for name in _MYST))

    def other_id_makers(self) -> list[HeadingIds]:
        """Whatever an engine makes of a heading may be right."""
        return [
            *dict.fromkeys(make for engine in ENGINES.values() for make in (engine.heading_ids, *engine.older_ids)),
            jupyter_ids,
        ]

    def reads_key(self, key: str) -> bool:
        return True


SITE = Other
