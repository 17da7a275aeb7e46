"""The figures as markdown: a table for each set of posts, and what was aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from measurement import MIB, Cost, median, ratio
from tools import FEW, MANY, ONE

Results = Mapping[tuple[str, str], Sequence[Cost]]
"""By set of posts and run: a cost for each round."""

FLOOR = "python: argparse, yaml, markdown_it; parse"
START = "python: argparse, json, tomllib"


class Target(NamedTuple):
    """A ratio of CPU times that is aimed at."""

    run: tuple[str, str]
    other: tuple[str, str]
    most: float


def targets(cold: str) -> list[Target]:
    """What is aimed at; ``cold`` is the name of the run without anything remembered."""
    return [
        Target((MANY, cold), (MANY, "markdownlint-cli2"), 0.5),
        Target((MANY, cold), (MANY, "mdformat --check"), 0.6),
        Target((MANY, "notelint, warm"), (MANY, "rumdl, warm"), 0.5),
        Target((FEW, "notelint, warm"), (FEW, "rumdl, warm"), 1.2),
        Target((ONE, cold), (ONE, FLOOR), 1.8),
        Target((ONE, "notelint, warm"), (ONE, START), 1.25),
        Target((MANY, cold), (FEW, cold), 11.0),
    ]


MEMORY = 150 * MIB


def page(heading: str, versions: Mapping[str, str], results: Results, sizes: Mapping[str, int]) -> str:
    """Everything, as one markdown text."""
    cold = "notelint, cold" if any(name == "notelint, cold" for _, name in results) else "notelint"
    lines = [heading, "", ", ".join(f"{name} {version}" for name, version in versions.items()) + ".", ""]
    for posts, size in sizes.items():
        lines += [f"**{posts}**, {_bytes(size)}:", "", *table(posts, cold, results), ""]
    lines += ["**Aims**:", "", *aims(cold, results)]
    return "\n".join(lines) + "\n"


def table(posts: str, cold: str, results: Results) -> Iterator[str]:
    """The runs on one set of posts, the cheapest first."""
    of_these = {name: costs for (own, name), costs in results.items() if own == posts}
    yield f"| | CPU | × {cold} | wall | peak memory |"
    yield "|---|--:|--:|--:|--:|"
    base = of_these.get(cold)
    for name, costs in sorted(of_these.items(), key=lambda item: median(item[1]).cpu):
        middle = median(costs)
        against = f"{ratio(costs, base):.2f}" if base else ""
        yield f"| {name} | {_seconds(middle.cpu)} | {against} | {_seconds(middle.wall)} | {middle.memory / MIB:.0f} MiB |"


def aims(cold: str, results: Results) -> Iterator[str]:
    """A row for each aim: reached or not, and by how much."""
    yield "| aim | at most | measured | |"
    yield "|---|--:|--:|---|"
    for target in targets(cold):
        what = f"{target.run[1]}, {target.run[0]} ÷ {target.other[1]}, {target.other[0]}"
        if target.run in results and target.other in results:
            found = ratio(results[target.run], results[target.other])
            yield f"| {what} | {target.most:g} | {found:.2f} | {_verdict(found, target.most)} |"
        else:
            yield f"| {what} | {target.most:g} | – | not measured |"
    peaks = [
        median(costs).memory
        for (posts, name), costs in results.items()
        if posts == MANY and name.startswith("notelint")
    ]
    if peaks:
        found = max(peaks)
        yield f"| peak memory of a notelint process, {MANY} | 150 MiB | {found / MIB:.0f} MiB | {_verdict(found, MEMORY)} |"


def _verdict(found: float, most: float) -> str:
    return "reached" if found <= most else f"missed: {found / most:.2f} × too much"


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def _bytes(size: int) -> str:
    return f"{size / 1000:.0f} KB" if size < 1e6 else f"{size / 1e6:.1f} MB"
