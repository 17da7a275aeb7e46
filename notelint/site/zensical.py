"""Zensical's ``zensical.toml``: which extensions of Python-Markdown it switches on.

Read off Zensical 0.1.3, whose posts are those of MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .engines.engine import Engine
from .engines.python_markdown import BY_DEFAULT, PYMDOWNX

SETTINGS = "zensical.toml"
_UNLESS_NAMED = frozenset(
    "abbr admonition attr_list def_list footnotes md_in_html arithmatex betterem caret details emoji highlight inlinehilite"
    " keys magiclink mark smartsymbols superfences tabbed tasklist tilde".split()
)
"""What is on where the settings name no extension at all, by the last part of its name."""
_OF_SEVERAL = ("pymdownx", "zensical", "blocks")
"""Keys below which several are named: ``[project.markdown_extensions.pymdownx.details]``."""


def engine_of(settings: dict[str, Any]) -> Engine:
    """Python-Markdown with the extensions that settings switch on; with all of Zensical's where they name none."""
    named = _project(settings).get("markdown_extensions")
    extensions = BY_DEFAULT | (_UNLESS_NAMED if named is None else frozenset(_names(named)))
    if has_plugin(settings, "mkdocstrings"):
        extensions |= {"directives"}
    return PYMDOWNX._replace(
        breaks_lines="nl2br" in extensions,
        extensions_named=True,
        superscripts="caret" in extensions,
        fences="superfences" if "superfences" in extensions else "fenced_code",
        grammar=PYMDOWNX.grammar._replace(extensions=extensions),
    )


def has_plugin(settings: dict[str, Any], *names: str) -> bool:
    """Whether one of some plugins is on."""
    plugins = _project(settings).get("plugins")
    return isinstance(plugins, (dict, list)) and any(name in plugins for name in names)


def _project(settings: dict[str, Any]) -> dict[str, Any]:
    project = settings.get("project")
    return project if isinstance(project, dict) else {}


def _names(named: object) -> Iterator[str]:
    """The last parts of the names in a list or table of extensions."""
    for name in named if isinstance(named, (dict, list)) else ():
        below = named[name] if isinstance(named, dict) and name in _OF_SEVERAL else None
        if isinstance(below, dict):
            yield from _names(below)
        else:
            yield str(name).rpartition(".")[2]
