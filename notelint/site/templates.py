"""What the blog's own templates read of a post's front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..regex import regex
from .folder import Folder
from .sources import under

_ENDINGS = (".html", ".htm", ".xml", ".json", ".liquid", ".ejs", ".jinja", ".j2", ".rb", ".lua", ".md")
_NO_TEMPLATES = frozenset("assets exampleSite i18n node_modules static".split())
_MOST = 500
"""So many files are read: themes may hold any number."""
_KEY = regex(r"""[.$"']([A-Za-z_][\w-]*)|^[ \t]*([A-Za-z_][\w-]*)[ \t]*[:=]""", re.MULTILINE)
"""``page.key``, ``page["key"]``, ``.Params.key``, ``$key$``; in the pattern of a new post ``key:``."""


def keys_in_templates(site: Folder, folders: tuple[str, ...]) -> frozenset[str]:
    """The names, in small letters, that templates in some folders of the site may read from a front matter."""
    return site.remember(("keys in templates", folders), lambda: _keys(site, folders))


def _keys(site: Folder, folders: tuple[str, ...]) -> frozenset[str]:
    paths = (path for folder in folders for path in _files(site, under(site, folder)))
    texts = (site.blog.read(path) or "" for path in islice(paths, _MOST))
    return frozenset((match[1] or match[2]).lower() for text in texts for match in _KEY.finditer(text))


def _files(site: Folder, folder: str) -> Iterator[str]:
    for name, kind in site.blog.listing(folder).items():
        if kind == "folder" and name not in _NO_TEMPLATES:
            yield from _files(site, f"{folder}/{name}")
        elif kind == "file" and name.endswith(_ENDINGS):
            yield f"{folder}/{name}"
