"""Paths of a site: POSIX strings without a leading slash."""

from __future__ import annotations

from itertools import pairwise

from ..regex import regex

_TRANSLATED = frozenset("i18n l10n locale locales translation translations".split())
_DAY = regex(r"\A\d{2,4}-\d{1,2}-\d{1,2}-")
_LANGUAGE = regex(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


def folder_of(path: str) -> str:
    """The folder of a file's path."""
    return path.rpartition("/")[0]


def stem_of(path: str) -> str:
    """A file's name without folder and ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def join(folder: str, target: str) -> str | None:
    """A target from a folder, without ``.`` and ``..``; None where it leads out of the root."""
    parts = folder.split("/") if folder else []
    for part in target.split("/"):
        if part in ("", "."):
            continue
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts) + ("/" if target.endswith("/") and parts else "")


def as_page(post: str) -> str:
    """The folder that a page with an address of its own stands for: ``a/b.md`` is published as ``a/b/``."""
    folder, _, name = post.rpartition("/")
    stem = name.partition(".")[0]
    return folder if stem in ("index", "_index", "README") else f"{folder}/{stem}" if folder else stem


def as_address(path: str) -> str:
    """A page's address in the form that all its spellings share: without ``.html``, ``index`` and slashes around it."""
    bare = path.strip("/").removesuffix(".html")
    return "" if bare == "index" else bare.removesuffix("/index")


def name_in(address: str) -> str:
    """The last part of a page's address or of ``as_page``, without a day before it, in small letters."""
    return _DAY.sub("", address.rpartition("/")[2]).lower()


def is_translation(path: str) -> bool:
    """Whether a folder, or a file's path, is below that of a language: of pages that a program lays over others."""
    return any(
        above in _TRANSLATED and _LANGUAGE.fullmatch(part) is not None for above, part in pairwise(path.split("/"))
    )
