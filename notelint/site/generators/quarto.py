"""Quarto 1.x: pandoc's markdown; links relative to the file or from the project's root."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..engines.flavor import PANDOC, Flavor
from .generator import Generator, folder_of, settings_of, under

if TYPE_CHECKING:
    from ..site import Site


class Quarto(Generator):
    """The generator; ``_metadata.yml`` in a folder adds to the front matter of its posts."""

    name = "quarto"
    has_cross_references = True
    foreign_markup = frozenset(("kramdown", "liquid"))
    schema = "quarto"

    def flavor(self, site: Site) -> Flavor:
        return PANDOC

    def front_matter_defaults(self, site: Site, path: str) -> dict[str, Any]:
        from ...document.yaml import YamlError, load_yaml

        merged: dict[str, Any] = {}
        parts = folder_of(path).split("/") if folder_of(path) else []
        for depth in range(len(parts) + 1):
            text = site.blog.read(under(site, *parts[:depth], "_metadata.yml"))
            try:
                loaded = load_yaml(text) if text else None
            except YamlError:
                loaded = None
            if isinstance(loaded, dict):
                merged.update(loaded)
        return merged

    def publishes(self, site: Site, path: str) -> bool:
        """Files and folders that begin with an underscore are no pages, nor is what Quarto wrote itself."""
        project = settings_of(site, "_quarto.yml").get("project")
        output = str(project.get("output-dir") or "_site") if isinstance(project, dict) else "_site"
        return not any(part.startswith("_") for part in path.split("/")) and not path.startswith(
            output.strip("/") + "/"
        )


GENERATOR = Quarto()
