"""The commands besides ``check``: from their flags to the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ..discovery.posts import Excluded, collect, shown
from ..discovery.sites import Sites
from ..output import OutputError, check, write
from ..reporters import safe
from ..settings.config import ConfigError, Settings
from .terminal import fail, style


def inspect(options: argparse.Namespace) -> int:
    """Print what notelint understands of a post."""
    from ..document.document import UnreadableDocument
    from ..linting.linter import Linter
    from ..outlines.reference import OutlineError
    from ..schema.schema import SchemaError
    from .inspect import describe, render

    path = os.path.abspath(options.path)
    try:
        config = Settings(options.config, options.isolated).of(os.path.dirname(path))
        if not os.path.isfile(path):
            return fail(f"{shown(options.path)}: no such file")
        description = describe(Linter().note_of(path, shown(options.path), config), config)
    except ConfigError as error:
        return fail(str(error))
    except (OSError, UnreadableDocument, SchemaError, OutlineError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        return fail(f"{shown(options.path)}: {reason}")
    sys.stdout.write(render(description, options.format, style(options).color))
    return 0


def words(options: argparse.Namespace) -> int:
    """List the words that are reported as misspelt, or make words known."""
    from ..linting.linter import Linter
    from ..settings.config import add_words
    from .words import reported_words

    try:
        settings, sites = Settings(options.config), Sites()
        added = options.add
        if added is None:
            posts, missing = collect(options.paths or ["."], settings, sites, Excluded(settings))
            reported, failures = reported_words(posts, Linter(sites))
            failures = [*((shown(path), message) for path, message in missing), *failures]
            if not options.add_all:
                for word, places in reported.items():
                    print(f"{len(places):5}  {safe(word):24} {safe(places[0])}")
            for path, message in failures:
                fail(f"{path}: {message}")
            if failures or not options.add_all:
                return 2 if failures else 0
            added = list(reported)
        here = settings.of(os.path.abspath(options.paths[0] if options.paths else "."))
        file, fresh = add_words(here, added)
    except ConfigError as error:
        return fail(str(error))
    print(f"{safe(shown(file))}: {len(fresh)} added" + (f": {safe(', '.join(fresh))}" if fresh else ""))
    return 0


def init(options: argparse.Namespace) -> int:
    """Look at a blog and write settings and the pre-commit entry."""
    from . import init as adopting

    folder = Path(options.folder)
    if not folder.is_dir():
        return fail(f"{options.folder}: no such folder")
    try:
        survey = adopting.look(folder)
        print(adopting.describe(survey))
        for line in adopting.write(folder, survey, options.force, options.dry_run):
            print("\n".join(map(safe, line.split("\n"))))
    except (ConfigError, OutputError) as error:
        return fail(str(error))
    return 0


def progress(options: argparse.Namespace) -> int:
    """Print how many questions are answered."""
    from ..document.document import UnreadableDocument
    from ..internal_error import describe
    from ..linting.linter import Linter
    from ..outlines.reference import OutlineError
    from .progress import read_progress, render

    sites = Sites()
    linter, read = Linter(sites), []
    try:
        if options.output_file is not None:
            check(options.output_file)
        settings = Settings(options.config)
        posts, missing = collect(options.paths or ["."], settings, sites, Excluded(settings))
        configs = [post.config for post in posts]
    except (ConfigError, OutputError) as error:
        return fail(str(error))
    failures = [(shown(path), message) for path, message in missing]
    for post, config in zip(posts, configs, strict=True):
        try:
            progress = read_progress(linter.note_of(post.path, post.shown, config))
        except (OSError, UnreadableDocument, OutlineError) as error:
            failures.append((post.shown, str(error)))
        except Exception as error:
            failures.append((post.shown, describe(error)))
        else:
            if post.given or progress.chapters:
                read.append(progress)
    text = render(read, options.format, options.output_file is None and style(options).color)
    try:
        if options.output_file is None:
            sys.stdout.write(text)
        else:
            write(options.output_file, text)
    except OutputError as error:
        return fail(str(error))
    for path, message in failures:
        fail(f"{path}: {message}")
    return 2 if failures else 0


def outline(options: argparse.Namespace) -> int:
    """Print a reference outline of a course or book."""
    from ..outlines.importing import dump, import_outline
    from ..outlines.reference import OutlineError, read_reference

    file = options.output_file
    try:
        if file is not None:
            check(file)
            if os.path.lexists(file):
                return fail(f"{file}: exists already")
        text = dump(import_outline([Path(source) for source in options.sources], options.name, options.title))
        read_reference(text, options.name)
        if file is None:
            sys.stdout.write(text)
        else:
            write(file, text)
    except (OutlineError, OutputError) as error:
        return fail(str(error))
    return 0


def rule(options: argparse.Namespace) -> int:
    """Print rules' pages, or the list of all rules."""
    from ..reporters.rule_pages import rule_list, rule_page
    from ..rules import UnknownRule, find_rules

    layout = style(options)
    if not options.rules:
        sys.stdout.write(rule_list(layout.color, layout.width))
        return 0
    try:
        rules = list(dict.fromkeys(rule for name in options.rules for rule in find_rules(name)))
    except UnknownRule as error:
        return fail(str(error))
    sys.stdout.write("\n".join(rule_page(rule, layout.color, layout.width) for rule in rules))
    return 0


def clean(options: argparse.Namespace) -> int:
    """Delete what is kept from one run to the next."""
    from ..linting.cache import clean, default_folder

    folder = options.cache_dir or default_folder()
    if folder is None:
        print("no cache: there is no folder for one")
        return 0
    try:
        count, size = clean(folder)
    except OSError as error:
        return fail(f"can't clean {folder}: {error.strerror or error}")
    what = f"{count} {'cache' if count == 1 else 'caches'}, {size / 1_000_000:.1f} MB" if count else "nothing"
    print(f"{safe(folder)}: {what} deleted")
    return 0
