"""The files and folders that reveal a site's generator."""

import re

from ..regex import regex

MARKERS = {
    "_quarto.yml": "quarto",
    "_quarto.yaml": "quarto",
    "hugo.toml": "hugo",
    "hugo.yaml": "hugo",
    "hugo.yml": "hugo",
    "hugo.json": "hugo",
    "config/_default": "hugo",
    "mkdocs.yml": "mkdocs",
    "quartz.config.ts": "obsidian",
    "myst.yml": "other",
    "_toc.yml": "other",
    "book.toml": "other",
    "book.json": "other",
    "book.js": "other",
    ".gitbook.yaml": "other",
    "docusaurus.config.js": "other",
    "docusaurus.config.ts": "other",
    "astro.config.mjs": "other",
    "astro.config.ts": "other",
    "eleventy.config.js": "other",
    ".eleventy.js": "other",
    "gatsby-config.js": "other",
    "gatsby-config.ts": "other",
    ".vitepress": "other",
    ".vuepress": "other",
    "docusaurus.config.mjs": "other",
    "website/docusaurus.config.js": "other",
    "website/docusaurus.config.ts": "other",
    "siteConfig.js": "other",
    "website/siteConfig.js": "other",
    "eleventy.config.mjs": "other",
    "eleventy.config.cjs": "other",
    "gatsby-config.mjs": "other",
    "rspress.config.ts": "other",
    "docfx.json": "other",
    "mint.json": "other",
    "zensical.toml": "other",
    "great-docs.yml": "other",
    "conf.py": "other",
    "_sidebar.md": "other",
    "pelicanconf.py": "other",
    "_config.yml": "jekyll",
    "_config.yaml": "jekyll",
    "config.toml": "hugo",
    "config.yaml": "hugo",
    "config.yml": "hugo",
    "_posts": "jekyll",
    ".obsidian": "obsidian",
}
"""Surest first: a blog that moved keeps its old settings. Written from the generators by ``UPDATE=1 pytest tests/site``, and not
read off them, because a run in which nothing changed imports none of them."""

COMMON = frozenset(("config.yaml", "config.yml"))
"""Those whose names other programs use too, so that their text must say whose they are: Hugo's have both of these keys."""
_ADDRESS = regex(r"^base_?url[ \t]*:", re.MULTILINE | re.IGNORECASE)
_OTHER = regex(
    r"^(?:title|theme|languageCode|params|markup|module|menus?|taxonomies|permalinks|paginate|outputs)[ \t]*:",
    re.MULTILINE | re.IGNORECASE,
)


def is_of_site(text: str) -> bool:
    """Whether the text of one of the ``COMMON`` files is the settings of a site."""
    return bool(_ADDRESS.search(text) and _OTHER.search(text))
