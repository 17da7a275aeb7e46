"""Many posts to many reports: what is known is taken from the cache, the rest is checked, here or in other processes.

The reports come in the order of the posts and are the same whoever made them.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..discovery.posts import Post
from ..discovery.sites import Sites
from .report import Report

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from ..settings.config import Config
    from .cache import Caches
    from .linter import Linter, Outcome

Task = tuple[str, str, "Config"]
"""Path, path as it is shown, settings."""

_BLOCK = 4_096
"""Posts that are looked at together; the reports of so many are held at a time."""
_CHUNK = 16
"""Posts that a process is given at a time."""
_AHEAD = 64
"""Chunks that wait in processes, so that not all posts are handed over at once."""
_WORTH = 48
"""From so many posts on a second process saves more than it costs; half as many for each further one."""


def lint_posts(
    posts: Iterable[Post],
    sites: Sites,
    caches: Caches | None = None,
    jobs: int = 1,
    executor: Executor | None = None,
    step: Callable[[int], None] = lambda done: None,
) -> Iterator[Report]:
    """The report of each post. ``jobs`` is the number of processes, 0 stands for as many as pay; ``executor`` is used
    instead of processes of our own. ``step`` is told how many are done. Raises ConfigError before anything is checked.
    """
    waiting = iter(posts)
    done = 0
    with _Workers(sites, jobs, executor) as workers:
        while block := list(islice(waiting, _BLOCK)):
            known = [_known(post, sites, caches) for post in block]
            unknown = [post for post, report in zip(block, known, strict=True) if report is None]
            tasks = [(post.path, post.display_path, post.config) for post in unknown]
            outcomes = workers(tasks)
            for post, report in zip(block, known, strict=True):
                step(done)
                done += 1
                if report is None:
                    outcome = next(outcomes)
                    if caches is not None and outcome.digest:
                        blog, inside = sites.blog_of(post.path)
                        caches.of(blog).put(inside, post.quick.fingerprint, outcome)
                    report = outcome.report
                yield report
    if caches is not None:
        caches.save()


def _known(post: Post, sites: Sites, caches: Caches | None) -> Report | None:
    if caches is None:
        return None
    blog, inside = sites.blog_of(post.path)
    return caches.of(blog).find(inside, post.display_path, post.quick.fingerprint)


class _Workers:
    """Judges tasks in order, in this process or in others."""

    def __init__(self, sites: Sites, jobs: int, executor: Executor | None) -> None:
        self._sites = sites
        self._jobs = jobs
        self._executor = executor
        self._own: Executor | None = None
        self._linter: Linter | None = None

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the processes and wait for them: an executor that is left alone may complain while Python ends."""
        if self._own is None:
            return
        if kind is None:
            self._own.shutdown(wait=True, cancel_futures=True)
            return
        import threading
        from multiprocessing import active_children

        hook = threading.excepthook
        threading.excepthook = lambda _: None  # Python 3.11's executor may trip over what was cancelled meanwhile
        try:
            for process in active_children():
                process.terminate()
            self._own.shutdown(wait=True, cancel_futures=True)
        finally:
            threading.excepthook = hook

    def __call__(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        if not tasks:
            return iter(())
        if self._executor is not None:
            return _spread(self._executor, tasks, lint_chunk)
        jobs = self._jobs or _worth(len(tasks))
        if jobs > 1 and (self._own is not None or len(tasks) > 1):
            return self._in_processes(tasks, jobs)
        return self._here(tasks)

    def _here(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        from .linter import Linter

        self._linter = self._linter or Linter(self._sites)
        for task in tasks:
            yield self._linter.lint_cached(*task)

    def _in_processes(self, tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
        from concurrent.futures import BrokenExecutor

        done = 0
        try:
            self._own = self._own or _processes(jobs)
            for outcome in _spread(self._own, tasks, _lint_in_process):
                yield outcome
                done += 1
        except BrokenExecutor:
            self._own = None
            yield from self._one_by_one(tasks[done:], jobs)

    def _one_by_one(self, tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
        """A post has killed the process that checked it: which one shows when each is checked by itself."""
        from concurrent.futures import BrokenExecutor

        from .linter import Outcome

        pool = None
        for task in tasks:
            pool = pool or _processes(1)
            try:
                (outcome,) = pool.submit(_lint_in_process, [task]).result()
            except BrokenExecutor:
                pool = None
                outcome = Outcome(
                    Report(task[1], failure="the process that checked it was killed, perhaps for its memory")
                )
            yield outcome
        if pool is not None:
            pool.shutdown()


def _spread(
    executor: Executor, tasks: Sequence[Task], lint: Callable[[list[Task]], list[Outcome]]
) -> Iterator[Outcome]:
    """Give tasks to an executor, a few ahead, and take their outcomes in order."""
    chunks = (list(tasks[start : start + _CHUNK]) for start in range(0, len(tasks), _CHUNK))
    futures: deque[Future[list[Outcome]]] = deque()
    try:
        for chunk in islice(chunks, _AHEAD):
            futures.append(executor.submit(lint, chunk))
        while futures:
            outcomes = futures.popleft().result()
            for chunk in islice(chunks, 1):
                futures.append(executor.submit(lint, chunk))
            yield from outcomes
    finally:
        for future in futures:
            future.cancel()


def lint_chunk(tasks: list[Task]) -> list[Outcome]:
    """Check some posts in whatever process this is, with nothing remembered from before."""
    from .linter import Linter, Outcome

    linter = Linter()
    return [Outcome(linter.lint_cached(*task).report) for task in tasks]


_linter: Any = None
"""In a process of ours: it lives no longer than the run, so that it may remember the blog."""


def _lint_in_process(tasks: list[Task]) -> list[Outcome]:
    return [_linter.lint_cached(*task) for task in tasks]


def _start() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that gave the work is told, and ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # before what takes time to import, which would end in a traceback
    from multiprocessing.util import Finalize
    from threading import Thread

    Thread(target=_end_with_parent, daemon=True).start()

    from .. import regex
    from .linter import Linter

    global _linter
    _linter = Linter()
    Finalize(None, regex.keep, exitpriority=0)  # such a process ends without what is registered for the end


def _end_with_parent() -> None:
    """End this process when the one that gives it work is gone, even if that was killed and could tell nobody."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _processes(jobs: int) -> Executor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    from ..rules import all_rules

    all_rules()  # a forked process has them
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(jobs, context, _start)


def _worth(count: int) -> int:
    """How many processes pay for so many posts."""
    return max(1, min(_cores(), 1 if count < _WORTH else 2 + (count - _WORTH) // (_WORTH // 2)))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def lint_files(
    paths: Iterable[str | os.PathLike[str]], executor: Executor | None = None, *, config: str | None = None
) -> Iterator[Report]:
    """Lint files and folders, and yield a report each, in their order; a folder is searched for posts.

    ``executor`` is any ``concurrent.futures.Executor`` whose workers see the same files and have notelint installed:
    of processes, Dask, Ray or MPI. Without one, posts are checked in this process. ``config`` is a settings file that
    holds for all; else the nearest one holds for each. Nothing is kept of what was yielded. Raises ConfigError.
    """
    from ..discovery.posts import Excluded, collect
    from ..settings.settings import Settings

    settings, sites = Settings(config), Sites()
    excluded = Excluded(settings)

    def posts() -> Iterator[Post]:
        for given in paths:
            path = os.fspath(given)
            if os.path.isdir(path):
                yield from collect([path], settings, sites, excluded).posts
            else:
                yield Post(os.path.abspath(path), path.replace(os.sep, "/"), True, settings)

    return lint_posts(posts(), sites, executor=executor)
