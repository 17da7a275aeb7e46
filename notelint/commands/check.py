"""The command that lints: from its flags to the exit code."""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ..diagnostic import Severity
from ..discovery.posts import Excluded, Post, collect, shown
from ..discovery.sites import Sites
from ..linting.parallel import lint_posts
from ..linting.report import Report
from ..output import OutputError, check, write
from ..reporters import safe
from ..settings.config import Basics, ConfigError, Selection, Settings
from .progress_bar import progress
from .terminal import fail, style

if TYPE_CHECKING:
    from ..linting.baseline import Judged
    from ..linting.cache import Caches
    from ..linting.linter import Fixing


class Checked(NamedTuple):
    """A report with what the settings say of its file."""

    report: Report
    folder: str
    """Absolute; the settings that hold there hold for the file."""
    settings: Settings

    @property
    def basics(self) -> Basics:
        """Those settings, as far as they decide on the exit code."""
        return self.settings.basics(self.folder)


def run(options: argparse.Namespace) -> int:
    """Check posts and print what is wrong; the exit code."""
    if options.statistics and options.format not in ("full", "concise", "json"):
        return fail(f"--statistics goes with --format full, concise or json, not {options.format}")
    if options.write_baseline and (options.diff or "-" in options.paths):
        return fail("--write-baseline records what stands in files, and goes neither with --diff nor with -")
    try:
        if options.output_file is not None:
            check(options.output_file)
        return _run(options)
    except (ConfigError, OutputError) as error:
        return fail(str(error))


def _run(options: argparse.Namespace) -> int:
    settings = Settings(options.config, options.isolated, _selection(options))
    sites, excluded = Sites(), Excluded(settings, options.exclude)
    names = options.paths or ["."]
    posts, missing = collect([name for name in names if name != "-"], settings, sites, excluded, options.force_exclude)
    here = os.getcwd()
    lost = [Checked(Report(shown(path), failure=message), here, settings) for path, message in missing]
    caches = _caches(options)
    _settle(posts, sites, caches)
    if not posts:
        settings.check_flags()
    fixing = _fixing(options)
    piped = _piped(options, settings, excluded, fixing) if "-" in names else None

    with progress(len(posts), options.quiet) as step:
        if fixing is None:
            reports = lint_posts(posts, sites, caches, options.jobs, step=step)
        else:
            from ..linting.fix_posts import mend_posts

            reports = iter(mend_posts(posts, fixing, sites, caches, options.jobs, step))
        checked = _checked(lost, reports, posts, piped)
        if _streams(options):
            return _stream(options, checked)
        found = list(checked)
    return _finish(options, found, piped)


class _Piped(NamedTuple):
    """What came in on standard input: the bytes, and the report with its settings unless it is excluded."""

    raw: bytes
    checked: Checked | None


def _piped(options: argparse.Namespace, settings: Settings, excluded: Excluded, fixing: "Fixing | None") -> "_Piped":
    path = os.path.abspath(options.stdin_filename or "stdin.md")
    config = settings.of(os.path.dirname(path))
    raw = sys.stdin.buffer.read()
    if options.force_exclude and excluded(path, False):
        return _Piped(raw, None)
    from ..linting.linter import Linter

    name = shown(options.stdin_filename) if options.stdin_filename else "<stdin>"
    report = Linter().lint_bytes(raw, path, name, config, fixing)
    return _Piped(raw, Checked(report, os.path.dirname(path), settings))


def _checked(
    lost: Iterable[Checked], reports: Iterator[Report], posts: Sequence[Post], piped: _Piped | None
) -> Iterator[Checked]:
    yield from lost
    for report, post in zip(reports, posts, strict=True):
        yield Checked(report, os.path.dirname(post.path), post.settings)
    if piped is not None and piped.checked is not None:
        yield piped.checked


def _caches(options: argparse.Namespace) -> "Caches | None":
    from ..linting.cache import Caches, default_folder

    folder = options.cache_dir or default_folder()
    return Caches(os.path.abspath(folder)) if folder and not options.no_cache else None


def _settle(posts: Iterable[Post], sites: Sites, caches: "Caches | None") -> None:
    """Check the settings that no run before has used. Raises ConfigError."""
    seen = set()
    for post in posts:
        text = post.basics.text
        if text not in seen:
            seen.add(text)
            if caches is None or not caches.of(sites.blog_of(post.path)[0]).knows(text):
                post.config  # noqa: B018


def _fixing(options: argparse.Namespace) -> "Fixing | None":
    if not (options.fix or options.fix_only or options.diff):
        return None
    from ..linting.linter import Fixing

    return Fixing(options.unsafe_fixes, write=not options.diff)


def _streams(options: argparse.Namespace) -> bool:
    """True where each report can be printed as soon as it is there, and forgotten."""
    held = (options.write_baseline, options.baseline, options.diff, options.fix, options.fix_only, options.statistics)
    return options.format == "jsonl" and options.output_file is None and not any(held)


def _stream(options: argparse.Namespace, checked: Iterable[Checked]) -> int:
    from ..reporters.jsonl import findings, render

    code = 0
    failed = []
    for one in checked:
        sys.stdout.writelines(findings([one.report]))
        code = max(code, _exit_code([one], options.fail_level))
        if one.report.failure is not None:
            failed.append(one.report._replace(diagnostics=()))
    sys.stdout.write(render(failed, style(options)))
    return _code(options, failed, code)


def _finish(options: argparse.Namespace, found: list[Checked], piped: _Piped | None) -> int:
    if options.write_baseline:
        return _record(options, found)
    found = _without_old(options, found)
    reports = [one.report for one in found]
    if options.diff:
        return _print_diff(options, reports)
    stream = sys.stdout
    if piped is not None and (options.fix or options.fix_only):
        document = piped.checked.report.document if piped.checked else None
        sys.stdout.buffer.write(document.encode() if document else piped.raw)
        sys.stdout.buffer.flush()
        stream = sys.stderr
    _print_reports(options, reports, stream)
    return _code(options, reports, _exit_code(found, options.fail_level))


def _code(options: argparse.Namespace, reports: Iterable[Report], found: int) -> int:
    if any(report.failure is not None for report in reports):
        return 2
    return 0 if options.exit_zero or options.fix_only else found


def _record(options: argparse.Namespace, checked: Sequence[Checked]) -> int:
    """Write the baselines: the file that the flag names, else each post's settings, else one beside these.

    Raises BaselineError.
    """
    from ..linting.baseline import FILE, BaselineError, write_baseline
    from ..settings.config import leads_out

    here = checked[0].settings.basics(os.getcwd()) if checked else Settings().basics(os.getcwd())
    default = here.baseline or os.path.join(here.root or os.getcwd(), FILE)
    in_use = {here.baseline, *(one.basics.baseline for one in checked)}
    groups = _by_baseline(options, checked, default) or {os.path.abspath(options.baseline or default): []}
    for file in groups:
        if options.baseline is None and leads_out(file):
            raise BaselineError(f"{file}: it is a link out of the blog; --baseline takes a file from anywhere")
    for file, indices in groups.items():
        count, gone = write_baseline(file, _judged(options, checked, indices), _searched(options))
        pruned = f", {gone} that no longer {'occurs' if gone == 1 else 'occur'} taken out" if gone else ""
        print(f"{safe(shown(file))}: {count} {'finding' if count == 1 else 'findings'} recorded{pruned}")
        if not options.baseline and not options.quiet and file not in in_use:
            print(
                f'notelint: put baseline = "{os.path.basename(file)}" into the settings to hide them', file=sys.stderr
            )
    failed = [one.report for one in checked if one.report.failure is not None]
    for report in failed:
        _complain(report)
    return 2 if failed else 0


def _without_old(options: argparse.Namespace, checked: list[Checked]) -> list[Checked]:
    """The reports without what a baseline hides. Raises BaselineError."""
    if not (options.baseline or any(one.basics.baseline for one in checked)):
        return checked
    groups = _by_baseline(options, checked)
    from ..linting.baseline import hide

    kept = list(checked)
    for file, indices in groups.items():
        reports, gone = hide(file, _judged(options, checked, indices), _searched(options))
        for index, report in zip(indices, reports, strict=True):
            kept[index] = checked[index]._replace(report=report)
        if gone and not options.quiet:
            entries = "an entry no longer occurs" if gone == 1 else f"{gone} entries no longer occur"
            pruned = f"--write-baseline takes {'it' if gone == 1 else 'them'} out"
            print(f"notelint: {safe(shown(file))}: {entries}; {pruned}", file=sys.stderr)
    return kept


def _by_baseline(
    options: argparse.Namespace, checked: Sequence[Checked], default: str | None = None
) -> dict[str, list[int]]:
    """Each baseline with the reports that it is for, by their place in ``checked``.

    Where nothing names one, ``default`` is that of posts without settings, and others have theirs beside these.
    """
    from ..linting.baseline import FILE

    groups: dict[str, list[int]] = {os.path.abspath(options.baseline): []} if options.baseline else {}
    for index, one in enumerate(checked):
        root = one.basics.root
        beside = os.path.join(root, FILE) if root is not None and default is not None else default
        file = options.baseline or one.basics.baseline or beside
        if file is not None:
            groups.setdefault(os.path.abspath(file), []).append(index)
    return groups


def _judged(options: argparse.Namespace, checked: Sequence[Checked], indices: Sequence[int]) -> "list[Judged]":
    """Reports as a baseline wants them; where flags choose the rules, what the others found before is left alone."""
    from ..linting.baseline import Judged

    flags = (options.select, options.extend_select, options.ignore, options.extend_ignore)
    chosen = any(flag is not None for flag in flags)
    return [
        Judged(os.path.abspath(one.report.path), one.report, _codes(one) if chosen else None)
        for one in (checked[index] for index in indices)
    ]


def _codes(one: Checked) -> frozenset[str]:
    from ..linting.linter import enabled_rules

    return frozenset(rule.code for rule in enabled_rules(one.settings.of(one.folder).selection))


def _searched(options: argparse.Namespace) -> list[str]:
    """The folders whose posts were all judged."""
    return [path for path in options.paths or ["."] if path and os.path.isdir(path)]


def _print_diff(options: argparse.Namespace, reports: Sequence[Report]) -> int:
    from ..reporters.diff import render

    text = render(reports, style(options))
    sys.stdout.write(text)
    failed = [report for report in reports if report.failure is not None]
    for report in failed:
        _complain(report)
    return 2 if failed else 1 if text and not options.exit_zero else 0


def _print_reports(options: argparse.Namespace, reports: Sequence[Report], stream: TextIO) -> None:
    """Print the reports, or write them and print their summary. Raises OutputError."""
    from ..reporters import render, text

    printed = style(options, stream)
    layout = printed if options.output_file is None else printed._replace(color=options.color == "always", width=100)
    if options.statistics:
        from ..reporters import statistics

        content = (statistics.render_json if options.format == "json" else statistics.render)(reports, layout)
    else:
        content = render(options.format, reports, layout)
    if options.output_file is None:
        stream.write(content)
    else:
        write(options.output_file, content)
        stream.write(text.summary(reports, printed) if printed.summary else "")
    if options.output_file is not None or options.format not in ("json", "jsonl", "github"):
        for report in reports:
            if report.failure is not None:
                _complain(report)


def _exit_code(checked: Iterable[Checked], flag: str | None) -> int:
    for one in checked:
        level = Severity[flag.upper()] if flag else one.basics.fail_level
        if any(diagnostic.severity >= level for diagnostic in one.report.diagnostics):
            return 1
    return 0


def _complain(report: Report) -> None:
    sys.stdout.flush()
    print(f"notelint: {safe(report.path)}: {safe(report.failure or '')}", file=sys.stderr)


def _selection(options: argparse.Namespace) -> Selection:
    """The rule flags; the same flag given twice adds up. Raises ConfigError."""

    def joined(name: str) -> tuple[str, ...] | None:
        given = getattr(options, name)
        return None if given is None else tuple(code for codes in given for code in codes)

    for name in ("select", "ignore"):
        if joined(name) == ():
            raise ConfigError(f"--{name} names no rule")
    return Selection(
        joined("select"),
        joined("extend_select") or (),
        joined("ignore"),
        joined("extend_ignore") or (),
        options.preview,
    )
