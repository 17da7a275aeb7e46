"""Record what MkDocs publishes of each file: ``python addresses_mkdocs.py`` with mkdocs, mkdocs-static-i18n and mkdocs-redirects.

Links are recorded too: what becomes of each in the page's HTML.
"""

from __future__ import annotations

import json
import logging
import re
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

FILES = {
    "index.md": "",
    "about.md": "",
    "Part One.md": "",
    "v1.2.md": "",
    "tides/README.md": "",
    "tides/spring.md": "",
    "tides/spring.fr.md": "",
    "tides/both/index.md": "",
    "tides/both/README.md": "",
    "tides/pic.png": "",
    "data/table.csv": "",
    "plain/page.html": "",
    ".hidden/secret.md": "",
    "fr/about.md": "",
    "en/only.md": "",
    "Größe.md": "",
}
LINKS = (
    *("../about.md", "/about.md", "../about", "../../about/", "neap.md", "pic.png", "../pic.png", "README.md", "both/"),
    *(
        "both/index.md",
        "../tides/",
        "../data/table.csv",
        "/data/table.csv",
        "spring/",
        "../Part%20One.md",
        "../index.md",
    ),
)
"""All of them in ``tides/spring.md``."""
_I18N = {"languages": [{"locale": "en", "name": "English", "default": True}, {"locale": "fr", "name": "Français"}]}
CONFIGS: list[dict[str, Any]] = [
    {},
    {"use_directory_urls": False},
    {"docs_dir": "content"},
    {"site_url": "https://ann.test/notes/"},
    {"site_url": "https://ann.test/notes/", "use_directory_urls": False},
    {"nav": [{"Home": "index.md"}, {"Spring": "tides/spring.md"}]},
    {"plugins": [{"redirects": {"redirect_maps": {"old.md": "about.md", "older/place.md": "tides/spring.md"}}}]},
    {"plugins": [{"redirects": {"redirect_maps": {"old.md": "about.md"}}}], "use_directory_urls": False},
    {"plugins": [{"i18n": {"docs_structure": "suffix", **_I18N}}]},
    {"plugins": [{"i18n": {"docs_structure": "folder", **_I18N}}]},
    {"plugins": [{"i18n": {"docs_structure": "suffix", "fallback_to_default": False, **_I18N}}]},
]
_SOURCE = re.compile(r"source=(.*?)=")
_LINK = re.compile(r'<a href="([^"]*)">(\d+)</a>')


def main() -> None:
    from mkdocs import __version__

    sites = [{"config": config, **_build(config)} for config in CONFIGS]
    recorded = {"engine": f"mkdocs {__version__}", "files": list(FILES), "links": LINKS, "sites": sites}
    place = Path(__file__).with_name("addresses-mkdocs.json")
    place.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _build(config: dict[str, Any]) -> dict[str, Any]:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, config)
        (root / "theme").mkdir()
        (root / "theme" / "main.html").write_text("source={{ page.file.src_uri }}={{ page.content }}", "utf-8")
        build(load_config(str(root / "mkdocs.yml"), theme={"name": None, "custom_dir": str(root / "theme")}))
        site = root / "site"
        pages = {str(file.relative_to(site)): file for file in sorted(site.rglob("*")) if file.is_file()}
        texts = {path: file.read_text("utf-8") for path, file in pages.items() if file.suffix == ".html"}
        sources = {path: _SOURCE.search(texts.get(path, "")) for path in pages}
        links = {number: link for text in texts.values() for link, number in _LINK.findall(text)}
        return {
            "pages": {path: unescape(found[1]) if found else "" for path, found in sources.items()},
            "links": {LINKS[int(number)]: unescape(link) for number, link in sorted(links.items())},
        }


def write(root: Path, config: dict[str, Any]) -> None:
    """Write the site with some settings."""
    (root / "mkdocs.yml").write_text(json.dumps({"site_name": "Tides", **config}), "utf-8")
    docs = root / str(config.get("docs_dir") or "docs")
    for path, text in FILES.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text, "utf-8")
    links = "".join(f"[{number}](<{link}>)\n\n" for number, link in enumerate(LINKS))
    (docs / "tides" / "spring.md").write_text(links, "utf-8")


if __name__ == "__main__":
    main()
