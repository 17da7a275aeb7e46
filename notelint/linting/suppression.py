"""Comments in a post that switch rules off: where, which, and whether they were needed.

    <!-- notelint-disable-next-line LK002 -->     the next line
    <!-- notelint-disable-line LK002, TB001 -->   this line; works inside a table cell
    <!-- notelint-disable QA001 -->               from here to -enable, or to the end
    <!-- notelint-enable QA001 -->                also of what switched off its area, or all rules
    <!-- notelint-disable-file SP -->             the whole post

Without a code all rules are meant. A reason can follow `` - `` (or `` -- ``, but cmark-gfm prints a comment beside text that
holds two hyphens). In front matter the same words follow a ``#``.
What looks like such a comment and is none is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from ..diagnostic import Diagnostic, Edit, Fix, Span
from ..document.blocks import html_spans
from ..document.document import Document
from ..named_tuple import NamedTuple
from ..regex import regex
from ..rules import UnknownRule, all_rules, find_rules

_SAID = regex(
    r"notelint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])[ \t]*:?(?P<codes>[^\n]*)"
    r"|@?(?i:notelint)(?=[\s:_-])(?P<nearly>[^\n]*?(?i:disable|enable|ignore|suppress|skip|noqa|\boff\b|\bon\b)[^\n]*)"
)
"""What a comment says, without the spaces around it."""
_YAML = regex(r"(?:^|(?<=[ \t]))#[ \t]*(?=@?(?i:notelint))(?P<said>[^\n]*)$", re.MULTILINE)
_REASON = regex(r"(?:^|\s)(?:-+|[–—])(?:\s|$)")
_LIKE_A_RULE = regex(r"[A-Z]{2,4}\d*|(?=\D*\d)\w+|\w+-[\w-]+")
_IN_QUOTES = regex(r"""[^:#'"]*:[ \t]*(['"])(?:(?!\1).)*$""")


@dataclass(eq=False, repr=False)
class Suppression:
    """One code of one comment, or all rules."""

    selector: str | None
    codes: frozenset[str] | None
    """None for all rules."""
    span: Span
    """Of the comment."""
    first: int
    """The first line it holds for, from 1."""
    last: float
    """The last such line; infinite for the rest of the post."""
    problem: str | None = None
    """What is wrong with the comment itself."""
    advice: str = "remove the comment"
    enabled: dict[str, int] = field(default_factory=dict)
    """Codes that are switched on again sooner than the others: the last line it holds for them."""
    used: bool = field(default=False)

    def codes_or_all(self) -> frozenset[str]:
        """The codes that it switches off."""
        return _all_codes() if self.codes is None else self.codes

    def last_of(self, code: str) -> float:
        """The last line that it holds for, of one of its codes."""
        return self.enabled.get(code, self.last)


def read_suppressions(document: Document) -> list[Suppression]:
    """All suppressions of a post, in document order."""
    if "notelint" not in document.text and "notelint" not in document.text.lower():
        return []
    found: list[Suppression] = []
    open_ends: dict[str, list[Suppression]] = {}
    for comment in _comments(document):
        found += _parse(document, comment, open_ends)
    return found


class _Comment(NamedTuple):
    """A comment that switches rules off or on, or nearly does."""

    span: Span
    said: re.Match[str]


def _comments(document: Document) -> Iterator[_Comment]:
    text = document.text
    if document.front_matter is not None:
        for match in _YAML.finditer(text, *document.front_matter):
            line = document.line_at(match.start())
            said = _SAID.fullmatch(match["said"].rstrip(" \t"))
            if said is not None and not _IN_QUOTES.match(text[line.start : match.start()]):
                yield _Comment(Span(*match.span()), said)
    spans = [*html_spans(document), *(mask.span for mask in document.masks if mask.kind == "comment")]
    seen: set[int] = set()
    for span in sorted(spans):
        for comment in _in_html(text, span):
            if comment.span.start not in seen:
                seen.add(comment.span.start)
                yield comment


def _in_html(text: str, span: Span) -> Iterator[_Comment]:
    """The comments in a piece of HTML; where one opens inside of another, the first or the last of them."""
    opening = text.find("<!--", *span)
    while opening >= 0 and (end := text.find("-->", opening, span.end)) >= 0:
        last = text.rfind("<!--", opening, end)
        for start in (opening, last) if last > opening else (opening,):
            if said := _SAID.fullmatch(text[start + 4 : end].strip()):
                yield _Comment(Span(start, end + 3), said)
                break
        opening = text.find("<!--", end, span.end)


def _parse(document: Document, comment: _Comment, open_ends: dict[str, list[Suppression]]) -> list[Suppression]:
    """The suppressions of one comment; ``open_ends`` are those that an -enable would end, by code, and is kept so."""
    span, said = comment
    line, verb = document.place(span.start)[0], said["verb"]
    if verb is None:
        return [_not_understood(said["nearly"], span)]
    found = []
    for selector, codes, problem, advice in _selectors(said["codes"]):
        if verb == "enable" and problem is None:
            for code in _all_codes() if codes is None else codes:
                for earlier in open_ends.pop(code, ()):
                    earlier.enabled[code] = line
            continue
        first, last = {
            "disable-next-line": (line + 1, line + 1.0),
            "disable-line": (line, float(line)),
            "disable-file": (1, float("inf")),
            "disable": (line, float("inf")),
            "enable": (1, 0.0),  # of no rule that there is
        }[verb]
        suppression = Suppression(selector, codes, span, first, last, problem, advice)
        found.append(suppression)
        if verb == "disable":
            for code in suppression.codes_or_all():
                open_ends.setdefault(code, []).append(suppression)
    return found


class _Selector(NamedTuple):
    """What a comment names: one rule or area, None for all; or words that are none."""

    selector: str | None
    codes: frozenset[str] | None = None
    problem: str | None = None
    advice: str = "remove the comment"


def _selectors(text: str) -> list[_Selector]:
    """The rules that a comment names, up to its reason."""
    words = [word for word in re.split(r"[\s,]+", _REASON.split(text, 1)[0]) if word]
    found = []
    for index, word in enumerate(words):
        codes, problem = _codes(word)
        if problem is not None and not _LIKE_A_RULE.fullmatch(word) and len(words) > 1:
            told = f'"{" ".join(words[index:])[:60]}" names no rule'
            found.append(_Selector(word, codes, told, "put a reason after a hyphen, as in: SP003 - a quotation"))
            break
        advice = "name a rule (notelint rule lists them), or remove the comment" if problem else "remove the comment"
        found.append(_Selector(word, codes, problem, advice))
    return found or [_Selector(None)]


def _not_understood(written: str, span: Span) -> Suppression:
    """A comment that nearly reads as one that switches rules off."""
    low = written.lower()
    place = "-next-line" if "next" in low else "-file" if "file" in low else "-line" if "line" in low else ""
    verb = "enable" if "enable" in low else f"disable{place}"
    codes = [word for word in re.findall(r"[\w-]+", written) if _LIKE_A_RULE.fullmatch(word) and _codes(word)[0]]
    meant = " ".join((f"notelint-{verb}", *codes))
    problem = "this comment is not understood, and switches nothing off"
    return Suppression(None, frozenset(), span, 1, 0.0, problem, f"write it so: {meant}")


@cache
def _all_codes() -> frozenset[str]:
    return frozenset(rule.code for rule in all_rules())


@lru_cache(maxsize=1000)
def _codes(selector: str) -> tuple[frozenset[str], str | None]:
    """The codes that a selector names, and what is wrong with it."""
    try:
        return frozenset(rule.code for rule in find_rules(selector)), None
    except UnknownRule as error:
        return frozenset(), str(error)


def apply(document: Document, diagnostics: list[Diagnostic], suppressions: list[Suppression]) -> list[Diagnostic]:
    """The diagnostics that no comment switches off; marks the comments that were needed.

    A fix that would also change a line for which its rule is switched off is dropped.
    """
    if not suppressions:
        return diagnostics
    kept = []
    covers = _coverage(suppressions)
    asked: dict[str, list[int]] = {}
    """The lines that were asked about, by code."""

    def covered(diagnostic: Diagnostic, offset: int) -> bool:
        line = document.place(offset)[0]
        asked.setdefault(diagnostic.code, []).append(line)
        return _holds(covers.get(diagnostic.code, ()), line)

    for diagnostic in diagnostics:
        if not covered(diagnostic, diagnostic.span.start):
            spans = [edit.span for edit in diagnostic.fix.edits] if diagnostic.fix else []
            offsets = {offset for start, end in spans for offset in (start, max(start, end - 1))}
            if sum(covered(diagnostic, offset) for offset in offsets):
                diagnostic = diagnostic._replace(fix=None)
            kept.append(diagnostic)
    for lines in asked.values():
        lines.sort()
    for suppression in suppressions:
        suppression.used = suppression.used or any(
            _meets(asked.get(code, ()), suppression.first, suppression.last_of(code))
            for code in suppression.codes_or_all()
        )
    return kept


def _coverage(suppressions: Iterable[Suppression]) -> dict[str, list[tuple[int, float]]]:
    """First and last lines that are switched off, by code, in document order and disjoint."""
    covers: dict[str, list[tuple[int, float]]] = {}
    for suppression in sorted(suppressions, key=lambda suppression: suppression.first):
        for code in suppression.codes_or_all():
            ranges = covers.setdefault(code, [])
            last = suppression.last_of(code)
            if ranges and suppression.first <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(ranges[-1][1], last))
            else:
                ranges.append((suppression.first, last))
    return covers


def _holds(ranges: Sequence[tuple[int, float]], line: int) -> bool:
    """True for a line in one of some ranges, which are in document order and disjoint."""
    index = bisect_right(ranges, line, key=lambda range: range[0]) - 1
    return index >= 0 and line <= ranges[index][1]


def _meets(lines: Sequence[int], first: int, last: float) -> bool:
    """Whether one of some lines, which are sorted, is between two, these included."""
    index = bisect_left(lines, first)
    return index < len(lines) and lines[index] <= last


def removal(document: Document, suppression: Suppression, alone: bool) -> Fix | None:
    """Take a comment out, with its line where nothing else is there; None where it names other codes too.

    Unsafe where the comment divides what would join without it.
    """
    if not alone:
        return None
    start, end = suppression.span
    number = document.line_index(start)
    line = document.line_span(number)
    if document.trim(line) == document.trim(suppression.span):
        start, end = line.start, min(line.end + 1, len(document.text))
        safe = not _divides(document, number)
    else:
        marks = _MARKS.match(document.text, line.start)
        safe = marks is not None and marks.end() < start
        while safe and document.text[start - 1] in " \t":
            start -= 1
        while not safe and end < line.end and document.text[end] in " \t":
            end += 1
    return Fix("remove the comment", (Edit(Span(start, end), ""),), safe)


_MARKS = regex(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_CONTINUES = regex(r"[ \t]|[-*+>]|\d{1,9}[.)]")
"""How a line begins that may belong to a list or quote above it."""


def _divides(document: Document, number: int) -> bool:
    """Whether a line (from 0) keeps those above and below it apart."""
    if document.line_span(number).start < document.body_start:
        return False
    first = document.line_index(document.body_start)
    above, below = _filled(document, number, -1, first), _filled(document, number, 1, first)
    if above is None or below is None or (above == number - 1 and document.line(above).startswith("#")):
        return False
    if above == number - 1 and below == number + 1:
        return True
    return all(_CONTINUES.match(document.line(neighbour)) for neighbour in (above, below))


def _filled(document: Document, number: int, step: int, first: int) -> int | None:
    """The next line (from 0) with text above (``step`` -1) or below (1) a line; None where there is not one."""
    number += step
    while first <= number < len(document.line_starts) and not document.line(number).strip():
        number += step
    return number if first <= number < len(document.line_starts) else None
