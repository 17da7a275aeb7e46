"""Which settings hold where: defaults, the nearest settings file, the flags, each laid over the one before.

The nearest ``.notelint.toml``, ``notelint.toml`` or ``pyproject.toml`` with ``[tool.notelint]`` holds, from a post's
folder upwards to the repository's; nothing is merged up the tree. Settings are read in two steps: ``quick`` is what a run
needs that lints nothing again, and trusts the file; ``of`` checks it and has everything.
"""

import os
from collections.abc import Mapping
from typing import Any

from .config import Config, ConfigError, QuickSettings, Selection
from .quick import quick_settings
from .sources import Source, leads_out, nearest, nearest_word_file, overlaid, read_source, shown

_NO_FLAGS = Selection()
_Key = tuple[str | None, str | None]


class Settings:
    """Which settings hold where; every file is read once."""

    def __init__(
        self,
        file: str | None = None,
        isolated: bool = False,
        flags: Selection = _NO_FLAGS,
        inline: Mapping[str, Any] | None = None,
    ) -> None:
        """``file`` is used everywhere; ``isolated`` means no file at all; ``inline`` is laid over any. Raises ConfigError."""
        self._flags = flags
        self._inline = inline or {}
        self._everywhere: Source | None = None
        self._sources: dict[str, Source] = {}
        self._by_folder: dict[str, Source] = {}
        self._quick: dict[_Key, QuickSettings] = {}
        self._configs: dict[_Key, Config] = {}
        if isolated:
            self._everywhere = self._with_inline(Source(None, {}, None))
        elif file is not None:
            self._everywhere = self._with_inline(read_source(os.path.abspath(file)))
            self._config(self._everywhere)

    def quick(self, folder: str) -> QuickSettings:
        """What holds for the posts in a folder, unchecked. Raises ConfigError where the file is no TOML."""
        source = self._of(folder)
        key = source.file, source.word_file
        if key not in self._quick:
            self._quick[key] = quick_settings(source, self._flags)
        return self._quick[key]

    def of(self, folder: str) -> Config:
        """The settings for the posts in a folder. Raises ConfigError."""
        return self._config(self._of(folder))

    def check_flags(self) -> None:
        """Raises ConfigError where a flag names no rule."""
        from .check import check_selection

        check_selection(self._flags)

    def _config(self, source: Source) -> Config:
        key = source.file, source.word_file
        if key not in self._configs:
            self.check_flags()
            from .check import checked

            self._configs[key] = checked(source).with_flags(self._flags)
        return self._configs[key]

    def _of(self, folder: str) -> Source:
        if self._everywhere is not None:
            return self._everywhere
        if folder not in self._by_folder:
            file = nearest(folder)
            if file is None:
                words = nearest_word_file(folder)
                if leads_out(words):
                    raise ConfigError(f"{shown(words)}: it is a link out of the blog")
                self._by_folder[folder] = self._with_inline(Source(None, {}, words))
            elif leads_out(file):
                raise ConfigError(f"{shown(file)}: it is a link out of the blog; --config takes a file from anywhere")
            else:
                if file not in self._sources:
                    self._sources[file] = self._with_inline(read_source(file))
                self._by_folder[folder] = self._sources[file]
        return self._by_folder[folder]

    def _with_inline(self, source: Source) -> Source:
        """A file with the settings laid over it that were given as arguments; paths in these count from its folder."""
        if not self._inline:
            return source
        file = source.file or os.path.join(os.getcwd(), "--config")
        return source._replace(file=file, content=overlaid(source.content, self._inline))


def load(path: str) -> Config:
    """Read and check a settings file. Raises ConfigError."""
    from .check import checked

    return checked(read_source(os.path.abspath(path)))
