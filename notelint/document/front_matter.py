"""The front matter: keys and values with their places, or why it can't be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..diagnostic import Span
from ..named_tuple import NamedTuple
from .entries import Entry, YamlError

if TYPE_CHECKING:
    from .document import Document


class Problem(NamedTuple):
    """Why the front matter can't be read."""

    span: Span
    message: str


class Repeated(NamedTuple):
    """A key that is in the front matter once more; what is there last counts."""

    name: str
    span: Span
    first: Span


class FrontMatter(NamedTuple):
    """What is between the two fences."""

    span: Span
    """Without the fences."""
    values: dict[str, Any]
    """Dates and times are strings, as written."""
    problem: Problem | None
    entry: Entry | None
    language: str = "yaml"
    repeated: tuple[Repeated, ...] = ()

    def key_span(self, key: str) -> Span | None:
        """Where a top-level key is."""
        found = self._top(key)
        return self._span(found[0]) if found else None

    def value_span(self, *path: str | int) -> Span | None:
        """Where the value at a path of keys and indexes is; None where there is not one."""
        entry = self.entry
        for step in path:
            if entry is None:
                return None
            if isinstance(entry.children, dict):
                pair = entry.children.get(step)
                entry = pair[1] if pair else None
            elif isinstance(entry.children, list) and isinstance(step, int) and step < len(entry.children):
                entry = entry.children[step]
            else:
                return None
        return self._span(entry) if entry else None

    @property
    def keys(self) -> list[str]:
        """The top-level keys as written, in order."""
        return list(self.entry.children) if self.entry and isinstance(self.entry.children, dict) else []

    def is_empty(self, key: str) -> bool:
        """Whether a key has no value at all (``null`` and ``~`` are values)."""
        found = self._top(key)
        return found is not None and found[1].start == found[1].end

    def _top(self, key: str) -> tuple[Entry, Entry] | None:
        return self.entry.children.get(key) if self.entry and isinstance(self.entry.children, dict) else None

    def _span(self, entry: Entry) -> Span:
        return Span(self.span.start + entry.start, self.span.start + entry.end)


def impossible_day(year: int, month: int, day: int) -> str | None:
    """Why no calendar has a day; None where it has it."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if 1 <= day <= 28:
        return None
    from calendar import monthrange

    return None if 1 <= day <= monthrange(max(year, 1), month)[1] else f"that month has no day {day}"


def read_front_matter(document: Document) -> FrontMatter | None:
    """The front matter, or None where there is not one."""
    span = document.front_matter
    if span is None:
        return _of_fastpages(document) if document.cells else None
    text = document.slice(span)
    if document.text.startswith("+++", document.front_matter_mark.start):
        from .toml import TomlError, read_toml

        try:
            table = read_toml(text)
        except TomlError as wrong:
            return FrontMatter(
                span, {}, Problem(_word(document, span.start + wrong.offset), wrong.problem), None, "toml"
            )
        return FrontMatter(span, table.value, None, table, "toml")
    from .yaml import read_with_repeats

    try:
        entry, repeats = read_with_repeats(text)
    except YamlError as error:
        return FrontMatter(span, {}, Problem(_word(document, span.start + error.offset), error.problem), None)
    if entry is None:
        return FrontMatter(span, {}, None, None)
    if not isinstance(entry.value, dict):
        problem = Problem(document.trim(span), "no keys with values, only text or a list")
        return FrontMatter(span, {}, problem, None)
    repeated = tuple(
        Repeated(name, *(Span(span.start + at, span.start + at + len(name)) for at in (offset, first)))
        for name, offset, first in repeats
    )
    return FrontMatter(span, entry.value, None, entry, repeated=repeated)


def _of_fastpages(document: Document) -> FrontMatter | None:
    """What fastpages reads from a notebook's first cell: ``# Title``, ``> description``, ``- key: value``."""
    from .notebook import fastpages_front_matter
    from .yaml import read_yaml

    found = fastpages_front_matter(document)
    if found is None:
        return None
    children: dict[Any, tuple[Entry, Entry]] = {}
    values: dict[str, Any] = {}
    for name in ("title", "description"):
        if found[name] is not None:
            start, end = found.span(name)
            values[name] = found[name].strip().strip("\"'")
            children[name] = (Entry(name, start, start), Entry(values[name], start, end))
    for line in re.finditer(r"-[ \t]+(?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)", found["keys"]):
        at = found.start("keys")
        key, value = line.span("key"), line.span("value")
        try:
            read = read_yaml(line["value"])
        except YamlError as error:
            problem = Problem(Span(at + value[0], at + value[1]), error.problem)
            return FrontMatter(Span(0, 0), {}, problem, None, "fastpages")
        values[line["key"]] = read.value if read else None
        place = Entry(values[line["key"]], at + value[0], at + value[1] if read else at + value[0])
        children[line["key"]] = (Entry(line["key"], at + key[0], at + key[1]), place)
    return FrontMatter(Span(0, found.end()), values, None, Entry(values, 0, found.end(), children), "fastpages")


def _word(document: Document, offset: int) -> Span:
    """The word at an offset; where a line ends there, the last character before."""
    end = offset
    while end < len(document.text) and not document.text[end].isspace():
        end += 1
    if end == offset:
        line = document.line_at(offset)
        whole = document.trim(line)
        if whole.end > whole.start:
            return Span(max(whole.start, min(offset, whole.end) - 1), whole.end)
        return Span(max(0, offset - 1), offset)
    return Span(offset, end)
