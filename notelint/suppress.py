"""Comments in a post that switch rules off: where, which, and whether they were needed.

    <!-- notelint-disable-next-line LK002 -->     the next line
    <!-- notelint-disable-line LK002, TB001 -->   this line; works inside a table cell
    <!-- notelint-disable QA001 -->               from here to -enable, or to the end
    <!-- notelint-enable QA001 -->
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
    used: bool = field(default=False)

    def covers(self, diagnostic: Diagnostic, line: int) -> bool:
        """True where it switches a diagnostic off."""
        return self.first <= line <= self.last and (self.codes is None or diagnostic.code in self.codes)


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
        if verb == "enable":
            for earlier in before:
                if (
                    earlier.verb == "disable"
                    and earlier.last == float("inf")
                    and (codes is None or earlier.codes == codes)
                ):
                    earlier.last = line
            continue
        first, last = {
            "disable-next-line": (line + 1, line + 1.0),
            "disable-line": (line, float(line)),
            "disable-file": (1, float("inf")),
            "disable": (line, float("inf")),
        }[verb]
        found.append(Suppression(verb, selector, codes, span, first, last, problem))
    return found


def apply(document: Document, diagnostics: list[Diagnostic], suppressions: list[Suppression]) -> list[Diagnostic]:
    """The diagnostics that no comment switches off; marks the comments that were needed."""
    kept = []
    by_line: dict[int, list[Suppression]] = {}
    longer = []
    for suppression in suppressions:
        if suppression.first == suppression.last:
            by_line.setdefault(suppression.first, []).append(suppression)
        else:
            longer.append(suppression)
    for diagnostic in diagnostics:
        line = document.place(diagnostic.span.start)[0]
        near = [*by_line.get(line, ()), *longer]
        covering = [suppression for suppression in near if suppression.covers(diagnostic, line)]
        for suppression in covering:
            suppression.used = True
        if not covering:
            kept.append(diagnostic)
    return kept


def removal(document: Document, suppression: Suppression, alone: bool) -> Fix | None:
    """Take a comment out, with its line where nothing else stands there; None where it names other codes too."""
    if not alone:
        return None
    start, end = suppression.span
    line = document.line_span(document.place(start)[0] - 1)
    if document.slice(line).strip() == document.slice(suppression.span).strip():
        end = min(line.end + 1, len(document.text))
        start = line.start
    else:
        while start > line.start and document.text[start - 1] in " \t":
            start -= 1
    return Fix("take the comment out", (Edit(Span(start, end), ""),), safe=True)
