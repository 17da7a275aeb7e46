"""All rules with their default settings, those in preview too, against the false-positive traps in ``tests/traps``, which real posts hold.

A finding is expected as ``line:column CODE``; the words of its message are the business of ``tests/rules``. Besides
the settings known there, a case may leave it to its files which site it is (``site: found``), say how the post is stored
(``bytes: bom crlf``), and say ``xfail: reason`` where notelint does not yet do what it should.
"""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from notelint.linting.linter import Linter
from notelint.settings.config import Config, Selection
from notelint.site.settings import SiteSettings

from ..support import JEKYLL, POST, Blog, Case, read_cases, shown

CASES = [(path.stem, case) for path in sorted(Path(__file__).parent.glob("*.md")) for case in read_cases(path)]
TRAPS = 40


def _parameter(group: str, case: Case) -> object:
    reason = case.settings.get("xfail")
    marks = [pytest.mark.xfail(reason=reason, raises=AssertionError)] if reason else []
    return pytest.param(case, id=f"{group}: {case.title}", marks=marks)


@pytest.mark.parametrize("case", [_parameter(group, case) for group, case in CASES])
def test_trap(blog: Blog, case: Case) -> None:
    settings = {key: value for key, value in case.settings.items() if key != "xfail"}
    site = settings.pop("site", "jekyll")
    path = settings.pop("path", POST if site.startswith("jekyll") else "notes.md")
    files = {name: "" for name in settings.pop("files", "").split(", ") if name}
    stored = settings.pop("bytes", "").split()
    if "config" in settings:
        named = "mkdocs.yml" if site == "mkdocs" else "_config.yml"
        files[named] = settings.pop("config").replace("\\n", "\n")
    if settings:
        raise ValueError(f"unknown settings {settings}")
    blog.write({**(JEKYLL if site.startswith("jekyll") else {}), **files, path: _stored(case.post, stored)})
    generator, _, markdown = site.partition("/")
    site_settings = SiteSettings() if site == "found" else SiteSettings(generator, markdown or None)
    report = Linter().lint_file(blog.root / path, path, Config(selection=Selection(preview=True), site=site_settings))
    found = [" ".join(line.split()[:2]) for line in shown(report)]
    assert found == [_located(expected, found) for expected in case.expected], shown(report)


def _stored(post: str, how: list[str]) -> bytes:
    raw = post.replace("\n", "\r\n").encode() if "crlf" in how else post.encode()
    return codecs.BOM_UTF8 + raw if "bom" in how else raw


def _located(expected: str, found: list[str]) -> str:
    """An expectation; where it names no column, what was found by that rule on that line."""
    place, code = expected.split()[:2]
    if ":" in place:
        return f"{place} {code}"
    return next((line for line in found if line.startswith(f"{place}:") and line.endswith(code)), expected)


def test_every_trap_has_a_case() -> None:
    kinds = {case.title.partition(":")[0] for _, case in CASES}
    assert kinds == {"More", *(f"Trap {number}" for number in range(1, TRAPS + 1))}
