"""Regular expressions of the package: each compiled when it is first used, and kept compiled beside the bytecode.

One run needs a third of them, and to compile those takes as long as to lint a short post. So what ``re`` makes of a
pattern is kept as bytecode is: in ``__pycache__``, for one build of Python, and trusted like it. Where no bytecode is
written (``PYTHONDONTWRITEBYTECODE``, a folder that is read-only), or ``re`` is built otherwise, each run compiles.
"""

from __future__ import annotations

import contextlib
import marshal
import re
import sys
from functools import cache
from typing import Any, AnyStr, cast

from . import __version__

_Key = tuple[str | bytes, int]

_ENGINE: Any = getattr(re, "_compiler", None)
_BUILD = f"{__version__} {sys.version} {sys.maxsize} {getattr(_ENGINE, 'MAGIC', None)}"
_new: dict[_Key, bytes] = {}
"""What was compiled in this process, as arguments for the engine, marshalled."""


class Regex:
    """A pattern that is its text until it is used; from then on it has the compiled one's methods as its own."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        member = getattr(_compiled(self.pattern, int(self._given)), name)
        setattr(self, name, member)
        return member


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for a module's constant; a type checker takes it for what ``re.compile`` gives."""
    return cast("re.Pattern[AnyStr]", Regex(text, flags))


def keep() -> None:
    """Add what this process compiled to what is kept; others may have done so meanwhile."""
    from . import atomic

    file = _file()
    if file is None or not _new or sys.dont_write_bytecode:
        return
    _kept.cache_clear()
    with contextlib.suppress(OSError):
        atomic.replace(file, marshal.dumps((_BUILD, _kept(file) | _new)))


@cache
def _compiled(text: str | bytes, flags: int) -> re.Pattern[Any]:
    """Take a pattern from those that are kept, or compile it. Raises re.error."""
    file = _file()
    if file is None:
        return re.compile(text, flags)
    with contextlib.suppress(KeyError, EOFError, ValueError, TypeError, RuntimeError):  # not there, or damaged
        return _load(_kept(file)[text, flags])
    try:
        made = _compile(text, flags)
        pattern = _load(made)
    except (AttributeError, TypeError, ValueError, RuntimeError):  # ``re`` is built otherwise than is known here
        return re.compile(text, flags)
    if not _new:
        import atexit

        atexit.register(keep)
    _new[text, flags] = made
    return pattern


def _compile(text: str | bytes, flags: int) -> bytes:
    """Do what ``re`` does, up to the arguments that it gives to its engine."""
    parsed = _ENGINE._parser.parse(text, flags)
    code = [int(word) for word in _ENGINE._code(parsed, flags)]
    names = dict(parsed.state.groupdict)
    by_number = {number: name for name, number in names.items()}
    groups = tuple(by_number.get(number) for number in range(parsed.state.groups))
    return marshal.dumps((text, int(flags | parsed.state.flags), code, len(groups) - 1, names, groups))


def _load(made: bytes) -> re.Pattern[Any]:
    pattern: re.Pattern[Any] = _ENGINE._sre.compile(*marshal.loads(made))
    return pattern


@cache
def _file() -> str | None:
    """Where patterns are kept, if they are."""
    bytecode = __spec__ and __spec__.cached
    known = all(hasattr(_ENGINE, name) for name in ("_parser", "_code", "_sre"))
    if not bytecode or sys.implementation.name != "cpython" or not known:
        return None
    return bytecode.removesuffix(".pyc") + ".patterns"


@cache
def _kept(file: str) -> dict[_Key, bytes]:
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError), open(file, "rb") as opened:
        build, patterns = marshal.loads(opened.read())
        if build == _BUILD and isinstance(patterns, dict):
            return patterns
    return {}
