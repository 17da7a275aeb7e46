"""Ask where the links of posts lead that lead out of the blog."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..discovery.posts import Post
from ..discovery.sites import Sites
from ..named_tuple import NamedTuple
from ..note.outside import outside_links
from ..online.address import Address, is_excluded
from ..online.answer import Answer
from ..online.kept import Kept
from ..settings.config import Config
from .linter import Linter
from .selection import enabled_rules

Ask = Callable[[list[Address]], Mapping[Address, Answer]]


class Use(NamedTuple):
    """Where an address is used."""

    address: Address
    path: str
    line: int


def used(posts: Iterable[Post], exclude: tuple[str, ...] = ()) -> list[Use]:
    """The addresses outside of the blog that posts lead to, but for those that the settings, or patterns given beside
    them, leave out; of posts that a rule about them runs on. Raises ConfigError.
    """
    linter = Linter(Sites())
    return [use for post in posts for use in _in_post(linter, post, post.config, exclude)]


def _in_post(linter: Linter, post: Post, config: Config, exclude: tuple[str, ...]) -> list[Use]:
    if not any(rule.online for rule in enabled_rules(config.selection)):
        return []
    try:
        note = linter.note_of(post.path, post.display_path, config)
        return [
            Use(address, post.display_path, note.document.place(link.span.start)[0])
            for link, address in outside_links(note)
            if not is_excluded(address, (*config.online.exclude, *exclude))
        ]
    except Exception:  # it is told when the post is checked, and hides nothing of the others
        return []


def answers(uses: Iterable[Use], kept: Kept, max_age: float, ask: Ask) -> dict[Address, Answer]:
    """The answer to each address that is used: kept ones that are young enough (in seconds), the others from ``ask``."""
    wanted = dict.fromkeys(use.address for use in uses)
    known = kept.answers(max_age)
    fresh = ask([address for address in wanted if address not in known])
    kept.add(fresh)
    return {address: answer for address, answer in (known | dict(fresh)).items() if address in wanted}
