"""The files and settings that a site is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Any

from ..regex import regex
from .folder import Folder
from .paths import folder_of, stem_of

_ADDRESS = regex(
    r"^(?:permalink|redirect_from|slug|url|path|aliases)[ \t]*[:=][ \t]*(\S.*)$|^[ \t]+-[ \t]+(/?\S+)[ \t]*$",
    re.MULTILINE,
)
_DECIDING = ("permalink", "redirect_from", "slug", "url", "aliases", "date", "category", "categories")
"""The keys that decide on a page's address."""
_ENDINGS = (".md", ".markdown", ".html", ".qmd", ".ipynb", ".org", ".adoc", ".rst")
_NO_SOURCES = frozenset(("_site", "node_modules", "vendor", "public", "site"))
_DATED = regex(r"\d{2,4}-\d{1,2}-\d{1,2}-")


def under(site: Folder, *parts: str) -> str:
    """A path from the site's root as one from the blog's."""
    return "/".join(filter(None, (site.root, *parts)))


def settings_of(site: Folder, *names: str) -> dict[str, Any]:
    """The first of some settings files (YAML or TOML) at the site's root; empty where none can be read."""
    return site.remember(("settings", *names), lambda: _read_settings(site, names))


def _read_settings(site: Folder, names: tuple[str, ...]) -> dict[str, Any]:
    for name in names:
        text = site.blog.read(under(site, name))
        if text is None:
            continue
        loaded: Any = None
        if name.endswith(".toml"):
            from ..document.toml import load_toml

            try:
                loaded = load_toml(text)
            except ValueError:
                loaded = None
        else:
            from ..document.yaml import YamlError, load_yaml

            try:
                loaded = load_yaml(text, last_wins=True)
            except YamlError:
                loaded = None
        return loaded if isinstance(loaded, dict) else {}
    return {}


def sources(site: Folder) -> list[str]:
    """Every file that may become a page, from the site's root; at most 20,000 of them."""
    return site.remember("sources", lambda: _sources(site))


def _sources(site: Folder) -> list[str]:
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


def head_of(site: Folder, path: str, keys: tuple[str, ...] = _DECIDING) -> dict[str, Any]:
    """What some keys, in small letters, of a file's front matter (a path from the site's root) say; empty where it has none."""
    return site.remember(("head", path, keys), lambda: _read_head(site, path, keys))


def _read_head(site: Folder, path: str, keys: tuple[str, ...]) -> dict[str, Any]:
    head = site.blog.head(under(site, path))
    if head.startswith("+++"):
        return _of_toml(head[3:], keys)
    lines = _entries(keys).findall(head)
    if not lines:
        return {}
    from ..document.yaml import YamlError, load_yaml

    try:
        loaded = load_yaml("\n".join(lines) + "\n", last_wins=True)
    except YamlError:
        return {}
    return {str(key).lower(): value for key, value in loaded.items()} if isinstance(loaded, dict) else {}


@cache
def _entries(keys: tuple[str, ...]) -> re.Pattern[str]:
    """The lines of some keys in front matter, each behind a line end, with what is indented below."""
    return regex(rf"\n((?:{'|'.join(keys)})[ \t]*:.*(?:\n(?:[ \t]+|-[ \t]).*)*)", re.IGNORECASE)


def _of_toml(head: str, keys: Iterable[str]) -> dict[str, Any]:
    from ..document.toml import load_toml

    try:
        loaded = load_toml(head)
    except ValueError:
        return {}
    return {key.lower(): value for key, value in loaded.items() if key.lower() in frozenset(keys)}


def has_key(site: Folder, key: str, posts: int) -> bool:
    """Whether at least so many posts have a top-level key in their front matter."""
    pattern = re.compile(rf"^{re.escape(key)}[ \t]*[:=]", re.MULTILINE)

    def count() -> bool:
        heads = (site.blog.head(under(site, path)) for path in sources(site) if not path.endswith(".ipynb"))
        having = (head for head in heads if pattern.search(head))
        return len(list(islice(having, posts))) == posts

    return site.remember(("has-key", key, posts), count)


def addresses(site: Folder) -> set[str]:
    """Permalinks, aliases and slugs of all pages, in lower case without slashes around them."""
    return site.remember("addresses", lambda: _addresses(site))


def _addresses(site: Folder) -> set[str]:
    found: set[str] = set()
    for path in sources(site):
        stem = stem_of(path)
        found.add((stem if stem not in ("index", "_index") else folder_of(path).rpartition("/")[2]).lower())
        found.add(_DATED.sub("", stem, count=1).lower())
        for match in _ADDRESS.finditer(site.blog.head(under(site, path)) if not path.endswith(".ipynb") else ""):
            for address in re.findall(r"[^\s\"'\[\],]+", match[1] or match[2] or ""):
                found.add(address.strip("/").removesuffix(".html").lower())
    return found
