"""The hook as pre-commit runs it: installed from a git repository, on a real commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
POST = "_posts/2024-01-02-notes.md"
CLEAN = "---\nlayout: post\ntitle: Notes\n---\n\nText.\n"
DOUBLED = "The moon pulls the the water, and the wind pulls it too."
BAD = CLEAN + "\n[Answers](http://www.google.com)\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@x.test", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The project as it stands now, as a git repository, and its revision."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("notelint", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        path = PROJECT / name
        if path.is_dir():
            shutil.copytree(path, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it stands")
    return folder, git(folder, "rev-parse", "HEAD")


@pytest.fixture
def blog(tmp_path: Path, source: tuple[Path, str]) -> Path:
    folder, revision = source
    (tmp_path / "_posts").mkdir()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {folder}\n  rev: {revision}\n  hooks:\n  - id: notelint\n", encoding="utf-8"
    )
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    return tmp_path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("pre-commit"))


def pre_commit(blog: Path, store: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    git(blog, "add", "-A")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *arguments],
        cwd=blog,
        capture_output=True,
        text=True,
        env={**os.environ, "PRE_COMMIT_HOME": store, "PRE_COMMIT_COLOR": "never"},
        check=False,
    )


def test_the_hook(blog: Path, store: str) -> None:
    # passes
    (blog / POST).write_text(CLEAN, encoding="utf-8")
    done = pre_commit(blog, store)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    git(blog, "commit", "-q", "-m", "clean")

    # fails, and lints only what it is given
    (blog / "about.md").write_text(BAD, encoding="utf-8")
    git(blog, "add", "-A")
    git(blog, "commit", "-q", "-m", "unchecked")
    (blog / POST).write_text(BAD, encoding="utf-8")
    done = pre_commit(blog, store)
    assert done.returncode == 1
    assert f"{POST}:8:11: warning LK002" in done.stdout
    assert "about.md" not in done.stdout
    assert (blog / POST).read_text(encoding="utf-8") == BAD

    # honours excludes of the settings, though the file is given
    (blog / "notelint.toml").write_text('exclude = ["_posts/"]\n', encoding="utf-8")
    done = pre_commit(blog, store, "--all-files")
    assert done.returncode == 1
    assert POST not in done.stdout
    assert "about.md:" in done.stdout

    # takes no other files, and quarto's
    (blog / "about.md").write_text(CLEAN, encoding="utf-8")
    (blog / "notes.txt").write_text(BAD, encoding="utf-8")
    (blog / "notes.qmd").write_text(BAD, encoding="utf-8")
    done = pre_commit(blog, store, "--all-files")
    assert "notes.qmd:" in done.stdout
    assert "notes.txt" not in done.stdout

    # broken settings are said
    (blog / "notelint.toml").write_text("exclud = []\n", encoding="utf-8")
    done = pre_commit(blog, store, "--all-files")
    assert done.returncode == 1
    assert 'unknown setting "exclud", did you mean "exclude"?' in done.stdout


def test_the_hook_that_fixes(blog: Path, store: str) -> None:
    config = blog / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: notelint", "id: notelint-fix"), encoding="utf-8")
    (blog / POST).write_text(CLEAN.replace("Text.", DOUBLED), encoding="utf-8")
    (blog / "notelint.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    (blog / "old").mkdir()
    (blog / "old" / "a.md").write_text(DOUBLED, encoding="utf-8")
    done = pre_commit(blog, store)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (blog / POST).read_text(encoding="utf-8") == CLEAN.replace("Text.", DOUBLED.replace("the the", "the"))
    assert (blog / "old" / "a.md").read_text(encoding="utf-8") == DOUBLED
    assert pre_commit(blog, store).returncode == 0


@pytest.mark.parametrize("before", [None, "repos:  # mine\n- repo: local\n  hooks: []\n"], ids=["none", "others"])
def test_the_entry_that_init_writes(
    tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "_posts").mkdir()
    (tmp_path / POST).write_text(CLEAN, encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    if before is not None:
        (tmp_path / ".pre-commit-config.yaml").write_text(before, encoding="utf-8")
    git(tmp_path, "init", "-q")
    subprocess.run([sys.executable, "-m", "notelint", "init"], cwd=tmp_path, check=True, capture_output=True)
    done = pre_commit(tmp_path, store, "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert done.stderr == ""
    (tmp_path / POST).write_text(BAD, encoding="utf-8")
    (tmp_path / "notes.txt").write_text(BAD, encoding="utf-8")
    done = pre_commit(tmp_path, store)
    assert done.returncode == 1
    assert f"{POST}:8:11: warning LK002" in done.stdout
    assert "notes.txt" not in done.stdout
