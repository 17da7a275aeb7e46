"""Record under which address Hugo publishes each page and where else it answers: ``python addresses_hugo.py HUGO…``.

Each ``HUGO`` is a program; what the first one says goes into ``addresses-hugo.json`` with what later ones say otherwise.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

_DAY = "2024-03-09"
FILES: dict[str, dict[str, Any]] = {
    "_index.md": {"title": "Home"},
    "about.md": {"title": "About us"},
    "posts/_index.md": {"title": "All Posts"},
    "posts/First Tide.md": {"title": "The First: Tide & Moon", "date": _DAY},
    "posts/UPPER.md": {"title": "UPPER case", "date": _DAY},
    "posts/slugged.md": {"title": "With a slug", "slug": "A Slug", "date": _DAY},
    "posts/placed.md": {"title": "Placed", "url": "/own/Place/", "date": _DAY},
    "posts/placed-bare.md": {"title": "Placed too", "url": "other", "date": _DAY},
    "posts/placed-html.md": {"title": "Placed as a file", "url": "/x/y.html", "date": _DAY},
    "posts/Ébbe für alle.md": {"title": "Ébbe für alle", "date": _DAY},
    "posts/it's_low (tide).md": {"title": "It's_low (tide)", "date": _DAY},
    "posts/a--b - c.md": {"title": "a--b - c", "date": _DAY},
    "posts/c++ & c#.md": {"title": "C++ & C#", "date": _DAY},
    "posts/50% off @home ~x.md": {"title": "50% off @home ~x", "date": _DAY},
    "posts/潮汐 第1章.md": {"title": "潮汐 第1章", "date": _DAY},
    "posts/tide 🌊 (1) [x].md": {"title": "Tide 🌊: either/or, a \\ b", "date": _DAY},
    "posts/v1.2.md": {"title": "Version 1.2", "date": _DAY},
    "posts/2024-05-05-dated.md": {"title": "Dated"},
    "posts/aliased.md": {"title": "Aliased", "aliases": ["/old/", "older", "/gone.html"], "date": _DAY},
    "posts/bundle/index.md": {"title": "A bundle", "date": _DAY},
    "posts/Big Bundle/index.md": {"title": "Big bundle", "slug": "small", "date": _DAY},
    "posts/deep/_index.md": {"title": "Deep ones"},
    "posts/deep/inner.md": {"title": "Inner", "date": _DAY},
    "posts/plain/inside.md": {"title": "Inside", "date": _DAY},
    "notes/tide.md": {"title": "Tide", "date": "2023-12-31"},
    "notes/tide.fr.md": {"title": "Marée", "date": "2023-12-31"},
    "notes/kelp/index.md": {"title": "Kelp", "date": "2023-12-31"},
    "notes/README.md": {"title": "Read me", "date": "2023-12-31"},
}
RESOURCES = ("posts/bundle/pic.png", "posts/Big Bundle/pic.png", "posts/deep/pic.png")
_TWO = {"en": {"weight": 1}, "fr": {"weight": 2}}
CONFIGS: list[dict[str, Any]] = [
    {},
    {"uglyURLs": True},
    {"uglyURLs": {"posts": True}},
    {"permalinks": {"posts": "/:year/:month/:title/"}},
    {"permalinks": {"posts": "/:year/:monthname/:day/:slug", "notes": "/n/:sections/:filename/"}},
    {"permalinks": {"posts": "/:section/:slugorfilename/", "notes": "/:yearday/:weekday/:weekdayname/:filename.html"}},
    {"permalinks": {"posts": "/p/:sections[1:]/:filename/", "notes": "/:sections[last]/:slug/"}},
    {"permalinks": {"page": {"posts": "/blog/:title/"}, "section": {"posts": "/blog/:sections[last]/"}}},
    {"permalinks": {"posts": "/blog/:title/"}, "uglyURLs": True},
    {"permalinks": {"/": "/pages/:slug/"}},
    {"disablePathToLower": True},
    {"removePathAccents": True},
    {"baseURL": "https://ann.test/sub/"},
    {"contentDir": "src"},
    {"disableAliases": True},
    {"languages": _TWO, "defaultContentLanguage": "en"},
    {"languages": _TWO, "defaultContentLanguage": "en", "defaultContentLanguageInSubdir": True},
    {"languages": {"en": {"contentDir": "content/posts"}, "fr": {"contentDir": "content/notes"}}},
    {"languages": _TWO, "defaultContentLanguage": "fr", "permalinks": {"posts": "/:year/:slug/"}},
]
_LAYOUT = "source={{ with .File }}{{ .Filename }}{{ end }}"
_SOURCE = re.compile(r"source=(.*)")
_REDIRECT = re.compile(r'<link rel="?canonical"? href="?([^">]+)')


def main(programs: list[str]) -> None:
    sites = [{"config": config, "pages": [_build(program, config) for program in programs]} for config in CONFIGS]
    engines = [subprocess.run([one, "version"], capture_output=True, text=True, check=True).stdout for one in programs]
    names = [re.search(r"hugo v[\d.]+", engine)[0] for engine in engines]  # type: ignore[index]
    recorded = {"engines": names, "files": FILES, "resources": RESOURCES, "sites": sites}
    place = Path(__file__).with_name("addresses-hugo.json")
    place.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _build(program: str, config: dict[str, Any]) -> dict[str, str]:
    """The source of each file that is published; of aliases, an arrow and the address that they lead to."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, config)
        for kind in ("single", "list"):
            layout = root / "layouts" / "_default" / f"{kind}.html"
            layout.parent.mkdir(parents=True, exist_ok=True)
            layout.write_text(_LAYOUT, "utf-8")
        done = subprocess.run([program, "--quiet", "--buildFuture"], cwd=root, capture_output=True, text=True)
        if done.returncode:
            return {"failed": done.stderr.replace(folder, "").strip()[-300:] or done.stdout[-300:]}
        public = root / "public"
        files = [file for file in sorted(public.rglob("*")) if file.is_file()]
        return {str(file.relative_to(public)): _source(file).replace(f"{folder}/", "") for file in files}


def _source(file: Path) -> str:
    if file.suffix != ".html":
        return ""
    text = unescape(file.read_text("utf-8"))
    found, redirect = _SOURCE.search(text), _REDIRECT.search(text)
    return found[1] if found else f"-> {redirect[1]}" if redirect else ""


def write(root: Path, config: dict[str, Any]) -> None:
    """Write the site with some settings."""
    (root / "config.json").write_text(json.dumps({"baseURL": "https://ann.test/", **config}), "utf-8")
    content = root / str(config.get("contentDir") or "content")
    for path, values in FILES.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
        file.write_text(f"---\n{head}---\n", "utf-8")
    for path in RESOURCES:
        (content / path).write_bytes(b"x")


if __name__ == "__main__":
    main(sys.argv[1:])
