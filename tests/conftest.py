"""Fixtures, and what must hold for every test."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from .support import JEKYLL, POST, Blog

for _name in (
    "SIGINT",
    "SIGHUP",
):  # a shell may have them ignored, for a job in the background, and so would what is tested
    if signal.getsignal(getattr(signal, _name, signal.SIGINT)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), signal.SIG_DFL if _name == "SIGHUP" else signal.default_int_handler)


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


@pytest.fixture(autouse=True, scope="session")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what the commands keep out of the user's own folder."""
    folder = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTELINT_CACHE_DIR", str(folder))
        yield folder
