"""The engine: what a report holds when reading or writing fails, and what is kept from one post to the next."""

from __future__ import annotations

import gc
import os
import textwrap
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from notelint.blog.stamp import stamp_of
from notelint.diagnostic import Finding, Related, Severity, Span
from notelint.document.document import Document
from notelint.linting import linter as engine
from notelint.linting import selection
from notelint.linting.linter import Fixing, Linter
from notelint.note.note import Note
from notelint.rules import Rule, all_rules
from notelint.settings.config import Config, Selection

from ..support import JEKYLL, TABLE, Blog, notebook, shown


def test_a_path_that_is_none_is_reported(blog: Blog) -> None:
    for report in (
        Linter().lint_file(blog.root / "a\0.md", "a.md", Config()),
        Linter().lint_cached(str(blog.root / "a\0.md"), "a.md", Config()).report,
    ):
        assert (report.path, report.diagnostics) == ("a.md", ())
        assert report.failure is not None
        assert report.failure.startswith("can't be read: ")
        assert "embedded null" in report.failure


def test_what_can_not_be_written_is_checked_as_it_is(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.md"
    outside.write_text(TABLE + "\n[x](http://google.com)\n\n[there](there.md)\n")
    blog.write({"there.md": "# There\n"})
    (blog.root / "a.md").symlink_to(outside)
    config = Config(selection=Selection(select=("TB002", "LK004")))
    report = Linter().lint_file(blog.root / "a.md", "shown.md", config, Fixing())
    assert (report.failure or "").startswith("not fixed: it is a link out of the blog")
    found = report._replace(failure=None)
    assert found == Linter().lint_file(blog.root / "a.md", "shown.md", config)
    assert [line.partition(" ")[2][:5] for line in shown(found)] == ["TB002"]


def test_what_was_fixed_is_seen_by_the_posts_that_are_checked_next(blog: Blog) -> None:
    blog.write({"a.md": "[x](b.md#measurment-of-the-sea)\n", "b.md": "## Measurment of the sea\n\nIt takes long.\n"})
    linter = Linter()
    config = Config(selection=Selection(select=("LK001", "SP001")))
    assert shown(linter.lint_file(blog.root / "a.md", "a.md", config)) == []
    assert linter.lint_file(blog.root / "b.md", "b.md", config, Fixing(unsafe=True)).fixed == {"SP001": 1}
    assert [d.code for d in linter.lint_file(blog.root / "a.md", "a.md", config).diagnostics] == ["LK001"]


def test_what_another_rule_tells_better_is_told_by_it_alone_where_it_runs(blog: Blog) -> None:
    blog.write({"a.md": "# A\n\nThe tide is know as a spring tide, and it is dont by us.\n"})
    for selected, found in (
        (("SP",), ["SP009", "SP003"]),
        (("SP009", "SP010"), ["SP009"]),
        (("SP010",), ["SP010"]),
    ):
        config = Config(selection=Selection(select=selected))
        assert [d.code for d in Linter().lint_file(blog.root / "a.md", "a.md", config).diagnostics] == found


@pytest.mark.parametrize(
    ("post", "allowed", "count"),
    [("[x](https://www.google.com)", "https://www.google.com", 1), ("[warp](/), [weft](/) and [reed](/)", "/", 3)],
)
def test_the_settings_of_a_rule_reach_it(blog: Blog, post: str, allowed: str, count: int) -> None:
    blog.write({"a.md": f"# A\n\n{post}\n"})
    for allow, found in (([], ["LK002"] * count), ([allowed], [])):
        config = Config(selection=Selection(select=("LK",)), options={"LK002": {"allow": allow}})
        assert [d.code for d in Linter().lint_file(blog.root / "a.md", "a.md", config).diagnostics] == found


@pytest.mark.parametrize(("raw", "newline"), [(b"a\r\nb\n", "\r\n"), (b"a\nb", "\n"), (b"", "\n")])
def test_a_report_tells_the_line_ends_of_its_file(blog: Blog, raw: bytes, newline: str) -> None:
    assert Linter().lint_bytes(raw, blog.root / "a.md", "a.md", Config()).newline == newline


def test_a_mistake_of_ours_while_fixing_is_reported_and_costs_no_finding(
    blog: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object) -> None:
        raise ValueError("the tide is out")

    blog.write({"a.md": TABLE})
    monkeypatch.setattr(engine, "fix_document", broken)
    config = Config(selection=Selection(select=("TB002",)))
    report = Linter().lint_file(blog.root / "a.md", "a.md", config, Fixing())
    assert "ValueError: the tide is out" in (report.failure or "")
    assert report.diagnostics == Linter().lint_file(blog.root / "a.md", "a.md", config).diagnostics != ()
    assert (report.fixed, (blog.root / "a.md").read_text()) == ({}, TABLE)


def test_a_mistake_of_ours_before_any_rule_runs_is_reported(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> None:
        raise ValueError("the tide is out")

    monkeypatch.setattr(engine, "Note", broken)
    report = Linter().lint_bytes(b"# A\n", blog.root / "a.md", "a.md", Config())
    assert "ValueError: the tide is out" in (report.failure or "")


def test_where_nothing_is_fixed_nothing_was_there_before(blog: Blog) -> None:
    report = Linter().lint_bytes(b"# A\n", blog.root / "a.md", "a.md", Config(), Fixing())
    assert report.original is None
    assert report.document is not None


def test_a_checked_file_is_known_by_its_stamp(blog: Blog) -> None:
    blog.write({"a.md": "# Tides\n"})
    os.utime(blog.root / "a.md", (1, 1))
    while (stamp := stamp_of(os.stat(blog.root / "a.md"))) is None:  # its status was changed just now
        time.sleep(0.1)
    assert Linter().lint_cached(str(blog.root / "a.md"), "a.md", Config()).stamp == stamp


def test_what_could_not_be_checked_is_not_kept(blog: Blog) -> None:
    blog.write({"a.md": "# Tides\n", "b.md": b"\xff"})
    kept = Linter().lint_cached(str(blog.root / "a.md"), "a.md", Config())
    assert kept.digest != ""
    lost = Linter().lint_cached(str(blog.root / "b.md"), "b.md", Config())
    assert lost.digest == ""
    assert (lost.report.failure or "").startswith("not UTF-8")


def test_the_note_in_a_file(blog: Blog) -> None:
    path = blog.write({"sub/a.ipynb": notebook(("markdown", "# Tides"))}).root / "sub/a.ipynb"
    config = Config(words=frozenset({"tidez"}))
    note = Linter().note_of(path, "shown.ipynb", config)
    assert [cell.number for cell in note.document.cells] == [1]
    assert (note.document.path, note.path) == ("shown.ipynb", "sub/a.ipynb")
    assert note.site.blog.root == str(blog.root)


# one rule


def run_only(monkeypatch: pytest.MonkeyPatch, check: Callable[[], Iterable[Finding]]) -> None:
    rule = Rule("LK001", "one", "One", Severity.WARNING, lambda note: check())
    monkeypatch.setattr(selection, "enabled_rules", lambda selection: [rule])


def test_what_a_rule_finds_becomes_a_diagnostic(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    later, related = Finding(Span(4, 5), "later"), (Related(Span(0, 1), "here"),)
    sure = Finding(Span(0, 1), "sure", "do it", None, related, Severity.ERROR)
    run_only(monkeypatch, lambda: [later, sure, later])
    report = Linter().lint_bytes(b"a b c", blog.root / "a.md", "a.md", Config())
    assert [(d.span, d.code, d.name, d.severity, d.message, d.help) for d in report.diagnostics] == [
        ((0, 1), "LK001", "one", Severity.ERROR, "sure", "do it"),
        ((4, 5), "LK001", "one", Severity.WARNING, "later", None),
    ]
    assert [[place.message for place in d.related] for d in report.diagnostics] == [["here"], []]
    report = Linter().lint_bytes(b"a b c", blog.root / "a.md", "a.md", Config(severity={"LK001": Severity.INFO}))
    assert {d.severity for d in report.diagnostics} == {Severity.INFO}


@pytest.mark.parametrize("collects", [True, False])
def test_no_garbage_is_sought_while_a_post_is_checked(
    blog: Blog, monkeypatch: pytest.MonkeyPatch, collects: bool
) -> None:
    seen: list[bool] = []

    def check() -> Iterator[Finding]:
        seen.append(gc.isenabled())
        yield from ()

    run_only(monkeypatch, check)
    was = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        Linter().lint_bytes(b"a", blog.root / "a.md", "a.md", Config())
        assert (seen, gc.isenabled()) == ([False], collects)
    finally:
        (gc.enable if was else gc.disable)()


def test_a_note_is_freed_without_the_garbage_collector(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a run over many posts the collector would have to look through all that was made of each."""
    notes: list[weakref.ref[Note]] = []
    make = Linter._note

    def noted(self: Linter, document: Document, path: str | Path, config: Config) -> Note:
        note = make(self, document, path, config)
        notes.append(weakref.ref(note))
        return note

    monkeypatch.setattr(Linter, "_note", noted)
    examples = "\n\n".join(textwrap.dedent(rule.page.partition("Bad")[2]) for rule in all_rules())
    blog.write(
        {**JEKYLL, "mkdocs.yml": "site_name: a\n", "a.md": "a", "b.md": examples, "_posts/2024-01-01-c.md": examples}
    )
    was = gc.isenabled()
    gc.disable()
    try:
        for path in ("a.md", "b.md", "_posts/2024-01-01-c.md"):
            Linter().lint_cached(str(blog.root / path), path, Config(selection=Selection(preview=True)))
        assert [ref() for ref in notes] == [None] * 3
    finally:
        (gc.enable if was else gc.disable)()
