"""Many posts: the same reports in the same order whoever checks them, also where a process dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import notelint
from notelint.discovery.sites import Sites
from notelint.linting import parallel as linting
from notelint.linting.report import Report
from notelint.settings.config import ConfigError

from ..support import BAD, JEKYLL, Blog, run
from .changes import TEXTS

COUNT = 70


@pytest.fixture
def many(blog: Blog) -> Blog:
    """Posts that link to each other, one that is no text, and settings that differ between folders."""
    posts = {f"notes/{number:02}.md": TEXTS[number % len(TEXTS)] for number in range(COUNT)}
    return blog.write(
        {**JEKYLL, **posts, "notes/b.md": "# Deep\n", "more/x.md": BAD, "more/notelint.toml": 'ignore = ["LK"]'}
    )


def said(blog: Blog, *arguments: str) -> tuple[int, str, str]:
    done = run(blog, "check", "--no-cache", *arguments, ".")
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("format", ["full", "json", "jsonl", "github"])
def test_several_processes_say_what_one_says(many: Blog, format: str) -> None:
    alone = said(many, "-j1", "--format", format)
    assert alone[0] == 2
    assert "not UTF-8" in "".join(alone[1:])
    for jobs in ("2", "5"):
        assert said(many, "-j", jobs, "--format", format) == alone
    assert said(many, "--format", format) == alone


def test_processes_fill_the_same_cache(many: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    caches = str(tmp_path_factory.mktemp("own"))
    first = run(many, "check", "--cache-dir", caches, "-j3", ".")
    again = run(many, "check", "--cache-dir", caches, "-j1", ".")
    assert (again.returncode, again.stdout) == (first.returncode, first.stdout)
    (file,) = Path(caches).iterdir()
    posts = [line for line in file.read_bytes().splitlines() if line.startswith(b"p")]
    unread = sum(isinstance(TEXTS[number % len(TEXTS)], bytes) for number in range(COUNT))
    assert len(posts) == COUNT + 2 - unread


@pytest.mark.parametrize("value", ["0", "-1", "x", "1001"])
def test_no_number_of_processes(blog: Blog, value: str) -> None:
    done = run(blog, "check", "--jobs", value, ".")
    assert done.returncode == 2
    assert "--jobs" in done.stderr


def test_processes_are_used_where_they_pay() -> None:
    assert linting._worth(1) == linting._worth(47) == 1
    assert linting._worth(10_000) == linting._cores()


@pytest.mark.skipif(sys.platform != "linux", reason="the rule is put into the processes by forking")
def test_a_post_that_kills_its_process_costs_no_other_its_report(many: Blog) -> None:
    code = (
        "import os, sys\n"
        "from notelint.linting import linter as engine\n"
        "lint_cached = engine.Linter.lint_cached\n"
        "def deadly(self, path, *rest):\n"
        "    if path.endswith('33.md'): os._exit(9)\n"
        "    return lint_cached(self, path, *rest)\n"
        "engine.Linter.lint_cached = deadly\n"
        "from notelint.cli import main\n"
        "sys.exit(main(['check', '--no-cache', '-j2', '--format', 'json', '.']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=many.root, capture_output=True, text=True, check=False)
    alone = json.loads(said(many, "-j1", "--format", "json")[1])
    found = json.loads(done.stdout)
    assert done.returncode == 2
    assert found["diagnostics"] == [d for d in alone["diagnostics"] if d["path"] != "notes/33.md"]
    lost = {"path": "notes/33.md", "message": "the process that checked it was killed, perhaps for its memory"}
    assert lost in found["failures"]
    assert len(found["failures"]) == len(alone["failures"]) + 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_all_processes(blog: Blog, number: int) -> None:
    long = "".join(f"## Part {n}\n\nSome words about tides [x](#part-{n}).\n\n" for n in range(400))
    blog.write({f"{n}.md": long for n in range(60)})
    process = subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", "--no-cache", "-j2", "--format", "jsonl", "."],
        cwd=blog.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    os.set_blocking(process.stdout.fileno(), True)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2.0)
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Traceback" not in errors
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_an_interrupt_is_silent_about_what_the_executor_trips_over(capfd: pytest.CaptureFixture[str]) -> None:
    class Tripping(ThreadPoolExecutor):
        """As Python 3.11's: its thread may set an exception of a future that is cancelled."""

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            future: Future[None] = Future()
            future.cancel()
            thread = threading.Thread(target=lambda: future.set_exception(BrokenExecutor()))
            thread.start()
            thread.join()
            super().shutdown(wait, cancel_futures=cancel_futures)

    workers = linting._Workers(Sites(), 1, None)
    workers._own = Tripping(1)
    hook = threading.excepthook
    with pytest.raises(KeyboardInterrupt), workers:
        raise KeyboardInterrupt
    assert capfd.readouterr().err == ""
    assert threading.excepthook is hook


@pytest.mark.skipif(sys.platform != "linux", reason="what shows that they work is put into the processes by forking")
def test_no_process_outlives_one_that_is_killed(many: Blog, tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from notelint.linting import parallel\n"
        "lint = parallel._lint_in_process\n"
        "def slow(tasks):\n"
        "    Path(sys.argv[1], 'begun').touch()\n"
        "    time.sleep(1)\n"
        "    return lint(tasks)\n"
        "parallel._lint_in_process = slow\n"
        "from notelint.cli import main\n"
        "main(['check', '--no-cache', '-j2', '.'])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], cwd=many.root, stdout=subprocess.PIPE, start_new_session=True
    )
    while not (tmp_path / "begun").exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.kill()
    try:
        process.communicate(timeout=30)  # the others have the pipe, too: it ends when the last of them does
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        pytest.fail("its processes are still there")


# for programs


class Here(Executor):
    """An executor that works at once, and counts."""

    def __init__(self) -> None:
        self.submitted = 0

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        self.submitted += 1
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def outcome(reports: list[Report]) -> list[object]:
    return [(report.path, report.diagnostics, report.failure) for report in reports]


def test_any_executor_gives_the_same_reports_in_the_order_of_the_paths(many: Blog) -> None:
    paths = [many.root / f"notes/{number:02}.md" for number in reversed(range(COUNT))]
    alone = outcome(list(notelint.lint_files(paths)))
    assert [report[0] for report in alone] == [path.as_posix() for path in paths]  # type: ignore[index]
    with ThreadPoolExecutor(4) as threads, ProcessPoolExecutor(2) as processes:
        for executor in (threads, processes, Here()):
            assert outcome(list(notelint.lint_files(paths, executor))) == alone


def test_a_folder_is_for_its_posts_and_what_is_missing_is_reported(many: Blog) -> None:
    reports = list(notelint.lint_files([str(many.root / "more"), "no.md", many.root / "notes/00.md"]))
    assert [Path(report.path).name for report in reports] == ["x.md", "no.md", "00.md"]
    assert [report.failure for report in reports] == [None, "can't be read: No such file or directory", None]
    assert {d.code for d in reports[0].diagnostics} & {"LK002"} == set()


def test_paths_are_taken_as_they_are_needed(many: Blog) -> None:
    taken = 0

    def paths():  # type: ignore[no-untyped-def]
        nonlocal taken
        while True:
            taken += 1
            yield many.root / "more/x.md"

    reports = notelint.lint_files(paths())
    for _ in range(5):
        assert next(reports).failure is None
    assert taken <= linting._BLOCK + 1


def test_an_executor_is_not_flooded(many: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    executor = Here()
    monkeypatch.setattr(linting, "_CHUNK", 1)
    reports = notelint.lint_files([many.root / "more/x.md"] * 500, executor)
    next(reports)
    assert executor.submitted <= linting._AHEAD + 1
    assert len(list(reports)) == 499
    assert executor.submitted == 500


def test_bad_settings_are_raised_before_anything_is_checked(many: Blog) -> None:
    many.write({"more/notelint.toml": "ignore = 3"})
    with pytest.raises(ConfigError, match="ignore"):
        list(notelint.lint_files([many.root / "notes/00.md", many.root / "more/x.md"]))


def test_what_is_public() -> None:
    assert notelint.lint_files is linting.lint_files
    with pytest.raises(AttributeError, match="lint_fles"):
        _ = notelint.lint_fles  # type: ignore[attr-defined]
