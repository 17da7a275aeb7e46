"""How often each rule spoke, in place of what it said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from ..linting.report import Report
from .json import dumps, failures, totals
from .style import Style
from .text import summary


@dataclass(frozen=True, slots=True)
class Tally:
    """What one rule found."""

    code: str
    name: str
    count: int
    safe_fixes: int
    """Diagnostics that can be mended without a change of meaning."""
    unsafe_fixes: int


def tallies(reports: Sequence[Report]) -> list[Tally]:
    """One a rule that found anything, the most frequent first, then by code."""
    by_code: dict[str, Tally] = {}
    for report in reports:
        for diagnostic in report.diagnostics:
            code, fix = diagnostic.code, diagnostic.fix
            before = by_code.get(code, Tally(code, diagnostic.name, 0, 0, 0))
            by_code[code] = replace(
                before,
                count=before.count + 1,
                safe_fixes=before.safe_fixes + bool(fix and fix.safe),
                unsafe_fixes=before.unsafe_fixes + bool(fix and not fix.safe),
            )
    return sorted(by_code.values(), key=lambda tally: (-tally.count, tally.code))


def render(reports: Sequence[Report], style: Style) -> str:
    """A line a rule: count, code, name, and how many come with a fix."""
    found = tallies(reports)
    count = max((len(str(tally.count)) for tally in found), default=0)
    name = max((len(tally.name) for tally in found), default=0)
    lines = [f"{t.count:>{count}}  {t.code}  {t.name:<{name}}  {_fixes(t)}".rstrip() + "\n" for t in found]
    return "".join(lines) + (summary(reports, style) if style.summary else "")


def render_json(reports: Sequence[Report], style: Style) -> str:
    """The same as ``schemas/statistics.schema.json`` has it."""
    content = {
        "version": 1,
        "statistics": [asdict(tally) for tally in tallies(reports)],
        "failures": failures(reports),
        "summary": totals(reports),
    }
    return dumps(content, indent=2) + "\n"


def _fixes(tally: Tally) -> str:
    parts = [
        f"{number} {kind} {'fix' if number == 1 else 'fixes'}"
        for number, kind in ((tally.safe_fixes, "safe"), (tally.unsafe_fixes, "unsafe"))
        if number
    ]
    return ", ".join(parts)
