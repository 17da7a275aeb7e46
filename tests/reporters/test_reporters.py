"""Every format: valid by its schema, read back by those who read it, whatever a post or a file's name holds."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from itertools import product
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from notelint.commands import progress_bar
from notelint.commands.progress_bar import bar
from notelint.diagnostic import Edit, Fix, Related, Severity, Span
from notelint.document.document import Cell, Document
from notelint.linting.report import Report
from notelint.reporters import FORMATS, render
from notelint.reporters.escape import safe
from notelint.reporters.fingerprint import fingerprints
from notelint.reporters.markdown import ROWS
from notelint.reporters.style import Style
from notelint.rules import all_rules
from notelint.schema.schema import built_in

from ..support import BAD, CLEAN, PROJECT, SHOWN_OUTPUT, Blog, diagnosed, notebook, real_outputs, run
from .readers import READERS, commands, table

HERE = Path(__file__).parent
EXAMPLES = PROJECT / "examples"
PEOPLE = ("full", "concise", "grouped")
MACHINES = tuple(format for format in FORMATS if format not in PEOPLE)

# any text


NASTY = [
    "::error file=x::y", "\n::set-output name=a::b", "\r::warning::", "##[error]x", "##vso[task.complete]", "%0A::error::", "%25",
    "]]>", "<!--", "--><script>", "&#0;", "&amp;", '"', "'", "\x00", "\x0b", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e",
    "\u200b", "\u2063", "\xad", "\ufeff", "\U000e0041", "\ufffe", "\uffff", "\ud800", "\udcff", "\U0010ffff", "|", "\\|", "\\", "`", "``", "@somebody", "#1", "[a](http://x.test)", "]",
    "<img src=x onerror=y>", "{0}", "{{", "/", "../", ":", ",", "=", "é", "漢", "\n\n", "\n| a | b |\n|---|---|\n", "\t", " ", "\r\n", "www.x.test",
]  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=()), max_size=8)), max_size=6
).map("".join)
named = texts.filter(bool)


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    """Reports of posts and notebooks, with any text wherever a stranger's text can stand."""
    made = []
    for _ in range(draw(st.integers(0, 3))):
        path = draw(named)
        document = Document(draw(texts), path)
        length = len(document.text)
        if draw(st.booleans()) and length:
            document.cells = [Cell(0, length // 2, 1, True), Cell(length // 2, length, 3, True)]
        places = st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: Span(*sorted(pair)))
        diagnostic = st.builds(
            lambda document, rule, span, *rest: diagnosed(document, span, rule.code, rule.name, *rest),
            st.just(document),
            st.sampled_from(all_rules()),
            places,
            st.sampled_from(Severity),
            named,
            st.none() | texts,
            st.none() | st.builds(Fix, texts, st.lists(st.builds(Edit, places, texts), max_size=2).map(tuple)),
            st.lists(st.builds(Related, places, texts), max_size=2).map(tuple),
        )
        found = draw(st.lists(diagnostic, max_size=4))
        made.append(Report(path, found)._replace(failure=draw(st.none() | named)))
    return made


def test_every_machine_format_has_a_reader() -> None:
    assert set(READERS) == set(MACHINES)


UNSEEN = {
    chr(code)
    for start, stop in [
        (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F),
        (0x2028, 0x202E), (0x2060, 0x206F), (0xD800, 0xDFFF), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0xFFFE, 0xFFFF),
        (0xE0000, 0xE007F),
    ]
    for code in range(start, stop + 1)
}  # fmt: skip
"""Controls, format characters without a shape, changes of direction, line ends but for ``\\n``, and no characters."""


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_any_text_leaves_every_format_readable(made: list[Report]) -> None:
    wanted = sum(len(report.diagnostics) for report in made)
    for format, read in READERS.items():
        text = render(format, made, Style())
        assert read(text) == wanted, format
        assert not UNSEEN & set(
            text.replace("\x7f", "") if format in ("json", "jsonl", "sarif", "gitlab", "rdjson") else text
        ), format
        if format not in ("github", "azure"):
            assert not re.search(r"(?m)##\w*\[|^\s*::", text), format


# what each format says


def linted(blog: Blog, *arguments: str) -> str:
    done = run(blog, "check", *arguments)
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture
def mixed(blog: Blog) -> Blog:
    """Warnings on two lines, one in a notebook, an info, a clean post and two that can't be read."""
    return blog.write(
        {
            "a.md": BAD,
            "b.ipynb": notebook(("code", "x = 1"), ("markdown", "# Tides\n\n[Answers](http://www.google.com)")),
            "c.md": CLEAN,
            "info.md": "---\ntitle:\n---\n",
            "latin.md": b"caf\xe9",
        }
    )


@pytest.mark.parametrize(("format", "folder"), list(product(MACHINES, ("examples", "mixed"))))
def test_real_reports_are_valid(mixed: Blog, format: str, folder: str) -> None:
    blog = Blog(EXAMPLES) if folder == "examples" else mixed
    wanted = len(json.loads(linted(blog, "--format", "json", "."))["diagnostics"])
    assert READERS[format](linted(blog, "--format", format, ".")) == wanted > 3


@pytest.mark.parametrize("format", MACHINES)
def test_nothing_found_is_valid_too(blog: Blog, format: str) -> None:
    done = run(blog.write({"a.md": CLEAN}), "check", "--format", format, ".")
    assert (done.returncode, done.stderr, READERS[format](done.stdout)) == (0, "", 0)


def test_jsonl_says_what_json_says(mixed: Blog) -> None:
    whole = json.loads(linted(mixed, "--format", "json", "."))
    lines = [json.loads(line) for line in linted(mixed, "--format", "jsonl", ".").splitlines()]
    assert lines == [*whole["diagnostics"], *whole["failures"]]


def test_github(mixed: Blog) -> None:
    found = commands(linted(mixed, "--format", "github", "."))
    text = '"Answers" leads to the placeholder http://www.google.com'
    help = "\nhelp: put in the address, or delete the link"
    title = "LK002 placeholder-link"
    assert [found_at[1]["file"] for found_at in found] == ["latin.md", "a.md", "a.md", "a.md", "b.ipynb", "info.md"]
    failure, *found = found
    assert found[0] == (
        "warning",
        {"file": "a.md", "line": "3", "col": "11", "endLine": "3", "endColumn": "32", "title": title},
        f"a.md:3:11: LK002 {text}{help}",
    )
    assert found[3] == (
        "warning",
        {"file": "b.ipynb", "line": "1", "endLine": "1", "title": title},
        f"b.ipynb:cell 2:3:11: LK002 {text}{help}",
    )
    assert (found[4][0], found[4][1]["title"]) == ("notice", "FM005 front-matter-empty-value")
    assert failure == (
        "error",
        {"file": "latin.md", "title": "notelint"},
        "latin.md: not UTF-8: byte 0xe9 on line 1 is not text in that encoding; save the file as UTF-8",
    )


def test_github_names_no_columns_over_several_lines() -> None:
    document = Document("one\ntwo\n", "a.md")
    report = Report("a.md", [diagnosed(document, Span(1, 6), "LK002", "placeholder-link", Severity.ERROR, "x")])
    ((_, properties, _),) = commands(render("github", [report], Style()))
    assert properties == {"file": "a.md", "line": "1", "endLine": "2", "title": "LK002 placeholder-link"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_is_escaped_and_read_back(blog: Blog) -> None:
    name = "::error file=x,line=1::50%25\n::notice::,y.md"
    blog.write({name: BAD})
    found = commands(linted(blog, "--format", "github", "."))
    assert [(command, properties["file"]) for command, properties, _ in found] == [("warning", name)] * 3
    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]
        for result in json.loads(linted(blog, "--format", "sarif", "."))["runs"][0]["results"]
    ]
    assert {place["uriBaseId"] for place in uris} == {"%SRCROOT%"}
    assert {unquote_to_bytes(place["uri"]).decode() for place in uris} == {name}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names that are no text")
def test_a_name_that_is_no_text(blog: Blog) -> None:
    with open(os.fsencode(blog.root) + b"/caf\xe9 \x1b.md", "wb") as file:
        file.write(BAD.encode())
    for format in FORMATS:
        done = run(blog, "check", "--format", format, ".")
        assert (done.returncode, done.stderr, "\x1b" in done.stdout) == (1, "", False)
        if format in READERS:
            assert READERS[format](done.stdout) == 3
    uri = json.loads(linted(blog, "--format", "sarif", "."))["runs"][0]["results"][0]["locations"][0]
    assert uri["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9%20%1B.md"


def test_gitlab(mixed: Blog) -> None:
    issues = json.loads(linted(mixed, "--format", "gitlab", "."))
    assert {key: value for key, value in issues[0].items() if key != "fingerprint"} == {
        "description": '"Answers" leads to the placeholder http://www.google.com'
        " (help: put in the address, or delete the link)",
        "check_name": "LK002",
        "severity": "minor",
        "location": {"path": "a.md", "lines": {"begin": 3, "end": 3}},
    }
    assert issues[3]["location"] == {"path": "b.ipynb", "lines": {"begin": 1, "end": 1}}
    assert issues[3]["description"].startswith('cell 2, line 3: "Answers" leads')
    assert [issue["severity"] for issue in issues] == ["minor"] * 4 + ["info", "critical"]
    assert (issues[5]["check_name"], issues[5]["location"]["path"]) == ("notelint-failure", "latin.md")


def test_a_fingerprint_stays_when_lines_move(blog: Blog) -> None:
    def prints(text: str) -> list[str]:
        report = blog.write({"a.md": text}).lint("a.md", select=("LK002",))
        return [fingerprint for _, _, fingerprint in fingerprints([report])]

    before = prints(BAD)
    assert prints("Words above.\n\n" + BAD.replace("\n", "\r\n")) == before
    assert [old == new for old, new in zip(before, prints(BAD.replace("](", "]( ", 1)), strict=True)] == [
        False,
        False,
        True,
    ]
    twice = prints(BAD + "\n[Answers](http://www.google.com)\n")
    assert twice[:3] == before
    assert len(set(twice)) == 4


def test_sarif(mixed: Blog) -> None:
    (done,) = json.loads(linted(mixed, "--format", "sarif", "."))["runs"]
    rules = done["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"], rule["defaultConfiguration"]) for rule in rules] == [
        ("FM005", "FrontMatterEmptyValue", {"level": "note"}),
        ("LK002", "PlaceholderLink", {"level": "warning"}),
    ]
    assert "Bad:" in rules[1]["help"]["markdown"]
    first, *_, inside, _ = done["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("LK002", 1, "warning")
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 32},
            }
        }
    ]
    assert inside["message"]["text"].startswith("cell 2, line 3: ")
    assert inside["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    (invocation,) = done["invocations"]
    assert invocation["executionSuccessful"] is False
    (said,) = invocation["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("not UTF-8: byte 0xe9 on line 1")
    assert said["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "latin.md"


def test_a_fix_of_sarif_fixes_the_post(blog: Blog) -> None:
    text = "---\r\nlayot: post\r\n---\r\n\r\n| é | b |\r\n|---|---|\r\n| 漢 | 2 |\r\n| 𝟛 | 4\r\n| x | y |\r\n"
    blog.write({"_config.yml": "", "_posts/2024-01-02-a.md": text})
    log = json.loads(linted(blog, "--format", "sarif", "--select", "TB002,FM004", "."))
    lines = text.splitlines(keepends=True)
    for result in reversed(log["runs"][0]["results"]):
        (fix,) = result["fixes"]
        assert fix["properties"] == {"safe": True}
        for change in fix["artifactChanges"][0]["replacements"]:
            place = change["deletedRegion"]
            assert place["startLine"] == place["endLine"]
            line = lines[place["startLine"] - 1]
            left, right = line[: place["startColumn"] - 1], line[place["endColumn"] - 1 :]
            lines[place["startLine"] - 1] = left + change["insertedContent"]["text"] + right
    assert "".join(lines) == text.replace("layot", "layout").replace("𝟛 | 4", "𝟛 | 4 |")


def test_a_fix_of_sarif_keeps_the_line_ends(blog: Blog) -> None:
    blog.write(
        {
            "a.md": "Two tides:\r\n- spring\r\n- neap\r\n",
            "_config.yml": "markdown: kramdown\nkramdown:\n  input: kramdown\n",
        }
    )
    log = json.loads(linted(blog, "--format", "sarif", "--select", "MK003", "a.md"))
    ((fix,),) = [result["fixes"] for result in log["runs"][0]["results"]]
    (change,) = fix["artifactChanges"][0]["replacements"]
    assert (change["insertedContent"], fix["properties"]) == ({"text": "\r\n"}, {"safe": False})


def test_related_places_of_sarif(blog: Blog) -> None:
    log = json.loads(linted(Blog(EXAMPLES), "--format", "sarif", "--select", "LK001", "."))
    (result,) = log["runs"][0]["results"]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 27
    assert related["message"]["text"] == "the heading with this id"


def test_a_file_elsewhere_is_reported_by_its_own_address(blog: Blog) -> None:
    blog.write({"a b.md": BAD, "sub/x.md": CLEAN, "sub/.git/HEAD": ""})
    log = json.loads(linted(Blog(blog.root / "sub"), "--format", "sarif", "../a b.md"))
    places = {str(r["locations"][0]["physicalLocation"]["artifactLocation"]) for r in log["runs"][0]["results"]}
    assert places == {"{'uri': '../a%20b.md'}"}


def test_junit(mixed: Blog) -> None:
    root = ElementTree.fromstring(linted(mixed, "--format", "junit", "."))
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("7", "5", "1")
    suites = {suite.attrib["name"]: suite for suite in root}
    assert list(suites) == ["a.md", "b.ipynb", "c.md", "info.md", "latin.md"]
    assert suites["a.md"][0].attrib["name"] == "LK002 placeholder-link (line 3, column 11)"
    assert [case.attrib["name"] for case in suites["b.ipynb"]] == ["LK002 placeholder-link (cell 2, line 3, column 11)"]
    assert [(case.attrib["name"], len(case)) for case in suites["c.md"]] == [("notelint", 0)]
    ((error,),) = suites["latin.md"]
    assert (error.tag, "not UTF-8" in error.attrib["message"]) == ("error", True)


def test_checkstyle(mixed: Blog) -> None:
    root = ElementTree.fromstring(linted(mixed, "--format", "checkstyle", "."))
    files = {file.attrib["name"]: [error.attrib for error in file] for file in root}
    assert list(files) == ["a.md", "b.ipynb", "c.md", "info.md", "latin.md"]
    message = '"Answers" leads to the placeholder http://www.google.com (help: put in the address, or delete the link)'
    source = "notelint.LK002"
    first = {"line": "3", "column": "11", "severity": "warning", "message": message, "source": source}
    assert files["a.md"][0] == first
    assert files["b.ipynb"] == [
        {"line": "1", "severity": "warning", "message": f"cell 2, line 3: {message}", "source": source}
    ]
    assert files["c.md"] == []
    assert files["latin.md"][0]["source"] == "notelint.failure"


def test_markdown(mixed: Blog) -> None:
    text = linted(mixed, "--format", "markdown", ".")
    assert text.startswith(
        "## notelint\n\nFound 4 warnings and 1 info in 4 files. 1 file could not be checked.\n\n"
        "- `latin.md`: `not UTF-8: byte 0xe9 on line 1 is not text in that encoding; save the file as UTF-8`\n\n"
        "| Place | Severity | Rule | Message |\n"
    )
    assert table(text)[0] == [
        "a.md:3:11",
        "warning",
        "LK002 placeholder-link",
        '"Answers" leads to the placeholder http://www.google.com',
    ]
    assert table(text)[3][0] == "b.ipynb:cell 2:3:11"


def _letters(number: int) -> str:
    return chr(ord("a") + number // 26) + chr(ord("a") + number % 26)


def test_markdown_stays_short_and_shows_the_worst_first() -> None:
    document = Document("x\n" * 300, "a.md")
    severities = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    found = [
        diagnosed(
            document,
            Span(line * 2, line * 2 + 1),
            "LK002",
            "placeholder-link",
            severities[line % 3],
            _letters(line) * 5_000,
        )
        for line in range(300)
    ]
    failed = [Report(f"{number}.md", failure="can't be read") for number in range(ROWS + 1)]
    text = render("markdown", [Report("a.md", found), *failed], Style())
    assert {row[1] for row in table(text)} == {"error"}
    assert len(table(text)) == ROWS
    assert text.endswith("\n\nand 200 more\n")
    assert "\n\nand 1 more\n" in text
    assert len(text) < 64_000


@pytest.mark.parametrize("format", ["concise", "grouped", "github", "azure", "markdown", "html"])
def test_one_cause_in_a_file_is_one_finding_with_its_count(format: str) -> None:
    document = Document("x\n" * 60, "a.md")
    rows = [
        diagnosed(document, Span(line * 2, line * 2 + 1), "TB002", "missing-pipe", Severity.WARNING, f'row "{line}"')
        for line in range(0, 60, 2)
    ]
    words = [
        diagnosed(document, Span(at, at + 1), "SP003", "typo", Severity.WARNING, f'"x{at}" is wrong') for at in range(5)
    ]
    text = render(format, [Report("a.md", rows), Report("b.md", words)], Style())
    assert text.count("and 29 more like it: lines 3, 5, 7, 9,") == 1
    assert ", 41, …" in text
    assert sum(f"x{at}" in text for at in range(5)) == 5


def test_json_has_every_place() -> None:
    document = Document("x\n" * 60, "a.md")
    rows = [
        diagnosed(document, Span(line * 2, line * 2 + 1), "TB002", "missing-pipe", Severity.WARNING, "row")
        for line in range(60)
    ]
    for format in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"):
        assert READERS[format](render(format, [Report("a.md", rows)], Style())) == 60


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", "a | b"),
        ("a \\| b", "a \\ | b"),
        ("`a` ``b``", "`a` ``b``"),
        ("<b>@ada</b> #1 https://x.test", "<b>@ada</b> #1 https://x.test"),
        ("a\nb\n\n# c", "a b  # c"),
        ("a\\", "a\\"),
    ],
)
def test_a_cell_shows_what_was_said(text: str, shown: str) -> None:
    report = Report("a.md", [diagnosed(Document(""), Span(0, 0), "LK002", "placeholder-link", Severity.ERROR, text)])
    assert [row[3] for row in table(render("markdown", [report], Style()))] == [shown]


def test_json_places_in_a_notebook_have_their_cell(blog: Blog) -> None:
    first, second = "# Sea\n\n[Waves](#WAVES)\n", "Text.\n\n## Waves\n"
    blog.write({"_config.yml": "", "a.ipynb": notebook(("markdown", first), ("code", "x"), ("markdown", second))})
    (found,) = json.loads(linted(blog, "--format", "json", "--select", "LK001", "a.ipynb"))["diagnostics"]
    assert (found["cell"], found["line"], found["column"]) == (1, 3, 9)
    assert found["related"] == [{"cell": 3, "line": 3, "column": 4, "message": "the heading with this id"}]
    (edit,) = found["fix"]["edits"]
    assert edit == {"cell": 1, "line": 3, "column": 9, "end_line": 3, "end_column": 15, "text": "#waves"}


def test_the_end_of_a_place_counts_from_the_cell_that_it_begins_in() -> None:
    document = Document("one\ntwo\nthree\n", "a.ipynb")
    document.cells = [Cell(0, 8, 1, True), Cell(8, 14, 2, True)]
    line = diagnosed(document, Span(4, 8), "LK002", "placeholder-link", Severity.ERROR, "the whole line with its end")
    (found,) = json.loads(render("json", [Report("a.ipynb", [line])], Style()))["diagnostics"]
    assert [found[key] for key in ("cell", "line", "column", "end_line", "end_column")] == [1, 2, 1, 3, 1]


@pytest.mark.parametrize("mark", ["##[error]", "##vso[task.setvariable]", "##teamcity[x]"])
@pytest.mark.parametrize("format", [format for format in FORMATS if format not in ("github", "azure")])
def test_no_format_holds_a_command_to_a_log(blog: Blog, format: str, mark: str) -> None:
    """``github`` and ``azure`` consist of commands; there the runner takes the whole line for the one it begins with."""
    blog.write({f"{mark}.md": f"{mark} [{mark}boo]()\n"})
    done = run(blog, "check", "--format", format, ".")
    assert done.returncode == 1
    assert mark not in done.stdout
    if format == "json":
        assert json.loads(done.stdout)["diagnostics"][0]["path"] == f"{mark}.md"
    if format == "checkstyle":
        assert ElementTree.fromstring(done.stdout)[0].attrib["name"] == f"{mark}.md"


def test_safe_text_is_one_line_without_commands() -> None:
    assert safe("\n::error::x\ufffe##vso[y]") == " :\u2236error::x\\ufffe##vso(y]"


def test_what_can_not_be_seen_is_escaped() -> None:
    for character in UNSEEN:
        shown = safe(f"a{character}b")
        assert not set(shown) & UNSEEN, ascii(character)
        assert ast.literal_eval(f'"{shown}"') == f"a{character}b"


@pytest.mark.parametrize("text", ["漢字 é ü ß", "عربي עברית", "e\u0301", "🧪✓→…", "a\tb", "नमस्ते"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert safe(text) == text


def unseen_in(text: str) -> Report:
    """A post with something unseen in its path, in what is found, and in all that is said of it."""
    path, post = f"a{text}.md", f"See\t{text} the wa{text}ve and more.\n"
    span = Span(post.index("wa"), post.index("ve") + 2)
    related = (Related(span, text),)
    document = Document(post, path)
    found = diagnosed(document, span, "SP003", "typo-in-prose", Severity.WARNING, f"{text}?", f"{text}!", None, related)
    return Report(path, [found])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "character", ["\u200b", "\u2060", "\ufeff", "\u2028", "\u202e", "\x1b", "\xad", "\U000e0041"], ids=ascii
)
def test_nothing_unseen_in_any_format(format: str, character: str) -> None:
    text = render(format, [unseen_in(character)], Style())
    assert not set(text) & UNSEEN


@pytest.mark.parametrize(
    ("text", "width", "source", "marker"),
    [
        ("\u200b", 100, "See \\u200b the wa\\u200bve and more.", "               ^^^^^^^^^^"),
        ("\x1b\u202e", 100, "See \\x1b\\u202e the wa\\x1b\\u202eve and more.", "                   ^^^^^^^^^^^^^^"),
        ("漢\u2060", 100, "See 漢\\u2060 the wa漢\\u2060ve and more.", "                 ^^^^^^^^^^^^"),
        ("\u200b", 30, "… the wa\\u200bve and …", "      ^^^^^^^^^^"),
    ],
)
def test_the_marker_is_under_what_is_found_between_escapes(text: str, width: int, source: str, marker: str) -> None:
    lines = render("full", [unseen_in(text)], Style(width=width)).splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("    1 | "))
    assert lines[at : at + 2] == [f"    1 | {source}", f"      | {marker}"]


# statistics


def test_statistics(blog: Blog) -> None:
    blog.write({"a.md": BAD, "b.md": "[x](#b)\n\n# B\n\nthe the tide\n\n[y](http://google.com)\n\nsay <WAVE> there\n"})
    arguments = ("--select", "LK,SP004,MK", ".")
    done = run(blog, "check", "--statistics", *arguments)
    assert done.returncode == 1
    assert done.stdout == (
        "4  LK002  placeholder-link\n"
        "1  MK008  vanishing-tag     1 unsafe fix\n"
        "1  SP004  doubled-word      1 safe fix\n"
        "Found 6 warnings in 2 files. 1 can be fixed with --fix, 1 more with --fix --unsafe-fixes.\n"
    )
    assert linted(blog, "--statistics", "--format", "concise", *arguments) == done.stdout
    report = json.loads(linted(blog, "--statistics", "--format", "json", *arguments))
    Draft202012Validator(built_in("statistics").content).validate(report)
    assert [tuple(item.values()) for item in report["statistics"]] == [
        ("LK002", "placeholder-link", 4, 0, 0),
        ("MK008", "vanishing-tag", 1, 0, 1),
        ("SP004", "doubled-word", 1, 1, 0),
    ]
    assert report["summary"] == {"files": 2, "errors": 0, "warnings": 6, "infos": 0, "fixed": 0, "hidden": 0}


def test_statistics_of_nothing_and_of_failures(blog: Blog) -> None:
    blog.write({"a.md": CLEAN, "latin.md": b"\xe9"})
    assert linted(blog, "--statistics", "a.md") == "Nothing found in 1 file.\n"
    assert linted(blog, "--statistics", "-q", "a.md") == ""
    done = run(blog, "check", "--statistics", "--format", "json", ".")
    Draft202012Validator(built_in("statistics").content).validate(json.loads(done.stdout))
    assert (done.returncode, len(json.loads(done.stdout)["failures"])) == (2, 1)
    done = run(blog, "check", "--statistics", "--format", "sarif", ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "notelint: --statistics works with --format full, concise or json, not with sarif\n"


# --output-file


def test_a_report_in_a_file(mixed: Blog) -> None:
    whole = linted(mixed, "--format", "json", ".")
    done = run(mixed, "check", "--format", "json", "--output-file", "out.json", ".")
    assert (mixed.root / "out.json").read_text(encoding="utf-8") == whole
    assert done.returncode == 2
    assert done.stdout == "Found 4 warnings and 1 info in 4 files. 1 file could not be checked.\n"
    assert done.stderr.startswith("notelint: latin.md: not UTF-8")
    quiet = run(mixed, "check", "--format", "json", "--output-file", "out.json", "-q", "a.md")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (1, "", "")
    assert READERS["json"]((mixed.root / "out.json").read_text(encoding="utf-8")) == 3
    assert not list(mixed.root.glob(".notelint*"))


def test_a_file_gets_no_colours_of_the_terminal(blog: Blog) -> None:
    blog.write({"a.md": BAD})
    run(blog, "check", "--output-file", "out.txt", "a.md", FORCE_COLOR="1", COLUMNS="40")
    assert (blog.root / "out.txt").read_text(encoding="utf-8") == run(blog, "a.md").stdout
    run(blog, "check", "--output-file", "out.txt", "--color", "always", "a.md")
    assert "\x1b[" in (blog.root / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none/out.json", "can't write none/out.json: its folder does not exist"),
        ("folder", "can't write folder: it is a folder"),
        ("folder/", 'can\'t write "folder/": it names no file'),
        ("", 'can\'t write "": it names no file'),
        ("x" * 300, f"can't write {'x' * 300}: File name too long"),
    ],
)
def test_a_file_that_can_not_be_written(blog: Blog, name: str, message: str) -> None:
    blog.write({"a.md": CLEAN, "folder/a.md": CLEAN})
    before = sorted(path.name for path in blog.root.rglob("*"))
    done = run(blog, "check", "--output-file", name, ".")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"notelint: {message}\n"
    assert sorted(path.name for path in blog.root.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and links")
def test_permissions_and_links_stay(blog: Blog) -> None:
    blog.write({"a.md": BAD, "reports/out.json": "old"})
    kept = blog.root / "reports" / "out.json"
    kept.chmod(0o640)
    (blog.root / "link.json").symlink_to(kept)
    run(blog, "check", "--format", "json", "--output-file", "link.json", "a.md")
    assert (blog.root / "link.json").is_symlink()
    assert READERS["json"](kept.read_text(encoding="utf-8")) == 3
    assert kept.stat().st_mode & 0o777 == 0o640
    previous = os.umask(0o027)
    try:
        run(blog, "check", "--output-file", "new.txt", "a.md")
    finally:
        os.umask(previous)
    assert (blog.root / "new.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="needs /dev/stdout")
def test_a_pipe_is_written_straight(blog: Blog) -> None:
    blog.write({"a.md": BAD})
    done = run(blog, "check", "--format", "json", "--output-file", "/dev/stdout", "-q", "a.md", PYTHONUTF8="1")
    assert (done.returncode, READERS["json"](done.stdout)) == (1, 3)
    full = run(blog, "check", "--output-file", "/dev/full", "a.md")
    assert (full.returncode, full.stderr) == (2, "notelint: can't write /dev/full: No space left on device\n")


# progress


def watched(blog: Blog, *arguments: str, **environment: str) -> str:
    """What a run writes to standard error where that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key not in ("CI", "TERM")} | {"TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "notelint", "check", *arguments],
        cwd=blog.root,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=env | environment,
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says the end of a terminal like this
                break
            if not part:
                break
            seen += part
        assert process.stdout is not None
        process.stdout.read()
    os.close(ours)
    return seen.decode()


def left_on_screen(written: str) -> str:
    """What one line of a terminal shows at the end, and where the cursor is."""
    line: list[str] = []
    column = 0
    for character in written:
        if character == "\r":
            column = 0
        else:
            line[column : column + 1] = [character]
            column += 1
    assert column == 0
    return "".join(line).rstrip()


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
def test_progress_is_shown_and_leaves_no_trace(blog: Blog) -> None:
    blog.write({f"n{number}.md": CLEAN for number in range(60)})
    seen = watched(blog, ".")
    assert "] 0/60 files" in seen
    assert left_on_screen(seen) == ""
    assert watched(blog, "-q", ".") == ""
    assert watched(blog, ".", TERM="dumb") == ""
    assert watched(blog, ".", CI="true") == ""
    assert watched(blog, "n1.md") == ""
    assert run(blog, "check", ".").stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
def test_progress_leaves_no_trace_of_a_failure(blog: Blog) -> None:
    blog.write({f"n{number}.md": CLEAN for number in range(60)} | {"z/notelint.toml": "x = 1", "z/a.md": CLEAN})
    seen = watched(blog, ".")
    last = seen.rpartition("\r")[2] if seen.count("\n") == 0 else seen.splitlines()[-1].rpartition("\r")[2]
    assert last.startswith("notelint: ")


@pytest.mark.parametrize(
    ("done", "total", "width", "shown"),
    [
        (0, 60, 30, "[                 ] 0/60 files"),
        (30, 60, 30, "[########        ] 30/60 files"),
        (60, 60, 80, f"[{'#' * 40}] 60/60 files"),
        (5, 60, 8, " 5/60 fi"),
    ],
)
def test_bar(done: int, total: int, width: int, shown: str) -> None:
    assert bar(done, total, width).rstrip() == shown.rstrip()
    assert len(bar(done, total, width)) == width


def test_the_bar_goes_with_what_ctrl_c_prints_after_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress_bar, "_is_watched", lambda: True)
    monkeypatch.setattr(progress_bar, "_columns", lambda: 29)
    with progress_bar.progress(100, quiet=False) as step:
        step(50)
    drawn, *cleared = capsys.readouterr().err.split("\r")[1:]
    assert len(drawn + "^C") == 29
    assert cleared == [" " * 29, ""]


# the page


def test_the_outputs_of_the_page_are_the_outputs() -> None:
    text, real = real_outputs(PROJECT / "docs" / "outputs.md")
    assert text == real
    assert len(SHOWN_OUTPUT.findall(text)) == 7
    assert set(re.findall(r"(?m)^\| `(\w+)` \|", text)) == set(FORMATS)
