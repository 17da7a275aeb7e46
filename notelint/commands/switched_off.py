"""What a change of the settings switches off: the settings of a commit beside those that hold now.

Whoever reviews a change sees its findings; what the change keeps from being found would not be seen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..diagnostic import Severity
from ..discovery.files import ENDINGS
from ..discovery.posts import Excluded, Post
from ..discovery.sites import Sites
from ..document.toml import load_toml
from ..linting.baseline import size
from ..linting.selection import enabled_rules, ignored_at
from ..named_tuple import NamedTuple
from ..reporters.escape import safe
from ..reporters.layout import number
from ..rules import Rule, all_rules
from ..settings.config import Config, ConfigError, Selection
from ..settings.settings import Settings
from ..settings.sources import FILES
from .git import Blob, base_of, blobs, git, git_bytes, names, top_of

_LARGEST = 5_000_000
"""Bytes of a settings file of a commit; a larger one is none."""
_SHOWN = 12


def switched_off(
    flag: str, reference: str, posts: Sequence[Post], sites: Sites, flags: Selection, file: str | None = None
) -> list[str]:
    """What the settings of the posts switch off that a commit's do not, in sentences; ``file`` holds for all posts.

    Raises ConfigError where git is of no help.
    """
    base, top = base_of(flag, reference), top_of(flag)
    with tempfile.TemporaryDirectory(prefix="notelint-") as temporary:
        folder = os.path.realpath(temporary)
        _write_settings(flag, folder, top, blobs(flag, base, top))
        moved = _moved(os.path.abspath(file), top, folder) if file is not None else None
        if file is not None and (moved is None or not os.path.isfile(moved)):
            return []
        here = [Both(post, path) for post in posts if (path := _moved(post.path, top, folder)) is not None]
        try:
            then, now = Settings(moved, flags=flags), Settings(file, flags=flags)
            return [
                *_rules_off(here, then, now),
                *_let_pass(here, then, now),
                *_hidden(here, then, now),
                *_left_out(flag, top, folder, sites, then, now),
            ]
        except ConfigError as error:
            told = str(error).replace(folder + os.sep, "")
            return [f"the settings cannot be compared with those of {reference}: {told}"]


class Both(NamedTuple):
    """A post, and its place beside the settings of the commit."""

    post: Post
    then: str


def tell(sentences: Iterable[str]) -> None:
    """Say it beside the output."""
    for sentence in sentences:
        print(f"notelint: {safe(sentence)}", file=sys.stderr)


def _moved(path: str, top: str, folder: str) -> str | None:
    """The place in a folder of what is in the repository."""
    real = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    return os.path.join(folder, os.path.relpath(real, top)) if real.startswith(top + os.sep) else None


def _write_settings(flag: str, folder: str, top: str, files: Sequence[Blob]) -> None:
    """Write the settings files of a commit into a folder, with what they name, each where it was."""
    os.mkdir(os.path.join(folder, ".git"))  # settings are looked for up to here
    by_name = {file.name: file for file in files if file.size <= _LARGEST}
    waiting = [name for name in by_name if name.rpartition("/")[2] in FILES]
    while waiting:
        file = by_name.pop(waiting.pop(), None)
        if file is None:
            continue
        content = git_bytes(flag, "cat-file", "blob", file.id, cwd=top)
        path = os.path.join(folder, *file.name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as stream:
            stream.write(content)
        if file.name.endswith(".toml"):
            above = os.path.dirname(file.name)
            waiting += [os.path.normpath(os.path.join(above, name)).replace(os.sep, "/") for name in _named(content)]


def _named(content: bytes) -> Iterator[str]:
    """The files that settings need."""
    try:
        table: Any = load_toml(content.decode("utf-8-sig"))
        table = table.get("tool", {}).get("notelint") or table
        found = (
            *(table.get("extends"), table.get("baseline")),
            *(_in(table, "spelling", "word-file"), _in(table, "front-matter", "schema")),
        )
    except (ValueError, AttributeError):
        return
    yield from (name for name in found if isinstance(name, str))


def _in(table: dict[str, Any], key: str, name: str) -> object:
    inner = table.get(key)
    return inner.get(name) if isinstance(inner, dict) else None


def _rules_off(here: Sequence[Both], then: Settings, now: Settings) -> Iterator[str]:
    off: dict[str, list[str]] = {}
    for post, path in here:
        old, new = then.of(os.path.dirname(path)), now.of(os.path.dirname(post.path))
        for code in _running(old, path) - _running(new, post.path):
            off.setdefault(code, []).append(post.display_path)
    for codes, posts in _together(off, len(here)):
        yield f"this change switches off {codes} in {posts}"


def _running(config: Config, path: str) -> frozenset[str]:
    """The codes of the rules that run on a post."""
    return frozenset(rule.code for rule in enabled_rules(config.selection)) - ignored_at(path, config)


def _let_pass(here: Sequence[Both], then: Settings, now: Settings) -> Iterator[str]:
    """The rules whose findings failed a check before."""
    passing: dict[str, list[str]] = {}
    for post, path in here:
        old, new = then.of(os.path.dirname(path)), now.of(os.path.dirname(post.path))
        if (old.severity, old.fail_level) == (new.severity, new.fail_level):
            continue
        running = _running(old, path) & _running(new, post.path)
        for rule in all_rules():
            if rule.code in running and _fails(rule, old) and not _fails(rule, new):
                passing.setdefault(rule.code, []).append(post.display_path)
    for codes, posts in _together(passing, len(here)):
        yield f"with this change the check no longer fails because of {codes} in {posts}"


def _fails(rule: Rule, config: Config) -> bool:
    severity: Severity = config.severity.get(rule.code, rule.severity)
    return severity >= config.fail_level


def _hidden(here: Sequence[Both], then: Settings, now: Settings) -> Iterator[str]:
    """The findings that baselines hide, where they are more than before."""
    old, new = (
        sum(
            size(file)
            for file in {settings.quick(os.path.dirname(path)).baseline for path in paths}
            if file and os.path.isfile(file)
        )
        for settings, paths in ((then, [path for _, path in here]), (now, [post.path for post, _ in here]))
    )
    if new > old:
        yield f"with this change the baseline hides {number(new - old, 'finding')} more"


def _left_out(flag: str, top: str, folder: str, sites: Sites, then: Settings, now: Settings) -> Iterator[str]:
    """The posts that are excluded now."""
    is_excluded, was_excluded = Excluded(now), Excluded(then)
    left_out = []
    for name in names(git(flag, "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=top)):
        path = os.path.join(top, *name.split("/"))
        if not name.endswith(ENDINGS) or not os.path.isfile(path) or not is_excluded(path, False):
            continue
        if not was_excluded(os.path.join(folder, *name.split("/")), False):
            site, inside = sites.site_of(path, now.quick(os.path.dirname(path)).site)
            left_out += [name] * site.publishes(inside)
    if left_out:
        yield f"this change leaves out {_named_posts(left_out)}"


def _together(found: Mapping[str, Sequence[str]], total: int) -> Iterator[tuple[str, str]]:
    """Rules with the posts that they have in common, in words."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for code in sorted(found):
        groups.setdefault(tuple(found[code]), []).append(code)
    for paths, codes in groups.items():
        yield _rules(codes), _posts(paths, total)


def _rules(codes: Sequence[str]) -> str:
    known = {rule.code: rule.name for rule in all_rules()}
    if len(codes) == len(known):
        return "all rules"
    if len(codes) <= 3:
        return " and ".join(f"{code} {known[code]}" for code in codes)
    more = [f"{len(codes) - _SHOWN} more"] if len(codes) > _SHOWN else []
    listed = [*codes[: _SHOWN if more else None], *more]
    return f"{', '.join(listed[:-1])} and {listed[-1]}"


def _posts(paths: Sequence[str], total: int) -> str:
    return f"all {number(total, 'post')}" if len(paths) == total > 1 else _named_posts(paths)


def _named_posts(paths: Sequence[str]) -> str:
    if len(paths) == 1:
        return paths[0]
    return f"{number(len(paths), 'post')} ({', '.join(paths[:3])}{', …' if len(paths) > 3 else ''})"
