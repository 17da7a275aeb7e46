"""What a rule is, and the registry of all rules: a module here each, with its documentation, its check and its ``RULE``."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .. import modules_in
from ..diagnostic import Finding, Severity
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..similar import one_edit

Check = Callable[..., Iterable[Finding]]
"""Takes a note, and the rule's options as keywords."""

AREAS = {
    "FM": "front matter",
    "TB": "tables",
    "OL": "outline",
    "LK": "links",
    "QA": "questions and answers",
    "DT": "details and other HTML",
    "MK": "markdown that does not show up as intended",
    "SP": "spelling",
    "XX": "notelint itself",
}


class Option(NamedTuple):
    """A setting of one rule."""

    default: Any
    meaning: str


@dataclass(frozen=True, eq=False, repr=False)
class Rule:
    """A rule as a value. Its page is its module's docstring: why, then an example under ``Bad`` and one under ``Good``."""

    code: str
    name: str
    summary: str
    severity: Severity
    check: Check
    options: Mapping[str, Option] = field(default_factory=dict)
    """By the name that settings use; ``check`` takes each as a keyword, underscores for hyphens."""
    preview: bool = False
    """Off where nothing selects it: new, or right too seldom; a minor release may take this away."""
    online: bool = False
    """Runs only where it was asked what is outside of the blog."""
    aliases: tuple[str, ...] = ()
    """Names it had before; people's posts and settings still have them."""
    yields_to: tuple[str, ...] = ()
    """Codes of rules that tell better what is wrong where both find something; if they run."""
    since: str = "0.1.0"
    """The version that it came with."""

    @property
    def area(self) -> str:
        """The two letters before the number."""
        return self.code[:2]

    @property
    def page(self) -> str:
        """The documentation in markdown, without title."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip()

    def runs_unasked(self, preview: bool) -> bool:
        """Whether it runs where nothing, or an area alone, selects it; ``preview`` is the setting."""
        return preview or not self.preview

    def find(self, note: Note, options: Mapping[str, Any]) -> Iterable[Finding]:
        """What the check finds in a note, with the options of the settings over the defaults."""
        if not self.options and not options:
            return self.check(note)
        chosen = {name: option.default for name, option in self.options.items()} | dict(options)
        return self.check(note, **{name.replace("-", "_"): value for name, value in chosen.items()})


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code: one module of ``rules/`` each, its ``RULE``."""
    found = [importlib.import_module(f"{__name__}.{module}").RULE for module in modules_in(__path__)]
    return tuple(sorted(found, key=lambda rule: rule.code))


class UnknownRule(Exception):
    """A code, name or area that no rule has; the message suggests the nearest."""


def find_rules(selector: str) -> list[Rule]:
    """The rules a selector names: a code, a name, an area, or ``ALL``. Raises UnknownRule."""
    wanted = selector.strip()
    rules = all_rules()
    if wanted.upper() == "ALL":
        return list(rules)
    found = [
        rule
        for rule in rules
        if wanted.upper() in (rule.code, rule.area) or wanted.lower() in (rule.name, *rule.aliases)
    ]
    if not found:
        near = _near(wanted)
        raise UnknownRule(
            f'unknown rule "{wanted}"' + (f'; did you mean "{near}"?' if near else "; notelint rule lists them all")
        )
    return found


def _near(wanted: str) -> str | None:
    """What was meant by an unknown selector: for a code one of the same number, else the most similar name or area."""
    from difflib import get_close_matches

    rules = all_rules()
    code = re.fullmatch(r"([A-Z]+)-?0*(\d+)", wanted.upper())
    if code is not None:
        numbered = [rule for rule in rules if rule.code[2:] == code[2].zfill(3)]
        near = [rule.code for rule in numbered if rule.area == code[1]]
        near = near or [rule.code for rule in numbered if one_edit(code[1], rule.area)]
        return near[0] if len(near) == 1 else None
    known = [*AREAS, *(name for rule in rules for name in (rule.name, *rule.aliases))]
    return next(iter(get_close_matches(wanted.upper(), known, 1) or get_close_matches(wanted.lower(), known, 1)), None)


def is_area(selector: str) -> bool:
    """True for a selector that names many rules, and so leaves those that are off by default off."""
    wanted = selector.strip().upper()
    return wanted == "ALL" or wanted in AREAS
