"""Hugo 0.111 and later, with goldmark.

Facts from its documentation: pages live in ``content/`` (or ``contentDir``, or a folder per language), what is in
``static/`` is published at the root, a bundle's files beside its ``index.md``; ``ref`` and ``relref`` find pages by
path or by name; ``cascade`` in a section's ``_index.md`` adds to the front matter of the pages below; goldmark leaves
raw HTML out unless ``markup.goldmark.renderer.unsafe`` is set.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any, ClassVar

from ...named_tuple import NamedTuple
from ...regex import regex
from ..engines.engine import Engine
from ..engines.goldmark import HUGO, HUGO_ASCII, HUGO_BLACKFRIDAY, HUGO_SAFE, of_version
from ..hugo_addresses import Language, Page, addresses_of, aliases_of, page_of
from ..hugo_version import minor_version
from ..paths import as_address, as_page, folder_of, join, stem_of
from ..plugins import ANYWHERE
from ..site import Site
from ..sources import head_of, settings_of, sources, under

_ENDINGS = ("toml", "yaml", "yml", "json")
_CONFIGS = tuple(
    f"{place}.{ending}"
    for place in ("hugo", "config", "config/_default/hugo", "config/_default/config")
    for ending in _ENDINGS
)
_PARTS = ("languages", "markup", "module", "permalinks", "taxonomies")
"""Settings that may have a file of their own in ``config/_default``."""
_DECIDING = (
    *("url", "slug", "aliases", "title"),
    *("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
)
_DATE_FORMS = regex(r"\d{4}-\d\d-\d\d(?:[T ]\d{1,2}:\d\d:\d\d(?:\.\d+)?.*)?|\d{8}.*|\d{4}-\d{3}", re.DOTALL)
"""Others with a year, month and day in numbers stop the build (0.168), or are no date (0.111)."""
_MADE = regex(r"(?:^|/)(?:[\w-]+\.(?:xml|json|txt|css|js|webmanifest)|404\.html|page/\d+)$")
_IS_FILE = regex(r"\.(?!html?$|md$|markdown$)\w{2,5}$", re.IGNORECASE)
_REF = regex(r"\{\{[<%]\s*(?:rel)?ref\s+(?:\"([^\"]+)\"|'([^']+)'|`([^`]+)`|([^\s\"'>%]+))\s*[>%]\}\}")
_LANGUAGE = regex(r"[a-z]{2}(?:-[A-Za-z]{2,4})?$")


class Hugo(Site):
    """The generator."""

    name = "hugo"
    front_matter_languages = frozenset(("yaml", "toml"))
    skips_lines_above_front_matter = True
    FOLDER_PAGES = ("_index.md", "index.md")
    MARKERS: ClassVar = {
        **dict.fromkeys(("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"), 2),
        **dict.fromkeys(("config.toml", "config.yaml", "config.yml"), 5),
    }
    TEMPLATES = ("layouts", "themes", "archetypes")
    foreign_markup = ANYWHERE | frozenset("kramdown liquid divs attributes caret".split())
    PLUGIN_FILES = _CONFIGS
    schema = "hugo"
    date_forms = _DATE_FORMS

    def choose_engine(self) -> Engine:
        config = configuration(self)
        goldmark = _at(config, "markup", "goldmark")
        kind, renderer = _at(goldmark, "parser").get("autoheadingidtype"), _at(goldmark, "renderer")
        unsafe = renderer.get("unsafe") is True
        chosen = {"github-ascii": HUGO_ASCII, "blackfriday": HUGO_BLACKFRIDAY}.get(str(kind), HUGO)
        return of_version(chosen, minor_version(self))._replace(
            name=chosen.name if unsafe or chosen is not HUGO else HUGO_SAFE.name,
            details=HUGO.details if unsafe else HUGO_SAFE.details,
            drops_html=bool(config) and not unsafe,
            breaks_lines=renderer.get("hardwraps") is True,
            grammar=chosen.grammar._replace(raw_shortcodes=_raw_shortcodes(self)),
        )

    def prints(self, markup: str) -> bool:
        """Templates of a theme may change quotes and texts; those that are not here are not known."""
        if markup not in _OF_TEMPLATES or not super().prints(markup):
            return super().prints(markup)
        themes = _themes(self)
        return themes is not None and not any(
            _has_template(self, folder, "render-blockquote") for folder in ("", *themes)
        )

    def published_under(self) -> str:
        return re.sub(r"^(?:\w+:)?//[^/]*", "", self.named_addresses()[0])

    def named_addresses(self) -> list[str]:
        return [str(configuration(self).get("baseurl") or "")]

    def front_matter_defaults(self, path: str) -> dict[str, Any]:
        from ...document.document import Document
        from ...document.front_matter import read_front_matter

        merged: dict[str, Any] = {}
        folder = folder_of(self.inside(path))
        folders = (
            ["/".join(folder.split("/")[:depth]) for depth in range(len(folder.split("/")) + 1)] if folder else [""]
        )
        for above in dict.fromkeys(folders):
            text = self.blog.read(under(self, above, "_index.md"))
            section = read_front_matter(Document(text)) if text else None
            cascade = section.values.get("cascade") if section else None
            for part in cascade if isinstance(cascade, list) else [cascade]:
                if isinstance(part, dict):
                    merged.update({key: value for key, value in part.items() if key not in ("_target", "target")})
        return merged

    def reads_key(self, key: str) -> bool:
        """Hugo folds the case of its keys."""
        from ...schema.schema import built_in, known_keys

        known = {known.lower() for known in known_keys(built_in("front-matter-hugo"))}
        return key.lower() in known or super().reads_key(key)

    def expand(self, target: str, post: str = "") -> str | None:
        reference = _REF.fullmatch(target.strip())
        if reference is None:
            return super().expand(target, post)
        wanted: str = next(group for group in reference.groups() if group)
        path, mark, fragment = wanted.partition("#")
        if not path:
            return mark + fragment
        name = path.strip("/").removesuffix(".md")
        if (
            not path.startswith("/")
            and (beside := join(folder_of(post), path)) is not None
            and self.blog.is_file(beside)
        ):
            return posixpath.relpath(beside, folder_of(post) or ".") + mark + fragment
        for page in sources(self):
            bare = re.sub(r"^content/", "", page).rpartition(".")[0].removesuffix("/index").removesuffix("/_index")
            if bare == name or bare.endswith("/" + name) or stem_of(page) == name:
                return "/" + re.sub(r"^content/", "", page) + mark + fragment
        return "/" + name + mark + fragment

    def addresses(self, path: str) -> list[str]:
        if not _are_known(self):
            return []
        return self.remember(("addresses", path), lambda: self._addresses(path))

    def _addresses(self, path: str) -> list[str]:
        page = _page(self, path)
        return addresses_of(page, configuration(self)) if page else []

    def other_addresses(self, path: str) -> list[str]:
        page = _page(self, path)
        addresses = self.addresses(path)
        return aliases_of(page, addresses[0], configuration(self)) if page and addresses else []

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        """Where the browser looks, and where a theme's link hook does, which knows sources too."""
        if target.startswith("/"):
            return self._from_root(target)
        beside: list[str | None] = [join(folder_of(post), target), join(as_page(post), target)]
        beside = [place for place in beside if place is None or self.served_root(place) is None]
        beside = beside or [under(self, _content(self).folders[""], target.lstrip("./"))]
        address = next(iter(self.addresses(post)), None)
        below = self.below(address, target) if address else target.lstrip("./")
        return [*beside, *self._from_root("/" + below)] if below is not None else beside

    def served_root(self, path: str) -> str | None:
        root = under(self, "static") + "/"
        return root if path.startswith(root) and configuration(self) and not _has_hook(self) else None

    def _from_root(self, target: str) -> list[str | None]:
        first, _, rest = target.strip("/").partition("/")
        closing = "/" if target.endswith("/") else ""
        content = _content(self)
        roots = [content.folders[""], "static", "assets"]
        places = [
            join(under(self, root), target) for root in (roots[1:] + roots[:1] if _IS_FILE.search(target) else roots)
        ]
        if first in content.folders:  # /zh/ch1: a language as the address has it
            places.insert(0, join(under(self, content.folders[first]), rest + closing))
        if content.guessed:
            places += [join(under(self, root), target) for name, root in content.folders.items() if len(name) == 2]
            if rest and _LANGUAGE.match(first):
                places.append(join(under(self, content.folders[""]), rest + closing))
        published = self._published(target)
        return places if published is None else [published, *places]

    def _published(self, address: str) -> str | None:
        """The page of an address, or the file beside the page that is above it."""
        if not _are_known(self):
            return None
        bare = as_address(address)
        if (page := self.page_at(bare)) is not None:
            return under(self, page)
        above, slash, name = bare.rpartition("/")
        page = self.page_at(above) if slash else None
        if page is None or stem_of(page).partition(".")[0] not in ("index", "_index"):
            return None
        return under(self, folder_of(page), name)

    def page_exists(self, path: str) -> bool:
        """Lists of tags, of sections without a page of their own, and feeds are made when the site is built."""
        if not _are_known(self):
            return super().page_exists(path)
        roots = {*_content(self).folders.values(), "static", "assets"}
        bare = next((path[len(root) + 1 :] for root in roots if path.startswith(root + "/")), path).strip("/")
        if self.blog.kind(under(self, str(configuration(self).get("publishdir") or "public").strip("/"), bare)):
            return True  # a page stays when its source has gone
        named = configuration(self).get("taxonomies")
        plurals = named.values() if isinstance(named, dict) else ("tags", "categories")
        first, _, rest = bare.removesuffix(".html").partition("/")
        if first in _content(self).folders:
            first, _, rest = rest.partition("/")
        return (
            first in map(str, plurals) or not first or bool(_MADE.search(bare)) or (not rest and first in self._lists())
        )

    def _lists(self) -> set[str]:
        """The first folders of all pages: each is a list of its own."""
        return {address.partition("/")[0] for address in self.pages if "/" in address}

    def first_folders(self) -> frozenset[str]:
        return frozenset(self.blog.listing(under(self, "static"))) | frozenset(
            address.partition("/")[0] for address in self.pages
        )


class _Content(NamedTuple):
    """Where a site's pages are."""

    folders: dict[str, str]
    """The folder of each language's pages by the first part of its addresses; "" for the default language."""
    default: str
    guessed: bool
    """Whether the settings name no languages, and folders look like some."""


def _content(site: Hugo) -> _Content:
    return site.remember("content", lambda: _read_content(site))


def _read_content(site: Hugo) -> _Content:
    config = configuration(site)
    content = str(config.get("contentdir") or "content").strip("/")
    default = str(config.get("defaultcontentlanguage") or "en").lower()
    languages = config.get("languages")
    if isinstance(languages, dict) and languages:
        folders = {
            str(language): str((values or {}).get("contentdir") or content).strip("/")
            for language, values in languages.items()
            if isinstance(values, dict) or values is None
        }
        return _Content({"": folders.get(default, content), **folders}, default, False)
    guessed = {
        name: f"{content}/{name}"
        for name, kind in site.blog.listing(under(site, content)).items()
        if kind == "folder" and _LANGUAGE.match(name)
    }
    return _Content({"": content, **guessed}, default, bool(guessed))


_OF_TEMPLATES = frozenset("alerts wiki-links mark caret".split())


def _themes(site: Hugo) -> list[str] | None:
    """The folders of the site's themes; None where one is elsewhere."""
    config = configuration(site)
    named = config.get("theme") or []
    folders = [f"themes/{name}" for name in (named if isinstance(named, list) else [named])]
    is_here = all(site.blog.is_folder(under(site, folder, "layouts")) for folder in folders)
    return folders if is_here and config and not _at(config, "module").get("imports") else None


_RAW = frozenset("highlight code code-toggle codeblock output mermaid katex math plantuml chart raw rawhtml".split())
"""Shortcodes that show what is between them as code, a picture or a formula, in Hugo and in themes."""
_SHOWS_CODE = regex(r"<pre\b|<code\b|\bhighlight\b|transform\.(?:Highlight|Unmarshal)|\bunmarshal\b", re.IGNORECASE)
_RENDERS = regex(r"markdownify|RenderString|\.Page\.Render|transform\.Markdownify")


def _raw_shortcodes(site: Hugo) -> frozenset[str]:
    """By the blog's own templates; by their names where those are not here."""
    folders = ["layouts/shortcodes", "layouts/_shortcodes"]
    folders += [f"{theme}/{folder}" for theme in _themes(site) or () for folder in folders]
    raw = set(_RAW)
    for folder in reversed(folders):
        for file in site.blog.listing(under(site, folder)):
            name, _, ending = file.rpartition(".")
            text = (site.blog.read(under(site, folder, file)) or "") if ending == "html" else ""
            if ".Inner" in text:
                is_raw = _SHOWS_CODE.search(text) is not None and not _RENDERS.search(text)
                raw = raw | {name} if is_raw else raw - {name}
    return frozenset(raw)


def _has_template(site: Hugo, folder: str, name: str) -> bool:
    """Whether a folder has a template of its own for how a kind of markup is shown."""
    places = (under(site, folder, "layouts", *parts, "_markup") for parts in ((), ("_default",)))
    return any(found.startswith(name) for place in places for found in site.blog.listing(place))


def _has_hook(site: Hugo) -> bool:
    """Whether templates of the site's own, or of its themes that are here, change where links and pictures lead."""
    folders = ("", *(_themes(site) or ()))
    return site.remember(
        "has-hook",
        lambda: (
            bool(_at(configuration(site), "module").get("mounts"))
            or any(_has_template(site, folder, name) for folder in folders for name in ("render-image", "render-link"))
        ),
    )


def _are_known(site: Hugo) -> bool:
    """Whether the settings say all of the pages' addresses."""
    return site.remember("addresses-known", lambda: _say_all(site))


def _say_all(site: Hugo) -> bool:
    config = configuration(site)
    content = _content(site)
    adapted = any(
        site.blog.is_file(under(site, content.folders[""], folder, "_content.gotmpl"))
        for folder in ("", *site.blog.listing(under(site, content.folders[""])))
    )
    return bool(config) and not content.guessed and not adapted and not _at(config, "module").get("mounts")


def _page(site: Hugo, path: str) -> Page | None:
    """The page that a file (from the blog's root) is the source of; None outside of the folders of pages."""
    content, config = _content(site), configuration(site)
    inside = site.inside(path)
    in_folder = config.get("defaultcontentlanguageinsubdir") is True
    languages = {
        name: Language(name, "" if name == content.default and not in_folder else f"{name}/")
        for name in content.folders
        if name
    }
    folder = max((f for f in content.folders.values() if inside.startswith(f + "/")), key=len, default=None)
    if folder is None:
        return None
    of_folder = [language for name, language in languages.items() if content.folders[name] == folder]
    default = of_folder[0] if len(of_folder) == 1 else languages.get(content.default, Language(content.default, ""))
    page = page_of(inside[len(folder) + 1 :], languages, default)
    return page._replace(values=head_of(site, inside, _DECIDING), sections=_sections(site, folder, page.folder))


def _sections(site: Hugo, root: str, folder: str) -> tuple[str, ...]:
    """The folders of a page that are sections: the first one, and those with a page of their own."""
    parts = folder.split("/") if folder else []
    deepest = max(
        (depth for depth in range(2, len(parts) + 1) if site.page_in(under(site, root, *parts[:depth]))), default=1
    )
    return tuple(parts[:deepest])


def configuration(site: Hugo) -> dict[str, Any]:
    """The settings, all keys in small letters: Hugo makes no difference."""
    return site.remember("configuration", lambda: _configuration(site))


def _configuration(site: Hugo) -> dict[str, Any]:
    config = dict(settings_of(site, *_CONFIGS))
    for part in _PARTS:
        own = settings_of(site, *(f"config/_default/{part}.{ending}" for ending in _ENDINGS))
        config.update({part: own} if own else {})
    return _in_small_letters(config)


def _in_small_letters(settings: dict[str, Any]) -> dict[str, Any]:
    return {
        str(key).lower(): _in_small_letters(value) if isinstance(value, dict) else value
        for key, value in settings.items()
    }


def _at(settings: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        settings = settings.get(key, {}) if isinstance(settings, dict) else {}
    return settings if isinstance(settings, dict) else {}


SITE = Hugo
