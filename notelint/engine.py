"""Run the rules over a post and make diagnostics of what they find."""

from __future__ import annotations

import gc
import stat
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .blog import Blog
from .config import Config, Selection
from .diagnostic import Diagnostic, Finding, Span
from .document import Document, UnreadableDocument
from .fix import Mended, Verdict, mend
from .note import Note
from .outlines.reference import OutlineError
from .rule import Rule, all_rules, find_rules, is_area
from .schema import SchemaError
from .site import Site, find_root, find_site
from .suppress import Suppression, apply, read_suppressions, removal

__all__ = ["Fixing", "Linter", "Report", "enabled_rules", "lint"]

UNUSED = "XX001"


@dataclass(slots=True)
class Report:
    """What there is to say about one file."""

    path: str
    """As it is shown: relative to where the command ran, with ``/``."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    failure: str | None = None
    """Why the file could not be judged, or not by every rule; the diagnostics that were found stand all the same."""
    document: Document | None = None
    fixed: Counter[str] = field(default_factory=Counter)
    """Code to number of findings that were fixed; they are no longer among the diagnostics."""
    original: str | None = None
    """What stood in the file before it was fixed; None where nothing was."""


class Fixing(NamedTuple):
    """What is to be fixed, and whether files are written."""

    unsafe: bool = False
    write: bool = True


def enabled_rules(selection: Selection) -> list[Rule]:
    """The rules that run, by code. A code outweighs an area; between equals, ``ignore`` outweighs ``select``."""
    return list(_enabled(selection))


@cache
def _enabled(selection: Selection) -> tuple[Rule, ...]:
    chosen: dict[str, int] = {}
    selectors = selection.select if selection.select is not None else ("ALL",)
    for selector in (*selectors, *selection.extend_select):
        weight = _weight(selector)
        for rule in find_rules(selector):
            if rule.on or not is_area(selector):
                chosen[rule.code] = max(chosen.get(rule.code, 0), weight)
    for selector in (*(selection.ignore or ()), *selection.extend_ignore):
        weight = _weight(selector)
        for rule in find_rules(selector):
            if chosen.get(rule.code, 9) <= weight:
                del chosen[rule.code]
    return tuple(rule for rule in all_rules() if rule.code in chosen)


def _weight(selector: str) -> int:
    return 0 if selector.strip().upper() == "ALL" else 1 if is_area(selector) else 2


def lint(note: Note, config: Config) -> tuple[list[Diagnostic], list[str]]:
    """Judge one note: its diagnostics by place, and what went wrong inside notelint itself.

    Raises UnreadableDocument and SchemaError.
    """
    ignored = _ignored_here(note, config)
    rules = [rule for rule in enabled_rules(config.selection) if rule.code not in ignored]
    note.tree  # noqa: B018  a post that can't be parsed fails here, once, and not in some rule
    found: list[Diagnostic] = []
    broken: list[str] = []
    for rule in rules:
        options = rule.with_defaults(config.options.get(rule.code, {}))
        try:
            found += [_stamp(finding, rule, config) for finding in rule.check(note, options)]
        except (UnreadableDocument, SchemaError, OutlineError):
            raise
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            broken.append(
                f"internal error in {rule.code} {rule.name}: {type(error).__name__}: {error}"
                f" ({Path(place.filename).name}:{place.lineno}); please report it with the file"
            )
    found = [diagnostic for diagnostic in found if note.document.is_prose(diagnostic.span.start)]
    suppressions = read_suppressions(note.document)
    kept = apply(note.document, found, suppressions)
    if any(rule.code == UNUSED for rule in rules):
        unused = _unused(note.document, suppressions, frozenset(rule.code for rule in rules), config)
        kept += apply(note.document, unused, [s for s in suppressions if UNUSED in (s.codes or ())])
    return sorted(dict.fromkeys(kept), key=lambda d: (d.span, d.code)), broken


def _ignored_here(note: Note, config: Config) -> frozenset[str]:
    """The rules that ``per-file-ignores`` switches off for a post."""
    if not config.per_file_ignores or config.root is None:
        return frozenset()
    from .files import Patterns

    path = note.blog.root / note.path
    root = config.root
    return frozenset(
        rule.code
        for pattern, selectors in config.per_file_ignores.items()
        if Patterns(root, (pattern,)).match(path)
        for selector in selectors
        for rule in find_rules(selector)
    )


def _stamp(finding: Finding, rule: Rule, config: Config) -> Diagnostic:
    severity = config.severity.get(rule.code, rule.severity if finding.severity is None else finding.severity)
    return Diagnostic(
        Span(*finding.span),
        rule.code,
        rule.name,
        severity,
        finding.message,
        finding.help,
        finding.fix,
        tuple(finding.related),
    )


def _unused(
    document: Document, suppressions: list[Suppression], running: frozenset[str], config: Config
) -> list[Diagnostic]:
    rule = next(rule for rule in all_rules() if rule.code == UNUSED)
    found = []
    by_place: dict[Span, list[Suppression]] = {}
    for suppression in suppressions:
        by_place.setdefault(suppression.span, []).append(suppression)
    excused = {span for span, siblings in by_place.items() if any(UNUSED in (s.codes or ()) for s in siblings)}
    for suppression in suppressions:
        if suppression.used or (suppression.codes and not suppression.codes & running):
            continue  # a rule that does not run here can't be missed
        if suppression.span in excused:
            continue  # the comment says itself that it may be unused
        alone = len(by_place[suppression.span]) == 1
        what = suppression.selector or "all rules"
        message = suppression.problem or f"{what} is switched off here, and nothing would have been reported"
        fix = removal(document, suppression, alone)
        found.append(_stamp(Finding(suppression.span, message, "take the comment out", fix), rule, config))
    return found


def read_document(raw: bytes, path: Path, shown: str) -> Document:
    """The document in a file: a notebook by its ending, else a text. Raises UnreadableDocument."""
    if path.suffix.lower() == ".ipynb":
        from .notebook import read_notebook

        return read_notebook(raw, shown)
    return Document.from_bytes(raw, shown)


class Linter:
    """Judges files; knows blogs and sites once each."""

    def __init__(self) -> None:
        self._blogs: dict[Path, Blog] = {}
        self._roots: dict[Path, Path] = {}
        self._sites: dict[tuple[Path, str, object], Site] = {}

    def site_of(self, path: Path, config: Config) -> tuple[Site, str]:
        """The site that publishes a file, and the file's path from its blog's root."""
        folder = path.parent
        if folder not in self._roots:
            self._roots[folder] = find_root(path)
        root = self._roots[folder]
        blog = self._blogs.setdefault(root, Blog(root))
        inside = blog.relative(path) or path.name
        place = inside.rpartition("/")[0]
        key = (root, place, config.site)
        if key not in self._sites:
            self._sites[key] = find_site(blog, place, config.site)
        return self._sites[key], inside

    def note_of(self, path: Path, shown: str, config: Config) -> Note:
        """The note in a file. Raises OSError and UnreadableDocument."""
        document = read_document(path.read_bytes(), path, shown)
        site, inside = self.site_of(path, config)
        return Note(document, site, inside, config.front_matter_schema, config.words, config.reference)

    def lint_paths(
        self,
        posts: Sequence[tuple[Path, str, Config]],
        fixing: Fixing | None = None,
        step: Callable[[int], None] = lambda done: None,
    ) -> list[Report]:
        """Read and judge files (path, path as it is shown, settings), and fix them where that is asked for.

        ``step`` is told before each file how many are done.
        """
        reports = []
        for done, post in enumerate(posts):
            step(done)
            reports.append(self.lint_path(*post, fixing))
        if len(posts) < 2 or fixing is None or not fixing.write or not any(report.fixed for report in reports):
            return reports
        again = Linter()  # what was fixed in one post may bear on another
        remaining = (again.lint_path(*post) for post in posts)
        return [
            replace(after, fixed=report.fixed, original=report.original, failure=report.failure or after.failure)
            for report, after in zip(reports, remaining, strict=True)
        ]

    def lint_path(self, path: Path, shown: str, config: Config, fixing: Fixing | None = None) -> Report:
        """Read and judge a file, and fix it where that is asked for; whatever goes wrong is in the report."""
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return Report(shown, failure="no regular file")
            raw = path.read_bytes()
        except OSError as error:
            return Report(shown, failure=f"can't be read: {error.strerror or error}")
        report = self.lint_bytes(raw, path, shown, config, fixing)
        if fixing is None or not fixing.write or report.document is None or report.original is None:
            return report
        return self._write(report, raw, path, config)

    def lint_bytes(self, raw: bytes, path: Path, shown: str, config: Config, fixing: Fixing | None = None) -> Report:
        """Judge what stands, or would stand, in a file; what is fixed is not written."""
        with _no_cycles_sought():
            return self._lint_bytes(raw, path, shown, config, fixing)

    def _lint_bytes(self, raw: bytes, path: Path, shown: str, config: Config, fixing: Fixing | None) -> Report:
        try:
            document = read_document(raw, path, shown)
        except UnreadableDocument as error:
            return Report(shown, failure=str(error))
        except Exception as error:
            return Report(shown, failure=_internal(error))
        verdict = self._judge(document, path, config)
        if fixing is None:
            return Report(shown, verdict.diagnostics, verdict.failure, document)
        try:
            mended = mend(document, verdict, lambda text: self._judge(text, path, config), fixing.unsafe)
        except Exception as error:
            mended = Mended(document, verdict, Counter(), _internal(error))
        failure = "; ".join(filter(None, (mended.verdict.failure, mended.problem))) or None
        original = document.original if mended.fixed else None
        return Report(shown, mended.verdict.diagnostics, failure, mended.document, mended.fixed, original)

    def _judge(self, document: Document, path: Path, config: Config) -> Verdict:
        try:
            site, inside = self.site_of(path, config)
            note = Note(document, site, inside, config.front_matter_schema, config.words, config.reference)
            diagnostics, broken = lint(note, config)
            unread = note.front_matter is not None and note.front_matter.problem is not None
            return Verdict(diagnostics, "; ".join(broken) or None, unread)
        except (UnreadableDocument, SchemaError, OutlineError) as error:
            return Verdict([], str(error))
        except Exception as error:
            return Verdict([], _internal(error))

    def _write(self, report: Report, raw: bytes, path: Path, config: Config) -> Report:
        """Write what was fixed; where that fails, the report of the file as it stands."""
        from .writing import Unwritten, write

        assert report.document is not None
        site, inside = self.site_of(path, config)
        try:
            write(path, raw, report.document.encode(), site.blog.root)
        except Unwritten as error:
            return replace(self.lint_bytes(raw, path, report.path, config), failure=str(error))
        site.memory.get("notes", {}).pop(inside, None)  # other posts that link into it see it as it is now
        return report


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Keep the garbage collector off while one file is judged.

    Everything that is made lives until the file is done, so it finds nothing, looking through the whole again and again:
    up to half of the time, and more than linear in the size of the file.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _internal(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"internal error: {type(error).__name__}: {error} ({Path(place.filename).name}:{place.lineno});"
        " please report it with the file"
    )
