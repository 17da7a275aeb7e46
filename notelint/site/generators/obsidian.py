"""An Obsidian vault: notes are found by name anywhere in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from ..engines.engine import Engine
from ..engines.github import OBSIDIAN
from ..paths import folder_of, join, stem_of
from ..site import Site
from ..sources import under

_QUARTZ = "quartz.config.ts"
"""The settings of what publishes a vault: the folder ``content`` beside them."""


class Obsidian(Site):
    """Paths count from the vault's root or the note's folder; headings are linked by their text."""

    name = "obsidian"
    MARKERS: ClassVar = {_QUARTZ: 3, ".obsidian": 7}
    foreign_markup = frozenset(("kramdown", "liquid"))
    has_wiki_links = True
    case_matters = False

    def choose_engine(self) -> Engine:
        if self.marker == _QUARTZ:  # as GitHub, with a plugin for line breaks
            published = self.blog.read(under(self, _QUARTZ)) or ""
            return OBSIDIAN._replace(breaks_lines="HardLineBreaks(" in published)
        settings = self.blog.read(under(self, ".obsidian", "app.json")) or ""
        return OBSIDIAN._replace(breaks_lines='"strictLineBreaks": true' not in settings)

    def find_note(self, target: str) -> str | None:
        return _find_note(self, target)

    def note_names(self) -> Iterable[str]:
        names = self.remember("names", lambda: _names(self))
        return (stem_of(paths[0]) for name, paths in names.items() if name.endswith(".md"))

    def reads_key(self, key: str) -> bool:
        """In a vault every property is one's own."""
        return True

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        published = [join(under(self, "content"), target)] if self.marker == _QUARTZ else []
        return [join(folder_of(post), target), join(self.root, target), *published, _find_note(self, target)]


def _find_note(site: Site, target: str) -> str | None:
    """The path from the blog's root of the file that a wiki-link's target names, or None."""
    names = site.remember("names", lambda: _names(site))
    wanted = target.strip().strip("/").lower()
    base = wanted.rpartition("/")[2]
    for name in (base, base + ".md"):
        for path in names.get(name, ()):
            if (
                path.lower() in (wanted, wanted + ".md")
                or "/" not in wanted
                or path.lower().removesuffix(".md").endswith("/" + wanted.removesuffix(".md"))
            ):
                return path
    return None


def _names(site: Site) -> dict[str, list[str]]:
    """Every file of the vault (at most 50,000) by its name in lower case."""
    found: dict[str, list[str]] = {}
    folders, count = [site.root], 0
    while folders and count < 50_000:
        folder = folders.pop()
        for name, kind in site.blog.listing(folder).items():
            path = f"{folder}/{name}" if folder else name
            if kind == "folder":
                if not name.startswith("."):
                    folders.append(path)
            else:
                count += 1
                found.setdefault(name.lower(), []).append(path)
    return found


SITE = Obsidian
