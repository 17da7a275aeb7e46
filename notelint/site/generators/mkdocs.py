"""MkDocs 1.5 and later: Python-Markdown; links relative to the file in ``docs_dir``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..engines.engine import Engine
from ..engines.python_markdown import BY_DEFAULT, PYMDOWNX, PYMDOWNX_CASED, PYTHON_MARKDOWN
from ..paths import as_page, folder_of, join
from ..site import Site
from ..sources import under

if TYPE_CHECKING:
    from ..engines.heading_ids import HeadingIds

_EXTENSIONS = re.compile(r"^markdown_extensions:([^\n]*(?:\n(?:[ \t#-][^\n]*)?)*)", re.MULTILINE)
_NAME = re.compile(r"(?:^[ \t]*(?:-[ \t]+)?|[\[,{][ \t]*)[\"']?([\w.]+)", re.MULTILINE)
_SLUGS = re.compile(r"slugify:[^\n]*pymdownx\.slugs\.(\w+)(?P<arguments>(?:\n[ \t]+(?:kwds|case|normalize)[^\n]*)*)")


def _engine_by_slugs(settings: str) -> Engine:
    """Python-Markdown with the heading ids that ``mkdocs.yml`` asks for."""
    found = _SLUGS.search(settings)
    if found is None:
        return PYTHON_MARKDOWN
    cased = found[1] == "slugify" and not re.search(r"case:\s*[\"']?(?:lower|fold)", found[0])
    return PYMDOWNX_CASED if cased and found[1] != "uslugify" else PYMDOWNX


def _extensions(settings: str) -> frozenset[str]:
    """The extensions that are on, by the last part of their names; directives too where none is named at all."""
    named = _EXTENSIONS.search(settings)
    if named is None:
        is_whole = settings and not re.search(r"^INHERIT:", settings, re.MULTILINE)
        return BY_DEFAULT | {"admonition", "details", "tabbed"} | (set() if is_whole else {"attr_list"})
    names = {name.rpartition(".")[2].removeprefix("mdx_") for name in _NAME.findall(named[1])}
    if "extra" in names:
        names |= {"abbr", "attr_list", "def_list", "footnotes", "md_in_html"}
        names |= {"superfences"} if "pymdownx.extra" in named[1] else set()
    return BY_DEFAULT | names


class MkDocs(Site):
    """The generator; ``toc.slugify`` in ``mkdocs.yml`` decides on the heading ids."""

    name = "mkdocs"
    FOLDER_PAGES = ("index.md", "README.md")
    MARKERS = ("mkdocs.yml",)
    TEMPLATES = ("overrides", "theme", "custom_theme", "docs/overrides")
    foreign_markup = frozenset(("liquid",))

    def choose_engine(self) -> Engine:
        settings = self.blog.read(under(self, "mkdocs.yml")) or ""
        chosen, extensions = _engine_by_slugs(settings), _extensions(settings)
        return replace(
            chosen,
            breaks_lines="nl2br" in extensions,
            extensions_named=not settings or "markdown_extensions" in settings,
            items_by_four="truly_sane_lists" not in settings,
            superscripts="pymdownx.caret" in settings,
            fences="superfences" if "superfences" in extensions else "fenced_code",
            grammar=replace(chosen.grammar, extensions=extensions),
        )

    def other_id_makers(self) -> list[HeadingIds]:
        """Settings without any extension are not the whole of them; then Unicode ids are as likely."""
        if "markdown_extensions" in (self.blog.read(under(self, "mkdocs.yml")) or ""):
            return []
        return [PYMDOWNX.heading_ids, PYMDOWNX_CASED.heading_ids]

    def named_addresses(self) -> list[str]:
        text = self.blog.read(under(self, "mkdocs.yml")) or ""
        return re.findall(r"^(?:site_url|repo_url)[ \t]*:[ \t]*[\"']?([^\s\"']+)", text, re.MULTILINE)

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        if target.startswith("/"):
            return None  # MkDocs leaves them alone: they count from the server's root
        return [join(folder_of(post), target), join(as_page(post), target)]


SITE = MkDocs
