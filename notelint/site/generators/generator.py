"""What is asked of a site generator, with the answers of one that does nothing special.

Each generator is a module of this package with one value; it overrides what it does otherwise. Paths are POSIX strings
from the site's root, unless they are said to be from the blog's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..engines.flavor import GITHUB, Flavor

if TYPE_CHECKING:
    from ..engines.heading_ids import HeadingIds
    from ..site import Site

_ADDRESS = re.compile(
    r"^(?:permalink|redirect_from|slug|url|path|aliases)[ \t]*[:=][ \t]*(\S.*)$|^[ \t]+-[ \t]+(/?\S+)[ \t]*$",
    re.MULTILINE,
)
_ENDINGS = (".md", ".markdown", ".html", ".qmd", ".ipynb")
_NO_SOURCES = frozenset(("_site", "node_modules", "vendor", "public", "site"))
_DATED = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-")


class Generator:
    """Markdown files as they are: relative links lead to files, front matter is optional."""

    name = "github"
    schema = "plain"
    """The front matter schema in ``schemas/`` without ``front-matter-`` and ``.schema.json``."""
    makes_pages = True
    """True where a post becomes a page of its own, so that ``x.md`` answers to ``x.html`` and ``x``."""
    has_cross_references = False
    """True where ``@fig-x`` refers to what has that label."""
    ids_of_html = False
    """True where headings written in HTML get ids too, as on GitHub."""
    has_wiki_links = False
    """True where ``[[Note]]`` leads to a note."""
    foreign_markup: frozenset[str] = frozenset()
    """Markup of other generators that is printed as text: ``"kramdown"`` attribute lists, ``"liquid"``."""
    case_matters = True
    """False where a script finds an in-page id also in other capital letters."""

    def flavor(self, site: Site) -> Flavor:
        """The markdown engine."""
        return GITHUB

    def other_ids(self, site: Site) -> list[HeadingIds]:
        """Further ways to make heading ids, where the blog leaves open which one holds."""
        return []

    def find_note(self, site: Site, target: str) -> str | None:
        """The path from the blog's root of the file that a wiki-link names, or None."""
        return None

    def base_url(self, site: Site) -> str:
        """The path under which the site is published."""
        return ""

    def front_matter_defaults(self, site: Site, path: str) -> dict[str, Any]:
        """What the site's own settings add to a post's front matter."""
        return {}

    def publishes(self, site: Site, path: str) -> bool:
        """False for a file that the generator leaves out."""
        return True

    def needs_front_matter(self, site: Site, path: str) -> str | None:
        """Why a post can't do without front matter, or None."""
        return None

    def name_problem(self, site: Site, path: str) -> str | None:
        """What keeps a file's name from being a post's, or None."""
        return None

    def reads_key(self, site: Site, key: str) -> bool:
        """True where a template of the blog reads a key of the front matter."""
        return False

    def expand(self, site: Site, target: str) -> str | None:
        """A target with its template filled in; None where that can't be done from here."""
        return None if "{{" in target or "{%" in target or "{{<" in target else target

    def candidates(self, site: Site, post: str, target: str) -> list[str | None] | None:
        """Paths from the blog's root where a target of ``post`` may lie, likeliest first.

        None in the list is a place outside the repository; None instead of it says that nothing can be told.
        """
        if target.startswith("/"):
            return [join(site.root, target)]
        return [join(folder_of(post), target)]

    def page_exists(self, site: Site, path: str) -> bool:
        """True where some page's address may be this: by permalink, or by the slug that it ends in."""
        if not self.makes_pages:
            return False
        bare = path.strip("/").removesuffix(".html").removesuffix("/index")
        if re.search(r"\.\w{2,5}$", bare):
            return False
        known = addresses(site)
        return bare.lower() in known or bare.rpartition("/")[2].lower() in known


def folder_of(path: str) -> str:
    """The folder of a file's path."""
    return path.rpartition("/")[0]


def under(site: Site, *parts: str) -> str:
    """A path from the site's root as one from the blog's."""
    return "/".join(filter(None, (site.root, *parts)))


def join(folder: str, target: str) -> str | None:
    """A target from a folder, without ``.`` and ``..``; None where it leads out of the root."""
    parts = folder.split("/") if folder else []
    for part in target.split("/"):
        if part in ("", "."):
            continue
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts) + ("/" if target.endswith("/") and parts else "")


def as_page(post: str) -> str:
    """The folder that a page with an address of its own stands for: ``a/b.md`` is published as ``a/b/``."""
    folder, _, name = post.rpartition("/")
    stem = name.partition(".")[0]
    return folder if stem in ("index", "_index", "README") else f"{folder}/{stem}" if folder else stem


def settings_of(site: Site, *names: str) -> dict[str, Any]:
    """The first of some settings files (YAML or TOML) at the site's root; empty where none can be read."""
    return site.remember(("settings", *names), lambda: _read_settings(site, names))


def _read_settings(site: Site, names: tuple[str, ...]) -> dict[str, Any]:
    for name in names:
        text = site.blog.read(under(site, name))
        if text is None:
            continue
        loaded: Any = None
        if name.endswith(".toml"):
            import tomllib

            try:
                loaded = tomllib.loads(text)
            except (ValueError, RecursionError):
                loaded = None
        else:
            from ...document.yaml import YamlError, load_yaml

            try:
                loaded = load_yaml(text)
            except YamlError:
                loaded = None
        return loaded if isinstance(loaded, dict) else {}
    return {}


def sources(site: Site) -> list[str]:
    """Every file that may become a page, from the site's root; at most 20,000 of them."""
    return site.remember("sources", lambda: _sources(site))


def _sources(site: Site) -> list[str]:
    found: list[str] = []
    folders = [""]
    while folders and len(found) < 20_000:
        folder = folders.pop()
        for name, kind in site.blog.listing(under(site, folder)).items():
            path = f"{folder}/{name}" if folder else name
            if kind == "folder" and not name.startswith(".") and name not in _NO_SOURCES:
                folders.append(path)
            elif name.endswith(_ENDINGS):
                found.append(path)
    return sorted(found)


def stem_of(path: str) -> str:
    """A file's name without folder and ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def addresses(site: Site) -> set[str]:
    """Permalinks, aliases and slugs of all pages, in lower case without slashes around them."""
    return site.remember("addresses", lambda: _addresses(site))


def _addresses(site: Site) -> set[str]:
    found: set[str] = set()
    for path in sources(site):
        stem = stem_of(path)
        found.add((stem if stem not in ("index", "_index") else folder_of(path).rpartition("/")[2]).lower())
        found.add(_DATED.sub("", stem, count=1).lower())
        text = (site.blog.read(under(site, path)) or "") if not path.endswith(".ipynb") else ""
        if text.startswith(("---", "+++")):
            head = text[: text.find("\n" + text[:3], 3) + 1]
            for match in _ADDRESS.finditer(head):
                for address in re.findall(r"[^\s\"'\[\],]+", match[1] or match[2] or ""):
                    found.add(address.strip("/").removesuffix(".html").lower())
    return found
