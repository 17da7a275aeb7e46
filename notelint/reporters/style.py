"""How text is laid out."""

from typing import NamedTuple


class Style(NamedTuple):
    """How text is laid out for a terminal."""

    color: bool = False
    width: int = 100
    """Columns."""
    summary: bool = True
    unsafe_fixes: bool = False
    """Whether fixes that may change what a post says were asked for."""
    only_fixed: bool = False
    """Whether only what was fixed is told, and nothing that remains."""
