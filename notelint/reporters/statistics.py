"""How often each rule spoke, in place of what it said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..linting.report import Report
from ..named_tuple import NamedTuple
from .json import dumps, failures, totals
from .style import Style
from .summary import summary


class Tally(NamedTuple):
    """What one rule found."""

    code: str
    name: str
    found: int
    safe_fixes: int
    """Diagnostics that can be fixed without a change of meaning."""
    unsafe_fixes: int


def tallies(reports: Sequence[Report]) -> list[Tally]:
    """One a rule that found anything, the most frequent first, then by code."""
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    fixes: Counter[tuple[str, bool]] = Counter()
    for report in reports:
        for diagnostic in report.diagnostics:
            names[diagnostic.code] = diagnostic.name
            found[diagnostic.code] += 1
            if diagnostic.fix is not None:
                fixes[diagnostic.code, diagnostic.fix.safe] += 1
    tallied = [Tally(code, names[code], found[code], fixes[code, True], fixes[code, False]) for code in found]
    return sorted(tallied, key=lambda tally: (-tally.found, tally.code))


def render(reports: Sequence[Report], style: Style) -> str:
    """A line a rule: count, code, name, and how many come with a fix."""
    lines = [f"{line}\n" for line in tally_lines(tallies(reports), style.width)]
    return "".join(lines) + (summary(reports, style) if style.summary else "")


def tally_lines(found: Sequence[Tally], room: int) -> list[str]:
    """The lines of the table, in ``room`` columns where the rules' names leave that."""
    count = max((len(str(tally.found)) for tally in found), default=0)
    name = max((len(tally.name) for tally in found), default=0)
    rows = [f"{t.found:>{count}}  {t.code}  {t.name:<{name}}" for t in found]
    fixes = [_fixes(t) for t in found]
    if max((len(row) + 2 + len(fix) for row, fix in zip(rows, fixes, strict=True)), default=0) > room:
        fixes = [re.sub(r" fix(?:es)?\b", "", fix) for fix in fixes]
    return [f"{row}  {fix}".rstrip() for row, fix in zip(rows, fixes, strict=True)]


def render_json(reports: Sequence[Report], style: Style) -> str:
    """The same as ``schemas/statistics.schema.json`` has it."""
    content = {
        "version": 1,
        "statistics": [_as_dict(tally) for tally in tallies(reports)],
        "failures": failures(reports),
        "summary": totals(reports),
    }
    return dumps(content, indent=2) + "\n"


def _as_dict(tally: Tally) -> dict[str, str | int]:
    code, name, found, safe_fixes, unsafe_fixes = tally
    return {"code": code, "name": name, "count": found, "safe_fixes": safe_fixes, "unsafe_fixes": unsafe_fixes}


def _fixes(tally: Tally) -> str:
    parts = [
        f"{number} {kind} {'fix' if number == 1 else 'fixes'}"
        for number, kind in ((tally.safe_fixes, "safe"), (tally.unsafe_fixes, "unsafe"))
        if number
    ]
    return ", ".join(parts)
