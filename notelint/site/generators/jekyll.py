"""Jekyll 4.3, and Jekyll as GitHub Pages runs it.

Facts from Jekyll's own code: posts are published with or without front matter (``PostReader``), pages only with it,
unless jekyll-optional-front-matter is on, as it is on GitHub Pages; ``kramdown.input`` is GFM by default
(``Jekyll::Configuration::DEFAULTS``); ``defaults`` scopes match a path prefix or a glob and a type.
"""

from __future__ import annotations

import re
from fnmatch import fnmatch
from typing import Any, ClassVar

from ...document.front_matter import impossible_day
from ...regex import regex
from ..engines.engine import Engine
from ..engines.github import GITHUB
from ..engines.kramdown import KRAMDOWN, KRAMDOWN_GFM
from ..paths import as_address, folder_of, join, stem_of
from ..permalinks import addresses_of
from ..plugins import ANYWHERE
from ..site import Site
from ..sources import head_of, settings_of, sources, under

POST_NAME = regex(r"(?:.+/)?(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)$")
"""``Document::DATE_FILENAME_MATCHER`` of Jekyll 4.3."""

_NOT_POSTS = regex(
    r"(?:readme|license|licence|contributing|changelog|code_of_conduct|security|support)\b", re.IGNORECASE
)
_BASE = regex(r"\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}")
_FILTERED = regex(
    r"\{\{-?\s*[\"']([^\"']*)[\"']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.baseurl)[^}]*-?\}\}"
)
_LINK_TAG = regex(r"\{%-?\s*link\s+([^%{}]+?)\s*-?%\}")
_POST_TAG = regex(r"\{%-?\s*post_url\s+([^%{}]+?)\s*-?%\}")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")
_FILES = (*_PICTURES, ".md", ".markdown", ".pdf")
"""How the address of no page ends."""
_GENERATED = regex(
    r"(?:feed|atom|rss|sitemap|search|robots|index)\.\w+$|(?:tags?|categor(?:y|ies)|archives?|page)(?:/|$|\.html$)|(?:search|blog|about)(?:/?$|\.html$)|(?:blog/)?page\d+",
    re.IGNORECASE,
)


class Jekyll(Site):
    """The generator after GitHub Pages and fastpages."""

    name = "jekyll"
    foreign_markup = ANYWHERE | frozenset("divs attributes caret tilde shortcodes".split())
    drops = frozenset(("shortcodes",))
    PLUGIN_FILES = ("_config.yml", "_config.yaml", "Gemfile", "_plugins")
    runs_liquid = True
    FOLDER_PAGES = ("index.md", "README.md")
    notebooks = "both"
    MARKERS: ClassVar = {"_config.yml": 4, "_config.yaml": 4, "_posts": 6}
    TEMPLATES = ("_layouts", "_includes", "_plugins")
    schema = "jekyll"

    def choose_engine(self) -> Engine:
        config = configuration(self)
        engine = str(config.get("markdown") or "kramdown").lower()
        if "commonmark" in engine or engine == "gfm":
            return GITHUB
        settings = config.get("kramdown")
        kramdown = settings if isinstance(settings, dict) else {}
        chosen = KRAMDOWN_GFM if str(kramdown.get("input", "GFM")).upper() == "GFM" else KRAMDOWN
        return chosen._replace(
            details="always" if kramdown.get("parse_block_html") is True else chosen.details,
            breaks_lines=kramdown.get("hard_wrap") is True,
        )

    def prints(self, markup: str) -> bool:
        return super().prints(markup) or (markup == "kramdown" and self.engine is GITHUB)

    def published_under(self) -> str:
        return str(configuration(self).get("baseurl") or "")

    def front_matter_defaults(self, path: str) -> dict[str, Any]:
        defaults = configuration(self).get("defaults")
        merged: dict[str, Any] = {}
        for entry in defaults if isinstance(defaults, list) else []:
            scope, values = (entry.get("scope"), entry.get("values")) if isinstance(entry, dict) else (None, None)
            if isinstance(scope, dict) and isinstance(values, dict) and _applies(scope, self.inside(path)):
                merged.update(values)
        return merged

    def publishes(self, path: str) -> bool:
        """Folders that begin with an underscore are published where they hold posts, are a collection or are included."""
        path = self.inside(path)
        published, left_out = self.remember("published", lambda: _published(self))
        hidden = [folder for folder in path.split("/")[:-1] if folder.startswith("_") and folder not in published]
        return not hidden and not any(
            path == entry or path.startswith(entry + "/") or fnmatch(path, entry) for entry in left_out
        )

    def needs_front_matter(self, path: str) -> str | None:
        folder, _, name = self.inside(path).rpartition("/")
        if _NOT_POSTS.match(name) or self.front_matter_defaults(path).get("layout"):
            return None
        if on_github_pages(self) or not _siblings_have_front_matter(self, path):
            return None
        if "_posts" in folder.split("/"):
            return "without it the post has no layout and no title of its own"
        return "without it Jekyll copies the file as it is and makes no page of it"

    def name_problem(self, path: str) -> str | None:
        folders, _, name = self.inside(path).rpartition("/")
        if "_posts" not in folders.split("/") or _NOT_POSTS.match(name):
            return None
        dated = re.match(r"(\d{2,4})-(\d{1,2})-(\d{1,2})-", name)
        if dated is not None:
            wrong = impossible_day(*map(int, dated.groups()))
            return (
                wrong and f"has an impossible date in its name ({wrong}): Jekyll publishes it on another day, or stops"
            )
        if POST_NAME.match(name):
            return None
        return "is not published: Jekyll publishes from _posts only files whose name starts with a date"

    def expand(self, target: str, post: str = "") -> str | None:
        """Carry out the Liquid that says where something lies; any other can't be told from here."""
        target = _FILTERED.sub(lambda match: "/" + match[1].lstrip("/"), target)
        target = _LINK_TAG.sub(lambda match: "/" + match[1].lstrip("/"), target)
        if (tag := _POST_TAG.search(target)) is not None:
            found = _post(self, tag[1])
            target = target.replace(tag[0], found or f"/_posts/{tag[1]}.md")
        while (base := _BASE.match(target)) is not None:
            target = "/" + target[base.end() :].lstrip("/")
        return None if "{{" in target or "{%" in target else target

    def named_addresses(self) -> list[str]:
        config = configuration(self)
        github = config.get("github")
        github = github if isinstance(github, dict) else {}
        repository = config.get("repository") or github.get("repository") or github.get("repo") or ""
        repository = re.sub(r"^(?=[\w-]+/[\w.-]+$)", "github.com/", str(repository))
        return [f"{config.get('url') or ''}/{str(config.get('baseurl') or '').strip('/')}", repository]

    def first_folders(self) -> frozenset[str]:
        return super().first_folders() | {address.partition("/")[0] for address in self.pages}

    def addresses(self, path: str) -> list[str]:
        if not configuration(self):
            return []  # nothing says how pages are named
        return self.remember(("addresses", path), lambda: _addresses(self, self.inside(path)))

    def other_addresses(self, path: str) -> list[str]:
        """Those of jekyll-redirect-from, where it is on."""
        plugins = str(configuration(self).get("plugins", configuration(self).get("gems")))
        if not on_github_pages(self) and "redirect" not in plugins:
            return []
        return list(map(str, _listed(head_of(self, self.inside(path)).get("redirect_from"))))

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        """Feeds, style sheets of the theme, tag and archive pages are made when the site is built."""
        if target.startswith("/") and target.lower().endswith(_PICTURES) and _from_elsewhere(self):
            return None
        places = self._places(post, target)
        bare = self.inside((places or [None])[0] or "")
        made = bool(_GENERATED.match(bare)) or bare.endswith((".css", ".js", ".xml"))
        found = made and any(place is not None and self.find(place) is not None for place in places or ())
        return None if made and not found else places

    def _places(self, post: str, target: str) -> list[str | None]:
        """Where the browser looks from the page's address, and where plugins that read the source do."""
        published = ["/"] if target.startswith("/") else self.addresses(post)
        if not published:
            return super().candidates(post, target) or []
        places: list[str | None] = []
        for address in published:
            if (place := self.below(address, target)) is None:
                return [None]
            page = self.page_at(as_address(place)) if not place.lower().endswith(_FILES) else None
            places += [under(self, page)] if page is not None else []
            places.append(under(self, place))
        if not target.startswith("/") and _reads_sources(self, post):
            places.append(join(folder_of(post), target))
        return places

    def page_exists(self, path: str) -> bool:
        """Pages of plugins that the blog wrote itself can't be told."""
        if configuration(self) and not self.blog.is_folder(under(self, "_plugins")):
            return False
        return super().page_exists(path)

    def front_matter_picture(self, post: str, value: str, subpath: str) -> list[str]:
        """Themes count pictures from the site's root; those that know ``media_subpath`` put it in front."""
        return [f"/{subpath.strip('/')}/{value.lstrip('/')}" if subpath else "/" + value.lstrip("/"), value]


def _addresses(site: Jekyll, path: str) -> list[str]:
    return addresses_of(
        path, {**site.front_matter_defaults(under(site, path)), **head_of(site, path)}, configuration(site)
    )


def _from_elsewhere(site: Jekyll) -> bool:
    """Whether a theme (Chirpy) puts another site's address before the root links of pictures."""
    settings = configuration(site)
    return any("//" in str(settings.get(key) or "") for key in ("cdn", "img_cdn"))


def _reads_sources(site: Jekyll, post: str) -> bool:
    """Whether a relative link in a post may also count from its source.

    jekyll-relative-links turns such links into addresses, in pages alone unless it is told otherwise; GitHub shows a
    README as it is; the converters of notebooks copy the pictures beside them.
    """
    path = site.inside(post)
    if _NOT_POSTS.match(path.rpartition("/")[2]) or path.endswith(".ipynb") or not site.publishes(post):
        return True
    plugins = str(configuration(site).get("plugins", configuration(site).get("gems")))
    if not on_github_pages(site) and "relative-links" not in plugins:
        return False
    settings = configuration(site).get("relative_links")
    settings = settings if isinstance(settings, dict) else {}
    in_collection = any(folder.startswith("_") for folder in path.split("/")[:-1])
    return settings.get("enabled") is not False and (not in_collection or settings.get("collections") is True)


def configuration(site: Site) -> dict[str, Any]:
    """The blog's ``_config.yml``; empty where there is none or it can't be read."""
    return settings_of(site, "_config.yml", "_config.yaml")


def _published(site: Site) -> tuple[set[str], list[str]]:
    """The folders that begin with an underscore and are published, and what is left out."""
    config = configuration(site)
    included = {str(name).strip("/") for name in _listed(config.get("include"))}
    collections = config.get("collections")
    names = collections if isinstance(collections, (dict, list)) else []
    published = {"_posts", "_drafts", "_notebooks", *included, *(f"_{name}" for name in names)}
    return published, [str(entry).strip("/") for entry in _listed(config.get("exclude"))]


def on_github_pages(site: Site) -> bool:
    """Whether GitHub seems to build the site, with its own plugins.

    Signs: no Gemfile, or one that has ``github-pages`` or no ``jekyll`` gem of its own; a theme by ``remote_theme``.
    """
    return site.remember("github-pages", lambda: _on_github_pages(site))


def _on_github_pages(site: Site) -> bool:
    prefix = f"{site.root}/" if site.root else ""
    gems = site.blog.read(prefix + "Gemfile")
    plugins = str(configuration(site).get("plugins") or configuration(site).get("gems") or "")
    named = re.findall(r"^[^#\n]*\bgem[( ]+[\"']([\w-]+)", gems or "", re.MULTILINE)
    pages = "github-pages" in named or "jekyll" not in named or "remote_theme" in configuration(site)
    return pages or "jekyll-optional-front-matter" in plugins


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, str) else []


def _applies(scope: dict[str, Any], path: str) -> bool:
    wanted = str(scope.get("path") or "").strip("/")
    if "*" in wanted:
        if not fnmatch(path, wanted):
            return False
    elif wanted and path != wanted and not path.startswith(wanted + "/"):
        return False
    kind = scope.get("type")
    if not kind:
        return True
    folders = path.split("/")[:-1]
    collection = next((folder[1:] for folder in folders if folder.startswith("_")), "pages")
    return str(kind) == collection


def _siblings_have_front_matter(site: Site, path: str) -> bool:
    """Whether at least half of a folder's other markdown files (of the first twenty) begin with ``---``."""
    place, _, own = path.rpartition("/")
    names = (name for name, kind in site.blog.listing(place).items() if kind == "file" and name != own)
    notes = [f"{place}/{name}" if place else name for name in names if name.endswith((".md", ".markdown"))][:20]
    return sum((site.blog.read(note) or "").startswith("---") for note in notes) * 2 >= len(notes)


def _post(site: Site, name: str) -> str | None:
    wanted = name.strip("\"' ").removesuffix(".md").rpartition("/")[2]
    path = site.remember("posts", lambda: _posts(site)).get(wanted)
    return None if path is None else f"/{path}"


def _posts(site: Site) -> dict[str, str]:
    """The first post of each name without ending."""
    return {stem_of(path): path for path in reversed(sources(site)) if "_posts/" in path}


SITE = Jekyll
