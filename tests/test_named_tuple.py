"""The package's named tuples do what typing's do."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import subprocess
import sys
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notelint import PACKAGE, named_tuple
from notelint.diagnostic import Span


class Theirs(typing.NamedTuple):
    """A page."""

    path: str
    place: tuple[int, ...]
    title: str | None = None
    number: int = 0

    @property
    def name(self) -> str:
        return self.title or self.path

    @classmethod
    def at(cls, path: str) -> Theirs:
        return cls(path, ())


class Ours(named_tuple.NamedTuple):
    """A page."""

    path: str
    place: tuple[int, ...]
    title: str | None = None
    number: int = 0

    @property
    def name(self) -> str:
        return self.title or self.path

    @classmethod
    def at(cls, path: str) -> Ours:
        return cls(path, ())


class Nothing(named_tuple.NamedTuple):
    only: int


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: kind("a", (1,)),
        lambda kind: kind("a", place=(1, 2), number=3),
        lambda kind: kind("a", (1,), "b", 4).name,
        lambda kind: kind.at("a").path,
        lambda kind: kind("a", ())._replace(title="c", path="d"),
        lambda kind: kind("a", ())._asdict(),
        lambda kind: kind._make(["a", (), "b", 1]),
        lambda kind: (
            kind._fields,
            kind._field_defaults,
            kind.__match_args__,
            kind.__slots__,
            kind.__doc__,
            kind.__mro__[-2],
        ),
        lambda kind: hash(kind("a", (1,))) == hash(("a", (1,), None, 0)),
        lambda kind: kind("a", (1,)) == ("a", (1,), None, 0),
        lambda kind: sorted([kind("b", ()), kind("a", (1,))])[0],
        lambda kind: copy.deepcopy(kind("a", (1,))),
        lambda kind: pickle.loads(pickle.dumps(kind("a", (1,)))),
        lambda kind: tuple(inspect.signature(kind).parameters),
        lambda kind: [*kind("a", (1,))][1:],
    ],
)
def test_as_typing_has_it(ask: Callable[[Any], Any]) -> None:
    assert repr(ask(Ours)).replace("Ours", "Theirs") == repr(ask(Theirs))


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", (), None, 0, 1),
        lambda kind: kind("a", (), pth="b"),
        lambda kind: kind("a", ())._replace(pth="b"),
        lambda kind: setattr(kind("a", ()), "path", "b"),
        lambda kind: setattr(kind("a", ()), "other", "b"),
    ],
)
def test_as_typing_refuses_it(ask: Callable[[Any], Any]) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)):
        ask(Theirs)
    with pytest.raises((TypeError, ValueError, AttributeError)):
        ask(Ours)


def test_one_field() -> None:
    assert Nothing(1) == (1,)
    assert repr(Nothing(1)) == "Nothing(only=1)"


def test_a_mistake_names_the_type_and_the_field() -> None:
    with pytest.raises(TypeError, match=r"Span\.__new__\(\) missing 1 required positional argument: 'end'"):
        Span(1)  # type: ignore[call-arg]


def test_a_pattern_matches_by_place() -> None:
    match Ours("a", (1,), "b"):
        case Ours(path, place, title="b"):
            assert (path, place) == ("a", (1,))
        case _:
            pytest.fail("not matched")


def test_the_package_makes_its_named_tuples_so() -> None:
    theirs = re.compile(r"^from typing import .*\bNamedTuple\b", re.MULTILINE)
    files = [file for file in Path(PACKAGE).rglob("*.py") if file.name != "named_tuple.py"]
    assert [file.name for file in files if theirs.search(file.read_text("utf-8"))] == []


def test_another_python_uses_its_own() -> None:
    code = "import sys; sys.version_info = (3, 14); import notelint.named_tuple as ours, typing; import notelint.cli"
    code += "; import notelint.note.note; assert ours.NamedTuple is typing.NamedTuple"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
