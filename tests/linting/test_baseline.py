"""A baseline hides what an old blog had, and nothing else."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from jsonschema import Draft202012Validator

from notelint.schema.schema import built_in

from ..support import PROJECT, Blog, notebook, run

OLD = "# Tides\n\n[Answers](http://www.google.com)\n\nThe measurment of the the sea.\n"


def found(blog: Blog, *arguments: str) -> list[str]:
    done = run(blog, "check", ".", "--format", "concise", "--quiet", *arguments)
    assert done.returncode == (1 if done.stdout else 0), done.stderr
    return [line.split(": ")[1].split()[0] for line in done.stdout.splitlines()]


def test_what_was_there_is_hidden_wherever_it_moves(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    assert found(blog) == ["LK002", "SP003", "SP004"]
    assert run(blog, "check", ".", "--write-baseline").stdout == "notelint-baseline.json: 3 findings recorded\n"
    assert found(blog, "--baseline", "notelint-baseline.json") == []
    blog.write(
        {
            "a.md": "# Tides\n\nMore text above.\n\nThe measurment   of the the sea.\n\n[Answers](http://www.google.com)\n"
        }
    )
    assert found(blog, "--baseline", "notelint-baseline.json") == []


def test_what_is_new_is_not_hidden(blog: Blog) -> None:
    blog.write({"a.md": OLD, "b.md": "# Waves\n"})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": OLD + "\nThe measurment of waves.\n", "b.md": OLD})
    assert found(blog, "--baseline", "notelint-baseline.json") == ["SP003", "LK002", "SP003", "SP004"]


def test_of_several_alike_only_as_many_as_were_there(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": OLD + OLD.partition("\n\n")[2]})
    assert found(blog, "--baseline", "notelint-baseline.json") == ["LK002", "SP003", "SP004"]


def test_the_settings_name_it(blog: Blog) -> None:
    blog.write({"posts/a.md": OLD, "notelint.toml": 'baseline = "old.json"\n'})
    missing = run(blog, "check", ".")
    assert missing.returncode == 2
    assert "old.json" in missing.stderr
    assert "--write-baseline" in missing.stderr
    assert run(blog, "check", ".", "--write-baseline").returncode == 0
    assert list(json.loads((blog.root / "old.json").read_text(encoding="utf-8"))["files"]) == ["posts/a.md"]
    assert found(blog) == []


def test_what_no_longer_occurs_is_said_and_taken_out(blog: Blog) -> None:
    blog.write({"a.md": OLD, "b.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": "# Tides\n"})
    done = run(blog, "check", "a.md", "--baseline", "notelint-baseline.json")
    assert done.returncode == 0
    assert "3 entries no longer occur" in done.stderr
    assert (
        "no longer" not in run(blog, "check", "a.md", "--select", "TB", "--baseline", "notelint-baseline.json").stderr
    )
    run(blog, "check", "a.md", "--write-baseline")
    assert list(json.loads((blog.root / "notelint-baseline.json").read_text(encoding="utf-8"))["files"]) == ["b.md"]


def test_rules_that_did_not_run_keep_their_entries(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    before = (blog.root / "notelint-baseline.json").read_bytes()
    run(blog, "check", ".", "--select", "LK", "--write-baseline")
    assert (blog.root / "notelint-baseline.json").read_bytes() == before


ENTRY = '{"code": "LK002", "digest": "b", "text": "c"}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a baseline"),
        ("{", "not a baseline"),
        ("[" * 100_000, "not a baseline"),
        ("<<<<<<< HEAD\n{}", "not a baseline"),
        (b"\xff\xfe\xff", "not UTF-8"),
        ("[]", 'it should hold "version" and "files"'),
        ('{"version": 1}', 'it should hold "version" and "files"'),
        ('{"files": {}}', "its version is null, and this notelint reads 1"),
        ('{"version": 2, "files": {}}', "its version is 2, and this notelint reads 1"),
        ('{"version": true, "files": {}}', "its version is true"),
        ('{"version": 1, "files": {"a.md": 7}}', '"a.md" should have a list'),
        ('{"version": 1, "files": {"a.md": [{"code": 1}]}}', '"a.md", finding 1'),
        (f'{{"version": 1, "files": {{"a.md": [{ENTRY}, 7]}}}}', '"a.md", finding 2'),
        (f'{{"version": 1, "files": {{"a.md": [{ENTRY[:-1]}, "count": true}}]}}}}', '"a.md", finding 1'),
        (f'{{"version": 1, "files": {{"a.md": [{ENTRY[:-1]}, "count": 0}}]}}}}', '"a.md", finding 1'),
        ('{"version": 1, "files": {"a.md": [], "a.md": []}}', 'the key "a.md" is repeated'),
        ('{"version": 1, "version": 1, "files": {}}', 'the key "version" is repeated'),
        ('{"version": 1, "files": {"../a.md": []}}', 'the path "../a.md" leads out of'),
        ('{"version": 1, "files": {"/etc/passwd": []}}', 'the path "/etc/passwd" is absolute'),
        ('{"version": 1, "files": {"C:/a.md": []}}', 'the path "C:/a.md" is absolute'),
        ('{"version": 1, "files": {"b/../a.md": []}}', 'the path "b/../a.md" is not written as'),
        ('{"version": 1, "files": {"./a.md": []}}', 'the path "./a.md" is not written as'),
        ('{"version": 1, "files": {"": []}}', 'the path "" is not written as'),
    ],
)  # fmt: skip
def test_a_broken_one_is_said(blog: Blog, content: str | bytes, message: str) -> None:
    blog.write({"a.md": OLD, "old.json": content})
    for arguments in ((), ("--write-baseline",)):
        done = run(blog, "check", ".", "--baseline", "old.json", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("notelint: old.json: not a baseline: ")
        assert message in done.stderr
        assert "Traceback" not in done.stderr
    assert (blog.root / "old.json").read_bytes() == (content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(
    ("after", "new"),
    [
        pytest.param("# Tides\n\nThe the measurment.\n\n" + OLD[9:], ["SP004", "SP003"], id="the same on another line"),
        pytest.param(OLD.replace("\n", "\r\n"), [], id="line ends change"),
        pytest.param("\n\n\n" + OLD.replace("of the", "  of\tthe"), [], id="blanks change"),
        pytest.param("# Tides\n\nThe measurment of the the sea.\n\n[Answers](http://www.google.com)\n", [], id="order changes"),
        pytest.param(OLD.replace("sea", "lake"), ["SP003", "SP004"], id="its line changes"),
        pytest.param(OLD.replace("http://www.google.com", "TODO"), ["LK002"], id="its text changes"),
        pytest.param(OLD + "\n[Answers](http://www.google.com)\n", ["LK002"], id="a second copy"),
        pytest.param("# Tides\n", [], id="mended"),
    ],
)  # fmt: skip
def test_findings_are_known_by_content_and_not_by_line(blog: Blog, after: str, new: list[str]) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    assert found(blog.write({"a.md": after}), "--baseline", "notelint-baseline.json") == new


def test_a_second_copy_shows_at_its_own_place(blog: Blog) -> None:
    blog.write({"a.md": "[Answers](http://www.google.com)\n"})
    run(blog, "check", ".", "--write-baseline")
    blog.write({"a.md": "[Answers](http://www.google.com)\n\n[Answers](http://www.google.com)\n"})
    done = run(blog, "check", "a.md", "--baseline", "notelint-baseline.json", "--format", "concise", "-q")
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["a.md:3:11:"]


def test_what_is_hidden_is_counted(blog: Blog) -> None:
    blog.write({"a.md": OLD, "b.md": OLD, "notelint.toml": 'baseline = "old.json"\n'})
    run(blog, "check", "--write-baseline")
    assert run(blog, "check").stdout == "Nothing found in 2 files. 6 hidden by the baseline.\n"
    blog.write({"a.md": OLD + "\n[More](TODO)\n"})
    assert run(blog, "check").stdout.splitlines()[-1] == "Found 1 warning in 2 files. 6 hidden by the baseline."
    assert "6 hidden by the baseline." in run(blog, "check", "--format", "markdown").stdout
    for schema, arguments in (("report", ()), ("statistics", ("--statistics",))):
        report = json.loads(run(blog, "check", "--format", "json", *arguments).stdout)
        Draft202012Validator(built_in(schema).content).validate(report)
        assert report["summary"] == {"files": 2, "errors": 0, "warnings": 1, "infos": 0, "fixed": 0, "hidden": 6}
    only_fixed = json.loads(run(blog, "check", "--format", "json", "--fix-only", "b.md").stdout)
    assert only_fixed["summary"]["hidden"] == 0


def test_a_report_of_before_what_is_hidden_was_counted_is_still_valid() -> None:
    summary = {"files": 1, "errors": 0, "warnings": 0, "infos": 0, "fixed": 0}
    report = {"version": 1, "diagnostics": [], "failures": [], "summary": summary}
    assert not list(Draft202012Validator(built_in("report").content).iter_errors(report))


def entries(blog: Blog, file: str = "notelint-baseline.json") -> dict[str, int]:
    """Each path with the number of its findings."""
    content = json.loads((blog.root / file).read_text(encoding="utf-8"))
    return {path: sum(entry.get("count", 1) for entry in found) for path, found in content["files"].items()}


def test_what_was_found_in_files_that_are_gone_is_said_and_taken_out(blog: Blog) -> None:
    blog.write({"a.md": OLD, "notes/b.md": OLD, "notes/c.md": OLD, "d.md": "# D\n"})
    run(blog, "check", "--write-baseline")
    (blog.root / "a.md").unlink()
    (blog.root / "notes" / "b.md").unlink()
    use = ("--baseline", "notelint-baseline.json")
    assert "6 entries no longer occur" in run(blog, "check", *use).stderr
    assert "6 entries no longer occur" in run(blog, "check", "--select", "TB", *use).stderr
    assert "3 entries no longer occur" in run(blog, "check", "notes", *use).stderr
    assert run(blog, "check", "d.md", *use).stderr == "", "what was not searched is not missed"
    assert run(blog, "check", "-q", *use).stderr == ""
    # only where it was searched
    run(blog, "check", "d.md", "--write-baseline")
    assert entries(blog) == {"a.md": 3, "notes/b.md": 3, "notes/c.md": 3}
    done = run(blog, "check", "notes", "--write-baseline")
    assert done.stdout == "notelint-baseline.json: 6 findings recorded, 3 that no longer occur taken out\n"
    assert entries(blog) == {"a.md": 3, "notes/c.md": 3}
    run(blog, "check", "--write-baseline")
    assert entries(blog) == {"notes/c.md": 3}
    assert run(blog, "check", *use).stderr == ""
    # and where nothing is left
    (blog.root / "notes" / "c.md").unlink()
    (blog.root / "d.md").unlink()
    assert "3 entries no longer occur" in run(blog, "check", *use).stderr
    run(blog, "check", "--write-baseline")
    assert entries(blog) == {}


def test_a_part_of_the_files_leaves_the_entries_of_the_others(blog: Blog) -> None:
    blog.write({"a.md": OLD, "notes/b.md": OLD, "notes/old/c.md": OLD, "notelint.toml": "exclude = ['notes/old/']\n"})
    run(blog, "check", ".", "notes/old/c.md", "--write-baseline")
    assert entries(blog) == {"a.md": 3, "notes/b.md": 3, "notes/old/c.md": 3}
    blog.write({"a.md": "# Mended\n", "notes/b.md": OLD + "\n[More](TODO)\n"})
    run(blog, "check", "notes", "--write-baseline")
    assert entries(blog) == {"a.md": 3, "notes/b.md": 4, "notes/old/c.md": 3}


def test_rules_that_the_settings_switch_off_are_over(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", "--write-baseline")
    blog.write({"notelint.toml": 'ignore = ["LK002"]\nbaseline = "notelint-baseline.json"\n'})
    assert "an entry no longer occurs" in run(blog, "check").stderr
    assert run(blog, "check", "--extend-ignore", "SP").stderr == "", "a flag is for once"
    run(blog, "check", "--write-baseline")
    assert entries(blog) == {"a.md": 2}


def test_a_byte_order_mark_is_no_harm(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", "--write-baseline")
    file = blog.root / "notelint-baseline.json"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert found(blog, "--baseline", "notelint-baseline.json") == []


def test_it_reads_well_and_hides_nothing_unseen(blog: Blog) -> None:
    blog.write({"ü/ebbe\u200b.md": "[x\u202e\x1b\u2066](http://google.com) [a](TODO\u200b)\n", "a.md": OLD})
    run(blog, "check", "--write-baseline")
    text = (blog.root / "notelint-baseline.json").read_text(encoding="utf-8")
    assert all(character.isprintable() or character == "\n" for character in text)
    assert text.count('"code"') == sum('"code"' in line for line in text.splitlines()), "a line a finding"
    assert list(entries(blog)) == ["a.md", "ü/ebbe\u200b.md"]
    assert found(blog, "--baseline", "notelint-baseline.json") == []


def test_one_that_nothing_names_lies_beside_the_settings(blog: Blog) -> None:
    blog.write({"a.md": OLD, "own/notelint.toml": "", "own/b.md": OLD})
    run(blog, "check", "--write-baseline")
    assert entries(blog) == {"a.md": 3}
    assert entries(blog, "own/notelint-baseline.json") == {"b.md": 3}


def test_one_that_nothing_names_is_said(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    hint = 'notelint: put baseline = "notelint-baseline.json" into the settings to hide them\n'
    assert run(blog, "check", "--write-baseline").stderr == hint
    blog.write({"notelint.toml": 'baseline = "notelint-baseline.json"\n'})
    assert run(blog, "check", "--write-baseline").stderr == ""


def test_a_link_above_the_blog_makes_no_difference(blog: Blog) -> None:
    blog.write({"blog/.git/x": "", "blog/notelint.toml": 'baseline = "old.json"\n', "blog/a.md": OLD})
    (blog.root / "link").symlink_to(blog.root / "blog")
    run(blog, "check", "--write-baseline", "link/a.md")
    assert entries(blog, "blog/old.json") == {"a.md": 3}
    for path in ("link/a.md", "blog/a.md", "link"):
        assert run(blog, "check", path).returncode == 0, path


def test_it_may_lie_in_a_folder_of_its_own_and_nowhere_else(blog: Blog) -> None:
    blog.write({"blog/.git/x": "", "blog/notelint.toml": 'baseline = "ci/old.json"\n', "blog/a.md": OLD, "b.md": OLD})
    inner = Blog(blog.root / "blog")
    inner.write({"ci/x": ""})
    assert run(inner, "check", "--write-baseline").returncode == 0
    assert entries(inner, "ci/old.json") == {"../a.md": 3}
    assert found(inner) == []
    foreign = run(inner, "check", "--config", "notelint.toml", "--write-baseline", "../b.md")
    assert foreign.returncode == 2
    assert "../b.md is outside of" in foreign.stderr


@pytest.mark.parametrize("arguments", [["-"], ["--diff", "a.md"]])
def test_only_what_is_in_files_is_recorded(blog: Blog, arguments: list[str]) -> None:
    blog.write({"a.md": OLD})
    done = run(blog, "check", "--write-baseline", *arguments, stdin=OLD)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--write-baseline" in done.stderr
    assert not (blog.root / "notelint-baseline.json").exists()


def test_an_editor_sees_what_the_command_sees(blog: Blog) -> None:
    blog.write({"a.md": OLD, "notelint.toml": 'baseline = "old.json"\n'})
    run(blog, "check", "--write-baseline")
    assert run(blog, "check", "-", "--stdin-filename", "a.md", stdin=OLD).returncode == 0
    assert run(blog, "check", "-", "--stdin-filename", "a.md", stdin=OLD + "\n[More](TODO)\n").returncode == 1


def test_a_notebook_has_one_too(blog: Blog) -> None:
    link = "[Answers](http://www.google.com)"
    blog.write({"a.ipynb": notebook(("markdown", "# Tides"), ("markdown", link))})
    run(blog, "check", "--write-baseline")
    blog.write({"a.ipynb": notebook(("markdown", "# Tides"), ("markdown", "More."), ("markdown", link))})
    assert found(blog, "--baseline", "notelint-baseline.json") == []


def test_one_outside_of_the_blog_is_refused(blog: Blog) -> None:
    blog.write({".git/x": "", "a.md": OLD, "notelint.toml": 'baseline = "../old.json"\n'})
    assert "outside" in run(blog, "check", ".").stderr


def test_a_file_that_can_not_be_checked_stays_one(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    (blog.root / "a.md").write_bytes(b"\xff")
    done = run(blog, "check", ".", "--baseline", "notelint-baseline.json")
    assert done.returncode == 2
    assert "no longer" not in done.stderr


def test_the_settings_of_the_posts_name_it_wherever_the_command_runs(blog: Blog) -> None:
    blog.write({"b/a.md": OLD, "b/notelint.toml": 'baseline = "old.json"\n'})
    assert run(blog, "check", "b", "--write-baseline").stdout == "b/old.json: 3 findings recorded\n"
    assert run(blog, "check", "b").returncode == 0


def test_an_unchanged_one_is_not_written_again(blog: Blog) -> None:
    blog.write({"a.md": OLD})
    run(blog, "check", ".", "--write-baseline")
    file = blog.root / "notelint-baseline.json"
    file.chmod(0o640)
    before = file.stat()
    run(blog, "check", ".", "--write-baseline")
    assert (file.stat().st_mode, file.stat().st_ino) == (before.st_mode, before.st_ino)


def test_the_page_shows_what_is_printed(blog: Blog) -> None:
    project = PROJECT
    shutil.copytree(project / "examples", blog.root / "examples")
    page = (project / "docs" / "adopting.md").read_text(encoding="utf-8")
    session, *_ = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    steps = re.findall(r"^\$ notelint (.*)\n((?:(?!\$).*\n)*)", session, re.MULTILINE)
    assert len(steps) == 2
    for command, shown in steps:
        assert run(blog, *command.split()).stdout == shown


def test_fixes_leave_what_is_hidden(blog: Blog) -> None:
    blog.write(
        {"old.md": "# A\n\nThe moon pulls the the water.\n", "notelint.toml": 'baseline = "notelint-baseline.json"\n'}
    )
    run(blog, "check", "--write-baseline", ".")
    blog.write({"new.md": "# B\n\nThe wind blows from from the west.\n"})
    old = (blog.root / "old.md").read_text()
    done = run(blog, "check", "--fix", ".")
    assert (done.returncode, (blog.root / "old.md").read_text()) == (0, old)
    assert "from the west" in (blog.root / "new.md").read_text()
    assert run(blog, "check", "--diff", ".").stdout == ""


def test_what_is_hidden_stays_where_its_line_is_fixed(blog: Blog) -> None:
    text = "# A\n\nThe moon pulls the the water.\n"
    blog.write({"a.md": text, "notelint.toml": 'baseline = "notelint-baseline.json"\n'})
    run(blog, "check", "--write-baseline", ".")
    blog.write({"a.md": text + "\nThe sun pulls the the water.\n"})
    run(blog, "check", "--fix", ".")
    assert (blog.root / "a.md").read_text() == text + "\nThe sun pulls the water.\n"
