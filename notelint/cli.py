"""The command line: arguments to an exit code (0 nothing found, 1 something found, 2 could not run)."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple, NoReturn

from . import __version__
from .commands.terminal import fail

FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit", "checkstyle", "markdown")
"""What ``reporters`` renders; here, because ``--help`` imports nothing of it."""
_FORMAT_HELP = (
    "full and concise for people (default: full); json, jsonl (a line a finding), sarif, checkstyle, junit for machines;"
    " github (annotations), gitlab (Code Quality), markdown (a job's summary) for CI"
)
_SEVERITIES = ("error", "warning", "info")
_CACHE_HELP = "where caches are kept (default: NOTELINT_CACHE_DIR, or the system's folder for caches)"
_OUTPUT = ("-o", "--output-file", "--output")
"""A command's flag for a file in place of standard output; the last name is an old one."""


class _Formatter(argparse.HelpFormatter):
    """As wide as the terminal; argparse would ask shutil, which loads every way of compression."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=columns - 2)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        raise SystemExit(fail(message))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _jobs(text: str) -> int:
    count = int(text)
    if not 0 < count <= 1_000:
        raise ValueError
    return count


def _parser(command: str | None = None) -> argparse.ArgumentParser:
    """The command with its flags, else all commands without: each takes time."""
    parser = _Parser(
        prog="notelint",
        description="A linter and validator for study-note posts.",
        epilog="notelint POST.md means notelint check POST.md. Exit codes: 0 nothing found, 1 something found, 2 could not run; 130, 143 and 141 ended by Ctrl-C, SIGTERM, a closed pipe.",
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action="version", version=f"notelint {__version__}")
    commands = parser.add_subparsers(prog=parser.prog, dest="command", metavar="COMMAND", parser_class=_Parser)

    for name in (command,) if command in COMMANDS else COMMANDS:
        help, description, add_flags = COMMANDS[name]
        added = commands.add_parser(
            name, help=help, description=description, allow_abbrev=False, formatter_class=_Formatter
        )
        if name == command:
            add_flags(added)
    return parser


def _check_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; - reads standard input (default: this folder)"
    )
    rules = parser.add_argument_group("which rules run (codes, names, areas such as LK, or ALL; divided by commas)")
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
    rules.add_argument(
        "--preview",
        action=argparse.BooleanOptionalAction,
        help="run rules that are in preview as well (default: the settings')",
    )
    files = parser.add_argument_group("which files are checked")
    files.add_argument(
        "--exclude", action="append", default=[], metavar="PATTERN", help="leave out what matches, as in .gitignore"
    )
    files.add_argument(
        "--force-exclude", action="store_true", help="leave excluded files out even where they are named (for hooks)"
    )
    files.add_argument("--stdin-filename", metavar="PATH", help="the file that standard input stands for")
    old = parser.add_argument_group("findings of old")
    old.add_argument("--baseline", metavar="FILE", help="hide the findings recorded in this file")
    old.add_argument(
        "--write-baseline", action="store_true", help="record what is found now (default: notelint-baseline.json)"
    )
    settings = parser.add_argument_group("settings").add_mutually_exclusive_group()
    settings.add_argument("--config", metavar="FILE", help="use this settings file")
    settings.add_argument("--isolated", action="store_true", help="use no settings file")
    fixing = parser.add_argument_group("fixing")
    fixing.add_argument("--fix", action="store_true", help="mend what can be mended without changing what a post says")
    fixing.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also what should be read over afterwards"
    )
    fixing.add_argument("--fix-only", action="store_true", help="fix, and report nothing of what remains")
    fixing.add_argument(
        "--diff", action="store_true", help="print what would be fixed as a unified diff; write nothing"
    )
    speed = parser.add_argument_group("speed")
    speed.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: as many as pay; 1: only this one)"
    )
    speed.add_argument("--no-cache", action="store_true", help="judge every post anew, and keep nothing")
    speed.add_argument("--cache-dir", metavar="FOLDER", help=_CACHE_HELP)
    output = parser.add_argument_group("output")
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


def _rule_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rules", nargs="*", metavar="CODE", help="a code, name or area")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")


def _inspect_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="POST", help="a file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    parser.add_argument("--config", metavar="FILE", help="use this settings file")
    parser.add_argument("--isolated", action="store_true", help="use no settings file")


def _progress_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: this folder)")
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json", "badge", "bar"),
        default="text",
        help="badge and bar are SVG pictures for a README (default: text)",
    )
    parser.add_argument(*_OUTPUT, metavar="FILE", help="write to this file")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    parser.add_argument("--config", metavar="FILE", help="use this settings file")


def _init_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help="the blog's root (default: this folder)"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, print what would be written")
    parser.add_argument("--force", action="store_true", help="replace settings that are there")


def _words_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: this folder)")
    parser.add_argument("--add", action="append", metavar="WORD", help="add this word to the word file instead")
    parser.add_argument("--add-all", action="store_true", help="add every word that is listed to the word file")
    parser.add_argument("--config", metavar="FILE", help="use this settings file")


def _outline_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="notebooks or markdown files (a chapter each), a folder of them, SUMMARY.md, a saved web page, or an EPUB",
    )
    parser.add_argument("--name", default="course", help="how posts name it (default: course)")
    parser.add_argument("--title", help="the course's title")
    parser.add_argument(*_OUTPUT, metavar="FILE", help="write to this file, which must not exist")


def _clean_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cache-dir", metavar="FOLDER", help=_CACHE_HELP)


class _Command(NamedTuple):
    help: str
    description: str
    add_flags: Callable[[argparse.ArgumentParser], None]


COMMANDS = {
    "check": _Command("check posts", "Check posts and print what is wrong.", _check_flags),
    "rule": _Command("explain rules", "Print a rule's page, or the list of all rules.", _rule_flags),
    "inspect": _Command(
        "show what notelint understands of a post", "Print what notelint understands of a post.", _inspect_flags
    ),
    "progress": _Command(
        "show how many questions are answered",
        "Print chapters and sections listed, questions answered of asked, and what is next.",
        _progress_flags,
    ),
    "init": _Command(
        "look at a blog and write settings and the pre-commit entry",
        "Look at a blog, say what was found, and write commented settings and the pre-commit entry.",
        _init_flags,
    ),
    "words": _Command(
        "list words that are reported as misspelt, and make words known",
        "List the words that check reports as misspelt, with how often and where; or make words known.",
        _words_flags,
    ),
    "outline": _Command(
        "make a reference outline of a course or book",
        "Read a course's table of contents and print it as a reference outline (YAML).",
        _outline_flags,
    ),
    "clean": _Command("delete what is kept from one run to the next", "Delete the caches of all blogs.", _clean_flags),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; interrupts and errors of the system are raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] not in COMMANDS and arguments[0] not in ("-h", "--help", "--version"):
        arguments.insert(0, "check")
    parser = _parser(arguments[0] if arguments else None)
    try:
        options = parser.parse_args(arguments)
        if options.command is None:
            parser.print_help()
            return 0
        if options.command == "check":
            from .commands.check import run as command
        else:
            from .commands import commands

            command = getattr(commands, options.command)
        return command(options)
    except OSError:
        raise
    except Exception as error:
        from .internal_error import describe

        return fail(describe(error))
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else 0 if exit.code is None else 2


def run() -> int:
    """The whole process, as ``notelint.__main__.run``: the console script of an older installation asks here for it."""
    from .__main__ import run

    return run()


if __name__ == "__main__":
    sys.exit(run())
