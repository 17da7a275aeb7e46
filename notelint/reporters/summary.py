"""What was found and fixed, in a line or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..diagnostic import Severity
from ..discovery.files import ENDINGS
from ..linting.report import Report
from .layout import COLORS, label, number, paint, wrapped
from .order import rank
from .place import counts, place
from .style import Style

MANY = 10
"""Above so many findings the summary says which is the worst."""


def summary(reports: Sequence[Report], style: Style) -> str:
    """What was fixed, then what was found in how many files, and what is the worst of it."""
    text = wrapped(sentences(reports, style), style.width)
    return "".join(f"{line}\n" for line in (*_by_rule(reports, style), *text, *_worst(reports, style)))


def sentences(reports: Sequence[Report], style: Style) -> str:
    """The counts alone, in one line."""
    parts = (_fixed(reports), _found(reports, style), _fixable(reports, style), _baselined(reports, style))
    return " ".join(filter(None, (*parts, _left_out(reports, style), _failed(reports))))


def _fixed(reports: Sequence[Report]) -> str:
    fixed = sum(report.fixed.total() for report in reports)
    changed = sum(bool(report.fixed) for report in reports)
    return f"Fixed {number(fixed, 'finding')} in {number(changed, 'file')}." if fixed else ""


def _by_rule(reports: Sequence[Report], style: Style) -> list[str]:
    """How many findings of each rule were, or would be, fixed: a line each, the most first."""
    fixed = sum((report.fixed for report in reports), Counter[str]())
    if not fixed or not style.show_fixes:
        return []
    from ..rules import find_rules

    names = {code: next((rule.name for rule in find_rules(code)), "") for code in fixed}
    size = len(str(max(fixed.values())))
    return [
        f"  {count:>{size}}  {code} {names[code]}"
        for code, count in sorted(fixed.items(), key=lambda item: (-item[1], item[0]))
    ]


def would_fix(reports: Sequence[Report], style: Style) -> str:
    """How many findings ``--fix`` would fix, and how many more with ``--unsafe-fixes``: what is after a diff."""
    fixed = sum(report.fixed.total() for report in reports)
    changed = sum(bool(report.fixed) for report in reports)
    text = f"Would fix {number(fixed, 'finding')} in {number(changed, 'file')}." if fixed else _nothing_to_fix(reports)
    more = _unsafe(reports) if not style.unsafe_fixes else 0
    text += f" {more} {'more ' if fixed else ''}can be fixed with --unsafe-fixes." if more else ""
    return "".join(f"{line}\n" for line in (*_by_rule(reports, style), *wrapped(text, style.width)))


def _nothing_to_fix(reports: Sequence[Report]) -> str:
    files = sum(report.generated is None and not _is_lost(report) for report in reports)
    return f"Nothing to fix in {number(files, 'file')}."


def _unsafe(reports: Sequence[Report]) -> int:
    """How many findings only ``--unsafe-fixes`` fixes."""
    return sum(bool(found.fix and not found.fix.safe) for report in reports for found in report.diagnostics)


def _found(reports: Sequence[Report], style: Style) -> str:
    count = counts(reports)
    files = number(sum(report.generated is None and not _is_lost(report) for report in reports), "file")
    failed = sum(report.failure is not None for report in reports)
    parts = [
        paint(number(count[severity], severity.label), COLORS[severity], style)
        for severity in reversed(Severity)
        if count[severity]
    ]
    if style.only_fixed:
        return "" if any(report.fixed for report in reports) else _nothing_to_fix(reports)
    if parts:
        listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
        return f"Found {listed} in {files}."
    nothing = "Nothing else found" if any(report.fixed for report in reports) else "Nothing found"
    return f"{nothing} in {files}." if len(reports) > failed or not reports else ""


def _is_lost(report: Report) -> bool:
    """Whether nothing of a file could be checked."""
    return report.failure is not None and not report.diagnostics


def _fixable(reports: Sequence[Report], style: Style) -> str:
    """How many of the findings can be fixed, and how."""
    fixes = [diagnostic.fix for report in reports for diagnostic in report.diagnostics if diagnostic.fix]
    safe = sum(fix.safe for fix in fixes)
    if not fixes or style.only_fixed:
        return ""
    if len(fixes) == safe:
        return f"{safe} can be fixed with --fix."
    if style.unsafe_fixes or not safe:
        return f"{len(fixes)} can be fixed with --fix --unsafe-fixes."
    return f"{safe} can be fixed with --fix, {len(fixes) - safe} more with --fix --unsafe-fixes."


def _baselined(reports: Sequence[Report], style: Style) -> str:
    hidden = sum(report.hidden for report in reports)
    return f"{hidden} hidden by the baseline." if hidden and not style.only_fixed else ""


def _left_out(reports: Sequence[Report], style: Style) -> str:
    """What was not checked though it is there."""
    generated = sum(report.generated is not None for report in reports)
    parts = [f"{number(style.left_out, 'post')} left out by the settings"] if style.left_out else []
    parts += [f"{number(generated, 'post')} left out as generated"] if generated else []
    return f"{' and '.join(parts)}." if parts else ""


def _failed(reports: Sequence[Report]) -> str:
    failed = [report.path for report in reports if report.failure is not None]
    what = "file" if all(path.endswith(ENDINGS) for path in failed) else "path"
    return f"{number(len(failed), what)} could not be checked." if failed else ""


def _worst(reports: Sequence[Report], style: Style) -> list[str]:
    """The worst of many findings, with its place."""
    pairs = [(report, diagnostic) for report in reports for diagnostic in report.diagnostics]
    if style.only_fixed or len(pairs) <= MANY:
        return []
    report, worst = min(pairs, key=lambda pair: rank(pair[1]))
    return wrapped(f"The worst: {place(report, worst)} {label(worst, style)}", style.width)
