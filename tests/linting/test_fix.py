"""Fixes: which are applied, that only their lines change, when fixing ends, and how files are written."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.atomic import Unwritten, rewrite
from notelint.diagnostic import Diagnostic, Edit, Fix, Severity, Span
from notelint.document.document import Document
from notelint.document.reading import read_document
from notelint.internal_error import request
from notelint.linting.fix import LintResult, apply, fix_document, is_fixable
from notelint.linting.lint import lint
from notelint.linting.linter import Fixing, Linter
from notelint.linting.report import Report
from notelint.note.note import Note
from notelint.settings.config import Config

from ..support import JEKYLL, POST, TABLE, Blog, diagnosed, notebook, run

DETAILS = "<details>\n<summary>Answer</summary>\n\n- a\n\n</details>\n"

FIXED_TABLE = TABLE.replace("| 3 | 4\n", "| 3 | 4 |\n")
DOUBLED = "The moon pulls the the water, and the wind pulls it too.\n"
TYPO = "The measurment of the sea takes a long day.\n"


def fix(*edits: tuple[int, int, str], code: str = "AA001", safe: bool = True) -> tuple[str, Fix]:
    return code, Fix("mend", tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)


def finding(edit: tuple[int, int, str], code: str = "AA001", safe: bool = True) -> Diagnostic:
    _, made = fix(edit, safe=safe)
    return diagnosed(Document("ab"), Span(*edit[:2]), code, "name", Severity.WARNING, "message", fix=made)


# which fixes are applied


@pytest.mark.parametrize(
    ("fixes", "expected", "applied"),
    [
        ([], "0123456789", []),
        ([[(2, 4, "x")]], "01x456789", [0]),
        ([[(0, 0, "x")], [(10, 10, "y")]], "x0123456789y", [0, 1]),
        ([[(2, 5, "x")], [(4, 6, "y")]], "01x56789", [0]),
        ([[(2, 4, "x")], [(4, 6, "y")]], "01x456789", [0]),
        ([[(2, 2, "x")], [(2, 2, "y")]], "01x23456789", [0]),
        ([[(1, 8, "x")], [(3, 4, "y")]], "0x89", [0]),
        ([[(1, 2, "x"), (7, 8, "y")], [(4, 5, "z")]], "0x23z56y89", [0, 1]),
        ([[(3, 4, "x")], [(1, 2, "y"), (3, 5, "z")]], "0y2z56789", [1]),
        ([[(1, 2, "y"), (1, 3, "z")], [(5, 6, "x")]], "01234x6789", [1]),
        ([[(1, 2, "y"), (2, 3, "z")]], "0123456789", []),
        ([[(1, 2, "y"), (9, 11, "z")]], "0123456789", []),
        ([[(5, 4, "y")]], "0123456789", []),
    ],
)
def test_a_fix_is_applied_as_a_whole_or_not_at_all(
    fixes: list[list[tuple[int, int, str]]], expected: str, applied: list[int]
) -> None:
    document = Document("0123456789")
    found = [fix(*edits) for edits in fixes]
    after, done = apply(document, found)
    assert after.original == after.text == expected
    assert {found.index(one) for one in done} == set(applied)


def test_a_safe_fix_goes_before_an_unsafe_one() -> None:
    after, _ = apply(Document("0123456789"), [fix((1, 5, "x"), safe=False), fix((4, 6, "y"))])
    assert after.text == "0123y6789"


def test_what_can_not_be_fixed_keeps_nothing_else_from_it() -> None:
    empty, joins_line_ends, other = fix(), fix((2, 3, "")), fix((4, 5, "X"))
    after, applied = apply(Document("a\rb\nc"), [empty, joins_line_ends, other])
    assert (after.original, applied) == ("a\rb\nX", [other])


def test_a_fixed_document_keeps_its_name() -> None:
    for document in (
        Document("abc", "a.md"),
        read_document(notebook(("markdown", "abc")), "a.ipynb", "a.ipynb"),
    ):
        after, _ = apply(document, [fix((1, 2, "x"))])
        assert (after.text[:3], after.path) == ("axc", document.path)
        assert after.cells == document.cells


@pytest.mark.parametrize(
    ("original", "edit", "expected"),
    [
        ("a\r\nb\nc\r", (2, 3, "X"), "a\r\nX\nc\r"),
        ("a\r\nb\nc\r", (0, 1, "X\nY"), "X\r\nY\r\nb\nc\r"),
        ("a\r\nb\nc\r", (3, 3, "\n"), "a\r\nb\n\nc\r"),
        ("a\r\nb\nc\r", (5, 5, "\n"), "a\r\nb\nc\r\r"),
        ("a\r\nb", (3, 3, "\nc"), "a\r\nb\r\nc"),
        ("a", (1, 1, "\nc"), "a\nc"),
        ("a\r\nb\r\nc", (1, 3, ""), "a\r\nc"),
        ("a\r\nb\r\nc", (2, 4, ""), "a\r\nc"),
        ("\rab", (1, 2, "x"), "\rxb"),
        ("ab\rc", (0, 1, "x"), "xb\rc"),
        ("\rb\n", (0, 0, "x\n"), "x\r\rb\n"),
        ("aXb\rc", (0, 0, "d\n"), "d\raXb\rc"),
        ("a\rb\nc\rd", (7, 7, "\ne"), "a\rb\nc\rd\re"),
        ("a\nb\rc\nd", (7, 7, "\ne"), "a\nb\rc\nd\ne"),
        ("aa\r\nb", (4, 4, "\nc"), "aa\r\nb\r\nc"),
        ("\ra", (2, 2, "\nb"), "\ra\rb"),
        ("a\rb\nc", (2, 3, ""), "a\rb\nc"),  # \r and \n would become one line end
    ],
)
def test_line_ends_stay_and_inserted_ones_are_those_of_the_line(
    original: str, edit: tuple[int, int, str], expected: str
) -> None:
    assert apply(Document(original), [fix(edit)])[0].original == expected


# rounds


def rule(code: str, check: Callable[[str], Sequence[tuple[int, int, str]]]) -> Callable[[Document], LintResult]:
    """A check that knows one rule: the edits that it wants of a text."""
    return lambda document: LintResult([finding(edit, code=code) for edit in check(document.text)])


def fix_all(text: str, lint: Callable[[Document], LintResult], unsafe: bool = False) -> tuple[str, int, str | None]:
    document = Document(text)
    fixed = fix_document(document, lint(document), lint, unsafe)
    return fixed.document.text, fixed.fixed.total(), fixed.problem


def test_rounds_go_on_until_nothing_is_left() -> None:
    count = rule("AA001", lambda text: [(*m.span(), str(int(m[0]) - 1)) for m in re.finditer("[1-9]", text)])
    assert fix_all("3 0 9 9", count) == ("0 0 0 0", 21, None)


def test_fixes_that_undo_each_other_are_stopped_and_reported() -> None:
    turn = rule("AA001", lambda text: [(0, 1, {"z": "a", "a": "b", "b": "a"}[text])])
    problem = request("internal error: fixes undo each other (AA001)")
    assert fix_all("z", turn) == ("a", 1, problem)
    assert fix_all("a", turn) == ("a", 0, problem)  # nor does a second run turn it about


def test_a_fix_in_vain_is_left_alone() -> None:
    grow = rule("AA001", lambda text: [(len(text), len(text), "a")])
    assert fix_all("", grow) == ("", 0, None)


def test_a_fix_without_end_is_taken_back_whole() -> None:
    grow = rule("AA001", lambda text: [(0, len(text), text + "a")])
    assert fix_all("", grow) == ("", 0, "the fixes of AA001 come to no end and were not made")


def test_a_fix_that_takes_an_id_away_is_none() -> None:
    def lint(document: Document) -> LintResult:
        found = [finding((0, 1, "b"))] if document.text.startswith("a") else []
        return LintResult(found, anchors=frozenset(document.text))

    assert fix_all("a", lint) == ("a", 0, None)


def test_a_fix_that_makes_more_findings_of_its_rule_is_taken_back_and_no_longer_offered() -> None:
    def lint(document: Document) -> LintResult:
        worse = [finding((m.start(), m.end(), "aa"), code="AA001") for m in re.finditer("a", document.text)]
        better = [finding((m.start(), m.end(), "c"), code="AA002") for m in re.finditer("b", document.text)]
        return LintResult([*worse, *better])

    document = Document("a b")
    fixed = fix_document(document, lint(document), lint)
    assert fixed.document.text == "a c"
    assert [(d.code, d.fix) for d in fixed.result.diagnostics] == [("AA001", None)]


@pytest.mark.parametrize("bad", [LintResult([], "can't be parsed"), LintResult([], None, is_broken=True)])
def test_a_fix_after_which_the_post_can_no_longer_be_read_is_taken_back(bad: LintResult) -> None:
    def lint(document: Document) -> LintResult:
        return LintResult([finding((0, 1, "!"))]) if document.text[0] == "a" else bad

    assert fix_all("a b", lint) == ("a b", 0, None)


def test_a_fix_waits_for_its_turn_where_another_overlaps() -> None:
    def lint(document: Document) -> LintResult:
        both = [(m.start(), m.end(), m[0][1:]) for m in re.finditer("ab|bc", document.text)]
        if "abc" in document.text:
            both += [(1, 3, "c")]
        return LintResult([finding(edit) for edit in both])

    assert fix_all("abc", lint) == ("c", 2, None)


def test_unsafe_fixes_need_to_be_asked_for() -> None:
    def lint(document: Document) -> LintResult:
        return LintResult([finding((0, 1, "b"), safe=False)] if document.text == "a" else [])

    assert not is_fixable(finding((0, 1, "b"), safe=False))
    assert fix_document(Document("a"), lint(Document("a")), lint).document.text == "a"
    assert fix_all("a", lint) == ("a", 0, None)
    assert fix_all("a", lint, unsafe=True) == ("b", 1, None)


# on posts


def fixed(blog: Blog, content: str | bytes, path: str = POST, unsafe: bool = False) -> tuple[bytes, Report]:
    blog.write({path: content})
    report = Linter().lint_file(blog.root / path, path, Config(), Fixing(unsafe))
    return (blog.root / path).read_bytes(), report


def test_only_the_fixed_lines_of_a_file_change(blog: Blog) -> None:
    before = "---\r\ntitle: x\r\n---\n\r\n| a | b |\r|---|---|\r| 1 | 2 |\n| 3 | 4\r\n| 5 | 6 |\r\n\rEnd  \r\n\n"
    blog.write(JEKYLL)
    for encoding, mark in (
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
    ):
        after, report = fixed(blog, mark + before.encode(encoding))
        assert report.failure is None
        assert after == mark + before.replace("| 3 | 4\r\n", "| 3 | 4 |\r\n").encode(encoding)


def test_what_a_comment_switches_off_is_not_fixed(blog: Blog) -> None:
    blog.write(JEKYLL)
    for text in (
        f"<!-- notelint-disable-file TB002 -->\n\n{TABLE}",
        TABLE.replace("4\n", "4 <!-- notelint-disable-line TB002 -->\n"),
        f"<!-- notelint-disable DT001 -->\n{DETAILS}<!-- notelint-enable DT001 -->\n",
        f"{DETAILS}\n<!-- notelint-disable-next-line DT001 -->\n{DETAILS}",  # it would change the second one as well
    ):
        content = f"---\ntitle: x\n---\n\n{text}"
        after, report = fixed(blog, content)
        assert after.decode() == content
        assert [d.code for d in report.diagnostics if d.code != "DT001"] == []


def test_what_settings_leave_out_is_not_fixed(blog: Blog) -> None:
    text = TABLE + "\n" + DOUBLED
    blog.write({"a.md": text, "b/a.md": text, "notelint.toml": '[per-file-ignores]\n"b/*" = ["TB002"]\n'})
    assert run(blog, "check", "--fix", ".", "--ignore", "SP004").returncode == 0
    assert (blog.root / "a.md").read_text() == FIXED_TABLE + "\n" + DOUBLED
    assert (blog.root / "b/a.md").read_text() == text
    run(blog, "check", "--fix", ".", "--select", "SP")
    assert (blog.root / "b/a.md").read_text() == text.replace("the the", "the")


def test_fixing_one_post_is_seen_by_those_that_link_into_it(blog: Blog) -> None:
    link = "[x](b.md#the-measurment-of-the-sea) leads to the other post.\n"
    blog.write({"a.md": link, "b.md": "## The measurment of the sea\n\nIt takes a long day.\n", "c.md": link})
    done = run(blog, "check", "--fix", "--unsafe-fixes", "--format", "concise", ".")
    assert "## The measurement" in (blog.root / "b.md").read_text()
    for name in ("a.md", "c.md"):
        assert (blog.root / name).read_text() == link.replace("measurment", "measurement")
    assert (done.returncode, done.stdout) == (0, "Fixed 3 findings in 3 files. Nothing else found in 3 files.\n")
    assert run(blog, "check", "--fix", ".").stdout == "Nothing found in 3 files.\n"


# notebooks


def as_json(*cells: tuple[str, str], **options: object) -> str:
    content = json.loads(notebook(*cells))
    lists = options.pop("lists", False)
    for cell in content["cells"]:
        source = "".join(cell["source"])
        cell["source"] = re.findall(r"[^\n]*\n|[^\n]+", source) if lists else source
    return json.dumps(content, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options",
    [
        {"indent": 1, "lists": True},
        {"indent": 4, "ensure_ascii": False, "lists": True},
        {"lists": True},
        {"indent": 1},
        {"separators": (",", ":"), "ensure_ascii": False},
    ],
)
def test_a_notebooks_json_keeps_its_form(blog: Blog, options: dict[str, object]) -> None:
    table = '# Tides é ✓ \\n "x" \U0001f30a\n\n' + TABLE
    doubled, once = 'The ebb of the the "tide" é.', 'The ebb of the "tide" é.'
    cells = [("markdown", table), ("code", "x = '''\n" + TABLE + "'''"), ("markdown", doubled)]
    before = as_json(*cells, **options)
    after, report = fixed(blog, before, "a.ipynb")
    assert report.failure is None
    assert report.fixed == {"TB002": 1, "SP004": 1}
    mended = [("markdown", table.replace(TABLE, FIXED_TABLE)), cells[1], ("markdown", once)]
    assert after.decode() == as_json(*mended, **options)


@pytest.mark.parametrize("lists", [True, False])
def test_lines_come_and_go_in_a_notebook(blog: Blog, lists: bool) -> None:
    before = "Pools of water stand between the rocks.\n<!-- notelint-disable-line LK002 -->\n\nThe sea turns turns\nback.\n\nIt is read.\n---\nAnd\nand so on."
    after = "Pools of water stand between the rocks.\n\nThe sea turns\nback.\n\nIt is read.\n\n---\nAnd so on."
    raw, report = fixed(
        blog, as_json(("markdown", "## A"), ("markdown", before), lists=lists, indent=1), "a.ipynb", unsafe=True
    )
    assert report.failure is None
    assert raw.decode() == as_json(("markdown", "## A"), ("markdown", after), lists=lists, indent=1)


def test_a_notebook_that_names_a_source_twice_is_left_alone(blog: Blog) -> None:
    before = as_json(("markdown", TABLE)).replace('"source":', '"source": "x", "source":')
    after, report = fixed(blog, before, "a.ipynb")
    assert (after.decode(), report.failure) == (before, None)
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["TB002"]


# writing


def test_the_mode_of_a_file_stays(blog: Blog) -> None:
    blog.write({"a.md": TABLE})
    (blog.root / "a.md").chmod(0o640)
    assert run(blog, "check", "--fix", "a.md").returncode == 0
    assert stat.S_IMODE((blog.root / "a.md").stat().st_mode) == 0o640
    assert sorted(path.name for path in blog.root.iterdir()) == [".git", "a.md"]


def test_nothing_is_written_where_nothing_is_fixed(blog: Blog) -> None:
    blog.write({"a.md": "# Tides\r\n\r\nText.\n"})
    before = (blog.root / "a.md").stat()
    assert run(blog, "check", "--fix", ".").returncode == 0
    after = (blog.root / "a.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_is_followed_inside_the_blog_only(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "b.md").write_text(TABLE)
    blog.write({"real.txt": TABLE})
    (blog.root / "a.md").symlink_to("real.txt")
    (blog.root / "b.md").symlink_to(outside / "b.md")
    (blog.root / "folder").symlink_to(outside)
    done = run(blog, "check", "--fix", "a.md", "b.md", "folder/b.md")
    assert done.returncode == 2
    assert "notelint: b.md: it is a link out of the blog; name the file that it leads to\n" in done.stderr
    assert "notelint: folder/b.md: not fixed: it is a link out of the blog, to " in done.stderr
    assert "notelint: folder/b.md: not fixed: it is a link out of the blog, to " in done.stderr
    assert (outside / "b.md").read_text() == TABLE
    assert (blog.root / "a.md").is_symlink()
    assert (blog.root / "real.txt").read_text() == FIXED_TABLE


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"newer")
    with pytest.raises(Unwritten, match="was changed while it was checked"):
        rewrite(str(tmp_path / "a.md"), b"older", b"fixed", str(tmp_path))
    assert (tmp_path / "a.md").read_bytes() == b"newer"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_read_only_file_is_said_and_the_others_are_fixed(blog: Blog) -> None:
    blog.write({"a.md": TABLE, "b.md": TABLE})
    (blog.root / "a.md").chmod(0o444)
    done = run(blog, "check", "--fix", "--format", "concise", ".")
    assert done.returncode == 2
    assert "notelint: a.md: not fixed: the file is read-only" in done.stderr
    assert "a.md:4:7: TB002" in done.stdout
    assert "Fixed 1 finding in 1 file." in done.stdout
    assert [(blog.root / name).read_text() for name in ("a.md", "b.md")] == [TABLE, FIXED_TABLE]


@pytest.mark.skipif(sys.platform != "linux", reason="needs setpriv, to give up what root may do")
def test_a_folder_that_takes_no_file(blog: Blog) -> None:
    blog.write({"sub/a.md": TABLE, "b.md": TABLE})
    (blog.root / "sub").chmod(0o555)
    given_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    try:
        done = subprocess.run(
            [*given_up, sys.executable, "-m", "notelint", "check", "--fix", "."],
            cwd=blog.root,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        (blog.root / "sub").chmod(0o755)
    assert done.returncode == 2
    assert "notelint: sub/a.md: not fixed: it can't be written: Permission denied" in done.stderr
    assert [(blog.root / name).read_text() for name in ("sub/a.md", "b.md")] == [TABLE, FIXED_TABLE]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_leaves_the_file_as_it_was(blog: Blog) -> None:
    blog.write({"a.md": TABLE + "\nText.\n" * 1000, "b.md": TABLE})
    limited = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); runpy.run_module('notelint', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", limited, "check", "--fix", "."],
        cwd=blog.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "notelint: a.md: not fixed: it can't be written: File too large" in done.stderr
    assert (blog.root / "a.md").read_text() == TABLE + "\nText.\n" * 1000
    assert (blog.root / "b.md").read_text() == FIXED_TABLE
    assert sorted(path.name for path in blog.root.iterdir()) == [".git", "a.md", "b.md"]


# any text


LINES = st.sampled_from(
    (
        *(
            "",
            "",
            "Text.",
            "the the tide",
            "- item",
            "> quote > quote",
            "# The the Sea",
            "## Sea",
            "---",
            "```",
            "    code",
        ),
        *("| a | b |", "|---|---|", "| 1 | 2", "| 1 | 2 |", " 3 | 4 |", "| | |", "titel: x", "tilte: y", "title: x"),
        *("<details>", "</details>", "<summary>Answer</summary>", "<summary>Answer:</summary>- x", "**b** <NAME>"),
        *("[x](#the-Sea)", "[y](http//x.test)", "<!-- notelint-disable-line LK -->", "measurment of tides", "1.One"),
        *(
            "<!-- notelint-disable -->",
            "é ✓ \U0001f30a \x0b \x85 \u2028",
            "### 1. Why?",
            "```import os",
            "with",
            "{: .a}",
        ),
    )
)
ENDS = st.sampled_from(("\n", "\n", "\r\n", "\r"))
POSTS = st.lists(st.tuples(LINES, ENDS), max_size=30).map(lambda lines: "".join(a + b for a, b in lines))
ENCODINGS = st.sampled_from(
    (("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"))
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")


@pytest.fixture(scope="module")
def jekyll(tmp_path_factory: pytest.TempPathFactory) -> Blog:
    return Blog(tmp_path_factory.mktemp("jekyll")).write(JEKYLL)


def linted(blog: Blog, raw: bytes, fixing: Fixing | None = None, path: str = POST) -> Report:
    return Linter().lint_bytes(raw, blog.root / path, path, Config(), fixing)


@given(POSTS, ENCODINGS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_one_round_changes_nothing_but_what_its_edits_span(
    jekyll: Blog, text: str, encoding: tuple[str, bytes], unsafe: bool
) -> None:
    raw = encoding[1] + text.encode(encoding[0])
    document = Document.from_bytes(raw)
    assert document.encode() == raw
    site, inside = Linter().site_of(jekyll.root / POST, Config())
    diagnostics, _ = lint(Note(document, site, inside), Config())
    wanted = [(d.code, d.fix) for d in diagnostics if d.fix and (unsafe or d.fix.safe)]
    after, applied = apply(document, wanted)
    edits = sorted(edit for _, applied_fix in applied for edit in applied_fix.edits)

    plain, end = "", 0
    for edit in edits:
        assert end <= edit.span.start
        plain += document.text[end : edit.span.start] + edit.text
        end = edit.span.end
    assert after.text == plain + document.text[end:]

    old, new = _LINE.findall(document.original), _LINE.findall(after.original)
    touched = {
        line
        for edit in edits
        for line in range(document.place(edit.span.start)[0] - 1, document.place(edit.span.end)[0])
    }
    rest = iter(new)
    assert all(line in rest for number, line in enumerate(old) if number not in touched)


@given(POSTS, ENCODINGS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_fixing_comes_to_an_end_and_is_done_then(
    jekyll: Blog, text: str, encoding: tuple[str, bytes], unsafe: bool
) -> None:
    raw = encoding[1] + text.encode(encoding[0])
    report = linted(jekyll, raw, Fixing(unsafe))
    assert report.failure is None
    assert report.document is not None
    once = report.document.encode()
    assert once.startswith(encoding[1])
    again = linted(jekyll, once, Fixing(unsafe))
    assert again.document is not None
    assert (again.document.encode(), again.fixed, again.failure) == (once, {}, None)


@given(st.lists(POSTS, max_size=4), st.booleans(), st.sampled_from((None, 1)))
@settings(max_examples=60, deadline=None)
def test_of_a_notebook_only_markdown_changes(jekyll: Blog, texts: list[str], lists: bool, indent: int | None) -> None:
    kinds = ("markdown", "code", "markdown", "raw")
    before = as_json(*zip(kinds, texts, strict=False), lists=lists, indent=indent)
    report = linted(jekyll, before.encode(), Fixing(unsafe=True), "a.ipynb")
    assert report.failure is None
    assert report.document is not None
    old, new = json.loads(before), json.loads(report.document.encode())
    for left, right in zip(old["cells"], new["cells"], strict=True):
        assert type(left["source"]) is type(right["source"])
        if left["cell_type"] == "code":
            assert left["source"] == right["source"]
        left["source"] = right["source"] = None
    assert old == new
    assert read_document(report.document.encode(), Path("a.ipynb"), "a.ipynb").text == report.document.text
