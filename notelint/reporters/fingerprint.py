"""What a diagnostic is known by from one run to the next, for those who compare runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic
from ..digest import digest
from ..linting.report import Report


def fingerprints(reports: Sequence[Report]) -> Iterator[tuple[Report, Diagnostic, str]]:
    """Every diagnostic with 32 hexadecimal digits, which no other one has and which stay when lines move.

    They are made of path, code and what is written there, not of the line's number or the message; the same thing
    written twice is told apart by its order.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for report in reports:
        for diagnostic in report.diagnostics:
            key = (report.path, diagnostic.digest)
            yield report, diagnostic, digest(*key, str(seen[key]))
            seen[key] += 1
