"""A generator that notelint does not know: what only a generator knows is not checked."""

from __future__ import annotations

from ..engines.heading_ids import HeadingIds
from ..engines.jupyter import jupyter_ids
from ..engines.names import ENGINES
from ..site import Site, Target


class Other(Site):
    """Links lead to files where these are there; where not, it can't be told. Front matter may be anything."""

    name = "other"
    front_matter_languages = frozenset(("yaml", "toml", "fastpages"))
    skips_lines_above_front_matter = True
    case_matters = False
    ids_of_html = True
    knows_engine = False
    notebooks = "both"

    def resolve(self, post: str, target: str) -> Target:
        found = super().resolve(post, target)
        return found if found.exists else Target(None)

    def other_id_makers(self) -> list[HeadingIds]:
        """Whatever an engine makes of a heading may be right."""
        return [
            *dict.fromkeys(make for engine in ENGINES.values() for make in (engine.heading_ids, *engine.older_ids)),
            jupyter_ids,
        ]

    def reads_key(self, key: str) -> bool:
        return True


SITE = Other
