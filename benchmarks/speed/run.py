"""Measure notelint and its peers on the same invented posts, and write the table.

    python benchmarks/speed/run.py                                    # everything: an hour or two on two slow cores
    python benchmarks/speed/run.py --rounds 3 --posts 1,200 --skip-peers
    python benchmarks/speed/run.py --output docs/speed.md             # into the page, between its markers

Makes a virtual environment and a folder of npm packages below ``--work``, installs this checkout and the peers from their
registries, writes the posts, and runs everything in turn, round after round, in one session. The first round warms up
(bytecode, files, caches) and counts for nothing. Linux only: the figures are the kernel's.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from measurement import measure
from report import Results, page
from tools import COUNTS, FEW, MANY, MOST, ONE, ROOT, Run, Workshop

SETS = {"1": ONE, "200": FEW, "2000": MANY, "10000": MOST}
BEGIN, END = "<!-- begin: benchmarks/speed/run.py -->", "<!-- end: benchmarks/speed/run.py -->"
TIMEOUT = 900.0
_LITTLE, _OFTEN = 2.0, 7
"""Seconds of CPU time, and how often what takes less is run in a round."""


def write_posts(workshop: Workshop, sets: Sequence[str]) -> str:
    """Write the blogs again, in a process of its own (see ``measure``); return the path of the single post."""
    for posts in sorted({FEW if posts == ONE else posts for posts in sets}):
        blog = workshop.blog(posts)
        shutil.rmtree(blog, ignore_errors=True)
        print(f"speed: writing {posts}", file=sys.stderr, flush=True)
        command = [sys.executable, ROOT / "benchmarks/speed/posts.py", blog, "--count", str(COUNTS[posts])]
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
        # a repository of its own: the project's .gitignore names the work folder, and tools would find no post
        subprocess.run(["git", "init", "-q", blog], check=True)
    files = sorted(workshop.blog(ONE if ONE in sets else sets[0]).glob("_posts/*.md"))
    middle = min(files, key=lambda file: (abs(file.stat().st_size - 10_240), file))
    return middle.relative_to(middle.parents[1]).as_posix()


def measure_all(workshop: Workshop, runs: Sequence[Run], sets: Sequence[str], rounds: int) -> Results:
    """Every run on every set of posts, interleaved; the first round counts for nothing.

    What takes little is run several times a round. A run that fails or takes too long is said and left out.
    """
    results: Results = {}
    little: set[tuple[str, str]] = set()
    environment = workshop.environment()
    log = workshop.folder / "output.txt"
    waiting = [(posts, run) for posts in sets for run in runs if posts in run.sets]
    for number in range(rounds + 1):
        at = number % max(len(waiting), 1)
        turns = [*waiting[at:], *waiting[:at]]
        again = [(posts, run) for posts, run in turns if number and (posts, run.name) in little] * (_OFTEN - 1)
        for posts, run in [*turns, *again]:
            if (posts, run) not in waiting:
                continue
            if run.forget is not None:
                shutil.rmtree(run.forget, ignore_errors=True)
            try:
                cost = measure(run.command, workshop.blog(posts), environment, TIMEOUT, log)
            except (OSError, subprocess.TimeoutExpired) as error:
                print(f"speed: {run.name} on {posts}: {error}", file=sys.stderr)
                waiting.remove((posts, run))
                continue
            if cost.code not in run.accepted:
                print(f"speed: {run.name} on {posts}: exit code {cost.code}\n{_tail(log)}", file=sys.stderr)
                waiting.remove((posts, run))
                continue
            print(f"speed: round {number}, {posts}, {run.name}: {cost.cpu:.3f} s", file=sys.stderr, flush=True)
            if number:
                results.setdefault((posts, run.name), []).append(cost)
            elif cost.cpu < _LITTLE:
                little.add((posts, run.name))
    return {key: costs for key, costs in results.items() if len(costs) == rounds * (_OFTEN if key in little else 1)}


def _tail(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]


def machine() -> str:
    """Processor, cores, system and Python."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def write_between_markers(path: Path, text: str, first: str = BEGIN, last: str = END) -> None:
    """Put a text between the markers of a page. Raises SystemExit where the page has none."""
    before = path.read_text(encoding="utf-8") if path.exists() else f"{first}\n{last}\n"
    head, begin, rest = before.partition(first)
    _, end, tail = rest.partition(last)
    if not begin or not end:
        raise SystemExit(f"{path} has no line {first}, or none with {last} after it")
    path.write_text(f"{head}{first}\n\n{text}\n{last}{tail}", encoding="utf-8")


def main() -> int:
    """Measure as the command line says; 0 however the figures are."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--rounds", type=int, default=5, help="rounds that count (default: 5)")
    cli.add_argument("--posts", default="1,200,2000", help="sets of posts: 1, 200, 2000, 10000 (default: 1,200,2000)")
    cli.add_argument("--only", action="append", metavar="TEXT", help="only runs whose name begins so")
    cli.add_argument("--skip-peers", action="store_true", help="measure notelint and the floors alone")
    cli.add_argument("--work", type=Path, default=ROOT / "build" / "speed", help="where tools, posts and caches lie")
    cli.add_argument("--no-install", action="store_true", help="use the tools that lie in the work folder")
    cli.add_argument("--output", type=Path, help="also write the table into this page, between its markers")
    options = cli.parse_args()
    sets = [SETS[count] for count in options.posts.split(",")]
    options.work.mkdir(parents=True, exist_ok=True)
    workshop = Workshop(options.work.resolve(), peers=not options.skip_peers)
    workshop.install(anew=not options.no_install)
    one = write_posts(workshop, sets)
    runs = [run for run in workshop.runs(one) if not options.only or run.name.startswith(tuple(options.only))]
    results = measure_all(workshop, runs, sets, options.rounds)
    sizes = {posts: _size(workshop, posts, one) for posts in sets}
    heading = f"Measured on {date.today():%d %B %Y}: {machine()}; {options.rounds} {'round' if options.rounds == 1 else 'rounds'}."
    text = page(heading, workshop.versions, results, sizes)
    print(text)
    if options.output:
        write_between_markers(options.output, text)
    return 0


def _size(workshop: Workshop, posts: str, one: str) -> int:
    blog = workshop.blog(posts)
    return sum(file.stat().st_size for file in ([blog / one] if posts == ONE else blog.glob("_posts/*.md")))


if __name__ == "__main__":
    sys.exit(main())
