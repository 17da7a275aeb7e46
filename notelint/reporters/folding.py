"""One cause in one file, told once with its count: for people, who fix it in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..diagnostic import Diagnostic, Region
from ..linting.report import Report
from ..named_tuple import NamedTuple
from ..regex import regex
from .order import rank

ALIKE = 4
"""From so many findings on, those of one rule that differ in what they quote alone are told as one; fewer are shown each at its place."""
_LINES = 20
_EACH_FOR_ITSELF = ("SP", "QA001", "QA002", "QA003", "QA008")
"""Codes, or areas, in which each word and each question is a cause of its own."""
_QUOTED = regex(r'"[^"]*"|(?<!\S)\S*[#/.]\S+|\d+')


class Folded(NamedTuple):
    """A finding, and those in the same file that have the same cause."""

    first: Diagnostic
    others: list[Diagnostic]


def folded(diagnostics: Iterable[Diagnostic]) -> Iterator[Folded]:
    """The findings of a file by their cause, in the order of the first of each."""
    found = list(diagnostics)
    causes = [_cause(diagnostic) for diagnostic in found]
    alike: dict[tuple[str, ...], list[Diagnostic]] = {}
    for diagnostic, cause in zip(found, causes, strict=True):
        alike.setdefault(cause, []).append(diagnostic)
    for diagnostic, cause in zip(found, causes, strict=True):
        group = alike[cause]
        if len(group) < ALIKE:
            yield Folded(diagnostic, [])
        elif diagnostic is group[0]:
            yield Folded(diagnostic, group[1:])


def worst_causes(reports: Iterable[Report]) -> list[tuple[Report, Folded]]:
    """The findings of all files by their cause, by ``rank``, then in the order of files and lines."""
    pairs = [(report, cause) for report in reports for cause in folded(sorted(report.diagnostics, key=rank))]
    return sorted(pairs, key=lambda pair: rank(pair[1].first))


def _cause(diagnostic: Diagnostic) -> tuple[str, ...]:
    if diagnostic.code.startswith(_EACH_FOR_ITSELF):
        return diagnostic.code, diagnostic.message, diagnostic.help or ""
    return diagnostic.code, _QUOTED.sub("…", diagnostic.message)


def message(cause: Folded) -> str:
    """What is said of a cause: the message, and where else in brackets."""
    more = more_like_it(cause.others)
    return f"{cause.first.message} ({more})" if more else cause.first.message


def more_like_it(others: Sequence[Diagnostic]) -> str:
    """Where else: ``and 39 more like it: lines 5, 9, …``; empty where nowhere."""
    if not others:
        return ""
    lines = list(dict.fromkeys(_line(other.region) for other in others))
    named = ", ".join(lines[:_LINES]) + (", …" if len(lines) > _LINES else "")
    kind = "" if others[0].region.cell else "line " if len(lines) == 1 else "lines "
    return f"and {len(others)} more like it: {kind}{named}"


def _line(region: Region) -> str:
    return f"cell {region.cell} line {region.line}" if region.cell else str(region.line)
