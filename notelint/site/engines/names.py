"""The engines by the names that settings use."""

from __future__ import annotations

from .engine import Engine
from .github import GITHUB, OBSIDIAN
from .goldmark import HUGO, HUGO_ASCII, HUGO_BLACKFRIDAY, HUGO_SAFE
from .kramdown import KRAMDOWN, KRAMDOWN_GFM
from .pandoc import PANDOC
from .python_markdown import PYMDOWNX, PYMDOWNX_CASED, PYTHON_MARKDOWN

ENGINES: dict[str, Engine] = {
    engine.name: engine
    for engine in (
        *(GITHUB, OBSIDIAN, KRAMDOWN_GFM, KRAMDOWN, HUGO, HUGO_SAFE, HUGO_ASCII, HUGO_BLACKFRIDAY),
        *(PANDOC, PYTHON_MARKDOWN, PYMDOWNX, PYMDOWNX_CASED),
    )
}
