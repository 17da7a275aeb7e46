"""Slips in addresses: what was meant, and what the browser does with what is written."""

from __future__ import annotations

import re

from ..named_tuple import NamedTuple
from ..regex import regex

_HOST = (
    r"(?:www\.[\w-]+(?:\.[\w-]+)+|(?:[a-z0-9-]+\.)+"
    r"(?:com|org|net|edu|gov|io|ai|dev|app|xyz|info|co|me|uk|de|fr|in|jp|cn|eu|us|ca|au|br|ru|tv|so|blog|tech))"
)
_BARE_HOST = regex(_HOST + r"(?::\d+)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
_FILE_NAME = regex(r"^(?!www\.)[^/]*\.(?:in|so|me)$", re.IGNORECASE)
_MAIL = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BEFORE = regex(r"(?P<stray>[\s./\\(\[{<\"'“”‘’«:;,=*_~`>-]+)(?P<address>https?://[^\s].*)", re.IGNORECASE | re.DOTALL)
_BRACKETED = regex(r"\((?P<inside>[^()\s]+)\)")
_SLIPS = (
    (regex(r"(https?)(?:;//|:/(?!/)|//:?|:/?\\+/?|: +//|:(?=[^/\\]))", re.IGNORECASE), r"\1://"),
    (
        regex(
            r"(?:htp|htt|hhtp|htttp|ttp|hppt|htps|httsp|htttps|httpp|hhttp|http[a-rt-z]|thtp|tthp|hhtps|htpp)(s?):/{1,2}(?!/)",
            re.IGNORECASE,
        ),
        r"http\1://",
    ),
    (regex(r"https?://(https?)(?::?//|:/)", re.IGNORECASE), r"\1://"),
    (regex(r"(https?://)(?:www[,;]|ww\.|wwww+\.|www\.{2,})", re.IGNORECASE), r"\1www."),
)
_GLUED = regex(r"(?P<first>https?://[^\s?#]*?[^\W_])(?P<second>https?://\S+)", re.IGNORECASE)
_HOST_END = regex(
    r"(?P<host>https?://[\w-]+(?:\.[\w-]+)+)(?P<stray>(?!\.(?:/|$))[.,;:)\]}>]+)(?P<rest>/.*)?",
    re.IGNORECASE | re.DOTALL,
)
_DOUBLED = regex(r"(?P<before>https?://[^\s/?#]+(?:/[^\s/?#]+)*?)(?<!:)//+(?=[\w-])(?P<after>[^\s?#]*)", re.IGNORECASE)
_WITHIN = regex(r"[a-z]+:/|[\w-]+(?:\.[\w-]+)+(?:/|$)", re.IGNORECASE)
_SCHEME = regex(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_HERE = "so the browser looks for it on your own site"
_TITLE = regex(r"[^\W\d_][\w()'’,&.–-]*(?: [\w()'’,&.–-]+)+")


_LINKED = regex(r"\[[^\[\]]*\]\((?P<address>[^\s()]+)\)")
"""A link where its address belongs: [sails]([Sails](https://sea.test))."""


class Slip(NamedTuple):
    """A slip in an address."""

    why: str
    """What is wrong and what the browser does, after the address."""
    meant: str | None
    """The address that was meant; None where two are as likely."""


def read_slip(target: str) -> Slip | None:
    """The slip in a link's address, or None.

    One without a scheme may also be a file, one in brackets too: whoever asks must look whether there is one.
    """
    target = target.strip()
    if (before := _BEFORE.fullmatch(target)) is not None:
        return _stray(before["stray"], before["address"])
    if target[:1] == "<" and target[-1:] == ">":
        return None
    if (linked := _LINKED.fullmatch(target)) is not None:
        return Slip("is a link itself, so the browser looks for a page of that name", linked["address"])
    for pattern, replacement in _SLIPS:
        if (found := pattern.match(target)) is not None:
            meant = pattern.sub(replacement, target, count=1)
            return Slip(f'begins with "{found[0]}", {_effect(found[0])}', meant) if meant != target else None
    if (glued := _GLUED.fullmatch(target)) is not None:
        first, second = glued["first"], glued["second"]
        same = first.rstrip("/").lower() == second.rstrip("/").lower()
        return Slip("is two addresses in one, so the page is not found", second if same else None)
    if (ended := _HOST_END.fullmatch(target)) is not None:
        meant = ended["host"] + (ended["rest"] or "")
        return Slip(f'has a stray "{ended["stray"]}" after the host, so there is no such site', meant)
    if _SCHEME.match(target) and not _BARE_HOST.fullmatch(target):
        return None
    if _MAIL.fullmatch(target):
        return Slip("has no mailto: before it, so the browser looks for a page of that name", f"mailto:{target}")
    if _BARE_HOST.fullmatch(target) and ("/" in target or not _FILE_NAME.search(target)):
        return Slip(
            "has no https:// before it, so the browser looks for a page of that name on your own site",
            f"https://{target}",
        )
    if (inside := _BRACKETED.fullmatch(target)) is not None and re.search(r"[/.]", inside["inside"]):
        return Slip(f"is in brackets twice, {_HERE}", inside["inside"])
    return None


def doubled_slash(target: str) -> tuple[str, str] | None:
    """What is before two slashes in a row in a path, and the address with one; None where none are, or where another
    address begins there, such as an archive's."""
    found = _DOUBLED.match(target)
    if found is None or _WITHIN.match(found["after"]):
        return None
    return f"{found['before']}/", f"{found['before']}/{found['after']}{target[found.end() :]}"


def _stray(stray: str, address: str) -> Slip:
    """An address after characters that do not belong to it; closing ones go as well."""
    for opening, closing in ("()", "[]", "{}", "<>", '""', "''", "“”", "‘’", "«»"):
        if opening in stray and address.endswith(closing):
            address = address.removesuffix(closing)
    return Slip(f"has {stray.strip() or 'a space'} before it, {_HERE}", address)


def _effect(begin: str) -> str:
    if re.match(r"https?://.", begin, re.IGNORECASE):
        return "and no site has that name"
    return "which no browser knows" if "://" in begin else _HERE


def is_title(target: str) -> bool:
    """True for words with spaces between, as an article's title, where an address should be."""
    return bool(_TITLE.fullmatch(target)) and not re.search(r"[/#]|\.\w{1,5}$|:", target)
