"""Lines that run into the next one in a paragraph whose others end in a line break: two spaces, a backslash, a tag."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ..regex import regex
from .line_runs import CARRIES_ON, breaks_off
from .lines import NARROWEST, columns, is_deliberate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.blocks import Block
    from .lines import Line

_ENDED = regex(r"(?<!\.)[.!?。！？][)\"'”’*_]*[ ]*(?:</?br\b[^<>]*>|\\)?$", re.IGNORECASE)
"""The end of a sentence, with or without the break."""
_TAG = regex(r"</?br\b[^<>]*>\s*$", re.IGNORECASE)
_PICTURE = ("![", "[![", "<")
_KEPT = 3
"""So many lines with a break at the end show that each line was meant as one."""
_TO_LOST = 2
"""So many times as many as those without."""
_PHRASE = 40
"""Columns of a line that is no verse of a song, which may go on in small letters."""
_LOWER = 3
"""One of so many lines that begin in small letters shows that they do in this paragraph."""


def lost_breaks(paragraph: Block, lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a paragraph that show up on one line, as runs of two or more; most others keep their break."""
    pairs = [*pairwise(lines)]
    kept = [below for line, below in pairs if not line.joined]
    breaks = sum(token.type == "hardbreak" for token in paragraph.inlines)
    if breaks + sum(_TAG.search(line.text) is not None for line, _ in pairs) < len(kept):
        return []  # others are in a formula
    if sum(_ENDED.search(line.text) is not None for line, _ in pairs) * 2 > len(pairs):
        return []  # sentences, which read as well on one line
    if any(line.text.startswith(("<br", "</br")) for line in lines):
        return []  # the author sets sections apart with them
    joined = [(line, below) for line, below in pairs if line.joined]
    if len(kept) < _KEPT or len(joined) * _TO_LOST > len(kept) or not joined:
        return []
    in_small = sum(line.text[:1].islower() for line in kept) * _LOWER >= len(kept)
    if any(_goes_on(line, below, in_small) for line, below in joined):
        return []
    width = _PHRASE if in_small else max(NARROWEST, *(columns(line.text) for line in lines))
    runs: list[list[Line]] = []
    for line, below in joined:
        is_apart = is_deliberate(line, below, width) or _ENDED.search(line.text)
        if not is_apart or below.text.startswith(_PICTURE):
            continue
        if runs and runs[-1][-1] is line:
            runs[-1].append(below)
        else:
            runs.append([line, below])
    return runs


def _goes_on(line: Line, below: Line, in_small: bool) -> bool:
    """Whether a line goes on in the one below, as wrapped text does."""
    if breaks_off(line.text):
        return True
    return not in_small and (
        below.text[:1].islower() or (not _ENDED.search(line.text) and CARRIES_ON.match(below.text) is not None)
    )
