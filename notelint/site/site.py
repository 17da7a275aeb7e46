"""How the blog publishes its posts: generator, markdown engine, roots, what a link's target means.

Which generator it is follows from what the blog already has (``MARKERS``; nothing of them: GitHub itself); settings
override it. Rules ask the site and never which generator it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import unquote

from ..blog.blog import MARKERS, Blog, Facts
from ..settings.config import SiteSettings
from .engines.flavor import FLAVORS, Flavor
from .engines.heading_ids import HeadingText
from .generators.generator import Generator

if TYPE_CHECKING:
    from ..note.page import Page

__all__ = ["Site", "Target", "find_site", "signs"]

_T = TypeVar("_T")


_LATELY = 5_000
"""Pages; one takes some 6 KB."""


def _shorten(memory: dict[Any, Any]) -> None:
    while len(memory) > _LATELY:
        del memory[next(iter(memory))]


class Target(NamedTuple):
    """Where a link into the blog leads."""

    exists: bool | None
    """None where it can't be told: computed by a template, made by the generator, outside the repository."""
    path: str | None = None
    """The file from the blog's root, where one was found or looked for."""


class Site:
    """One site: a folder (``root``, from the blog's root) that a generator makes into pages."""

    def __init__(
        self, blog: Blog, root: str, generator: Generator, settings: SiteSettings, marker: str | None = None
    ) -> None:
        self.blog = blog
        self.root = root
        self.generator = generator
        self.settings = settings
        self.marker = marker
        """The file or folder in ``root`` that reveals the generator; None where nothing does."""
        self._memory: dict[Hashable, tuple[Any, Facts]] = {}
        self._lately: dict[Hashable, tuple[Any, Facts]] = {}
        self.judged: dict[str, Page] = {}
        """Of the posts that were judged lately, by path from the blog's root, what a link can lead to."""

    def remember(self, key: Hashable, compute: Callable[[], _T]) -> _T:
        """A value that is worked out once for the whole site."""
        return self.blog.remember(self._memory, key, compute)

    def remember_lately(self, key: Hashable, compute: Callable[[], _T]) -> _T:
        """A value as ``remember`` has it, of which there may be too many to remember them all."""
        value = self.blog.remember(self._lately, key, compute)
        _shorten(self._lately)
        return value

    def keep(self, page: Page) -> None:
        """Remember a post that was judged for those that link into it."""
        self.judged[page.path] = page
        _shorten(self.judged)

    def forget(self, path: str) -> None:
        """A post has changed."""
        self._lately.pop(path, None)
        self.judged.pop(path, None)

    @property
    def flavor(self) -> Flavor:
        """The markdown engine."""
        if self.settings.markdown is not None:
            return FLAVORS[self.settings.markdown]
        return self.remember("flavor", lambda: self.generator.flavor(self))

    @property
    def base_url(self) -> str:
        """The path under which the site is published, "" or with a leading and no closing slash."""
        given = self.settings.base_url
        base = given if given is not None else self.remember("base-url", lambda: self.generator.base_url(self))
        return "/" + base.strip("/") if base.strip("/") else ""

    def heading_ids(self, headings: Sequence[HeadingText]) -> list[str]:
        """The ids of headings that have none of their own, in order."""
        return self.flavor.heading_ids(headings)

    def other_ids(self, headings: Sequence[HeadingText]) -> set[str]:
        """Ids that the headings may have as well, where the blog leaves open how they are made."""
        return {identifier for make in self.generator.other_ids(self) for identifier in make(headings)}

    @property
    def ids_of_html(self) -> bool:
        """True where headings written in HTML get ids too."""
        return self.generator.ids_of_html

    @property
    def has_wiki_links(self) -> bool:
        """True where ``[[Note]]`` leads to a note."""
        return self.generator.has_wiki_links

    def find_note(self, target: str) -> str | None:
        """The path from the blog's root of the file that a wiki-link names, or None."""
        return self.generator.find_note(self, target)

    @property
    def has_templates(self) -> bool:
        """True where what stands in ``{{ … }}`` is filled in when the site is built."""
        return self.generator.makes_pages

    @property
    def case_matters(self) -> bool:
        """False where an in-page link also finds an id that differs in capital letters, as GitHub's script does."""
        return self.generator.case_matters

    def leaves_raw(self, opening_tag: str) -> bool:
        """True where the engine leaves everything in an HTML block with this opening tag as it is written."""
        if self.flavor.details != "attribute":
            return False
        return not re.search(r"""\bmarkdown\s*=\s*["']?(?:1|block|span)\b""", opening_tag, re.IGNORECASE)

    def inside(self, path: str) -> str:
        """A path from the blog's root, as a path from the site's root."""
        return path.removeprefix(self.root + "/") if self.root else path

    def front_matter_defaults(self, path: str) -> dict[str, Any]:
        """What the site's settings add to a post's front matter."""
        return self.generator.front_matter_defaults(self, self.inside(path))

    def publishes(self, path: str) -> bool:
        """False for a file that the generator leaves out of the site."""
        return self.generator.publishes(self, self.inside(path))

    def reads_key(self, key: str) -> bool:
        """True where a layout or include of the blog itself reads a key of the front matter."""
        return self.generator.reads_key(self, key)

    def needs_front_matter(self, path: str) -> str | None:
        """Why a post can't do without front matter, or None."""
        return self.generator.needs_front_matter(self, self.inside(path))

    def name_problem(self, path: str) -> str | None:
        """What keeps a file's name from being a post's, or None."""
        return self.generator.name_problem(self, self.inside(path))

    def expand(self, target: str) -> str | None:
        """A target with its template carried out, or None where only the generator can."""
        return self.generator.expand(self, target)

    def resolve(self, post: str, target: str) -> Target:
        """Where a link or picture in ``post`` (a path from the blog's root) leads; fragment and query don't matter."""
        expanded = self.expand(target)
        if expanded is None:
            return Target(None)
        bare = expanded.partition("#")[0].partition("?")[0]
        if not bare:
            return Target(True, post)
        if self.base_url and (bare + "/").startswith(self.base_url + "/"):
            bare = bare[len(self.base_url) :] or "/"
        first: str | None = None
        for spelling in dict.fromkeys((unquote(bare), bare)):
            places = self.generator.candidates(self, post, spelling)
            if places is None or places[0] is None:
                return Target(None)
            first = first or places[0]
            for place in places:
                if place is not None and (found := self.find(place)) is not None:
                    return Target(True, found)
        if first is None or self.generator.page_exists(self, self.inside(first)):
            return Target(None)
        return Target(False, first)

    def find(self, path: str) -> str | None:
        """The file or folder that answers to a path from the blog's root: itself, its source, its index; else None."""
        if path.endswith("/") or not path:
            path = path.rstrip("/")
            if self.blog.is_folder(path):
                return path
        elif self.blog.kind(path):
            return path
        if not self.generator.makes_pages:
            return None
        stem, dot, extension = path.rpartition(".")
        if not dot or "/" in extension or extension.lower() not in _PAGE_EXTENSIONS:
            stem = path
        return next((stem + e for e in _SOURCE_EXTENSIONS if self.blog.is_file(stem + e)), None)


_PAGE_EXTENSIONS = ("html", "htm", "md", "markdown", "qmd", "ipynb")
_SOURCE_EXTENSIONS = (".md", ".markdown", ".html", ".htm", ".qmd", ".ipynb", "/index.md", "/_index.md", "/index.qmd")


GENERATORS = frozenset("jekyll github hugo quarto mkdocs obsidian zola".split())
"""A module here each."""


def find_site(blog: Blog, folder: str, settings: SiteSettings) -> Site:
    """The site that publishes the posts of a folder (from the blog's root)."""
    parts = folder.split("/") if folder else []
    name, root, marker = "github", "", None
    for depth in range(len(parts), -1, -1):
        above = "/".join(parts[:depth])
        found = signs(blog, above)
        if found:
            marker, name = next(iter(found.items()))
            root = above
            break
    wanted = settings.generator if settings.generator in GENERATORS else name  # settings may not be checked yet
    generator: Generator = import_module(f"{__package__}.generators.{wanted}").GENERATOR
    return Site(blog, root, generator, settings, marker)


def signs(blog: Blog, folder: str) -> dict[str, str]:
    """What in a folder (from the blog's root) reveals a generator, surest first, and which one."""
    inside = f"{folder}/" if folder else ""
    return {marker: _generator_of(blog, inside, marker) for marker in MARKERS if blog.kind(inside + marker)}


def _generator_of(blog: Blog, inside: str, marker: str) -> str:
    if marker == "config.toml" and "base_url" in (blog.read(inside + marker) or ""):
        return "zola"
    return MARKERS[marker]
