"""Run the rules over a post and make diagnostics of what they find."""

from __future__ import annotations

import gc
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .. import internal_error
from ..blog.lookups import Facts
from ..blog.stamp import Stamp, stamp_of
from ..diagnostic import Diagnostic, Finding, Span
from ..digest import digest, digest_of
from ..discovery.sites import Sites
from ..document.document import Document, UnreadableDocument
from ..document.reading import read_document
from ..note.note import Note
from ..outlines.reference import OutlineError
from ..rules import Rule, all_rules, find_rules, is_area
from ..schema.schema import SchemaError
from ..settings.config import Config, ConfigError, Selection
from ..site.site import Site
from .fix import Mended, Verdict, mend
from .report import Report, place
from .suppression import Suppression, apply, read_suppressions, removal

__all__ = ["Fixing", "Linter", "Outcome", "enabled_rules", "lint", "rules_for"]

UNUSED = "XX001"


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
            if rule.runs_unasked(bool(selection.preview)) or not is_area(selector):
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
    """Judge one note: its diagnostics by place, and why a rule could not judge: a mistake in it, or a schema that is none.

    Raises UnreadableDocument.
    """
    rules = rules_for(note, config)
    note.tree  # noqa: B018  a post that can't be parsed fails here, once, and not in some rule
    found: list[Diagnostic] = []
    broken: list[str] = []
    for rule in rules:
        options = rule.with_defaults(config.options.get(rule.code, {}))
        try:
            found += [_stamp(finding, rule, config) for finding in rule.check(note, options)]
        except UnreadableDocument:
            raise
        except (SchemaError, OutlineError) as error:  # of the user's, and several rules may want it
            broken += [str(error)] if str(error) not in broken else []
        except Exception as error:
            broken.append(internal_error.describe(error, f"{rule.code} {rule.name}"))
    found = [diagnostic for diagnostic in found if note.document.is_prose(diagnostic.span.start)]
    suppressions = read_suppressions(note.document)
    kept = apply(note.document, found, suppressions)
    if any(rule.code == UNUSED for rule in rules):
        unused = _unused(note.document, suppressions, frozenset(rule.code for rule in rules), config)
        kept += apply(note.document, unused, [s for s in suppressions if UNUSED in (s.codes or ())])
    return sorted(dict.fromkeys(kept), key=lambda d: (d.span, d.code)), broken


def rules_for(note: Note, config: Config) -> list[Rule]:
    """The rules that run on a post, by code."""
    ignored = _ignored_here(note, config)
    return [rule for rule in enabled_rules(config.selection) if rule.code not in ignored]


def _ignored_here(note: Note, config: Config) -> frozenset[str]:
    """The rules that ``per-file-ignores`` switches off for a post."""
    if not config.per_file_ignores or config.root is None:
        return frozenset()
    from ..discovery.files import Patterns

    path = os.path.join(note.blog.root, note.path)
    root = config.root
    return frozenset(
        rule.code
        for pattern, selectors in config.per_file_ignores.items()
        if Patterns(root, (pattern,), "per-file-ignores").match(path)
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


def _read(path: str | Path) -> tuple[bytes, Stamp | None]:
    """A file's bytes, and its stamp before it was read.

    Raises OSError, and UnreadableDocument for a pipe, which might never end.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise UnreadableDocument("no regular file")
    with open(path, "rb") as file:
        stamp = stamp_of(os.fstat(file.fileno()))
        return file.read(), stamp


class Outcome(NamedTuple):
    """A report with what it rests on besides program and settings; paths count from the blog's root."""

    report: Report
    digest: str = ""
    """Of the file; empty where the report must not be kept."""
    stamp: Stamp | None = None
    facts: Mapping[str, str] = {}
    """What was asked of the blog for this post alone, with the answers."""
    shared: tuple[str, ...] = ()
    """The names of what was asked once for several posts."""
    groups: Mapping[str, Mapping[str, str]] = {}
    """Of those names what was not told before, with the answers."""
    stamps: Mapping[str, tuple[Stamp | None, str]] = {}
    """Of other files that were read, stamp and digest."""


class Linter:
    """Judges files; knows blogs and sites once each."""

    def __init__(self, sites: Sites | None = None) -> None:
        self._sites = sites or Sites()
        self._told: dict[Facts, str] = {}
        self._note_judged: Note | None = None

    def site_of(self, path: str | Path, config: Config) -> tuple[Site, str]:
        """The site that publishes a file, and the file's path from its blog's root."""
        return self._sites.site_of(str(path), config.site)

    def note_of(self, path: str | Path, shown: str, config: Config) -> Note:
        """The note in a file. Raises OSError and UnreadableDocument."""
        document = read_document(_read(path)[0], path, shown)
        return self._note(document, path, config)

    def _note(self, document: Document, path: str | Path, config: Config) -> Note:
        site, inside = self.site_of(path, config)
        return Note(
            document,
            site,
            inside,
            config.front_matter_schema,
            config.words,
            config.reference,
            self._sites.pages_of(site),
        )

    def judge(self, path: str, shown: str, config: Config) -> Outcome:
        """Read and judge a file; what the report rests on comes with it, what it shares with others once."""
        try:
            raw, stamp = _read(path)
        except (OSError, ValueError, UnreadableDocument) as error:
            return Outcome(Report(shown, failure=_unread(error)))
        blog, inside = self._sites.blog_of(path)
        with blog.recording() as asked, _no_cycles_sought():
            report = self._lint_bytes(raw, path, shown, config, None)
            if self._note_judged is not None and report.failure is None:
                self._note_judged.pages.put(self._note_judged.page)
            self._note_judged = None  # now: else the collector looks through all of it
        if report.failure is not None or blog.relative(path) != inside:
            return Outcome(report)
        groups = {}
        for facts in asked.shared - self._told.keys():
            flat = facts.flat()
            self._told[facts] = digest(repr(sorted(flat.items())))[:16]
            groups[self._told[facts]] = flat
        shared = tuple(sorted({self._told[facts] for facts in asked.shared}))
        stamps, blog.stamps = blog.stamps, {}
        return Outcome(report, digest_of(raw), stamp, asked.own, shared, groups, stamps)

    def lint_path(self, path: str | Path, shown: str, config: Config, fixing: Fixing | None = None) -> Report:
        """Read and judge a file, and fix it where that is asked for; whatever goes wrong is in the report."""
        try:
            raw, _ = _read(path)
        except (OSError, ValueError, UnreadableDocument) as error:
            return Report(shown, failure=_unread(error))
        report = self.lint_bytes(raw, path, shown, config, fixing)
        if fixing is None or not fixing.write or report.document is None or report.original is None:
            return report
        return self._write(report, raw, path, config)

    def lint_bytes(
        self, raw: bytes, path: str | Path, shown: str, config: Config, fixing: Fixing | None = None
    ) -> Report:
        """Judge what stands, or would stand, in a file; what is fixed is not written."""
        with _no_cycles_sought():
            report = self._lint_bytes(raw, path, shown, config, fixing)
            self._note_judged = None
            return report

    def _lint_bytes(self, raw: bytes, path: str | Path, shown: str, config: Config, fixing: Fixing | None) -> Report:
        try:
            document = read_document(raw, path, shown)
        except UnreadableDocument as error:
            return Report(shown, failure=str(error))
        except Exception as error:
            return Report(shown, failure=internal_error.describe(error))
        self._note_judged = None
        verdict = self._judge(document, path, config)
        if fixing is None:
            return _report(shown, document, verdict)
        try:
            mended = mend(document, verdict, lambda text: self._judge(text, path, config), fixing.unsafe)
        except Exception as error:
            mended = Mended(document, verdict, Counter(), internal_error.describe(error))
        failure = "; ".join(filter(None, (mended.verdict.failure, mended.problem))) or None
        report = _report(shown, mended.document, mended.verdict)
        mended.document.forget()
        return report._replace(
            failure=failure,
            fixed=mended.fixed,
            document=mended.document,
            original=document.original if mended.fixed else None,
        )

    def _judge(self, document: Document, path: str | Path, config: Config) -> Verdict:
        try:
            note = self._note(document, path, config)
            diagnostics, broken = lint(note, config)
            self._note_judged = note
            unread = note.front_matter is not None and note.front_matter.problem is not None
            return Verdict(diagnostics, "; ".join(broken) or None, unread)
        except (UnreadableDocument, SchemaError, OutlineError, ConfigError) as error:
            return Verdict([], str(error))
        except Exception as error:
            return Verdict([], internal_error.describe(error))

    def _write(self, report: Report, raw: bytes, path: str | Path, config: Config) -> Report:
        """Write what was fixed; where that fails, the report of the file as it stands."""
        from ..atomic import Unwritten, rewrite

        assert report.document is not None
        site, inside = self.site_of(path, config)
        try:
            rewrite(str(path), raw, report.document.encode(), site.blog.root)
        except Unwritten as error:
            return self.lint_bytes(raw, path, report.path, config)._replace(failure=str(error))
        self._sites.pages_of(site).invalidate(inside)  # other posts that link into it see it as it is now
        return report


def _unread(error: Exception) -> str:
    if isinstance(error, UnreadableDocument):
        return str(error)
    return f"can't be read: {getattr(error, 'strerror', None) or error}"


def _report(shown: str, document: Document, verdict: Verdict) -> Report:
    newline = "\r\n" if "\r\n" in document.original else "\n"
    return Report(shown, tuple(place(document, d) for d in verdict.diagnostics), verdict.failure, newline)


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
