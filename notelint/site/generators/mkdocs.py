"""MkDocs 1.5 and later: Python-Markdown; links relative to the file in ``docs_dir``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..engines.flavor import PYMDOWNX, PYMDOWNX_CASED, PYTHON_MARKDOWN, Flavor
from .generator import Generator, as_page, folder_of, join, under

if TYPE_CHECKING:
    from ..engines.heading_ids import HeadingIds
    from ..site import Site

_SLUGS = re.compile(r"slugify:[^\n]*pymdownx\.slugs\.(\w+)(?P<arguments>(?:\n[ \t]+(?:kwds|case|normalize)[^\n]*)*)")


class MkDocs(Generator):
    """The generator; ``toc.slugify`` in ``mkdocs.yml`` decides on the heading ids."""

    name = "mkdocs"
    foreign_markup = frozenset(("liquid",))

    def flavor(self, site: Site) -> Flavor:
        found = _SLUGS.search(site.blog.read(under(site, "mkdocs.yml")) or "")
        if found is None:
            return PYTHON_MARKDOWN
        cased = found[1] == "slugify" and not re.search(r"case:\s*[\"']?(?:lower|fold)", found[0])
        return PYMDOWNX_CASED if cased and found[1] != "uslugify" else PYMDOWNX

    def other_ids(self, site: Site) -> list[HeadingIds]:
        """Settings without any extension are not the whole of them; then Unicode ids are as likely."""
        if "markdown_extensions" in (site.blog.read(under(site, "mkdocs.yml")) or ""):
            return []
        return [PYMDOWNX.heading_ids, PYMDOWNX_CASED.heading_ids]

    def candidates(self, site: Site, post: str, target: str) -> list[str | None] | None:
        if target.startswith("/"):
            return None  # MkDocs leaves them alone: they count from the server's root
        return [join(folder_of(post), target), join(as_page(post), target)]


GENERATOR = MkDocs()
