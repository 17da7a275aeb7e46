"""Which posts a command is about: paths to posts with the settings that hold for each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ..named_tuple import NamedTuple
from ..settings.config import Config, QuickSettings
from ..settings.settings import Settings
from .files import Missing, Patterns, find
from .sites import Sites


class Post(NamedTuple):
    """A post to be read."""

    path: str
    """Absolute."""
    display_path: str
    """Relative to where the command runs, with ``/``."""
    explicit: bool
    """Whether it was named, False where a search found it."""
    settings: Settings

    @property
    def quick(self) -> QuickSettings:
        """What holds for it, unchecked."""
        return self.settings.quick(os.path.dirname(self.path))

    @property
    def config(self) -> Config:
        """The settings that hold for it. Raises ConfigError."""
        return self.settings.of(os.path.dirname(self.path))


class Excluded:
    """What the settings, and patterns given beside them, leave out."""

    def __init__(self, settings: Settings, patterns: Sequence[str] = ()) -> None:
        self._settings = settings
        self._given = Patterns(os.getcwd(), patterns)
        self._own: dict[str, Patterns] = {}

    def __call__(self, path: str, is_folder: bool) -> bool:
        quick = self._settings.quick(os.path.dirname(os.path.abspath(path)))
        if quick.root is not None and quick.exclude:
            if quick.fingerprint not in self._own:
                self._own[quick.fingerprint] = Patterns(quick.root, quick.exclude)
            if self._own[quick.fingerprint].match(path, is_folder):
                return True
        return self._given.match(path, is_folder)


class Collected(NamedTuple):
    """What paths stand for."""

    posts: list[Post]
    """By path."""
    missing: list[Missing]
    """The paths that stand for nothing."""
    excluded: int
    """How many posts settings and flags left out."""


def collect(
    paths: Iterable[str], settings: Settings, sites: Sites, excluded: Excluded, force: bool = False
) -> Collected:
    """The posts that paths stand for, and the paths that stand for nothing.

    A search leaves out what is excluded and what the site does not publish; a file that is named is taken as it is, or,
    with ``force``, only where it is not excluded. A link out of the blog stands for nothing. Raises ConfigError.
    """
    found, missing, left_out = find(paths, excluded, force)
    posts = []
    for file in found:
        path = os.path.abspath(file.path)
        if not file.explicit:
            site, inside = sites.site_of(path, settings.quick(os.path.dirname(path)).site)
            if not site.publishes(inside):
                continue
        if os.path.islink(path) and not sites.blog_of(path)[0].holds(path):
            missing.append(Missing(file.path, "it is a link out of the blog; name the file that it leads to"))
            continue
        posts.append(Post(path, display_path(file.path), file.explicit, settings))
    return Collected(posts, missing, left_out)


def display_path(path: str) -> str:
    """A path as it is shown: relative to where the command runs, with ``/``."""
    if not path.startswith(("..", os.sep)) and os.sep == "/" and os.path.normpath(path) == path:
        return path  # as relpath has it, which asks for the folder first
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = path
    return relative.replace(os.sep, "/")
