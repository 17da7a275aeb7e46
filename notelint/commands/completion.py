"""``notelint completion``: a script that makes a shell complete commands and options, written by shtab."""

from __future__ import annotations

import argparse
import sys
from types import ModuleType

from .table import COMMANDS, Parser, command_parser
from .terminal import fail

EXAMPLES = """examples:
  notelint completion bash > ~/.local/share/bash-completion/completions/notelint
  notelint completion zsh > "${fpath[1]}/_notelint"
  notelint completion fish > ~/.config/fish/completions/notelint.fish"""
SHELLS = ("bash", "zsh", "fish")


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    try:
        import shtab
    except ImportError:
        return fail("completion needs shtab: pip install shtab, in the environment of notelint")
    sys.stdout.write(shtab.complete(_whole(shtab), options.shell) + "\n")
    return 0


def _whole(shtab: ModuleType) -> argparse.ArgumentParser:
    """One parser with all commands, and where their arguments are files."""
    parser = Parser(prog="notelint", allow_abbrev=False)
    commands = parser.add_subparsers(parser_class=Parser)
    for name, command in COMMANDS.items():
        parent = command_parser(name)
        added = commands.add_parser(name, help=command.help, parents=[parent], add_help=False)
        for action in added._actions:
            if action.metavar in ("PATH", "FILE", "FOLDER"):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return parser
