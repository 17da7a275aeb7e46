"""The files and folders that reveal a site's generator."""

MARKERS = {
    "_quarto.yml": "quarto",
    "_quarto.yaml": "quarto",
    "hugo.toml": "hugo",
    "hugo.yaml": "hugo",
    "hugo.yml": "hugo",
    "config/_default": "hugo",
    "mkdocs.yml": "mkdocs",
    "quartz.config.ts": "obsidian",
    "myst.yml": "other",
    "_toc.yml": "other",
    "book.toml": "other",
    "docusaurus.config.js": "other",
    "docusaurus.config.ts": "other",
    "astro.config.mjs": "other",
    "astro.config.ts": "other",
    "eleventy.config.js": "other",
    ".eleventy.js": "other",
    "gatsby-config.js": "other",
    "gatsby-config.ts": "other",
    ".vitepress": "other",
    "pelicanconf.py": "other",
    "_config.yml": "jekyll",
    "_config.yaml": "jekyll",
    "config.toml": "hugo",
    "_posts": "jekyll",
    ".obsidian": "obsidian",
}
"""Surest first: a blog that moved keeps its old settings. Written from the generators by ``UPDATE=1 pytest tests/site``, and not
read off them, because a run in which nothing changed imports none of them."""
