"""Regular expressions of the package, each compiled when it is first used: one run needs a third of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class Regex:
    """A pattern that is its text until it is used; from then on it has the compiled one's methods as its own."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self.pattern = text
        self._given = flags

    def __getattr__(self, name: str) -> Any:
        member = getattr(re.compile(self.pattern, self._given), name)
        setattr(self, name, member)
        return member


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for a module's constant; a type checker takes it for what ``re.compile`` gives."""
    return cast("re.Pattern[AnyStr]", Regex(text, flags))
