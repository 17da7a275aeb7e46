"""What a new convention, format or command must be named in; each message says where."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from notelint.commands.repository_paths import CI_FORMATS
from notelint.commands.table import COMMANDS
from notelint.note import questions
from notelint.note.questions.reading import CONVENTIONS, LAST_RESORTS
from notelint.reporters import FORMAT_HELP, FORMATS

ROOT = Path(__file__).parent.parent
OTHER_FORMATS = ("full", "concise", "grouped", "json", "jsonl", "html")
"""Those whose paths count from where the command runs."""
ROOMS = sorted(path.name for path in (ROOT / "notelint").iterdir() if path.is_dir() and not path.name.startswith("_"))
READ_NO_POSTS = {"rule", "outline", "server", "completion", "clean"}
"""Commands that are not about the posts of a blog."""


def test_every_convention_is_asked() -> None:
    asked = {read.__module__.rpartition(".")[2] for read in (*CONVENTIONS, *LAST_RESORTS)}
    there = {
        module.name
        for module in iter_modules(questions.__path__)
        if hasattr(import_module(f"{questions.__name__}.{module.name}"), "read")
    }
    assert there == asked, (
        "CONVENTIONS or LAST_RESORTS in notelint/note/questions/reading.py names each module with a read(page)"
    )


def test_paths_of_every_format() -> None:
    assert set(FORMATS) == {*CI_FORMATS, *OTHER_FORMATS}, (
        "paths of a format for CI count from the repository's root: CI_FORMATS in notelint/commands/repository_paths.py;"
        " all others are named in OTHER_FORMATS here"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_named(format: str) -> None:
    assert format in FORMAT_HELP, "FORMAT_HELP in notelint/reporters/__init__.py says what each format is for"
    assert f"`{format}`" in (ROOT / "docs" / "outputs.md").read_text("utf-8"), "docs/outputs.md says so too"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(command: str) -> None:
    assert f"notelint {command}" in (ROOT / "README.md").read_text("utf-8"), "README.md shows each command once"
    if command not in READ_NO_POSTS:
        for name in ("tests/test_everywhere.py", "tests/test_bad_input.py", "fuzz/commands.py"):
            text = (ROOT / name).read_text("utf-8")
            assert f'"{command}"' in text, (
                f"{name} tries each command that reads posts; others are in READ_NO_POSTS here"
            )


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_named(room: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f"`{room}/`" in text, f'the table "Where things are" of CONTRIBUTING.md says what {room}/ is for'
    assert f"`{room}`" in text, "and the chain above it where it stands"
