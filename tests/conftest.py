"""What tests share: a blog in a temporary folder, and the diagnostics of one post of it."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from notelint.linting.linter import Linter
from notelint.linting.report import Report
from notelint.settings.config import Config, Selection

for _name in (
    "SIGINT",
    "SIGHUP",
):  # a shell may have them ignored, for a job in the background, and so would what is tested
    if signal.getsignal(getattr(signal, _name, signal.SIGINT)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), signal.SIG_DFL if _name == "SIGHUP" else signal.default_int_handler)

POST = "_posts/2024-01-02-notes.md"
JEKYLL = {"_config.yml": "title: Notes\nmarkdown: kramdown\n", "Gemfile": 'gem "jekyll"\n'}


class Blog(NamedTuple):
    """A folder of files."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> Blog:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def lint(self, path: str = POST, **selection: object) -> Report:
        config = Config(selection=Selection(**selection))  # type: ignore[arg-type]
        return Linter().lint_path(self.root / path, path, config)


def shown(report: Report) -> list[str]:
    """The diagnostics of a report as ``line:column CODE message``."""
    assert report.failure is None, report.failure
    return [f"{d.region.line}:{d.region.column} {d.code} {d.message}" for d in report.diagnostics]


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """An empty repository."""
    (tmp_path / ".git").mkdir()
    return Blog(tmp_path)


@pytest.fixture
def codes(blog: Blog) -> Callable[..., list[str]]:
    """Lint one text as a post of a Jekyll blog (or of ``files``); return the codes found."""

    def lint(text: str, path: str = POST, files: Mapping[str, str] = JEKYLL, **selection: object) -> list[str]:
        blog.write({**files, path: text})
        report = blog.lint(path, **selection)
        assert report.failure is None, report.failure
        return [diagnostic.code for diagnostic in report.diagnostics]

    return lint


class Case(NamedTuple):
    """A case of ``tests/rules``: a post, what is to be found in it, and what fixing makes of it."""

    title: str
    settings: dict[str, str]
    post: str
    expected: list[str]
    fixed: str | None
    """After the safe fixes; None where nothing changes."""
    unsafe: str | None
    """After all fixes; None where that is the same."""


_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n(?P<settings>(?:\w+: [^\n]*\n+)*)`{5}markdown\n(?P<post>.*?)^`{5}\n"
    r"(?:\n`{5}text\n(?P<text>.*?)^`{5}\n)?(?:\n`{5}fixed\n(?P<fixed>.*?)^`{5}\n)?"
    r"(?:\n`{5}unsafe\n(?P<unsafe>.*?)^`{5}\n)?",
    re.MULTILINE | re.DOTALL,
)


def read_cases(path: Path) -> list[Case]:
    """Cases begin with ``## title``; then ``key: value`` lines; then in fences of five the post, and what comes of it."""
    cases = []
    end = 0
    text = path.read_text(encoding="utf-8")
    for match in _CASE.finditer(text):
        between = text[end : match.start()]
        assert not between.strip() or end == 0, f"{path}: can't read this: {between[:80]!r}"
        settings = dict(line.split(": ", 1) for line in match["settings"].splitlines() if line)
        expected = (match["text"] or "").splitlines()
        cases.append(Case(match["title"], settings, match["post"], expected, match["fixed"], match["unsafe"]))
        end = match.end()
    assert not text[end:].strip(), f"{path}: can't read this: {text[end : end + 80]!r}"
    return cases


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the commands keep out of the user's own folder."""
    folder = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTELINT_CACHE_DIR", str(folder))
        yield folder
