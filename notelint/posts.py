"""Which posts a command is about: paths to posts with the settings that hold for each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from .config import Config, Settings
from .engine import Linter
from .files import Missing, Patterns, find


class Post(NamedTuple):
    """A post to be read."""

    path: Path
    """Absolute."""
    shown: str
    """Relative to where the command runs, with ``/``."""
    config: Config
    given: bool
    """True where it was named, False where a search found it."""


class Excluded:
    """What the settings, and patterns given beside them, leave out."""

    def __init__(self, settings: Settings, patterns: Sequence[str] = ()) -> None:
        self._settings = settings
        self._given = Patterns(Path.cwd(), patterns)

    def __call__(self, path: Path, is_folder: bool) -> bool:
        config = self._settings.of(path.parent)
        by_settings = config.root is not None and config.exclude and Patterns(config.root, config.exclude)
        return bool(by_settings and by_settings.match(path, is_folder)) or self._given.match(path, is_folder)


def collect(
    paths: Iterable[str], settings: Settings, linter: Linter, excluded: Excluded, force: bool = False
) -> tuple[list[Post], list[Missing]]:
    """The posts that paths stand for, by path, and the paths that stand for nothing.

    A search leaves out what is excluded and what the site does not publish; a file that is named is taken as it is, or,
    with ``force``, only where it is not excluded. A link out of the blog stands for nothing. Raises ConfigError.
    """
    found, missing = find(paths, excluded, force)
    posts = []
    for file in found:
        path = Path(os.path.abspath(file.path))
        config = settings.of(file.path.parent)
        site, inside = linter.site_of(path, config)
        if not file.given and not site.publishes(inside):
            continue
        if file.path.is_symlink() and not site.blog.holds(path):
            missing.append(Missing(str(file.path), "it is a link out of the blog; name the file that it leads to"))
            continue
        posts.append(Post(path, shown(str(file.path)), config, file.given))
    return posts, missing


def shown(path: str) -> str:
    """A path as it is shown: relative to where the command runs, with ``/``."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = path
    return relative.replace(os.sep, "/")
