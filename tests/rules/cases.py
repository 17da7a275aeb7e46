"""The cases of all rules, and what they are checked by."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.discovery.sites import Sites
from notelint.linting.linter import Linter
from notelint.online.address import Address
from notelint.online.answer import FRONT_PAGE, Answer, State
from notelint.rules import Rule, all_rules
from notelint.settings.config import Config, Selection
from notelint.site.settings import SiteSettings

from ..support import JEKYLL, POST, Blog, Case, read_cases

HERE = Path(__file__).parent
RULES = {rule.name: rule for rule in all_rules()}
CASES = [
    pytest.param(RULES[path.stem], case, id=f"{path.stem}: {case.title}")
    for path in sorted(HERE.glob("*.md"))
    for case in read_cases(path)
]
_SITE = "https://docs.python.org"
OUTSIDE = {
    Address(f"{_SITE}/3/answers-of-old.html"): Answer(State.GONE, "404"),
    Address(f"{_SITE}/3/tutorial/index.html"): Answer(State.FOUND),
    Address(f"{_SITE}/3/tutorial/index.html", "no-such-id"): Answer(State.NO_ID),
    Address("https://www.no-such-course.org/"): Answer(State.NO_HOST),
    Address("https://old.python.org/"): Answer(State.BAD_CERTIFICATE, "has expired"),
    Address("http://docs.python.org/2/"): Answer(State.MOVED, "", f"{_SITE}/2/"),
    Address("http://docs.python.org/2/", "here"): Answer(State.MOVED, "", f"{_SITE}/2/"),
    Address("http://docs.python.org/odd"): Answer(State.MOVED, "", f"{_SITE}/a)(b"),
    Address("http://docs.python.org/moved"): Answer(State.MOVED, FRONT_PAGE, f"{_SITE}/"),
    Address("https://busy.python.org/"): Answer(State.UNSURE, "it answers 429"),
}
"""What the rules that are about other sites are told; nobody is asked."""
ENGINE_ONLY = {"XX001"}
_SETTINGS = {"mkdocs": "mkdocs.yml", "hugo": "hugo.toml", "quarto": "_quarto.yml"}
"""Where ``config`` of a case is written, by site; for the others it is Jekyll's."""


def set_up(blog: Blog, rule: Rule, case: Case) -> tuple[Linter, str, Config]:
    """Write a case's files; return what checks its post, the post's path, and the settings."""
    settings = dict(case.settings)
    site = settings.pop("site", "jekyll")
    path = settings.pop("path", POST if site == "jekyll" else "notes.md")
    files = {name: "" for name in settings.pop("files", "").split(", ") if name}
    config = settings.pop("config", "")
    options = {rule.code: {settings.pop("option"): True}} if "option" in settings else {}
    assert not settings, f"unknown settings {settings}"
    blog.write({**(JEKYLL if site == "jekyll" else {}), **files, path: case.post})
    if config:
        blog.write({_SETTINGS.get(site, "_config.yml"): config.replace("\\n", "\n")})
    selection = Selection() if rule.code in ENGINE_ONLY else Selection(select=(rule.code,))
    return linter_for(rule), path, Config(selection=selection, site=_site(site), options=options)


def linter_for(rule: Rule) -> Linter:
    """What checks posts by a rule."""
    return Linter(Sites(OUTSIDE) if rule.online else None)


def _site(name: str) -> SiteSettings:
    if name == "found":
        return SiteSettings()
    return SiteSettings(generator=name.partition("/")[0], markdown=name.partition("/")[2] or None)
