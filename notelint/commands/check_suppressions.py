"""``notelint check --add-suppressions``: comments in posts for what is found in them."""

import os
import sys
from collections import Counter
from collections.abc import Sequence

from ..discovery.posts import Post
from ..discovery.sites import Sites
from ..linting.report import Report
from ..regex import regex
from ..settings.config import ConfigError
from .check_options import CheckOptions

_REASON = regex(r"[^\n<>|]{1,200}")


def check_flags(options: CheckOptions) -> str | None:
    """Take a path apart from codes, as in ``--add-suppressions .``; what can't be used together. Raises ConfigError."""
    if options.reason is not None and options.add_suppressions is None:
        return "--reason goes with --add-suppressions"
    if options.add_suppressions is None:
        return None
    if options.fix or options.fix_only or options.write_baseline or options.diff_base or "-" in options.paths:
        return "--add-suppressions writes comments into files, and goes neither with --fix, --write-baseline, --diff-base nor -"
    if options.reason is not None and not (_REASON.fullmatch(options.reason) and "--" not in options.reason):
        return "a reason is one line without --, <, > and |"
    from ..rules import UnknownRule, find_rules

    try:
        for code in options.add_suppressions:
            find_rules(code)
    except UnknownRule as error:
        path = ",".join(options.add_suppressions)
        if not os.path.lexists(path):
            raise ConfigError(str(error)) from None
        options.paths = [path, *options.paths]
        options.add_suppressions = ()
    return None


def suppressed(options: CheckOptions, posts: Sequence[Post], reports: Sequence[Report], sites: Sites) -> list[Report]:
    """The reports of posts after comments were added for what is found in them. Raises ConfigError and BaselineError."""
    from ..linting.linter import Linter, Suppressing
    from ..rules import find_rules
    from .check_baselines import known

    selectors = options.add_suppressions or ("ALL",)
    codes = frozenset(rule.code for selector in selectors for rule in find_rules(selector))
    baselines = {post.path: post.quick.baseline for post in posts}
    suppressing = Suppressing(codes, options.reason or "", not options.diff, known(options, baselines))
    linter = Linter(sites)
    return [
        linter.suppress_file(post.path, post.display_path, post.config, suppressing)
        if any(found.code in codes for found in report.diagnostics)
        else report
        for post, report in zip(posts, reports, strict=True)
    ]


def told(options: CheckOptions, reports: Sequence[Report]) -> None:
    """Say on standard error what was, or would be, added."""
    added = sum((report.suppressed for report in reports), Counter[str]())
    files = sum(bool(report.suppressed) for report in reports)
    if not options.quiet:
        verb = "Would add" if options.diff else "Added"
        rules = ", ".join(f"{count} {code}" for code, count in sorted(added.items()))
        findings = f"{added.total()} finding{'s' * (added.total() != 1)}"
        where = f"{files} file{'s' * (files != 1)}"
        print(
            f"{verb} comments for {findings} in {where}: {rules}." if added else "No comment was added.",
            file=sys.stderr,
        )
