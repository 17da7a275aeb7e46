"""Which baseline holds for which posts: recording it, and hiding what it has."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..discovery.posts import display_path
from ..reporters.escape import safe
from ..settings.settings import Settings
from .check_options import CheckOptions
from .check_output import Checked, complain

if TYPE_CHECKING:
    from collections import Counter

    from ..linting.baseline import Key, Linted


def record(options: CheckOptions, checked: Sequence[Checked]) -> int:
    """Write the baselines: the file that the flag names, else each post's settings, else one beside these.

    Raises BaselineError.
    """
    from ..linting.baseline import FILE, BaselineError, write_baseline
    from ..settings.sources import leads_out

    here = checked[0].settings.quick(os.getcwd()) if checked else Settings().quick(os.getcwd())
    default = here.baseline or os.path.join(here.root or os.getcwd(), FILE)
    in_use = {here.baseline, *(one.quick.baseline for one in checked)}
    groups = _by_baseline(options, checked, default) or {os.path.abspath(options.baseline or default): []}
    for file in groups:
        if options.baseline is None and leads_out(file):
            raise BaselineError(f"{file}: it is a link out of the blog; --baseline takes a file from anywhere")
    for file, indices in groups.items():
        count, stale = write_baseline(file, _linted(options, checked, indices), _searched(options))
        pruned = f", {stale} that no longer {'occurs' if stale == 1 else 'occur'} taken out" if stale else ""
        print(f"{safe(display_path(file))}: {count} {'finding' if count == 1 else 'findings'} recorded{pruned}")
        if not options.baseline and not options.quiet and file not in in_use:
            print(
                f'notelint: put baseline = "{os.path.basename(file)}" into the settings to hide them', file=sys.stderr
            )
    failed = [one.report for one in checked if one.report.failure is not None]
    for report in failed:
        complain(report)
    return 2 if failed else 0


def without_old(options: CheckOptions, checked: list[Checked]) -> list[Checked]:
    """The reports without what a baseline hides. Raises BaselineError."""
    groups = _by_baseline(options, checked)
    from ..linting.baseline import apply_baseline

    kept = list(checked)
    for file, indices in groups.items():
        reports, stale = apply_baseline(file, _linted(options, checked, indices), _searched(options))
        for index, report in zip(indices, reports, strict=True):
            kept[index] = checked[index]._replace(report=report)
        if stale and not options.quiet:
            entries = "an entry no longer occurs" if stale == 1 else f"{stale} entries no longer occur"
            pruned = f"--write-baseline takes {'it' if stale == 1 else 'them'} out"
            print(f"notelint: {safe(display_path(file))}: {entries}; {pruned}", file=sys.stderr)
    return kept


def known(options: CheckOptions, baselines: Mapping[str, str | None]) -> "dict[str, Counter[Key]]":
    """What the baselines that the settings name hide of posts, by their paths. Raises BaselineError."""
    from ..linting.baseline import recorded

    groups: dict[str, list[str]] = {}
    for path, named in baselines.items():
        if (file := options.baseline or named) is not None:
            groups.setdefault(os.path.abspath(file), []).append(path)
    return {path: found for file, paths in groups.items() for path, found in recorded(file, paths).items()}


def _by_baseline(options: CheckOptions, checked: Sequence[Checked], default: str | None = None) -> dict[str, list[int]]:
    """Each baseline with the reports that it is for, by their place in ``checked``.

    Where nothing names one, ``default`` is that of posts without settings, and others have theirs beside these.
    """
    from ..linting.baseline import FILE

    groups: dict[str, list[int]] = {os.path.abspath(options.baseline): []} if options.baseline else {}
    for index, one in enumerate(checked):
        root = one.quick.root
        beside = os.path.join(root, FILE) if root is not None and default is not None else default
        file = options.baseline or one.quick.baseline or beside
        if file is not None:
            groups.setdefault(os.path.abspath(file), []).append(index)
    return groups


def _linted(options: CheckOptions, checked: Sequence[Checked], indices: Sequence[int]) -> "list[Linted]":
    """Reports as a baseline wants them; where flags choose the rules, what the others found before is left alone."""
    from ..linting.baseline import Linted

    return [
        Linted(os.path.abspath(one.report.path), one.report, _codes(one) if options.chooses_rules else None)
        for one in (checked[index] for index in indices)
    ]


def _codes(one: Checked) -> frozenset[str]:
    from ..linting.selection import enabled_rules

    return frozenset(rule.code for rule in enabled_rules(one.settings.of(one.folder).selection))


def _searched(options: CheckOptions) -> list[str]:
    """The folders whose posts were all checked."""
    return [path for path in options.paths or ["."] if path and os.path.isdir(path)]
