"""The package's patterns are compiled when they are first used, not by an import."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
import notelint
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

    monkeypatch.setattr(re, "compile", count)
    pattern = regex("(?P<word>b+)", re.IGNORECASE)
    assert pattern.pattern == compiled.pattern
    assert not calls
    assert [match["word"] for text in ("aBb", "b") if (match := pattern.search(text))] == ["Bb", "b"]
    assert calls == [compiled.pattern]
    assert pattern.sub("x", "abba") == "axa"
    assert (pattern.flags, dict(pattern.groupindex)) == (compiled.flags, {"word": 1})


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
