"""Hugo 0.111 and later, with goldmark.

Facts from its documentation: pages live in ``content/`` (or ``contentDir``, or a folder per language), what is in
``static/`` is published at the root, a bundle's files beside its ``index.md``; ``ref`` and ``relref`` find pages by
path or by name; ``cascade`` in a section's ``_index.md`` adds to the front matter of the pages below; goldmark leaves
raw HTML out unless ``markup.goldmark.renderer.unsafe`` is set.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..engines.engine import Engine
from ..engines.goldmark import HUGO, HUGO_ASCII, HUGO_BLACKFRIDAY, HUGO_SAFE
from ..paths import as_page, folder_of, join, stem_of
from ..site import Site
from ..sources import settings_of, sources, under

CONFIGS = (
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "config.toml",
    "config.yaml",
    "config.yml",
    *(f"config/_default/{name}.{ending}" for name in ("hugo", "config") for ending in ("toml", "yaml", "yml")),
)
MARKUP = tuple(f"config/_default/markup.{ending}" for ending in ("toml", "yaml", "yml"))
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(?:\"([^\"]+)\"|'([^']+)'|`([^`]+)`|([^\s\"'>%]+))\s*[>%]\}\}")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?$")


class Hugo(Site):
    """The generator."""

    name = "hugo"
    front_matter_languages = frozenset(("yaml", "toml"))
    skips_lines_above_front_matter = True
    FOLDER_PAGES = ("_index.md", "index.md")
    MARKERS = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml")
    TEMPLATES = ("layouts", "themes", "archetypes")
    foreign_markup = frozenset(("kramdown", "liquid"))
    schema = "hugo"

    def choose_engine(self) -> Engine:
        settings = settings_of(self, *CONFIGS)
        goldmark = _at(settings, "markup", "goldmark") or _at(settings_of(self, *MARKUP), "goldmark")
        parser, renderer = _at(goldmark, "parser"), _at(goldmark, "renderer")
        kind = parser.get("autoHeadingIDType") or parser.get("autoheadingidtype")
        unsafe = renderer.get("unsafe") is True
        chosen = {"github-ascii": HUGO_ASCII, "blackfriday": HUGO_BLACKFRIDAY}.get(str(kind), HUGO)
        return replace(
            chosen,
            name=chosen.name if unsafe or chosen is not HUGO else HUGO_SAFE.name,
            details=HUGO.details if unsafe else HUGO_SAFE.details,
            drops_html=bool(settings) and not unsafe,
            breaks_lines=True in (renderer.get("hardWraps"), renderer.get("hardwraps")),
        )

    def published_under(self) -> str:
        config = settings_of(self, *CONFIGS)
        url = str(config.get("baseURL") or config.get("baseurl") or "")
        return re.sub(r"^(?:\w+:)?//[^/]*", "", url)

    def named_addresses(self) -> list[str]:
        config = settings_of(self, *CONFIGS)
        return [str(config.get("baseURL") or config.get("baseurl") or "")]

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

    def expand(self, target: str) -> str | None:
        reference = _REF.fullmatch(target.strip())
        if reference is None:
            return super().expand(target)
        wanted: str = next(group for group in reference.groups() if group)
        path, mark, fragment = wanted.partition("#")
        if not path:
            return mark + fragment
        name = path.strip("/").removesuffix(".md")
        for page in sources(self):
            bare = re.sub(r"^content/", "", page).rpartition(".")[0].removesuffix("/index").removesuffix("/_index")
            if bare == name or bare.endswith("/" + name) or stem_of(page) == name:
                return "/" + re.sub(r"^content/", "", page) + mark + fragment
        return "/" + name + mark + fragment

    def candidates(self, post: str, target: str) -> list[str | None] | None:
        if not target.startswith("/"):
            return [join(folder_of(post), target), join(as_page(post), target), join(under(self, "static"), target)]
        first, _, rest = target.strip("/").partition("/")
        closing = "/" if target.endswith("/") else ""
        content = self.remember("content", lambda: _content(self))
        places = [join(under(self, root), target) for root in (content.get("", "content"), "static", "assets")]
        if first in content:  # /zh/ch1: a language as the address has it
            places.insert(0, join(under(self, content[first]), rest + closing))
        if content.get("guessed"):
            places += [join(under(self, root), target) for language, root in content.items() if len(language) == 2]
            if rest and _LANGUAGE.match(first):
                places.append(join(under(self, content[""]), rest + closing))
        return places


def _content(site: Hugo) -> dict[str, str]:
    """The folder of each language's pages by the first part of its addresses; "" for the default language.

    Where the settings name no languages, folders that look like some count too, and ``guessed`` is one of the keys.
    """
    config = settings_of(site, *CONFIGS)
    content = str(config.get("contentDir") or config.get("contentdir") or "content").strip("/")
    languages = config.get("languages")
    if not isinstance(languages, dict):
        languages = settings_of(site, *(f"config/_default/languages.{ending}" for ending in ("toml", "yaml", "yml")))
    if languages:
        default = str(config.get("defaultContentLanguage") or config.get("defaultcontentlanguage") or "en")
        folders = {
            str(language): str((values or {}).get("contentDir") or (values or {}).get("contentdir") or content).strip(
                "/"
            )
            for language, values in languages.items()
            if isinstance(values, dict) or values is None
        }
        return {"": folders.get(default, content), **folders}
    guessed = {
        name: f"{content}/{name}"
        for name, kind in site.blog.listing(under(site, content)).items()
        if kind == "folder" and _LANGUAGE.match(name)
    }
    return {"": content, **guessed, **({"guessed": content} if guessed else {})}


def _at(settings: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        settings = settings.get(key, {}) if isinstance(settings, dict) else {}
    return settings if isinstance(settings, dict) else {}


SITE = Hugo
