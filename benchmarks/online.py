"""How long 500 links take: ten hosts on this machine, one of them slow. ``python benchmarks/online.py``.

No run can be shorter than the slowest host allows: its pages, at most four at once.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from notelint.online.address import Address
from notelint.online.ask import Settings, ask
from notelint.online.guard import Guard
from notelint.online.hosts import AT_ONCE_EACH
from tests.online.servers import serving

HOSTS, EACH = 10, 50
QUICK, SLOW = 0.05, 0.4
"""Seconds that a host takes for a page."""


def main() -> None:
    with ExitStack() as open_:
        servers = [open_.enter_context(serving(f"127.0.0.{number + 2}")) for number in range(HOSTS)]
        for server in servers:
            seconds = SLOW if server is servers[0] else QUICK
            server.pages.__dict__["fine"] = lambda handler, seconds=seconds: (time.sleep(seconds), handler.say(200))
        addresses = [Address(f"{server.url}/fine/{page}") for page in range(EACH) for server in servers]
        begin = time.perf_counter()
        answers = ask(addresses, Settings(Guard(frozenset(server.place for server in servers))))
        took = time.perf_counter() - begin
    states = {str(answer.state) for answer in answers.values()}
    print(f"{len(answers)} links of {HOSTS} hosts, {', '.join(states)}: {took:.2f} s")
    print(
        f"the slowest host alone: {EACH} pages of {SLOW} s, {AT_ONCE_EACH} at once: {EACH / AT_ONCE_EACH * SLOW:.2f} s"
    )


if __name__ == "__main__":
    main()
