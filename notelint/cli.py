"""The command line: arguments to an exit code (0 nothing found, 1 something found, 2 could not run)."""

import argparse
import os
import sys
from collections.abc import Sequence

from . import __version__
from .commands.table import COMMANDS, Formatter, Parser, command_module, command_parser
from .commands.terminal import fail
from .similar import similar_name

ASKED = {"help": "--help", "version": "--version", "-V": "--version"}
"""Other ways to ask, and what they mean."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; interrupts and errors of the system are raised."""
    try:
        arguments = _meant(list(sys.argv[1:] if argv is None else argv))
        if not arguments or arguments[0] not in COMMANDS:
            _overview().parse_args(arguments or ["--help"])
            return 0
        parser = command_parser(arguments[0])
        parse = parser.parse_args if "--" in arguments else parser.parse_intermixed_args
        code: int = command_module(arguments[0]).run(parse(arguments[1:]))
        return code
    except OSError:
        raise
    except Exception as error:
        from .internal_error import describe

        return fail(describe(error))
    except SystemExit as exit:
        return exit.code if isinstance(exit.code, int) else 0 if exit.code is None else 2


def _meant(arguments: list[str]) -> list[str]:
    """The arguments with a command first, unless only help or the version is wanted."""
    first = arguments[0] if arguments else "--help"
    if first == "help" and len(arguments) > 1:
        return _meant([*arguments[1:2], "--help"])
    if first in ASKED:
        return [ASKED[first]]
    if first in COMMANDS or first in ("-h", "--help", "--version"):
        return arguments
    if not first.startswith("-") and not os.path.lexists(first) and (near := similar_name(first, (*COMMANDS, *ASKED))):
        raise SystemExit(fail(f'there is no command or file "{first}"; did you mean "{near}"?'))
    return ["check", *arguments]


def _overview() -> argparse.ArgumentParser:
    """All commands, without their flags: each takes time to import."""
    parser = Parser(
        prog="notelint",
        usage="notelint COMMAND [OPTIONS] [PATH ...]",
        description="A linter and validator for study-note posts.",
        epilog=_EPILOG,
        allow_abbrev=False,
        formatter_class=Formatter,
    )
    parser.add_argument("-V", "--version", action="version", version=f"notelint {__version__}")
    commands = parser.add_argument_group("commands")
    for name, command in COMMANDS.items():
        commands.add_argument(name, nargs="?", help=command.help)
    return parser


_EPILOG = """examples:
  notelint .                check the posts in this folder
  notelint check --diff .   show what --fix would change
  notelint rule LK001       explain a rule
  notelint help check       all options of a command

Exit codes: 0 nothing found, 1 something found,
2 could not run; 130, 143 and 141: ended by Ctrl-C,
SIGTERM, a closed pipe."""
