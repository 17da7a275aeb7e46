"""What people read in a terminal: the order, groups, marks, widths, links, what to do next."""

from __future__ import annotations

import re

import pytest

from notelint.diagnostic import Fix, Severity, Span
from notelint.document.document import Document
from notelint.linting.report import Report
from notelint.reporters import render
from notelint.reporters.layout import hanging, width, wrapped
from notelint.reporters.statistics import Tally, tally_lines
from notelint.reporters.style import Style

from ..support import BAD, Blog, diagnosed, run

LINES = "".join(f"line {number}\n" for number in range(1, 80))


def report(*found: tuple[int, str, Severity], path: str = "a.md", fix: Fix | None = None) -> Report:
    """A report with findings on lines."""
    document = Document(LINES, path)
    starts = [0, *(index + 1 for index, character in enumerate(LINES) if character == "\n")]
    diagnostics = [
        diagnosed(document, Span(starts[line - 1], starts[line - 1] + 4), code, "a-rule", severity, f"m{line}", None, fix)
        for line, code, severity in found
    ]  # fmt: skip
    return Report(path, diagnostics)


MIXED = report(
    (1, "SP003", Severity.WARNING),
    (2, "QA005", Severity.INFO),
    (3, "TB002", Severity.WARNING),
    (4, "LK001", Severity.ERROR),
    (5, "MK005", Severity.INFO),
)


def heads(text: str) -> list[str]:
    """The lines that begin a finding, without what is indented further."""
    return [line for line in text.splitlines() if "a-rule" in line]


def test_errors_then_what_breaks_the_page_then_the_rest_then_infos() -> None:
    found = [line.split()[2] for line in heads(render("full", [MIXED], Style(summary=False)))]
    assert found == ["LK001", "TB002", "SP003", "QA005", "MK005"]


def test_groups() -> None:
    other = report((7, "LK001", Severity.ERROR), path="b.md")
    by_file = render("full", [MIXED, other], Style(summary=False))
    assert [line for line in by_file.splitlines() if line.endswith(".md")] == ["a.md", "b.md"]
    by_rule = render("full", [MIXED, other], Style(summary=False, group_by="rule"))
    assert by_rule.startswith("LK001 a-rule: 2 findings\n  a.md:4:1: error LK001 a-rule\n")
    assert "\n  b.md:7:1: error LK001 a-rule\n" in by_rule
    single = render("full", [MIXED, other], Style(summary=False, group_by="none"))
    assert single.startswith("a.md:4:1: error LK001 a-rule\n  m4\n  4 | line 4\n")


def test_at_most_the_worst() -> None:
    other = report((7, "LK001", Severity.ERROR), path="b.md")
    text = render("full", [MIXED, other], Style(summary=False, limit=2))
    assert [line.split()[0] for line in heads(text)] == ["4:1", "7:1"]
    assert text.endswith("4 more findings not shown: a higher --max shows more.\n\n")


@pytest.mark.parametrize(("safe", "mark"), [(True, "[*]"), (False, "[~]"), (None, "")])
@pytest.mark.parametrize("format", ["full", "concise", "grouped"])
def test_what_can_be_fixed_is_marked(format: str, safe: bool | None, mark: str) -> None:
    fix = None if safe is None else Fix("t", (), safe)
    text = render(format, [report((1, "LK001", Severity.ERROR), fix=fix)], Style(summary=False))
    assert [found for found in ("[*]", "[~]") if found in text] == ([mark] if mark else [])


def test_after_many_findings_is_what_to_do_next() -> None:
    many = report(*((line, "SP003", Severity.WARNING) for line in range(2, 33)), (40, "MK003", Severity.WARNING))
    text = render("full", [many], Style(paths="notes"))
    assert "Findings by rule\n  31  SP003  a-rule\n   1  MK003  a-rule\n" in text
    assert re.search(r"\n  notelint check --select MK notes +1 change how pages look\n", text)
    assert text.endswith("The worst: a.md:40:1 warning MK003 a-rule\n")
    few = render("full", [MIXED], Style())
    assert "Findings by rule" not in few
    assert "The worst" not in few


LONG = (
    "A sentence of many words that goes on, and on, with https://example.test/an/address/that/is/rather/long in it, "
    * 3
)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_lines_break_between_words(columns: int) -> None:
    lines = wrapped(LONG, columns, "  ", "    ")
    assert [word for line in lines for word in line.split()] == LONG.split()
    assert all(len(line) <= columns or len(line.split()) == 1 for line in lines)
    wide = wrapped("漢字かな交じり文" * 20, columns, "  help:", "    ")
    assert all(width(line) <= columns for line in wide)


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_nothing_is_wider_than_the_terminal(blog: Blog, columns: str) -> None:
    wide = "漢字 " * 60 + "[x](http://www.google.com) 🎉🎉\t" + "е\u0301 " * 40
    post = f"{BAD}\n{wide}\n\n1. one\n\tteh cat\tsat [here](http://www.google.com/{'a' * 200})\n"
    done = run(blog.write({"a.md": post}), "check", ".", COLUMNS=columns)
    assert done.returncode == 1
    for line in done.stdout.splitlines():
        assert width(line) <= int(columns) or "http" in line, line


def test_codes_are_links_where_there_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTELINT_RULE_PAGE", "https://docs.test/{page}.html")
    found = [report((1, "LK001", Severity.ERROR))]
    link = "\x1b]8;;https://docs.test/LK001-a-rule.html\x1b\\LK001\x1b]8;;\x1b\\"
    assert link in render("full", found, Style(links=True))
    assert "\x1b" not in render("full", found, Style())
    monkeypatch.setenv("NOTELINT_RULE_PAGE", "https://docs.test/\x1b]0;{page}")
    assert "\x1b" not in render("full", found, Style(links=True))


def test_the_same_on_one_line_is_said_as_such(blog: Blog) -> None:
    twice = "[a](http://www.google.com) [a](http://www.google.com)\n"
    text = run(blog.write({"a.md": f"# T\n\n{twice}\n{twice}"}), "check", ".").stdout
    assert "    also 1 time more in this line\n    also line 5\n" in text


def test_no_line_begins_as_a_command_where_a_text_breaks() -> None:
    lines = wrapped("word " * 11 + "::error::boo and more", 60, "    ", "    ")
    assert lines[1] == "    :\u2236error::boo and more"


def test_no_line_begins_as_a_command_where_a_name_breaks(blog: Blog) -> None:
    name = f"{'b' * 36} ::error title=x::y.md"
    blog.write({name: BAD + "\nThis is recieved.\n"})
    for command in (["check", "--group-by", "none", "."], ["words", "."], ["inspect", name]):
        done = run(blog, *command, COLUMNS="40")
        assert ":\u2236error" in done.stdout
        assert not [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]


def test_lines_that_are_laid_out_break_between_words() -> None:
    line = "    12  answered   what is it that the sea does, and why?"
    assert hanging(line, 80) == [line]
    assert hanging(line, 40) == ["    12  answered   what is it that the", "        sea does, and why?"]
    assert hanging("\x1b[1m" + "x" * 30 + "\x1b[0m y", 20) == ["\x1b[1m" + "x" * 30 + "\x1b[0m", "    y"]
    assert all(width(part) <= 40 for part in hanging("漢字 " * 30, 40))


@pytest.mark.parametrize("room", [60, 80])
def test_the_table_of_rules_fits(room: int) -> None:
    found = [Tally("SP002", "typo-in-question-or-answer", 12, 1, 9), Tally("SP004", "doubled-word", 1, 1, 0)]
    lines = tally_lines(found, room)
    assert max(map(len, lines)) <= room
    assert lines[0].endswith("1 safe, 9 unsafe" if room == 60 else "1 safe fix, 9 unsafe fixes")


def test_colours_take_no_room_where_a_line_breaks() -> None:
    assert wrapped("two \x1b[1mred\x1b[0m words", 13) == ["two \x1b[1mred\x1b[0m words"]
    assert wrapped("two red words", 12, "a:", "  ") == ["a: two red", "  words"]
