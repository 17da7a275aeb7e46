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
    "config/_default/hugo.toml",
)
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(?:\"([^\"]+)\"|'([^']+)'|`([^`]+)`|([^\s\"'>%]+))\s*[>%]\}\}")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?$")


class Hugo(Site):
    """The generator."""

    name = "hugo"
    front_matter_languages = frozenset(("yaml", "toml"))
    skips_lines_above_front_matter = True
    MARKERS = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml")
    foreign_markup = frozenset(("kramdown", "liquid"))
    schema = "hugo"

    def choose_engine(self) -> Engine:
        goldmark = _at(settings_of(self, *CONFIGS), "markup", "goldmark")
        kind = _at(goldmark, "parser").get("autoHeadingIDType") or _at(goldmark, "parser").get("autoheadingidtype")
        if kind in ("github-ascii", "blackfriday"):
            return HUGO_ASCII if kind == "github-ascii" else HUGO_BLACKFRIDAY
        renderer = _at(goldmark, "renderer")
        breaks = True in (renderer.get("hardWraps"), renderer.get("hardwraps"))
        return replace(HUGO if renderer.get("unsafe") is True else HUGO_SAFE, breaks_lines=breaks)

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

        return key.lower() in {known.lower() for known in known_keys(built_in("front-matter-hugo"))}

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
        content = str(settings_of(self, *CONFIGS).get("contentDir") or "content").strip("/")
        languages = [
            name
            for name, kind in self.blog.listing(under(self, content)).items()
            if kind == "folder" and _LANGUAGE.match(name)
        ]
        if target.startswith("/"):
            first, _, rest = target.strip("/").partition("/")
            roots = [content, *(f"{content}/{language}" for language in languages), "static", "assets"]
            places = [join(under(self, root), target) for root in roots]
            if rest and _LANGUAGE.match(first):  # /zh/ch1: a language as the address has it
                places.append(join(under(self, content), rest + ("/" if target.endswith("/") else "")))
            return places
        return [join(folder_of(post), target), join(as_page(post), target), join(under(self, "static"), target)]


def _at(settings: dict[str, Any], *keys: str) -> dict[str, Any]:
    for key in keys:
        settings = settings.get(key, {}) if isinstance(settings, dict) else {}
    return settings if isinstance(settings, dict) else {}


SITE = Hugo
