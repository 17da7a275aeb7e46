"""YAML as nearly all front matter has it, read without PyYAML, which takes as long to import as a post to parse.

Keys and values on a line each, lists, blocks below keys; values are words, quoted text without escapes, days, small
numbers, true and false, and lists of those in brackets. What is read is the same as by PyYAML, places too
(``tests/document/test_plain_yaml.py``); any other text is left to it.
"""

from __future__ import annotations

from typing import Any

from ..named_tuple import NamedTuple
from ..regex import regex
from .entries import Entry, Repeat

_LONGEST = 20_000
_DEEPEST = 20
_LINE = regex(r"(?P<indent> *)(?P<content>[^ #\n][^\n]*)")
_KEY = regex(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,99}) *:(?: +(?P<value>[^ ].*)|$)")
_DASHES = regex(r"- +(?=[^ ])")
_QUOTED = regex(r"\"([^\"\\]*)\"|'([^']*)'")
_NUMBER = regex(r"(?:0|[1-9]\d{0,8})(\.\d{1,9})?")
_DAY = regex(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d(?: [+-]\d{4})?)?")
_FIRST = regex(r"[^\W\d]|[/(]|\.\.?/|\d[\d.-]*[ -][^\W\d]")
"""What begins text and nothing else."""
_ITEM = regex(r" *(?:\"([^\"\\]*)\"|'([^']*)'|(?P<word>(?:[^\W\d]|/)[^]\[{},:#\"?]*?)) *(?=[],])")
_TRUTHS = {"true": True, "True": True, "false": False, "False": False}
_MEANING = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that are no text, in small letters."""


class NotPlain(Exception):
    """The text is no YAML of this kind."""


def read_plain(text: str) -> tuple[Entry | None, list[Repeat]]:
    """Read one document as ``yaml.read_with_repeats`` does. Raises NotPlain."""
    if len(text) > _LONGEST or not text.replace("\n", "").isprintable():
        raise NotPlain
    reader = _Reader(text)
    return reader.document(), reader.repeats


class _Line(NamedTuple):
    """What is on a line behind its indentation, or behind the dash of an item."""

    indent: int
    start: int
    content: str


class _Reader:
    """Takes the lines one after the other."""

    def __init__(self, text: str) -> None:
        self._end = len(text)
        self.lines = [
            _Line(found.end("indent") - found.start(), found.start("content"), found["content"].rstrip(" "))
            for found in _LINE.finditer(text)
            if not found.start() or text[found.start() - 1] == "\n"
        ]
        self._at = 0
        self.repeats: list[Repeat] = []

    def document(self) -> Entry | None:
        """All of it."""
        if not self.lines:
            return None
        found = self.mapping(self.lines[0].indent, 0)
        if self._next() is not None:
            raise NotPlain
        return found

    def _next(self) -> _Line | None:
        return self.lines[self._at] if self._at < len(self.lines) else None

    def _here(self) -> int:
        """Where what was read ends: at the next line that is not blank."""
        following = self._next()
        return self._end if following is None else following.start

    def mapping(self, indent: int, depth: int) -> Entry:
        """The keys that are indented so far, from the next line on."""
        start = self._here()
        children: dict[Any, tuple[Entry, Entry]] = {}
        while (line := self._next()) is not None and line.indent >= indent:
            found = _KEY.fullmatch(line.content)
            if found is None or line.indent > indent or found["key"].lower() in _MEANING:
                raise NotPlain
            self._at += 1
            name = found["key"]
            key = Entry(name, line.start, line.start + len(name))
            if found["value"] is None:
                value = self._below(indent, line.start + found.end(), depth + 1)
            else:
                value = _value(found["value"], line.start + found.start("value"))
            if name in children:
                self.repeats.append(Repeat(name, key.start, children[name][0].start))
            children[name] = key, value
        return Entry({name: value.value for name, (_, value) in children.items()}, start, self._here(), children)

    def _below(self, indent: int, colon: int, depth: int) -> Entry:
        """What is below a key that has nothing beside it, which may be nothing."""
        line = self._next()
        if depth > _DEEPEST:
            raise NotPlain
        if line is not None and line.indent >= indent and _DASHES.match(line.content):
            return self._sequence(line.indent, depth)
        if line is not None and line.indent > indent:
            return self.mapping(line.indent, depth)
        return Entry(None, colon, colon)

    def _sequence(self, indent: int, depth: int) -> Entry:
        start = self._here()
        items: list[Entry] = []
        while (line := self._next()) is not None and line.indent >= indent:
            dash = _DASHES.match(line.content)
            if dash is None and line.indent == indent:
                break
            if dash is None or line.indent > indent:
                raise NotPlain
            inside = _Line(indent + dash.end(), line.start + dash.end(), line.content[dash.end() :])
            if _KEY.fullmatch(inside.content):
                self.lines[self._at] = inside
                items.append(self.mapping(inside.indent, depth + 1))
            else:
                self._at += 1
                items.append(_value(inside.content, inside.start))
        return Entry([item.value for item in items], start, self._here(), items)


def _value(text: str, start: int) -> Entry:
    """What is beside a key or a dash, without the spaces around it."""
    quoted = _QUOTED.fullmatch(text)
    if quoted is not None:
        return Entry(quoted[quoted.lastindex or 0], start, start + len(text))
    if " #" in text:
        return _value(text.partition(" #")[0].rstrip(" "), start)
    if text.startswith("["):
        return _list(text, start)
    if ": " in text or text.endswith(":"):
        raise NotPlain
    value: Any = text
    if text.lower() in _MEANING:
        value = _TRUTHS.get(text)
    elif number := _NUMBER.fullmatch(text):
        value = float(text) if number[1] else int(text)
    elif not _FIRST.match(text) and not _DAY.fullmatch(text):
        value = None
    if value is None:
        raise NotPlain
    return Entry(value, start, start + len(text))


def _list(text: str, start: int) -> Entry:
    """A list in brackets."""
    items: list[Entry] = []
    at = 0
    while text[at:] != "]" and text != "[]":
        found = _ITEM.match(text, at + 1) if text[at] in "[," else None
        if found is None or (found["word"] or "").lower() in _MEANING:
            raise NotPlain
        place = found.lastindex or 0
        margin = place < 3  # the quotes
        items.append(Entry(found[place], start + found.start(place) - margin, start + found.end(place) + margin))
        at = found.end()
    return Entry([item.value for item in items], start, start + len(text), items)
