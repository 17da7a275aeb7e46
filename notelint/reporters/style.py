"""How text is laid out."""

from __future__ import annotations

from ..named_tuple import NamedTuple

GROUPS = ("file", "rule", "none")


class Style(NamedTuple):
    """How text is laid out for a terminal."""

    color: bool = False
    width: int = 100
    """Columns."""
    summary: bool = True
    unsafe_fixes: bool = False
    """Whether fixes that may change what a post says were asked for."""
    only_fixed: bool = False
    """Whether only what was fixed is reported, and nothing that remains."""
    links: bool = False
    """Whether rule codes are links to their pages."""
    group_by: str = "file"
    """One of ``GROUPS``."""
    limit: int | None = None
    """How many entries are shown at most, the worst first; None for all."""
    show_fixes: bool = False
    """Whether the summary names the rules whose findings were fixed."""
    left_out: int = 0
    """How many posts settings left out."""
    notices: tuple[str, ...] = ()
    """What is said of the run as a whole."""
    paths: str = "."
    """What was checked, as a shell takes it."""
