"""What holds for every input; a breach is an AssertionError."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from notelint.commands.inspect import describe
from notelint.commands.inspect import render as render_inspection
from notelint.diagnostic import Diagnostic
from notelint.document.document import Document
from notelint.document.reading import read_document
from notelint.linting.fix import apply, replaced
from notelint.linting.linter import Fixing, Linter
from notelint.linting.report import Region, Report, from_json, to_json
from notelint.note.note import Note
from notelint.reporters import FORMATS, render
from notelint.reporters.diff import render as render_diff
from notelint.reporters.style import Style
from notelint.settings.config import Config

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
_DRIVING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def is_said(report: Report) -> None:
    """Whatever can't be checked is said in a sentence, and is no fault of notelint's."""
    failure = report.failure or ""
    assert "internal error" not in failure, failure
    assert "in markdown-it-py" not in failure, failure


@contextlib.contextmanager
def is_quiet() -> Iterator[None]:
    """Nothing is printed, by a library either."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield
    assert not out.getvalue() + err.getvalue(), out.getvalue() + err.getvalue()


def is_inside(report: Report, document: Document) -> None:
    """Every place of every finding is inside the text."""
    size = len(document.text)
    for diagnostic in report.diagnostics:
        for (start, end), region in diagnostic.places:
            assert 0 <= start <= end <= size, f"{diagnostic.code} at {start} to {end} of {size}"
            assert _is_place(document, region), f"{diagnostic.code} at {region}, where there is no such place"


def _is_place(document: Document, region: Region) -> bool:
    start, end = (region.line, region.column), (region.end_line, region.end_column)
    above = next((document.place(cell.start)[0] - 1 for cell in document.cells if cell.number == region.cell), 0)
    return start <= end and all(
        1 <= above + line <= len(document.line_starts) and 1 <= column <= len(document.line(above + line - 1)) + 1
        for line, column in (start, end)
    )


def is_kept(report: Report) -> None:
    """As JSON and read again it is the same."""
    again = from_json(report.path, json.loads(json.dumps(to_json(report))))
    assert again == report._replace(failure=None), "kept and read again it is another report"


def is_safe(text: str) -> None:
    """Nothing in a text drives a terminal or turns its direction."""
    found = _DRIVING.search(text)
    assert found is None, f"{found[0]!r} in the output"


def is_shown(report: Report) -> None:
    """Every format shows it; what is read by machines can be read by them."""
    for form in FORMATS:
        text = render(form, [report], Style())
        text.encode("utf-8", "backslashreplace")
        if form in ("json", "gitlab", "sarif"):
            json.loads(text)
        elif form == "jsonl":
            for line in text.splitlines():
                json.loads(line)
        elif form in ("junit", "checkstyle"):
            ElementTree.fromstring(text.encode())
        elif form in ("full", "concise", "github"):
            is_safe(text)
    is_safe(render_diff([report], Style()).replace("\r", ""))


def is_understood(note: Note, config: Config) -> None:
    """What was understood of a post can be told."""
    description = describe(note, config)
    for form in ("text", "json"):
        render_inspection(description, form, color=False)


def is_local(document: Document, diagnostics: list[Diagnostic]) -> None:
    """One round of fixes changes nothing but what its edits span: no character, and no line's end."""
    after, applied = apply(document, [(found.code, found.fix) for found in diagnostics if found.fix])
    edits = sorted(edit for _, fix in applied for edit in fix.edits)
    assert after.text == replaced(document.text, edits), "the fixed text is not what the edits say"
    assert (after.encoding, after.byte_order_mark) == (document.encoding, document.byte_order_mark)
    if document.cells:
        return
    touched = {
        line
        for edit in edits
        for line in range(document.place(edit.span.start)[0] - 1, document.place(edit.span.end)[0])
    }
    rest = iter(_LINE.findall(after.original))
    for number, line in enumerate(_LINE.findall(document.original)):
        assert number in touched or line in rest, f"line {number + 1} is lost, which no fix touches"


def is_done(linter: Linter, report: Report, path: Path, config: Config, fixing: Fixing) -> None:
    """What was fixed, written and read again, is the same; nothing more is fixed in it, and the same is found."""
    assert report.document is not None
    written = report.document.encode()
    read = read_document(written, path, report.path)
    assert read.text == report.document.text, "written and read again it is something else"
    again = linter.lint_bytes(written, path, report.path, config, fixing)
    assert again.failure is None, again.failure
    assert again.document is not None
    assert not again.fixed, f"fixed once more: {dict(again.fixed)} after {dict(report.fixed)}"
    assert again.document.encode() == written
    found, now = ([(d.code, d.span, d.message) for d in each.diagnostics] for each in (report, again))
    assert found == now, "fixed and read again, something else is found"
