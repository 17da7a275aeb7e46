"""Under which addresses Hugo publishes a page: sections, slugs, patterns of ``permalinks``, ugly URLs, languages.

As 0.111 and 0.168 make them; where the two differ, both are named. Paths count from the folder of a language's pages.
"""

from __future__ import annotations

import datetime
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from ..named_tuple import NamedTuple
from ..regex import regex

_DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
_DAY = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ALLOWED = frozenset("./\\_#+~-@")
_TOKEN = regex(r":(\w+)(?:\[(\w*)(?:(:)(\w*))?\])?")


class Language(NamedTuple):
    """One of a site's languages."""

    name: str
    prefix: str
    """What its addresses begin with: "" or the name and a slash."""


class Page(NamedTuple):
    """What of a page decides on its address."""

    path: str
    """Without the language in its name."""
    language: Language
    values: Mapping[str, Any]
    """Its front matter, keys in small letters."""
    sections: tuple[str, ...] = ()
    """The folders above it that are sections: the first one, and those with a page of their own."""

    @property
    def folder(self) -> str:
        """The folder that it is in, as a section: that of a bundle is not its own."""
        folder = posixpath.dirname(self.path)
        return posixpath.dirname(folder) if self.kind == "bundle" else folder

    @property
    def name(self) -> str:
        """The name of its file, or of its bundle's folder."""
        return posixpath.basename(posixpath.dirname(self.path) if self.kind == "bundle" else self.path)

    @property
    def kind(self) -> str:
        """``home``, ``section``, ``bundle`` or ``page``."""
        folder, name = posixpath.split(self.path)
        if name in ("index", "_index") and not folder:
            return "home"
        return {"_index": "section", "index": "bundle"}.get(name, "page")


def page_of(path: str, languages: Mapping[str, Language], default: Language) -> Page:
    """A page, its front matter left out, by its path with ending: the language may stand in its name."""
    bare = posixpath.splitext(path)[0]
    stem, dot, language = bare.rpartition(".")
    found = languages.get(language) if dot and "/" not in language else None
    return Page(stem if found else bare, found or default, {})


def addresses_of(page: Page, config: Mapping[str, Any]) -> list[str]:
    """Where a page is published, with a leading slash, likeliest first; empty where that can't be told."""
    located = page.values.get("url")
    if isinstance(located, str) and located:
        prefix = "" if located.startswith("/") else page.language.prefix
        address = f"/{prefix}{located.strip('/')}"
        return [address if re.search(r"\.\w+$", address) else f"{address}/"]
    if page.kind == "home":
        return ["/" + page.language.prefix]
    patterns = _patterns(page, config)
    paths = _plain(page, config) if patterns is None else list(_filled(patterns, page, config))
    ugly = config.get("uglyurls")
    ugly = ugly.get(page.path.partition("/")[0]) if isinstance(ugly, dict) else ugly
    endings = (".html", "/") if ugly is True and page.kind == "section" else (".html",) if ugly is True else ("/",)
    found = (f"/{page.language.prefix}{path.strip('/')}{ending}" for ending in endings for path in paths)
    return list(dict.fromkeys(re.sub(r"/{2,}", "/", address) for address in found))


def aliases_of(page: Page, address: str, config: Mapping[str, Any]) -> list[str]:
    """Further addresses that lead to a page with an address: relative ones count from beside it."""
    if config.get("disablealiases") is True and not _writes_redirects(config):
        return []
    listed = page.values.get("aliases")
    beside = posixpath.dirname(address.rstrip("/").removesuffix(".html"))
    found: list[str] = []
    for alias in listed if isinstance(listed, list) else [listed] if isinstance(listed, str) else []:
        if str(alias).startswith("/"):
            found += [f"/{prefix}{str(alias).lstrip('/')}" for prefix in {"", page.language.prefix}]
        else:
            found.append(posixpath.normpath(f"{beside}/{alias}"))
    return found


def _writes_redirects(config: Mapping[str, Any]) -> bool:
    """Whether a template of the site's own makes the host's file of redirects, as it does of the aliases."""
    formats = config.get("outputformats")
    named = formats.values() if isinstance(formats, dict) else ()
    return any(isinstance(one, dict) and one.get("basename") == "_redirects" for one in named)


def _patterns(page: Page, config: Mapping[str, Any]) -> tuple[str, bool] | None:
    """The pattern of ``permalinks`` that holds for a page, and whether only later versions know it."""
    patterns = config.get("permalinks")
    if not isinstance(patterns, dict):
        return None
    kind = "section" if page.kind == "section" else "page"
    of_kind = patterns.get(kind)
    chosen = of_kind if isinstance(of_kind, dict) else patterns if kind == "page" else {}
    section = (page.folder or page.path if kind == "section" else page.folder).partition("/")[0]
    pattern = chosen.get(section.lower() or "/")
    return (pattern, isinstance(of_kind, dict)) if isinstance(pattern, str) else None


def _plain(page: Page, config: Mapping[str, Any]) -> list[str]:
    if page.kind == "section":
        return _sanitized(posixpath.dirname(page.path), config)
    name = page.values.get("slug")
    return _sanitized(posixpath.join(page.folder, str(name) if name else page.name), config)


def _sanitized(path: str, config: Mapping[str, Any]) -> list[str]:
    """A path as the first and as later versions of Hugo write it into an address."""
    later = path if config.get("disablepathtolower") is True else path.replace(" ", "-")
    return [_cased(_allowed(spelling), config) for spelling in dict.fromkeys((path, later))]


def _cased(path: str, config: Mapping[str, Any]) -> str:
    if config.get("removepathaccents") is True:
        decomposed = unicodedata.normalize("NFD", path)
        path = unicodedata.normalize("NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn"))
    return path if config.get("disablepathtolower") is True else path.lower()


def _allowed(path: str) -> str:
    """A path without what an address can't hold, a hyphen for spaces (``Path.UnicodeSanitize``)."""
    kept: list[str] = []
    waiting = False
    for character in path:
        if character in _ALLOWED or unicodedata.category(character)[0] in "LM" or character.isdecimal():
            if waiting and character != "-":
                kept.append("-")
            waiting = False
            kept.append(character)
        elif kept and kept[-1] != "-" and character.isspace():
            waiting = True
    return "".join(kept)


def _filled(patterns: tuple[str, bool], page: Page, config: Mapping[str, Any]) -> Iterator[str]:
    """A pattern with its tokens filled in, as both versions do it; nothing where one is not known."""
    pattern, is_later = patterns
    for later in (True,) if is_later else (False, True):
        known = _tokens(page, config, later)

        def value(match: re.Match[str], known: dict[str, str] = known, later: bool = later) -> str:
            if match[1] == "sections":
                return "/".join(_sections(match, page.sections, later))
            return known.get(match[1], "\0")

        filled = _TOKEN.sub(value, pattern)
        if "\0" not in filled:
            yield filled


def _sections(match: re.Match[str], sections: tuple[str, ...], later: bool) -> tuple[str, ...]:
    """The folders that ``:sections``, with or without a slice, stands for."""
    if match[2] is None:
        return sections
    numbers = {"": 0, "first": 0, "last": len(sections) - 1}
    first = max(0, numbers.get(match[2], int(match[2]) if match[2].isdigit() else 0))
    if match[3] is None:
        return sections[first : first + 1] if later or match[2] != "last" or first else ()
    last = len(sections) if not match[4] else numbers.get(match[4], int(match[4]) if match[4].isdigit() else 0)
    return sections[first:last]


def _tokens(page: Page, config: Mapping[str, Any], later: bool) -> dict[str, str]:
    def written(text: str) -> str:
        plain = re.sub(r"[/\\]", "-", text) if later else text
        return _cased(_allowed(re.sub(r"[+#]", "", plain)), config)

    title = written(str(page.values.get("title") or ""))
    slug = written(str(page.values.get("slug") or ""))
    name = written(page.name)
    known = {
        "section": page.folder.partition("/")[0],
        "title": title,
        "slug": slug or title,
        "slugorfilename": slug or name,
        "slugorcontentbasename": slug or name,
        "filename": name,
        "contentbasename": name,
    }
    day = _day(page)
    return known | (_day_tokens(day) if day else {})


def _day(page: Page) -> datetime.date | None:
    """The day of a page; the first of all where it has none."""
    written = next((str(page.values[key]) for key in _DATES if page.values.get(key)), "0001-01-01")
    found = _DAY.match(written)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _day_tokens(day: datetime.date) -> dict[str, str]:
    return {
        "year": str(day.year),
        "month": f"{day.month:02}",
        "monthname": day.strftime("%B").lower(),
        "day": f"{day.day:02}",
        "weekday": str(day.isoweekday() % 7),
        "weekdayname": day.strftime("%A").lower(),
        "yearday": str(day.timetuple().tm_yday),
    }
