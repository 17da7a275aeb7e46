"""What is said where notelint itself is wrong, with what it takes to find out why."""

from __future__ import annotations

from . import PACKAGE, __version__

_LONGEST = 300


def describe(error: Exception, rule: str = "") -> str:
    """One sentence: what broke, in which rule and lines of the code, and what to report."""
    import traceback
    from pathlib import Path

    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(PACKAGE)]
    lines = dict.fromkeys(f"{Path(frame.filename).name}:{frame.lineno}" for frame in (*own[-1:], *frames[-1:]))
    what = f"{type(error).__name__}: {str(error)[:_LONGEST]} ({', '.join(lines)})"
    return request(f"internal error{f' in {rule}' if rule else ''}: {what}")


def request(what: str, subject: str = "the file") -> str:
    """A sentence about a mistake of notelint's own, with the request to report it."""
    import platform

    return (
        f"{what}; this is a mistake of notelint {__version__} (Python {platform.python_version()}, {platform.system()}):"
        f" please open an issue where notelint comes from, with this line and {subject}, or the part of it that shows it"
    )
