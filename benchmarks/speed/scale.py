"""Lint many posts alone, on several processes, and on a Dask cluster of this machine; compare what they find.

    python benchmarks/speed/scale.py --posts 200,2000 [--workers 2]

Makes a virtual environment with Dask below ``--work`` and installs this checkout. Each way runs in a process of its own:
its wall time, its CPU time with that of its workers, its own peak memory and that of its largest child. The exit code is
1 where two ways differ in what they find.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from measurement import MIB, measure
from tools import HERE, ROOT

WAYS = ("alone", "processes", "dask")
TIMEOUT = 3600.0


@contextmanager
def executor_for(way: str, workers: int) -> Iterator[Executor | None]:
    """An executor; None to lint in this process."""
    if way == "alone":
        yield None
    elif way == "processes":
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(workers) as pool:
            yield pool
    else:
        from distributed import Client, LocalCluster

        cluster = LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None)
        with cluster, Client(cluster) as client:
            yield client.get_executor()


def lint(way: str, folder: Path, workers: int) -> dict[str, object]:
    """Lint a folder's posts one way; the reports are looked at one by one and not kept."""
    from hashlib import sha256
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

    from notelint import lint_files

    paths = sorted(folder.glob("_posts/*.md"))
    found, count, diagnostics, failures = sha256(), 0, 0, 0
    with executor_for(way, workers) as executor:
        for path, report in zip(paths, lint_files(iter(paths), executor), strict=True):
            assert Path(report.path).name == path.name, f"{report.path} came in place of {path}"
            found.update(repr((path.name, report.diagnostics, report.failure)).encode())
            count, diagnostics = count + 1, diagnostics + len(report.diagnostics)
            failures += report.failure is not None
    own, largest = (getrusage(who).ru_maxrss * 1024 / MIB for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return {
        **{"posts": count, "diagnostics": diagnostics, "failures": failures, "digest": found.hexdigest()},
        **{"own": own, "largest": largest},
    }


def environment(work: Path) -> Path:
    """A virtual environment with Dask and this checkout; its Python."""
    python = work / "scale" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / "scale"], check=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "distributed", ROOT], check=True)
    subprocess.run([*pip, "--force-reinstall", "--no-deps", ROOT], check=True)
    return python


def compare(python: Path, work: Path, counts: list[int], workers: int) -> bool:
    """Run every way on every number of posts and print the table; False where two ways differ."""
    agree = True
    print(f"| posts | way | workers | wall | CPU | own peak | largest child | diagnostics |\n|--:|---|{'--:|' * 6}")
    for count in counts:
        blog = work / f"blog-{count}"
        if not blog.is_dir():
            subprocess.run([python, HERE / "posts.py", blog, "--count", str(count)], check=True, stdout=2)
        digests = set()
        for way in WAYS:
            log = work / "scale.json"
            command = [str(python), str(HERE / "scale.py"), "--way", way, "--workers", str(workers), str(blog)]
            cost = measure(command, blog, dict(os.environ), TIMEOUT, log)
            said = log.read_text(encoding="utf-8", errors="replace")
            if cost.code:
                raise SystemExit(f"{way}: exit code {cost.code}\n{said[-3000:]}")
            result = json.loads(said.splitlines()[-1])
            digests.add((result["digest"], result["diagnostics"], result["failures"]))
            print(
                f"| {result['posts']} | {way} | {workers if way != 'alone' else 0} | {cost.wall:.1f} s | {cost.cpu:.1f} s"
                f" | {result['own']:.0f} MiB | {result['largest']:.0f} MiB | {result['diagnostics']} |",
                flush=True,
            )
        agree = agree and len(digests) == 1
    print(f"\nThe diagnostics are {'the same every way' if agree else 'NOT the same'}.")
    return agree


def main() -> int:
    """The exit code."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", nargs="?", type=Path, help=argparse.SUPPRESS)
    cli.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    cli.add_argument("--posts", default="200,2000", help="how many posts (default: 200,2000)")
    cli.add_argument("--workers", type=int, default=2, help="default: 2")
    cli.add_argument("--work", type=Path, default=ROOT / "build" / "speed", help="where tools and posts lie")
    options = cli.parse_args()
    if options.way:
        print(json.dumps(lint(options.way, options.folder, options.workers)))
        return 0
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    counts = [int(count) for count in options.posts.split(",")]
    return 0 if compare(environment(work), work, counts, options.workers) else 1


if __name__ == "__main__":
    sys.exit(main())
