"""How the blog publishes its posts: generator, markdown engine, roots, what a link's target means.

Rules ask the site and never which generator it is. Paths are POSIX strings from the blog's root, unless they are said to
be from the site's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar
from urllib.parse import unquote

from ..blog.blog import Blog
from ..named_tuple import NamedTuple
from ..regex import regex
from .engines.engine import Engine
from .engines.github import GITHUB
from .engines.heading_ids import HeadingIds, HeadingText
from .folder import Folder
from .own import own_place
from .paths import as_address, as_page, folder_of, join, name_in, stem_of
from .plugins import may_know
from .settings import SiteSettings
from .sources import addresses, sources, under

_ASKED = regex(r"""\smarkdown(?:\s*=\s*["']?(1|block|span)\b)?(?!\s*=|[\w-])""", re.IGNORECASE)


class Target(NamedTuple):
    """Where a link into the blog leads."""

    exists: bool | None
    """None where it can't be told: computed by a template, made by the generator, outside the repository."""
    path: str | None = None
    """The file from the blog's root, where one was found or looked for."""


class Site(Folder):
    """One site: a folder (``root``, from the blog's root) that a generator makes into pages.

    As it is, markdown files as they are: relative links lead to files, front matter is optional. Each generator is a
    subclass in a module of ``generators/`` that overrides what it does otherwise.
    """

    name: ClassVar[str] = "github"
    MARKERS: ClassVar[Mapping[str, int]] = {}
    """The files and folders that reveal the generator, and how sure each is among those of all: 1 is surest."""
    FOLDER_PAGES: ClassVar[tuple[str, ...]] = ("README.md", "readme.md", "Readme.md")
    """The names of the files that are shown as their folder's page, first ones first."""
    TEMPLATES: ClassVar[tuple[str, ...]] = ()
    """The folders, from the site's root, of the blog's own templates."""
    schema: ClassVar[str] = "plain"
    """The front matter schema in ``schemas/`` without ``front-matter-`` and ``.schema.json``."""
    makes_pages: ClassVar[bool] = True
    """Whether a post becomes a page of its own, so that ``x.md`` answers to ``x.html`` and ``x``."""
    front_matter_languages: ClassVar[frozenset[str]] = frozenset(("yaml", "fastpages"))
    """In what front matter may be written."""
    skips_lines_above_front_matter: ClassVar[bool] = False
    """Whether front matter is read also below empty lines."""
    reads_metadata: ClassVar[bool] = False
    """Whether front matter may also be lines of ``Key: value`` without fences, as Pelican and MkDocs have it."""
    date_forms: ClassVar[re.Pattern[str] | None] = None
    """How a date that begins with its year must be written, where no page is made of others."""
    notebooks: ClassVar[str] = "jupyter"
    """Who shows notebooks: ``"jupyter"``, ``"site"`` where it makes pages of them, ``"both"``."""
    knows_engine: ClassVar[bool] = True
    """False where it is not known what renders the posts."""
    has_cross_references: ClassVar[bool] = False
    """Whether ``@fig-x`` refers to what has that label."""
    ids_of_html: ClassVar[bool] = False
    """Whether headings written in HTML get ids too, as on GitHub."""
    has_wiki_links: ClassVar[bool] = False
    """Whether ``[[Note]]`` leads to a note."""
    foreign_markup: ClassVar[frozenset[str]] = frozenset()
    """Markup of other generators that it does not know, by the names of ``plugins`` and ``note.foreign_markup``."""
    drops: ClassVar[frozenset[str]] = frozenset()
    """Which of it is not printed, but left out of the page."""
    PLUGIN_FILES: ClassVar[tuple[str, ...]] = ()
    """Files and folders, from the site's root, that name or hold what else takes part in making pages."""
    runs_liquid: ClassVar[bool] = False
    """Whether ``{{ … }}`` and ``{% … %}`` are carried out before the markdown is read, in code too."""
    case_matters: ClassVar[bool] = True
    """False where a script, such as GitHub's, finds an in-page id also in other capital letters."""

    def __init__(self, blog: Blog, root: str, settings: SiteSettings, marker: str | None = None) -> None:
        super().__init__(blog, root)
        self.settings = settings
        self.marker = marker
        """The file or folder in ``root`` that reveals the generator; None where nothing does."""

    @property
    def title(self) -> str:
        """The generator's own name, as messages say it."""
        return type(self).__name__

    @property
    def engine(self) -> Engine:
        """The markdown engine."""
        if self.settings.markdown is not None:
            from .engines.names import ENGINES

            return ENGINES[self.settings.markdown]
        return self.remember("engine", self.choose_engine)

    def record_dependencies(self) -> None:
        """Ask the blog what the ids of headings depend on, for all who link to one."""
        if self.settings.markdown is None:
            self.remember("engine", self.choose_engine)
        self.other_id_makers()

    def choose_engine(self) -> Engine:
        """The markdown engine that the blog's own files name."""
        return GITHUB

    @property
    def base_url(self) -> str:
        """The path under which the site is published, "" or with a leading and no closing slash."""
        given = self.settings.base_url
        base = given if given is not None else self.remember("base-url", self.published_under)
        return "/" + base.strip("/") if base.strip("/") else ""

    def published_under(self) -> str:
        """The path under which the blog's own files say that the site is published."""
        return ""

    def heading_ids(self, headings: Sequence[HeadingText]) -> list[str]:
        """The ids of headings that have none of their own, in order."""
        return self.engine.heading_ids(headings)

    def other_ids(self, headings: Sequence[HeadingText]) -> set[str]:
        """Ids that the headings may have as well, where the blog leaves open how they are made."""
        return {identifier for make in self.other_id_makers() for identifier in make(headings)}

    def shares_labels(self) -> bool:
        """Whether an in-page link may lead to what another page of the site labels."""
        return False

    def labels_elsewhere(self) -> frozenset[str]:
        """What a cross-reference may name besides the labels of its own page."""
        return frozenset()

    def other_id_makers(self) -> list[HeadingIds]:
        """Further ways to make heading ids, where the blog leaves open which one holds."""
        return list(self.engine.older_ids)

    def prints(self, markup: str) -> bool:
        """Whether markup of others is printed as text or left out, as far as the site's own files name no plugin for it."""
        return markup in self.foreign_markup and not self.remember(
            ("plugin", markup), lambda: may_know(self, self.PLUGIN_FILES, markup)
        )

    def has_source(self, name: str) -> bool:
        """Whether a post has a name, whatever its folder."""
        stems = self.remember("stems", lambda: {stem_of(path).lower() for path in sources(self)})
        return name.rpartition("/")[2].removesuffix(".md").lower() in stems

    def find_note(self, target: str) -> str | None:
        """The path of the file that a wiki-link names, or None."""
        return None

    def note_names(self) -> Iterable[str]:
        """The names of all notes that a wiki-link can lead to, without their ending."""
        return ()

    @property
    def has_templates(self) -> bool:
        """Whether what is in ``{{ … }}`` is filled in when the site is built."""
        return self.makes_pages

    def keeps_raw(self, opening_tag: str) -> bool:
        """Whether the engine leaves everything in an HTML block with this opening tag as it is written."""
        if self.engine.details != "attribute":
            return False
        asked = _ASKED.search(opening_tag)
        if self.engine.tables != "python-markdown":
            return asked is None or asked[1] is None
        is_off = self.engine.extensions_named and "md_in_html" not in self.engine.grammar.extensions
        return asked is None or is_off

    def front_matter_defaults(self, path: str) -> dict[str, Any]:
        """What the site's settings add to a post's front matter."""
        return {}

    def publishes(self, path: str) -> bool:
        """False for a file that the generator leaves out of the site."""
        return True

    def reads_key(self, key: str) -> bool:
        """Whether a template of the blog itself reads a key of the front matter."""
        from .templates import keys_in_templates

        return bool(self.TEMPLATES) and key.lower() in keys_in_templates(self, self.TEMPLATES)

    def needs_front_matter(self, path: str) -> str | None:
        """Why a post can't do without front matter, or None."""
        return None

    def name_problem(self, path: str) -> str | None:
        """What is wrong with a file's name as that of a post, said of it (``is not published: …``), or None."""
        return None

    def fills_comments(self) -> bool:
        """Whether a program of the blog's own may make ids and definitions of what is named in comments."""
        return False

    def names_tabs(self) -> str:
        """Whether tabs (``=== "Title"``) have ids of their own: ``alone``, behind that of their heading (``combined``), or "" for none."""
        return ""

    def may_have_other_ids(self, path: str) -> bool:
        """Whether a program may give the headings of a post (a path from the blog's root) other ids."""
        return False

    def finds_labels(self) -> bool:
        """Whether a label without a definition may be an id or a name of code anywhere in the site."""
        return False

    def appended_labels(self) -> frozenset[str]:
        """The labels, in small letters, of link definitions that the settings add to every page."""
        return frozenset()

    def expand(self, target: str, post: str = "") -> str | None:
        """A target in ``post`` with its template carried out, or None where only the generator can."""
        return None if "{{" in target or "{%" in target or "{{<" in target else target

    def addresses(self, path: str) -> list[str]:
        """Where a post (a path from the blog's root) is published below ``base_url``, likeliest first, with a leading slash.

        Empty where that can't be told, or where posts are shown at their own place.
        """
        return []

    def other_addresses(self, path: str) -> list[str]:
        """Where else a post (a path from the blog's root) answers: aliases and redirects, as ``addresses`` has them."""
        return []

    @property
    def pages(self) -> dict[str, str]:
        """Every page's source (from the site's root) by its address in the form that all its spellings share."""
        return self.remember("pages", self._read_pages)

    def page_at(self, address: str) -> str | None:
        """The source (from the site's root) of one of the ``pages``; where it is called as its address ends, no others are read."""
        for path in self.remember("by-name", self._by_name).get(name_in(address), ()):
            if address in map(as_address, self.addresses(under(self, path))):
                return path
        return self.pages.get(address)

    def _by_name(self) -> dict[str, list[str]]:
        by_name: dict[str, list[str]] = {}
        for path in sources(self):
            by_name.setdefault(name_in(as_page(path)), []).append(path)
        return by_name

    def _read_pages(self) -> dict[str, str]:
        pages: dict[str, str] = {}
        for addresses_of in (self.addresses, self.other_addresses):
            for path in sources(self):
                for address in addresses_of(under(self, path)):
                    pages.setdefault(as_address(address), path)
        return pages

    def below(self, address: str, target: str) -> str | None:
        """Where a browser that shows a page of the site looks for a target, from the site's root; None outside the site."""
        found = join(address.strip("/") if address.endswith("/") else folder_of(address.strip("/")), target)
        return found if found is not None or self.base_url else join("", re.sub(r"\.\./", "", target))

    def front_matter_picture(self, post: str, value: str, subpath: str) -> list[str]:
        """The targets that a picture in the front matter may stand for; ``subpath`` is the post's ``media_subpath``."""
        return [value]

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        """Paths where a target of ``post`` may be, likeliest first.

        None in the list is a place outside the repository; None instead of it says that nothing can be told.
        """
        if target.startswith("/"):
            return [join(self.root, target)]
        return [join(folder_of(post), target)]

    def page_exists(self, path: str) -> bool:
        """Whether some page's address may be this path from the site's root: by permalink, or by the slug that it ends in."""
        if not self.makes_pages:
            return False
        bare = path.strip("/").removesuffix(".html").removesuffix("/index")
        if re.search(r"\.\w{2,5}$", bare):
            return False
        known = addresses(self)
        return bare.lower() in known or bare.rpartition("/")[2].lower() in known

    def resolve(self, post: str, target: str) -> Target:
        """Where a link or picture in ``post`` (a path from the blog's root) leads; fragment and query don't matter."""
        expanded = self.expand(target, post)
        if expanded is None:
            return Target(None)
        bare = expanded.partition("#")[0].partition("?")[0]
        if not bare:
            return Target(True, post)
        if self.base_url and (bare + "/").startswith(self.base_url + "/"):
            bare = bare[len(self.base_url) :] or "/"
        first: str | None = None
        for spelling in dict.fromkeys((unquote(bare), bare)):
            places = self.candidates(post, spelling)
            if places is None or places[0] is None:
                return Target(None)
            first = first or places[0]
            for place in places:
                if place is not None and (found := self.find(place)) is not None:
                    return Target(True, found)
        if first is None or self.page_exists(self.inside(first)) or self._is_made_later(first):
            return Target(None)
        return Target(False, first)

    def served_root(self, path: str) -> str | None:
        """The folder, with its slash, that a file of the blog is in and that is published at the site's root under no name of its own."""
        return None

    def _is_made_later(self, path: str) -> bool:
        """Whether a folder is kept, with a ``.gitkeep``, for files that are made when the site is built."""
        folder = folder_of(path.rstrip("/"))
        return bool(folder) and self.blog.is_file(f"{folder}/.gitkeep") and not self.blog.listing(folder)

    def page_in(self, folder: str) -> str | None:
        """The file that is shown as a folder's page, both from the blog's root; None where there is not one."""
        inside = f"{folder}/" if folder else ""
        return next((inside + name for name in self.FOLDER_PAGES if self.blog.is_file(inside + name)), None)

    def named_addresses(self) -> list[str]:
        """The absolute addresses of the site and of its repository that the blog's settings name."""
        return []

    def resolve_address(self, post: str, address: str) -> Target | None:
        """Where an absolute address in ``post`` leads in the blog; None where it leads out of it."""
        expanded = self.expand(address, post)
        if expanded is None:
            return None
        bare = expanded.partition("#")[0].partition("?")[0]
        if any(len(own) > _TELLING and unquote(bare).endswith(own) for own in self.addresses(post)):
            return Target(True, post)
        place = own_place(self, self.named_addresses, bare)
        if place is None:
            return None
        if place.is_source:
            return Target(self.blog.kind(place.path) is not None, place.path)
        if not self._is_here(place.path):
            return Target(None)  # another repository of the owner may be published there
        found = self.resolve(post, self.base_url + place.path)
        return found if found.exists or self.makes_pages else Target(None)

    def _is_here(self, path: str) -> bool:
        """Whether the first folder of an address is one of the site's own, so that nothing else is published below it."""
        first = unquote(path).strip("/").partition("/")[0]
        return bool(self.base_url) or not first or first in self.remember("first-folders", self.first_folders)

    def first_folders(self) -> frozenset[str]:
        """What the addresses of the site's own pages begin with."""
        return frozenset(self.blog.listing(self.root))

    def find(self, path: str) -> str | None:
        """The file or folder that answers to a path from the blog's root: itself, its source, its index; else None."""
        if path.endswith("/") or not path:
            path = path.rstrip("/")
            if self.blog.is_folder(path):
                return path
        elif self.blog.kind(path):
            return path
        if not self.makes_pages:
            return None
        stem, dot, extension = path.rpartition(".")
        if not dot or "/" in extension or extension.lower() not in _PAGE_EXTENSIONS:
            stem = path
        return next((stem + e for e in _SOURCE_EXTENSIONS if self.blog.is_file(stem + e)), None)


_TELLING = 20
"""An address below the host as long as this is the post's own, whatever the host."""
_PAGE_EXTENSIONS = ("html", "htm", "md", "markdown", "qmd", "ipynb")
_SOURCE_EXTENSIONS = (".md", ".markdown", ".html", ".htm", ".qmd", ".ipynb", "/index.md", "/_index.md", "/index.qmd")
