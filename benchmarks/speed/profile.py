"""Show where the CPU time of a run goes: by room, by rule, by function, over any folder of posts.

    python benchmarks/speed/profile.py FOLDER                       # 20 functions
    python benchmarks/speed/profile.py FOLDER --functions 60 -- --preview --select SP
    python benchmarks/speed/profile.py FOLDER --patterns 40         # and 40 patterns, each with its module and line

Checks the folder in this process, without a cache, and looks every millisecond of CPU time at what is being done: what is
counted is not slowed down, as it would be if every call were noted. What follows ``--`` are flags of ``notelint check``.

- **room**: where the innermost function of notelint's own was; what it calls of Python's library and of markdown-it-py is its
  own time. ``import`` is what is imported, for whomever.
- **rule**: the rule that asked. What a note remembers is paid for by the rule that asks for it first, so that it stands apart:
  ``note.tree``, for example, is the parsing.
- **function**: own time, and with all that it called.
- **pattern**: the wall time of each regular expression of the package and how often it is asked, which takes a third of a
  run and more; noting it slows the run down, so that the other tables are then no longer right.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import notelint  # noqa: E402
from notelint import regex  # noqa: E402

PACKAGE = os.path.join(notelint.PACKAGE, "")
_EVERY = 0.001
"""Seconds of CPU time."""
_IMPORT = "<frozen importlib._bootstrap>"


class Samples:
    """What was being done each time that somebody looked."""

    def __init__(self) -> None:
        self.count = 0
        self.rooms: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.own: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()

    def look(self, number: int, frame: FrameType | None) -> None:
        """Note the stack; the handler of a signal."""
        stack = []
        while frame is not None:
            stack.append(frame.f_code)
            frame = frame.f_back
        self.count += 1
        ours = [code for code in stack if code.co_filename.startswith(PACKAGE) and code.co_name != "<module>"]
        names = [_name(code.co_filename, code.co_qualname) for code in ours]
        is_import = any(code.co_filename == _IMPORT for code in stack)
        self.rooms["import" if is_import else names[0].partition("/")[0] if names else "Python itself"] += 1
        self.rules[_asked_by(names)] += 1
        if names:
            self.own[names[0]] += 1
            self.whole.update(set(names))


def _name(file: str, function: str) -> str:
    function = function.replace(".<locals>", "").replace(".<listcomp>", "").replace(".<genexpr>", "")
    return f"{file[len(PACKAGE) :].removesuffix('.py')}:{function}"


def _asked_by(names: list[str]) -> str:
    """The rule, or what of a note it was the first to ask for."""
    for inner, outer in zip(names, names[1:], strict=False):
        if outer.startswith("rules/") and not outer.startswith("rules/__init__"):
            return inner if inner in _remembered() else outer.partition(":")[0]
        if inner in _remembered() and outer.startswith("linting/"):
            return inner
    return next((name.partition("/")[0] for name in names), "Python itself")


@cache
def _remembered() -> frozenset[str]:
    """What is worked out once for a note."""
    from notelint.note.note import Note

    return frozenset(
        f"note/note:Note.{name}" for name, value in vars(Note).items() if isinstance(value, cached_property)
    )


class Patterns:
    """What each pattern takes, by the place where it is written."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._names: dict[tuple[str | bytes, int], str] = {}

    def watch(self) -> None:
        """Note from now on what is asked of the patterns of modules that are imported from now on."""
        made = regex.regex

        def named(text: str, flags: int = 0) -> object:
            caller = sys._getframe(1)
            place = caller.f_code.co_filename.removeprefix(PACKAGE).removesuffix(".py")
            self._names[text, int(flags)] = f"{place}:{caller.f_lineno} `{text[:40]!r}`".replace("|", "\\|")
            return made(text, flags)

        def member(pattern: regex.Regex, name: str) -> object:
            found = getattr(regex._compiled(pattern.pattern, int(pattern._given)), name)
            key = self._names.get((pattern.pattern, int(pattern._given)), "")
            timed = self._timed(found, key, name == "finditer") if key and callable(found) else found
            setattr(pattern, name, timed)
            return timed

        regex.regex, regex.Regex.__getattr__ = named, member  # type: ignore[assignment, method-assign]

    def _timed(self, does: Callable[..., object], key: str, is_lazy: bool) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            start = time.perf_counter()
            found = does(*arguments)
            found = iter([*found]) if is_lazy else found  # type: ignore[misc]
            self.seconds[key] += time.perf_counter() - start
            self.calls[key] += 1
            return found

        return call

    def table(self, most: int) -> str:
        """The slowest patterns, as a table in markdown."""
        slowest = self.seconds.most_common(most)
        rows = "\n".join(f"| {key} | {seconds:.3f} s | {self.calls[key]} |" for key, seconds in slowest)
        return f"| pattern | time | calls |\n|---|--:|--:|\n{rows}\n"


def table(title: str, counts: Iterable[tuple[str, int]], total: int) -> str:
    """Shares in hundredths, as a table in markdown."""
    rows = "\n".join(f"| {name} | {count / total:.1%} |" for name, count in counts)
    return f"| {title} | CPU time |\n|---|--:|\n{rows}\n"


def main() -> int:
    """Profile as the command line says; 2 where nothing could be checked."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--functions", type=int, default=20, help="how many (default: 20)")
    cli.add_argument("--rules", type=int, default=30, help="how many (default: 30)")
    cli.add_argument("--patterns", type=int, default=0, help="how many (default: none)")
    arguments = sys.argv[1:]
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = cli.parse_args(arguments[:end])
    patterns = Patterns()
    if options.patterns:
        patterns.watch()
    from notelint.cli import main as check

    _remembered()  # imports, which a signal's handler must not
    os.chdir(options.folder)
    samples = Samples()
    signal.signal(signal.SIGPROF, samples.look)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            code = check(["check", "--no-cache", "--jobs", "1", *arguments[end + 1 :], "."])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds, total = time.process_time() - start, max(1, samples.count)
    print(f"{seconds:.2f} s of CPU time, {samples.count} samples\n")
    print(table("room", samples.rooms.most_common(), total))
    print(table("rule, or what it asked for first", samples.rules.most_common(options.rules), total))
    print(table("function, own time", samples.own.most_common(options.functions), total))
    print(table("function, with what it calls", samples.whole.most_common(3 * options.functions), total))
    if options.patterns:
        print(patterns.table(options.patterns))
    return 2 if code == 2 else 0


if __name__ == "__main__":
    sys.exit(main())
