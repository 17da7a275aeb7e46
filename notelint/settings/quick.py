"""Settings that may not be checked yet: what decides on files and exit code, and what all reports depend on."""

import json
import os
from typing import Any

from ..diagnostic import Severity
from ..site.settings import SiteSettings
from .config import QuickSettings, Selection
from .sources import Source, inside


def quick_settings(source: Source, flags: Selection) -> QuickSettings:
    content = source.content
    exclude = content.get("exclude")
    level = content.get("fail-level")
    baseline = content.get("baseline")
    front_matter = content.get("front-matter")
    online = content.get("online")
    schema = front_matter.get("schema") if isinstance(front_matter, dict) else None
    beside = [source.word_file]
    if source.file is not None and isinstance(schema, str):
        beside.append(inside(source.file, "front-matter.schema", schema))
    texts = [_text(path) if path is not None else None for path in beside]
    known = isinstance(level, str) and level.upper() in Severity.__members__
    return QuickSettings(
        root=os.path.dirname(source.file) if source.file else None,
        exclude=tuple(exclude) if isinstance(exclude, list) and all(isinstance(e, str) for e in exclude) else (),
        fail_level=Severity[level.upper()] if known and isinstance(level, str) else Severity.WARNING,
        baseline=inside(source.file, "baseline", baseline) if source.file and isinstance(baseline, str) else None,
        site=site_settings(content.get("site")),
        online_in_ci=isinstance(online, dict) and online.get("in-ci") is True,
        fingerprint=json.dumps([flags, source.file, content, texts], default=str, sort_keys=True),
    )


def site_settings(table: Any) -> SiteSettings:
    """What the ``[site]`` table says, as far as it is text."""
    values = (table.get(key) if isinstance(table, dict) else None for key in ("generator", "markdown", "base-url"))
    return SiteSettings(*(value if isinstance(value, str) else None for value in values))


def _text(path: str) -> str | None:
    if not os.path.isfile(path):  # a pipe might never end
        return None
    try:
        with open(path, "rb") as file:
            return file.read().decode("latin-1")
    except (OSError, ValueError):
        return None
