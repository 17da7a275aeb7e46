"""Changes to a text that keep it a text: whole lines come, go, move and nest, taken from texts that mean something."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Mutator = Callable[[bytes, int, int], bytes]

_MARKS = (b"> ", b"- ", b"1. ", b"    ", b"  ", b"\t", b"| ", b"# ", b"* ", b"> - ")
_ENDS = (b"\n", b"\r\n", b"\r", b"\n\n", b"")


def mutator(texts: Sequence[bytes], words: Sequence[bytes], head: int = 0) -> Mutator:
    """A mutator over lines of ``texts`` and over ``words``; the first ``head`` bytes of an input are no text.

    Every other change is left to libFuzzer.
    """
    import atheris

    blocks = [block for text in texts for block in text.split(b"\n\n") if block.strip()]
    lines = [line for text in texts for line in text.split(b"\n") if line.strip()]

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        choice = random.Random(seed)
        if choice.random() < 0.35:
            return bytes(atheris.Mutate(data, largest))
        start, rows = data[:head] or bytes([choice.randrange(256)] * head), data[head:].split(b"\n")
        for _ in range(choice.choice((1, 1, 2, 3, 5))):
            rows = _changed(choice, rows, blocks, lines, words)
        if choice.random() < 0.05:
            start = bytes([choice.randrange(256)] * head)
        return (start + b"\n".join(rows))[:largest]

    return mutate


def _changed(
    choice: random.Random,
    rows: list[bytes],
    blocks: Sequence[bytes],
    lines: Sequence[bytes],
    words: Sequence[bytes],
) -> list[bytes]:
    at = choice.randrange(len(rows) + 1)
    stop = min(len(rows), at + choice.choice((1, 1, 2, 4, 9)))
    part = rows[at:stop]
    kind = choice.randrange(11)
    if kind == 0:
        return [*rows[:at], *choice.choice(blocks).split(b"\n"), *rows[at:]]
    if kind == 1:
        return [*rows[:at], choice.choice(lines), *rows[at:]]
    if kind == 2:
        return rows[:at] + rows[stop:] or [b""]
    if kind == 3:
        there = choice.randrange(len(rows) + 1)
        return rows[:there] + part + rows[there:]
    if kind == 4:
        mark = choice.choice(_MARKS)
        return [*rows[:at], *(mark + row for row in part), *rows[stop:]]
    if kind == 5:
        return [*rows[:at], *(row.lstrip(b" >\t-*#") for row in part), *rows[stop:]]
    if kind == 6 and part:
        return [*rows[:at], choice.choice(_ENDS).join(part), *rows[stop:]]
    if kind == 7 and part:
        row, word = part[0], choice.choice(words)
        column = choice.choice((0, len(row), choice.randrange(len(row) + 1)))
        return [*rows[:at], row[:column] + word + row[column:], *part[1:], *rows[stop:]]
    if kind == 8 and part:
        row = part[0]
        left, right = sorted(choice.randrange(len(row) + 1) for _ in range(2))
        return [*rows[:at], row[:left] + row[right:], *part[1:], *rows[stop:]]
    if kind == 9 and part:
        return rows[:at] + part * choice.choice((2, 2, 3, 8)) + rows[stop:]
    if kind == 10 and part:
        pieces = part[0].split(b" ")
        choice.shuffle(pieces)
        return [*rows[:at], b" ".join(pieces), *part[1:], *rows[stop:]]
    return [*rows[:at], b"", *rows[at:]]
