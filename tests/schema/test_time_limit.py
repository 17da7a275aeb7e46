"""A pattern that a stranger wrote takes no longer than the limit, and is named in the message."""

from __future__ import annotations

import re
import signal
import threading
import time
from pathlib import Path

import pytest

from notelint.blog.blog import Blog as Folder
from notelint.discovery.files import Patterns
from notelint.document.document import Document
from notelint.linting.lint import lint
from notelint.linting.linter import Linter
from notelint.note.note import Note
from notelint.schema import time_limit as limits
from notelint.schema.schema import Schema, SchemaError, built_in, violations
from notelint.schema.time_limit import TooLong, time_limit
from notelint.settings.config import Config, ConfigError
from notelint.site.detect import find_site
from notelint.site.settings import SiteSettings

from ..support import Blog, run

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer of CPU time")
STARS = "*a" * 30 + "b"
NAME = "a" * 60


def backtrack(seconds: float) -> None:
    with time_limit(seconds):
        re.match("(a+)+b", NAME)


def test_a_pattern_is_ended() -> None:
    with pytest.raises(TooLong):
        backtrack(0.05)


def test_what_is_done_in_time_is_let_alone() -> None:
    def ours(number: int, frame: object) -> None: ...

    before = signal.signal(signal.SIGPROF, ours)
    try:
        signal.setitimer(signal.ITIMER_PROF, 1000)
        with time_limit():
            assert re.match("(a+)+", NAME)
        assert signal.getsignal(signal.SIGPROF) is ours
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 900
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def test_another_thread_has_no_limit_and_no_error() -> None:
    done = []

    def work() -> None:
        with time_limit(0.01):
            end = time.thread_time() + 0.05
            while time.thread_time() < end:
                pass
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.time_limit.__wrapped__, "__defaults__", (0.05,))  # type: ignore[attr-defined]


@pytest.mark.usefixtures("soon")
def test_a_schema(blog: Blog) -> None:
    own = Schema("own.json", {"properties": {"title": {"pattern": "^(a+)+$"}}})
    with pytest.raises(SchemaError, match=r"own\.json: one of its patterns takes too long"):
        violations(own, {"title": NAME + "!"})
    assert violations(own, {"title": NAME}) == []
    assert violations(built_in("front-matter-plain"), {"title": NAME}) == []


@pytest.mark.usefixtures("soon")
def test_a_schema_whose_other_keywords_need_jsonschema() -> None:
    own = Schema("own.json", {"patternProperties": {"^(a+)+$": {}}})
    with pytest.raises(SchemaError, match="takes too long"):
        violations(own, {NAME + "!": 1})


@pytest.mark.usefixtures("soon")
def test_what_is_excluded(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=rf"^exclude: one of its patterns takes too long on {NAME}$"):
        Patterns(str(tmp_path), (STARS,)).match(str(tmp_path / NAME))


@pytest.mark.usefixtures("soon")
def test_per_file_ignores_are_the_posts_failure(blog: Blog) -> None:
    blog.write({NAME: "# A\n", "b.md": "# A\n"})
    config = Config(file=str(blog.root / "notelint.toml"), per_file_ignores={STARS: ("QA",)})
    failure = Linter().lint_file(blog.root / NAME, NAME, config).failure
    assert failure == f"per-file-ignores: one of its patterns takes too long on {NAME}"
    assert Linter().lint_file(blog.root / "b.md", "b.md", config).failure is None


def test_the_command_names_the_file(blog: Blog) -> None:
    blog.write({".gitignore": STARS, f"{NAME}.md": "# A\n"})
    done = run(blog, ".")
    assert done.returncode == 2
    assert done.stderr == f"notelint: ./.gitignore: one of its patterns takes too long on {NAME}.md\n"
    assert "Traceback" not in done.stderr


def test_judging_a_note_sets_no_timer_where_no_pattern_is_a_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a timer")

    monkeypatch.setattr(signal, "setitimer", refuse)
    site = find_site(Folder(tmp_path), "", SiteSettings("jekyll"))
    assert lint(Note(Document("---\ntitle: a\n---\n# A\n"), site, "a.md"), Config())[1] == []
