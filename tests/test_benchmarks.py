"""The benchmarks run, their labels fit their posts, and the figures do not fall."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from notelint.rules import AREAS, all_rules

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
ACCURACY = BENCHMARKS / "accuracy"
SCORE = ACCURACY / "score.py"
COMPARE = BENCHMARKS / "ecosystem" / "compare.py"
FIXING = BENCHMARKS / "fixing"
POSTS = BENCHMARKS / "speed" / "posts.py"
RECALL, PRECISION = 0.85, 0.95
"""Just below the figures in ``benchmarks/README.md``; to be raised with them."""

pytestmark = pytest.mark.skipif(not BENCHMARKS.is_dir(), reason="the source distribution has no benchmarks")


def _run(script: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def _fake(path: Path, diagnostics: list[dict[str, object]]) -> str:
    """A command that prints a report, whatever it is asked."""
    report = json.dumps({"version": 1, "diagnostics": diagnostics, "failures": [], "summary": {}})
    path.write_text(f"print({report!r})\n", encoding="utf-8")
    return shlex.join([sys.executable, str(path)])


def _entry(path: Path, line: int, code: str, message: str) -> dict[str, object]:
    place = {"line": line, "column": 1, "end_line": line, "end_column": 2}
    return {"path": str(path), "code": code, "message": message, **place}


def test_figures_do_not_fall() -> None:
    done = _run(SCORE, "--show", "--min-recall", RECALL, "--min-precision", PRECISION)
    assert done.returncode == 0, done.stdout + done.stderr


def test_figures_of_the_readme() -> None:
    readme = (BENCHMARKS / "README.md").read_text(encoding="utf-8")
    recall, precision = (re.search(rf"{name} (0\.\d+)", readme) for name in ("recall", "precision"))
    assert recall is not None
    assert precision is not None
    assert float(recall[1]) >= RECALL
    assert float(precision[1]) >= PRECISION


def test_labels_fit_their_posts() -> None:
    known = {*AREAS, *(rule.code for rule in all_rules())}
    rows = [row.split("\t") for row in (ACCURACY / "labels.tsv").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["path", "line", "codes", "note"]
    assert len(rows) > 100
    for path, line, codes, note in rows[1:]:
        length = len((ACCURACY / "posts" / path).read_text(encoding="utf-8").splitlines())
        first, _, last = line.partition("-")
        assert 1 <= int(first) <= int(last or first) <= length, (path, line)
        assert codes, (path, line)
        assert set(codes.split()) <= known, (path, line)
        assert note, (path, line)


def test_score(tmp_path: Path) -> None:
    post = tmp_path / "posts" / "a.md"
    post.parent.mkdir()
    post.write_text("text\n" * 9, encoding="utf-8")
    labels = tmp_path / "labels.tsv"
    rows = ["a.md\t2-4\tQA001 QA002\tfound", "a.md\t6\tLK\tfound by area", "a.md\t7\tMK001\tmissed"]
    labels.write_text("path\tline\tcodes\tnote\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    places = [(3, "QA001"), (6, "LK004"), (7, "MK002"), (9, "QA001")]
    fake = _fake(tmp_path / "fake.py", [_entry(post, line, code, "words") for line, code in places])
    arguments = ["--command", fake, "--posts", post.parent, "--labels", labels]

    done = _run(SCORE, *arguments, "--show", "--min-recall", 0.66, "--min-precision", 0.5)
    assert done.returncode == 0, done.stderr
    assert "recall 0.667 (2 of 3 labels found)" in done.stdout
    assert "precision 0.500 (2 of 4 diagnostics true)" in done.stdout
    assert "a.md:7 MK001 missed" in done.stdout
    assert "a.md:9 QA001 words" in done.stdout
    assert _run(SCORE, *arguments, "--min-recall", 0.67).returncode == 1
    assert _run(SCORE, *arguments, "--min-precision", 0.51).returncode == 1
    assert _run(SCORE, "--command", "no-such-command").returncode == 2


def test_what_other_tools_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ACCURACY))
    from peers import places, row  # type: ignore[import-not-found]
    from score import Label  # type: ignore[import-not-found]

    said = "Finding: *.md\nx/a.md:3:1 error MD001\n./x/a.md:9: teh ==> the\nb.md:1:2: [MD002] x\nSummary: 3 errors\n"
    found = places(said)
    assert [tuple(place) for place in found] == [("x/a.md", 3), ("x/a.md", 9), ("b.md", 1)]
    labels = [Label("x/a.md", 2, 4, ("LK001",), ""), Label("x/a.md", 7, 7, ("LK001",), "")]
    assert tuple(row("tool", labels, found)) == ("tool", 1, 3, 1, 1)


@pytest.fixture
def versions(tmp_path: Path) -> list[str]:
    """An old command, a new one, and a folder: one diagnostic each that is new, gone, reworded and the same."""
    post = tmp_path / "blog" / "a.md"
    post.parent.mkdir()
    post.write_text("first\nsecond\nthird ```\nfourth\n", encoding="utf-8")
    same = _entry(post, 1, "LK001", "same")
    old = [same, _entry(post, 2, "QA001", "gone"), _entry(post, 4, "TB001", "old words")]
    new = [same, _entry(post, 3, "QA001", "new"), _entry(post, 4, "TB001", "new words")]
    return [_fake(tmp_path / "old.py", old), _fake(tmp_path / "new.py", new), str(post.parent)]


def test_compare_as_text(versions: list[str]) -> None:
    done = _run(COMPARE, *versions)
    assert done.returncode == 0, done.stderr
    post = Path(versions[2]) / "a.md"
    assert done.stdout.splitlines() == [
        "3 diagnostics before, 3 after: 1 added, 1 removed, 1 reworded",
        *("", "QA001  +1 -1 ~0"),
        *(f"- {post}:2:1 gone", "    | second"),
        *(f"+ {post}:3:1 new", "    | third ```"),
        *("", "TB001  +0 -0 ~1"),
        *(f"~ {post}:4:1 new words", "    before: old words", "    | fourth"),
    ]


def test_compare_as_markdown(versions: list[str]) -> None:
    done = _run(COMPARE, *versions, "--format", "markdown")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "| QA001 | 1 | 1 | 0 |" in lines
    assert "````diff" in lines
    assert lines.count("</details>") == 2


def test_compare_of_the_same(versions: list[str]) -> None:
    done = _run(COMPARE, versions[0], versions[0], versions[2])
    assert (done.returncode, done.stdout) == (0, "3 diagnostics before, 3 after: 0 added, 0 removed, 0 reworded\n")


@pytest.mark.parametrize("wrong", ["folder", "command"])
def test_compare_of_nothing(versions: list[str], wrong: str, tmp_path: Path) -> None:
    old, new, folder = versions
    arguments = [old, new, str(tmp_path / "none")] if wrong == "folder" else [old, "no-such-command", folder]
    assert _run(COMPARE, *arguments).returncode == 2


def _posts(folder: Path, count: int) -> list[str]:
    done = _run(POSTS, folder, "--count", count)
    assert done.returncode == 0, done.stderr
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("_posts/*.md"))]


def test_invented_posts(tmp_path: Path) -> None:
    posts = _posts(tmp_path / "more", 30)
    assert _posts(tmp_path / "fewer", 10) == posts[:10]
    assert len(set(posts)) == 30
    sizes = sorted(map(len, posts))
    assert sizes[0] < 6_000 < 18_000 < sizes[-1] < 70_000
    for sign in ("---\n", "\n## ", "<details", "\n```", "\n| ", "\n> ", "\n$$\n", "![", "post_url"):
        assert 0 < sum(sign in post for post in posts) < 30, sign


PAGE = '<h2 id="tides">Tides</h2><p>The <a href="#tides">sea</a> is <code>deep()</code> and and wide.</p>'


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer of CPU time")
def test_a_profile_is_told_by_room_and_rule(tmp_path: Path) -> None:
    text = "\n\n".join(f"## Part {part}\n\nA paragraph about {part}.\n\n1. Why?\n   Since." for part in range(100))
    (tmp_path / "post.md").write_text(text, encoding="utf-8")
    done = _run(BENCHMARKS / "speed" / "profile.py", tmp_path, "--functions", 5, "--", "--preview")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.endswith("| CPU time |")] == [
        "| room | CPU time |",
        "| rule, or what it asked for first | CPU time |",
        "| function, own time | CPU time |",
        "| function, with what it calls | CPU time |",
    ]
    assert "| note |" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("and and", "and", {"words"}),
        ('id="tides"', 'id="tide"', {"headings", "anchors", "lost links"}),
        ("deep()", "deep", {"code"}),
        ("#tides", "#waves", {"links", "lost links"}),
        ("<code>deep()</code>", "deep()", {"elements", "code", "words"}),
    ],
)
def test_what_differs_between_two_pages_is_told(old: str, new: str, parts: set[str]) -> None:
    code = f"import sys; sys.path.insert(0, {str(FIXING)!r}); from pages import *; import json"
    code += f"\nold, new = page_of({PAGE!r}), page_of({PAGE.replace(old, new)!r})"
    code += "\nprint(json.dumps([change.part for change in (*changes(old, new), *lost_links(old, new))]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert set(json.loads(done.stdout)) == parts


@pytest.mark.skipif(shutil.which("kramdown") is None, reason="needs kramdown")
def test_claims_of_rules_are_true_of_the_pages() -> None:
    done = _run(BENCHMARKS / "rendering" / "claims.py", "--engine", "kramdown-gfm", "--count", 4)
    found = re.match(r"kramdown-gfm: (\d+) claims, (\d+) false", done.stdout)
    assert found is not None, done.stderr
    assert int(found[1]) > 50
    assert int(found[2]) * 50 <= int(found[1])


def test_blocks_are_those_of_the_engine(tmp_path: Path) -> None:
    pytest.importorskip("markdown")
    compare = BENCHMARKS / "rendering" / "compare.py"
    done = _run(compare, "--generated", 30, "--engine", "python-markdown")
    found = re.search(r"python-markdown: (\d+) of 30 posts agree", done.stdout)
    assert found is not None, done.stderr
    assert int(found[1]) >= 29
    (tmp_path / "mkdocs.yml").write_text("site_name: Tides\nmarkdown_extensions: [tables]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "tides.md").write_text(
        "# Tides\n\n| Sea | Rise |\n| --- | --- |\n| North | 2 |\n", encoding="utf-8"
    )
    done = _run(compare, tmp_path)
    assert done.stdout.startswith("python-markdown: 1 of 1 posts agree"), done.stderr
    assert _run(compare, "--engine", "latex").returncode == 2
