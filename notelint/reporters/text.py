"""Text for people: every finding with its line of the post, in groups, and what to do next after many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic, Region
from ..linting.report import Report
from ..named_tuple import NamedTuple
from .escape import safe
from .folding import folded
from .layout import hanging, label, number, paint, source, wrapped
from .order import rank
from .place import line_column, place
from .style import Style
from .summary import summary

MANY = 30
"""Above so many findings a table of rules and what to run next stand at the end."""
_LINES = 20
"""Further lines that are named."""


class _Entry(NamedTuple):
    """A finding, and those in the same file that say the same."""

    report: Report
    diagnostic: Diagnostic
    others: list[Diagnostic]

    @property
    def size(self) -> int:
        return 1 + len(self.others)


def render(reports: Sequence[Report], style: Style) -> str:
    """Every diagnostic with its line of the post; the same one repeated is shown once, with its other lines."""
    entries = [] if style.only_fixed else [entry for report in reports for entry in _entries(report)]
    shown = _worst(entries, style.limit)
    blocks = [line for group in _groups(shown, style) for line in group]
    left_out = sum(entry.size for entry in entries) - sum(entry.size for entry in shown)
    if left_out:
        blocks += [f"{number(left_out, 'more finding')} not shown: a higher --max shows more.", ""]
    return "".join(f"{line}\n" for line in blocks) + (_end(reports, entries, style) if style.summary else "")


def _end(reports: Sequence[Report], entries: Sequence[_Entry], style: Style) -> str:
    if sum(entry.size for entry in entries) <= MANY:
        return summary(reports, style)
    from .next_steps import next_steps

    return next_steps(reports, style) + summary(reports, style)


def _entries(report: Report) -> Iterator[_Entry]:
    """The findings of a file, those that say the same or have one cause as one, the worst first and then in document order."""
    same: dict[tuple[str, str, str | None], list[Diagnostic]] = {}
    for first, others in folded(sorted(report.diagnostics, key=rank)):
        same.setdefault((first.code, first.message, first.help), []).extend((first, *others))
    return (_Entry(report, first, others) for first, *others in same.values())


def _worst(entries: Sequence[_Entry], limit: int | None) -> Sequence[_Entry]:
    """At most ``limit`` entries, the worst, in the order that they have."""
    if limit is None or len(entries) <= limit:
        return entries
    by_rank = sorted(range(len(entries)), key=lambda index: rank(entries[index].diagnostic))
    return [entries[index] for index in sorted(by_rank[:limit])]


def _groups(entries: Sequence[_Entry], style: Style) -> Iterator[list[str]]:
    """The lines of each group."""
    if style.group_by == "none":
        yield from (_block(entry, place(entry.report, entry.diagnostic) + ":", "", style) for entry in entries)
        return
    by_rule = style.group_by == "rule"
    groups: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: rank(entry.diagnostic)) if by_rule else entries:
        groups.setdefault(entry.diagnostic.code if by_rule else safe(entry.report.path), []).append(entry)
    for title, group in groups.items():
        yield [paint(_rule_title(group) if by_rule else title, "1", style)]
        for entry in group:
            where = f"{place(entry.report, entry.diagnostic)}:" if by_rule else line_column(entry.diagnostic.region)
            yield _block(entry, where, "  ", style)


def _rule_title(group: Sequence[_Entry]) -> str:
    diagnostic = group[0].diagnostic
    return f"{diagnostic.code} {diagnostic.name}: {number(sum(entry.size for entry in group), 'finding')}"


def _block(entry: _Entry, where: str, indent: str, style: Style) -> list[str]:
    """A finding with its line of the post, ended by an empty line."""
    diagnostic, inner = entry.diagnostic, indent + "  "
    out = hanging(f"{indent}{paint(where, '1', style)} {label(diagnostic, style)}", style.width)
    out += wrapped(safe(diagnostic.message), style.width, inner, inner)
    out += source(diagnostic, style, len(inner))
    if diagnostic.help:
        help = wrapped(safe(diagnostic.help), style.width, f"{inner}help:", inner + "  ")
        out += [line.replace("help:", paint("help:", "32", style), 1) if not n else line for n, line in enumerate(help)]
    regions = diagnostic.regions()
    for related in diagnostic.related:
        region = regions[related.span]
        if _line(region) == _line(diagnostic.region):  # that line is shown
            continue
        out += wrapped(f"{safe(related.message)}: {_line(region)}", style.width, inner, inner + "  ")
    for also in _also(diagnostic, entry.others):
        out += wrapped(also, style.width, inner, inner + "  ")
    return [*out, ""]


def _also(diagnostic: Diagnostic, others: Sequence[Diagnostic]) -> Iterator[str]:
    """Where else the same was found."""
    here = sum(_line(other.region) == _line(diagnostic.region) for other in others)
    if here:
        yield f"also {number(here, 'time')} more in this line"
    regions = {_line(other.region): other.region for other in others}
    regions.pop(_line(diagnostic.region), None)
    if not regions:
        return
    listed = [str(region.line) if region.cell is None else _line(region) for region in regions.values()]
    more = f" and {len(listed) - _LINES} more" if len(listed) > _LINES else ""
    plain = diagnostic.region.cell is None
    like = "" if all(other.message == diagnostic.message for other in others) else f"{len(others)} more like it, "
    yield f"also {like}{('lines ' if len(listed) > 1 else 'line ') if plain else ''}{', '.join(listed[:_LINES])}{more}"


def _line(region: Region) -> str:
    return f"cell {region.cell} line {region.line}" if region.cell else f"line {region.line}"
