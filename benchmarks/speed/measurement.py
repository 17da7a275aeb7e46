"""CPU time, wall time and peak memory of a command with all that it starts, from the kernel's own account."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MIB = 1024 * 1024


class Cost(NamedTuple):
    """What one command cost."""

    cpu: float
    """Seconds, user and system, of the process and the children it has waited for."""
    wall: float
    """Seconds."""
    memory: float
    """Bytes; of the largest of these processes, its resident set at its peak."""
    code: int
    """The exit code; negative for a signal."""


def measure(command: Sequence[str], folder: Path, environment: dict[str, str], timeout: float, log: Path) -> Cost:
    """Run a command in a folder; its output goes to a file. Raises OSError and subprocess.TimeoutExpired.

    The resident set of a process counts from its fork, this process's own pages included: keep this process small.
    """
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait(process.pid, timeout, command)
            wall = time.perf_counter() - start
            _, status, used = os.wait4(process.pid, 0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024, process.returncode)


def _wait(pid: int, timeout: float, command: Sequence[str]) -> None:
    """Wait for a process to end and leave it to be reaped. Raises subprocess.TimeoutExpired."""
    import select

    watched = os.pidfd_open(pid)
    try:
        if not select.select([watched], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired(command, timeout)
    finally:
        os.close(watched)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    cpu, wall, memory, _ = (statistics.median(column) for column in zip(*costs, strict=True))
    return Cost(cpu, wall, memory, costs[-1].code)


def ratio(costs: Sequence[Cost], others: Sequence[Cost]) -> float:
    """The median, over the rounds, of CPU time against another's in the same round; of medians where one ran more often."""
    if len(costs) != len(others):
        return median(costs).cpu / median(others).cpu
    return statistics.median(cost.cpu / other.cpu for cost, other in zip(costs, others, strict=True))
