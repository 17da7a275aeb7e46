"""Comments in a post that switch rules off: where, which, and whether they were needed.

    <!-- notelint-disable-next-line LK002 -->     the next line
    <!-- notelint-disable-line LK002, TB001 -->   this line; works inside a table cell
    <!-- notelint-disable QA001 -->               from here to -enable, or to the end
    <!-- notelint-enable QA001 -->                also of what switched off its area, or all rules
    <!-- notelint-disable-file SP -->             the whole post

Without a code all rules are meant. In front matter the same words follow a ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .diagnostic import Diagnostic, Edit, Fix, Span
from .document import Document
from .note.links import html_spans
from .rule import UnknownRule, find_rules

_WORDS = r"notelint-(?P<verb>disable-next-line|disable-line|disable-file|disable|enable)\b(?P<codes>[^\n]*?)"
_COMMENT = re.compile(rf"<!--\s*{_WORDS}\s*-->")
_YAML = re.compile(rf"(?:^|(?<=[ \t]))#[ \t]*{_WORDS}[ \t]*$", re.MULTILINE)


_IN_QUOTES = re.compile(r"""[^:#'"]*:[ \t]*(['"])(?:(?!\1).)*$""")


@dataclass(slots=True)
class Suppression:
    """One code of one comment, or all rules."""

    verb: str
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
    enabled: dict[str, int] = field(default_factory=dict)
    """Codes that are switched on again sooner than the others: the last line it holds for them."""
    used: bool = field(default=False)

    def covers(self, diagnostic: Diagnostic, line: int) -> bool:
        """True where it switches a diagnostic off."""
        last = self.enabled.get(diagnostic.code, self.last)
        return self.first <= line <= last and (self.codes is None or diagnostic.code in self.codes)


def read_suppressions(document: Document) -> list[Suppression]:
    """All suppressions of a post, by place."""
    if "notelint-" not in document.text:
        return []
    found: list[Suppression] = []
    for match in _comments(document):
        found += _parse(document, match, found)
    return found


def _comments(document: Document) -> Iterator[re.Match[str]]:
    if document.front_matter is not None:
        for match in _YAML.finditer(document.text, *document.front_matter):
            line = document.line_span(document.place(match.start())[0] - 1)
            if not _IN_QUOTES.match(document.text[line.start : match.start()]):
                yield match
    spans = [*html_spans(document), *(mask.span for mask in document.masks if mask.kind == "comment")]
    seen: set[int] = set()
    for span in sorted(spans):
        for match in _COMMENT.finditer(document.text, *span):
            if match.start() not in seen:
                seen.add(match.start())
                yield match


def _parse(document: Document, match: re.Match[str], before: list[Suppression]) -> list[Suppression]:
    line = document.place(match.start())[0]
    selectors = re.split(r"[\s,]+", match["codes"].strip()) if match["codes"].strip() else [None]
    verb, span = match["verb"], Span(*match.span())
    found = []
    for selector in selectors:
        codes, problem = None, None
        if selector is not None:
            try:
                codes = frozenset(rule.code for rule in find_rules(selector))
            except UnknownRule as error:
                codes, problem = frozenset[str](), str(error)
        if verb == "enable" and problem is None:
            for earlier in before:
                if earlier.verb == "disable" and earlier.last == float("inf"):
                    if codes is None:
                        earlier.last = line
                    else:
                        earlier.enabled = dict.fromkeys(codes, line) | earlier.enabled
            continue
        first, last = {
            "disable-next-line": (line + 1, line + 1.0),
            "disable-line": (line, float(line)),
            "disable-file": (1, float("inf")),
            "disable": (line, float("inf")),
            "enable": (1, 0.0),  # of no rule that there is
        }[verb]
        found.append(Suppression(verb, selector, codes, span, first, last, problem))
    return found


def apply(document: Document, diagnostics: list[Diagnostic], suppressions: list[Suppression]) -> list[Diagnostic]:
    """The diagnostics that no comment switches off; marks the comments that were needed.

    A fix that would also change a line for which its rule is switched off is dropped.
    """
    kept = []
    by_line: dict[int, list[Suppression]] = {}
    longer = []
    for suppression in suppressions:
        if suppression.first == suppression.last:
            by_line.setdefault(suppression.first, []).append(suppression)
        else:
            longer.append(suppression)

    def covered(diagnostic: Diagnostic, offset: int) -> bool:
        line = document.place(offset)[0]
        near = [*by_line.get(line, ()), *longer]
        covering = [suppression for suppression in near if suppression.covers(diagnostic, line)]
        for suppression in covering:
            suppression.used = True
        return bool(covering)

    for diagnostic in diagnostics:
        if not covered(diagnostic, diagnostic.span.start):
            spans = [edit.span for edit in diagnostic.fix.edits] if diagnostic.fix else []
            offsets = {offset for start, end in spans for offset in (start, max(start, end - 1))}
            if sum(covered(diagnostic, offset) for offset in offsets):
                diagnostic = diagnostic._replace(fix=None)
            kept.append(diagnostic)
    return kept


def removal(document: Document, suppression: Suppression, alone: bool) -> Fix | None:
    """Take a comment out, with its line where nothing else stands there; None where it names other codes too.

    Unsafe where the comment divides what would join without it.
    """
    if not alone:
        return None
    start, end = suppression.span
    number = document.place(start)[0] - 1
    line = document.line_span(number)
    before = _MARKS.sub("", document.text[line.start : start])
    if document.slice(line).strip() == document.slice(suppression.span).strip():
        start, end = line.start, min(line.end + 1, len(document.text))
        safe = not _divides(document, number)
    else:
        safe = bool(before)
        while safe and document.text[start - 1] in " \t":
            start -= 1
        while not safe and end < line.end and document.text[end] in " \t":
            end += 1
    return Fix("take the comment out", (Edit(Span(start, end), ""),), safe)


_MARKS = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_GOES_ON = re.compile(r"[ \t]|[-*+>]|\d{1,9}[.)]")
"""How a line begins that may belong to a list or quote above it."""


def _divides(document: Document, number: int) -> bool:
    """True where a line (from 0) keeps those above and below it apart."""
    if document.line_span(number).start < document.body_start:
        return False
    first = document.place(document.body_start)[0] - 1
    above, below = _filled(document, number, -1, first), _filled(document, number, 1, first)
    if above is None or below is None or (above == number - 1 and document.line(above).startswith("#")):
        return False
    if above == number - 1 and below == number + 1:
        return True
    return all(_GOES_ON.match(document.line(neighbour)) for neighbour in (above, below))


def _filled(document: Document, number: int, step: int, first: int) -> int | None:
    """The next line (from 0) with text above (``step`` -1) or below (1) a line; None where there is none."""
    number += step
    while first <= number < len(document.line_starts) and not document.line(number).strip():
        number += step
    return number if first <= number < len(document.line_starts) else None
