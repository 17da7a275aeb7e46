"""What is asked of the same short texts again and again, by one rule after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_T = TypeVar("_T")

_SHORT = 500
"""Characters; longer texts would take too much memory."""


def remembered(read: Callable[[str], _T]) -> Callable[[str], _T]:
    """A function that answers at once what it was lately asked."""
    of_short = lru_cache(maxsize=1024)(read)

    @wraps(read)
    def answer(text: str) -> _T:
        return of_short(text) if len(text) <= _SHORT else read(text)

    return answer
