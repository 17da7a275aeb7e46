"""The project's idea of a majority: what is usual in a post decides what is odd."""

from __future__ import annotations


def most(part: int, whole: int) -> bool:
    """Whether a part is more than half of a whole."""
    return part * 2 > whole


def nearly_all(part: int, whole: int) -> bool:
    """Whether a part is at least three quarters of a whole: the rest are slips."""
    return part * 4 >= whole * 3
