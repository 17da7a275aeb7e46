"""Numbers and dates that run down a column or a list, and the one that is out of its order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..named_tuple import NamedTuple
from ..regex import regex

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YEAR_FIRST = regex(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})")
_TWO = regex(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})(?:[-/.](?P<y>\d{4}|\d{2}))?")
_NAME = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_NAMED = (
    regex(rf"{_NAME}[ -](?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<y>\d{{4}}))?", re.IGNORECASE),
    regex(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]{_NAME}(?:,?[ -](?P<y>\d{{4}}))?", re.IGNORECASE),
)
_DIGIT = regex(r"\d")
_WEEKDAY = regex(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]? *", re.IGNORECASE)

Day = tuple[int, int, int]
"""Year (0 where none is written), month and day."""


class OddNumber(NamedTuple):
    """The one number of a sequence that is out of order."""

    place: int
    expected: int | None
    """The number that would be in order; None where two have changed places."""


def odd_number(numbers: Sequence[int]) -> OddNumber | None:
    """The one number that does not go up, or down, by one with all others; or the second of two that changed places."""
    for sign in (1, -1):
        offset, count = Counter(number - sign * index for index, number in enumerate(numbers)).most_common(1)[0]
        wrong = [index for index, number in enumerate(numbers) if number - sign * index != offset]
        if count < 3:
            continue
        if len(wrong) == 1 and count > 3:
            return OddNumber(wrong[0], offset + sign * wrong[0])
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and numbers[wrong[0]] - sign * wrong[1] == offset:
            return OddNumber(wrong[1], None)
    return None


class OddDay(NamedTuple):
    """The one day of a sequence that is out of order."""

    place: int
    year: int | None
    """The year that would put it in order, if one does."""


def odd_day(days: Sequence[Day]) -> OddDay | None:
    """The one day without which all others are in order, up or down."""
    unrolled = _unrolled(days)
    for order in (_is_sorted, lambda days: _is_sorted(days[::-1])):
        if order(unrolled):
            return None
        without = [place for place in range(len(days)) if order([*unrolled[:place], *unrolled[place + 1 :]])]
        if len(without) == 1:
            place = without[0]
            year, month, day = days[place]
            years = (year - 1, year + 1) if year else ()
            right = [y for y in years if order([*days[:place], (y, month, day), *days[place + 1 :]])]
            return OddDay(place, right[0] if len(right) == 1 else None)
    return None


def _is_sorted(days: Sequence[Day]) -> bool:
    return all(before <= after for before, after in zip(days, days[1:], strict=False))


def _unrolled(days: Sequence[Day]) -> list[Day]:
    """Days without years get one: from autumn to spring is another."""
    if any(day[0] for day in days):
        return list(days)
    years, found = 0, []
    for index, (_, month, day) in enumerate(days):
        before = days[index - 1][1] if index else month
        years += (before - month > 6) - (month - before > 6)
        found.append((years, month, day))
    return found


def read_days(texts: Sequence[str]) -> list[list[Day | None]]:
    """The days that texts name, in each way to read them: day or month first."""
    readings = [[_day(text, month_first) for text in texts] for month_first in (True, False)]
    return readings[:1] if readings[0] == readings[1] else readings


def _day(text: str, month_first: bool) -> Day | None:
    if not _DIGIT.search(text):
        return None
    text = _WEEKDAY.sub("", text.strip(), count=1)
    if (found := _YEAR_FIRST.fullmatch(text)) is not None:
        return _valid(found["y"], int(found["m"]), int(found["d"]))
    if (found := _TWO.fullmatch(text)) is not None:
        month, day = (found["a"], found["b"]) if month_first else (found["b"], found["a"])
        return _valid(found["y"], int(month), int(day))
    for pattern in _NAMED:
        if (found := pattern.fullmatch(text)) is not None:
            return _valid(found["y"], _MONTHS.index(found["name"][:3].lower()) + 1, int(found["d"]))
    return None


def _valid(year: str | None, month: int, day: int) -> Day | None:
    return (int(year or 0), month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
