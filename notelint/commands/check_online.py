"""``notelint check --online``: ask where links lead that lead out of the blog, and what is kept of it."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..atomic import write
from ..discovery.posts import Post
from ..discovery.sites import Sites
from ..settings.config import ConfigError
from .check_options import CheckOptions
from .progress_bar import progress

if TYPE_CHECKING:
    from ..linting.outside import Use
    from ..online.address import Address
    from ..online.answer import Answer

_SECONDS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags about links out of the blog."""
    online = parser.add_argument_group("links to other sites (LK007; needs the extra online)")
    online.add_argument("--online", action="store_true", help="check whether the pages of links to other sites exist")
    online.add_argument(
        "--online-max-age",
        type=_age,
        default=86_400.0,
        metavar="AGE",
        help="how old an answer from an earlier run may be, such as 12h or 7d; 0 asks again for all (default: 1d)",
    )
    online.add_argument(
        "--online-exclude",
        action="append",
        default=[],
        metavar="PATTERN",
        help="do not check these hosts or addresses",
    )
    online.add_argument(
        "--online-list",
        metavar="FILE",
        help="write all addresses into FILE, sorted, each with its last answer and the posts that link to it;"
        " without --online no site is asked",
    )


def _age(text: str) -> float:
    """Seconds. Raises ValueError."""
    match = re.fullmatch(r"(\d{1,6})([smhd]?)", text)
    if match is None:
        raise ValueError
    return int(match[1]) * _SECONDS[match[2]]


def is_wanted(options: CheckOptions, posts: Sequence[Post]) -> bool:
    """Whether flags, or in CI the settings of a post, want links out of the blog looked at."""
    return options.online_list is not None or _goes_out(options, posts)


def _goes_out(options: CheckOptions, posts: Sequence[Post]) -> bool:
    return options.online or (bool(os.environ.get("CI")) and any(post.quick.online_in_ci for post in posts))


def asked(options: CheckOptions, posts: Sequence[Post]) -> Sites:
    """Sites that know what is outside; the list is written on the way. Raises ConfigError and OutputError."""
    from ..linting.cache import default_folder
    from ..linting.outside import answers, used
    from ..online.kept import Kept

    folder = None if options.no_cache else options.cache_dir or default_folder()
    uses = used(posts, tuple(options.online_exclude))
    goes_out = _goes_out(options, posts)
    found = answers(uses, Kept(folder), options.online_max_age, lambda new: _ask(new, options) if goes_out else {})
    if options.online_list is not None:
        write(options.online_list, _listed(uses, found))
    return Sites(found if goes_out else None)


def _ask(addresses: Sequence[Address], options: CheckOptions) -> Mapping[Address, Answer]:
    if not addresses:
        return {}
    try:
        from ..online.ask import Settings, ask
    except ImportError:
        raise ConfigError("--online needs aiohttp: pip install aiohttp, in the environment of notelint") from None
    from ..online.tokens import read_tokens

    pages = len({address.page for address in addresses})
    with progress(pages, options.quiet, "links") as step:
        return ask(addresses, Settings(tokens=read_tokens()), step)


def _listed(uses: Sequence[Use], answers: Mapping[Address, Answer]) -> str:
    """A line an address: what is known, the address, the posts; divided by tabs."""
    posts: dict[Address, set[str]] = {}
    for use in uses:
        posts.setdefault(use.address, set()).add(use.path)
    lines = []
    for address in sorted(posts, key=str):
        answer = answers.get(address)
        known = f"{answer.state} {answer.detail or answer.location}".strip() if answer else "not known"
        lines.append("\t".join((known, str(address), *sorted(posts[address]))))
    return "".join(f"{_one_line(line)}\n" for line in lines)


def _one_line(text: str) -> str:
    from ..reporters.escape import visible

    return visible(text).replace("\n", " ")
