"""The files and folders that reveal a site's generator."""

MARKERS = {
    "_quarto.yml": "quarto",
    "_quarto.yaml": "quarto",
    "hugo.toml": "hugo",
    "hugo.yaml": "hugo",
    "hugo.yml": "hugo",
    "mkdocs.yml": "mkdocs",
    "_config.yml": "jekyll",
    "_config.yaml": "jekyll",
    "config.toml": "hugo",
    "_posts": "jekyll",
    ".obsidian": "obsidian",
}
"""Surest first: a blog that moved keeps its old settings. Here, and not read off the generators, because a run in which
nothing changed imports none of them; a test compares the two."""
