"""Does ``--fix`` change anything but what it fixes?

``python benchmarks/fixing/prove.py ~/blogs/*`` fixes copies of blogs, renders every changed post before and after with the
engine of its own site, and holds each difference against what the rules that fixed something there may change. Front
matter is compared as data, notebooks cell by cell. Then all is fixed once more, which must change nothing.
``--changes`` prints every line that was changed too, to be read; ``--unsafe`` fixes what needs ``--unsafe-fixes``.
The exit code is 1 where anything else than the fixes changed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "rendering"))
sys.path.insert(0, str(Path(__file__).parent))

from compare import Post, prepared, rendered, renderer_of
from pages import Change, Page, changes, lost_links, page_of, runs

from notelint.discovery.sites import Sites
from notelint.document.document import Document
from notelint.document.front_matter import read_front_matter
from notelint.settings.config import SiteSettings
from notelint.site.site import Site

PROJECT = Path(__file__).parents[2]
MAY_CHANGE: Mapping[str, frozenset[str]] = {
    "DT001": frozenset(("elements", "headings", "anchors", "links", "code", "words")),
    "FM004": frozenset(("front matter",)),
    "LK001": frozenset(("links",)),
    "QA006": frozenset(("words",)),
    "SP004": frozenset(("words",)),
    "SP006": frozenset(("words", "headings", "anchors")),
    "TB002": frozenset(),
    "XX001": frozenset(),
}
"""What the safe fixes of a rule are for; whatever else differs is a fault."""


class Changed(NamedTuple):
    """A post that ``--fix`` wrote."""

    path: str
    """From the blog's root."""
    before: bytes
    after: bytes
    codes: tuple[str, ...]
    """Rules that had something to fix in it."""


class Fault(NamedTuple):
    """A difference that no fix is for."""

    path: str
    codes: tuple[str, ...]
    change: Change


class Proof(NamedTuple):
    """What came of fixing a blog."""

    changed: list[Changed]
    again: list[str]
    """The files that a second run changes."""
    faults: list[Fault]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("blogs", nargs="+", type=Path)
    options.add_argument("--unsafe", action="store_true", help="make the unsafe fixes too: every difference is printed")
    options.add_argument("--changes", action="store_true", help="print every line that was changed")
    options.add_argument("--counts", action="store_true", help="print no text of a post, only how many differences")
    given = options.parse_args()
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    codes, posts, faults = Counter[str](), 0, 0
    for blog in filter(Path.is_dir, given.blogs):
        proof = prove(blog, ["--unsafe-fixes"] if given.unsafe else [])
        codes.update(code for one in proof.changed for code in one.codes)
        posts, faults = posts + len(proof.changed), faults + len(proof.faults) + len(proof.again)
        for line in () if given.counts else told(blog.name, proof, given.changes):
            print(line, flush=True)
    by_code = ", ".join(f"{code} in {count}" for code, count in sorted(codes.items()))
    print(f"{posts} posts changed ({by_code}); {faults} differences beyond the fixes")
    return min(faults, 1)


def told(name: str, proof: Proof, lines: bool) -> Iterator[str]:
    """What there is to say of a blog."""
    for one in proof.changed if lines else ():
        yield from shown(name, one)
    for path in proof.again:
        yield f"{name}/{path}: a second run changes it"
    for path, codes, change in proof.faults:
        yield f"{name}/{path} ({', '.join(codes)}): {change.part}"
        yield f"  - {' '.join(change.before)[:300]}\n  + {' '.join(change.after)[:300]}"


def prove(blog: Path, flags: Sequence[str]) -> Proof:
    """Fix a copy of a blog twice, and compare the pages before and after."""
    with tempfile.TemporaryDirectory() as folder:
        old, new = (Path(folder) / part / blog.resolve().name for part in ("old", "new"))
        for root in (old, new):
            copy(blog, root)
        before = contents(new)
        check(new, "--fix", "--quiet", *flags, ".")
        after = contents(new)
        check(new, "--fix", "--quiet", *flags, ".")
        again = [path for path, text in contents(new).items() if after.get(path) != text]
        paths = [path for path, text in before.items() if after.get(path) != text]
        codes = fixable(old, paths, bool(flags))
        changed = [Changed(path, before[path], after[path], tuple(sorted(codes[path]))) for path in paths]
        return Proof(changed, again, list(faults_in(old, changed)))


def copy(blog: Path, root: Path) -> None:
    """A copy that may be written, and is a repository of its own."""
    shutil.copytree(blog, root, symlinks=True, copy_function=shutil.copyfile)
    for folder in (root, *(path for path in root.rglob("*") if path.is_dir() and not path.is_symlink())):
        folder.chmod(0o755)
    (root / ".git").mkdir(exist_ok=True)


def fixable(root: Path, paths: Sequence[str], unsafe: bool) -> dict[str, set[str]]:
    """The rules that have something to fix in some posts, by path."""
    codes: dict[str, set[str]] = {path: set() for path in paths}
    for found in json.loads(check(root, "--format", "json", "--", *paths))["diagnostics"] if paths else ():
        if found["fix"] and (unsafe or found["fix"]["safe"]):
            codes[found["path"]].add(found["code"])
    return codes


def check(root: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "notelint", "check", "--no-cache", "--exit-zero", "--allow-empty", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", env=environment, check=False).stdout


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a blog, by its path."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def faults_in(root: Path, changed: Iterable[Changed]) -> Iterator[Fault]:
    """The differences that no fix is for."""
    sites = Sites()
    for one in changed:
        site, _ = sites.site_of(str(root / one.path), SiteSettings())
        found = (change for change in differences(one, site) if is_fault(change, one.codes))
        yield from (Fault(one.path, one.codes, change) for change in found)


def is_fault(change: Change, codes: tuple[str, ...]) -> bool:
    """Whether no rule's fix is for a difference: nothing but a link that leads somewhere, or the second of two words."""
    if not any(change.part in MAY_CHANGE.get(code, ()) for code in codes):
        return True
    return codes == ("SP004",) and (bool(change.after) or len(change.before) != 1)


def differences(one: Changed, site: Site) -> Iterator[Change]:
    """All that differs between a post's page before and after."""
    before, after = one.before.decode("utf-8", "replace"), one.after.decode("utf-8", "replace")
    if one.path.endswith(".ipynb"):
        yield from notebook_differences(before, after, site)
        return
    documents = Document(before, grammar=site.engine.grammar), Document(after, grammar=site.engine.grammar)
    yield from (Change("front matter", *run) for run in runs(*(entries(document) for document in documents)))
    pages = pages_of(prepared(before), prepared(after), site, renderer_of(site.engine.name))
    yield from changes(*pages)
    yield from lost_links(*pages)


def entries(document: Document) -> list[str]:
    """The keys of a front matter with their values, or its text where it can't be read."""
    front = read_front_matter(document)
    if front is None:
        return []
    return [f"{key}: {value!r}" for key, value in front.values.items()] or [document.slice(front.span)]


def notebook_differences(before: str, after: str, site: Site) -> Iterator[Change]:
    """The differences of the pages of each markdown cell, and whatever else differs in a notebook."""
    old, new = json.loads(before), json.loads(after)
    renderer = "pandoc" if site.engine.name == "pandoc" else "jupyter"
    lines = 0
    for cell, other in zip(old["cells"], new["cells"], strict=True):
        if cell["cell_type"] == "markdown" and cell["source"] != other["source"]:
            source, changed = "".join(cell["source"]), "".join(other["source"])
            yield from changes(*pages_of(source, changed, site, renderer))
            lines += sum(len(run[0]) for run in runs(source.split("\n"), changed.split("\n")))
            other["source"] = cell["source"]
    if old != new:
        yield Change("notebook", ("other cells or metadata",), ())
    written = sum(len(run[0]) for run in runs(before.split("\n"), after.split("\n")))
    if written > lines:
        yield Change("notebook", (f"{lines} lines of text",), (f"{written} lines of JSON",))


def pages_of(before: str, after: str, site: Site, renderer: str) -> tuple[Page, Page]:
    """The pages of two texts."""
    old, new = rendered([Post("", text, renderer, site.engine) for text in (before, after)])
    return page_of(old or ""), page_of(new or "")


def shown(name: str, one: Changed) -> Iterator[str]:
    """The lines that were changed, as they were and as they are."""
    yield f"{name}/{one.path} ({', '.join(one.codes)})"
    old, new = (text.decode("utf-8", "replace").split("\n") for text in (one.before, one.after))
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (f"  -{line}" for line in old[start:end])
            yield from (f"  +{line}" for line in new[other_start:other_end])


if __name__ == "__main__":
    sys.exit(main())
