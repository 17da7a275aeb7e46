"""What `notelint init` does: look at a blog, say what was found, and propose settings and the pre-commit entry."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from .config import FILES, Settings, leads_out
from .document import UnreadableDocument
from .engine import Linter
from .outlines.reference import OutlineError
from .output import OutputError
from .output import write as put
from .posts import Excluded, collect
from .rule import all_rules

SETTINGS = "notelint.toml"
HOOKS = ".pre-commit-config.yaml"
_MANY = 30
"""From so many findings on, a baseline is worth having."""
_ENTRY = """\
  - repo: https://example.org/notelint   # the path or the address of notelint's repository
    rev: v0.1.0                          # a tag or commit of it
    hooks:
      - id: notelint
"""


@dataclass
class Blog:
    """What there is to say of a blog."""

    root: str
    generator: str
    markdown: str
    posts: int = 0
    outlines: Counter[str] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    answered: int = 0
    asked: int = 0
    references: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    languages: int = 0
    """Posts whose words are not judged."""
    failures: list[str] = field(default_factory=list)


def look(folder: Path) -> Blog:
    """Read every post below a folder, with the settings that hold there. Raises ConfigError."""
    settings, linter = Settings(), Linter()
    absolute = Path(os.path.abspath(folder))
    site, _ = linter.site_of(absolute / "post.md", settings.of(absolute))
    blog = Blog(site.root or ".", site.generator.name, site.flavor.name)
    posts, missing = collect([str(folder)], settings, linter, Excluded(settings))
    blog.failures += [f"{path}: {message}" for path, message in missing]
    for path, shown, config, _ in posts:
        blog.posts += 1
        report = linter.lint_path(path, shown, config)
        blog.findings.update(diagnostic.code for diagnostic in report.diagnostics)
        if report.failure:
            blog.failures.append(f"{shown}: {report.failure}")
            continue
        try:
            note = linter.note_of(path, shown, config)
            if note.outline is not None:
                blog.outlines[note.outline.form] += 1
            for section in note.question_sections:
                blog.questions[section.convention] += 1
                blog.asked += len(section.questions)
                blog.answered += section.answered
            if note.reference is not None:
                blog.references[note.reference.name] += 1
            blog.languages += note.spelling.silence is not None
        except (OSError, UnreadableDocument, OutlineError) as error:
            blog.failures.append(f"{shown}: {error}")
    return blog


def describe(blog: Blog) -> str:
    """What was found, for people."""
    names = {rule.code: rule.name for rule in all_rules()}
    out = [
        f"{blog.posts} {'post' if blog.posts == 1 else 'posts'}, published by {blog.generator} with {blog.markdown} markdown",
        f"outlines: {_counts(blog.outlines)}",
        f"questions: {_counts(blog.questions)}" + (f"; {blog.answered} of {blog.asked} answered" if blog.asked else ""),
    ]
    if blog.references:
        out.append(f"compared with reference outlines: {_counts(blog.references)}")
    if blog.languages:
        out.append(f"spelling: {blog.languages} posts are in another language and not judged")
    total = blog.findings.total()
    out.append(f"findings: {total or 'none'}")
    out += [f"  {count:5}  {code} {names.get(code, '')}" for code, count in blog.findings.most_common(8)]
    if len(blog.findings) > 8:
        out.append(f"         and {len(blog.findings) - 8} more rules")
    out += [f"could not be judged: {failure}" for failure in blog.failures[:5]]
    if total >= _MANY:
        out.append("many findings: notelint check --write-baseline . hides them, so that only new ones are reported")
    return "\n".join(out) + "\n"


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count} as {name}" for name, count in counts.most_common()) or "none recognised"


def settings_text(blog: Blog) -> str:
    """Commented settings for the blog."""
    baseline = "" if blog.findings.total() >= _MANY else "# "
    return f"""\
# Settings of notelint; every line is optional. All of them: docs of notelint, or: notelint rule

# exclude = ["drafts/"]           # as in .gitignore
# ignore = ["QA004"]              # codes, names or areas: notelint rule lists them
# fail-level = "warning"          # the lowest severity that fails: error, warning, info

# What an old blog has stays hidden: notelint check --write-baseline .
{baseline}baseline = "notelint-baseline.json"

# [per-file-ignores]
# "README.md" = ["FM"]

# [site]                          # read off the blog: only what is read wrongly
# generator = "{blog.generator}"
# markdown = "{blog.markdown}"

[spelling]
words = []                        # words of your own; or: notelint words --add WORD

# [outline]
# reference = "course.yaml"       # the course's own outline, made with notelint outline
"""


def write(folder: Path, blog: Blog, force: bool, dry: bool) -> list[str]:
    """Write settings, baseline and hook where there are none yet; return what was done, or would be. Raises OSError and OutputError."""
    done = []
    existing = next((name for name in FILES[:2] if (folder / name).is_file()), None)
    if existing is not None and not force:
        done.append(f"{existing} is there already and stays as it is (--force replaces it)")
    else:
        name = existing or SETTINGS
        text = settings_text(blog)
        needs_baseline = "\nbaseline" in text and not (folder / "notelint-baseline.json").is_file()
        done.append(_put(folder / name, text, dry))
        if needs_baseline:
            done.append(_put(folder / "notelint-baseline.json", '{"version": 1, "files": {}}\n', dry))
    hooks = folder / HOOKS
    if hooks.is_file():
        known = "id: notelint" in hooks.read_text(encoding="utf-8", errors="replace")
        done.append(f"{HOOKS} has the hook" if known else f"add to the repos of {HOOKS}:\n{_ENTRY}".rstrip("\n"))
    else:
        done.append(_put(hooks, "repos:\n" + _ENTRY, dry))
    return done


def _put(path: Path, text: str, dry: bool) -> str:
    if dry:
        return f"would write {path.name}:\n" + "".join(f"    {line}\n" for line in text.splitlines())
    if leads_out(path):
        raise OutputError(f"can't write {path}: it is a link out of the blog")
    put(str(path), text)
    return f"wrote {path.name}"
