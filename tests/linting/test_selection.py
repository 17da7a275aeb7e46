"""Stability: a new rule waits in preview, and a rule that was renamed still answers to its old name. With a made-up rule."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint import cli, rules
from notelint.linting import selection
from notelint.reporters.rule_pages import rule_list, rule_markdown, rule_page, rules_markdown
from notelint.settings.config import ConfigError
from notelint.settings.settings import load

from ..support import Blog

MADE_UP = '''"""A word that nobody should write. See `a b`.

Bad:

    frob

Good:

    text
"""

from notelint.diagnostic import Finding, Severity, Span
from notelint.rules import Option, Rule


def check(note, word):
    start = note.document.text.find(word)
    if start >= 0:
        yield Finding(Span(start, start + 4), "a frob")


RULE = Rule("MK900", "made-up", "A made-up thing", Severity.WARNING, check,
            options={"word": Option("frob", "the word")}, PREVIEW aliases=("old-name",))
'''
POST = "a.md"


@pytest.fixture(params=["preview", "released"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[bool]:
    """A rule MK900 that is there for one test, in preview or not; which of the two."""
    folder = tmp_path_factory.mktemp("rules")
    is_preview = request.param == "preview"
    (folder / "made_up.py").write_text(MADE_UP.replace("PREVIEW", "preview=True," * is_preview), encoding="utf-8")

    def forget() -> None:
        rules.all_rules.cache_clear()
        selection._enabled.cache_clear()
        sys.modules.pop(f"{rules.__name__}.made_up", None)

    forget()
    rules.__path__.append(str(folder))
    yield is_preview
    rules.__path__.remove(str(folder))
    forget()


@pytest.fixture
def post(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> Blog:
    """A blog with a post in which MK900 finds something, and nothing else is found."""
    monkeypatch.chdir(blog.root)
    return blog.write({POST: "A frob.\n", "notelint.toml": ""})


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert cli.main(["check", "--format", "concise", "--quiet", *arguments, POST]) in (0, 1)
    return re.findall(r"\b[A-Z]{2}\d{3}\b", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("settings", "arguments", "runs_in_preview"),
    [
        ("", [], False),
        ("", ["--select", "ALL"], False),
        ("", ["--select", "MK"], False),
        ("", ["--extend-select", "MK"], False),
        ("", ["--preview"], True),
        ("", ["--preview", "--select", "MK"], True),
        ("", ["--select", "MK900"], True),
        ("", ["--extend-select", "made-up"], True),
        ("preview = true", [], True),
        ("preview = false", ["--preview"], True),
        ("preview = true", ["--no-preview"], False),
        ('extend-select = ["MK900"]', [], True),
        ('select = ["MK"]', [], False),
    ],
)
def test_a_rule_in_preview_runs_only_where_it_is_wanted(
    preview: bool,
    post: Blog,
    capsys: pytest.CaptureFixture[str],
    settings: str,
    arguments: list[str],
    runs_in_preview: bool,
) -> None:
    post.write({"notelint.toml": settings})
    assert found(capsys, *arguments) == ["MK900"] * (runs_in_preview or not preview)


def test_preview_is_no_reason_to_run_what_is_ignored(
    preview: bool, post: Blog, capsys: pytest.CaptureFixture[str]
) -> None:
    assert found(capsys, "--preview", "--ignore", "MK") == []


def test_a_rule_in_preview_is_shown_as_one(preview: bool) -> None:
    (made_up,) = rules.find_rules("MK900")
    (row,) = [row for row in rule_list(False).splitlines() if "MK900" in row]
    assert row.endswith("(preview)") == preview
    assert ("off (in preview)" in rule_markdown(made_up)) == preview
    assert ("off (in preview)" in rule_page(made_up, False)) == preview
    assert f"| {'preview' if preview else 'on'} | A made-up thing |" in rules_markdown()


def test_an_old_name_stays_valid(preview: bool, post: Blog, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "--select", "old-name") == ["MK900"]
    assert found(capsys, "--select", "Old-Name") == ["MK900"]
    assert found(capsys, "--preview", "--ignore", "old-name") == []
    post.write({"notelint.toml": 'extend-select = ["old-name"]\n[severity]\nold-name = "error"\n'})
    assert found(capsys, "--fail-level", "error") == ["MK900"]
    assert cli.main(["check", "--fail-level", "error", POST]) == 1
    capsys.readouterr()
    post.write({"notelint.toml": 'extend-select = ["MK900"]\n[per-file-ignores]\n"a.md" = ["old-name"]\n'})
    assert found(capsys) == []
    post.write({"notelint.toml": 'extend-select = ["MK900"]\n[rules.old-name]\nword = "other"\n'})
    assert load(Path("notelint.toml")).options == {"MK900": {"word": "other"}}
    assert found(capsys) == []


def test_an_old_name_in_a_comment(preview: bool, post: Blog, capsys: pytest.CaptureFixture[str]) -> None:
    post.write({POST: "A frob. <!-- notelint-disable-line old-name -->\n"})
    assert found(capsys, "--extend-select", "MK900") == []


def test_a_baseline_outlives_a_name(preview: bool, post: Blog, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--select", "old-name", "--write-baseline", POST]) == 0
    assert "made-up" not in (post.root / "notelint-baseline.json").read_text(encoding="utf-8")
    assert "old-name" not in (post.root / "notelint-baseline.json").read_text(encoding="utf-8")
    capsys.readouterr()
    assert found(capsys, "--select", "MK900", "--baseline", "notelint-baseline.json") == []


def test_a_slip_in_an_old_name_is_known(preview: bool, post: Blog) -> None:
    post.write({"notelint.toml": 'ignore = ["old-nam"]'})
    with pytest.raises(ConfigError, match='did you mean "old-name"'):
        load(Path("notelint.toml"))


def test_the_page_tells_earlier_names(preview: bool) -> None:
    (made_up,) = rules.find_rules("old-name")
    assert "Earlier names: `old-name`." in rule_markdown(made_up)
    assert cli.main(["rule", "old-name"]) == 0


def test_a_page_for_the_terminal_is_as_wide_as_it(preview: bool) -> None:
    (made_up,) = rules.find_rules("MK900")
    plain = rule_page(made_up, color=False, width=40)
    sentences = [line for line in plain.splitlines() if not line.startswith("    ")]
    assert max(map(len, sentences)) <= len("`<!-- notelint-disable-next-line MK900 -- a quotation -->`.")
    assert "`<!-- notelint-disable-next-line MK900 -->`" in plain  # what is to be copied stays whole
    assert "`a b`" in plain
    painted = rule_page(made_up, color=True, width=40)
    assert "\x1b[1mMK900 made-up\x1b[0m" in painted
    assert "\x1b[36ma b\x1b[0m" in painted
    assert "\x1b[1;31mBad:\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain.replace("`", "")
