"""Reference outlines as data."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..named_tuple import NamedTuple
from ..note.note import Note, once_per_note
from ..regex import regex

if TYPE_CHECKING:
    from ..blog.blog import Blog
    from ..note.outline import Chapter, Outline

REFERENCE_KEY = "reference_outline"
"""The front matter's key that names a post's reference outline."""

_FOLDER = Path(__file__).parent
_ENOUGH = 3
"""So many chapters of a post must be a reference's, and half of them, for it to be recognised."""
_TAIL = regex(r"(?<!\s)\s*\([^()]*\)\s*$")


class OutlineError(Exception):
    """What a settings file or post names is no reference outline; the message says why."""


class ReferenceTitle(NamedTuple):
    """A title with the wordings that are as right."""

    text: str
    variants: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """How the title may be written, without case, punctuation, a tail in parentheses or one after a colon."""
        return _keys(self)


class ReferenceSection(NamedTuple):
    """A section of a chapter."""

    title: ReferenceTitle
    level: int
    aside: bool


class ReferenceChapter(NamedTuple):
    """A chapter; ``questions`` is how many it asks, None where that is not known."""

    number: int | None
    title: ReferenceTitle
    part: str | None
    questions: int | None
    sections: tuple[ReferenceSection, ...]


class Reference(NamedTuple):
    """The outline of a course or book."""

    name: str
    title: str
    chapters: tuple[ReferenceChapter, ...]


@lru_cache(maxsize=10_000)
def _keys(title: ReferenceTitle) -> frozenset[str]:
    return frozenset(key for wording in (title.text, *title.variants) for key in title_keys(wording))


@lru_cache(maxsize=10_000)
def words_of(title: str) -> tuple[str, ...]:
    """The words of a title in small letters."""
    return tuple(re.findall(r"[^\W_]+", title.lower().replace("’", "").replace("'", "")))


@lru_cache(maxsize=10_000)
def title_keys(title: str) -> tuple[str, ...]:
    """A title whole, and without a tail in parentheses or after a colon, as comparable keys; the longest first."""
    bare = _TAIL.sub("", title)
    head = bare.partition(":")[0]
    keys = [" ".join(words_of(text)) for text in (title, bare, head)]
    return tuple(key for key in dict.fromkeys(keys) if key)


def read_reference(text: str, where: str) -> Reference:
    """Read a reference outline from YAML. Raises OutlineError."""
    from ..document.yaml import YamlError, read_yaml
    from ..schema.schema import built_in, violations

    try:
        entry = read_yaml(text)
    except YamlError as error:
        raise OutlineError(f"{where}: no YAML: {error.problem}") from None
    content = entry.value if entry else None
    for keys, message in violations(built_in("outline"), content):
        raise OutlineError(f"{where}: {'.'.join(map(str, keys)) or 'top'}: {message}")
    return _reference(content)


def _reference(content: Any) -> Reference:
    def title(given: dict[str, Any]) -> ReferenceTitle:
        return ReferenceTitle(given["title"], tuple(given.get("variants", ())))

    counted = not any("number" in chapter for chapter in content["chapters"])
    chapters = tuple(
        ReferenceChapter(
            place if counted else chapter.get("number"),
            title(chapter),
            chapter["part"]["title"] if "part" in chapter else None,
            chapter.get("questions"),
            tuple(
                ReferenceSection(title(section), section.get("level", 2), section.get("aside", False))
                for section in chapter.get("sections", ())
            ),
        )
        for place, chapter in enumerate(content["chapters"], 1)
    )
    return Reference(content["name"], content.get("title", content["name"]), chapters)


def shipped_names() -> list[str]:
    """The names of the references that ship."""
    return sorted(path.stem for path in _FOLDER.glob("*.json"))


@cache
def _text(name: str) -> str:
    return (_FOLDER / f"{name}.json").read_text(encoding="utf-8")


@cache
def shipped(name: str) -> Reference:
    """A reference that ships; it is tested against the schema, not checked again."""
    return _reference(json.loads(_text(name)))


@once_per_note
def reference_of(note: Note) -> Reference | None:
    """The outline of the course or book that a post follows: as settings or front matter name it, else recognised.

    ``none`` stands for no reference. Raises OutlineError.
    """
    values = note.front_matter.values if note.front_matter else {}
    name = values.get(REFERENCE_KEY, note.named_reference)
    if name is not None:
        return named_reference(str(name), note.blog)
    return recognise(note.outline) if note.outline else None


def named_reference(name: str, blog: Blog) -> Reference | None:
    """A reference by its name, or by its path from the blog's root; None for ``none``. Raises OutlineError."""
    if name.lower() in ("none", "false"):
        return None
    if name in shipped_names():
        return shipped(name)
    text = blog.read(name) if name.endswith((".yaml", ".yml")) else None
    if text is None:
        known = ", ".join(shipped_names())
        raise OutlineError(
            f'no reference outline "{name}": neither a YAML file of the blog nor one that ships ({known})'
        )
    return read_reference(text, name)


def recognise(outline: Outline) -> Reference | None:
    """The shipped reference most of whose chapters an outline has, by their titles."""
    titles = [chapter.title.text for chapter in outline.chapters if len(words_of(chapter.title.text)) > 1]
    if len(titles) < _ENOUGH:
        return None
    for name in shipped_names():
        text = _text(name).lower()
        if sum(title.lower() in text for title in titles) < min(_ENOUGH, len(titles)) - 1:
            continue  # not worth reading
        reference = shipped(name)
        known = {key for chapter in reference.chapters for key in chapter.title.keys}
        met = sum(not known.isdisjoint(title_keys(title)) for title in titles)
        if met >= _ENOUGH and met * 2 >= len(titles):
            return reference
    return None


def matched_chapters(reference: Reference, outline: Outline) -> list[tuple[Chapter, ReferenceChapter]]:
    """The chapters of a post with those of the reference: by sections in common, else by title, else by number."""
    pairs = []
    candidates = [(chapter, [section.title.keys for section in chapter.sections]) for chapter in reference.chapters]
    for chapter in outline.chapters:
        match = _matched(candidates, chapter)
        if match is not None:
            pairs.append((chapter, match))
    return pairs


def _matched(
    candidates: Sequence[tuple[ReferenceChapter, list[frozenset[str]]]], chapter: Chapter
) -> ReferenceChapter | None:
    """The candidate, each with the keys of its sections, that a chapter of a post is."""
    titles = {key for section in chapter.sections for key in title_keys(section.title.text)[:1]}
    own = set(title_keys(chapter.title.text))

    def likeness(pair: tuple[ReferenceChapter, list[frozenset[str]]]) -> tuple[int, bool, bool]:
        candidate, sections = pair
        common = sum(not titles.isdisjoint(keys) for keys in sections)
        same_title = not own.isdisjoint(candidate.title.keys)
        same_number = candidate.number is not None and candidate.number == chapter.title.number
        return (common if common > 2 or common * 2 > len(titles) else 0), same_title, same_number

    best = max(candidates, key=likeness)
    return best[0] if any(likeness(best)) else None
