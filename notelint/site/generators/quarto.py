"""Quarto 1.x: pandoc's markdown; links relative to the file or from the project's root."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, ClassVar

from ...regex import regex
from ..engines.engine import Engine
from ..engines.pandoc import PANDOC
from ..paths import as_address, folder_of, join
from ..plugins import ANYWHERE
from ..site import Site, Target
from ..sources import head_of, settings_of, sources, under

_SOURCES = (".qmd", ".md", ".ipynb", ".rmd", ".Rmd")
_INTERLINK = regex(r"(?::[\w:+.-]+:)?`[^`]+`")
_LABEL = regex(r"(?:(?<!\()#|\blabel\\?\"?[:=][ \t]*\\?[\"']?)([a-z]{2,4}-[\w-]+)")
"""``{#sec-tides}``, ``#| label: fig-tide``: a label as it is written, in a notebook too; not ``(#sec-ebb)``, a link."""
_NUMBER = regex(r"^\d{1,3}[-_. ]+")
_MADE = regex(r"(?:sitemap|search|robots|listings)\.\w+$|site_libs/|.*\.xml$|(?:.*/)?404\.html$")


class Quarto(Site):
    """The generator; ``_metadata.yml`` in a folder adds to the front matter of its posts."""

    name = "quarto"
    skips_lines_above_front_matter = True
    FOLDER_PAGES = ("index.qmd", "index.md")
    notebooks = "site"
    MARKERS: ClassVar = {"_quarto.yml": 1, "_quarto.yaml": 1}
    TEMPLATES = ("_extensions", "templates", "_templates", "partials", "_partials", "ejs")
    has_cross_references = True
    foreign_markup = ANYWHERE | frozenset(("kramdown", "liquid"))
    PLUGIN_FILES = ("_quarto.yml", "_quarto.yaml")
    schema = "quarto"

    def choose_engine(self) -> Engine:
        settings = self.blog.read(under(self, "_quarto.yml")) or ""
        return PANDOC._replace(breaks_lines="+hard_line_breaks" in settings)

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

    def labels_elsewhere(self) -> frozenset[str]:
        """Of a book all labels, wherever they are: a cross-reference may lead to another chapter."""
        if _project(self, "project").get("type") != "book":
            return super().labels_elsewhere()
        return self.remember("labels", lambda: frozenset(_labels(self)))

    def expand(self, target: str, post: str = "") -> str | None:
        """A target in backticks is looked up by the filter of quartodoc when the site is built."""
        return None if _INTERLINK.fullmatch(target) else super().expand(target, post)

    def named_addresses(self) -> list[str]:
        text = self.blog.read(under(self, "_quarto.yml")) or ""
        return re.findall(r"^[ \t]+(?:site-url|repo-url)[ \t]*:[ \t]*[\"']?([^\s\"']+)", text, re.MULTILINE)

    def published_under(self) -> str:
        website = _project(self, "website") or _project(self, "book")
        path = str(website.get("site-path") or re.sub(r"^(?:\w+:)?//[^/]*", "", str(website.get("site-url") or "")))
        return path if path.strip("/") else ""

    def addresses(self, path: str) -> list[str]:
        """As ``output-file`` says, else as the source is called."""
        if not _project(self, "project") or not path.endswith(_SOURCES) or not self.publishes(path):
            return []
        return self.remember(("addresses", path), lambda: [_address(self, self.inside(path))])

    def other_addresses(self, path: str) -> list[str]:
        """Its ``aliases``, which count from its folder."""
        listed = head_of(self, self.inside(path)).get("aliases") if self.addresses(path) else None
        names = listed if isinstance(listed, list) else [listed] if isinstance(listed, str) else []
        folder = folder_of(self.inside(path))
        return [posixpath.normpath(posixpath.join("/", folder, str(name))) for name in names]

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        """The file, as Quarto itself looks for it, and the page that has the address."""
        places = super().candidates(post, target) or []
        inside = join("" if target.startswith("/") else folder_of(self.inside(post)), target)
        page = self.page_at(as_address(inside)) if inside is not None else None
        return places if page is None else [*places, under(self, page)]

    def resolve(self, post: str, target: str) -> Target:
        """Where nothing but ``.qmd`` shows that it is Quarto's, a program may make whole folders, and leave out the numbers before
        names, as Great Docs does."""
        found = super().resolve(post, target)
        if found.exists is not False or found.path is None or self.marker != ".qmd":
            return found
        folder = folder_of(found.path)
        is_made = bool(folder) and not self._is_numbered(folder)
        return Target(None) if is_made or self._is_numbered(found.path) else found

    def _is_numbered(self, path: str) -> bool:
        places = [""]
        for part in re.sub(r"\.html$", ".qmd", path).split("/"):
            name = part.replace("_", "-")
            places = [
                f"{place}/{other}" if place else other
                for place in places
                for other in self.blog.listing(place)
                if name in (other, _NUMBER.sub("", other).replace("_", "-"))
            ]
        return bool(places)

    def page_exists(self, path: str) -> bool:
        """Feeds and what Quarto searches in are made when the site is built; a page stays when its source has gone."""
        if _project(self, "project").get("type") not in ("website", "book"):
            return super().page_exists(path)
        reference = _project(self, "quartodoc")
        if reference and (path + "/").startswith(f"{reference.get('dir', 'reference')}/"):
            return True
        return bool(_MADE.match(path)) or self.blog.kind(under(self, _output(self), path).rstrip("/")) is not None

    def first_folders(self) -> frozenset[str]:
        return super().first_folders() | {address.partition("/")[0] for address in self.pages}

    def publishes(self, path: str) -> bool:
        """Files and folders that begin with an underscore are no pages, nor is what Quarto wrote itself."""
        path = self.inside(path)
        return not any(part.startswith("_") for part in path.split("/")) and not path.startswith(_output(self) + "/")


def _project(site: Quarto, key: str) -> dict[str, Any]:
    """A table of ``_quarto.yml``; empty where there is not one."""
    found = settings_of(site, "_quarto.yml", "_quarto.yaml").get(key)
    return found if isinstance(found, dict) else {}


def _labels(site: Quarto) -> Iterator[str]:
    for path in sources(site):
        yield from _LABEL.findall(site.blog.read(under(site, path)) or "")


def _output(site: Quarto) -> str:
    """The folder that Quarto writes the site into."""
    return str(_project(site, "project").get("output-dir") or "_site").strip("/")


def _address(site: Quarto, path: str) -> str:
    folder, name = posixpath.split(path)
    written = head_of(site, path, ("output-file",)).get("output-file")
    stem = str(written).removesuffix(".html") if written else posixpath.splitext(name)[0]
    return posixpath.join("/", folder, "" if stem == "index" else f"{stem}.html")


SITE = Quarto
