"""What the server knows: settings, blogs and the posts that are open; whatever changed on disk is read again."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import cached_property

from ..diagnostic import Diagnostic, Region, Span
from ..discovery.files import ENDINGS
from ..discovery.posts import Excluded
from ..linting.diagnose import region_of
from ..linting.linter import Fixing, Linter
from ..linting.report import Report
from ..named_tuple import NamedTuple
from ..note.note import Note
from ..settings.config import Config
from ..settings.settings import Settings
from .positions import lines_of

_MORE_ENDINGS = (*ENDINGS, ".rmd", ".mdx")


class Look:
    """What is found in one version of one post."""

    def __init__(self, linter: Linter, text: str, path: str, config: Config) -> None:
        self._linter = linter
        self._raw = text.encode("utf-8", "replace")
        self._config = config
        self.text = text
        self.path = path

    @cached_property
    def lines(self) -> list[str]:
        """The text by lines."""
        return lines_of(self.text)

    @cached_property
    def report(self) -> Report:
        """What the rules find."""
        return self._linter.lint_bytes(self._raw, self.path, os.path.basename(self.path), self._config)

    @cached_property
    def note(self) -> Note | None:
        """The note; None where the text can't be read."""
        try:
            return self._linter.note_in(self._raw, self.path, os.path.basename(self.path), self._config)
        except Exception:  # the report says why
            return None

    @cached_property
    def fixed(self) -> str:
        """The text with all safe fixes."""
        report = self._linter.lint_bytes(
            self._raw, self.path, os.path.basename(self.path), self._config, Fixing(write=False)
        )
        return report.document.original if report.document is not None and report.fixed else self.text

    @property
    def is_first(self) -> bool:
        """Whether the note begins in this text."""
        return True

    def holds(self, span: Span) -> bool:
        """Whether a span of the note is in this text."""
        return True

    def lines_in(self, cell: int | None) -> list[str]:
        """The lines of a cell, which may be another one, of a notebook; else those of the text."""
        return self.lines

    def line(self, offset: int) -> int:
        """The line of this text, from 1, that an offset of the note is on."""
        assert self.note is not None
        return self.note.document.where(offset)[1]

    def region(self, span: Span) -> Region:
        """Where a span of the note is."""
        assert self.note is not None
        return region_of(self.note.document, span)

    def suppression(self, diagnostic: Diagnostic) -> list[tuple[Region, str]]:
        """What to write where, so that a finding is no longer reported; empty where nothing can be written."""
        from ..linting.new_suppression import new_suppression

        edits = [] if self.note is None else new_suppression(self.note, diagnostic.span, diagnostic.code)
        return [(self.region(edit.span), edit.text) for edit in edits if self.holds(edit.span)]


class Cell(NamedTuple):
    """A cell of a notebook that is open."""

    kind: str
    """``markdown``, ``code`` or ``raw``."""
    text: str


class CellLook(Look):
    """What is found in one cell of a notebook; the notebook is looked at as a whole."""

    def __init__(self, notebook: Look, number: int, cells: Sequence[Cell]) -> None:
        self.notebook = notebook
        self._number = number
        """From 1, among all cells."""
        self._cells = cells
        self.text = cells[number - 1].text
        self.path = notebook.path

    @cached_property
    def report(self) -> Report:
        """What the rules find in the cell."""
        whole = self.notebook.report
        here = [found for found in whole.diagnostics if found.region.cell == self._number]
        return whole._replace(diagnostics=here)

    @property
    def note(self) -> Note | None:
        """The note of the whole notebook."""
        return self.notebook.note

    @cached_property
    def fixed(self) -> str:
        """The cell with all safe fixes."""
        source = json.loads(self.notebook.fixed)["cells"][self._number - 1]["source"]
        return self.text if self.notebook.fixed == self.notebook.text else source

    @property
    def is_first(self) -> bool:
        """Whether the note begins in this cell."""
        return self._number == 1

    def lines_in(self, cell: int | None) -> list[str]:
        """The lines of a cell, which may be another one."""
        return lines_of(self._cells[(cell or self._number) - 1].text)

    def holds(self, span: Span) -> bool:
        """Whether a span of the note is in this cell."""
        return self.note is not None and self.note.document.where(span.start)[0] == self._number


def notebook_text(cells: Sequence[Cell]) -> str:
    """The JSON of a notebook with some cells."""
    written: list[dict[str, object]] = []
    for cell in cells:
        more: dict[str, object] = {"outputs": [], "execution_count": None} if cell.kind == "code" else {}
        written.append({"cell_type": cell.kind, "metadata": {}, "source": cell.text, **more})
    return json.dumps({"cells": written, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


class Session:
    """Looks at posts; remembers settings and blogs until ``forget``."""

    def __init__(self) -> None:
        self.settings_file: str | None = None
        """A settings file that the editor names for all posts; a relative one is in the folder that the post is in."""
        self.forget()

    def forget(self) -> None:
        """Read settings and blogs again when they are next asked for."""
        self._linter = Linter()
        self._settings: dict[str | None, Settings] = {}
        self._looks: dict[str, Look] = {}
        self._cells: dict[str, list[CellLook]] = {}

    def close(self, path: str) -> None:
        """Forget a post that is no longer open."""
        self._looks.pop(path, None)
        self._cells.pop(path, None)

    def look(self, path: str, text: str, folder: str | None = None) -> Look | None:
        """What is found in a post as it is in the editor; None for what is no post, or excluded. Raises ConfigError.

        ``folder`` is that of the editor's workspace in which the post is.
        """
        known = self._looks.get(path)
        if known is not None and known.text == text:
            return known
        settings = self._settings_in(folder)
        if not path.lower().endswith(_MORE_ENDINGS) or Excluded(settings)(path, False):
            return None
        self._looks[path] = Look(self._linter, text, path, settings.of(os.path.dirname(path)))
        return self._looks[path]

    def look_at_cells(self, path: str, cells: Sequence[Cell], folder: str | None = None) -> list[CellLook]:
        """What is found in each cell of a notebook; empty for one that is excluded. Raises ConfigError."""
        whole = self.look(path, notebook_text(cells), folder)
        if whole is None:
            return []
        known = self._cells.get(path)
        if known is None or not known or known[0].notebook is not whole:
            self._cells[path] = [CellLook(whole, number, cells) for number in range(1, len(cells) + 1)]
        return self._cells[path]

    def _settings_in(self, folder: str | None) -> Settings:
        file = self.settings_file
        if file is not None and folder is not None:
            file = os.path.join(folder, file)
        if file not in self._settings:
            self._settings[file] = Settings(file)
        return self._settings[file]
