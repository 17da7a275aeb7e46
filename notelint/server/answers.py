"""A look at a post to what an editor shows of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from ..diagnostic import Diagnostic, Region, Severity
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..note.questions.model import Question, QuestionSection
from ..note.questions.states import count_answered, state_of
from ..reporters.escape import visible
from ..reporters.rule_links import rule_url
from ..reporters.rule_pages import rule_markdown
from ..rules import find_rules
from .positions import line_range, meets, range_of
from .session import Look

_DEEPEST = 7
"""The level of questions, and of an outline's chapters: below any heading."""
_NAME = 120
"""Characters of a symbol's name that are shown."""
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(look: Look, uri: str, cells: Sequence[str] = ()) -> list[types.Diagnostic]:
    """All findings of a post, or of one cell of a notebook, whose cells have the addresses ``cells``."""
    return [_diagnostic(look, uri, found, cells) for found in look.report.diagnostics]


def _diagnostic(look: Look, uri: str, found: Diagnostic, cells: Sequence[str]) -> types.Diagnostic:
    def place(region: Region) -> types.Location:
        there = cells[region.cell - 1] if region.cell and cells else uri
        return types.Location(there, range_of(region, look.lines_in(region.cell)))

    regions = found.regions()
    url = rule_url(found.code, found.name)
    return types.Diagnostic(
        range=range_of(found.region, look.lines),
        message=visible(found.message + (f"\nhelp: {found.help}" if found.help else "")),
        severity=_SEVERITY[found.severity],
        code=found.code,
        code_description=types.CodeDescription(url) if url else None,
        source="notelint",
        tags=[types.DiagnosticTag.Unnecessary] if found.code == "XX001" else None,
        related_information=[
            types.DiagnosticRelatedInformation(place(regions[related.span]), visible(related.message))
            for related in found.related
        ],
    )


def at(look: Look, where: types.Range) -> Iterator[Diagnostic]:
    """The findings that a range meets."""
    return (found for found in look.report.diagnostics if meets(range_of(found.region, look.lines), where))


def hover(look: Look, place: types.Position) -> types.Hover | None:
    """The page of the rule that found something at a place; the message itself is shown by every editor."""
    found = list(at(look, types.Range(place, place)))
    if not found:
        return None
    pages = [rule_markdown(rule) for code in dict.fromkeys(one.code for one in found) for rule in find_rules(code)]
    markdown = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(pages))
    return types.Hover(markdown, range_of(found[0].region, look.lines))


def links(look: Look) -> list[types.DocumentLink]:
    """The links that lead to files of the blog."""
    note = look.note
    if note is None:
        return []
    found = []
    for link in note.links:
        if not look.holds(link.target_span):
            continue
        target = note.target_of(link) if link.destination != "in-page" else None
        if target is not None and target.exists and target.path and link.target_span.end > link.target_span.start:
            file = os.path.join(note.blog.root, target.path)
            found.append(
                types.DocumentLink(
                    range_of(look.region(link.target_span), look.lines),
                    Path(file).as_uri(),
                    tooltip=visible(target.path),
                )
            )
    return found


def symbols(look: Look) -> list[types.DocumentSymbol]:
    """The headings, each with those below it, its questions, and the chapters and sections of its outline."""
    note = look.note
    if note is None:
        return []
    top = _Open(0, None, [])
    path = [top]
    """From the outermost to the one that what follows is in."""
    for line, level, name, kind, detail in sorted(_entries(note, look), key=lambda entry: entry[:2]):
        while path[-1].level >= level:
            _reach(path.pop(), line - 1, look)
        symbol = types.DocumentSymbol(
            name=visible(name or "…")[:_NAME],
            kind=kind,
            range=line_range(line, line, look.lines),
            selection_range=line_range(line, line, look.lines),
            detail=detail,
        )
        path[-1].children.append(symbol)
        path.append(_Open(level, symbol, []))
    while path:
        _reach(path.pop(), len(look.lines), look)
    return top.children


class _Entry(NamedTuple):
    """What is to be a symbol."""

    line: int
    """Of this text, from 1."""
    level: int
    name: str
    kind: types.SymbolKind
    detail: str | None = None


def _entries(note: Note, look: Look) -> list[_Entry]:
    """In any order; of a line that is a heading or a question, nothing else."""
    found = [
        _Entry(look.line(question.span.start), _DEEPEST, question.text, types.SymbolKind.Event, state)
        for question in note.questions
        if look.holds(question.span)
        for state in [state_of(note.document, question)]
    ]
    headings = [heading for heading in note.headings if look.holds(heading.span)]
    lines = {look.line(heading.span.start) for heading in headings}
    found = [entry for entry in found if entry.line not in lines]
    found += [
        _Entry(look.line(heading.span.start), heading.level, heading.text, types.SymbolKind.String)
        for heading in headings
    ]
    lines = {entry.line for entry in found}
    for chapter in note.outline.chapters if note.outline is not None else ():
        titles = [(chapter.title, _DEEPEST), *((section.title, _DEEPEST + 1) for section in chapter.sections)]
        for title, level in titles:
            if look.holds(title.span) and (line := look.line(title.span.start)) not in lines:
                name = f"{title.number}. {title.text}" if title.number is not None else title.text
                kind = types.SymbolKind.Module if level == _DEEPEST else types.SymbolKind.Field
                found.append(_Entry(line, level, name, kind))
    return found


class _Open(NamedTuple):
    """A symbol to which more may belong."""

    level: int
    symbol: types.DocumentSymbol | None
    children: list[types.DocumentSymbol]


def _reach(inner: _Open, line: int, look: Look) -> None:
    """Let a symbol reach to the end of a line (from 1), if that is after it, and give it what is in it."""
    if inner.symbol is not None:
        first = inner.symbol.range.start.line + 1
        inner.symbol.range = line_range(first, max(line, first), look.lines)
        inner.symbol.children = inner.children


def lenses(look: Look) -> list[types.CodeLens]:
    """How many questions are answered: of each section above its heading, of the post in its first line."""
    note = look.note
    if note is None or not note.questions:
        return []
    sections = [section for section in note.question_sections if section.questions]
    by_line: dict[int, list[QuestionSection]] = {}
    for section in sections:
        begin = section.heading.span if section.heading else section.questions[0].span
        if look.holds(begin):
            by_line.setdefault(look.line(begin.start), []).append(section)
    counts = {
        line: [question for section in sections for question in section.questions] for line, sections in by_line.items()
    }
    found = [_lens(line, questions, note, look) for line, questions in counts.items()]
    if look.is_first and len(sections) > 1:
        found.insert(0, _lens(1, note.questions, note, look))
    return found


def _lens(line: int, questions: list[Question], note: Note, look: Look) -> types.CodeLens:
    title = f"{count_answered(note.document, questions)} of {len(questions)} questions answered"
    return types.CodeLens(line_range(line, line, look.lines), types.Command(title, ""))
