"""Posts to posts that are fixed, as far as fixes are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..discovery.posts import Post
from ..discovery.sites import Sites
from .cache import Caches
from .fix import is_fixable
from .linter import Fixing, Linter
from .parallel import lint_posts
from .report import Report

_PASSES = 5
"""What is fixed in one post may bear on another, and so on; then what is left is only reported."""


def fix_posts(
    posts: Sequence[Post],
    fixing: Fixing,
    sites: Sites,
    caches: Caches | None,
    jobs: int,
    step: Callable[[int], None],
) -> list[Report]:
    """Fix the posts in which there is something to fix; the report of each post as it is now. Raises ConfigError."""
    reports = list(lint_posts(posts, sites, caches, jobs, step=step))
    failed: set[int] = set()
    for _ in range(_PASSES):
        linter, changed = Linter(sites), False
        for index, (post, report) in enumerate(zip(posts, reports, strict=True)):
            if index not in failed and any(
                is_fixable(found, fixing.unsafe, fixing.codes) for found in report.diagnostics
            ):
                after = linter.lint_file(post.path, post.display_path, post.config, fixing)
                changed |= bool(after.fixed)
                failed |= {index} if after.failure is not None else set()
                reports[index] = _with_earlier(after, report)
        if not changed or not fixing.write or len(posts) < 2:
            break
        sites, caches = sites.again(), caches and caches.again()
        now = lint_posts(posts, sites, caches, jobs)
        reports = [_with_earlier(after, before) for after, before in zip(now, reports, strict=True)]
    return reports


def _with_earlier(report: Report, before: Report) -> Report:
    """A report with what was fixed before it was made."""
    return report._replace(
        failure=before.failure or report.failure,
        fixed=before.fixed + report.fixed,
        document=report.document or before.document,
        original=report.original if before.original is None else before.original,
    )
