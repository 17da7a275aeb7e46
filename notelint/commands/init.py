"""What `notelint init` does: look at a blog, say what was found, and write settings and the pre-commit entry that fit it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent, wrap

from ..atomic import OutputError
from ..atomic import write as put
from ..diagnostic import Diagnostic
from ..discovery.posts import Excluded, collect, display_path
from ..discovery.sites import Sites
from ..document.decoding import UnreadableDocument
from ..linting.baseline import FILE as BASELINE
from ..linting.lint import lint
from ..linting.linter import Linter
from ..named_tuple import NamedTuple
from ..note.generated import generated_from
from ..note.note import Note
from ..note.questions.states import count_answered
from ..outlines.reference import OutlineError, reference_of
from ..reporters.escape import safe
from ..rules import all_rules
from ..schema.schema import SchemaError
from ..settings.config import ConfigError
from ..settings.settings import Settings
from ..settings.sources import leads_out, nearest
from ..site.detect import EMBEDS, GENERATORS, markers_in
from ..site.site import Site
from ..spelling.post import spelling
from . import pre_commit as hook_entry
from .terminal import fail, show

SETTINGS = "notelint.toml"
_MANY = 30
"""From so many findings on, a baseline is worth having."""
_COLUMNS = 56
"""How wide comments in the settings are."""
_OFTEN = 5
"""In so many posts, and half of them, a finding may be the blog's habit."""


EXAMPLES = """examples:
  notelint init --dry-run              only show what would be written"""


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="the blog's root (default: this folder)"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, print what would be written")
    parser.add_argument("--force", action="store_true", help="replace existing settings")


def run(options: argparse.Namespace) -> int:
    """Look at a blog and write settings and the pre-commit entry."""
    folder = Path(options.folder)
    if not folder.is_dir():
        what = "not a folder: name the blog's" if folder.exists() else "no such folder"
        return fail(f"{options.folder}: {what}")
    try:
        survey = look(folder)
        show(describe(survey))
        for line in write(folder, survey, options.force, options.dry_run):
            show("\n".join(map(safe, line.split("\n"))))
    except (ConfigError, OutputError) as error:
        return fail(str(error))
    return 0


class SiteFound(NamedTuple):
    """A site of the blog."""

    root: str
    """From the blog's root."""
    generator: str
    markdown: str
    signs: tuple[tuple[str, str], ...]
    """What reveals a generator, surest first, and which one."""


@dataclass(eq=False, repr=False)
class Survey:
    """What there is to say of a blog."""

    posts: int = 0
    sites: Counter[SiteFound] = field(default_factory=Counter)
    """With the number of their posts."""
    outlines: Counter[str] = field(default_factory=Counter)
    """Posts, by the outline's form."""
    questions: Counter[str] = field(default_factory=Counter)
    """Sections with questions, by their convention."""
    answered: int = 0
    asked: int = 0
    references: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    """By code."""
    affected: Counter[str] = field(default_factory=Counter)
    """Posts, by the code of what was found in them."""
    generated: int = 0
    """Posts that a program writes."""
    languages: int = 0
    """Posts whose words are not checked."""
    failures: list[str] = field(default_factory=list)


def look(folder: Path) -> Survey:
    """Read every post below a folder once, with the settings that hold there. Raises ConfigError."""
    survey, settings, sites = Survey(), Settings(), Sites()
    linter = Linter(sites)
    posts, missing, _ = collect([str(folder)], settings, sites, Excluded(settings))
    survey.failures += [f"{path}: {message}" for path, message in missing]
    for post in posts:
        survey.posts += 1
        survey.sites[_site(linter.site_of(post.path, post.config)[0])] += 1
        try:
            note = linter.note_of(post.path, post.display_path, post.config)
            if generated_from(note) is not None:
                survey.generated += 1
                continue
            diagnostics, broken = lint(note, post.config)
            _add(survey, note, diagnostics)
            survey.failures += [f"{post.display_path}: {problem}" for problem in broken]
        except OSError as error:
            survey.failures.append(f"{post.display_path}: can't be read: {error.strerror or error}")
        except (UnreadableDocument, SchemaError, OutlineError) as error:
            survey.failures.append(f"{post.display_path}: {error}")
    if not survey.sites:
        absolute = os.path.abspath(folder)
        survey.sites[_site(linter.site_of(os.path.join(absolute, "post.md"), settings.of(absolute))[0])] = 0
    return survey


def _site(site: Site) -> SiteFound:
    return SiteFound(site.root, site.name, site.engine.name, tuple(markers_in(site.blog, site.root).items()))


def _add(survey: Survey, note: Note, diagnostics: Sequence[Diagnostic]) -> None:
    """Raises OutlineError."""
    codes = Counter(diagnostic.code for diagnostic in diagnostics)
    survey.findings.update(codes)
    survey.affected.update(codes.keys())
    if note.outline is not None:
        survey.outlines[note.outline.form] += 1
    for section in note.question_sections:
        survey.questions[section.convention] += 1
        survey.asked += len(section.questions)
        survey.answered += count_answered(note.document, section.questions)
    reference = reference_of(note)
    if reference is not None:
        survey.references[reference.name] += 1
    survey.languages += spelling(note).skipped_because is not None


# what is said


def describe(survey: Survey) -> str:
    """What was found, for people."""
    posts = f"{survey.posts} {'post' if survey.posts == 1 else 'posts'}"
    if len(survey.sites) == 1:
        out = [f"{posts}, published by {_words(next(iter(survey.sites)))}"]
    else:
        out = [f"{posts}, published by several:"]
        out += [f"  {count:5}  {_words(site)}, in {site.root or '.'}" for site, count in survey.sites.most_common()]
    asked = f"; {survey.answered} of {survey.asked} answered" if survey.asked else ""
    out += [f"outlines: {_counts(survey.outlines)}", f"questions: {_counts(survey.questions)}{asked}"]
    if survey.references:
        out.append(f"compared with reference outlines: {_counts(survey.references)}")
    if survey.languages:
        posts = "1 post is" if survey.languages == 1 else f"{survey.languages} posts are"
        out.append(f"spelling: {posts} in another language and not checked")
    if survey.generated:
        posts = "1 post is" if survey.generated == 1 else f"{survey.generated} posts are"
        out.append(f"generated: {posts} made from other files, and left out")
    total = survey.findings.total()
    out.append(f"findings: {total or 'none'}")
    names = {rule.code: rule.name for rule in all_rules()}
    out += [f"  {count:5}  {code} {names[code]}" for code, count in survey.findings.most_common(8)]
    if len(survey.findings) > 8:
        out.append(f"         and {len(survey.findings) - 8} more rules")
    out += [f"could not be checked: {failure}" for failure in survey.failures[:5]]
    if len(survey.failures) > 5:
        out.append(f"and {len(survey.failures) - 5} more that could not be checked")
    if total >= _MANY:
        out.append("many findings: notelint check --write-baseline . hides them, so that only new ones are reported")
    return "\n".join(map(safe, out)) + "\n"


def _words(site: SiteFound) -> str:
    sign = next((sign for sign, generator in site.signs if generator == site.generator), None)
    nothing = f"because of {EMBEDS}" if site.generator == "obsidian" else "as nothing says otherwise"
    reason = f"because of {sign}" if sign else "as the settings say" if site.signs else nothing
    return f"{site.generator} ({reason}) with {site.markdown} markdown"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count} as {name}" for name, count in counts.most_common()) or "none recognised"


# settings


def settings_text(survey: Survey) -> str:
    """Settings for the blog; what is suggested is a comment without a space after its ``#``."""
    baseline = "" if survey.findings.total() >= _MANY else "#"
    blocks = [
        [
            "# Settings of notelint: what it can't see in the blog.",
            "# To use a line, delete its #. Paths start at this",
            "# folder. All settings: docs/settings.md of notelint.",
        ],
        ['#exclude = ["drafts/"]   # as in .gitignore', '#fail-level = "warning"  # error, warning or info'],
        _frequent(survey),
        [
            "# Hides what is there now; it is written by",
            "# notelint check --write-baseline .",
            f'{baseline}baseline = "{BASELINE}"',
        ],
        ["#[per-file-ignores]", '#"README.md" = ["FM"]'],
        _site_settings(survey),
        ["# Words of your own; or: notelint words --add WORD", "#[spelling]", "#words = []"],
        [
            "# The course's own outline, made with notelint outline:",
            "#[outline]",
            '#reference = "course.yaml"',
        ],
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _frequent(survey: Survey) -> list[str]:
    """Rules to leave out, above all those that go against the blog's own habits; no typo is a habit."""
    half = max(_OFTEN, (survey.posts + 1) // 2)
    codes = sorted(code for code, posts in survey.affected.items() if posts >= half and not code.startswith("SP"))
    if not codes:
        return ["# Codes, names or areas: notelint rule lists them.", '#ignore = ["QA004"]']
    names = {rule.code: rule.name for rule in all_rules()}
    return [
        *_comment("Found in half of the posts or more. If this blog means it so, switch the rule off:"),
        *(f"# {code} {names[code]}, in {survey.affected[code]} of {survey.posts} posts" for code in codes),
        f"#ignore = {json.dumps(codes)}",
    ]


def _site_settings(survey: Survey) -> list[str]:
    if len(survey.sites) > 1:
        sites = [
            line
            for site, _ in survey.sites.most_common()
            for line in _comment(f"- {_words(site)}, in {site.root or '.'}", "  ")
        ]
        return [
            *_comment("There are several sites, each is checked as its own; a table [site] is for all of them:"),
            *sites,
        ]
    (site,) = survey.sites
    table = ["[site]", f'generator = "{site.generator}"']
    others = [sign for sign, generator in site.signs if generator != site.generator]
    if others:
        say = "says" if len(others) == 1 else "say"
        return [*_comment(f"Published by {_words(site)}, but {', '.join(others)} {say} another generator:"), *table]
    if not site.signs:
        return [
            *_comment(
                "Nothing says what publishes the posts, so they are checked as GitHub shows them. If it is something else:"
            ),
            "#[site]",
            '#generator = "jekyll"',
            *_comment(f"or {', '.join(sorted(GENERATORS - {'jekyll', 'github', 'other'}))}"),
        ]
    return [*_comment(f"Published by {_words(site)}. If that is wrong:"), *(f"#{line}" for line in table)]


def _comment(text: str, indent: str = "") -> list[str]:
    """A text as lines of a comment, which fit a narrow terminal."""
    return wrap(safe(text), _COLUMNS, initial_indent="# ", subsequent_indent=f"# {indent}", break_on_hyphens=False)


# writing


def write(folder: Path, survey: Survey, force: bool, dry: bool) -> list[str]:
    """Write settings, baseline and hook where there are none yet; return what was done, or would be. Raises OutputError."""
    return [*_write_settings(folder, survey, force, dry), *_write_hook(folder, dry)]


def _write_settings(folder: Path, survey: Survey, force: bool, dry: bool) -> list[str]:
    found = nearest(os.fspath(folder))
    here = Path(found) if found is not None else None
    own = here is not None and here.parent == Path(os.path.abspath(folder))
    if here is not None and own and not force:
        instead = f"writes {SETTINGS}, which holds instead" if here.name == "pyproject.toml" else "replaces it"
        return [f"{here.name} has settings already and stays as it is (--force {instead})"]
    file = folder / (here.name if here is not None and own and here.name != "pyproject.toml" else SETTINGS)
    if file.is_symlink() or (file.exists() and not file.is_file()):
        return [f"{file.name} is not a plain file and stays as it is"]
    text = settings_text(survey)
    done = [_put(file, text, dry)]
    if "\nbaseline" in text and not os.path.lexists(folder / BASELINE):
        done.append(_put(folder / BASELINE, '{\n "version": 1,\n "files": {}\n}\n', dry))
    if here is not None and not own:
        done.append(f"{display_path(str(here))} no longer applies in this folder: settings files are not merged")
    return done


def _write_hook(folder: Path, dry: bool) -> list[str]:
    plan = hook_entry.plan(folder)
    if plan is None:
        return [f"{hook_entry.HOOKS} has the hook"]
    if plan.text is None:
        done = [
            f"add this to {display_path(str(plan.file))} yourself ({plan.reason}):\n{indent(plan.entry, '  ')}".rstrip(
                "\n"
            )
        ]
    else:
        done = [_put(plan.file, plan.text, dry)]
    if shutil.which("notelint") is None:
        done.append("the hook needs notelint on the PATH: activate its environment before you commit")
    return done


def _put(path: Path, text: str, dry: bool) -> str:
    if dry:
        return f"would write {path.name}:\n" + indent(text, "    ").rstrip("\n")
    if leads_out(str(path)):
        raise OutputError(f"can't write {path}: it is a link out of the blog")
    existed = path.exists()
    put(str(path), text)
    return f"{'changed' if existed else 'wrote'} {path.name}"
