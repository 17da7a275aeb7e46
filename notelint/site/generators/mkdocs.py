"""MkDocs 1.5 and later: Python-Markdown; links to files in ``docs_dir`` are relative to the file, others to the page."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, ClassVar

from ...regex import regex
from ..engines.engine import Engine
from ..engines.python_markdown import BY_DEFAULT, PYMDOWNX, PYMDOWNX_CASED, PYTHON_MARKDOWN
from ..paths import as_address, as_page, folder_of, is_translation, join
from ..plugins import ANYWHERE, EXTENSIONS
from ..site import Site, Target
from ..sources import settings_of, under

if TYPE_CHECKING:
    from ..engines.heading_ids import HeadingIds

_EXTENSIONS = regex(r"^markdown_extensions:([^\n]*(?:\n(?:[ \t#-][^\n]*)?)*)", re.MULTILINE)
_NAME = regex(r"(?:^[ \t]*(?:-[ \t]+)?|[\[,{][ \t]*)[\"']?([\w.]+)", re.MULTILINE)
_HARMLESS = frozenset(
    "search redirects i18n tags meta info social privacy minify glightbox macros awesome-pages awesome-nav literate-nav rss"
    " git-revision-date git-revision-date-localized git-authors git-committers mkdocstrings autorefs table-reader"
    " include-markdown markdownextradata group projects typeset optimize llmstxt spellcheck htmlproofer".split()
)
"""Plugins that neither make pages nor move them, nor change links in a way that is not known here."""
_MADE = regex(
    r"(?:search|stylesheets|javascripts|css|js|fonts|webfonts)/|(?:search|404)(?:\.html|/?$)|tags(?:/|$)"
    r"|[^/]+\.(?:xml|json|txt|js|css|webmanifest|ico)$"
    r"|img/(?:favicon\.ico|grid\.png|glyphicons-[\w-]+\.png)$"
    r"|assets/(?:images/(?:favicon\.png$|social/)|(?:stylesheets|javascripts|external)/|_mkdocstrings\.css$)"
)
"""What MkDocs and its usual themes and plugins bring, from the site's root."""
_THEMES = frozenset(("mkdocs", "readthedocs", "material"))
"""Those whose files are known."""
_FILES_OF_THEMES = ("img/", "assets/")
_CALLOUTS = regex(r"^[ \t]*-[ \t]+[\"']?callouts\b", re.MULTILINE)
"""The plugin that makes admonitions of quotes that begin with ``[!note]``."""
_DIRECTIVES = regex(r"^[ \t]*(?:-[ \t]+)?[\"']?(?:mkdocstrings|mkdocs-click|mkdocs-typer2?|mkapi)\b", re.MULTILINE)
"""What puts documentation of code in the place of ``::: name`` and the options below it."""
_HOOKS = regex(r"^hooks:", re.MULTILINE)
_LABEL = regex(r"^[ ]{0,3}\[([^\[\]\n^]+)\]:[ \t]*\S", re.MULTILINE)
_SLUGS = regex(r"slugify:[^\n]*pymdownx\.slugs\.(\w+)(?P<arguments>(?:\n[ \t]+(?:kwds|case|normalize)[^\n]*)*)")


def _engine_by_slugs(settings: str) -> Engine:
    """Python-Markdown with the heading ids that ``mkdocs.yml`` asks for."""
    found = next((found for found in _SLUGS.finditer(settings) if _is_of_toc(settings, found.start())), None)
    if found is None:
        return PYTHON_MARKDOWN
    cased = found[1] == "slugify" and not re.search(r"case:\s*[\"']?(?:lower|fold)", found[0])
    return PYMDOWNX_CASED if cased and found[1] != "uslugify" else PYMDOWNX


def _is_of_toc(settings: str, at: int) -> bool:
    """Whether what is written at an offset is an option of ``toc``: its own line names it, or the nearest that is indented less."""
    start = settings.rfind("\n", 0, at) + 1
    own = settings[start:at]
    if own.strip(" \t-"):
        return "toc" in own
    for line in reversed(settings[:start].splitlines()):
        if line.strip() and len(line) - len(line.lstrip(" \t")) < len(own):
            return _NAME.match(line) is not None and _NAME.findall(line)[0].rpartition(".")[2] == "toc"
    return False


def _extensions(settings: str) -> frozenset[str]:
    """The extensions that are on, by the last part of their names; directives too where none is named at all."""
    named = _EXTENSIONS.search(settings)
    if named is None:
        is_whole = settings and not re.search(r"^INHERIT:", settings, re.MULTILINE)
        return BY_DEFAULT | {"admonition", "details", "tabbed"} | (set() if is_whole else {"attr_list"})
    names = {name.rpartition(".")[2].removeprefix("mdx_") for name in _NAME.findall(named[1])}
    if "extra" in names:
        names |= {"abbr", "attr_list", "def_list", "footnotes", "md_in_html"}
        names |= {"superfences"} if "pymdownx.extra" in named[1] else set()
    return BY_DEFAULT | names | ({"callouts"} if _CALLOUTS.search(settings) else set())


def _programs(settings: str) -> set[str]:
    """What programs beside Python-Markdown read in the posts: ``directives``, and after a fence ``any-info``."""
    return {name for name, pattern in (("directives", _DIRECTIVES), ("any-info", _HOOKS)) if pattern.search(settings)}


_EXTENSION_OF = {"attributes": "attr_list", "kramdown": "attr_list", "wiki-links": "wikilinks"}
_BY_EXTENSION = EXTENSIONS | {"mark", "caret", "tilde", *_EXTENSION_OF}


class MkDocs(Site):
    """The generator; ``toc.slugify`` in ``mkdocs.yml`` decides on the heading ids."""

    name = "mkdocs"
    reads_metadata = True
    FOLDER_PAGES = ("index.md", "README.md")
    MARKERS: ClassVar = {"mkdocs.yml": 3}
    TEMPLATES = ("overrides", "theme", "custom_theme", "docs/overrides")
    foreign_markup = ANYWHERE | frozenset("liquid divs kramdown attributes caret tilde shortcodes".split())
    PLUGIN_FILES = ("mkdocs.yml",)

    def choose_engine(self) -> Engine:
        settings = self.blog.read(under(self, "mkdocs.yml")) or ""
        chosen = _engine_by_slugs(settings)
        extensions = BY_DEFAULT if settings and _name_no_extension(self) else _extensions(settings)
        extensions |= _programs(settings)
        return chosen._replace(
            breaks_lines="nl2br" in extensions,
            extensions_named=not settings or "markdown_extensions" in settings or _name_no_extension(self),
            items_by_four="truly_sane_lists" not in settings,
            superscripts="pymdownx.caret" in settings,
            fences="superfences" if "superfences" in extensions else "fenced_code",
            grammar=chosen.grammar._replace(extensions=extensions),
        )

    def prints(self, markup: str) -> bool:
        """What an extension renders is printed only where the settings name extensions, and not that one."""
        extension = _EXTENSION_OF.get(markup, markup)
        if markup in _BY_EXTENSION and (
            not self.engine.extensions_named or extension in self.engine.grammar.extensions
        ):
            return False
        return super().prints(markup)

    def fills_comments(self) -> bool:
        return bool(_settings(self).get("hooks"))

    def names_tabs(self) -> str:
        options = _options_of(self, "pymdownx.tabbed")
        return "" if "slugify" not in options else "combined" if options.get("combine_header_slug") is True else "alone"

    def finds_labels(self) -> bool:
        return not {"autorefs", "mkdocstrings"}.isdisjoint(_plugins(self))

    def appended_labels(self) -> frozenset[str]:
        return self.remember("appended labels", lambda: _appended_labels(self))

    def other_id_makers(self) -> list[HeadingIds]:
        """Where settings without any extension are not the whole of them, Unicode ids are as likely."""
        settings = self.blog.read(under(self, "mkdocs.yml")) or ""
        if "markdown_extensions" in settings or (settings and _name_no_extension(self)):
            return []
        return [PYMDOWNX.heading_ids, PYMDOWNX_CASED.heading_ids]

    def named_addresses(self) -> list[str]:
        settings = _settings(self)
        return [str(settings[key]) for key in ("site_url", "repo_url") if settings.get(key)]

    def published_under(self) -> str:
        return re.sub(r"^(?:\w+:)?//[^/]*", "", str(_settings(self).get("site_url") or ""))

    def addresses(self, path: str) -> list[str]:
        if not _are_known(self):
            return []
        return self.remember(("addresses", path), lambda: _addresses(self, path))

    def other_addresses(self, path: str) -> list[str]:
        """Those of mkdocs-redirects."""
        docs = under(self, _docs(self))
        moved = self.remember("redirects", lambda: _redirects(self))
        old = moved.get(path.removeprefix(docs + "/"), []) if path.startswith(docs + "/") else []
        return [address for page in old for address in _addresses(self, f"{docs}/{page}")]

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        """A file that is there, or that a link names as source; else where the browser looks from the page: the link stays as it is.

        A file that is in neither place belongs beside the post, so that place comes first.
        """
        settings = _settings(self)
        if target.startswith("/"):
            if "relative_to_docs" in str(settings.get("validation")) and self.blog.kind(self._in_docs(target)):
                return [self._in_docs(target)]
            return [self._published(target)] if settings.get("site_url") and _are_known(self) else None
        beside = join(folder_of(post), target)
        addresses = self.addresses(post)
        fallbacks = [join(folder, target) for folder in self._fallbacks(post)]
        if not addresses or (beside is not None and self.blog.is_file(beside)):
            return [beside, join(as_page(post), target), *fallbacks]
        below = self.below(addresses[0], target)
        published = None if below is None else self._published(below)
        if posixpath.splitext(target)[1] in (".md", ".ipynb") or (beside is not None and self.find(beside) is None):
            return [beside, published, *fallbacks]
        return [published, *fallbacks]

    def _published(self, address: str) -> str:
        """The source of the page that has an address; else the file that would."""
        page = self.page_at(as_address(address))
        return self._in_docs(address) if page is None else under(self, page)

    def _in_docs(self, path: str) -> str:
        return under(self, _docs(self), path.strip("/"))

    def page_exists(self, path: str) -> bool:
        """Feeds, and what the theme brings, are made when the site is built."""
        inside = path.removeprefix(_docs(self) + "/")
        made = _MADE.match(inside) or any(inside.startswith(folder) for folder in self._folders_made())
        made = made or (inside.startswith(_FILES_OF_THEMES) and not _has_known_theme(self))
        return bool(made) or (not _are_known(self) and super().page_exists(path))

    def resolve(self, post: str, target: str) -> Target:
        """An address beside that of the site leads out of it."""
        base = self.base_url
        outside = target.startswith("/") and base and not (re.split("[?#]", target)[0] + "/").startswith(base + "/")
        found = Target(None) if outside else super().resolve(post, target)
        return Target(None) if found.exists is False and self.may_have_other_ids(post) else found

    def may_have_other_ids(self, path: str) -> bool:
        """A translation that a program lays over the docs takes their ids, and their pages where it has none."""
        docs = under(self, _docs(self))
        return is_translation(path) and not path.startswith(docs + "/")

    def _folders_made(self) -> list[str]:
        """The folders that ``nav`` names though they are not there."""
        return self.remember(
            "folders made",
            lambda: [one for one in _folders_in(_settings(self).get("nav")) if not self.blog.kind(self._in_docs(one))],
        )

    def _fallbacks(self, post: str) -> list[str]:
        """The folders of the pages that mkdocs-static-i18n shows in place of those that a translation lacks."""
        options = _plugins(self).get("i18n")
        docs = under(self, _docs(self)) + "/"
        if not isinstance(options, dict) or options.get("docs_structure") != "folder" or not post.startswith(docs):
            return []
        language, _, inside = folder_of(post.removeprefix(docs)).partition("/")
        named = _languages(options)
        if language not in {str(one.get("locale")) for one in named}:
            return []
        return [
            self._in_docs(posixpath.join(str(one.get("locale")), inside)) for one in named if one.get("default")
        ] + [self._in_docs(inside)]

    def first_folders(self) -> frozenset[str]:
        docs = self.blog.listing(under(self, _docs(self)))
        return frozenset(docs) | {address.partition("/")[0] for address in self.pages}


def _settings(site: MkDocs) -> dict[str, Any]:
    """``mkdocs.yml`` laid over the file that it inherits from."""
    return site.remember("mkdocs", lambda: _read_settings(site))


def _read_settings(site: MkDocs) -> dict[str, Any]:
    own = settings_of(site, "mkdocs.yml")
    inherited = posixpath.normpath(str(own.get("INHERIT") or ""))
    return _merged(settings_of(site, inherited), own) if inherited not in (".", "..") else own


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            merged[key] = _merged(below[key], above[key])
    return merged


def _folders_in(nav: object) -> list[str]:
    """What ``nav`` lists with a slash at its end."""
    if isinstance(nav, str):
        return [nav] if nav.endswith("/") and "//" not in nav else []
    below = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [folder for one in below for folder in _folders_in(one)]


def _options_of(site: MkDocs, extension: str) -> dict[str, Any]:
    """The options of one of the extensions."""
    listed = _settings(site).get("markdown_extensions")
    named = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else [listed]
    options = next((entry[extension] for entry in named if isinstance(entry, dict) and extension in entry), None)
    return options if isinstance(options, dict) else {}


def _appended_labels(site: MkDocs) -> frozenset[str]:
    """Those in the files that ``pymdownx.snippets`` appends to every page."""
    options = _options_of(site, "pymdownx.snippets")
    labels: set[str] = set()
    for path in _listed(options.get("auto_append")):
        texts = (site.blog.read(under(site, base, path)) for base in _listed(options.get("base_path") or "."))
        labels.update(label.lower() for label in _LABEL.findall(next(filter(None, texts), "")))
    return frozenset(labels)


def _listed(value: object) -> list[str]:
    """A setting that may be a text or a list of texts."""
    return (
        [value]
        if isinstance(value, str)
        else [one for one in value if isinstance(one, str)]
        if isinstance(value, list)
        else []
    )


def _docs(site: MkDocs) -> str:
    return posixpath.normpath(str(_settings(site).get("docs_dir") or "docs")).strip("/")


def _plugins(site: MkDocs) -> dict[str, Any]:
    """The plugins with their options; that of a theme without the theme's name."""
    listed = _settings(site).get("plugins")
    entries = listed.items() if isinstance(listed, dict) else []
    for entry in listed if isinstance(listed, list) else []:
        entries = [*entries, *(entry.items() if isinstance(entry, dict) else [(entry, None)])]
    return {str(name).rpartition("/")[2]: options for name, options in entries}


def _are_known(site: MkDocs) -> bool:
    """Whether the settings say all of the pages' addresses: no plugin and no program of the blog's own makes others."""
    return site.remember("addresses-known", lambda: _say_all(site))


def _say_all(site: MkDocs) -> bool:
    settings = _settings(site)
    return bool(settings) and not settings.get("hooks") and _plugins(site).keys() <= _HARMLESS


def _has_known_theme(site: MkDocs) -> bool:
    """Whether the settings name one of the usual themes, or none, and no folder with files of the blog's own for it."""
    theme = _settings(site).get("theme", "mkdocs")
    options = theme if isinstance(theme, dict) else {"name": theme}
    return str(options.get("name")) in _THEMES and not options.get("custom_dir")


def _name_no_extension(site: MkDocs) -> bool:
    """Whether only MkDocs' own extensions are on: the settings are more than a site's name, and no plugin may add others."""
    settings = _settings(site)
    return len(settings) > 1 and not {"markdown_extensions", "INHERIT"} & settings.keys() and _are_known(site)


def _redirects(site: MkDocs) -> dict[str, list[str]]:
    """The old places of each page that mkdocs-redirects knows, both from ``docs_dir``."""
    options = _plugins(site).get("redirects")
    maps = options.get("redirect_maps") if isinstance(options, dict) else None
    found: dict[str, list[str]] = {}
    for old, new in maps.items() if isinstance(maps, dict) else ():
        found.setdefault(str(new).partition("#")[0], []).append(str(old))
    return found


def _addresses(site: MkDocs, path: str) -> list[str]:
    """Where a file (from the blog's root) is published, in its own language first."""
    docs = under(site, _docs(site))
    if not path.startswith(docs + "/") or not path.endswith((".md", ".markdown")):
        return []
    inside = path[len(docs) + 1 :]
    if any(part.startswith(".") for part in inside.split("/")):
        return []
    if path.endswith("/README.md") and site.blog.is_file(f"{folder_of(path)}/index.md"):
        return []
    return [_address(site, prefix, bare) for prefix, bare in _by_language(site, inside.rpartition(".")[0])]


def _address(site: MkDocs, prefix: str, bare: str) -> str:
    folder, _, name = bare.rpartition("/")
    if name in ("index", "README"):
        return "/" + "".join(f"{part}/" for part in (prefix, folder) if part)
    ending = ".html" if _settings(site).get("use_directory_urls") is False else "/"
    return "/" + "/".join(part for part in (prefix, bare) if part) + ending


def _languages(options: dict[str, Any]) -> list[dict[str, Any]]:
    """The languages of mkdocs-static-i18n."""
    listed = options.get("languages")
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _by_language(site: MkDocs, bare: str) -> list[tuple[str, str]]:
    """Each language's part of the address of a page, with the rest of it: mkdocs-static-i18n shows what is not translated."""
    options = _plugins(site).get("i18n")
    if not isinstance(options, dict):
        return [("", bare)]
    languages = {str(one.get("locale")): bool(one.get("default")) for one in _languages(options)}
    if not languages:
        return [("", bare)]
    in_folders = options.get("docs_structure") == "folder"
    own, name = bare.partition("/")[::2] if in_folders else bare.rpartition(".")[::-2]
    if own not in languages or not name:
        own, name = "", bare
    prefixes = {language: "" if default else language for language, default in languages.items()}
    if own and not languages[own]:
        return [(prefixes[own], name)]
    pattern = "{}/{}.md" if in_folders else "{1}.{0}.md"
    fallback = options.get("fallback_to_default") is not False
    translated = (
        (language, site.blog.is_file(under(site, _docs(site), pattern.format(language, name))))
        for language in languages
    )
    shown = {language for language, there in translated if languages[language] or (fallback and not there)}
    return [(prefixes[language], name) for language in sorted(shown, key=lambda one: (not languages[one], one))]


SITE = MkDocs
