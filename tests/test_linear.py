"""Judging takes time that grows with the text, whatever the text is; ``benchmarks/speed/linear.py`` measures it.

No time is asserted. Work in Python is counted as calls (``sys.setprofile``, C functions included) for a text and for one
ten times as long. Work within C, such as that of a pattern, can't be counted: it gets a limit of CPU time that linear
work stays under by orders of magnitude, and quadratic work on a text of that length exceeds by as many.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import product
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType

import pytest

import notelint
from notelint.linting.linter import Linter
from notelint.regex import Regex
from notelint.reporters import diff
from notelint.settings.config import Config
from notelint.site.settings import SiteSettings

PACKAGE = Path(notelint.__file__).parent
BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "speed" / "linear.py"
needs_benchmark = pytest.mark.skipif(not BENCHMARK.is_file(), reason="the source distribution has no benchmarks")
needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer of CPU time")


def _benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("linear", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# calls


def _calls(text: str, site: str, tmp_path: Path) -> int:
    """How many functions are called to check a text."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    (tmp_path / ".git").mkdir(exist_ok=True)
    config = Config(site=SiteSettings(site))
    linter = Linter()
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        linter.lint_bytes(text.encode(), tmp_path / "post.md", "post.md", config)
    finally:
        sys.setprofile(before)
    return count


@needs_benchmark
@pytest.mark.parametrize(
    ("case", "site"),
    [
        ("post", "github"),
        ("table", "github"),
        ("suppressions", "github"),
        ("suppressed codes", "github"),
        ("picture answers", "github"),
        ("questionnaires", "github"),
        ("distinct headings", "github"),
        ("labels distinct", "github"),
        ("item and answer", "github"),
        ("asking nested", "github"),
        ("nested details", "jekyll"),
        ("attribute lists", "jekyll"),
        ("one chapter of a book", "github"),
        ("fence openers", "github"),
        ("same headings", "mkdocs"),
        ("definition lines", "mkdocs"),
        ("details in one line", "quarto"),
    ],
)
def test_ten_times_the_text_calls_eleven_times_the_functions(case: str, site: str, tmp_path: Path) -> None:
    make = _benchmark().CASES[case]
    small, large = make(4_000), make(40_000)
    _calls(large, site, tmp_path)  # imports, and patterns that are compiled once
    assert _calls(large, site, tmp_path) / len(large) <= 1.1 * _calls(small, site, tmp_path) / len(small)


# CPU time


@needs_benchmark
@needs_timer
@pytest.mark.parametrize(
    ("case", "site"),
    [
        ("references long", "github"),
        ("doubled words", "github"),
        ("one word", "github"),
        ("suppression openers", "hugo"),
        ("labels above headings", "github"),
        ("sections in items", "github"),
        ("headings below text", "github"),
        ("long Korean target", "github"),
        ("toml dots", "github"),
        ("yaml merges", "github"),
        ("pre in details", "jekyll"),
        ("tildes", "jekyll"),
        ("backtick", "jekyll"),
        ("scripts", "quarto"),
        ("rule lines", "mkdocs"),
        ("comment lines", "mkdocs"),
    ],
)
def test_an_adversarial_text_is_checked_at_all(case: str, site: str) -> None:
    """Each takes some seconds, and took minutes before."""
    assert _benchmark().run(case, site, 300_000, False, 20) is not None


@needs_timer
def test_the_diff_of_a_large_file_is_made_at_all() -> None:
    """Half a second; difflib takes minutes."""
    before = ["same\n", "[a]()\n"] * 20_000
    after = [line for at, line in enumerate(before) if at % 10 != 5]
    with _cpu_seconds(20):
        hunks = list(diff._hunks(before, after))
    assert sum(sign == "-" for sign, _ in hunks) == len(before) - len(after)


@pytest.mark.parametrize("seed", range(50))
def test_a_diff_says_what_became_of_every_line(seed: int) -> None:
    dice = random.Random(seed)
    before = [f"{dice.randrange(8)}\n" for _ in range(dice.randrange(60))]
    after = [line for line in before if dice.random() < 0.9 for _ in range(dice.choice((1, 1, 1, 2)))]
    position, rebuilt = 0, []
    for change in diff._changes(before, after):
        assert change.start >= position
        rebuilt += before[position : change.start] + after[change.new_start : change.new_stop]
        position = change.stop
    assert rebuilt + before[position:] == after


# patterns

_BOUNDED = {
    ("note/answers.py", "_LABEL"): "at most 40 characters",
    ("document/grammar/kramdown_lists.py", "DEFINITION_START"): "matched at the reader's place, never searched",
    ("document/grammar/pandoc.py", "_CODE"): "matched at the reader's place, never searched",
    ("document/grammar/pandoc.py", "_REFERENCE"): "matched at the reader's place, never searched",
    ("rules/empty_section.py", "_SAYS_ALL"): "the last 100 characters",
    ("rules/fence_not_rendered.py", "_INFO"): "all of the table are matched where the text begins, never searched",
    ("spelling/context.py", "_LAST"): "the last 30 characters",
    ("spelling/context.py", "_GOES_ON"): "the last 60 characters",
    ("spelling/spoken_of.py", "_TIED"): "the last characters of a line",
}
"""Patterns that are slow on long texts, and what keeps those from them."""
_LENGTH, _TRIES = 20_000, 25
"""A pattern needs about a millisecond where it is linear, and many seconds where it tries one place in many ways."""
_SHORT, _AT_ONCE, _WORST = 2_000, 0.002, 2
"""On a text of a tenth of that, what is linear is done in so many seconds; of what is not, the worst are tried on the long one."""
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


@cache
def _seconds() -> float:
    """What a pattern may take: some times what this machine needs to look from every place to the end of the text."""
    before = time.process_time()
    re.search(r"[^\S\n]*\n", " " * _LENGTH)
    return max(1.0, 3 * (time.process_time() - before))


class _TooSlow(Exception):
    pass


class _cpu_seconds:
    """Raise ``_TooSlow`` where a block takes more CPU time than that; patterns too can be interrupted."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        self.before = signal.signal(signal.SIGVTALRM, self.stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)

    def __exit__(self, *exception: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, self.before)

    def stop(self, *arguments: object) -> None:
        raise _TooSlow


def _patterns() -> Iterator[tuple[str, str, str, re.Pattern[str]]]:
    """Every pattern of the package: file, name or text, the method that is called on it, the pattern."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        inside = path.relative_to(PACKAGE)
        module = importlib.import_module(
            ".".join(("notelint", *inside.with_suffix("").parts)).removesuffix(".__init__")
        )
        named = {
            name: _of_text(value.pattern, value.flags)
            for name, value in _with_members(vars(module))
            if isinstance(value, re.Pattern | Regex)
        }
        called: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[ast.Constant(value=text), *_]
                ):
                    if method in _METHODS:
                        flags = set(re.findall("re.(IGNORECASE|MULTILINE)", ast.unparse(node)))
                        pattern = _of_text(text, sum(getattr(re, flag) for flag in flags))
                        yield inside.as_posix(), pattern.pattern, method, pattern
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                    if name in named and method in _METHODS:
                        called.add(name)
                        yield inside.as_posix(), name, method, named[name]
        for name in sorted(named.keys() - called):  # called elsewhere
            yield inside.as_posix(), name, "search", named[name]


def _with_members(names: dict[str, object]) -> Iterator[tuple[str, object]]:
    """What a module names, and what is in its tables and lists: ``name[key]``."""
    for name, value in names.items():
        yield name, value
        members = enumerate(value) if isinstance(value, tuple | list) else ()
        for key, member in value.items() if isinstance(value, dict) else members:
            yield f"{name}[{key}]", member


def _table(name: str) -> str:
    """``name`` of ``name[key]``; any other name as it is."""
    return name.partition("[")[0] or name


def _of_text(pattern: object, flags: int) -> re.Pattern[str]:
    """A pattern, which may be one of bytes, as one of text."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else str(pattern)
    return re.compile(text, flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII))


def _parsed(pattern: re.Pattern[str]) -> parser.SubPattern:
    return parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def _literals(items: object) -> Iterator[str]:
    """The runs of plain characters in a parsed pattern, and the characters of its sets."""
    run = ""
    for kind, value in items:  # type: ignore[attr-defined]
        if kind is kinds.LITERAL:
            run += chr(value)
            continue
        if run:
            yield run
            run = ""
        if kind is kinds.IN:
            yield from (chr(v if k is kinds.LITERAL else v[0]) for k, v in value if k in (kinds.LITERAL, kinds.RANGE))
        elif kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            yield from _literals(value[2])
        elif kind is kinds.SUBPATTERN:
            yield from _literals(value[3])
        elif kind is kinds.BRANCH:
            for branch in value[1]:
                yield from _literals(branch)
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from _literals(value[1])
        elif kind is kinds.ATOMIC_GROUP:
            yield from _literals(value)
    if run:
        yield run


def _attacks(pattern: re.Pattern[str], dice: random.Random) -> Iterator[Callable[[int], str]]:
    """Texts of any length made of what the pattern speaks of: something first, then a piece again and again."""
    own = sorted(set(_literals(_parsed(pattern))))
    pieces = list(dict.fromkeys((*own, *"a1 \n'<.-")))
    pairs = [first + second for first, second in product(pieces, pieces) if first != second]
    starts = ["", *own, "a", "1"]
    texts = [(dice.choice(starts), piece) for piece in (*pieces, *dice.sample(pairs, min(len(pairs), _TRIES)))]
    for start, piece in [*(("", piece) for piece in pieces), *texts][: 2 * _TRIES]:
        for end in ("", "\0\n!x"):
            yield lambda length, start=start, piece=piece, end=end: start + piece * (length // len(piece)) + end  # type: ignore[misc]


def _slow(call: Callable[[str], object], attacks: Iterable[Callable[[int], str]]) -> str | None:
    """A long text on which a pattern takes more than ``_seconds``, of those that it is slow on when they are short."""
    seconds: list[tuple[float, int, Callable[[int], str]]] = []
    text = ""
    try:
        for number, attack in enumerate(attacks):
            text, before = attack(_SHORT), time.process_time()
            with _cpu_seconds(_seconds()):
                call(text)
            seconds.append((time.process_time() - before, number, attack))
        for taken, _, attack in sorted(seconds, reverse=True)[:_WORST]:
            if taken > _AT_ONCE:
                text = attack(_LENGTH)
                with _cpu_seconds(_seconds()):
                    call(text)
    except _TooSlow:
        return text
    return None


@needs_timer
def test_no_pattern_backtracks_badly() -> None:
    slow = []
    for path, name, method, pattern in _patterns():
        if (path, _table(name)) in _BOUNDED:
            continue
        does = getattr(pattern, "findall" if method == "finditer" else method)
        call = partial(does, "") if method == "sub" else does
        if (text := _slow(call, _attacks(pattern, random.Random(f"{path} {name}")))) is not None:
            slow.append(f"{path}: {name}.{method} on {text[:30]!r}…{text[-5:]!r}")
    assert slow == []


def test_what_is_said_of_slow_patterns_is_of_patterns_that_are_there() -> None:
    assert {(path, _table(name)) for path, name, _, _ in _patterns()}.issuperset(_BOUNDED)


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5, ``(?:ab?)*+`` goes wrong where the group can give back; ``(?>(?:ab?)*)`` does not."""
    wrong = {(path, name) for path, name, _, pattern in _patterns() if _repeats_a_group(_parsed(pattern))}
    assert wrong == set()


def _repeats_a_group(parsed: object) -> bool:
    """Whether a parsed pattern holds a possessive repetition of more than one character."""
    match parsed:
        case (kinds.POSSESSIVE_REPEAT, (_, _, inside)):
            return len(inside) != 1 or inside[0][0] not in (kinds.LITERAL, kinds.NOT_LITERAL, kinds.IN, kinds.ANY)
        case tuple() | list() | parser.SubPattern():
            return any(map(_repeats_a_group, parsed))
    return False


@needs_timer
@pytest.mark.parametrize("pattern", [r"\s+$", r"<[^>]*>", r"(a|a)*b", r"\w+\d"])
def test_a_pattern_that_backtracks_badly_would_be_found(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert _slow(lambda text: compiled.search(text * 6), _attacks(compiled, random.Random(1))) is not None
