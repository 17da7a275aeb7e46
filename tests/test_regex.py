"""The package's patterns are compiled when they are first used, not by an import, and then kept for the next run."""

from __future__ import annotations

import gc
import importlib
import json
import marshal
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import notelint.regex
from notelint import PACKAGE
from notelint.regex import Regex, regex

IMPORT_ALL = """
import importlib, json, pkgutil, re, sys

by = []
compiled = re._compile

def spy(pattern, flags):
    frame, depth = sys._getframe(1), 0
    while frame is not None and depth < 4:
        if frame.f_globals.get("__name__", "").startswith("notelint"):
            by.append(f"{frame.f_globals['__name__']}:{frame.f_lineno}")
        frame, depth = frame.f_back, depth + 1
    return compiled(pattern, flags)

re._compile = spy
import notelint, notelint.regex
made = notelint.regex._compiled
notelint.regex._compiled = lambda text, flags: by.append(repr(text)) or made(text, flags)
for module in pkgutil.walk_packages(notelint.__path__, "notelint."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(json.dumps(by))
"""


def test_no_import_compiles_a_pattern() -> None:
    run = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(run.stdout) == []


def test_it_is_compiled_once_and_used_like_a_compiled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    compiled = re.compile("(?P<word>b+)", re.IGNORECASE)

    def count(text: str, flags: int) -> re.Pattern[str]:
        calls.append(text)
        return compiled

    monkeypatch.setattr(notelint.regex, "_compiled", count)
    pattern = regex("(?P<word>b+)", re.IGNORECASE)
    assert pattern.pattern == compiled.pattern
    assert not calls
    assert [match["word"] for text in ("aBb", "b") if (match := pattern.search(text))] == ["Bb", "b"]
    assert calls == [compiled.pattern]
    assert pattern.sub("x", "abba") == "axa"
    assert (pattern.flags, dict(pattern.groupindex)) == (compiled.flags, {"word": 1})


def test_what_is_kept_is_what_re_compiles() -> None:
    """All patterns of the package: the same code, flags and groups, through the file and back."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "notelint."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [value for value in gc.get_objects() if isinstance(value, Regex)]
    assert len(patterns) > 400
    for pattern in patterns:
        flags = int(pattern._given)
        again = notelint.regex._load(notelint.regex._compile(pattern.pattern, flags))
        plain = re.compile(pattern.pattern, flags)
        assert again == plain  # the engine compares code and flags
        assert (again.groups, dict(again.groupindex)) == (plain.groups, dict(plain.groupindex)), pattern.pattern


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file for patterns that is not there yet."""
    file = tmp_path / "regex.patterns"
    monkeypatch.setattr(notelint.regex, "_file", lambda: str(file))
    monkeypatch.setattr(notelint.regex, "_new", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _forget()
    return file


def _forget() -> None:
    notelint.regex._compiled.cache_clear()
    notelint.regex._kept.cache_clear()
    notelint.regex._new.clear()


def test_the_next_run_compiles_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert regex("(?P<first>x)y?", re.IGNORECASE).search("XY")
    notelint.regex.keep()
    _forget()
    assert regex("b").search("b")  # another process, with another pattern
    notelint.regex.keep()
    _forget()
    monkeypatch.setattr(notelint.regex, "_compile", None)
    found = regex("(?P<first>x)y?", re.IGNORECASE).search("XY")
    assert found and found["first"] == "X"
    assert regex("b").search("b")


@pytest.mark.parametrize("damage", [b"", b"abc", marshal.dumps(7), marshal.dumps(("other build", {}))])
def test_a_damaged_file_is_none(kept: Path, damage: bytes) -> None:
    kept.write_bytes(damage)
    assert regex("a+").search("aa")
    notelint.regex.keep()
    assert marshal.loads(kept.read_bytes())[1].keys() == {("a+", 0)}


def test_damaged_code_is_compiled_again(kept: Path) -> None:
    wrong = {("a+", 0): marshal.dumps(("a+", 32, [1, 2, 3], 0, {}, (None,))), ("b", 0): b"x"}
    kept.write_bytes(marshal.dumps((notelint.regex._BUILD, wrong)))
    assert regex("a+").search("aa")
    assert regex("b").search("b")


def test_nothing_is_kept_where_bytecode_is_not(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert regex("a+").search("aa")
    notelint.regex.keep()
    assert not kept.exists()


def test_where_nothing_can_be_kept_it_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notelint.regex, "_file", lambda: None)
    _forget()
    assert regex("a+").search("aa")
    assert not notelint.regex._new


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    with pytest.raises(re.error):
        regex("(").search("")


def test_a_match_is_not_asked_for_its_pattern() -> None:
    """``match.re`` is the compiled one, which no name of a module stands for."""
    for file in Path(PACKAGE).rglob("*.py"):
        assert not re.search(r"\.re (?:is|==|in) ", file.read_text("utf-8")), file


def test_what_no_pattern_has_is_missing() -> None:
    assert isinstance(regex("a"), Regex)
    assert not hasattr(regex("a"), "something")


@pytest.mark.parametrize("error", [AttributeError, TypeError, ValueError, RuntimeError])
def test_where_the_engine_takes_other_arguments_it_is_compiled_as_usual(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(made: bytes) -> re.Pattern[str]:
        raise error

    monkeypatch.setattr(notelint.regex, "_load", refuse)
    found = regex(f"(?P<of>{error.__name__})s?").fullmatch(f"{error.__name__}s")
    assert found is not None and found["of"] == error.__name__
    assert all(error.__name__ not in str(text) for text, _ in notelint.regex._new)
