"""Flags that several commands have."""

import argparse

CACHE_HELP = "where caches are kept (default: NOTELINT_CACHE_DIR, or the system's folder for caches)"
OUTPUT_FILE = ("-o", "--output-file")
"""A command's flag for a file in place of standard output."""


def add_color(parser: argparse._ActionsContainer) -> None:
    """Whether output is coloured."""
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")


def add_config(parser: argparse._ActionsContainer) -> None:
    """Which settings file holds."""
    parser.add_argument("--config", metavar="FILE", help="use this settings file")


def codes(text: str) -> tuple[str, ...]:
    """The selectors in a list that commas separate."""
    return tuple(code.strip() for code in text.split(",") if code.strip())


def jobs(text: str) -> int:
    """A number of processes. Raises ValueError."""
    count = int(text)
    if not 0 < count <= 1_000:
        raise ValueError
    return count


def positive(text: str) -> int:
    """A number from 1. Raises ValueError."""
    count = int(text)
    if count < 1:
        raise ValueError
    return count
