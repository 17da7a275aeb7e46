"""Zola 0.17 and later: pages in ``content/``, internal links as ``@/path.md``, front matter required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..engines.engine import Engine
from ..engines.github import github_ids
from ..engines.goldmark import HUGO
from ..engines.python_markdown import python_markdown_ids
from ..paths import as_page, folder_of, join
from ..plugins import EXTENSIONS
from ..site import Site
from ..sources import under

if TYPE_CHECKING:
    from ..engines.heading_ids import HeadingIds


class Zola(Site):
    """pulldown-cmark, with heading ids much as GitHub's; raw HTML is kept."""

    name = "zola"
    front_matter_languages = frozenset(("yaml", "toml"))
    skips_lines_above_front_matter = True
    FOLDER_PAGES = ("_index.md", "index.md")
    foreign_markup = EXTENSIONS | {"kramdown"}
    schema = "plain"
    TEMPLATES = ("templates", "themes")

    def choose_engine(self) -> Engine:
        return HUGO._replace(single_tildes="", refuses_braces=False)

    def other_id_makers(self) -> list[HeadingIds]:
        """Zola's own slugs (``slugify.anchors``) are not recorded here; those of GitHub are accepted too."""
        return [python_markdown_ids, github_ids]

    def needs_front_matter(self, path: str) -> str | None:
        return "without it Zola does not build the site" if self.inside(path).startswith("content/") else None

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        if target.startswith("@/"):
            return [join(under(self, "content"), target[2:])]
        if target.startswith("/"):
            return [join(under(self, root), target) for root in ("content", "static")]
        return [join(folder_of(post), target), join(as_page(post), target), join(under(self, "static"), target)]


SITE = Zola
