"""How each host is treated: a few requests at once, pauses that it asks for, and peace where it does not answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE, AT_ONCE_EACH = 32, 4
"""Requests to all hosts, and to one."""
_MOST_FAILURES = 4
"""In a row, after which a host is left alone."""
PATIENCE = 60.0
"""Seconds that a host may ask for before it is asked again."""


class Host:
    """One host."""

    def __init__(self, everywhere: asyncio.Semaphore) -> None:
        self._everywhere = everywhere
        self._here = asyncio.Semaphore(AT_ONCE_EACH)
        self._until = 0.0
        self._failures = 0

    @property
    def given_up(self) -> str | None:
        """Why it is left alone: it did not answer several times in a row, or wants to be asked much later."""
        if self._until - _now() > PATIENCE:
            return "its site asks to come back later"
        return "its site does not answer" if self._failures >= _MOST_FAILURES else None

    def answered(self) -> None:
        """Note that it answers."""
        self._failures = 0

    def failed(self) -> None:
        """Note that it does not answer."""
        self._failures += 1

    def pause(self, seconds: float) -> None:
        """Ask it nothing for some time."""
        self._until = max(self._until, _now() + seconds)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until it may be asked. Its own turn comes first, so that no slow host keeps the others waiting."""
        async with self._here:
            while not self.given_up and (left := self._until - _now()) > 0:
                await asyncio.sleep(left)
            async with self._everywhere:
                yield


def _now() -> float:
    return asyncio.get_running_loop().time()


class Hosts:
    """All hosts of a run."""

    def __init__(self) -> None:
        self._everywhere = asyncio.Semaphore(AT_ONCE)
        self._known: dict[str, Host] = {}

    def of(self, name: str) -> Host:
        """A host by its name and port."""
        if name not in self._known:
            self._known[name] = Host(self._everywhere)
        return self._known[name]
