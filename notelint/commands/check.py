"""``notelint check``: lint posts, from the flags to the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..atomic import OutputError, check
from ..discovery.files import ENDINGS, Missing
from ..discovery.posts import Excluded, Post, collect, display_path
from ..discovery.sites import Sites
from ..linting.parallel import lint_posts
from ..linting.report import Report
from ..named_tuple import NamedTuple
from ..settings.config import ConfigError
from ..settings.settings import Settings
from . import check_online
from .check_flags import add_flags
from .check_options import CheckOptions
from .check_output import (
    NOTICES,
    Checked,
    exit_code,
    final_code,
    hint_of_generator,
    print_diff,
    print_reports,
    stream,
    streams,
    without_fixes,
)
from .progress_bar import progress
from .terminal import fail

if TYPE_CHECKING:
    from ..linting.cache import Caches
    from ..linting.linter import Fixing
    from ..outlines.progress import Progress

__all__ = ["EXAMPLES", "add_flags", "run"]

EXAMPLES = """examples:
  notelint check                       the posts in this folder and below
  notelint check --max 5 _posts        the five worst findings
  notelint check --fix .               make the safe fixes
  notelint check --select LK,QA .      links, questions and answers only
  notelint check --format json . > report.json"""


def run(flags: argparse.Namespace) -> int:
    """Check posts and print what is wrong; the exit code."""
    options = CheckOptions(flags)
    if options.statistics and options.format not in ("full", "concise", "json"):
        return fail(f"--statistics works with --format full, concise or json, not with {options.format}")
    if options.write_baseline and (options.diff or "-" in options.paths):
        return fail("--write-baseline works with files only: leave out --diff and -")
    if options.diff_base is not None and (options.fix or options.fix_only or options.diff or options.write_baseline):
        return fail("--diff-base only reports: leave out --fix, --diff and --write-baseline")
    if options.stdin_filename and "-" not in options.paths:
        return fail("--stdin-filename is for text from standard input: write - as the path")
    if options.watch and (options.diff or options.write_baseline or "-" in options.paths):
        return fail("--watch does not work with --diff, --write-baseline or -")
    try:
        if options.add_suppressions is not None or options.reason is not None:
            from .check_suppressions import check_flags

            if (problem := check_flags(options)) is not None:
                return fail(problem)
        if options.output_file is not None:
            check(options.output_file)
        if options.watch:
            from .check_watch import watch

            return watch(options.paths or ["."], options.output_file, lambda: _told(options))
        return _run(options)
    except (ConfigError, OutputError) as error:
        return fail(str(error))


def _told(options: CheckOptions) -> int:
    """Check once, and say what can't be used instead of ending."""
    try:
        return _run(options)
    except (ConfigError, OutputError) as error:
        return fail(str(error))


def _run(options: CheckOptions) -> int:
    settings = options.settings()
    sites, excluded = Sites(), Excluded(settings, options.exclude)
    names = options.paths or ["."]
    paths = [name for name in names if name != "-"]
    posts, missing, left_out = collect(paths, settings, sites, excluded, options.force_exclude)
    options.left_out = left_out
    here = os.getcwd()
    missing += [] if options.allow_empty else _empty(paths, posts, missing, left_out)
    lost = [Checked(Report(display_path(path), failure=message), here, settings) for path, message in missing]
    caches = _caches(options)
    _validated(posts, sites, caches)
    if not posts:
        settings.check_flags()
    if (options.settings_base or options.diff_base) and not options.isolated:
        options.notices = _notices(options, posts, sites)
    if check_online.is_wanted(options, posts):
        sites = check_online.asked(options, posts)
        if sites.outside is not None:  # neither the cache nor other processes know of it
            caches, options.jobs = None, 1
    if options.show_files or options.show_settings or options.verbose:
        from .check_show import print_files, print_settings, print_verbose

        if options.show_files:
            return print_files(posts, missing)
        if options.show_settings:
            return print_settings(posts, settings)
        print_verbose(posts, sites)
    fixing = _fixing(options, settings, posts)
    piped = _piped(options, settings, excluded, fixing) if "-" in names else None

    with progress(len(posts), options.quiet) as step:
        if options.add_suppressions is not None:
            from .check_suppressions import suppressed

            every = list(lint_posts(posts, sites, caches, options.jobs, step=step))
            reports = iter(suppressed(options, posts, every, sites))
        elif fixing is None:
            reports = lint_posts(posts, sites, caches, options.jobs, step=step)
        else:
            from ..linting.fix_posts import fix_posts

            reports = iter(fix_posts(posts, fixing, sites, caches, options.jobs, step))
        checked = _checked(lost, reports, posts, piped)
        if streams(options):
            return stream(options, checked)
        found = list(checked)
    return _finish(options, found, piped)


def _notices(options: CheckOptions, posts: Sequence[Post], sites: Sites) -> tuple[str, ...]:
    """What the settings switch off; said at once where the output has no place for it. Raises ConfigError."""
    from .switched_off import switched_off, tell

    flag, base = (
        ("--settings-base", options.settings_base) if options.settings_base else ("--diff-base", options.diff_base)
    )
    assert base is not None
    found = switched_off(flag, base, posts, sites, options.selection(), options.settings_file())
    if options.format not in NOTICES and not options.quiet:
        tell(found)
    return tuple(found)


def _empty(paths: Sequence[str], posts: Sequence[Post], missing: Sequence[Missing], left_out: int) -> Iterator[Missing]:
    """The folders that were named, or are searched, and hold no post: a run that checks nothing is no success."""
    told = {path for path, _ in missing}
    for path in paths:
        inside = os.path.join(os.path.abspath(path), "")
        if os.path.isdir(path) and path not in told and not any(post.path.startswith(inside) for post in posts):
            why = "all of them are excluded" if left_out else f"posts end in {', '.join(ENDINGS)}"
            yield Missing(path, f"there is no post here ({why}); if that is intended, use --allow-empty")


class _Piped(NamedTuple):
    """What came in on standard input: the bytes, and the report with its settings unless it is excluded."""

    raw: bytes
    checked: Checked | None


def _piped(options: CheckOptions, settings: Settings, excluded: Excluded, fixing: Fixing | None) -> _Piped:
    path = _piped_path(options)
    config = settings.of(os.path.dirname(path))
    raw = sys.stdin.buffer.read()
    if options.force_exclude and excluded(path, False):
        return _Piped(raw, None)
    from ..linting.linter import Linter

    name = display_path(options.stdin_filename) if options.stdin_filename else "<stdin>"
    report = Linter().lint_bytes(raw, path, name, config, fixing)
    return _Piped(raw, Checked(report, os.path.dirname(path), settings))


def _piped_path(options: CheckOptions) -> str:
    return os.path.abspath(options.stdin_filename or "stdin.md")


def _checked(
    lost: Iterable[Checked], reports: Iterator[Report], posts: Sequence[Post], piped: _Piped | None
) -> Iterator[Checked]:
    yield from lost
    for report, post in zip(reports, posts, strict=True):
        yield Checked(report, os.path.dirname(post.path), post.settings)
    if piped is not None and piped.checked is not None:
        yield piped.checked


def _caches(options: CheckOptions) -> Caches | None:
    from ..linting.cache import Caches, default_folder

    folder = options.cache_dir or default_folder()
    return Caches(os.path.abspath(folder)) if folder and not options.no_cache else None


def _validated(posts: Iterable[Post], sites: Sites, caches: Caches | None) -> None:
    """Check the settings that no run before has used. Raises ConfigError."""
    seen = set()
    for post in posts:
        text = post.quick.fingerprint
        if text not in seen:
            seen.add(text)
            if caches is None or not caches.of(sites.blog_of(post.path)[0]).knows(text):
                from ..linting.selection import enabled_rules

                if not enabled_rules(post.config.selection):
                    raise ConfigError("no rule is left to run: what is selected is ignored as well")


def _fixing(options: CheckOptions, settings: Settings, posts: Sequence[Post]) -> Fixing | None:
    """What is to be fixed: not what a baseline hides. Raises BaselineError."""
    if not (options.fix or options.fix_only or options.diff) or options.add_suppressions is not None:
        return None
    from ..linting.linter import Fixing
    from .check_baselines import known

    baselines = {post.path: post.quick.baseline for post in posts}
    if options.stdin_filename:
        path = _piped_path(options)
        baselines[path] = settings.quick(os.path.dirname(path)).baseline
    return Fixing(options.unsafe_fixes, not options.diff, options.fixed_codes(), known=known(options, baselines))


def _finish(options: CheckOptions, found: list[Checked], piped: _Piped | None) -> int:
    if options.write_baseline:
        from .check_baselines import record

        return record(options, found)
    if options.baseline or any(one.quick.baseline for one in found):
        from .check_baselines import without_old

        found = without_old(options, found)
    fixable = options.fixed_codes()
    if fixable is not None:
        found = [one._replace(report=without_fixes(one.report, fixable)) for one in found]
    if options.diff_base is not None:
        from .changed_lines import only_changed

        found = only_changed(found, options.diff_base)
    reports = [one.report for one in found]
    if options.add_suppressions is not None:
        from .check_suppressions import told

        told(options, reports)
    if not options.quiet:
        hint_of_generator(reports)
    if options.diff:
        return print_diff(options, reports)
    channel = sys.stdout
    if piped is not None and (options.fix or options.fix_only):
        document = piped.checked.report.document if piped.checked else None
        sys.stdout.buffer.write(document.encode() if document else piped.raw)
        sys.stdout.buffer.flush()
        channel = sys.stderr
    print_reports(options, reports, channel, _progress(options, found))
    return final_code(options, reports, exit_code(found, options.fail_level))


def _progress(options: CheckOptions, found: Sequence[Checked]) -> Sequence[Progress]:
    if options.format != "html":
        return ()
    from .check_html import progress_of

    return progress_of(found)
