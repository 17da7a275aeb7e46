"""Answers kept from one run to the next, in the folder of the caches and not in the blog: nobody else can put one there."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Mapping
from typing import Any

from ..atomic import replace
from .address import Address
from .answer import Answer, State

FILE = "online.notelint-cache"
_LARGEST = 50_000_000
"""Bytes; a larger file is none of ours."""
_DAYS = 30
"""After which an answer is dropped."""


class Kept:
    """The answers in a file; one that is broken is as good as none."""

    def __init__(self, folder: str | None) -> None:
        self._file = None if folder is None else os.path.join(folder, FILE)
        self._known = _read(self._file)

    def answers(self, max_age: float) -> dict[Address, Answer]:
        """Those that are at most so many seconds old."""
        now = time.time()
        return {address: answer for address, (at, answer) in self._known.items() if 0 <= now - at <= max_age}

    def add(self, answers: Mapping[Address, Answer]) -> None:
        """Keep what will be the same tomorrow. Nothing happens where that is not possible."""
        now = time.time()
        self._known |= {address: (now, answer) for address, answer in answers.items() if answer.is_settled}
        if self._file is None:
            return
        lines = [[*key, at, *answer] for key, (at, answer) in self._known.items() if now - at < _DAYS * 86_400]
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(self._file), mode=0o700, exist_ok=True)
            replace(self._file, json.dumps(lines).encode(), private=True)


def _read(file: str | None) -> dict[Address, tuple[float, Answer]]:
    if file is None:
        return {}
    try:
        if not os.path.isfile(file) or os.path.getsize(file) > _LARGEST:
            return {}
        with open(file, "rb") as stream:
            return dict(map(_entry, json.load(stream)))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def _entry(line: Any) -> tuple[Address, tuple[float, Answer]]:
    page, fragment, at, state, detail, location = line
    return Address(page, fragment), (float(at), Answer(State(state), detail, location))
