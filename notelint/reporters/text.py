"""Text for people: the full form with the source line, and the concise one, a line per diagnostic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..diagnostic import Severity
from ..linting.report import Placed, Region, Report, window
from .escape import safe, visible, without_commands
from .place import counts
from .style import Style

_MAY_BE_WIDE = "[^\x00-\u02ff\u2010-\u2027]"
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(reports: Sequence[Report], style: Style) -> str:
    """Every diagnostic with its line of the post; the same one repeated is shown once, with its other lines."""
    blocks = [block for report in reports for block in _blocks(report, style)] if not style.only_fixed else []
    return "".join(blocks) + (summary(reports, style) if style.summary else "")


def render_concise(reports: Sequence[Report], style: Style) -> str:
    """A line per diagnostic: ``path:line:column: CODE message``."""
    lines = []
    for report in reports if not style.only_fixed else ():
        for diagnostic in report.diagnostics:
            where = _paint(place(report, diagnostic), "1", style)
            code = _paint(diagnostic.code, _COLORS[diagnostic.severity], style)
            lines.append(f"{where}: {code} {safe(diagnostic.message)}\n")
    return "".join(lines) + (summary(reports, style) if style.summary else "")


def _blocks(report: Report, style: Style) -> Iterator[str]:
    groups: dict[tuple[str, str, str | None], list[Placed]] = {}
    for diagnostic in report.diagnostics:
        groups.setdefault((diagnostic.code, diagnostic.message, diagnostic.help), []).append(diagnostic)
    for first, *others in groups.values():
        yield _block(report, first, others, style)


def _block(report: Report, diagnostic: Placed, others: list[Placed], style: Style) -> str:
    color = _COLORS[diagnostic.severity]
    where = _paint(place(report, diagnostic), "1", style)
    code = _paint(f"{diagnostic.severity.label} {diagnostic.code}", f"1;{color}", style)
    out = [f"{where}: {code} {diagnostic.name}", f"  {safe(diagnostic.message)}", *_source(diagnostic, style)]
    if diagnostic.help:
        out.append(f"  {_paint('help:', '32', style)} {safe(diagnostic.help)}")
    out += [f"  {safe(related.message)}: line {_line(related.region)}" for related in diagnostic.related]
    if others:
        lines = list(dict.fromkeys(_line(other.region) for other in others))
        shown = ", ".join(lines[:20]) + (f" and {len(lines) - 20} more" if len(lines) > 20 else "")
        out.append(f"  also {'lines' if len(lines) > 1 else 'line'} {shown}")
    return "\n".join(out) + "\n\n"


def place(report: Report, diagnostic: Placed) -> str:
    """``path:line:column``, in a notebook ``path:cell N:line:column``."""
    cell, line, column = diagnostic.region[:3]
    return f"{safe(report.path)}:{f'cell {cell}:' if cell else ''}{line}:{column}"


def _line(region: Region) -> str:
    return f"{region.line} of cell {region.cell}" if region.cell else str(region.line)


def _source(diagnostic: Placed, style: Style) -> list[str]:
    """The line of the post, cut around the finding, and a marker under it."""
    line, first, last, cut_before, cut_after = diagnostic.excerpt
    if not line.strip():
        return []
    gutter = f"  {diagnostic.region.line} | "
    room = max(20, style.width - len(gutter))
    text = without_commands(_flat(line), "(")
    start = len(_flat(line[:first]))
    end = start + max(1, len(_flat(line[first:last])))
    left, right = window(len(text), start, end, room)
    head, tail = "…" if left or cut_before else "", "…" if right < len(text) or cut_after else ""
    before = _width(text[left:start]) + len(head)
    marked = max(1, _width(text[start : min(end, right)]))
    marker = _paint("^" * min(marked, room - before if room > before else 1), _COLORS[diagnostic.severity], style)
    return [gutter + head + text[left:right] + tail, " " * (len(gutter) - 2) + "| " + " " * before + marker]


def _flat(text: str) -> str:
    """One line as it may be printed: a tab one column, what can't be seen as an escape."""
    return visible(text).replace("\t", " ")


def _width(text: str) -> int:
    if text.isascii() or not re.search(_MAY_BE_WIDE, text):
        return len(text)
    import unicodedata

    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def summary(reports: Sequence[Report], style: Style) -> str:
    """What was found in how many files: one line."""
    count = counts(reports)
    failed = sum(report.failure is not None for report in reports)
    files = f"{len(reports)} {'file' if len(reports) == 1 else 'files'}"
    parts = [
        _paint(_number(count[severity], severity.label), _COLORS[severity], style)
        for severity in reversed(Severity)
        if count[severity]
    ]
    fixed = sum(report.fixed.total() for report in reports)
    changed = sum(bool(report.fixed) for report in reports)
    mended = f"Fixed {_number(fixed, 'finding')} in {_number(changed, 'file')}." if fixed else ""
    if style.only_fixed:
        found = "" if fixed else f"Nothing to fix in {files}."
    elif parts:
        listed = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
        found = f"Found {listed} in {files}."
    else:
        found = f"Nothing found in {files}." if len(reports) > failed or not reports else ""
    hidden = sum(report.hidden for report in reports)
    known = f"{hidden} hidden by the baseline." if hidden and not style.only_fixed else ""
    unread = f"{failed} of them could not be fully judged." if failed else ""
    fixable = "" if style.only_fixed else _fixable(reports, style)
    return " ".join(filter(None, (mended, found, fixable, known, unread))) + "\n"


def _fixable(reports: Sequence[Report], style: Style) -> str:
    """How many of the findings can be fixed, and how."""
    fixes = [diagnostic.fix for report in reports for diagnostic in report.diagnostics if diagnostic.fix]
    safe = sum(fix.safe for fix in fixes)
    if not fixes:
        return ""
    if len(fixes) == safe:
        return f"{safe} can be fixed with --fix."
    if style.unsafe_fixes or not safe:
        return f"{len(fixes)} can be fixed with --fix --unsafe-fixes."
    return f"{safe} can be fixed with --fix, {len(fixes) - safe} more with --fix --unsafe-fixes."


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text
