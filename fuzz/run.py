"""Fuzz targets one after another: ``python fuzz/run.py --seconds 1200 post_bytes fixing`` (see README.md)."""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
TARGETS = (
    "post_bytes",
    "markdown",
    "fixing",
    "notebook",
    "front_matter",
    "settings",
    "site_config",
    "course",
    "cached",
)
_LIMITS = ("-timeout=30", "-rss_limit_mb=4096", "-max_len=8192", "-print_final_stats=1")
"""Seconds for an input with the code instrumented, on a busy machine; memory and bytes."""
_STATUS = re.compile(r"^#(\d+)\s.*?cov: (\d+) ft: (\d+)", re.MULTILINE)
_DONE = re.compile(r"stat::number_of_executed_units: (\d+)")


class Run(NamedTuple):
    """What came of one target."""

    inputs: int
    seconds: float
    coverage: str
    findings: list[Path]


def main() -> int:
    """Return 1 where something was found, 2 where atheris is missing or a target could not start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"default: all of {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    parser.add_argument("--inputs", type=int, metavar="N", help="N new inputs for each target, however long they take")
    parser.add_argument("--seed", type=int, default=0, help="of the random numbers; 0 picks one (default)")
    parser.add_argument("--replay", metavar="FILE", help="run one input through one target instead")
    options = parser.parse_args()
    sys.path[0] = str(HERE.parent)
    if options.replay:
        import_module(f"fuzz.{options.targets[0]}").check(Path(options.replay).read_bytes())
        return 0
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if importlib.util.find_spec("atheris") is None:
        print("not fuzzed: atheris is not installed (pip install -e '.[fuzz]'; Linux and macOS)")
        return 2
    runs = [fuzz(target, options.seconds, options.seed, options.inputs) for target in options.targets or TARGETS]
    return 1 if any(run.findings for run in runs) else 0 if all(run.inputs for run in runs) else 2


def fuzz(target: str, seconds: int, seed: int, new: int | None = None) -> Run:
    """Fuzz one target, again where a hang or a lack of memory ends the process; print what came of it.

    With a number of new inputs it runs once, as long as they take; with 0 these are the seeds, the same each time.
    """
    module = import_module(f"fuzz.{target}")
    corpus, findings = HERE / "corpus" / target, HERE / "findings" / target
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    inputs, coverage = 0, "none"
    with tempfile.TemporaryDirectory(prefix="notelint-fuzz-") as temporary:
        start = Path(temporary)
        for number, data in enumerate(module.seeds()):
            (start / "seeds").mkdir(exist_ok=True)
            (start / "seeds" / f"{number:05}").write_bytes(data)
        (start / "words").write_text("".join(f'"{_escaped(word)}"\n' for word in module.WORDS if word))
        (start / "work").mkdir()
        while (left := round(seconds - (time.monotonic() - began))) > 0:
            end = f"-max_total_time={left}" if new is None else f"-runs={_count(corpus, start / 'seeds') + new}"
            command = [sys.executable, "-m", "fuzz.loop", target, str(findings), end, *_LIMITS]
            command += [
                f"-dict={start / 'words'}",
                f"-artifact_prefix={findings}/",
                f"-seed={seed}" if seed else "-seed=0",
            ]
            subprocess.run(
                [*command, str(corpus), str(start / "seeds")],
                cwd=HERE.parent,
                env={**os.environ, "TMPDIR": str(start / "work"), **({"PYTHONHASHSEED": str(seed)} if seed else {})},
                stdout=subprocess.DEVNULL,
                stderr=(log := (start / "log").open("w+", errors="replace")),
                check=False,
            )
            log.seek(0)
            said = log.read()
            log.close()
            status, total = _STATUS.findall(said), _DONE.findall(said)
            inputs += int(total[-1]) if total else int(status[-1][0]) if status else 0
            coverage = f"{status[-1][1]} branches, {status[-1][2]} features" if status else coverage
            shutil.rmtree(start / "work")
            (start / "work").mkdir()
            if not status:
                print(said[-2000:], file=sys.stderr)
            if not status or new is not None:
                break
    run = Run(inputs, time.monotonic() - began, coverage, sorted(p for p in findings.iterdir() if p.suffix != ".txt"))
    print(
        f"{target}: {run.inputs} inputs in {run.seconds:.0f} s, {run.coverage}, {len(run.findings)} findings",
        flush=True,
    )
    for path in run.findings:
        story = path.with_suffix(".txt")
        kind = story.read_text(encoding="utf-8").partition("\n")[0] if story.exists() else path.name.partition("-")[0]
        print(f"  {path.relative_to(HERE.parent)}: {kind}", flush=True)
    return run


def _count(*folders: Path) -> int:
    return sum(1 for folder in folders if folder.is_dir() for _ in folder.iterdir())


def _escaped(word: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    sys.exit(main())
