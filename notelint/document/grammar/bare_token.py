"""markdown-it's token, made in half the time."""

from __future__ import annotations

from typing import Any, Literal

from markdown_it.token import Token

NO_ATTRIBUTES: dict[str, str | int | float] = {}
"""The attributes of a token that has none, which nobody changes."""


class BareToken(Token):
    """A token without attributes; the stock class gives each its own, and asks what form they have."""

    __slots__ = ()

    def __init__(
        self,
        type: str,
        tag: str = "",
        nesting: Literal[-1, 0, 1] = 0,
        map: list[int] | None = None,
        level: int = 0,
        content: str = "",
        markup: str = "",
        info: str = "",
        meta: dict[Any, Any] | None = None,
        block: bool = False,
    ) -> None:
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = NO_ATTRIBUTES
        self.map = map
        self.level = level
        self.children = None
        self.content = content
        self.markup = markup
        self.info = info
        self.meta = {} if meta is None else meta
        self.block = block
        self.hidden = False
