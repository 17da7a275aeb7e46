"""What the server knows: settings, blogs and the posts that are open; whatever changed on disk is read again."""

from __future__ import annotations

import os
from functools import cached_property

from ..diagnostic import Edit, Span
from ..discovery.files import ENDINGS
from ..discovery.posts import Excluded
from ..linting.linter import Fixing, Linter
from ..linting.report import Located, Region, Report
from ..note.note import Note
from ..settings.config import Config, ConfigError
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

    def region(self, span: Span) -> Region:
        """Where a span of the note is."""
        assert self.note is not None
        (line, column), (end_line, end_column) = map(self.note.document.place, span)
        return Region(None, line, column, end_line, end_column)

    def suppression(self, diagnostic: Located) -> tuple[Region, str] | None:
        """Where to write what, so that a finding is no longer reported."""
        from ..linting.new_suppression import new_suppression

        edit: Edit | None = None
        if self.note is not None:
            edit = new_suppression(self.note, diagnostic.span, diagnostic.code)
        return (self.region(edit.span), edit.text) if edit is not None else None


class Session:
    """Looks at posts; remembers settings and blogs until ``forget``."""

    def __init__(self) -> None:
        self.settings_file: str | None = None
        """A settings file that the editor names for all posts."""
        self.forget()

    def forget(self) -> None:
        """Read settings and blogs again when they are next asked for."""
        self._linter = Linter()
        self._settings: Settings | None = None
        self._looks: dict[str, Look] = {}

    def close(self, path: str) -> None:
        """Forget a post that is no longer open."""
        self._looks.pop(path, None)

    def look(self, path: str, text: str) -> Look | None:
        """What is found in a post as it is in the editor; None for what is no post, or excluded. Raises ConfigError."""
        known = self._looks.get(path)
        if known is not None and known.text == text:
            return known
        settings = self._settings = self._settings or Settings(self.settings_file)
        if not path.lower().endswith(_MORE_ENDINGS) or Excluded(settings)(path, False):
            return None
        self._looks[path] = Look(self._linter, text, path, settings.of(os.path.dirname(path)))
        return self._looks[path]

    def problem(self) -> str | None:
        """What is wrong with the settings that the editor names."""
        try:
            Settings(self.settings_file)
        except ConfigError as error:
            return str(error)
        return None
