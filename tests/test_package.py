"""What is built is what works: the wheel in an environment of its own, and an editable install."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

import notelint

PROJECT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, PROJECT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_what_the_wheel_holds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "notelint").rglob("*.py")}
    schemas = {f"notelint/schemas/{path.name}" for path in (PROJECT / "schemas").glob("*.json")}
    assert schemas
    data = {f"notelint/outlines/{path.name}" for path in (PROJECT / "notelint" / "outlines").glob("*.json")}
    data |= {
        "notelint/py.typed",
        "notelint/spelling/words.bin",
        "notelint/spelling/beside.txt",
        "notelint/spelling/forms.txt",
        "notelint/spelling/strange.txt",
        "notelint/spelling/NOTICE.txt",
    }
    data |= {"notelint/reporters/report.css", "notelint/reporters/report.js"}
    assert len(data) > 3
    assert package | schemas | data == {name for name in names if ".dist-info/" not in name}
    licences = {name.rpartition("licenses/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "notelint/spelling/NOTICE.txt"}
    assert all(name.startswith(("notelint/", f"notelint-{notelint.__version__}.dist-info/")) for name in names)
    metadata = zipfile.ZipFile(wheel).read(f"notelint-{notelint.__version__}.dist-info/METADATA").decode()
    assert "License-Expression: MIT" in metadata


def test_the_wheel_works_alone(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    command = python.parent / "notelint"
    post = tmp_path / "a.md"
    post.write_text("---\ntitle: [x]\n---\n\n[Answers](http://google.com) of the measurment\n", encoding="utf-8")
    (tmp_path / "notelint.toml").write_text('ignore = ["QA"]\n', encoding="utf-8")
    found = run(command, "check", "--format", "concise", "a.md", cwd=tmp_path).stdout
    assert re.findall(r"[A-Z]{2}\d{3}", found) == ["FM003", "LK002", "SP003"]
    assert run(command, "--version", cwd=tmp_path).stdout.strip() == f"notelint {notelint.__version__}"
    assert "LK002" in run(command, "rule", cwd=tmp_path).stdout


def test_who_builds_it_elsewhere_and_later_gets_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    left_out = shutil.ignore_patterns(
        ".*", "node_modules", "__pycache__", "cspell", "scowl", "*.egg-info", "dist", "build"
    )
    shutil.copytree(PROJECT, copy, ignore=left_out)
    shutil.copy(PROJECT / ".gitignore", copy)
    for path in copy.rglob("*"):
        path.chmod(0o700 if path.is_dir() or path.stat().st_mode & 0o100 else 0o600)
        os.utime(path, (1_700_000_000, 1_700_000_000))
    run(sys.executable, "-m", "build", "--outdir", tmp_path / "dist", copy, cwd=tmp_path)
    (built,) = (tmp_path / "dist").glob("*.whl")
    assert sha256(built.read_bytes()).hexdigest() == sha256(wheel.read_bytes()).hexdigest()


def test_the_checkout_finds_its_schemas() -> None:
    from notelint.schema.schema import built_in, folder

    assert folder() == PROJECT / "schemas"
    assert built_in("report").content["title"] == "notelint report"
