"""One cause in one file, told once with its count: for people, who fix it in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..linting.report import Located, Region

ALIKE = 4
"""From so many findings on, those of one rule that differ in what they quote alone are told as one."""
_LINES = 20
_EACH_FOR_ITSELF = ("SP", "QA")
"""Areas in which each word and each question is a cause of its own."""
_QUOTED = re.compile(r'"[^"]*"|(?<!\S)\S*[#/.]\S+|\d+')


class Folded(NamedTuple):
    """A finding, and those in the same file that have the same cause."""

    first: Located
    others: list[Located]


def folded(diagnostics: Iterable[Located]) -> Iterator[Folded]:
    """The findings of a file by their cause, in the order of the first of each."""
    found = list(diagnostics)
    causes: dict[tuple[str, ...], list[Located]] = {}
    for diagnostic in found:
        causes.setdefault(_cause(diagnostic), []).append(diagnostic)
    done: set[int] = set()
    for diagnostic in found:
        if id(diagnostic) in done:
            continue
        alike = causes[_cause(diagnostic)]
        group = alike if len(alike) >= ALIKE else [diagnostic]
        done.update(map(id, group))
        yield Folded(group[0], group[1:])


def _cause(diagnostic: Located) -> tuple[str, ...]:
    if diagnostic.code[:2] in _EACH_FOR_ITSELF:
        return diagnostic.code, diagnostic.message, diagnostic.help or ""
    return diagnostic.code, _QUOTED.sub("…", diagnostic.message)


def more_like_it(others: list[Located]) -> str:
    """Where else: ``and 39 more like it: lines 5, 9, …``; empty where nowhere."""
    if not others:
        return ""
    lines = list(dict.fromkeys(_line(other.region) for other in others))
    named = ", ".join(lines[:_LINES]) + (", …" if len(lines) > _LINES else "")
    kind = "" if others[0].region.cell else "line " if len(lines) == 1 else "lines "
    return f"and {len(others)} more like it: {kind}{named}"


def _line(region: Region) -> str:
    return f"cell {region.cell} line {region.line}" if region.cell else str(region.line)
