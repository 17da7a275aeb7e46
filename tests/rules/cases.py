"""The cases of all rules, and what they are judged by."""

from __future__ import annotations

from pathlib import Path

import pytest

from notelint.linting.linter import Linter
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
ENGINE_ONLY = {"XX001"}


def set_up(blog: Blog, rule: Rule, case: Case) -> tuple[Linter, str, Config]:
    """Write a case's files; return what judges its post, the post's path, and the settings."""
    settings = dict(case.settings)
    site = settings.pop("site", "jekyll")
    path = settings.pop("path", POST if site == "jekyll" else "notes.md")
    files = {name: "" for name in settings.pop("files", "").split(", ") if name}
    config = settings.pop("config", "")
    assert not settings, f"unknown settings {settings}"
    blog.write({**(JEKYLL if site == "jekyll" else {}), **files, path: case.post})
    if config:
        blog.write({"_config.yml": config.replace("\\n", "\n")})
    selection = Selection() if rule.code in ENGINE_ONLY else Selection(select=(rule.code,))
    return Linter(), path, Config(selection=selection, site=_site(site))


def _site(name: str) -> SiteSettings:
    return SiteSettings(generator=name.partition("/")[0], markdown=name.partition("/")[2] or None)
