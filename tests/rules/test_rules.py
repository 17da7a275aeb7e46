"""Every rule against its cases, which are written in markdown in ``tests/rules``, and against its own documentation.

``UPDATE=1 pytest tests/rules`` writes what is found into the case files; read the difference before it goes in.
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from pathlib import Path

import pytest

from notelint.linting.fix import is_fixable
from notelint.linting.linter import Fixing
from notelint.reporters.rule_pages import rule_markdown, rules_markdown
from notelint.rules import Rule, all_rules
from notelint.settings.config import Config, Selection
from notelint.site.settings import SiteSettings

from ..support import JEKYLL, POST, PROJECT, Blog, Case, read_cases, shown
from .cases import CASES, ENGINE_ONLY, RULES, linter_for, set_up

HERE = Path(__file__).parent
_EXAMPLE = re.compile(r"^(Bad|Good)(?: \(([^)]*)\))?:\n\n((?: {4}.*\n|\n)+)", re.MULTILINE)


@pytest.mark.skipif("UPDATE" in os.environ, reason="the cases are written")
@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(blog: Blog, rule: Rule, case: Case) -> None:
    assert found_in(blog, rule, case) == case


@pytest.mark.skipif("UPDATE" not in os.environ, reason="the cases are read")
@pytest.mark.parametrize("path", sorted(HERE.glob("*.md")), ids=lambda path: path.stem)
def test_update(tmp_path: Path, path: Path) -> None:
    """All cases of one file in one test, so that no two write it at once."""
    for index, case in enumerate(read_cases(path)):
        (tmp_path / f"{index}" / ".git").mkdir(parents=True)
        _update(path, found_in(Blog(tmp_path / f"{index}"), RULES[path.stem], case))


def found_in(blog: Blog, rule: Rule, case: Case) -> Case:
    """A case with what is found in its post, and what fixing makes of it."""
    linter, path, config = set_up(blog, rule, case)
    raw = case.post.encode()

    def fixed(unsafe: bool, raw: bytes = raw) -> str:
        report = linter.lint_bytes(raw, blog.root / path, path, config, Fixing(unsafe))
        left = [diagnostic for diagnostic in report.diagnostics if is_fixable(diagnostic, unsafe)]
        assert (report.failure, left) == (None, []), "fixing does not come to an end"
        assert report.document is not None
        return report.document.original

    safe, unsafe = fixed(False), fixed(True)
    assert (fixed(False, safe.encode()), fixed(True, unsafe.encode())) == (safe, unsafe), "fixed text is fixed again"
    return Case(
        case.title,
        case.settings,
        case.post,
        shown(linter.lint_file(blog.root / path, path, config)),
        safe if safe != case.post else None,
        unsafe if unsafe != safe else None,
    )


def _update(path: Path, found: Case) -> None:
    text = path.read_text(encoding="utf-8")
    post = text.index(found.post, text.index(f"## {found.title}\n"))
    end = text.index("`````\n", post + len(found.post)) + 6
    tail = re.sub(r"\A(?:\n`{5}(?:text|fixed|unsafe)\n.*?^`{5}\n)+", "", text[end:], flags=re.DOTALL | re.MULTILINE)
    fences = {
        "text": "".join(f"{line}\n" for line in found.expected) or None,
        "fixed": found.fixed,
        "unsafe": found.unsafe,
    }
    blocks = "".join(f"\n`````{name}\n{content}`````\n" for name, content in fences.items() if content is not None)
    path.write_text(text[:end] + blocks + tail, encoding="utf-8")


SAFE = "DT001 FM004 LK001 QA006 SP004 SP006 TB002 XX001".split()


def test_every_kind_of_fix_has_a_case() -> None:
    """A rule that offers fixes shows what they make of a post; which rules offer safe ones is said here."""
    offers = {
        rule.code
        for rule in all_rules()
        if re.search(r"\bFix\(|\btypos\(", inspect.getsource(sys.modules[rule.check.__module__]))
    }
    fixed = {rule.code for rule, case in (parameters.values for parameters in CASES) if case.fixed is not None}
    unsafe = {rule.code for rule, case in (parameters.values for parameters in CASES) if case.unsafe is not None}
    assert sorted(fixed) == SAFE
    assert offers - fixed - unsafe == set()
    path = PROJECT / "docs" / "fixing.md"
    page = path.read_text(encoding="utf-8")
    assert re.findall(r"^\| ([A-Z]{2}\d{3}) \|", page, re.MULTILINE) == SAFE
    names = {rule.code: rule.name for rule in all_rules()}
    listed = "".join(f"- {code} {names[code]}\n" for code in sorted(unsafe - fixed))
    current = re.sub(r"(?<=<!-- only unsafe -->\n).*?(?=<!-- end -->)", listed, page, flags=re.DOTALL)
    if os.environ.get("UPDATE"):
        path.write_text(current, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == current, "UPDATE=1 pytest tests/rules writes it again"


def test_every_rule_has_cases() -> None:
    assert {path.stem for path in HERE.glob("*.md")} == set(RULES)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in all_rules()])
def test_documentation_holds(blog: Blog, rule: Rule) -> None:
    examples = {match[1]: match for match in _EXAMPLE.finditer(rule.page + "\n")}
    assert examples.keys() == {"Bad", "Good"}, "a rule's page has one example each under Bad and Good"
    for result, match in examples.items():
        post = "".join(line[4:] if line.startswith("    ") else line for line in match[3].splitlines(keepends=True))
        generator = match[2] if match[2] and "." not in match[2] else None
        path = match[2] if match[2] and generator is None else POST
        blog.write({**JEKYLL, "answers.html": "", "_posts/2024-01-01-other.md": "---\ntitle: x\n---\n", path: post})
        blog.write({f"_posts/2024-01-01-chapter-{number}.md": "---\ntitle: x\n---\n" for number in range(1, 5)})
        blog.write({f"{name}.md": "" for name in ("clay", "deep-soil", "loam", "sand", "silt")})
        selection = Selection() if rule.code in ENGINE_ONLY else Selection(select=(rule.code,))
        config = Config(selection=selection, site=SiteSettings(generator=generator))
        report = linter_for(rule).lint_file(blog.root / path, path, config)
        assert report.failure is None
        found = {diagnostic.code for diagnostic in report.diagnostics}
        assert (rule.code in found) == (result == "Bad"), (result, shown(report))
        (blog.root / path).unlink()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in all_rules()])
def test_rule_page_is_current(rule: Rule) -> None:
    page = PROJECT / "docs" / "rules" / f"{rule.code}-{rule.name}.md"
    if os.environ.get("UPDATE"):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(rule_markdown(rule), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == rule_markdown(rule), "UPDATE=1 pytest tests/rules writes it again"


def test_the_index_of_the_pages_is_current() -> None:
    page = PROJECT / "docs" / "rules" / "README.md"
    if os.environ.get("UPDATE"):
        page.write_text(rules_markdown(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == rules_markdown(), "UPDATE=1 pytest tests/rules writes it again"


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len({rule.code for rule in all_rules()}) == len({rule.name for rule in all_rules()}) == len(all_rules())
    for rule in all_rules():
        assert re.fullmatch(r"(FM|TB|OL|LK|QA|DT|MK|SP|XX)\d{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
        assert not rule.summary.endswith(".")
    aliases = [alias for rule in all_rules() for alias in rule.aliases]
    assert len(set(aliases)) == len(aliases)
    assert not {alias.lower() for alias in aliases} & {rule.name for rule in all_rules()}
    assert all(alias == alias.lower() for alias in aliases)


def test_a_file_of_another_number_is_not_what_was_meant(blog: Blog) -> None:
    blog.write({"class-06.md": "", "claas-seven.md": "", "a.md": "[7](class-07.md) [seven](class-seven.md)\n"})
    helps = [found.help for found in blog.lint("a.md", select=("LK004",)).diagnostics]
    assert helps == ["correct the name, or add the file", 'did you mean "claas-seven.md"?']


def test_where_a_missing_file_belongs(blog: Blog) -> None:
    blog.write(
        {"mkdocs.yml": "site_name: Tides\n", "docs/index.md": "", "docs/ebb/low.md": "[next](../neap.md#moon)\n"}
    )
    (found,) = blog.lint("docs/ebb/low.md", select=("LK004",)).diagnostics
    assert found.help == "correct the name, or add the file docs/neap.md"
    blog.write(
        {"docs/ebb/low.md": "![the ebb](img/ebb.png) [it](low) [pictures](img/)\n", "docs/ebb/img/flood.png": ""}
    )
    picture, page, folder = blog.lint("docs/ebb/low.md", select=("LK004",)).diagnostics
    assert picture.help == "correct the name, or add the file docs/ebb/img/ebb.png"
    assert (page.message[-3:], folder.message[-4:]) == ("low", "img/"), "what MkDocs does not look up goes nowhere"
    (blog.root / "mkdocs.yml").unlink()
    blog.write({"_config.yml": "title: Tides\n", "_posts/2024-01-02-low.md": "[next](neap.html)\n"})
    (found,) = blog.lint("_posts/2024-01-02-low.md", select=("LK004",)).diagnostics
    assert found.help is not None
    assert "the page's address is /2024/01/02/low.html, so the browser looks for /2024/01/02/neap.html" in found.help


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("draft = flase", "put the value in quotes; only numbers, dates, true and false have none"),
        ("weight = 3 kg", "put the value in quotes, and write one key on each line"),
        ("draft: false", 'write key = "value" on each line'),
    ],
)
def test_what_to_write_in_toml(blog: Blog, line: str, help: str) -> None:
    blog.write({"hugo.toml": "title = 'Tides'\n", "content/posts/low.md": f"+++\ntitle = 'Low'\n{line}\n+++\n"})
    (found,) = blog.lint("content/posts/low.md", select=("FM002",)).diagnostics
    assert found.help is not None
    assert found.help.startswith(help)


def test_what_to_write_in_the_front_matter(blog: Blog) -> None:
    blog.write({**JEKYLL, POST: "---\ntitle: x\npublished: flase\ntags: 3\ntoc: perhaps\ndate: 2024-13-01\n---\n"})
    helps = [found.help for found in blog.lint(POST, select=("FM003",)).diagnostics]
    assert helps == [
        "write published: false",
        "write tags: [3]",
        "write toc: true or toc: false",
        "write the year, month and day, as in date: 2024-05-17",
    ]


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("**织布机：**织布的机器。", "write the ： after the asterisks, or a space"),
        ("The **warp:**it comes first.", "write the : after the asterisks, or a space"),
        ("织布机里**「经线」** 在先。", "write a space before the asterisks"),
        ("The ** warp** comes first.", "write **bold text**, without a space"),
    ],
)
def test_what_keeps_asterisks_from_being_bold(blog: Blog, text: str, help: str) -> None:
    blog.write({"hugo.toml": "title = 'Looms'\n", "content/posts/a.md": f"# The loom\n\n{text}\n"})
    (found,) = blog.lint("content/posts/a.md", select=("MK004",)).diagnostics
    assert found.help is not None
    assert found.help.startswith(help)
