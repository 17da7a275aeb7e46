"""What git knows of the repository that a command runs in. Nothing that a repository's settings name is run."""

from __future__ import annotations

import os
import subprocess

from ..named_tuple import NamedTuple
from ..settings.config import ConfigError

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")


class Blob(NamedTuple):
    """A file of a commit."""

    name: str
    """From the repository's root, with ``/``."""
    id: str
    size: int


def git(flag: str, *arguments: str, cwd: str | None = None, error: str = "") -> str:
    """What git prints. Raises ConfigError, which names the flag of ours that needs it."""
    return os.fsdecode(git_bytes(flag, *arguments, cwd=cwd, error=error))


def git_bytes(flag: str, *arguments: str, cwd: str | None = None, error: str = "") -> bytes:
    """As ``git``, as it is."""
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=cwd, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as failure:
        raise ConfigError(f"{flag} needs git: {failure.strerror or failure}") from None
    if done.returncode != 0:
        said = os.fsdecode(done.stderr).strip().partition("\n")[0]
        raise ConfigError(f"{flag}: {error or said}")
    return done.stdout


def names(text: str) -> list[str]:
    """Of what git ends with zeros."""
    return [name for name in text.split("\0") if name]


def base_of(flag: str, reference: str) -> str:
    """The commit at which the work that is checked left the reference; the reference itself where that is not known."""
    if reference.startswith("-"):
        raise ConfigError(f"{flag}: {reference!r} is not a commit")
    commit = git(
        flag, "rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}", error=f"no commit {reference!r}"
    ).strip()
    try:
        return git(flag, "merge-base", commit, "HEAD").strip()
    except ConfigError:
        return commit


def top_of(flag: str) -> str:
    """The root of the repository, links resolved."""
    return os.path.realpath(git(flag, "rev-parse", "--show-toplevel").rstrip("\n"))


def blobs(flag: str, commit: str, top: str) -> list[Blob]:
    """The files of a commit, without links; a name that leads out of the repository, which git would not check out, is none."""
    found = []
    for entry in names(git(flag, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, cwd=top)):
        told, _, name = entry.partition("\t")
        mode, kind, id, size = told.split()
        parts = name.split("/")
        if kind == "blob" and mode != "120000" and not any(part.lower() in ("", ".", "..", ".git") for part in parts):
            found.append(Blob(name, id, int(size)))
    return found
