"""Which generator publishes a folder of posts.

It follows from what the blog already has (``MARKERS``; else, of a vault whose ``.obsidian`` is not in the repository, the
``![[…]]`` in its notes; nothing of them: GitHub itself); settings override it.
"""

from __future__ import annotations

import re
from importlib import import_module
from posixpath import normpath

from .. import modules_in
from ..blog.blog import Blog
from ..regex import regex
from . import generators
from .markers import COMMON, MARKERS, is_of_site
from .paths import is_translation
from .settings import SiteSettings
from .site import Site

EMBEDS = "![[…]] in many notes"
"""What reveals a vault without its folder of settings."""
QMD = ".qmd"
"""The ending of what only Quarto reads, with or without settings."""
PAGES = "x.html in many links to x.md"
"""What reveals a folder that a generator makes into pages, whichever it is."""
_OF_HEXO = regex(
    r"^(?:source_dir|public_dir|skip_render|new_post_name|post_asset_folder)[ \t]*:|^# Hexo\b", re.MULTILINE
)
"""What only Hexo has in its ``_config.yml``."""
GENERATORS = frozenset(modules_in(generators.__path__))
"""The names of all generators: a module each."""


def find_site(blog: Blog, folder: str, settings: SiteSettings, ending: str = ".md") -> Site:
    """The site that publishes the posts of a folder (from the blog's root) that have an ending."""
    parts = folder.split("/") if folder else []
    name, root, marker = "github", "", None
    for above in _up_from(parts):
        found = markers_in(blog, above)
        found = {
            name: made
            for name, made in found.items()
            if made != "mkdocs" or _is_in_docs(blog, above, name, folder) or is_translation(folder)
        }
        if found and not (marker and "_posts" in found):
            marker, name = next(iter(found.items()))
            root = above
            if marker != "_posts":  # Jekyll reads folders of posts anywhere below its settings
                break
    if ending == QMD and name != "quarto":
        name, root, marker = "quarto", "" if marker is None else root, QMD
    elif marker is None and settings.generator is None and blog.has_embeds():
        name, marker = "obsidian", EMBEDS
    elif marker is None and settings.generator is None:
        linked = next((place for place in _up_from(parts) if blog.links_to_pages(place)), None)
        if linked is not None:
            name, root, marker = "other", linked, PAGES
    wanted = settings.generator if settings.generator in GENERATORS else name  # settings may not be checked yet
    return site_class(wanted)(blog, root, settings, marker)


def _up_from(parts: list[str]) -> list[str]:
    """A folder by the parts of its path, and those above it, up to the blog's root."""
    return ["/".join(parts[:depth]) for depth in range(len(parts), -1, -1)]


def _is_in_docs(blog: Blog, root: str, marker: str, folder: str) -> bool:
    """Whether a folder is in the ``docs_dir`` of a ``mkdocs.yml``: MkDocs publishes nothing else."""
    inside = f"{root}/" if root else ""
    named = re.search(r"^docs_dir:[ \t]*[\"']?([^\s\"'#]+)", blog.read(inside + marker) or "", re.MULTILINE)
    docs = normpath(inside + (named[1] if named else "docs"))
    return not blog.is_folder(docs) or docs in (".", folder) or folder.startswith(docs + "/")


def site_class(generator: str) -> type[Site]:
    """The sites of a generator in ``GENERATORS``."""
    made: type[Site] = import_module(f"{generators.__name__}.{generator}").SITE
    return made


def markers_in(blog: Blog, folder: str) -> dict[str, str]:
    """What in a folder (from the blog's root) reveals a generator, surest first, and which one."""
    inside = f"{folder}/" if folder else ""
    return {
        marker: _generator_of(blog, inside, marker)
        for marker in MARKERS
        if blog.kind(inside + marker) and (marker not in COMMON or is_of_site(blog.read(inside + marker) or ""))
    }


def _generator_of(blog: Blog, inside: str, marker: str) -> str:
    """The generator of a file, where its text says that it is another's than the name tells."""
    if marker == "config.toml" and "base_url" in (blog.read(inside + marker) or ""):
        return "zola"
    if marker.startswith("_config.") and _OF_HEXO.search(blog.read(inside + marker) or ""):
        return "other"
    return MARKERS[marker]
