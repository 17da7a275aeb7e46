"""What `notelint init` says of a blog, what it writes into it, and what it leaves alone."""

from __future__ import annotations

import os
import re
import tomllib

import pytest
import yaml

from notelint.commands.init import look
from notelint.commands.pre_commit import with_entry
from notelint.document.document import Document
from notelint.linting import linter as engine
from notelint.schema.schema import built_in, violations
from notelint.settings.settings import load

from ..support import JEKYLL, PROJECT, Blog, real_outputs, run

HOOKS = ".pre-commit-config.yaml"
LINK = "[Answers](http://www.google.com)\n"
POST = "---\ntitle: Tides\n---\n\n[Answers](http://www.google.com)\n\n## Why?\n\nSo.\n\n## How?\n\nThus.\n\n## When?\n\nNow.\n"


def entry() -> dict[str, object]:
    """What is written, by the hook that the project itself offers."""
    manifest = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    offered = next(hook for hook in manifest if hook["id"] == "notelint")
    kept = {key: offered[key] for key in ("id", "name", "entry", "types_or", "require_serial")}
    return {"repo": "local", "hooks": [kept | {"language": "system"}]}


def test_what_it_says_and_writes(blog: Blog) -> None:
    blog.write({**JEKYLL, "_posts/2024-01-02-tides.md": POST, "_posts/2024-01-03-b.md": b"caf\xe9"})
    blog.write({"_drafts/d.md": LINK, "_site/e.md": LINK})
    done = run(blog, "init")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "2 posts, published by jekyll (because of _config.yml) with kramdown-gfm markdown\n"
        "outlines: none recognised\n"
        "questions: 1 as headings, answered below; 3 of 3 answered\n"
        "findings: "
    )
    assert "    1  LK002 placeholder-link\n" in done.stdout
    assert "could not be checked: _posts/2024-01-03-b.md: not UTF-8" in done.stdout
    assert f"\n\nwrote notelint.toml\nwrote {HOOKS}\n" in done.stdout
    settings = tomllib.loads((blog.root / "notelint.toml").read_text(encoding="utf-8"))
    assert violations(built_in("config"), settings) == []
    assert yaml.safe_load((blog.root / HOOKS).read_text(encoding="utf-8")) == {
        "repos": [entry()],
        "ci": {"skip": ["notelint"]},
    }
    (blog.root / "_posts/2024-01-03-b.md").unlink()
    assert run(blog, "check", ".").returncode == 1


def test_each_post_is_read_once(blog: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    blog.write({f"{number}.md": POST for number in range(3)})
    read: list[str] = []
    real = engine.read_document

    def counted(raw: bytes, path: str, shown: str, max_size: int) -> Document:
        read.append(os.path.basename(path))
        return real(raw, path, shown, max_size)

    monkeypatch.setattr(engine, "read_document", counted)
    assert look(blog.root).asked == 9
    assert read == ["0.md", "1.md", "2.md"]


# settings


def suggestions(text: str) -> str:
    """The settings with every suggestion taken."""
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


USUAL = {
    "exclude": ["drafts/"],
    "fail-level": "warning",
    "ignore": ["QA004"],
    "baseline": "notelint-baseline.json",
    "per-file-ignores": {"README.md": ["FM"]},
    "spelling": {"words": []},
    "outline": {"reference": "course.yaml"},
}


@pytest.mark.parametrize(
    ("files", "active", "suggested"),
    [
        pytest.param(
            {f"{number}.md": LINK * 6 for number in range(6)},
            {"baseline": "notelint-baseline.json"},
            {"ignore": ["LK002"], "site": {"generator": "jekyll"}},
            id="many findings in all posts, and nothing that publishes them",
        ),
        pytest.param({"a.md": "# A\n"}, {}, {"site": {"generator": "jekyll"}}, id="nothing to say"),
        pytest.param({}, {}, {"site": {"generator": "jekyll"}}, id="no posts"),
        pytest.param(
            {"_config.yml": "", "_quarto.yml": "", "a.qmd": "# A\n"},
            {"site": {"generator": "quarto"}},
            {"site": {"generator": "quarto"}},
            id="a blog that moved",
        ),
        pytest.param(
            {"docs/mkdocs.yml": "", "docs/a.md": "# A\n", "b/_config.yml": "", "b/b.md": ""}, {}, {}, id="two"
        ),
        pytest.param(
            {"config.toml": "base_url = 'x'", "a.md": "# A\n"}, {}, {"site": {"generator": "zola"}}, id="zola"
        ),
        pytest.param(
            {f"{number}.md": "Recieve the tides.\n" for number in range(9)},
            {},
            {"site": {"generator": "jekyll"}},
            id="typos are no habit",
        ),
    ],
)
def test_settings_say_what_helps(
    blog: Blog, files: dict[str, str], active: dict[str, object], suggested: dict[str, object]
) -> None:
    blog.write(files)
    before = run(blog, "check", "--format", "json").stdout
    assert run(blog, "init").returncode == 0
    path = blog.root / "notelint.toml"
    text = path.read_text(encoding="utf-8")
    assert tomllib.loads(text) == active
    load(path)
    assert run(blog, "check", "--format", "json").stdout == before
    taken = tomllib.loads(suggestions(text))
    assert taken == USUAL | suggested
    assert violations(built_in("config"), taken) == []


def test_an_old_blog_gets_a_baseline(blog: Blog) -> None:
    blog.write({"a.md": "# Tides\n\n" + "[Answers](http://www.google.com)\n\n" * 40})
    done = run(blog, "init")
    assert "--write-baseline" in done.stdout
    assert run(blog, "check", ".").returncode == 1
    assert run(blog, "check", ".", "--write-baseline").returncode == 0
    assert run(blog, "check", ".").stdout == "Nothing found in 1 file. 40 hidden by the baseline.\n"
    recorded = (blog.root / "notelint-baseline.json").read_bytes()
    run(blog, "init", "--force")
    assert (blog.root / "notelint-baseline.json").read_bytes() == recorded


@pytest.mark.parametrize("name", [".notelint.toml", "notelint.toml", "pyproject.toml"])
def test_settings_that_are_there_stay(blog: Blog, name: str) -> None:
    mine = '[tool.notelint]\nignore = ["LK002"]\n' if name == "pyproject.toml" else 'ignore = ["LK002"]\n'
    blog.write({"a.md": LINK, name: mine})
    done = run(blog, "init")
    assert f"{name} has settings already and stays as it is (--force" in done.stdout
    assert (blog.root / name).read_text(encoding="utf-8") == mine
    assert (blog.root / HOOKS).is_file()
    written = "notelint.toml" if name == "pyproject.toml" else name
    forced = run(blog, "init", "--force").stdout
    assert re.search(rf"(?:wrote|changed) {written}\n", forced)
    assert tomllib.loads((blog.root / written).read_text(encoding="utf-8")) == {}


def test_a_project_without_settings_of_ours_is_no_hindrance(blog: Blog) -> None:
    blog.write({"a.md": LINK, "pyproject.toml": "[project]\nname = 'x'\n"})
    assert "wrote notelint.toml" in run(blog, "init").stdout


def test_settings_above_are_said_to_hold_no_longer(blog: Blog) -> None:
    blog.write({"notelint.toml": "ignore = ['LK']\n", "notes/a.md": ""})
    done = run(blog, "init", "notes")
    assert "notelint.toml no longer applies in this folder" in done.stdout


def test_dry_run_writes_nothing_and_prints_all(blog: Blog) -> None:
    blog.write({"a.md": LINK * 40, HOOKS: "repos:\n- repo: local\n  hooks: []\n"})
    before = {path.name: path.read_bytes() for path in blog.root.iterdir() if path.is_file()}
    done = run(blog, "init", "--dry-run")
    assert "would write notelint.toml:\n    # Settings of notelint" in done.stdout
    assert "would write notelint-baseline.json:\n" in done.stdout
    assert f"would write {HOOKS}:\n    repos:\n    - repo: local\n      hooks: []\n    - repo: local\n" in done.stdout
    assert {path.name: path.read_bytes() for path in blog.root.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("folder", ["none", "a.md"])
def test_what_is_no_folder(blog: Blog, folder: str) -> None:
    blog.write({"a.md": POST})
    assert run(blog, "init", folder).returncode == 2


def test_nothing_is_written_through_a_link(blog: Blog) -> None:
    blog.write({"mine": "keep\n", "hooks": "repos:\n- repo: local\n  hooks: []\n", "b/.git/x": "", "b/a.md": LINK})
    inner = Blog(blog.root / "b")
    (inner.root / "notelint.toml").symlink_to(blog.root / "new")
    (inner.root / HOOKS).symlink_to(blog.root / "hooks")
    done = run(inner, "init", "--force")
    assert "notelint.toml is not a plain file and stays as it is" in done.stdout
    assert f"add this to {HOOKS} yourself" in done.stdout
    assert not (blog.root / "new").exists()
    assert "notelint" not in (blog.root / "hooks").read_text(encoding="utf-8")


def test_nothing_in_a_blog_drives_the_terminal(blog: Blog) -> None:
    blog.write({"\x1b[31m\n::error::/_config.yml": "", "\x1b[31m\n::error::/a\x1b.md": b"\xff", "b.md": "# B\n"})
    done = run(blog, "init")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    written = (blog.root / "notelint.toml").read_text(encoding="utf-8")
    assert "\x1b" not in written
    assert tomllib.loads(written) == {}


# the hook


def test_the_hook_is_added_once(blog: Blog) -> None:
    blog.write({"a.md": LINK, HOOKS: "# mine\nrepos:\n- repo: local\n  hooks: []  # none\n"})
    assert f"changed {HOOKS}\n" in run(blog, "init").stdout
    first = (blog.root / HOOKS).read_text(encoding="utf-8")
    assert first.startswith("# mine\nrepos:\n- repo: local\n  hooks: []  # none\n- repo: local\n")
    assert f"{HOOKS} has the hook\n" in run(blog, "init", "--force").stdout
    assert (blog.root / HOOKS).read_text(encoding="utf-8") == first


@pytest.mark.parametrize("id", ["notelint", '"notelint"', "notelint-fix  # mends"])
def test_a_hook_of_ours_is_known(blog: Blog, id: str) -> None:
    mine = f"repos:\n- repo: ../notelint\n  rev: v0.1.0\n  hooks:\n  - id: {id}\n"
    assert f"{HOOKS} has the hook\n" in run(blog.write({HOOKS: mine}), "init").stdout
    assert (blog.root / HOOKS).read_text(encoding="utf-8") == mine


@pytest.mark.parametrize("name", ["prek.toml", ".pre-commit-config.yml"])
def test_hooks_in_another_form_are_left_alone(blog: Blog, name: str) -> None:
    done = run(blog.write({name: "repos = []\n"}), "init")
    assert f"add this to {name} yourself" in done.stdout
    assert {path.name for path in blog.root.iterdir()} == {".git", name, "notelint.toml"}


def test_in_a_folder_of_a_repository_the_hook_is_left_to_its_owner(blog: Blog) -> None:
    blog.write({"my notes/a.md": LINK})
    done = run(blog, "init", "my notes")
    assert not list(blog.root.rglob(HOOKS))
    assert f"add this to {HOOKS} yourself (pre-commit reads the file in the root of the repository)" in done.stdout
    (written,) = yaml.safe_load(done.stdout.partition("repository):\n")[2].partition("the hook needs")[0])
    assert written["hooks"][0]["files"] == "^my\\ notes/"
    blog.write({HOOKS: yaml.safe_dump({"repos": [written]})})
    assert f"{HOOKS} has the hook" in run(blog, "init", "my notes").stdout


def test_a_command_that_is_not_on_the_path_is_said(blog: Blog) -> None:
    assert "the hook needs notelint on the PATH" in run(blog, "init", PATH="/none").stdout


PLAIN = "repos:\n  - repo: local\n    hooks:\n      - id: tides\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAIN, id="plain"),
        pytest.param(PLAIN.rstrip("\n"), id="no line end at the end"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="Windows"),
        pytest.param(PLAIN + "\n\n# the end\n", id="comment at the end"),
        pytest.param(PLAIN + "        # - id: waves\n        # - id: winds\n\nci:\n  skip: [tides]\n", id="more below"),
        pytest.param("repos:\n-   repo: local\n    hooks:\n    -   id: tides\n", id="wide"),
        pytest.param(
            "fail_fast: true\nrepos:\n- repo: local\n  hooks: [{id: a}, {id: b}]  # two\nexclude: ^x\n", id="flow"
        ),
        pytest.param(
            "repos:\n- repo: local\n  hooks:\n  - id: a\n    args: &args [a]\n  - id: b\n    args: *args\n    name: b\n",
            id="anchors",
        ),
        pytest.param(
            "repos:\n- repo: local\n  hooks:\n  - id: a\n    entry: |\n      one\n      two\nci: {}\n", id="block"
        ),
        pytest.param('repos:\n- repo: local\n  hooks:\n  - id: a\n    name: "# x\n      y"\nci: {}\n', id="long quote"),
    ],
)
def test_an_entry_is_added_and_nothing_else_changes(text: str) -> None:
    added = with_entry(text)
    assert added is not None
    old, new = yaml.safe_load(text), yaml.safe_load(added)
    assert new == {**old, "repos": [*old["repos"], entry()]}
    lines = added.splitlines()
    start = next(number for number, line in enumerate(lines) if "id: notelint" in line) - 2
    assert lines[:start] + lines[start + 10 :] == text.splitlines()
    assert max(len(line) for line in lines[start : start + 10]) <= 56
    assert added.count("\n") == added.count("\r\n") or "\r\n" not in text
    if "waves" in text:
        assert added.index("winds") < added.index("notelint") < added.index("ci:")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "repos: []\n",
        "repos:\n",
        "repos: {}\n",
        "repos: [{repo: local, hooks: []}]\n",
        "- repo: local\n",
        "repos: &all\n  - *all\n",
        "repos:\n- repo: local\n---\nrepos:\n- repo: other\n",
        "repos:\n- repo: local\n  hooks: []\nrepos:\n- repo: other\n",
        "repos: [\n",
        "\trepos:\n",
        "list: &l\n- repo: local\nrepos: *l\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nrepos:\n" + "- " * 5000 + "x\n",
    ],
)
def test_what_is_written_in_another_way_is_left_alone(text: str) -> None:
    assert with_entry(text) is None


# the pages


@pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="the page was written in a repository")
def test_the_output_of_the_page_is_the_output() -> None:
    text, real = real_outputs(PROJECT / "docs" / "adopting.md")
    assert text == real
    assert "would write notelint.toml" in text


def test_the_entry_of_the_page_is_the_entry() -> None:
    page = (PROJECT / "docs" / "integrations.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(repos:.*?)```", page, re.DOTALL)]
    assert {"repos": [entry()]} in blocks


@pytest.mark.parametrize("width", [60, 80])
def test_nothing_is_wider_than_the_terminal(blog: Blog, width: int) -> None:
    blog.write({"a.md": LINK, "mkdocs.yml": "", "_config.yml": ""})
    for arguments in (["init", "--dry-run"], ["rule"], ["rule", "LK003"], ["check", "-v", "."]):
        done = run(blog, *arguments, COLUMNS=str(width))
        assert max(map(len, (done.stdout + done.stderr).splitlines())) <= width
