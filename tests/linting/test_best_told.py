"""One fault is told once: by the rule that explains it, and by another one if that rule does not run."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from notelint.diagnostic import Diagnostic, Finding, Severity, Span
from notelint.document.document import Document
from notelint.linting.best_told import best_told
from notelint.linting.diagnose import diagnose
from notelint.linting.linter import Linter
from notelint.rules import Rule
from notelint.settings.config import Config, Selection
from notelint.site.settings import SiteSettings

from ..support import Blog

_AREAS = ("MK", "TB", "DT", "LK006", "LK010")
_TABLE = "| a | b |\n|---|---|\n| c | d |\n"
_CASES = {
    "a label with a slip": ("github", "See [the tides].\n\n[the tidse]: https://tides.test\n", {"LK006"}),
    "a line below an item": ("github", "- warp\n- weft\n- heddle: lifts\nReed: beats\n\nText.\n", {"MK014"}),
    "code in a paragraph": (
        "github",
        "class Deck:\n    def __init__(self):\n        self.cards = List()\n        self.shuffle()\n",
        {"MK013"},
    ),
    "code that vanishes too": (
        "github",
        "class Deck:\n    def start(self):\n        self.cards = List<Card>()\n        self.shuffle()\n",
        {"MK008", "MK013"},
    ),
    "its names alone": ("github", "Say List<Card> here.\n", {"MK008"}),
    "labels that are two faults": ("github", "**Name:** <name>\n**Date:** <date>\n", {"MK008", "MK013"}),
    "code over a blank line": ("github", "It is done with `loom\n\nstop` then.\n\nIt is.\n", {"MK031"}),
    "no fence in kramdown": ("jekyll/kramdown", "```const a = 1;\nb\n```\n", {"MK017"}),
    "code on the line of the fence": ("quarto", "```const a = 1;\nb\n```\n", {"MK011"}),
    "a table in a quote below text": ("quarto", "Text.\n> | a | b |\n> |---|---|\n> | c | d |\n", {"MK003"}),
    "an embedded file in a cell": ("quarto", f"{_TABLE}| ![[e.png|120]] | f |\n", {"MK010"}),
    "a comment among rows": ("mkdocs", f"{_TABLE}<!-- x -->\n| e | f |\n", {"TB005"}),
    "numbers that are not inside": (
        "github",
        "1. warp it\n2. beat it\n3. see to the weft\n  1. if it is loose\n  2. if it is not\n\nText.\n",
        {"MK025"},
    ),
}


@pytest.mark.parametrize("name", _CASES)
def test_one_fault_is_told_once(blog: Blog, name: str) -> None:
    site, text, codes = _CASES[name]
    blog.write({"notes.md": f"# Notes\n\n{text}"})
    generator, _, markdown = site.partition("/")
    settings = SiteSettings(generator=generator, markdown=markdown or None)
    config = Config(selection=Selection(select=_AREAS), site=settings)
    report = Linter().lint_file(blog.root / "notes.md", "notes.md", config)
    assert report.failure is None
    assert {diagnostic.code for diagnostic in report.diagnostics} == codes


def test_the_other_rule_speaks_alone(blog: Blog) -> None:
    blog.write({"notes.md": f"# Notes\n\n{_CASES['code in a paragraph'][1]}"})
    config = Config(selection=Selection(select=("MK018",)), site=SiteSettings(generator="github"))
    report = Linter().lint_file(blog.root / "notes.md", "notes.md", config)
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["MK018"]


def test_places_have_to_touch() -> None:
    def check(*_: object) -> Iterable[Finding]:
        return ()

    first = Rule("AA001", "first", "First", Severity.INFO, check)
    second = Rule("AA002", "second", "Second", Severity.INFO, check, yields_to=("AA001",))

    def told(code: str, *spans: tuple[int, int]) -> list[Diagnostic]:
        return [diagnose(document, Finding(Span(*span), ""), code, "", Severity.INFO) for span in spans]

    document = Document("0123456789" * 3)
    found = [
        *told("AA001", (10, 15), (11, 12), (20, 20)),
        *told("AA002", (5, 10), (9, 11), (14, 14), (15, 20), (19, 21)),
    ]
    kept = [one.span for one in best_told(found, [first, second], {}) if one.code == "AA002"]
    assert kept == [(5, 10), (15, 20)]
    explained = {"AA002": [Span(0, 6)]}
    kept = [one.span for one in best_told(found, [first, second], explained) if one.code == "AA002"]
    assert kept == [(15, 20)]
