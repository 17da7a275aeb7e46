"""A site's folder in the blog."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from ..blog.blog import Blog
from ..blog.lookups import Lookups

_T = TypeVar("_T")


class Folder:
    """A folder (``root``, from the blog's root) with what is worked out once for all that is in it."""

    def __init__(self, blog: Blog, root: str) -> None:
        self.blog = blog
        self.root = root
        self._memory: dict[Hashable, tuple[Any, Lookups]] = {}

    def remember(self, key: Hashable, compute: Callable[[], _T]) -> _T:
        """A value that is worked out once for the whole folder."""
        return self.blog.remember(self._memory, key, compute)

    def inside(self, path: str) -> str:
        """A path from the blog's root, as a path from the site's root."""
        return path.removeprefix(self.root + "/") if self.root else path
