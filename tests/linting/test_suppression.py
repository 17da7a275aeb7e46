"""Comments that switch rules off, and those that switch off nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notelint.diagnostic import Edit, Fix, Severity, Span
from notelint.document.document import Document
from notelint.linting.linter import Fixing, Linter
from notelint.linting.suppression import apply, read_suppressions
from notelint.settings.config import Config

from ..support import POST, Blog, diagnosed

Codes = Callable[..., list[str]]
BAD = "[Answers](http://www.google.com)"


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- notelint-disable-next-line LK002 -->\n{BAD}",
        f"<!-- notelint-disable-next-line placeholder-link -->\n{BAD}",
        f"<!-- notelint-disable-next-line LK -->\n{BAD}",
        f"<!-- notelint-disable-next-line -->\n{BAD}",
        f"{BAD} <!-- notelint-disable-line LK002 -->",
        f"Text {BAD} <!--notelint-disable-line   LK002-->",
        f"<!-- notelint-disable LK002 -->\n\n{BAD}\n\n{BAD}",
        f"<!-- notelint-disable LK002 -->\n\n{BAD}\n\n<!-- notelint-enable LK002 -->",
        f"{BAD}\n\n<!-- notelint-disable-file LK002 -->",
        f"- item\n  <!-- notelint-disable-next-line LK002 -->\n  {BAD}",
        f"> <!-- notelint-disable-next-line LK002 -->\n> {BAD}",
        f"<!-- notelint-disable-next-line LK002 -- a page that is still to come -->\n{BAD}",
        f"<!-- notelint-disable-next-line: LK002 -->\n{BAD}",
        f"<!-- notelint-disable-next-line -- all of it is a quotation -->\n{BAD}",
        f"<!-- notelint-disable-next-line LK002 — a page that is still to come -->\n{BAD}",
    ],
)
def test_switched_off(codes: Codes, text: str) -> None:
    assert codes(f"---\ntitle: x\n---\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"<!-- notelint-disable-next-line LK002 -->\n\n{BAD}", ["XX001", "LK002"]),
        (f"<!-- notelint-disable-next-line TB002 -->\n{BAD}", ["XX001", "LK002"]),
        ("<!-- notelint-disable-file -->\nText", ["XX001"]),
        (f"{BAD} <!-- notelint-disable-line LK02 -->", ["LK002", "XX001"]),
        (f"<!-- notelint-disable LK002 -->\n\n<!-- notelint-enable LK002 -->\n\n{BAD}", ["XX001", "LK002"]),
        (f"<!-- notelint-disable-next-line LK002, TB002 -->\n{BAD}", ["XX001"]),
        ("<!-- notelint-disable-next-line LK002, XX001 -->\nText", []),
        (f"`<!-- notelint-disable-line LK002 -->` {BAD}", ["LK002"]),
        (f"```\n<!-- notelint-disable-file LK002 -->\n```\n\n{BAD}", ["LK002"]),
        ("<!-- notelint-disable-line SP001 -->\nText", ["XX001"]),
        (f"<!-- notelint-disable LK -->\n\n{BAD}\n\n<!-- notelint-enable LK002 -->\n\n{BAD}", ["LK002"]),
        (f"<!-- notelint-disable -->\n\n{BAD}\n\n<!-- notelint-enable LK002 -->\n\n{BAD}", ["LK002"]),
        (f"<!-- notelint-disable LK -->\n\n{BAD}\n\n<!-- notelint-enable -->\n\n{BAD}", ["LK002"]),
        (f"<!-- notelint-disable LK002 -->\n\n{BAD}\n\n<!-- notelint-enable LK -->\n\n{BAD}", ["LK002"]),
        (f"<!-- notelint-disable LK -->\n\n{BAD}\n\n<!-- notelint-enable LK009 -->\n\n{BAD}", []),
        (
            f"<!-- notelint-disable LK -->\n\n{BAD}\n\n<!-- notelint-enable LK002 -->\n\n{BAD}"
            f"\n\n<!-- notelint-enable LK002 -->\n\n<!-- notelint-disable LK002 -->\n\n{BAD}",
            ["LK002"],
        ),
        (
            f"<!-- notelint-disable LK -->\n\n{BAD}\n\n<!-- notelint-enable -->\n\n{BAD}"
            f"\n\n<!-- notelint-enable LK002 -->",
            ["LK002"],
        ),
        (f"<!-- notelint-disable LK002 -->\n\n{BAD}\n\n<!-- notelint-enable LK02 -->\n\n{BAD}", ["XX001"]),
        (f"<!-- notelint-disable LK -->\n\n{BAD}\n\n<!-- notelint-enable TB002, LK002 -->\n\n{BAD}", ["LK002"]),
        (f"{BAD}\n<!-- notelint-disable-next-line LK002 -->\n{BAD}", ["LK002"]),
        (f"{BAD} # notelint-disable-line LK002", ["LK002"]),
        (f"Some <b>text</b>\n\n```\n<!-- notelint-disable-file LK002 -->\n```\n\n{BAD}", ["LK002"]),
        ("<div>\n| a <!-- notelint-disable-line LK002 --> |\n</div>", ["XX001"]),
    ],
)
def test_what_is_left(codes: Codes, text: str, found: list[str]) -> None:
    assert codes(f"---\ntitle: x\n---\n\n{text}\n") == found


def test_the_whole_file_begins_with_its_first_line(codes: Codes) -> None:
    assert codes(f"{BAD}\n\n<!-- notelint-disable-file LK002 -->\n", select=("LK002",)) == []


def test_in_a_table_a_comment_is_no_cell_and_ends_nothing(codes: Codes) -> None:
    table = (
        f"| a | b |\n|---|---|\n| 1 | {BAD} <!-- notelint-disable-line LK002 --> |\n| 3 | 4 | <!-- x -->\n| 5 | 6 |\n"
    )
    assert codes(f"---\ntitle: x\n---\n\n{table}", ignore=("TB002",)) == []


def test_in_yaml_a_number_sign_begins_the_comment(codes: Codes) -> None:
    assert codes("---\ntitle: x\ndescriptoin: y # notelint-disable-line FM004\n---\n\nText.\n") == []
    assert codes("---\ntitle: x\n# notelint-disable-next-line FM004\ndescriptoin: y\n---\n\nText.\n") == []
    assert codes("---\ntitle: 'x # notelint-disable-line FM004'\ndescriptoin: y\n---\n\nText.\n") == ["FM004"]
    assert codes("---\nlayout: post\ntitle: 'x # notelint-disable-line FM004'\ndescriptoin: y\n---\n\nText.\n") == [
        "FM004"
    ]


def test_an_unneeded_comment_may_be_excused_by_another(codes: Codes) -> None:
    unneeded = "Text <!-- notelint-disable-line LK002 -->\n"
    assert codes(f"---\ntitle: x\n---\n\n{unneeded}") == ["XX001"]
    assert codes(f"---\ntitle: x\n---\n\n<!-- notelint-disable XX001 -->\n\n{unneeded}") == []


def test_a_rule_that_does_not_run_is_not_missed(codes: Codes) -> None:
    text = "---\ntitle: x\n---\n\n<!-- notelint-disable-next-line LK002 -->\nText\n"
    assert codes(text, ignore=("LK002",)) == []
    assert codes(text, select=("TB", "XX")) == []
    assert codes(text, ignore=("XX001",)) == []


def test_a_file_wide_finding_is_switched_off_at_its_first_place(codes: Codes) -> None:
    details = "<details>\n<summary>Answer</summary>\n\n- a\n\n</details>\n"
    text = f"---\ntitle: x\n---\n\n<!-- notelint-disable-next-line DT001 -->\n{details}\n{details}"
    assert codes(text) == []


def test_a_comment_that_ends_the_file_divides_nothing(blog: Blog) -> None:
    blog.write({POST: "---\ntitle: x\n---\n\nText\n<!-- notelint-disable-line LK002 -->"})
    report = Linter().lint_file(blog.root / POST, POST, Config(), Fixing())
    assert (blog.root / POST).read_text() == "---\ntitle: x\n---\n\nText\n"
    assert report.fixed == {"XX001": 1}


def test_a_comment_that_ends_the_file_in_a_list_item(blog: Blog) -> None:
    blog.write({POST: "---\ntitle: x\n---\n\n- <!-- notelint-disable-line LK002 -->"})
    (found,) = blog.lint().diagnostics
    assert (found.help, found.fix and found.fix.title) == ("remove the comment", "remove the comment")
    Linter().lint_file(blog.root / POST, POST, Config(), Fixing(unsafe=True))
    assert (blog.root / POST).read_text() == "---\ntitle: x\n---\n\n- "


def test_a_fix_that_would_change_a_line_that_is_switched_off_is_dropped() -> None:
    """The finding stays; it is the line of each edit's first and last character that counts."""
    text = "a\nb\nc <!-- notelint-disable-line LK002 -->\nd\n"
    document = Document(text)
    suppressions = read_suppressions(document)
    at = text.index("c ")

    def kept(*edits: Edit) -> bool:
        fix = Fix("mend", edits)
        found = diagnosed(document, Span(0, 1), "LK002", "x", Severity.ERROR, "m", fix=fix)
        (left,) = apply(document, [found], suppressions)
        assert left._replace(fix=None) == found._replace(fix=None)
        return left.fix is fix

    assert kept(Edit(Span(0, 1), ""))
    assert kept(Edit(Span(2, at), ""))  # to the end of the line before
    assert not kept(Edit(Span(2, at + 1), ""))
    assert not kept(Edit(Span(at, at), "-"))
    assert not kept(Edit(Span(0, 1), ""), Edit(Span(at + 1, at + 2), ""))
    assert kept(Edit(Span(text.rindex("d"), len(text)), ""))


@pytest.mark.parametrize(
    ("comment", "message", "help"),
    [
        (
            "notelint-disable-next-line LK002 because of this",
            '"because of this" names no rule',
            "put a reason after a hyphen",
        ),
        (
            "notelint-disable-next-line: this is a quotation",
            '"this is a quotation" names no rule',
            "put a reason after a hyphen",
        ),
        ("notelint disable-next-line LK002", "is not understood", "write it so: notelint-disable-next-line LK002"),
        ("notelint-disable-nextline LK002", "is not understood", "write it so: notelint-disable-next-line LK002"),
        ("NOTELINT-DISABLE-LINE LK002", "is not understood", "write it so: notelint-disable-line LK002"),
        ("notelint-ignore LK002", "is not understood", "write it so: notelint-disable LK002"),
        ("notelint_enable", "is not understood", "write it so: notelint-enable"),
        ("@notelint: off", "is not understood", "write it so: notelint-disable"),
    ],
)
def test_what_is_nearly_a_suppression_is_reported(blog: Blog, comment: str, message: str, help: str) -> None:
    blog.write({"a.md": f"# A\n\n<!-- {comment} -->\nText.\n"})
    found = Linter().lint_file(blog.root / "a.md", "a.md", Config()).diagnostics
    assert [diagnostic.code for diagnostic in found] == ["XX001"]
    assert message in found[0].message
    assert help in (found[0].help or "")
    assert found[0].fix is None


def test_a_comment_that_speaks_of_the_tool_is_none(codes: Codes) -> None:
    assert codes("---\ntitle: x\n---\n\n<!-- notelint is run over this blog -->\nText.\n") == []


def test_a_comment_that_breaks_a_table_is_not_called_unused(codes: Codes) -> None:
    table = "| A | B |\n|---|---|\n<!-- notelint-disable-next-line SP006 -->\n| 1 | 2 |\n"
    assert codes(f"---\ntitle: x\n---\n\n{table}") == ["TB005"]
