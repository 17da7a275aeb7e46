"""The commands: what the help says of each, and its parser."""

from __future__ import annotations

import argparse
import os
import re
import sys
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from ..named_tuple import NamedTuple
from ..similar import similar_name
from .terminal import fail


class Command(NamedTuple):
    """What ``--help`` says of a command; a module of ``commands/`` with its name has ``add_flags`` and ``run``."""

    help: str
    description: str


COMMANDS = {
    "check": Command("check posts", "Check posts and print what is wrong."),
    "rule": Command("explain rules", "Print a rule's page, or the list of all rules."),
    "inspect": Command(
        "show how notelint reads a post", "Show how notelint reads a post: site, outline, questions, links."
    ),
    "progress": Command(
        "show how many questions are answered",
        "Show the chapters, how many questions are answered, and which one is next.",
    ),
    "init": Command(
        "write settings and a pre-commit entry for a blog",
        "Look at a blog, say what was found, and write a settings file with comments and an entry for pre-commit.",
    ),
    "words": Command(
        "list misspelt words, and make words known",
        "List the words that are reported as misspelt, how often and where; or make words known.",
    ),
    "outline": Command(
        "make a reference outline of a course or book",
        "Read a course's table of contents and print it as a reference outline (YAML).",
    ),
    "server": Command(
        "run the language server for an editor",
        "Run the language server. Your editor starts it: findings while you type, fixes, rule pages (docs/editors.md).",
    ),
    "completion": Command(
        "print a script for tab completion in the shell", "Print a script for tab completion of commands and options."
    ),
    "clean": Command(
        "delete the caches", "Delete the caches of all blogs. No post is touched, and the next check makes them again."
    ),
}


def command_parser(name: str) -> Parser:
    """The parser of a command."""
    module = command_module(name)
    parser = Parser(
        prog=f"notelint {name}",
        description=COMMANDS[name].description,
        epilog=getattr(module, "EXAMPLES", None),
        allow_abbrev=False,
        formatter_class=Formatter,
    )
    parser._positionals.title = "arguments"
    module.add_flags(parser)
    words = [str(action.metavar or action.dest) for action in parser._get_positional_actions()]
    parser.usage = " ".join([parser.prog, "[OPTIONS]", *(f"[{word} ...]" for word in words)])
    return parser


def command_module(command: str) -> ModuleType:
    """The module of a command, with ``add_flags`` and ``run``."""
    return import_module(f".{command}", __package__)


class Formatter(argparse.HelpFormatter):
    """As wide as the terminal; argparse would ask shutil, which loads every way of compression. Examples stay as written."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=columns - 2)

    def _split_lines(self, text: str, width: int) -> list[str]:
        """Words with hyphens, such as options and files, are not divided."""
        from textwrap import wrap

        return wrap(" ".join(text.split()), width, break_on_hyphens=False)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return _examples(text, width) if text.startswith("examples:") else super()._fill_text(text, width, indent)


def _examples(text: str, width: int) -> str:
    """Examples, a command and what it does on a line each; only what it does is wrapped, so that commands can be pasted."""
    from textwrap import wrap

    out = []
    for line in text.splitlines():
        command = re.match(r" *\S(?:.*?\S)?  +(?=\S)", line)
        margin = command.end() if command is not None and command.end() < width * 2 // 3 else 6
        out += wrap(line, width, subsequent_indent=" " * margin) if command is not None else [line]
    return "\n".join(out)


class Parser(argparse.ArgumentParser):
    """Says in a line what is wrong, and what was meant."""

    def error(self, message: str) -> NoReturn:
        unknown = message.removeprefix("unrecognized arguments: ").split() if "unrecognized" in message else []
        known = [option for option in self._option_string_actions if option.startswith("--")]
        for word in unknown:
            if word.startswith("-"):
                near = similar_name(word.partition("=")[0], known)
                hint = f"; did you mean {near}?" if near else ""
                raise SystemExit(fail(f"unknown option {word.partition('=')[0]}{hint} ({self.prog} --help lists them)"))
        raise SystemExit(fail(f"{_in_words(message)} ({self.prog} --help lists the options)"))


def _in_words(message: str) -> str:
    """What argparse complains of, as a person says it."""
    if choice := re.fullmatch(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", message, re.DOTALL):
        choices = re.findall(r"[\w-]+", choice[3])
        near = similar_name(choice[2], choices)
        hint = f'; did you mean "{near}"?' if near else ""
        return f'{choice[1]} takes {", ".join(choices[:-1])} or {choices[-1]}, not "{choice[2]}"{hint}'
    if number := re.fullmatch(r"argument (\S+): invalid (?:positive|jobs) value: '(.*)'", message, re.DOTALL):
        return f'{number[1]} takes a whole number from 1 on, not "{number[2]}"'
    if lonely := re.fullmatch(r"argument (\S+): expected (?:one|at least one) argument", message):
        return f"{lonely[1]} needs a value after it"
    if missing := re.fullmatch(r"the following arguments are required: (.*)", message):
        return f"{missing[1]} is missing"
    return message
