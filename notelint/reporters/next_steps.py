"""After many findings: which rules they are of, and what to run next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..linting.report import Report
from .layout import paint
from .order import BREAKING_AREAS, worst_first
from .statistics import tallies, tally_lines
from .style import Style


def next_steps(reports: Sequence[Report], style: Style) -> str:
    """A table of rules with counts, and the commands that help most."""
    found = tallies(reports)
    steps = list(_steps(reports, style))
    size = max((len(command) for command, _ in steps), default=0)
    beside = size + 4 + max((len(why) for _, why in steps), default=0) <= style.width
    out = [paint("Findings by rule", "1", style), *(f"  {line}" for line in tally_lines(found, style.width - 2)), ""]
    out += [paint("What to run next", "1", style)]
    for command, why in steps:
        out += [f"  {command:<{size}}  {why}"] if beside else [f"  {command}", f"      {why}"]
    return "".join(f"{line}\n" for line in (*out, ""))


def _steps(reports: Sequence[Report], style: Style) -> Iterator[tuple[str, str]]:
    """Commands, each with why."""
    found = [diagnostic for _, diagnostic in worst_first(reports)]
    breaking = [d.code[:2] for d in found if d.code[:2] in BREAKING_AREAS]
    safe = sum(bool(diagnostic.fix and diagnostic.fix.safe) for diagnostic in found)
    words = sum(diagnostic.code in ("SP001", "SP002", "SP003") for diagnostic in found)
    yield f"notelint rule {found[0].code}", "explains the worst"
    if 0 < len(breaking) < len(found):
        areas = ",".join(sorted(set(breaking)))
        yield f"notelint check --select {areas} {style.paths}", f"{len(breaking)} change how pages look"
    if safe:
        yield f"notelint check --diff {style.paths}", f"{safe} can be fixed: look, then use --fix"
    if words > 5:
        yield f"notelint words {style.paths}", f"{words} possible typos, as a list of words"
    yield f"notelint check --write-baseline {style.paths}", "hides what is there, reports what is new"
