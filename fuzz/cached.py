"""Any bytes as the file of the cache, and any change of a blog between two runs: what is cached equals what is fresh.

The first byte of an input says what the rest is: the cache's file; its lines, whose checks are then made right; or a file of
the blog, which the second byte picks, as it is in the second run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from notelint.digest import digest_of
from notelint.linting.cache import ENDING

from . import blogs, commands, lines

_POSTS: dict[str, str | bytes] = {
    "_posts/2024-01-02-notes.md": "---\ntitle: Tides\nlayot: post\n---\n\n# Tides\n\n[a](#tide) [b](../other.md#ebb) [c](/images/a.png)\n",
    "other.md": "# Ebb\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4\n",
    "_config.yml": "baseurl: /x\n",
    "notelint.toml": '[severity]\nLK = "info"\n',
    "images/a.png": "",
}
_FILES = tuple(_POSTS)
_CHECK = ("check", "--format", "json", "--jobs", "1", ".")
WORDS = (
    b"\t",
    b"\n",
    b"null",
    b"[]",
    b"{}",
    b"[[",
    b"]]",
    b'""',
    b"p",
    b"s",
    b"c",
    b"g",
    b"-1",
    b"1e999",
    b'"\\ud800"',
    b"\x00",
)


def check(data: bytes) -> None:
    """Raises AssertionError, or what should have been caught."""
    kind, rest = (data[0] % 3 if data else 0), data[1:]
    if kind == 2:
        _changed(rest)
        return
    root, file, fresh = _blog()
    file.write_bytes(rest if kind == 0 else _checked(rest))
    found = commands.say(root, _CHECK)
    assert kind == 1 or found == fresh, "what is cached differs from what is fresh"


def _changed(data: bytes) -> None:
    """Run, change a file, run again with what was kept and without."""
    root = commands.blog("changing")
    commands.write(root, _POSTS)
    commands.say(root, _CHECK)
    blogs.write(root, {_FILES[data[0] % len(_FILES)] if data else _FILES[0]: data[1:]})
    kept = commands.say(root, _CHECK)
    assert kept == commands.say(root, (*_CHECK, "--no-cache")), "what is kept differs from what is fresh"
    assert kept == commands.say(root, _CHECK), "what is kept anew differs from what is fresh"


@cache
def _blog() -> tuple[Path, Path, tuple[int, str, str]]:
    """A blog that does not change, its cache's file, and what is found in it without one."""
    root = commands.blog("cached")
    commands.write(root, _POSTS)
    fresh = commands.say(root, (*_CHECK, "--no-cache"))
    before = set((blogs.folder() / "cache").glob(f"*{ENDING}"))
    assert commands.say(root, _CHECK) == fresh
    (file,) = set((blogs.folder() / "cache").glob(f"*{ENDING}")) - before
    return root, file, fresh


def _checked(data: bytes) -> bytes:
    """Lines with the checks that they should have."""
    made = []
    for line in data.split(b"\n"):
        key, _, rest = line.partition(b"\t")
        rest = rest.partition(b"\t")[2]
        made.append(key + b"\t" + digest_of(key + rest)[:8].encode() + b"\t" + rest)
    return b"\n".join(made)


def mutator() -> lines.Mutator:
    """Changes by whole lines."""
    return lines.mutator([seed[2:] for seed in seeds()], WORDS, head=2)


def seeds() -> Iterator[bytes]:
    """A true cache, in both ways, and each file of the blog with a change."""
    root, file, _ = _blog()
    commands.say(root, (*_CHECK, "--no-cache"))
    content = file.read_bytes()
    for kind in b"01":
        yield bytes([kind]) + content
        yield from (bytes([kind]) + line for line in content.split(b"\n"))
    for number, text in enumerate(_POSTS.values()):
        made = text.encode() if isinstance(text, str) else text
        yield b"2" + bytes([len(_FILES) * 10 + number]) + made.replace(b"1", b"2").replace(b"T", b"t") + b"\n"
