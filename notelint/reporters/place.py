"""Places in a file, as formats have them, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..diagnostic import Diagnostic, Region, Severity
from ..linting.report import Report
from ..named_tuple import NamedTuple
from .escape import safe


def counts(reports: Sequence[Report]) -> Counter[Severity]:
    """How many diagnostics there are of each severity."""
    return Counter(diagnostic.severity for report in reports for diagnostic in report.diagnostics)


class InFile(NamedTuple):
    """A place in a file, lines and columns (in code points) from 1; the end is the place after the last character."""

    line: int
    column: int | None
    end_line: int
    end_column: int | None


def in_file(region: Region) -> InFile:
    """Where a region is in the file. A notebook's file is JSON, whose lines mean nothing to a reader: its first line."""
    return InFile(1, None, 1, None) if region.cell else InFile(*region[1:])


def place(report: Report, diagnostic: Diagnostic) -> str:
    """``path:line:column``, in a notebook ``path:cell N:line:column``."""
    return f"{safe(report.path)}:{line_column(diagnostic.region)}"


def line_column(region: Region) -> str:
    """``line:column``, in a notebook ``cell N:line:column``."""
    return f"{f'cell {region.cell}:' if region.cell else ''}{region.line}:{region.column}"


def in_cell(region: Region) -> str:
    """What a message says in front in a notebook, whose cells and lines ``in_file`` can't say."""
    return f"cell {region.cell}, line {region.line}: " if region.cell else ""


def sentence(diagnostic: Diagnostic) -> str:
    """Message and help in one safe line."""
    help = f" (help: {diagnostic.help})" if diagnostic.help else ""
    return safe(in_cell(diagnostic.region) + diagnostic.message + help)
