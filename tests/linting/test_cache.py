"""What is kept from run to run: it is used, it never says anything but what a fresh run says, and nothing in it can hurt."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notelint.blog.blog import Blog as Files
from notelint.cli import main
from notelint.linting import linter as engine
from notelint.linting.cache import Cache, Caches, clean
from notelint.linting.cache_file import POST, SETTINGS
from notelint.linting.linter import Linter

from ..support import BAD, CLEAN, JEKYLL, Blog, run
from .changes import TEXTS, Step, changes, check_changes, said_of

OLD = time.time() - 3_600


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the posts that are checked, and not known, as they are."""
    names: list[str] = []
    lint_cached = Linter.lint_cached

    def counted(self: Linter, path: str, *rest: object) -> object:
        names.append(os.path.basename(path))
        return lint_cached(self, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(engine.Linter, "lint_cached", counted)
    return names


def age(folder: Path) -> None:
    """Make all files so old that their stamps can be trusted (those that change later are not)."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (OLD, OLD))


@pytest.fixture
def check(blog: Blog, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run the command in the blog; what it prints."""
    monkeypatch.chdir(blog.root)

    def checked(*arguments: str) -> str:
        main(["check", "-j1", "--format", "json", *(arguments or ("."))])
        return capsys.readouterr().out

    return checked


def test_a_second_run_checks_nothing(blog: Blog, check: Callable[..., str], linted: list[str]) -> None:
    blog.write({"a.md": BAD, "b.md": CLEAN})
    first = check()
    assert sorted(linted) == ["a.md", "b.md"]
    assert check() == first
    assert len(linted) == 2
    check("--no-cache", ".")
    assert len(linted) == 4


def test_a_file_with_another_stamp_is_known_by_its_content(
    blog: Blog, check: Callable[..., str], linted: list[str]
) -> None:
    blog.write({"a.md": BAD})
    first = check()
    for when in (OLD, OLD + 5):
        os.utime(blog.root / "a.md", (when, when))
        assert check() == first
    assert linted == ["a.md"]


def test_what_a_result_rests_on_counts(blog: Blog, check: Callable[..., str], linted: list[str]) -> None:
    blog.write({"a.md": "[x](b.md#two) and ![p](p.png)\n", "b.md": "# One\n", "c.md": CLEAN})
    codes = [d["code"] for d in json.loads(check("a.md"))["diagnostics"]]
    assert "LK001" in codes
    assert "LK004" in codes
    blog.write({"b.md": "# Two\n"})
    assert "LK001" not in check("a.md")
    blog.write({"p.png": "x"})
    assert "LK004" not in check("a.md")
    (blog.root / "b.md").unlink()
    assert "b.md" in check("a.md")
    assert linted == ["a.md"] * 4
    blog.write({"c.md": CLEAN + "\n"})
    check("a.md")
    assert linted == ["a.md"] * 4


def test_of_other_posts_addresses_the_front_matter_alone_counts(
    blog: Blog, check: Callable[..., str], linted: list[str]
) -> None:
    page = "---\npermalink: /loom/\n---\n\nText.\n"
    blog.write({"_config.yml": "title: x\n", "a.md": "---\ntitle: A\n---\n\n[x](/warp/)\n", "b.md": page})
    first = check("a.md")
    assert "/warp/" in first
    blog.write({"b.md": page + "More of it.\n"})
    assert check("a.md") == first
    assert linted == ["a.md"]
    blog.write({"b.md": page.replace("loom", "warp")})
    assert "/warp/" not in check("a.md")
    assert linted == ["a.md"] * 2


def test_how_the_posts_beside_it_ask_counts(blog: Blog, check: Callable[..., str], linted: list[str]) -> None:
    asked = "".join(f"## What is a {name}?\n\n{{}}\n\n" for name in ("warp", "weft", "shed"))
    answered = asked.format(*["It is a part of a loom."] * 3)
    blog.write({"a.md": answered, "b.md": answered, "c.md": "## What is a reed?\n"})

    def codes() -> list[str]:
        return [d["code"] for d in json.loads(check("c.md"))["diagnostics"]]

    assert codes() == codes() == ["QA001"]
    assert linted == ["c.md"]
    blog.write({"b.md": asked.format("", "", "")})
    assert codes() == []
    blog.write({"d.md": answered})
    assert codes() == ["QA001"]
    (blog.root / "d.md").unlink()
    assert codes() == []
    assert linted == ["c.md"] * 4


def test_what_begins_with_a_dot_counts_for_nothing(blog: Blog, check: Callable[..., str], linted: list[str]) -> None:
    blog.write({**JEKYLL, "a.md": "[x](no.md)\n\n[y](/lost/)\n"})
    check("a.md")
    blog.write({".other-tool/x.md": "x", ".hidden.md": "x"})
    check("a.md")
    assert linted == ["a.md"]
    blog.write({"no.md": "x"})
    check("a.md")
    assert linted == ["a.md"] * 2


@pytest.mark.parametrize(
    "change",
    [
        {"notelint.toml": 'ignore = ["LK002"]\n'},
        {"notelint-words.txt": "tidez\n"},
        {"_config.yml": "markdown: kramdown\n"},
    ],
    ids=["settings", "words", "site"],
)
def test_settings_words_and_site_count(
    blog: Blog, check: Callable[..., str], linted: list[str], change: dict[str, str]
) -> None:
    blog.write({"a.md": BAD + "\n\nA sentence about tidez and their causes is what we need.\n"})
    check("a.md")
    blog.write(change)
    assert check("a.md") == check("--no-cache", "a.md")
    assert linted == ["a.md"] * 3


def test_flags_count_and_each_choice_is_kept(blog: Blog, check: Callable[..., str], linted: list[str]) -> None:
    blog.write({"a.md": BAD})
    for _ in range(2):
        assert "LK002" in check("a.md")
        assert "LK002" not in check("a.md", "--ignore", "LK002")
        assert "LK002" in check("a.md", "--preview")
    assert linted == ["a.md"] * 3


def test_a_schema_of_the_blogs_own_counts(blog: Blog, check: Callable[..., str]) -> None:
    blog.write({"notelint.toml": '[front-matter]\nschema = "own.json"\n', "own.json": "{}", "a.md": "---\nx: 1\n---\n"})
    assert "FM003" not in check("a.md")
    blog.write({"own.json": '{"required": ["week"]}'})
    assert "FM003" in check("a.md")


def test_bad_settings_are_reported_each_time(blog: Blog, capsys: pytest.CaptureFixture[str], check: object) -> None:
    blog.write({"a.md": CLEAN, "notelint.toml": 'ignore = ["LK0002"]'})
    for _ in range(2):
        assert main(["check", "a.md"]) == 2
        assert "unknown rule" in capsys.readouterr().err
    assert main(["check", "--select", "NO1", "--isolated", "a.md"]) == 2


# cached equals fresh

NAMES = ("_posts/2024-01-01-a.md", "_posts/2024-01-02-b.md", "notes/c.md", "notes/chapter-1.md", "notes/chapter-2.md")
OTHERS = {
    "_config.yml": ("", "baseurl: /blog\n", "exclude: [notes]\n", "plugins: [jekyll-optional-front-matter]\n"),
    "Gemfile": ('gem "jekyll"\n', 'gem "github-pages"\n'),
    "mkdocs.yml": ("markdown_extensions: []\n",),
    "images/p.png": ("x",),
    "notes/chapter-3.md": TEXTS,
    "notes/chapter-4.md": TEXTS,
    "_layouts/post.html": ("{{ page.subject }}", ""),
    ".gitignore": ("notes/\n", ""),
    "notelint.toml": ("", 'ignore = ["SP"]\n', 'exclude = ["notes/c.md"]\n', '[site]\ngenerator = "obsidian"\n'),
    "notelint-words.txt": ("misstake\n", ""),
}
PLACES: tuple[tuple[str, tuple[str | bytes, ...]], ...] = (*((name, TEXTS) for name in NAMES), *OTHERS.items())


@settings(max_examples=40, deadline=None)
@given(changes(PLACES, most=7), st.sampled_from(["jekyll", "bare"]))
def test_a_cached_run_says_what_a_fresh_one_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], site: str
) -> None:
    root = tmp_path_factory.mktemp("blog")
    (root / ".git").mkdir()
    blog = Blog(root).write({**(JEKYLL if site == "jekyll" else {}), **dict(zip(NAMES, TEXTS, strict=False))})
    caches = str(tmp_path_factory.mktemp("own"))
    check_changes(blog, caches, steps)


# the file


def file_of(caches: Path) -> Path:
    (file,) = caches.glob("*.notelint-cache")
    return file


def test_nothing_is_written_into_the_blog(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    caches = tmp_path_factory.mktemp("own")
    blog.write({"a.md": BAD})
    before = set(blog.root.rglob("*"))
    run(blog, "check", "--cache-dir", str(caches), ".")
    assert set(blog.root.rglob("*")) == before
    assert file_of(caches).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("seed", range(30))
def test_a_broken_file_is_as_good_as_none(blog: Blog, tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    caches = tmp_path_factory.mktemp("own")
    blog.write({"a.md": BAD, "b.md": "[x](a.md#no)\n"})
    said = said_of(blog, "--cache-dir", str(caches))
    file, chance = file_of(caches), random.Random(seed)
    raw = bytearray(file.read_bytes())
    for _ in range(chance.randint(1, 20)):
        where = chance.randrange(len(raw))
        kind = chance.randrange(4)
        if kind == 0:
            raw[where] = chance.randrange(256)
        elif kind == 1:
            del raw[where : where + chance.randint(1, 200)]
        elif kind == 2:
            raw[where:where] = chance.randbytes(5)
        else:
            raw[where:where] = raw[chance.randrange(len(raw)) :][:100]
    file.write_bytes(bytes(raw))
    assert said_of(blog, "--cache-dir", str(caches)) == said
    assert said_of(blog, "--cache-dir", str(caches)) == said


@pytest.mark.parametrize(
    "raw", [b"", b"\xff" * 1_000, b"p\t\n" * 100, b"[" * 100_000], ids=["empty", "bytes", "p", "deep"]
)
def test_no_cache_at_all(blog: Blog, tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    caches = tmp_path_factory.mktemp("own")
    blog.write({"a.md": BAD})
    said = said_of(blog, "--cache-dir", str(caches))
    file_of(caches).write_bytes(raw)
    assert said_of(blog, "--cache-dir", str(caches)) == said


def test_values_of_another_form_are_not_believed(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    files = Files(blog.write({"a.md": BAD}).root)
    cache = Cache(files, str(tmp_path_factory.mktemp("own") / "x.notelint-cache"))
    for value in (None, 1, [], [1, 2, 3, 4], ["", [], {}, []], ["", ["x"], {}, ["\n", [[]]]], {"a": 1}):
        cache._file.put(POST, cache._key_of("s"), "a.md", value=value)
        cache._file.put(SETTINGS, cache._key_of("s"), value="s", hint=1)
        assert cache.find("a.md", "a.md", "s") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "folder is a file", "read-only"])
def test_where_no_file_can_be(blog: Blog, tmp_path_factory: pytest.TempPathFactory, kind: str) -> None:
    caches = tmp_path_factory.mktemp("own")
    blog.write({"a.md": BAD})
    said = said_of(blog, "--cache-dir", str(caches))
    file = file_of(caches)
    file.unlink()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
        (file / "x").touch()
    elif kind == "loop":
        file.symlink_to(file)
    elif kind == "read-only":
        caches.chmod(0o500)
    else:
        caches.rmdir()
        caches.write_text("x")
    assert said_of(blog, "--cache-dir", str(caches)) == said
    assert said_of(blog, "--cache-dir", str(caches)) == said


def test_runs_at_the_same_time_lose_nothing_but_time(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    caches = str(tmp_path_factory.mktemp("own"))
    names = [f"{number}.md" for number in range(8)]
    blog.write(dict.fromkeys(names, BAD))
    command = [sys.executable, "-m", "notelint", "check", "--cache-dir", caches]
    runs = [subprocess.Popen([*command, name], cwd=blog.root, stdout=subprocess.DEVNULL) for name in names]
    assert {done.wait() for done in runs} == {1}
    assert said_of(blog, "--cache-dir", caches) == said_of(blog, "--no-cache")
    assert not list(Path(caches).glob("*.tmp"))


def test_a_post_that_changes_while_it_is_checked_is_checked_again(
    blog: Blog, check: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    blog.write({"a.md": BAD})
    lint_cached = engine.lint

    def slow(note: object, config: object) -> object:
        changed = threading.Thread(target=blog.write, args=({"a.md": CLEAN},))
        changed.start()
        changed.join()
        return lint_cached(note, config)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(engine, "lint", slow)
        assert "LK002" in check("a.md")
    assert "LK002" not in check("a.md")


def test_what_is_gone_is_forgotten(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    caches = tmp_path_factory.mktemp("own")
    blog.write({"a.md": BAD, "b.md": BAD, "_config.yml": ""})
    said_of(blog, "--cache-dir", str(caches))
    blog.write({"a.md": CLEAN})
    (blog.root / "b.md").unlink()
    said_of(blog, "--cache-dir", str(caches))
    kept = [line.split(b"\t")[0] for line in file_of(caches).read_bytes().splitlines()]
    assert not any(b"b.md" in key for key in kept)
    assert sum(key[:1] == b"p" for key in kept) == 1


def test_only_a_few_settings_are_remembered(blog: Blog, check: Callable[..., str], linted: list[str]) -> None:
    blog.write({"a.md": BAD})
    for number in range(1, 13):
        check("a.md", "--ignore", f"LK00{number % 9 + 1},TB001" if number < 10 else f"QA00{number - 9}")
    count = len(linted)
    check("a.md", "--ignore", "QA003")
    assert len(linted) == count
    check("a.md", "--ignore", "LK002,TB001")
    assert len(linted) == count + 1


def test_clean_deletes_caches_and_nothing_else(blog: Blog, tmp_path_factory: pytest.TempPathFactory) -> None:
    caches = tmp_path_factory.mktemp("own")
    (caches / "mine.txt").write_text("x")
    run(blog.write({"a.md": BAD}), "check", "--cache-dir", str(caches), ".")
    done = run(blog, "clean", "--cache-dir", str(caches))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 cache, 0.0 MB deleted" in done.stdout
    assert [path.name for path in caches.iterdir()] == ["mine.txt"]
    assert clean(str(caches)) == (0, 0)
    assert "nothing deleted" in run(blog, "clean", "--cache-dir", str(caches / "no")).stdout


def test_a_run_in_which_nothing_changed_imports_neither_rules_nor_markdown(
    blog: Blog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    blog.write({"a.md": BAD, "notelint.toml": 'extend-select = ["LK009"]\n'})
    caches = str(tmp_path_factory.mktemp("own"))
    rules = "notelint.rules"
    assert find_spec(rules) is not None, "the module that is not imported has another name now"
    code = (
        "import sys; before = set(sys.modules); from notelint.cli import main\n"
        f"print(main(['check', '--cache-dir', {caches!r}, 'a.md']))\n"
        f"print(*sorted({{'markdown_it', 'yaml', 'jsonschema', 'pathlib', 'dataclasses', {rules!r}}} & set(sys.modules) - before))"
    )
    for imported in (True, False):
        done = subprocess.run([sys.executable, "-c", code], cwd=blog.root, capture_output=True, text=True, check=True)
        assert ("markdown_it" in done.stdout.splitlines()[-1]) is imported
    assert done.stdout.splitlines()[-2:] == ["1", ""]


def test_caches_of_two_blogs_are_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("own"))
    caches = Caches(folder)
    roots = [tmp_path_factory.mktemp("blog"), tmp_path_factory.mktemp("blog")]
    assert len({caches.of(Files(root))._file.path for root in roots}) == 2
    assert caches.of(Files(roots[0])) is caches.of(Files(roots[0]))
