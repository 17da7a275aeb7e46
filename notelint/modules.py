"""The modules of a package, without ``pkgutil``, which takes ten times as long: a short run would feel it."""

from __future__ import annotations

import os
from collections.abc import Iterable


def modules_in(path: Iterable[str]) -> list[str]:
    """The names of the modules in a package's folders, in order."""
    names = (name for folder in path for name in os.listdir(folder) if name.endswith((".py", ".pyc")))
    return sorted({name.partition(".")[0] for name in names} - {"__init__"})
