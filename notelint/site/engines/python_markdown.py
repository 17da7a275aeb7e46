"""Python-Markdown 3.11, with its own ``toc`` and with ``pymdownx.slugs``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...document.grammar.grammar import Grammar
from ...regex import regex
from .engine import Engine
from .heading_ids import SHOWN, HeadingText, Slugs, made_of

_TAG = regex(r"</?[a-zA-Z][^<>@ ]*(?: [^<>]*)?>")


def _slug(heading: HeadingText) -> str:
    """``toc``: ASCII after compatibility decomposition, runs of spaces and hyphens squeezed."""
    text = unicodedata.normalize("NFKD", _python_text(heading)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _pymdownx_slug(heading: HeadingText) -> str:
    """``pymdownx.slugs.slugify(case="lower")``: Unicode word characters, each space a hyphen."""
    return _words(_pymdownx_text(heading).lower())


def _pymdownx_cased_slug(heading: HeadingText) -> str:
    """``pymdownx.slugs.slugify`` without ``case``: capital letters stay."""
    return _words(_pymdownx_text(heading))


def _pymdownx_text(heading: HeadingText) -> str:
    return re.sub(r"</?[^>]*>", "", unicodedata.normalize("NFC", _python_text(heading))).strip()


def _words(text: str) -> str:
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def _python_text(heading: HeadingText) -> str:
    """The text with spaces collapsed, as Python-Markdown does before it resolves entities (``&nbsp;`` stays)."""
    pieces = (
        _TAG.sub("", content) if kind == "text" else content.replace("\xa0", "\ue001") if kind == "entity" else content
        for kind, content in heading.parts
        if kind in SHOWN
    )
    return " ".join("".join(pieces).split()).replace("\ue001", "\xa0")


def underscored(slugs: Slugs) -> Iterator[str]:
    """Python-Markdown's ``unique``: count up the number after an underscore until the id is new to the page."""
    slugs = list(slugs)
    taken = {own for _, own in slugs if own is not None}
    after: dict[str, str] = {}
    for slug, own in slugs:
        identifier = own if own is not None else _new(slug, taken, after)
        taken.add(identifier)
        yield identifier


def _new(identifier: str, taken: set[str], after: dict[str, str]) -> str:
    """The first id from this one on that is new; ``after`` remembers where to look on from each that is taken."""
    passed = []
    while identifier in taken or not identifier:
        passed.append(identifier)
        identifier = after.get(identifier) or _counted_up(identifier)
    after |= dict.fromkeys(passed, identifier)
    return identifier


def _counted_up(identifier: str) -> str:
    found = re.match(r"^(.*)_(\d{1,99})$", identifier)
    return f"{found[1]}_{int(found[2]) + 1}" if found else f"{identifier}_1"


python_markdown_ids = made_of(_slug, underscored)
pymdownx_ids = made_of(_pymdownx_slug, underscored)
pymdownx_cased_ids = made_of(_pymdownx_cased_slug, underscored)
BY_DEFAULT = frozenset(("toc", "tables", "fenced_code"))
"""The extensions that MkDocs switches on by itself."""
PYTHON_MARKDOWN = Engine(
    name="python-markdown",
    heading_ids=python_markdown_ids,
    details="attribute",
    tables="python-markdown",
    numbers_from_one=True,
    interrupts="quote",
    bare_signs=True,
    blank_above_heading="below-table",
    items_by_four=True,
    any_name_is_a_tag=True,
    fences="fenced_code",
    spaces_in_addresses=True,
    grammar=Grammar("python-markdown", extensions=BY_DEFAULT),
)
PYMDOWNX = PYTHON_MARKDOWN._replace(name="pymdownx", heading_ids=pymdownx_ids)
PYMDOWNX_CASED = PYTHON_MARKDOWN._replace(name="pymdownx-cased", heading_ids=pymdownx_cased_ids)
