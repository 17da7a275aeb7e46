"""The order of the rooms: each knows only what is under it. All imports are read, deferred and typing ones too."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint import PACKAGE

ROOMS = (
    ("__init__", "named_tuple", "diagnostic", "digest", "internal_error", "regex", "atomic", "majority", "similar"),
    ("blog", "schema", "online"),
    ("document",),
    ("site",),
    ("note",),
    ("spelling",),
    ("outlines",),
    ("rules",),
    ("settings",),
    ("discovery",),
    ("linting",),
    ("reporters",),
    ("server",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the ground up; what is in one line knows nothing of each other, but for the ground, which is read from its left."""
FLOOR = {room: floor for floor, rooms in enumerate(ROOMS) for room in rooms}
PUBLIC = ("__init__", "linting")
"""``notelint.lint_files`` is imported when it is first used: the package's face, and no way in."""


def _imports(file: Path) -> Iterator[tuple[str, ...]]:
    """The modules of the package that a file imports, as parts of their paths."""
    here = ("notelint", *file.relative_to(PACKAGE).parts)[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            module = (*base, *(node.module.split(".") if node.module else ()))
            yield from ((*module, alias.name) for alias in node.names if module[:1] == ("notelint",))
        elif isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names if alias.name.split(".")[0] == "notelint")


def _room(parts: tuple[str, ...]) -> str:
    """``notelint.note.links`` is in the room ``note``; what the package itself holds is in ``__init__``."""
    return parts[1] if len(parts) > 1 and parts[1] in FLOOR else "__init__"


FILES = sorted(Path(PACKAGE).rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_imports_run_down(file: Path) -> None:
    own = _room(("notelint", file.relative_to(PACKAGE).parts[0].removesuffix(".py")))
    wrong = []
    for parts in _imports(file):
        other = _room(parts)
        if FLOOR[other] > FLOOR[own] or (FLOOR[other] == FLOOR[own] and other != own and FLOOR[own] > 0):
            wrong.append(".".join(parts))
    assert (own, *wrong[:1]) in ((own,), PUBLIC) or not [w for w in wrong if (own, w.split(".")[1]) != PUBLIC], wrong


def test_every_room_has_its_floor() -> None:
    top = {
        path.name.removesuffix(".py")
        for path in Path(PACKAGE).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert top == set(FLOOR) & top
    assert len([name for name in top if (Path(PACKAGE) / f"{name}.py").exists()]) <= 11


def test_no_room_imports_in_a_circle() -> None:
    edges: dict[str, set[str]] = {}
    for file in FILES:
        own = file.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        known = {
            f.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__") for f in FILES
        }
        for parts in _imports(file):
            names = (".".join(parts[1:]), ".".join(parts[1:-1]))
            target = next((name for name in names if name in known and name != "__init__"), None)
            if target and target != own:
                edges.setdefault(own, set()).add(target)
    seen: dict[str, int] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert seen.get(name) != 1, " → ".join((*trail[trail.index(name) :], name))
        if name not in seen:
            seen[name] = 1
            for other in sorted(edges.get(name, ())):
                visit(other, (*trail, name))
            seen[name] = 2

    for name in sorted(edges):
        visit(name, ())


@pytest.mark.parametrize(
    "file",
    [f for f in FILES if f.name == "__init__.py" and f.parent.name not in ("notelint", "rules", "reporters")],
    ids=lambda f: f.parent.name,
)
def test_the_init_of_a_room_is_a_docstring(file: Path) -> None:
    """It runs on the import of any of its modules."""
    body = ast.parse(file.read_text("utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)


TESTS = sorted(Path(__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name)
def test_no_test_module_imports_from_another(file: Path) -> None:
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    modules = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    assert not [module for module in modules if module.rpartition(".")[2].startswith("test_")]
