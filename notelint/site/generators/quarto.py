"""Quarto 1.x: pandoc's markdown; links relative to the file or from the project's root."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..engines.engine import Engine
from ..engines.pandoc import PANDOC
from ..paths import folder_of
from ..site import Site
from ..sources import settings_of, under


class Quarto(Site):
    """The generator; ``_metadata.yml`` in a folder adds to the front matter of its posts."""

    name = "quarto"
    skips_lines_above_front_matter = True
    FOLDER_PAGES = ("index.qmd", "index.md")
    notebooks = "site"
    MARKERS = ("_quarto.yml", "_quarto.yaml")
    TEMPLATES = ("_extensions", "templates", "_templates", "partials", "_partials", "ejs")
    has_cross_references = True
    foreign_markup = frozenset(("kramdown", "liquid"))
    schema = "quarto"

    def choose_engine(self) -> Engine:
        settings = self.blog.read(under(self, "_quarto.yml")) or ""
        return replace(PANDOC, breaks_lines="+hard_line_breaks" in settings)

    def front_matter_defaults(self, path: str) -> dict[str, Any]:
        from ...document.yaml import YamlError, load_yaml

        merged: dict[str, Any] = {}
        folder = folder_of(self.inside(path))
        parts = folder.split("/") if folder else []
        for depth in range(len(parts) + 1):
            text = self.blog.read(under(self, *parts[:depth], "_metadata.yml"))
            try:
                loaded = load_yaml(text) if text else None
            except YamlError:
                loaded = None
            if isinstance(loaded, dict):
                merged.update(loaded)
        return merged

    def named_addresses(self) -> list[str]:
        text = self.blog.read(under(self, "_quarto.yml")) or ""
        return re.findall(r"^[ \t]+(?:site-url|repo-url)[ \t]*:[ \t]*[\"']?([^\s\"']+)", text, re.MULTILINE)

    def publishes(self, path: str) -> bool:
        """Files and folders that begin with an underscore are no pages, nor is what Quarto wrote itself."""
        path = self.inside(path)
        project = settings_of(self, "_quarto.yml").get("project")
        output = str(project.get("output-dir") or "_site") if isinstance(project, dict) else "_site"
        return not any(part.startswith("_") for part in path.split("/")) and not path.startswith(
            output.strip("/") + "/"
        )


SITE = Quarto
