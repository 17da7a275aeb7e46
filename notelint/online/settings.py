"""What a blog's settings say of asking for its links."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class OnlineSettings(NamedTuple):
    """The ``[online]`` table of the settings."""

    in_ci: bool = False
    """Ask without the flag where the environment has ``CI``."""
    exclude: tuple[str, ...] = ()
    """Patterns of addresses that are not asked for."""
