"""The flags of ``notelint check``, by group."""

import argparse

from ..reporters import FORMAT_HELP, FORMATS
from ..reporters.style import GROUPS
from . import check_online
from .flags import CACHE_HELP, OUTPUT_FILE, codes, jobs, positive

SEVERITIES = ("error", "warning", "info")


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - reads standard input (default: this folder)"
    )
    _add_rules(parser)
    _add_files(parser)
    _add_baseline(parser)
    _add_settings(parser)
    _add_fixing(parser)
    check_online.add_flags(parser)
    _add_speed(parser)
    _add_output(parser)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    rules = parser.add_argument_group(
        "which rules run", "CODES are codes, names, areas such as LK, or ALL, separated by commas."
    )
    rules.add_argument(
        "--select",
        type=codes,
        action="append",
        metavar="CODES",
        help="run these rules instead of those in the settings",
    )
    rules.add_argument("--extend-select", type=codes, action="append", metavar="CODES", help="run these rules as well")
    rules.add_argument(
        "--ignore",
        type=codes,
        action="append",
        metavar="CODES",
        help="do not run these rules (instead of those in the settings)",
    )
    rules.add_argument(
        "--extend-ignore", type=codes, action="append", metavar="CODES", help="do not run these rules either"
    )
    rules.add_argument(
        "--preview",
        action=argparse.BooleanOptionalAction,
        help="run the rules in preview as well (default: as in the settings)",
    )


def _add_files(parser: argparse.ArgumentParser) -> None:
    files = parser.add_argument_group("which files are checked")
    files.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help="skip what matches, as in .gitignore"
    )
    files.add_argument(
        "--force-exclude", action="store_true", help="skip excluded files even if you name them (for hooks)"
    )
    files.add_argument("--show-files", action="store_true", help="list the files and check nothing")
    files.add_argument("--allow-empty", action="store_true", help="exit with 0 even if a folder contains no post")
    files.add_argument("--stdin-filename", metavar="PATH", help="the path of the text on standard input")


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    old = parser.add_argument_group("existing findings")
    old.add_argument("--baseline", metavar="FILE", help="hide the findings recorded in this file")
    old.add_argument(
        "--write-baseline", action="store_true", help="record what is found now (default: notelint-baseline.json)"
    )
    old.add_argument(
        "--diff-base", metavar="REF", help="report only findings on lines changed since this commit or branch"
    )
    _add_suppressions(old)


def _add_suppressions(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--add-suppressions",
        type=codes,
        nargs="?",
        const=(),
        metavar="CODES",
        help="write a comment at each finding (of these rules) that switches it off; with --diff: only show them",
    )
    parser.add_argument("--reason", metavar="TEXT", help="with --add-suppressions: why, in each comment")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    settings = parser.add_argument_group("settings")
    settings.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help="use this settings file, or add this one setting, such as 'ignore=[\"SP\"]'",
    )
    settings.add_argument("--isolated", action="store_true", help="use no settings file")
    settings.add_argument(
        "--settings-base",
        metavar="REF",
        help="say what the settings switch off that those of this commit or branch do not (part of --diff-base)",
    )
    settings.add_argument(
        "--show-settings", action="store_true", help="print the settings that are used, and check nothing"
    )


def _add_fixing(parser: argparse.ArgumentParser) -> None:
    fixing = parser.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="make the safe fixes, which do not change what a post says")
    fixing.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also the other fixes; read the result over"
    )
    fixing.add_argument("--fix-only", action="store_true", help="make the safe fixes, and do not report what is left")
    fixing.add_argument(
        "--diff", action="store_true", help="show what would be fixed, as a unified diff; write nothing"
    )
    fixing.add_argument(
        "--fixable", type=codes, action="append", metavar="CODES", help="fix findings of these rules only"
    )
    fixing.add_argument(
        "--unfixable", type=codes, action="append", metavar="CODES", help="leave findings of these rules as they are"
    )
    fixing.add_argument("--show-fixes", action="store_true", help="with --fix or --diff: count what is fixed, by rule")


def _add_speed(parser: argparse.ArgumentParser) -> None:
    speed = parser.add_argument_group("speed")
    speed.add_argument(
        "-j",
        "--jobs",
        type=jobs,
        default=0,
        metavar="N",
        help="how many processes to use (default: as many as make it faster)",
    )
    speed.add_argument(
        "--watch", action="store_true", help="check again each time a file changes (needs the extra watch)"
    )
    speed.add_argument("--no-cache", action="store_true", help="do not use the cache")
    speed.add_argument("--cache-dir", metavar="FOLDER", help=CACHE_HELP)


def _add_output(parser: argparse.ArgumentParser) -> None:
    output = parser.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default="full", metavar="FORMAT", help=FORMAT_HELP)
    output.add_argument(
        *OUTPUT_FILE,
        metavar="FILE",
        help="write the report to FILE, and print only the summary",
    )
    output.add_argument(
        "--statistics",
        action="store_true",
        help="print counts by rule instead of findings (full, concise, json)",
    )
    output.add_argument(
        "--group-by",
        choices=GROUPS,
        default="file",
        help="with full: how findings are grouped (default: file)",
    )
    output.add_argument(
        "--max", type=positive, metavar="N", help="with full and concise: show at most N findings, the worst first"
    )
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    output.add_argument(
        "-v", "--verbose", action="store_true", help="print which settings and sites are used, on standard error"
    )
    output.add_argument("-q", "--quiet", action="store_true", help="print findings only, no summary and no progress")
    output.add_argument(
        "--fail-level", choices=SEVERITIES, help="the lowest severity that makes the exit code 1 (default: warning)"
    )
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 even if something was found")
