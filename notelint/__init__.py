"""notelint: a linter and validator for study-note posts."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["lint_files"]

PACKAGE = __path__[0]
"""The package's own folder."""

if TYPE_CHECKING:
    from .linting.parallel import lint_files


def __getattr__(name: str) -> Any:
    """What is public is imported when it is first used."""
    if name in __all__:
        from .linting import parallel as linting

        return getattr(linting, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
