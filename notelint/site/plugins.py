"""Whether a site's own files name something that may know the markup of another generator."""

from __future__ import annotations

import re

from ..regex import regex
from .folder import Folder
from .sources import under

EXTENSIONS = frozenset("toc admonition details tabbed snippets keys".split())
"""Extensions of Python-Markdown that nothing else has."""
ANYWHERE = EXTENSIONS | frozenset("other-toc rst roles alerts wiki-links mark percent-comments properties".split())
"""What none of Jekyll, Hugo, Quarto and MkDocs knows by itself, extensions of Python-Markdown switched off."""
_WORDS = {
    "alerts": "alert|callout|gfm-|premonition|obsidian|garden",
    "divs": "mkdocstrings|container|directive|admonition",
    "liquid": r"[-\[,][ \t]*[\"']?(?:macros|include-markdown|markdownextradata|table-reader)\b",
    "wiki-links": "wiki|roam|ezlinks|obsidian|backlink|garden",
    "percent-comments": "obsidian|garden|comment",
    "properties": "logseq",
    "mark": r"[+.]mark\b|highlight-text|obsidian|garden|extras",
    "caret": "superscript|caret|extras",
    "tilde": "subscript|tilde|extras",
    "shortcodes": "shortcode|macros",
    "other-toc": r"\btoc\b.*marker|marker.*toc",
    "roles": "myst|interlinks|quartodoc",
}
_ANYTHING = regex(r"^[ \t]*(?:-[ \t]+)?[\"']?(?:filters|hooks|plugins_dir)[\"']?[ \t]*[:=]", re.MULTILINE)
"""Settings that name programs of the blog's own."""


def may_know(site: Folder, files: tuple[str, ...], markup: str) -> bool:
    """Whether one of some files and folders speaks of a plugin for it; programs of the blog's own may know all that needs one."""
    words = _WORDS.get(markup)
    if words is None:
        return False
    named = re.compile(words, re.IGNORECASE)
    for name in files:
        path = under(site, name)
        if site.blog.kind(path) == "folder":
            if any(site.blog.listing(path)):
                return True
        elif (text := site.blog.read(path)) and (named.search(text) or _ANYTHING.search(text)):
            return True
    return False
