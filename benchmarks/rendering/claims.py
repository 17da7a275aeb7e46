"""How many of the claims that rules make about pages are true of the pages that the real engines make?

``python benchmarks/rendering/claims.py --count 200`` lints posts with one slip each, in every kind of place, for each engine,
renders them with it, and asks of each finding what must be true of the page; where there is a fix, of the page after it
too. It prints claims and false ones by rule and engine; ``--show 5`` the first false ones.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from engines import MKDOCS, RENDERERS, Render, python_markdown
from slips import SLIPS, slips
from truths import TRUTHS, Claim, Page, raw_marks, without_details

from notelint.diagnostic import replaced
from notelint.linting.linter import Linter
from notelint.settings.config import Config, Selection


class Blog(NamedTuple):
    """A site that an engine renders: its settings, where its posts are, and what renders them."""

    files: dict[str, str]
    post: str
    render: Render


_MORE = (*MKDOCS, "attr_list", "md_in_html", "def_list", "footnotes")
_NAMED = "site_name: x\nmarkdown_extensions:\n  - attr_list\n  - md_in_html\n  - def_list\n  - footnotes\n"
_NEWER = "a current Hugo"
"""In claims about another version of it than the one that renders here."""
_HUGO = 'baseURL = "https://notes.test/"\n[markup.goldmark.renderer]\nunsafe = true\n'
BLOGS = {
    "github": Blog({}, "notes.md", RENDERERS["github"]),
    "goldmark": Blog({"hugo.toml": _HUGO}, "content/notes.md", RENDERERS["goldmark"]),
    "kramdown-gfm": Blog({"_config.yml": "markdown: kramdown\n"}, "notes.md", RENDERERS["kramdown-gfm"]),
    "kramdown": Blog(
        {"_config.yml": "markdown: kramdown\nkramdown:\n  input: kramdown\n"}, "notes.md", RENDERERS["kramdown"]
    ),
    "pandoc": Blog({"_quarto.yml": "project:\n  type: website\n"}, "notes.qmd", RENDERERS["pandoc"]),
    "python-markdown": Blog({"mkdocs.yml": _NAMED}, "docs/notes.md", python_markdown(_MORE)),
}


class Checked(NamedTuple):
    """A claim, what the engine made of its post, and of the post after the fix."""

    claim: Claim
    page: str
    fixed: str | None
    page_after: str | None
    page_bare: str | None
    """Of details elements: the page that the fixed post has without their tags."""

    @property
    def is_true(self) -> bool:
        """Whether the page is as the claim says."""
        return TRUTHS[self.claim.code](self.claim, Page(self.page))

    @property
    def is_helped(self) -> bool:
        """Whether the fix mends the page, where there is one; a claim about it would be false."""
        if self.fixed is None or self.page_after is None:
            return True
        word = re.search(r"[A-Za-z]{4,}", self.claim.line_at(0))
        lines = self.fixed.split("\n")
        moved = next((number for number, line in enumerate(lines, 1) if word and word[0] in line), None)
        if moved is None:
            return True
        after = self.claim._replace(post=self.fixed, line=moved)
        if self.page_bare is not None:  # what is printed there too is not the elements' doing
            return raw_marks(after, Page(self.page_after)) <= raw_marks(after, Page(self.page_bare))
        return not TRUTHS[self.claim.code](after, Page(self.page_after))


def check(name: str, codes: list[str], count: int, seed: int) -> list[Checked]:
    """All claims about some posts for an engine."""
    blog, claims = BLOGS[name], list[tuple[Claim, str | None]]()
    with tempfile.TemporaryDirectory() as folder:
        for path, text in blog.files.items():
            (Path(folder) / path).write_text(text)
        file = Path(folder) / blog.post
        file.parent.mkdir(exist_ok=True)
        for slip in slips(codes, count, seed):
            file.write_text(slip.text)
            claims += _claims(slip.text, file, blog.post)
    before = _rendered(blog, [claim.post for claim, _ in claims])
    after = _rendered(blog, [fixed for _, fixed in claims if fixed is not None])
    bare = _rendered(blog, [without_details(fixed) for one, fixed in claims if fixed and one.code == "DT001"])
    return [
        Checked(
            claim,
            before.get(claim.post) or "",
            fixed,
            after.get(fixed or ""),
            bare.get(without_details(fixed or "")) if claim.code == "DT001" else None,
        )
        for claim, fixed in claims
        if before.get(claim.post) is not None
    ]


def _claims(text: str, file: Path, path: str) -> Iterator[tuple[Claim, str | None]]:
    report = Linter().lint_file(
        file, path, Config(selection=Selection(select=("MK", "TB", "DT", "LK010"), preview=True))
    )
    if report.failure is not None:
        raise SystemExit(report.failure)
    for found in report.diagnostics:
        if found.code in TRUTHS and _NEWER not in found.message:
            written = text[slice(*found.span)]
            claim = Claim(found.code, found.message, text, found.region.line, written)
            yield claim, replaced(text, found.fix.edits) if found.fix else None


def _rendered(blog: Blog, texts: list[str]) -> dict[str, str | None]:
    different = list(dict.fromkeys(texts))
    return dict(zip(different, blog.render(different), strict=True)) if different else {}


def report(name: str, checked: list[Checked], show: int) -> None:
    """Print what was claimed and what is false, by rule."""
    claims, false, unhelped = (
        Counter[str](),
        defaultdict[str, list[Checked]](list),
        defaultdict[str, list[Checked]](list),
    )
    for one in checked:
        claims[one.claim.code] += 1
        if not one.is_true:
            false[one.claim.code].append(one)
        elif not one.is_helped:
            unhelped[one.claim.code].append(one)
    print(f"{name}: {sum(claims.values())} claims, {sum(map(len, false.values()))} false", flush=True)
    for code, count in sorted(claims.items()):
        print(
            f"  {code} {count:5} claims {len(false[code]):4} false {len(unhelped[code]):4} that the fix does not mend"
        )
        for kind, some in (("false", false[code]), ("not mended", unhelped[code])):
            for one in some[:show]:
                print(
                    f"    {kind}: {one.claim.line}: {one.claim.message}\n      {one.claim.post!r}\n      {one.page!r}"
                )
                if kind != "false":
                    print(f"      {one.fixed!r}\n      {one.page_after!r}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", choices=list(BLOGS), help="only this engine")
    options.add_argument("--rule", action="append", choices=list(SLIPS), help="only posts about this rule")
    options.add_argument("--count", type=int, default=100, metavar="N", help="posts a rule")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N false claims a rule")
    given = options.parse_args()
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    for name in [given.engine] if given.engine else BLOGS:
        report(name, check(name, given.rule or list(SLIPS), given.count, given.seed), given.show)


if __name__ == "__main__":
    main()
