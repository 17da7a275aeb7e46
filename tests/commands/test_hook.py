"""The hook as pre-commit and prek run it: installed from a git repository, on a real commit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ..support import PROJECT

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
    """The project as it is now, as a git repository, and its revision."""
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


Run = Callable[..., subprocess.CompletedProcess[str]]


COMMANDS = {"pre-commit": ("pre_commit", "run"), "prek": ("prek", "run", "--color", "never")}


@pytest.fixture(scope="module", params=COMMANDS)
def hooks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """What runs the hooks of a blog on what is staged; both are to say the same."""
    module, *arguments_of_run = COMMANDS[request.param]
    pytest.importorskip(module, reason=f"needs {request.param}: pip install -e '.[dev]'")
    store = str(tmp_path_factory.mktemp(request.param))
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": store,
        "PRE_COMMIT_COLOR": "never",
        "PREK_HOME": store,
        # prek installs with uv: the one beside this Python, which trusts what the machine trusts
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath))),
        "UV_SYSTEM_CERTS": "true",
    }

    def run(blog: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        git(blog, "add", "-A")
        return subprocess.run(
            [sys.executable, "-m", module, *arguments_of_run, *arguments],
            cwd=blog,
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )

    return run


def test_the_hook(blog: Path, hooks: Run) -> None:
    # passes
    (blog / POST).write_text(CLEAN, encoding="utf-8")
    done = hooks(blog)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    git(blog, "commit", "-q", "-m", "clean")

    # fails, and lints only what it is given
    (blog / "about.md").write_text(BAD, encoding="utf-8")
    git(blog, "add", "-A")
    git(blog, "commit", "-q", "-m", "unchecked")
    (blog / POST).write_text(BAD, encoding="utf-8")
    done = hooks(blog)
    assert done.returncode == 1
    assert re.search(rf"{re.escape(POST)}\n +8:11 warning LK002", done.stdout)
    assert "about.md" not in done.stdout
    assert (blog / POST).read_text(encoding="utf-8") == BAD

    # honours excludes of the settings, though the file is given
    (blog / "notelint.toml").write_text('exclude = ["_posts/"]\n', encoding="utf-8")
    done = hooks(blog, "--all-files")
    assert done.returncode == 1
    assert POST not in done.stdout
    assert "about.md\n" in done.stdout

    # takes no other files, and quarto's
    (blog / "about.md").write_text(CLEAN, encoding="utf-8")
    (blog / "notes.txt").write_text(BAD, encoding="utf-8")
    (blog / "notes.qmd").write_text(BAD, encoding="utf-8")
    done = hooks(blog, "--all-files")
    assert "notes.qmd\n" in done.stdout
    assert "notes.txt" not in done.stdout

    # broken settings are said
    (blog / "notelint.toml").write_text("exclud = []\n", encoding="utf-8")
    done = hooks(blog, "--all-files")
    assert done.returncode == 1
    assert 'unknown setting "exclud"; did you mean "exclude"?' in done.stdout


def test_the_hook_that_fixes(blog: Path, hooks: Run) -> None:
    config = blog / ".pre-commit-config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: notelint", "id: notelint-fix"), encoding="utf-8")
    (blog / POST).write_text(CLEAN.replace("Text.", DOUBLED), encoding="utf-8")
    (blog / "notelint.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    (blog / "old").mkdir()
    (blog / "old" / "a.md").write_text(DOUBLED, encoding="utf-8")
    done = hooks(blog)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (blog / POST).read_text(encoding="utf-8") == CLEAN.replace("Text.", DOUBLED.replace("the the", "the"))
    assert (blog / "old" / "a.md").read_text(encoding="utf-8") == DOUBLED
    assert hooks(blog).returncode == 0


@pytest.mark.parametrize("before", [None, "repos:  # mine\n- repo: local\n  hooks: []\n"], ids=["none", "others"])
def test_the_entry_that_init_writes(
    tmp_path: Path, hooks: Run, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / "_posts").mkdir()
    (tmp_path / POST).write_text(CLEAN, encoding="utf-8")
    (tmp_path / "_config.yml").write_text("title: x\n", encoding="utf-8")
    if before is not None:
        (tmp_path / ".pre-commit-config.yaml").write_text(before, encoding="utf-8")
    git(tmp_path, "init", "-q")
    subprocess.run([sys.executable, "-m", "notelint", "init"], cwd=tmp_path, check=True, capture_output=True)
    done = hooks(tmp_path, "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert done.stderr == ""
    (tmp_path / POST).write_text(BAD, encoding="utf-8")
    (tmp_path / "notes.txt").write_text(BAD, encoding="utf-8")
    done = hooks(tmp_path)
    assert done.returncode == 1
    assert re.search(rf"{re.escape(POST)}\n +8:11 warning LK002", done.stdout)
    assert "notes.txt" not in done.stdout
