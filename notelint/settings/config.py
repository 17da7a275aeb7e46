"""The settings that hold for some posts, as values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ..diagnostic import Severity
from ..named_tuple import NamedTuple
from ..note.questions.placeholder_words import NO_PLACEHOLDER_WORDS, PlaceholderWords
from ..online.settings import OnlineSettings
from ..site.settings import SiteSettings


class ConfigError(Exception):
    """Settings that can't be used; the message names file, key and, where there is one, the nearest right word."""


class Selection(NamedTuple):
    """Which rules run, as selectors (codes, names, areas, ``ALL``); None where nothing was said."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] | None = None
    extend_ignore: tuple[str, ...] = ()
    preview: bool | None = None
    """Whether rules in preview run as the others do."""

    def under(self, flags: Selection) -> Selection:
        """These settings with the flags laid over them: ``select`` and ``ignore`` replace, the others add."""
        return Selection(
            self.select if flags.select is None else flags.select,
            (self.extend_select if flags.select is None else ()) + flags.extend_select,
            (self.ignore if flags.select is None else None) if flags.ignore is None else flags.ignore,
            (self.extend_ignore if flags.select is None and flags.ignore is None else ()) + flags.extend_ignore,
            self.preview if flags.preview is None else flags.preview,
        )


class Config(NamedTuple):
    """The settings that hold for some posts. Paths are absolute."""

    file: str | None = None
    """Where they were read, or None."""
    selection: Selection = Selection()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    max_size: float = 5
    """Of a post, in megabytes; 0 for any."""
    fail_level: Severity = Severity.WARNING
    severity: Mapping[str, Severity] = {}
    """Rule code to severity."""
    options: Mapping[str, Mapping[str, Any]] = {}
    """Rule code to its options."""
    site: SiteSettings = SiteSettings()
    front_matter_schema: str | None = None
    baseline: str | None = None
    """The file whose findings are hidden."""
    reference: str | None = None
    """The reference outline of the posts: a name, or a path from the blog's root."""
    words: frozenset[str] = frozenset()
    """Words that are right, in small letters with straight apostrophes: those of the settings and of the word file."""
    placeholders: PlaceholderWords = NO_PLACEHOLDER_WORDS
    """Words that keep the place of an answer, and such as are one."""
    online: OnlineSettings = OnlineSettings()
    word_file: str | None = None
    """Where the command for words adds them; None where there are no settings."""

    @property
    def root(self) -> str | None:
        """The folder that patterns and paths in the settings start from."""
        return os.path.dirname(self.file) if self.file else None

    def with_flags(self, flags: Selection) -> Config:
        """The settings with rule selection flags laid over them."""
        return self._replace(selection=self.selection.under(flags))


class QuickSettings(NamedTuple):
    """Of settings that may not be checked yet, what decides on files and exit code; defaults where that is unusable."""

    root: str | None
    exclude: tuple[str, ...]
    fail_level: Severity
    baseline: str | None
    site: SiteSettings
    online_in_ci: bool
    fingerprint: str
    """Everything that a report depends on; settings with the same one are the same."""
