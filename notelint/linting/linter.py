"""Lint files: read, lint, fix, report; whatever goes wrong is in the report."""

from __future__ import annotations

import gc
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .. import internal_error
from ..blog.lookups import Lookups
from ..blog.stamp import Seen, Stamp, stamp_of
from ..digest import digest, digest_of
from ..discovery.sites import Sites
from ..document.decoding import UnreadableDocument
from ..document.document import Document
from ..document.reading import check_size, read_document
from ..named_tuple import NamedTuple
from ..note.generated import generated_from
from ..note.note import Note
from ..outlines.reference import OutlineError
from ..schema.schema import SchemaError
from ..settings.config import Config, ConfigError
from ..site.site import Site
from .baseline import Key, Spared
from .fix import FixResult, LintResult, fix_document
from .lint import lint
from .report import Report

__all__ = ["Fixing", "Linter", "Outcome"]


class Fixing(NamedTuple):
    """What is to be fixed, and whether files are written."""

    unsafe: bool = False
    write: bool = True
    codes: frozenset[str] | None = None
    """The rules whose findings are fixed; None for all."""
    texts: frozenset[str] | None = None
    """What is written where a finding is, of those that are fixed; None for anything."""
    known: Mapping[str, Counter[Key]] = {}
    """By the absolute paths of posts: what a baseline hides, and is left as it is."""


class Suppressing(NamedTuple):
    """Which findings get a comment that switches their rule off, and whether files are written."""

    codes: frozenset[str] | None = None
    """The rules; None for all."""
    reason: str = ""
    write: bool = True
    known: Mapping[str, Counter[Key]] = {}
    """By the absolute paths of posts: what a baseline hides, and gets no comment."""


def _read(path: str | Path, config: Config) -> tuple[bytes, Stamp | None]:
    """A file's bytes, and its stamp before it was read.

    Raises OSError, and UnreadableDocument for a pipe, which might never end, and for a file that is too large.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise UnreadableDocument("not a regular file")
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        check_size(status.st_size, path, config.max_size)
        stamp = stamp_of(status)
        return file.read(), stamp


class Outcome(NamedTuple):
    """A report with what it depends on besides program and settings; paths count from the blog's root."""

    report: Report
    digest: str = ""
    """Of the file; empty where the report must not be kept."""
    stamp: Stamp | None = None
    lookups: Mapping[str, str] = {}
    """What was asked of the blog for this post alone, with the answers."""
    shared: tuple[str, ...] = ()
    """The names of what was asked once for several posts."""
    groups: Mapping[str, Mapping[str, str]] = {}
    """Of those names what was not told before, with the answers."""
    seen: Mapping[str, Seen] = {}
    """What was read of other files."""


class Linter:
    """Judges files; knows blogs and sites once each."""

    def __init__(self, sites: Sites | None = None) -> None:
        self._sites = sites or Sites()
        self._told: dict[Lookups, str] = {}

    def site_of(self, path: str | Path, config: Config) -> tuple[Site, str]:
        """The site that publishes a file, and the file's path from its blog's root."""
        return self._sites.site_of(str(path), config.site)

    def note_of(self, path: str | Path, display_path: str, config: Config) -> Note:
        """The note in a file. Raises OSError and UnreadableDocument."""
        return self.note_in(_read(path, config)[0], path, display_path, config)

    def note_in(self, raw: bytes, path: str | Path, display_path: str, config: Config) -> Note:
        """The note in what is, or would stand, in a file. Raises UnreadableDocument."""
        return self._note(read_document(raw, path, display_path, config.max_size), path, config)

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
            self._sites.outside,
            config.placeholders,
        )

    def lint_cached(self, path: str, display_path: str, config: Config) -> Outcome:
        """Read and check a file; what the report depends on comes with it, what it shares with others once."""
        try:
            raw, stamp = _read(path, config)
        except (OSError, ValueError, UnreadableDocument) as error:
            return Outcome(Report(display_path, failure=_unread(error)))
        blog, inside = self._sites.blog_of(path)
        with blog.recording() as asked, _gc_paused():
            report, note = self._lint(raw, path, display_path, config)
            if note is not None and report.failure is None:
                note.pages.put(note.page)
            del note  # now: else the collector looks through all of it
        if report.failure is not None or blog.relative(path) != inside:
            return Outcome(report)
        groups = {}
        for lookups in asked.inherited - self._told.keys():
            merged = lookups.merged()
            self._told[lookups] = digest(repr(sorted(merged.items())))[:16]
            groups[self._told[lookups]] = merged
        shared = tuple(sorted({self._told[lookups] for lookups in asked.inherited}))
        seen, blog.seen = blog.seen, {}
        return Outcome(report, digest_of(raw), stamp, asked.direct, shared, groups, seen)

    def lint_file(self, path: str | Path, display_path: str, config: Config, fixing: Fixing | None = None) -> Report:
        """Read and check a file, and fix it where that is asked for; whatever goes wrong is in the report."""
        try:
            raw, _ = _read(path, config)
        except (OSError, ValueError, UnreadableDocument) as error:
            return Report(display_path, failure=_unread(error))
        report = self.lint_bytes(raw, path, display_path, config, fixing)
        if fixing is None or not fixing.write or report.document is None or report.original is None:
            return report
        return self._write(report, raw, path, config)

    def suppress_file(self, path: str | Path, display_path: str, config: Config, suppressing: Suppressing) -> Report:
        """Add comments to a file that switch off what is found; whatever goes wrong is in the report."""
        from .add_suppressions import Read, add_suppressions

        def read(document: Document) -> Read:
            result, note = self._lint_document(document, path, config)
            return Read(document, _with_anchors(result, note), note)

        try:
            raw, _ = _read(path, config)
            before = read(read_document(raw, path, display_path, config.max_size))
            known = suppressing.known.get(os.path.abspath(path))
            found = before.result.diagnostics
            wanted = [d for d in found if suppressing.codes is None or d.code in suppressing.codes]
            wanted = list(Spared(known)(wanted)) if known else wanted
            after, count = add_suppressions(before, wanted, read, suppressing.reason)
        except (OSError, ValueError, UnreadableDocument) as error:
            return Report(display_path, failure=_unread(error))
        except Exception as error:
            return Report(display_path, failure=internal_error.describe(error))
        report = _report(display_path, after.document, after.result)
        if not count:
            return report
        report = report._replace(suppressed=count, document=after.document, original=before.document.original)
        return self._write(report, raw, path, config) if suppressing.write else report

    def lint_bytes(
        self, raw: bytes, path: str | Path, display_path: str, config: Config, fixing: Fixing | None = None
    ) -> Report:
        """Check what is, or would stand, in a file; what is fixed is not written."""
        with _gc_paused():
            return self._lint(raw, path, display_path, config, fixing)[0]

    def _lint(
        self, raw: bytes, path: str | Path, display_path: str, config: Config, fixing: Fixing | None = None
    ) -> tuple[Report, Note | None]:
        """The report, and the note where it could be linted and nothing was fixed."""
        try:
            document = read_document(raw, path, display_path, config.max_size)
        except UnreadableDocument as error:
            return Report(display_path, failure=str(error)), None
        except Exception as error:
            return Report(display_path, failure=internal_error.describe(error)), None
        result, note = self._lint_document(document, path, config)
        if fixing is None:
            return _report(display_path, document, result), note
        return self._fix(document, _with_anchors(result, note), path, display_path, config, fixing), None

    def _fix(
        self,
        document: Document,
        result: LintResult,
        path: str | Path,
        display_path: str,
        config: Config,
        fixing: Fixing,
    ) -> Report:
        try:
            known = fixing.known.get(os.path.abspath(path))
            spare = Spared(known) if known else None
            fixed = fix_document(
                document,
                result,
                lambda text: _with_anchors(*self._lint_document(text, path, config)),
                fixing.unsafe,
                fixing.codes,
                fixing.texts,
                spare,
            )
        except Exception as error:
            fixed = FixResult(document, result, Counter(), internal_error.describe(error))
        failure = "; ".join(filter(None, (fixed.result.failure, fixed.problem))) or None
        report = _report(display_path, fixed.document, fixed.result)
        fixed.document.forget()
        return report._replace(
            failure=failure,
            fixed=fixed.fixed,
            document=fixed.document,
            original=document.original if fixed.fixed else None,
        )

    def _lint_document(self, document: Document, path: str | Path, config: Config) -> tuple[LintResult, Note | None]:
        """What is found, and the note where it could be linted."""
        try:
            note = self._note(document, path, config)
            if (origin := generated_from(note)) is not None:
                return LintResult([], generated=origin), note
            diagnostics, broken = lint(note, config)
            unread = note.front_matter is not None and note.front_matter.problem is not None
            return LintResult(diagnostics, "; ".join(broken) or None, unread), note
        except (UnreadableDocument, SchemaError, OutlineError, ConfigError) as error:
            return LintResult([], str(error)), None
        except Exception as error:
            return LintResult([], internal_error.describe(error)), None

    def _write(self, report: Report, raw: bytes, path: str | Path, config: Config) -> Report:
        """Write what was fixed; where that fails, the report of the file as it is."""
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


def _with_anchors(result: LintResult, note: Note | None) -> LintResult:
    return result if note is None else result._replace(anchors=frozenset(note.page.anchors))


def _report(display_path: str, document: Document, result: LintResult) -> Report:
    newline = "\r\n" if "\r\n" in document.original else "\n"
    return Report(
        display_path,
        tuple(result.diagnostics),
        result.failure,
        newline,
        generated=result.generated,
    )


@contextmanager
def _gc_paused() -> Iterator[None]:
    """Keep the garbage collector off while one file is checked.

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
