"""A generator that notelint does not know: what only a generator knows is not checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from ...regex import regex
from .. import zensical
from ..engines.engine import Engine
from ..engines.heading_ids import HeadingIds, HeadingText
from ..engines.jupyter import jupyter_ids
from ..engines.names import ENGINES
from ..site import Site, Target
from ..sources import settings_of, under

_NO_LETTERS = regex(r"[\W_]+")
_SHOWN = frozenset(("text", "code", "escape", "entity"))
_MYST = ("myst.yml", "_toc.yml")
"""Of MyST, and of Jupyter Book 1."""

_DOCSIFY = ("_sidebar.md", "_navbar.md")
"""What docsify shows beside each page. Links in them lead to files, from the folder with its ``index.html``."""
_SOURCE = regex(r"[^:?#]+\.md(?:[?#]|\Z)")


class Other(Site):
    """Links lead to files where these are there; where not, it can't be told, but for docsify's lists of pages. Front matter may be anything."""

    name = "other"
    reads_metadata = True
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
            ".vuepress",
            "docusaurus.config.mjs",
            "website/docusaurus.config.js",
            "website/docusaurus.config.ts",
            "siteConfig.js",
            "website/siteConfig.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
            "gatsby-config.mjs",
            "rspress.config.ts",
            "docfx.json",
            "mint.json",
            zensical.SETTINGS,
            "great-docs.yml",
            "conf.py",
            "_sidebar.md",
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

    def choose_engine(self) -> Engine:
        """Zensical's settings say which one; no other's are read."""
        is_zensical = self.marker == zensical.SETTINGS
        return zensical.engine_of(settings_of(self, zensical.SETTINGS)) if is_zensical else super().choose_engine()

    def finds_labels(self) -> bool:
        settings = settings_of(self, zensical.SETTINGS) if self.marker == zensical.SETTINGS else {}
        return zensical.has_plugin(settings, "autorefs", "mkdocstrings")

    def resolve(self, post: str, target: str) -> Target:
        found = super().resolve(post, target)
        lists_files = post.rpartition("/")[2] in _DOCSIFY and self.blog.is_file(under(self, "index.html"))
        return found if found.exists or (lists_files and _SOURCE.match(target)) else Target(None)

    def shares_labels(self) -> bool:
        """MyST looks for a label in the whole book."""
        return self.remember("myst", lambda: any(self.blog.kind(under(self, name)) for name in _MYST))

    def other_id_makers(self) -> list[HeadingIds]:
        """Whatever an engine makes of a heading may be right."""
        return [
            *dict.fromkeys(make for engine in ENGINES.values() for make in (engine.heading_ids, *engine.older_ids)),
            jupyter_ids,
            _with_hyphens,
        ]

    def reads_key(self, key: str) -> bool:
        return True


def _with_hyphens(headings: Sequence[HeadingText]) -> list[str]:
    """One hyphen for all that is no letter or digit, as VuePress and many programs of a site's own make ids."""
    shown = ("".join(text for kind, text in heading.parts if kind in _SHOWN) for heading in headings)
    return [_NO_LETTERS.sub("-", text.lower()).strip("-") for text in shown]


SITE = Other
