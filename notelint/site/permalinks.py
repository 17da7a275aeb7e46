"""Under which addresses Jekyll publishes a file: its permalink styles and placeholders.

As ``Jekyll::URL``, ``Document`` and ``Page`` of 4.3 make them; paths count from the site's root.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from ..named_tuple import NamedTuple
from ..regex import regex

_DATED = regex(r"(?:.+/)?(\d{2,4}-\d{1,2}-\d{1,2})-(.*)\.[^.]+$")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PLACEHOLDER = regex(r":([a-z_]+)")
_DAY = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?P<offset>.*[+-]\d{2}:?\d{2}|.*Z)?")
_PRETTY = regex(r"[^\w.~!$&'()+,;=@-]+|-{2,}")
_DEFAULT = regex(r"[\W_]+")
_SLASHES = regex(r"/{2,}")


def addresses_of(path: str, values: Mapping[str, Any], config: Mapping[str, Any]) -> list[str]:
    """Where a file is published, with a leading slash, likeliest first; empty where that can't be told.

    ``values`` is its front matter with the defaults of the settings.
    """
    style = config.get("permalink") or "date"
    collection = _collection_of(path, config)
    template = str(values.get("permalink") or _template(path, collection, str(style), config))
    filled = [_fill(template, _Post(path, values, collection, day)) for day in _days(path, values)]
    return list(dict.fromkeys(address for address in filled if address is not None))


def _collection_of(path: str, config: Mapping[str, Any]) -> str | None:
    folders = path.split("/")[:-1]
    if "_posts" in folders or "_drafts" in folders or folders[:1] == ["_notebooks"]:
        return "posts"
    named = config.get("collections")
    names = named if isinstance(named, (dict, list)) else ()
    return next((folder[1:] for folder in folders[:1] if folder.startswith("_") and folder[1:] in names), None)


def _template(path: str, collection: str | None, style: str, config: Mapping[str, Any]) -> str:
    if collection is not None:
        named = config.get("collections")
        settings = named.get(collection) if isinstance(named, dict) else None
        given = str(settings.get("permalink") or "") if isinstance(settings, dict) else ""
        if collection == "posts":
            return _STYLES.get(given or style, given or style)
        return given or _suffixed("/:collection/:path", style)
    name = path.rpartition("/")[2]
    if not name.endswith((".md", ".markdown", ".html", ".ipynb")):
        return "/:path/:basename:output_ext"
    if name.rpartition(".")[0] == "index":
        return "/:path/"
    return _suffixed("/:path/:basename", style)


def _suffixed(template: str, style: str) -> str:
    if style == "pretty" or style.endswith("/"):
        return template + "/"
    ended = style in ("date", "ordinal", "none") or style.endswith(":output_ext")
    return template + ":output_ext" if ended else template


def _days(path: str, values: Mapping[str, Any]) -> Iterator[datetime.date | None]:
    """The day of a post; with an offset from UTC also the days around it, because the builder's own clock decides."""
    dated = _DATED.match(path)
    written = _DAY.match(str(values.get("date") or (dated[1] if dated else "")))
    try:
        day = datetime.date(*map(int, written.groups()[:3])) if written else None
    except ValueError:
        day = None
    yield day
    if day is not None and written is not None and written["offset"] and 2 < day.toordinal() < 3_000_000:
        yield day - datetime.timedelta(1)
        yield day + datetime.timedelta(1)


class _Post(NamedTuple):
    """What the placeholders are filled in from."""

    path: str
    values: Mapping[str, Any]
    collection: str | None
    day: datetime.date | None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.name.rpartition(".")[0]

    @property
    def slug(self) -> str:
        """What the front matter says, else the name without its day."""
        dated = _DATED.match(self.name)
        return str(self.values.get("slug") or (dated[2] if dated and self.collection else self.stem)).rstrip(".")

    @property
    def place(self) -> str:
        """The folder; in a collection with the name."""
        if self.collection is None:
            return self.path.rpartition("/")[0]
        return self.path.partition("/")[2].rpartition(".")[0].rstrip(".")

    @property
    def categories(self) -> list[str]:
        """Those of the folders above and of the front matter."""
        return _categories(self.path, self.values, self.collection)


def _ending(name: str) -> str:
    return ".html" if name.endswith((".md", ".markdown", ".html", ".ipynb")) else f".{name.rpartition('.')[2]}"


_PLACEHOLDERS: dict[str, Callable[[_Post], str]] = {
    "output_ext": lambda post: _ending(post.name),
    "title": lambda post: slugified(post.slug, pretty=True, cased=True),
    "slug": lambda post: slugified(post.slug),
    "name": lambda post: slugified(post.stem),
    "basename": lambda post: post.stem,
    "collection": lambda post: post.collection or "",
    "path": lambda post: post.place,
    "categories": lambda post: "/".join(post.categories),
    "slugified_categories": lambda post: "/".join(map(slugified, post.categories)),
}
_OF_DAY: dict[str, Callable[[datetime.date], str]] = {
    "year": lambda day: f"{day.year:04}",
    "short_year": lambda day: f"{day.year % 100:02}",
    "month": lambda day: f"{day.month:02}",
    "i_month": lambda day: str(day.month),
    "day": lambda day: f"{day.day:02}",
    "i_day": lambda day: str(day.day),
    "y_day": lambda day: f"{day.timetuple().tm_yday:03}",
    "week": lambda day: f"{day.isocalendar()[1]:02}",
    "w_year": lambda day: str(day.isocalendar()[0]),
    "w_day": lambda day: str(day.isocalendar()[2]),
    "short_month": lambda day: day.strftime("%b"),
    "long_month": lambda day: day.strftime("%B"),
    "short_day": lambda day: day.strftime("%a"),
    "long_day": lambda day: day.strftime("%A"),
}


def _categories(path: str, values: Mapping[str, Any], collection: str | None) -> list[str]:
    above = path.partition("_posts/")[0].strip("/").split("/") if collection == "posts" and "_posts/" in path else []
    given = values.get("category")
    if given is None:
        given = values.get("categories")
        given = given.split() if isinstance(given, str) else given
    listed = given if isinstance(given, list) else [given]
    return list(dict.fromkeys(str(one).lower() for one in [*above, *listed] if one not in (None, "")))


def slugified(text: str, pretty: bool = False, cased: bool = False) -> str:
    """A title as Jekyll writes it into an address."""
    slug = (_PRETTY if pretty else _DEFAULT).sub("-", text)
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


def _fill(template: str, post: _Post) -> str | None:
    """A template with its placeholders filled in; None where one is not known."""
    pieces = _pieces(template, post.day is not None)
    if pieces is None:
        return None
    filled = "/" + "".join([piece if isinstance(piece, str) else piece(post) for piece in pieces])
    return _SLASHES.sub("/", filled.replace("..", "/").replace("./", ""))


@lru_cache(1_000)
def _pieces(template: str, is_dated: bool) -> list[str | Callable[[_Post], str]] | None:
    """What a template is made of: text, and what fills in a placeholder; None where one is not known."""
    pieces: list[str | Callable[[_Post], str]] = []
    end = 0
    for found in _PLACEHOLDER.finditer(template):
        names = (found[1][:length] for length in range(len(found[1]), 0, -1))  # :title_x is :title and "_x"
        name = next((name for name in names if name in _PLACEHOLDERS or (is_dated and name in _OF_DAY)), None)
        if name is None:
            return None
        pieces += [template[end : found.start()], _PLACEHOLDERS.get(name) or _of_day(_OF_DAY[name])]
        end = found.start(1) + len(name)
    return [*pieces, template[end:]]


def _of_day(write: Callable[[datetime.date], str]) -> Callable[[_Post], str]:
    return lambda post: write(post.day) if post.day is not None else ""
