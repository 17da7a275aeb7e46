"""Posts to posts that are fixed, as far as fixes are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .cache import Caches
from .engine import Fixing, Linter
from .fix import is_fixable
from .linting import lint_posts
from .posts import Post
from .report import Report
from .sites import Sites


def mend_posts(
    posts: Sequence[Post],
    fixing: Fixing,
    sites: Sites,
    caches: Caches | None,
    jobs: int,
    step: Callable[[int], None],
) -> list[Report]:
    """Fix the posts in which there is something to fix; the report of each post as it stands now. Raises ConfigError."""
    reports = list(lint_posts(posts, sites, caches, jobs, step=step))
    linter = Linter(sites)
    for index, (post, report) in enumerate(zip(posts, reports, strict=True)):
        if any(is_fixable(diagnostic, fixing.unsafe) for diagnostic in report.diagnostics):
            reports[index] = linter.lint_path(post.path, post.shown, post.config, fixing)
    if not fixing.write or not any(report.fixed for report in reports):
        return reports
    again = lint_posts(posts, Sites(), caches and caches.again(), jobs)  # what was fixed may bear on other posts
    return [
        after._replace(
            fixed=report.fixed,
            document=report.document,
            original=report.original,
            failure=report.failure or after.failure,
        )
        for report, after in zip(reports, again, strict=True)
    ]
