"""Absolute addresses that lead into the blog itself: its published pages, and its files on GitHub.

What is its own, the blog says: its settings, a CNAME, the remote that it is pushed to, the path of its Go module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from ..majority import most
from ..named_tuple import NamedTuple
from ..regex import regex
from .folder import Folder
from .sources import under

_URL = regex(r"(?:https?:)?//(?P<host>[^/?#\s]+)(?P<path>/[^?#\s]*)?", re.IGNORECASE)
_REPOSITORY = regex(r"github\.com[/:](?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?(?:[/?#\s\"']|$)", re.IGNORECASE)
_FILE = regex(
    r"(?:github\.com/(?P<repository>[\w-]+/[\w.-]+)/(?:blob|tree|raw|blame|edit)"
    r"|raw\.githubusercontent\.com/(?P<raw>[\w-]+/[\w.-]+)(?:/refs/heads)?)/(?P<branch>[^/]+)(?P<path>/.*)?$",
    re.IGNORECASE,
)
_ORIGIN = regex(r"^\[remote \"origin\"\]\n(?:[ \t].*\n)*?[ \t]*url[ \t]*=[ \t]*(\S+)", re.MULTILINE)
_NOBODYS = regex(r"(?:www\.)?(?:localhost|127\.|0\.0\.0\.0|example\.|github\.com$|your|mysite)", re.IGNORECASE)
_SHOWN = ("main", "master", "head")
"""The branches whose files are those at hand; another may hold what it likes."""


class Own(NamedTuple):
    """Where a blog is published, in small letters."""

    hosts: dict[str, str]
    """Host → the path below it."""
    repositories: frozenset[str]
    """``owner/name`` on GitHub."""


class Place(NamedTuple):
    """What an address of the blog's own names."""

    path: str
    is_source: bool
    """True for a file's path from the repository's root, false for an address below the host, with its leading slash."""


def own_place(site: Folder, named: Callable[[], Iterable[str]], address: str) -> Place | None:
    """What an absolute address names in the blog, without query and fragment; None where it leads elsewhere.

    ``named`` tells the addresses that the settings name.
    """
    found = _URL.match(address)
    if found is None:
        return None
    own = site.remember("own", lambda: _own(site, named()))
    host = found["host"].lower()
    if host in ("github.com", "www.github.com", "raw.githubusercontent.com"):
        file = _FILE.match(host.removeprefix("www.") + (found["path"] or ""))
        owner = (file["repository"] or file["raw"]).lower() if file else ""
        if file is None or file["branch"].lower() not in _SHOWN:
            return None
        if owner not in own.repositories and (own.repositories or not _is_evident(site, owner)):
            return None
        return Place(unquote(file["path"] or "").strip("/"), True)
    path = found["path"] or "/"
    base = own.hosts.get(host)
    if base is None or not (path + "/").lower().startswith(base + "/"):
        return None
    return Place(path[len(base) :] or "/", False)


def _is_evident(site: Folder, repository: str) -> bool:
    """Whether a blog whose settings name no repository shows in its README that one is its own.

    Two of the repository's files that the README links are here; or its title is the repository's name, as GitHub writes
    it into every new README, and it names the owner's pages.
    """
    readme = site.remember(("readme", repository), lambda: _readme(site, repository))
    here = sum(site.blog.kind(path) is not None for path in readme.files)
    if here >= 2 and most(here, len(readme.files)):
        return True
    owner, _, name = repository.partition("/")
    return readme.title == name and owner in readme.owners


class _Readme(NamedTuple):
    """What a README says of the repository that it is in."""

    files: frozenset[str]
    """The files of a repository that it links."""
    title: str
    owners: frozenset[str]
    """Of the pages on github.io that it names."""


def _readme(site: Folder, repository: str) -> _Readme:
    written = next(filter(None, (site.blog.read(name) for name in ("README.md", "readme.md", "Readme.md"))), "")
    files = re.compile(rf"github\.com/{re.escape(repository)}/(?:blob|tree|raw)/(?:main|master)/", re.IGNORECASE)
    links = re.findall(r"github\.com/[^\s)#?\"']+", written)
    paths = (unquote(link[found.end() :]) for link in links if (found := files.match(link)))
    title = re.search(r"^#[ \t]+(\S.*?)[ \t#]*$", written, re.MULTILINE)
    owners = re.findall(r"(?<![\w-])([\w-]{1,40})\.github\.io", written.lower())
    return _Readme(frozenset(paths), title[1].lower() if title else "", frozenset(owners))


def _own(site: Folder, named: Iterable[str]) -> Own:
    remote = _ORIGIN.search(site.blog.read(".git/config") or "")
    module = re.search(r"^module\s+(\S+)", site.blog.read("go.mod") or "", re.MULTILINE)
    domains = (f"//{line.strip()}" for line in _domains(site))
    hosts: dict[str, str] = {}
    repositories = set()
    for address in (*named, *(match[1] for match in (remote, module) if match), *domains):
        if (repository := _REPOSITORY.search(address)) is not None:
            owner, name = repository["owner"].lower(), repository["name"].lower()
            repositories.add(f"{owner}/{name}")
            hosts.setdefault(f"{owner}.github.io", "" if name == f"{owner}.github.io" else f"/{name}")
        elif (url := _URL.match(address)) is not None and not _NOBODYS.match(url["host"]):
            host, path = url["host"].lower(), (url["path"] or "").rstrip("/").lower()
            hosts.setdefault(host, path)
            if host.endswith(".github.io"):
                repositories.add(f"{host.removesuffix('.github.io')}/{path.strip('/') or host}")
    return Own(hosts, frozenset(repositories))


def _domains(site: Folder) -> list[str]:
    texts = (site.blog.read(under(site, folder, "CNAME")) for folder in ("", "static", "docs", "content"))
    return [line for text in texts if text for line in text.splitlines()[:1] if "." in line]
