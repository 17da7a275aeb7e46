"""YAML as front matter means it: with places, without surprises.

PyYAML's own loader turns ``2021-01-01`` into a date, ``12:30`` into 750 and ``yes`` into true, and lets a repeated key
win in silence. Here dates and sexagesimals stay strings, a repeated key is told, and every node keeps its marks.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .entries import Entry, Repeat, YamlError

__all__ = ["Entry", "Repeat", "YamlError", "load_yaml", "read_with_repeats", "read_yaml"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST_TREE = 100_000
_DEEPEST = 100
_LONGEST = 1_000_000


class _Reader(_Loader):  # type: ignore[misc]
    """The safe loader without dates and numbers to the base of sixty."""


_Reader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def read_yaml(text: str, last_wins: bool = False) -> Entry | None:
    """Read one document; None where it holds nothing. Raises YamlError, also for a repeated key, unless its last value wins."""
    entry, repeats = read_with_repeats(text)
    if repeats and not last_wins:
        raise YamlError(f'the key "{repeats[0].name}" is repeated', repeats[0].offset)
    return entry


def read_with_repeats(text: str) -> tuple[Entry | None, list[Repeat]]:
    """Read one document, in which the last of some repeated keys wins, and these. Raises YamlError."""
    loader = None
    try:
        _check_depth(text)
        loader = _Reader(text)
        node = loader.get_single_node()
        if node is None:
            return None, []
        builder = _Builder(loader)
        return builder.build(node, 0), builder.repeats
    except yaml.MarkedYAMLError as error:
        opened = error.context is not None and ("quoted" in error.context or "flow" in error.context)
        mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
        offset = mark.index if mark else 0
        raise YamlError(_words(error, text, offset), offset) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if isinstance(error, yaml.reader.ReaderError):
            character = _code(error.character)  # its first one; libyaml counts its position in bytes
            position = max(0, text.find(chr(character)))
            raise YamlError(f"the character U+{character:04X} is not allowed in YAML", position) from None
        raise YamlError(str(error).splitlines()[0], 0) from None
    except RecursionError:
        raise YamlError("nested too deeply", 0) from None
    finally:
        if loader is not None:
            loader.dispose()


def _check_depth(text: str) -> None:
    """Stop before a nesting that the C composer, which recurses, could not take. Raises YamlError."""
    if len(text) > _LONGEST:
        raise YamlError("longer than a million characters", 0)
    if sum(map(text.count, "[{:-?")) <= _DEEPEST:
        return
    parser, depth = _Reader(text), 0
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                depth -= 1
            if depth > _DEEPEST:
                raise YamlError("nested too deeply", event.start_mark.index)
    finally:
        parser.dispose()


class _Builder:
    """Turns nodes into entries; counts what aliases repeat, so that a small text can't grow into a large value."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader
        self.repeats: list[Repeat] = []
        self.size = 0
        self.seen: set[int] = set()

    def build(self, node: Node, depth: int, repeated: bool = False) -> Entry:
        repeated = repeated or id(node) in self.seen  # by an alias, or below one
        self.size += repeated
        self.seen.add(id(node))
        start, end = node.start_mark.index, node.end_mark.index
        if self.size > _LARGEST_TREE:
            raise YamlError("aliases repeat too much", start)
        if depth > _DEEPEST:
            raise YamlError("nested too deeply", start)
        if isinstance(node, ScalarNode):
            return Entry(self._scalar(node), start, end)
        if isinstance(node, SequenceNode):
            items = [self.build(child, depth + 1, repeated) for child in node.value]
            return Entry([item.value for item in items], start, end, items)
        assert isinstance(node, MappingNode)
        children: dict[Any, tuple[Entry, Entry]] = {}
        values: dict[Any, Any] = {}
        merged: dict[int, dict[Any, Any]] = {}
        for key_node, value_node in node.value:
            key, value = (self.build(child, depth + 1, repeated) for child in (key_node, value_node))
            if key.value == "<<" and isinstance(value.value, dict):
                merged[id(value_node)] = value.value
                continue
            name = key.value if isinstance(key.value, str) else str(key.value)
            if name in children and not repeated:
                self.repeats.append(Repeat(name, key.start, children[name][0].start))
            children[name] = (key, value)
            values[name] = value.value
        for others in merged.values():
            for name, other in others.items():
                values.setdefault(name, other)
        return Entry(values, start, end, children)

    def _scalar(self, node: ScalarNode) -> Any:
        if node.tag == "tag:yaml.org,2002:int" and ":" in node.value:
            return node.value
        if node.tag == "tag:yaml.org,2002:float" and ":" in node.value:
            return node.value
        if node.tag.startswith("tag:yaml.org,2002:") and node.tag.rpartition(":")[2] in _SCALARS:
            try:
                value = self.loader.construct_object(node)
                return node.value if isinstance(value, int) and abs(value) > _LARGEST_NUMBER else value
            except (ValueError, LookupError):  # "0b_", a number beyond Python's limit, "!!bool maybe"
                return node.value
        return node.value


_LARGEST_NUMBER = 10**30
"""Beyond it a number is text: nobody means it, and Python may refuse to print it."""
_SCALARS = frozenset(("null", "bool", "int", "float", "str"))


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")


def _words(error: yaml.MarkedYAMLError, text: str, offset: int) -> str:
    """YAML's complaint in words a blogger knows."""
    character = text[offset : offset + 1]
    problem = error.problem or str(error)
    context = error.context or ""
    if "cannot start any token" in problem:
        if character == "\t":
            return "a tab where YAML needs spaces"
        return f"a value may not start with {character}; put it in quotes"
    if "mapping values are not allowed" in problem:
        return "a second colon on the line; put the value in quotes"
    if "expected ':'" in problem:
        return "a line that is neither a key with a colon nor part of a value"
    if "unexpected end of stream" in problem and "quoted scalar" in context:
        return "a quote is opened and not closed"
    if "flow" in context or "expected node content" in problem:
        return "a bracket is opened and not closed"
    if "expected key" in problem or "expected '-' indicator" in problem:
        line = text[text.rfind("\n", 0, offset) + 1 : text.find("\n", offset) if "\n" in text[offset:] else len(text)]
        if line[: offset - text.rfind("\n", 0, offset) - 1].rstrip().endswith(("]", "}")):
            return "text after a closing bracket; put the whole value in quotes"
        return "text after a closing quote, or a line that is indented otherwise than its neighbours"
    return problem


def load_yaml(text: str, last_wins: bool = False) -> Any:
    """The value alone. Raises YamlError."""
    entry = read_yaml(text, last_wins)
    return None if entry is None else entry.value
