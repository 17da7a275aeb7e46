"""Which rules run."""

from __future__ import annotations

import os
from functools import cache

from ..discovery.files import Patterns
from ..note.note import Note
from ..rules import Rule, all_rules, find_rules, is_area
from ..settings.config import Config, Selection


def enabled_rules(selection: Selection) -> list[Rule]:
    """The rules that run, by code. A code outweighs an area; between equals, ``ignore`` outweighs ``select``."""
    return list(_enabled(selection))


@cache
def _enabled(selection: Selection) -> tuple[Rule, ...]:
    chosen: dict[str, int] = {}
    selectors = selection.select if selection.select is not None else ("ALL",)
    for selector in (*selectors, *selection.extend_select):
        weight = _weight(selector)
        for rule in find_rules(selector):
            if rule.runs_unasked(bool(selection.preview)) or not is_area(selector):
                chosen[rule.code] = max(chosen.get(rule.code, 0), weight)
    for selector in (*(selection.ignore or ()), *selection.extend_ignore):
        weight = _weight(selector)
        for rule in find_rules(selector):
            if chosen.get(rule.code, 9) <= weight:
                del chosen[rule.code]
    return tuple(rule for rule in all_rules() if rule.code in chosen)


def _weight(selector: str) -> int:
    return 0 if selector.strip().upper() == "ALL" else 1 if is_area(selector) else 2


def rules_for(note: Note, config: Config) -> list[Rule]:
    """The rules that run on a post, by code."""
    ignored = ignored_at(os.path.join(note.blog.root, note.path), config)
    return [
        rule
        for rule in enabled_rules(config.selection)
        if rule.code not in ignored and (note.outside is not None or not rule.online)
    ]


def ignored_at(path: str, config: Config) -> frozenset[str]:
    """The codes of the rules that ``per-file-ignores`` switches off for a post, whose path is absolute."""
    if not config.per_file_ignores or config.root is None:
        return frozenset()
    root = config.root
    return frozenset(
        rule.code
        for pattern, selectors in config.per_file_ignores.items()
        if Patterns(root, (pattern,), "per-file-ignores").match(path)
        for selector in selectors
        for rule in find_rules(selector)
    )
