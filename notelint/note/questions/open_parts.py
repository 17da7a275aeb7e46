"""Parts of an answer that are not written yet: ``b)`` with nothing after it, ``- Tool:`` beside ``- Dye: madder``, ``2. TODO``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...named_tuple import NamedTuple
from ...regex import regex
from ..answers import lines_of
from .marks import has_mark
from .placeholders import keeps_section
from .wording import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...document.blocks import Block
    from ...document.document import Document
    from ..answers import Answer
    from .model import Question

_COUNTED = regex(
    r"\A(?P<indent>[ \t>]*)(?:[-*+][ \t]+)?[*_]{0,3}(?P<mark>\(?(?:(?P<letter>[a-h])|(?P<digits>\d{1,2}))[.)][*_]{0,3})(?:[ \t]+(?P<said>.*))?"
)
_LABELLED = regex(
    r"\A(?P<indent>[ \t>]*)(?P<mark>[-*+][ \t]+[*_]{0,3}[^\W\d_][^:：\n]{0,40}[:：][*_]{0,3})(?:[ \t]+(?P<said>.*))?"
)
_BULLET = regex(r"(?P<indent>[ \t>]*)[-*+][ \t]+\S")
_FENCE = regex(r"```|~~~|<")
_WORD = regex(r"\w")
_LETTER = regex(r"[^\W\d_]")
_LONGEST = 20_000


class Part(NamedTuple):
    """A part of an answer: its number or 0, the place of its mark, and what it says."""

    number: int
    span: Span
    said: str


def open_parts(document: Document, question: Question) -> list[Part]:
    """The parts of an answer that say nothing, or keep their place alone, beside others that say something."""
    answer = question.answer
    if answer is None or question.ticked or answer.is_code or answer.string is not None or not answer.lines:
        return []
    whole = Span(document.line_span(document.place(answer.span.start)[0] - 1).start, answer.span.end)
    written = document.slice(whole)
    if len(written) > _LONGEST or _FENCE.search(written):
        return []
    lines = list(_lines(written, whole.start))
    parts = list(_parts(lines, _COUNTED))
    if len(parts) > 1 and _count_on([part.number for part in parts]):
        return _open(parts)
    labelled = list(_parts(lines, _LABELLED))
    if 1 < len(labelled) == _bullets(lines):
        last = labelled[-1]
        return [part for part in _open(labelled) if part == last or _names(question, document.slice(part.span))]
    return []


def _lines(text: str, start: int) -> Iterator[tuple[str, int]]:
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _parts(lines: list[tuple[str, int]], mark: re.Pattern[str]) -> Iterator[Part]:
    """The parts that are marked as the first one is."""
    found = [(index, match) for index, (line, _) in enumerate(lines) if (match := mark.fullmatch(line.rstrip()))]
    found = [(index, match) for index, match in found if _kind(match) == _kind(found[0][1])]
    for (index, match), (end, _) in pairwise([*found, (len(lines), None)]):
        assert match is not None
        start = lines[index][1]
        said = "\n".join([match["said"] or "", *(line for line, _ in lines[index + 1 : end])])
        yield Part(_number(match), Span(start + match.start("mark"), start + match.end("mark")), said.strip())


def _kind(match: re.Match[str]) -> tuple[str, bool]:
    return match["indent"], "letter" in match.re.groupindex and match["letter"] is not None


def _number(match: re.Match[str]) -> int:
    if "letter" not in match.re.groupindex:
        return 0
    return ord(match["letter"]) - 96 if match["letter"] else int(match["digits"])


def _count_on(numbers: list[int]) -> bool:
    """Whether numbers begin at 1 and go up by one, or are all 1."""
    return numbers[0] == 1 and (numbers == [*range(1, len(numbers) + 1)] or set(numbers) == {1})


def parts_ask(document: Document, behind: Answer | None, below: list[Block]) -> bool:
    """Whether what stands below a question are its parts: lines with a letter or number each, of which two ask."""
    above = below[0] if below and below[0].kind == "paragraph" else None
    lines = behind.lines if behind is not None else list(lines_of(document, above)) if above else []
    parts = list(_parts([(line.text, line.span.start) for line in lines], _COUNTED))
    return (
        1 < len(parts) == len(lines)
        and _count_on([part.number for part in parts])
        and sum(has_mark(part.said) for part in parts) > 1
    )


def _open(parts: list[Part]) -> list[Part]:
    found = [part for part in parts if _is_open(part.said)]
    own = [part.said.partition("\n\n")[0] for part in parts]  # what is below the last one may answer all of them
    if any(has_mark(said) and not asks(said) for said in own):
        found += [part for part in parts if asks(part.said) and "\n" not in part.said]
    return found if len(found) < len(parts) else []


def _is_open(said: str) -> bool:
    return not _WORD.search(said) or ("\n" not in said and bool(_LETTER.search(said)) and keeps_section(said))


def _bullets(lines: list[tuple[str, int]]) -> int:
    """How many items are in the list that begins first."""
    found = [match for line, _ in lines if (match := _BULLET.match(line))]
    return sum(match["indent"] == found[0]["indent"] for match in found)


def _names(question: Question, label: str) -> bool:
    """Whether the words of a label are in the question."""
    words = re.findall(r"\w+", label.lower())
    return bool(words) and all(word in question.text.lower() for word in words)
