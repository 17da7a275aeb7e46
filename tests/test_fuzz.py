"""The fuzzer's targets: what they found is replayed, and each is run on some inputs (see fuzz/README.md)."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fuzz import blogs, properties
from fuzz.run import TARGETS, main
from notelint.diagnostic import Edit, Finding, Fix, Span
from notelint.linting import selection
from notelint.note.note import Note
from notelint.rules import all_rules

KEPT = [
    ("settings", "a generator that is none", b'05[site]\ngenerator="l"'),
    ("settings", "a word file that is no text, for progress", b"\x04\x03\xff\xfe"),
    ("settings", "a word file that is no text, for words", b"\x04\x04\xff\xfe"),
    ("course", "a marked section of no kind in a web page", b"0<![C[x]]><h1>A</h1><h1>B</h1><![if"),
    ("fixing", "a row that ends in a comment gets pipe after pipe", b"1k|||\r-|-|-\r||\n-|\r|||.<!--\r-->"),
    ("post_bytes", "an empty quote with a blank line in it", b"0# A\n\n1. b\n\n    >\n\n2. c\n\n    > d\n"),
    ("front_matter", "a line that is no quote gets blank line after blank line", b"mx\n\t>\n>"),
    ("front_matter", "a reference outline that is not there", b"Creference_outline: Text.\ntitle: Knots\n"),
    ("front_matter", "a line that is a line separator", b"a:\nb: x\nb x\nc:d:e: c\n\xe2\x80\xa8\n"),
    (
        "notebook",
        "a line that is put below an old line end",
        b'5{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "### Which two?\\n]]\\r- [x] one\\n- [ ] two\\n"}],'
        b' "metadata": {}, "nbformat": 4, "nbformat_minor": 2}',
    ),
    ("post_bytes", "a control character behind letters of several bytes", "0---\na: éééééééééé\x01\n---\n".encode()),
]
"""What was found: target, what was wrong, input."""


def target(name: str) -> ModuleType:
    return import_module(f"fuzz.{name}")


@pytest.mark.parametrize(
    ("name", "data"), [pytest.param(name, data, id=f"{name}: {what}") for name, what, data in KEPT]
)
def test_what_was_found_is_found_no_more(name: str, data: bytes) -> None:
    target(name).check(data)


@pytest.mark.parametrize("name", TARGETS)
def test_what_the_fuzzer_begins_with(name: str) -> None:
    seeds = sorted(set(target(name).seeds()))
    assert len(seeds) > 10
    for data in seeds[:: max(1, len(seeds) // 20)]:
        target(name).check(data)


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes(name: str) -> None:
    module = target(name)
    seeds = list(module.seeds())
    piece = st.sampled_from([*module.WORDS, b"\n", b" "]) | st.binary(max_size=4)

    @given(st.sampled_from(seeds), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), piece), max_size=6))
    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # the fuzzer finds more, and what is found is not made smaller here
        suppress_health_check=list(HealthCheck),
    )
    def check(data: bytes, changes: list[tuple[float, int, bytes]]) -> None:
        for where, length, new in changes:
            at = round(where * len(data))
            data = data[:at] + new + data[at + length :]
        module.check(data)

    check()


def breaks(monkeypatch: pytest.MonkeyPatch, find: Callable[[Note], list[Finding]]) -> None:
    """Make a rule find what it should not, or raise."""
    rules = [replace(rule, check=lambda note: find(note)) for rule in all_rules() if rule.code == "LK001"]
    monkeypatch.setattr(selection, "enabled_rules", lambda selection: rules)


TEXT = b"0A text.\r\nAnother one.\n"


def finding(start: int, end: int, *edits: tuple[int, int, str]) -> Finding:
    fix = Fix("x", tuple(Edit(Span(first, last), text) for first, last, text in edits), safe=True)
    return Finding(Span(start, end), "x", fix=fix if edits else None)


@pytest.mark.parametrize(
    ("name", "find", "message"),
    [
        ("post_bytes", lambda note: [1 / 0], "internal error in LK001"),
        ("post_bytes", lambda note: [finding(0, 99)], "LK001 at 0 to 99"),
        ("post_bytes", lambda note: [finding(2, 1)], "LK001 at 2 to 1"),
        ("fixing", lambda note: [finding(0, 2, (0, 99, ""))], "LK001 at 0 to 99"),
        ("fixing", lambda note: [finding(0, len(note.text), (0, 0, "x "))], "come to no end"),
    ],
)
def test_a_broken_promise_is_noticed(
    monkeypatch: pytest.MonkeyPatch, name: str, find: Callable[[Note], list[Finding]], message: str
) -> None:
    breaks(monkeypatch, find)
    with pytest.raises(AssertionError, match=message):
        target(name).check(TEXT)


def test_lost_text_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, lambda note: [finding(0, 1, (0, 2, ""))])
    monkeypatch.setattr(properties, "apply", lambda document, found: (type(document)("Another one.\n"), list(found)))
    with pytest.raises(AssertionError, match="not what the edits say"):
        target("fixing").check(TEXT)


def test_a_file_of_any_site_has_a_place() -> None:
    shown = {blogs.place(first)[1] for first in range(256)}
    assert shown == {f"{post}.md" for post in blogs.POSTS.values()}


def test_without_atheris_the_fuzzer_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["run.py"])
    monkeypatch.setattr(sys, "path", [*sys.path])
    assert main() == 2
    assert capsys.readouterr().out.startswith("not fuzzed: atheris is not installed")
