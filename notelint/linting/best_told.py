"""One fault is told once, by the rule that explains it best."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from ..diagnostic import Diagnostic, Span
from ..rules import Rule


def best_told(found: list[Diagnostic], rules: list[Rule], explained: Mapping[str, Sequence[Span]]) -> list[Diagnostic]:
    """What is found, without that of which another rule tells better at the same place.

    ``explained`` has places by the codes of rules: what these find there has its cause in something else that was found.
    """
    better = {rule.code: rule.yields_to for rule in rules if rule.yields_to}
    if not better and not explained:
        return found
    spans: dict[str, list[Span]] = {code: [] for codes in better.values() for code in codes}
    for diagnostic in found:
        if diagnostic.code in spans:
            spans[diagnostic.code].append(diagnostic.span)
    places = {
        code: _Places([*explained.get(code, ()), *(span for one in better.get(code, ()) for span in spans[one])])
        for code in {*better, *explained}
    }
    return [one for one in found if one.code not in places or not places[one.code].touch(one.span)]


class _Places:
    """Spans, to be asked whether one of them has something in common with another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((max(span.end, span.start + 1) for span in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether one of them begins before the end of a span, and ends after its start."""
        before = bisect_left(self._starts, max(span.end, span.start + 1))
        return before > 0 and self._ends[before - 1] > span.start
