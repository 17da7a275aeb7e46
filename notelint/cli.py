"""The command line: arguments to an exit code (0 nothing found, 1 something found, 2 could not run)."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from . import __version__

if TYPE_CHECKING:
    from .baseline import Judged
    from .config import Config, Selection
    from .report import Report
    from .reporters import Style

COMMANDS = ("check", "rule", "inspect", "words", "outline", "progress", "init")
FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "markdown")
"""What ``reporters`` renders; here, because ``--help`` imports nothing of it."""
_FORMAT_HELP = (
    "full and concise for people (default: full); json, jsonl (a line a finding), sarif, checkstyle, junit for machines;"
    " github (annotations), gitlab (Code Quality), markdown (a job's summary) for CI"
)
_SEVERITIES = ("error", "warning", "info")
_OUTPUT = ("-o", "--output-file", "--output")
"""A command's flag for a file in place of standard output; the last name is an old one."""


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
    old = check.add_argument_group("findings of old")
    old.add_argument("--baseline", metavar="FILE", help="hide the findings recorded in this file")
    old.add_argument(
        "--write-baseline", action="store_true", help="record what is found now (default: notelint-baseline.json)"
    )
    settings = check.add_argument_group("settings").add_mutually_exclusive_group()
    settings.add_argument("--config", metavar="FILE", help="use this settings file")
    settings.add_argument("--isolated", action="store_true", help="use no settings file")
    fixing = check.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="mend what can be mended without changing what a post says")
    fixing.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also what should be read over afterwards"
    )
    fixing.add_argument("--fix-only", action="store_true", help="fix, and report nothing of what remains")
    fixing.add_argument(
        "--diff", action="store_true", help="print what would be fixed as a unified diff; write nothing"
    )
    output = check.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default="full", metavar="FORMAT", help=_FORMAT_HELP)
    output.add_argument(
        *_OUTPUT,
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

    progress = commands.add_parser(
        "progress",
        help="show how many questions are answered",
        description="Print chapters and sections listed, questions answered of asked, and what is next.",
    )
    progress.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: this folder)")
    progress.add_argument(
        "--format",
        choices=("text", "markdown", "json", "badge", "bar"),
        default="text",
        help="badge and bar are SVG pictures for a README (default: text)",
    )
    progress.add_argument(*_OUTPUT, metavar="FILE", help="write to this file")
    progress.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    progress.add_argument("--config", metavar="FILE", help="use this settings file")

    init = commands.add_parser(
        "init",
        help="look at a blog and write settings and the pre-commit entry",
        description="Look at a blog, say what was found, and write commented settings and the pre-commit entry.",
    )
    init.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="the blog's root (default: this folder)")
    init.add_argument("--dry-run", action="store_true", help="write nothing, print what would be written")
    init.add_argument("--force", action="store_true", help="replace settings that are there")

    words = commands.add_parser(
        "words",
        help="list words that are reported as misspelt, and make words known",
        description="List the words that check reports as misspelt, with how often and where; or make words known.",
    )
    words.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: this folder)")
    words.add_argument("--add", action="append", metavar="WORD", help="add this word to the word file instead")
    words.add_argument("--add-all", action="store_true", help="add every word that is listed to the word file")
    words.add_argument("--config", metavar="FILE", help="use this settings file")

    outline = commands.add_parser(
        "outline",
        help="make a reference outline of a course or book",
        description="Read a course's table of contents and print it as a reference outline (YAML).",
    )
    outline.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="notebooks or markdown files (a chapter each), a folder of them, SUMMARY.md, a saved web page, or an EPUB",
    )
    outline.add_argument("--name", default="course", help="how posts name it (default: course)")
    outline.add_argument("--title", help="the course's title")
    outline.add_argument(*_OUTPUT, metavar="FILE", help="write to this file, which must not exist")
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
        return _COMMANDS[options.command](options)
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
    gc.set_threshold(50_000, 20, 20)  # tokens and blocks live as long as their post: looking for cycles finds none
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
    from .engine import Fixing, Linter
    from .output import OutputError, check
    from .posts import Excluded, collect
    from .progress_bar import progress
    from .report import Report

    if options.statistics and options.format not in ("full", "concise", "json"):
        return _fail(f"--statistics goes with --format full, concise or json, not {options.format}")
    if options.write_baseline and (options.diff or "-" in options.paths):
        return _fail("--write-baseline records what stands in files, and goes neither with --diff nor with -")
    try:
        if options.output_file is not None:
            check(options.output_file)
    except OutputError as error:
        return _fail(str(error))

    wants_fixes = options.fix or options.fix_only or options.diff
    fixing = Fixing(options.unsafe_fixes, write=not options.diff) if wants_fixes else None
    try:
        settings = Settings(options.config, options.isolated, _selection(options))
    except ConfigError as error:
        return _fail(str(error))
    linter, is_excluded = Linter(), Excluded(settings, options.exclude)
    judged: list[tuple[Report, Config]] = []
    piped: Report | None = None
    raw = b""
    try:
        names = options.paths or ["."]
        named = [name for name in names if name != "-"]
        posts, missing = collect(named, settings, linter, is_excluded, options.force_exclude)
        judged += [(Report(_shown(path), failure=message), Config()) for path, message in missing]
        stdin_path = Path(os.path.abspath(options.stdin_filename or "stdin.md"))
        stdin_config = settings.of(stdin_path.parent) if "-" in names else Config()
        with progress(len(posts), options.quiet) as step:
            reports = linter.lint_paths([post[:3] for post in posts], fixing, step)
        judged += zip(reports, (post.config for post in posts), strict=True)
        if "-" in names:
            raw = sys.stdin.buffer.read()
            if not (options.force_exclude and is_excluded(stdin_path, False)):
                shown = _shown(options.stdin_filename) if options.stdin_filename else "<stdin>"
                piped = linter.lint_bytes(raw, stdin_path, shown, stdin_config, fixing)
                judged.append((piped, stdin_config))
    except ConfigError as error:
        return _fail(str(error))
    from .baseline import BaselineError

    try:
        if options.write_baseline:
            return _record(options, judged, settings.of(Path.cwd()))
        judged = _without_old(options, judged)
    except (BaselineError, ConfigError) as error:
        return _fail(str(error))
    if options.diff:
        return _print_diff(options, [report for report, _ in judged])
    if fixing is not None and "-" in names:
        document = piped.document if piped else None
        sys.stdout.buffer.write(document.encode() if document else raw)
        sys.stdout.buffer.flush()
    return _print_reports(options, judged, sys.stderr if fixing is not None and "-" in names else sys.stdout)


def _record(options: argparse.Namespace, judged: Sequence[tuple[Report, Config]], here: Config) -> int:
    """Write the baselines: the file that the flag names, else the one of each post's settings. Raises BaselineError."""
    from .baseline import FILE, write_baseline
    from .reporters import safe

    default = here.baseline or (here.root or Path.cwd()) / FILE
    in_use = {here.baseline, *(config.baseline for _, config in judged)}
    groups = _by_baseline(options, judged, default) or {Path(os.path.abspath(options.baseline or default)): []}
    for file, indices in groups.items():
        count, gone = write_baseline(file, _judged(options, judged, indices), _searched(options))
        pruned = f", {gone} that no longer {'occurs' if gone == 1 else 'occur'} taken out" if gone else ""
        print(f"{safe(_shown(str(file)))}: {count} {'finding' if count == 1 else 'findings'} recorded{pruned}")
        if not options.baseline and not options.quiet and file not in in_use:
            print(f'notelint: put baseline = "{file.name}" into the settings to hide them', file=sys.stderr)
    for report, _ in judged:
        if report.failure:
            _complain(report)
    return 2 if any(report.failure for report, _ in judged) else 0


def _without_old(options: argparse.Namespace, judged: list[tuple[Report, Config]]) -> list[tuple[Report, Config]]:
    """The reports without what a baseline hides. Raises BaselineError."""
    from .baseline import hide
    from .reporters import safe

    kept = list(judged)
    for file, indices in _by_baseline(options, judged).items():
        reports, gone = hide(file, _judged(options, judged, indices), _searched(options))
        for index, report in zip(indices, reports, strict=True):
            kept[index] = (report, judged[index][1])
        if gone and not options.quiet:
            entries = "an entry no longer occurs" if gone == 1 else f"{gone} entries no longer occur"
            pruned = f"--write-baseline takes {'it' if gone == 1 else 'them'} out"
            print(f"notelint: {safe(_shown(str(file)))}: {entries}; {pruned}", file=sys.stderr)
    return kept


def _by_baseline(
    options: argparse.Namespace, judged: Sequence[tuple[Report, Config]], default: Path | None = None
) -> dict[Path, list[int]]:
    """Each baseline with the reports that it is for, by their place in ``judged``."""
    groups: dict[Path, list[int]] = {Path(os.path.abspath(options.baseline)): []} if options.baseline else {}
    for index, (_, config) in enumerate(judged):
        file = options.baseline or config.baseline or default
        if file is not None:
            groups.setdefault(Path(os.path.abspath(file)), []).append(index)
    return groups


def _judged(
    options: argparse.Namespace, judged: Sequence[tuple[Report, Config]], indices: Sequence[int]
) -> list[Judged]:
    """Reports as a baseline wants them; where flags choose the rules, what the others found before is left alone."""
    from .baseline import Judged
    from .engine import enabled_rules

    flags = (options.select, options.extend_select, options.ignore, options.extend_ignore)
    chosen = any(flag is not None for flag in flags)
    return [
        Judged(
            Path(os.path.abspath(report.path)),
            report,
            frozenset(rule.code for rule in enabled_rules(config.selection)) if chosen else None,
        )
        for report, config in (judged[index] for index in indices)
    ]


def _searched(options: argparse.Namespace) -> list[Path]:
    """The folders whose posts were all judged."""
    return [Path(path) for path in options.paths or ["."] if path and os.path.isdir(path)]


def _print_diff(options: argparse.Namespace, reports: Sequence[Report]) -> int:
    from .reporters.diff import render

    text = render(reports, _style(options))
    sys.stdout.write(text)
    for report in reports:
        if report.failure:
            _complain(report)
    return 2 if any(report.failure for report in reports) else 1 if text and not options.exit_zero else 0


def _print_reports(options: argparse.Namespace, judged: Sequence[tuple[Report, Config]], stream: TextIO) -> int:
    from .output import OutputError

    reports = [report for report, _ in judged]
    try:
        _report(reports, options, stream)
    except OutputError as error:
        return _fail(str(error))
    if any(report.failure for report in reports):
        return 2
    return 0 if options.exit_zero or options.fix_only else _exit_code(judged, options.fail_level)


def _report(reports: Sequence[Report], options: argparse.Namespace, stream: TextIO) -> None:
    """Print the reports, or write them and print their summary. Raises OutputError."""
    from .output import write
    from .reporters import render, statistics, text

    style = _style(options, stream)
    layout = style if options.output_file is None else style._replace(color=options.color == "always", width=100)
    if options.statistics:
        content = (statistics.render_json if options.format == "json" else statistics.render)(reports, layout)
    else:
        content = render(options.format, reports, layout)
    if options.output_file is None:
        stream.write(content)
    else:
        write(options.output_file, content)
        stream.write(text.summary(reports, style) if style.summary else "")
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
    from .posts import shown

    return shown(path)


def _style(options: argparse.Namespace, stream: TextIO | None = None) -> Style:
    from shutil import get_terminal_size

    from .reporters import Style

    stream = stream or sys.stdout
    width = get_terminal_size((100, 24)).columns if stream.isatty() or "COLUMNS" in os.environ else 100
    return Style(
        _wants_color(options.color, stream),
        max(40, min(width, 200)),
        not getattr(options, "quiet", False),
        getattr(options, "unsafe_fixes", False),
        getattr(options, "fix_only", False),
    )


def _wants_color(flag: str, stream: TextIO) -> bool:
    if flag != "auto":
        return flag == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _inspect(options: argparse.Namespace) -> int:
    from .config import ConfigError, Settings
    from .document import UnreadableDocument
    from .engine import Linter
    from .inspection import describe, render
    from .outlines.reference import OutlineError
    from .schema import SchemaError

    path = Path(os.path.abspath(options.path))
    try:
        config = Settings(options.config, options.isolated).of(path.parent)
        if not path.is_file():
            return _fail(f"{_shown(options.path)}: no such file")
        description = describe(Linter().note_of(path, _shown(options.path), config))
    except ConfigError as error:
        return _fail(str(error))
    except (OSError, UnreadableDocument, SchemaError, OutlineError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        return _fail(f"{_shown(options.path)}: {reason}")
    sys.stdout.write(render(description, options.format, _style(options).color))
    return 0


def _words(options: argparse.Namespace) -> int:
    from .config import ConfigError, Settings, add_words
    from .engine import Linter
    from .posts import Excluded, collect
    from .reporters import safe
    from .spelling.listing import reported_words

    try:
        settings, linter = Settings(options.config), Linter()
        added = options.add
        if added is None:
            posts, missing = collect(options.paths or ["."], settings, linter, Excluded(settings))
            reported, failures = reported_words(posts, linter)
            failures = [*((_shown(path), message) for path, message in missing), *failures]
            if not options.add_all:
                for word, places in reported.items():
                    print(f"{len(places):5}  {safe(word):24} {safe(places[0])}")
            for path, message in failures:
                _fail(f"{path}: {message}")
            if failures or not options.add_all:
                return 2 if failures else 0
            added = list(reported)
        here = settings.of(Path(os.path.abspath(options.paths[0] if options.paths else ".")))
        file, fresh = add_words(here, added)
    except ConfigError as error:
        return _fail(str(error))
    print(f"{safe(_shown(str(file)))}: {len(fresh)} added" + (f": {safe(', '.join(fresh))}" if fresh else ""))
    return 0


def _init(options: argparse.Namespace) -> int:
    from .adopting import describe, look, write
    from .config import ConfigError
    from .output import OutputError
    from .reporters import safe

    folder = Path(options.folder)
    if not folder.is_dir():
        return _fail(f"{options.folder}: no such folder")
    try:
        blog = look(folder)
    except ConfigError as error:
        return _fail(str(error))
    print("".join(safe(line) + "\n" for line in describe(blog).splitlines()))
    try:
        for line in write(folder, blog, options.force, options.dry_run):
            print(line)
    except OutputError as error:
        return _fail(str(error))
    return 0


def _progress(options: argparse.Namespace) -> int:
    from .config import ConfigError, Settings
    from .document import UnreadableDocument
    from .engine import Linter
    from .outlines.reference import OutlineError
    from .output import OutputError, check, write
    from .posts import Excluded, collect
    from .progress import read_progress, render

    linter, read = Linter(), []
    try:
        if options.output_file is not None:
            check(options.output_file)
        settings = Settings(options.config)
        posts, missing = collect(options.paths or ["."], settings, linter, Excluded(settings))
    except (ConfigError, OutputError) as error:
        return _fail(str(error))
    failures = [(_shown(path), message) for path, message in missing]
    for post in posts:
        try:
            progress = read_progress(linter.note_of(post.path, post.shown, post.config))
        except (OSError, UnreadableDocument, OutlineError) as error:
            failures.append((post.shown, str(error)))
        else:
            if post.given or progress.chapters:
                read.append(progress)
    text = render(read, options.format, options.output_file is None and _style(options).color)
    try:
        if options.output_file is None:
            sys.stdout.write(text)
        else:
            write(options.output_file, text)
    except OutputError as error:
        return _fail(str(error))
    for shown, message in failures:
        _fail(f"{shown}: {message}")
    return 2 if failures else 0


def _outline(options: argparse.Namespace) -> int:
    from .outlines.importing import dump, import_outline
    from .outlines.reference import OutlineError, read_reference
    from .output import OutputError, check, write

    file = options.output_file
    try:
        if file is not None:
            check(file)
            if os.path.lexists(file):
                return _fail(f"{file}: exists already")
        text = dump(import_outline([Path(source) for source in options.sources], options.name, options.title))
        read_reference(text, options.name)
        if file is None:
            sys.stdout.write(text)
        else:
            write(file, text)
    except (OutlineError, OutputError) as error:
        return _fail(str(error))
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


_COMMANDS = {
    "check": _check,
    "rule": _rule,
    "inspect": _inspect,
    "words": _words,
    "outline": _outline,
    "progress": _progress,
    "init": _init,
}

if __name__ == "__main__":
    run()
