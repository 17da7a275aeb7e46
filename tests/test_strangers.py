"""Posts, settings and names of strangers: they run no code, are read from inside the blog alone, and break out of no format."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from notelint.reporters import FORMATS

from .reporters.readers import READERS
from .support import BAD, JEKYLL, Blog, notebook, run

PROJECT = Path(__file__).parent.parent
EVIL = "]]><script>alert(1)</script>&lt;![CDATA[<!--\"'`|\x1b]0;x\x07\u202e\u2066##[error]x ::error::y %0A {{ x }} [a](javascript:b)"
SECRET = "the seecret mooon"

# no code runs, and nothing outside is read

WATCH = """
import sys
seen = []
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir"):
        seen.append(("open", str(arguments[0])))
    elif event == "exec":
        seen.append(("exec", arguments[0].co_filename))
    elif event.partition(".")[0] in ("subprocess", "socket", "ctypes", "urllib", "webbrowser") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn",
        "pickle.find_class",
    ):
        seen.append((event, repr(arguments)))
sys.addaudithook(watch)
from notelint.__main__ import run
code = run()
sys.stdout.flush()
text = "\\n".join(f"{kind}\\t{what!r}" for kind, what in seen)
with open(RESULT, "w") as file:
    file.write(text)
sys.exit(code)
"""
"""Runs the command and writes down every file it opens, all code it runs, and each way out of the process."""


def watched(
    blog: Blog, tmp_path: Path, *arguments: str
) -> tuple[subprocess.CompletedProcess[str], list[tuple[str, str]]]:
    result = tmp_path / "seen.txt"
    code = WATCH.replace("RESULT", repr(str(result)))
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        cwd=blog.root,
        capture_output=True,
        text=True,
        env=os.environ
        | {"NOTELINT_CACHE_DIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    lines = [line.split("\t", 1) for line in result.read_text(encoding="utf-8").splitlines()]
    return done, [(kind, eval(what)) for kind, what in lines]


@pytest.fixture
def hostile(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> Blog:
    """A blog that tries to be more than text, beside a folder that is not one of its business."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text(SECRET, encoding="utf-8")
    (outside / "secret.txt").write_text("mooon\n", encoding="utf-8")
    up = os.path.relpath(outside, blog.root)
    blog.write(JEKYLL)
    blog.write(
        {
            "_posts/2024-01-02-a.md": f"---\ntitle: x\nlayout: post\nreference: {up}/secret.md\nimage: {up}/secret.txt\n"
            f"a: !!python/object/apply:os.system ['touch ran']\nb: !ruby/object:Gem::Requirement\n---\n\n{BAD}\n"
            f"[a]({up}/secret.md#b) [b]({outside}/secret.md#c) [c](file://{outside}/secret.md) [d](in.md#e)\n"
            f"![e]({up}/secret.txt) [f](../in/secret.md#g) {{% include {up}/secret.md %}} {{{{ 7 | system: 'touch ran' }}}}\n"
            "[g](..%2f..%2f..%2fetc/passwd) [h](/../../../../etc/passwd) [i](\\\\\\\\server\\\\share\\\\x.md)\n\n"
            "```python\nopen('ran', 'w')\n```\n\n<script>alert(1)</script> <?php system('touch ran') ?>\n",
            "_notebooks/2024-01-02-b.ipynb": notebook(("code", "open('ran', 'w')"), ("markdown", BAD)),
            "notelint.toml": "[spelling]\nwords = ['x']\n",
            "conftest.py": "open('ran', 'w')",
            "sitecustomize.py": "open('ran', 'w')",
            "yaml.py": "open('ran', 'w')",
        }
    )
    for name in ("in.md", "in", "_data", "_includes", "_layouts", "Rakefile", ".gitignore", "_posts/2024-01-02-out.md"):
        (blog.root / name).symlink_to(outside if "." not in name and name != "Rakefile" else outside / "secret.md")
    (blog.root / "pyproject.toml").symlink_to(outside / "secret.txt")
    return blog


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "full", "."],
        ["check", "--fix", "--unsafe-fixes", "."],
        ["progress", "."],
        ["words", "."],
        ["init", "--dry-run", "."],
        ["inspect", "_posts/2024-01-02-a.md"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_hostile_blog_is_text_and_nothing_else(
    hostile: Blog, tmp_path_factory: pytest.TempPathFactory, arguments: list[str]
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    done, seen = watched(hostile, cache, *arguments)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    assert not (hostile.root / "ran").exists()
    assert SECRET not in done.stdout + done.stderr
    ours = [os.path.realpath(hostile.root)]
    code = [
        os.path.realpath(path)
        for path in (
            PROJECT / "notelint",
            PROJECT / "schemas",
            *{sys.prefix, sys.base_prefix},
            os.path.dirname(os.__file__),
        )
    ]
    opened = [os.path.realpath(hostile.root / what) for kind, what in seen if kind == "open" and not what.isdigit()]
    assert any(path.startswith(ours[0]) for path in opened)
    known = [*ours, *code, os.path.realpath(cache)]
    strange = [path for path in opened if not inside(path, known) and path != str(PROJECT)]
    assert strange == []
    run_code = {what for kind, what in seen if kind == "exec" and os.path.isabs(what)}
    assert run_code
    assert all(inside(path, code) and not inside(path, ours) for path in run_code)
    assert [event for event in seen if event[0] not in ("open", "exec")] == []


def inside(path: str, folders: list[str]) -> bool:
    return any(path == folder or path.startswith(folder + os.sep) for folder in folders)


@pytest.mark.parametrize("setting", ["[front-matter]\nschema", "baseline", "[spelling]\nword-file"])
def test_no_setting_leads_out(blog: Blog, tmp_path_factory: pytest.TempPathFactory, setting: str) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    outside.write_text(SECRET)
    name = os.path.relpath(outside, blog.root).replace(os.sep, "/")
    blog.write({"a.md": BAD, "notelint.toml": f"{setting} = {json.dumps(name)}\n"})
    done, seen = watched(blog, tmp_path_factory.mktemp("cache"), "check", ".")
    assert (done.returncode, "is outside of the blog" in done.stderr) == (2, True)
    assert not [what for kind, what in seen if kind == "open" and what.endswith("secret.txt")]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("out.md", ["check", "out.md"], "out.md: it is a link out of the blog; name the file that it leads to"),
        ("out.md", ["check", "--fix", "out.md"], "out.md: it is a link out of the blog"),
        ("out.md", ["progress", "out.md"], "out.md: it is a link out of the blog"),
        (
            "notelint.toml",
            ["check", "."],
            "notelint.toml: it is a link out of the blog; --config takes a file from anywhere",
        ),
        ("notelint-words.txt", ["check", "."], "notelint-words.txt: it is a link out of the blog"),
        ("notelint-words.txt", ["words", "--add", "x", "."], "notelint-words.txt: it is a link out of the blog"),
        (
            "notelint-baseline.json",
            ["check", "--write-baseline", "."],
            "notelint-baseline.json: it is a link out of the blog",
        ),
        (".pre-commit-config.yaml", ["init"], ""),
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_no_link_leads_out(
    blog: Blog, tmp_path_factory: pytest.TempPathFactory, name: str, arguments: list[str], says: str, there: bool
) -> None:
    """Whether what it leads to is there or would be made."""
    target = tmp_path_factory.mktemp("elsewhere") / "target"
    if there:
        target.write_text(SECRET)
    elif name in ("out.md", "notelint.toml") or (arguments[0] == "check" and name == "notelint-words.txt"):
        return  # a link to nothing is nothing
    blog.write({"a.md": BAD})
    (blog.root / name).symlink_to(target)
    done = run(blog, *arguments)
    if arguments == ["init"]:  # where it can't tell whether the hook is there, it leaves the file to the blogger
        assert done.returncode in (0, 2)
    else:
        assert (done.returncode, says in done.stderr) == (2, True)
    assert SECRET.split()[1] not in done.stdout + done.stderr
    assert (target.read_text() if there else target.exists()) == (SECRET if there else False)


def test_a_link_inside_the_blog_is_followed(blog: Blog) -> None:
    blog.write({"shared/notelint.toml": "ignore = ['LK002']\n", "shared/a.md": BAD})
    (blog.root / "notelint.toml").symlink_to("shared/notelint.toml")
    (blog.root / "b.md").symlink_to("shared/a.md")
    assert run(blog, "check", "b.md").stdout == "Nothing found in 1 file.\n"
    assert run(blog, "check", "--isolated", "--format", "concise", "-q", "b.md").stdout.count("b.md:3:") == 2


def test_a_yaml_tag_is_only_text(blog: Blog) -> None:
    blog.write({"a.md": "---\ntitle: !!python/object/apply:os.system ['touch ran']\nb: !!python/name:os.system\n---\n"})
    data = json.loads(run(blog, "inspect", "--format", "json", "a.md").stdout)
    assert data["front_matter"]["values"] == {"title": ["touch ran"], "b": ""}
    assert not (blog.root / "ran").exists()


# names


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_any_name_can_be_checked_and_fixed(blog: Blog) -> None:
    names = [
        "-rf.md",
        "--fix.md",
        "a\nb.md",
        "a'b\".md",
        "$(touch ran).md",
        "`x`.md",
        "a;b&c|d.md",
        " .md",
        "*.md",
        "%0A.md",
        "{0}.md",
    ]
    names += [
        f"{EVIL.replace('/', '')[:100]}.md",
        "é\u0301.md",
        "\u202egpj.md",
        "con.md",
        "#x?y.md",
        "a\\b.md",
        "~.md",
        "\t.md",
    ]
    doubled = "The moon pulls the the water, and the wind pulls it too.\n"
    blog.write(dict.fromkeys(names, doubled))
    found = json.loads(run(blog, "check", "--format", "json", ".").stdout)["diagnostics"]
    assert sorted(diagnostic["path"] for diagnostic in found) == sorted(names)
    text = run(blog, "check", "--format", "concise", "-q", ".").stdout
    assert len(text.splitlines()) == len(names)
    assert text.isprintable() or not set(text.replace("\n", "")) & set("\x1b\x07\u202e\u2066")
    assert run(blog, "check", "--fix", "--", *names).returncode == 0
    assert {path.read_text() for path in blog.root.glob("*.md")} == {doubled.replace("the the", "the")}
    assert sorted(path.name for path in blog.root.iterdir()) == sorted([".git", *names])


# what breaks out of a format


def evil(blog: Blog) -> Blog:
    """A post and a name that try to break out wherever text of a post is shown."""
    text = EVIL.replace("\x1b", "&#27;") + "\x1b"
    return blog.write(
        {
            **JEKYLL,
            f"_posts/{EVIL.replace('/', '')[:120]}.md": f"---\ntitle: {json.dumps(EVIL)}\nlayot: {json.dumps(EVIL)}\n---\n\n# {text}\n\n## {text}\n\n"
            f"[{text}](http://google.com) [x](#{text.replace(' ', '-')}) [y]({text.replace(' ', '-')}.md) the the tide\n\n"
            f"| {text.replace('|', '')} | b |\n|---|---|\n| {text.replace('|', '')} | c\n\n### 1. {text}?\n\n### 2. Why?\n\nBecause.\n",
            "notelint.toml": f"[rules.placeholder-link]\nallow = [{json.dumps(EVIL)}]\n",
        }
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_breaks_out_of_a_format(blog: Blog, format: str) -> None:
    done = run(evil(blog), "check", "--format", format, ".")
    assert done.returncode == 1, done.stderr
    assert not set("\x1b\x07\u202e\u2066\x00") & set(done.stdout + done.stderr)
    if format == "github":  # there the runner takes the whole line for the command it begins with
        assert all(line.startswith("::") for line in done.stdout.splitlines())
    else:
        assert "##[" not in done.stdout
        assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    if format in READERS:
        assert READERS[format](done.stdout) > 3
    if format in ("junit", "checkstyle"):
        assert "<script" not in done.stdout


def test_nothing_breaks_out_of_an_outline(blog: Blog) -> None:
    title = "a \u202e \u200f \x85 b ##vso[task.setvariable variable=x]y"
    blog.write({"a b \u202e.md": f"# Week 1: {title}\n\n## {title}\n"})
    done = run(blog, "outline", "a b \u202e.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert not set("\x1b\x85\u200f\u202e") & set(done.stdout)
    assert "##vso[" not in done.stdout
    (chapter,) = yaml.safe_load(done.stdout)["chapters"]
    assert (chapter["title"].split(), chapter["file"]) == (title.split(), "a b \u202e.md")


@pytest.mark.parametrize("format", ["text", "markdown", "json", "badge", "bar"])
def test_nothing_breaks_out_of_progress(blog: Blog, format: str) -> None:
    from xml.etree import ElementTree

    outline = "| Chapter | Section |\n|---|---|\n" + "".join(
        f"| {n}. {EVIL.replace('|', '')} | x |\n|  | y |\n" for n in (1, 2, 3)
    )
    blog.write({"a.md": f"# Notes\n\n{outline}\n"})
    done = run(blog, "progress", "--format", format, "a.md")
    assert done.returncode == 0, done.stderr
    assert not set("\x1b\x07\u202e\u2066") & set(done.stdout)
    if format in ("badge", "bar"):
        elements = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(done.stdout).iter()}
        assert "script" not in elements
    if format == "markdown":
        from markdown_it import MarkdownIt

        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(done.stdout)
        inline = {child.type for token in tokens for child in token.children or []}
        assert not inline & {"html_inline", "link_open", "image"}
        assert "html_block" not in {token.type for token in tokens}


@pytest.mark.parametrize(
    ("settings", "arguments"),
    [
        (f"{json.dumps(EVIL)} = 1", ["check", "."]),
        (f"fail-level = {json.dumps(EVIL)}", ["check", "."]),
        (f"select = [{json.dumps(EVIL)}]", ["check", "."]),
        (f"[front-matter]\nschema = {json.dumps(EVIL)}", ["check", "."]),
        (f"[spelling]\nword-file = {json.dumps(EVIL)}", ["words", "."]),
        (f"[rules.placeholder-link]\n{json.dumps(EVIL)} = []", ["check", "."]),
        ("", ["check", "--select", EVIL, "."]),
        ("", ["check", EVIL]),
        ("", ["rule", EVIL]),
        ("", ["check", "--config", EVIL, "."]),
        ("", ["check", "--baseline", EVIL.replace("/", ""), "."]),
        ("", ["check", "--output-file", EVIL, "."]),
        ("", [EVIL]),
        ("", ["check", f"--{EVIL}"]),
        ("", ["check", "--format", EVIL]),
    ],
)
def test_nothing_breaks_out_of_a_complaint(blog: Blog, settings: str, arguments: list[str]) -> None:
    done = run(blog.write({"a.md": BAD, "notelint.toml": settings.replace("\\u001b", "\\u001B")}), *arguments)
    assert done.returncode == 2
    assert not set("\x1b\x07\u202e\u2066") & set(done.stdout + done.stderr)
    assert not any(line.lstrip().startswith("::") for line in done.stderr.splitlines())
    assert "##[" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_action_makes_no_script_of_its_inputs() -> None:
    text = (PROJECT / "action.yml").read_text(encoding="utf-8")
    scripts = [part.partition("\n    - ")[0] for part in text.split("run: ")[1:]]
    assert scripts
    assert not any("${{" in script for script in scripts)


@pytest.mark.skipif(shutil.which("strace") is None or not hasattr(os, "fork"), reason="needs strace")
def test_no_way_into_the_network_or_another_program(hostile: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As the system sees it: what a hook of Python's own could overlook."""
    log = tmp_path_factory.mktemp("trace") / "log"
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=%network,execve,fork,vfork"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "notelint", "check", "."],
        cwd=hostile.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if not log.exists() or "execve" not in log.read_text():
        pytest.skip(f"strace can't trace here: {done.stderr[:100]}")
    calls = [line.split(None, 1)[1].partition("(")[0] for line in log.read_text().splitlines() if "(" in line]
    assert calls == ["execve"]
