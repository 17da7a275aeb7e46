"""What a diagnostic is known by from one run to the next, for those who compare runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from ..diagnostic import Diagnostic
from ..engine import Report


def fingerprints(reports: Sequence[Report]) -> Iterator[tuple[Report, Diagnostic, str]]:
    """Every diagnostic with 32 hexadecimal digits, which no other one has and which stay when lines move.

    They are made of path, code and what is written there, not of the line's number or the message; the same thing
    written twice is told apart by its order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for report in reports:
        for diagnostic in report.diagnostics:
            assert report.document is not None
            span = diagnostic.span
            line = report.document.line_span(report.document.place(span.start)[0] - 1)
            found = report.document.text[span.start : min(span.end, line.end)]
            key = (report.path, diagnostic.code, report.document.slice(line).strip(), found)
            yield report, diagnostic, digest(*key, str(seen[key]))
            seen[key] += 1


def digest(*parts: str) -> str:
    """32 hexadecimal digits of some texts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
