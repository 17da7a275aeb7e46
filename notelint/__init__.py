"""notelint: a linter and validator for study-note posts."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["lint_files"]

PACKAGE = __path__[0]
"""The package's own folder."""

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .linting.parallel import lint_files


def modules_in(path: Iterable[str]) -> list[str]:
    """The names of the modules in a package's folders, in order; ``pkgutil`` takes ten times as long, which a short run would feel."""
    names = (name for folder in path for name in os.listdir(folder) if name.endswith((".py", ".pyc")))
    return sorted({name.partition(".")[0] for name in names} - {"__init__"})


def __getattr__(name: str) -> Any:
    """What is public is imported when it is first used."""
    if name in __all__:
        from .linting import parallel as linting

        return getattr(linting, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
