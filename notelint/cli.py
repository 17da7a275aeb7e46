"""The command line: arguments to an exit code (0 nothing found, 1 something found, 2 could not run)."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from . import __version__

if TYPE_CHECKING:
    from .config import Config, Selection
    from .engine import Report
    from .reporters import Style

COMMANDS = ("check", "rule", "inspect")
FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "markdown")
"""What ``reporters`` renders; here, because ``--help`` imports nothing of it."""
_FORMAT_HELP = (
    "full and concise for people (default: full); json, jsonl (a line a finding), sarif, checkstyle, junit for machines;"
    " github (annotations), gitlab (Code Quality), markdown (a job's summary) for CI"
)
_SEVERITIES = ("error", "warning", "info")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        raise SystemExit(_fail(message))


def _fail(message: str) -> int:
    from .reporters import safe

    print(f"notelint: {safe(message)}", file=sys.stderr)
    return 2


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="notelint",
        description="A linter and validator for study-note posts.",
        epilog="notelint POST.md means notelint check POST.md. Exit codes: 0 nothing found, 1 something found, 2 could not run.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"notelint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    check = commands.add_parser(
        "check", help="check posts", description="Check posts and print what is wrong.", allow_abbrev=False
    )
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - reads standard input (default: this folder)"
    )
    rules = check.add_argument_group("which rules run (codes, names, areas such as LK, or ALL; divided by commas)")
    rules.add_argument(
        "--select", type=_codes, action="append", metavar="CODES", help="run these instead of those in the settings"
    )
    rules.add_argument("--extend-select", type=_codes, action="append", metavar="CODES", help="run these as well")
    rules.add_argument(
        "--ignore",
        type=_codes,
        action="append",
        metavar="CODES",
        help="leave these out instead of those in the settings",
    )
    rules.add_argument("--extend-ignore", type=_codes, action="append", metavar="CODES", help="leave these out as well")
    files = check.add_argument_group("which files are checked")
    files.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help="leave out what matches, as in .gitignore"
    )
    files.add_argument(
        "--force-exclude", action="store_true", help="leave excluded files out even where they are named (for hooks)"
    )
    files.add_argument("--stdin-filename", metavar="PATH", help="the file that standard input stands for")
    settings = check.add_argument_group("settings").add_mutually_exclusive_group()
    settings.add_argument("--config", metavar="FILE", help="use this settings file")
    settings.add_argument("--isolated", action="store_true", help="use no settings file")
    output = check.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default="full", metavar="FORMAT", help=_FORMAT_HELP)
    output.add_argument(
        "--output-file",
        metavar="FILE",
        help="write the report into FILE, in place of what it held (in one step, so that nobody reads half of it;"
        " a pipe or device is written straight); its folder must exist; only the summary is printed then",
    )
    output.add_argument(
        "--statistics",
        action="store_true",
        help="in place of the findings, how many there are of each rule and how many can be fixed (full, concise, json)",
    )
    output.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    output.add_argument("-q", "--quiet", action="store_true", help="print findings only, no summary and no progress")
    output.add_argument(
        "--fail-level", choices=_SEVERITIES, help="the lowest severity that makes the exit code 1 (default: warning)"
    )
    output.add_argument("--exit-zero", action="store_true", help="exit with 0 also where something was found")

    rule = commands.add_parser(
        "rule", help="explain rules", description="Print a rule's page, or the list of all rules."
    )
    rule.add_argument("rules", nargs="*", metavar="CODE", help="a code, name or area")
    rule.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")

    inspect = commands.add_parser(
        "inspect",
        help="show what notelint understands of a post",
        description="Print what notelint understands of a post.",
    )
    inspect.add_argument("path", metavar="POST", help="a file")
    inspect.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    inspect.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    inspect.add_argument("--config", metavar="FILE", help="use this settings file")
    inspect.add_argument("--isolated", action="store_true", help="use no settings file")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; interrupts and errors of the system are raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = _parser()
    if arguments and arguments[0] not in COMMANDS and arguments[0] not in ("-h", "--help", "--version"):
        arguments.insert(0, "check")
    try:
        options = parser.parse_args(arguments)
        if options.command is None:
            parser.print_help()
            return 0
        return {"check": _check, "rule": _rule, "inspect": _inspect}[options.command](options)
    except OSError:
        raise
    except Exception as error:
        return _fail(f"internal error: {type(error).__name__}: {error}; please report it with the command")
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else 0 if exit.code is None else 2


def run() -> NoReturn:
    """The console script: like ``main``, with what a shell expects of interrupts and closed pipes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    except OSError as error:  # a folder that may not be searched, or a full disk behind standard output
        what = f"can't read {error.filename}" if error.filename else "can't write the output"
        code = _fail(f"{what}: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _check(options: argparse.Namespace) -> int:
    from .config import Config, ConfigError, Settings
    from .engine import Linter, Report
    from .files import Patterns, find
    from .output import OutputError, check
    from .progress import progress

    if options.statistics and options.format not in ("full", "concise", "json"):
        return _fail(f"--statistics goes with --format full, concise or json, not {options.format}")
    try:
        if options.output_file is not None:
            check(options.output_file)
    except OutputError as error:
        return _fail(str(error))
    try:
        settings = Settings(options.config, options.isolated, _selection(options))
    except ConfigError as error:
        return _fail(str(error))
    excluded_by_flag = Patterns(Path.cwd(), options.exclude)
    linter = Linter()

    def is_excluded(path: Path, folder: bool) -> bool:
        config = settings.of(path.parent)
        by_settings = (
            config.root is not None
            and bool(config.exclude)
            and Patterns(config.root, config.exclude).match(path, folder)
        )
        return by_settings or excluded_by_flag.match(path, folder)

    judged: list[tuple[Report, Config]] = []
    try:
        names = options.paths or ["."]
        found, missing = find([name for name in names if name != "-"], is_excluded, options.force_exclude)
        judged += [(Report(_shown(path), failure=message), Config()) for path, message in missing]
        with progress(len(found), options.quiet) as step:
            for done, file in enumerate(found):
                step(done)
                config = settings.of(file.path.parent)
                path = Path(os.path.abspath(file.path))
                if not file.given:
                    site, inside = linter.site_of(path, config)
                    if not site.publishes(inside):
                        continue
                judged.append((linter.lint_path(path, _shown(str(file.path)), config), config))
        if "-" in names:
            path = Path(os.path.abspath(options.stdin_filename or "stdin.md"))
            config = settings.of(path.parent)
            if not (options.force_exclude and is_excluded(path, False)):
                shown = _shown(options.stdin_filename) if options.stdin_filename else "<stdin>"
                judged.append((linter.lint_bytes(sys.stdin.buffer.read(), path, shown, config), config))
    except ConfigError as error:
        return _fail(str(error))
    reports = [report for report, _ in judged]
    try:
        _report(reports, options)
    except OutputError as error:
        return _fail(str(error))
    if any(report.failure for report in reports):
        return 2
    return 0 if options.exit_zero else _exit_code(judged, options.fail_level)


def _report(reports: Sequence[Report], options: argparse.Namespace) -> None:
    """Print the reports, or write them and print their summary. Raises OutputError."""
    from .output import write
    from .reporters import Style, render, statistics, text

    style = _style(options)
    layout = style if options.output_file is None else Style(options.color == "always", summary=style.summary)
    if options.statistics:
        content = (statistics.render_json if options.format == "json" else statistics.render)(reports, layout)
    else:
        content = render(options.format, reports, layout)
    if options.output_file is None:
        sys.stdout.write(content)
    else:
        write(options.output_file, content)
        sys.stdout.write(text.summary(reports, style) if style.summary else "")
    if options.output_file is not None or options.format not in ("json", "jsonl", "github"):
        for report in reports:
            if report.failure:
                _complain(report)


def _exit_code(judged: Sequence[tuple[Report, Config]], flag: str | None) -> int:
    from .diagnostic import Severity

    for report, config in judged:
        level = Severity[flag.upper()] if flag else config.fail_level
        if any(diagnostic.severity >= level for diagnostic in report.diagnostics):
            return 1
    return 0


def _complain(report: Report) -> None:
    from .reporters import safe

    sys.stdout.flush()
    print(f"notelint: {safe(report.path)}: {safe(report.failure or '')}", file=sys.stderr)


def _selection(options: argparse.Namespace) -> Selection:
    """The rule flags; the same flag given twice adds up. Raises ConfigError."""
    from .config import ConfigError, Selection
    from .rule import UnknownRule, find_rules

    def joined(name: str) -> tuple[str, ...] | None:
        given = getattr(options, name)
        return None if given is None else tuple(code for codes in given for code in codes)

    for name in ("select", "ignore"):
        if joined(name) == ():
            raise ConfigError(f"--{name} names no rule")
    selection = Selection(
        joined("select"), joined("extend_select") or (), joined("ignore"), joined("extend_ignore") or ()
    )
    try:
        for codes in (selection.select or (), selection.extend_select, selection.ignore or (), selection.extend_ignore):
            for code in codes:
                find_rules(code)
    except UnknownRule as error:
        raise ConfigError(str(error)) from None
    return selection


def _shown(path: str) -> str:
    """A path as it is shown: relative to where the command runs, with ``/``."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = path
    return relative.replace(os.sep, "/")


def _style(options: argparse.Namespace) -> Style:
    from shutil import get_terminal_size

    from .reporters import Style

    width = get_terminal_size((100, 24)).columns if sys.stdout.isatty() or "COLUMNS" in os.environ else 100
    return Style(_wants_color(options.color), max(40, min(width, 200)), not getattr(options, "quiet", False))


def _wants_color(flag: str) -> bool:
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _inspect(options: argparse.Namespace) -> int:
    from .config import ConfigError, Settings
    from .document import UnreadableDocument
    from .engine import Linter
    from .inspection import describe, render
    from .schema import SchemaError

    path = Path(os.path.abspath(options.path))
    try:
        config = Settings(options.config, options.isolated).of(path.parent)
        if not path.is_file():
            return _fail(f"{_shown(options.path)}: no such file")
        description = describe(Linter().note_of(path, _shown(options.path), config))
    except ConfigError as error:
        return _fail(str(error))
    except (OSError, UnreadableDocument, SchemaError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        return _fail(f"{_shown(options.path)}: {reason}")
    sys.stdout.write(render(description, options.format, _style(options).color))
    return 0


def _rule(options: argparse.Namespace) -> int:
    from .pages import rule_list, rule_page
    from .rule import UnknownRule, find_rules

    style = _style(options)
    if not options.rules:
        sys.stdout.write(rule_list(style.color))
        return 0
    try:
        rules = list(dict.fromkeys(rule for name in options.rules for rule in find_rules(name)))
    except UnknownRule as error:
        return _fail(str(error))
    sys.stdout.write("\n".join(rule_page(rule, style.color) for rule in rules))
    return 0


if __name__ == "__main__":
    run()
