"""The command line: arguments to an exit code (0 nothing found, 1 something found, 2 could not run)."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NamedTuple, NoReturn

from . import __version__
from .commands.terminal import fail


class Command(NamedTuple):
    """What ``--help`` says of a command; a module of ``commands/`` with its name has ``add_flags`` and ``run``."""

    help: str
    description: str


COMMANDS = {
    "check": Command("check posts", "Check posts and print what is wrong."),
    "rule": Command("explain rules", "Print a rule's page, or the list of all rules."),
    "inspect": Command("show what notelint understands of a post", "Print what notelint understands of a post."),
    "progress": Command(
        "show how many questions are answered",
        "Print chapters and sections listed, questions answered of asked, and what is next.",
    ),
    "init": Command(
        "look at a blog and write settings and the pre-commit entry",
        "Look at a blog, say what was found, and write commented settings and the pre-commit entry.",
    ),
    "words": Command(
        "list words that are reported as misspelt, and make words known",
        "List the words that check reports as misspelt, with how often and where; or make words known.",
    ),
    "outline": Command(
        "make a reference outline of a course or book",
        "Read a course's table of contents and print it as a reference outline (YAML).",
    ),
    "server": Command(
        "serve an editor (language server protocol)",
        "Serve an editor over standard input and output: findings while typing, fixes, rule pages (docs/editors.md).",
    ),
    "clean": Command("delete what is kept from one run to the next", "Delete the caches of all blogs."),
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
        code: int = _module(options.command).run(options)
        return code
    except OSError:
        raise
    except Exception as error:
        from .internal_error import describe

        return fail(describe(error))
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else 0 if exit.code is None else 2


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
        help, description = COMMANDS[name]
        added = commands.add_parser(
            name, help=help, description=description, allow_abbrev=False, formatter_class=_Formatter
        )
        if name == command:
            _module(name).add_flags(added)
    return parser


def _module(command: str) -> ModuleType:
    return import_module(f".commands.{command}", __package__)


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
