"""What ``notelint check`` is about: the files, the settings that are used, the sites."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from ..discovery.files import Missing
from ..discovery.posts import Post, display_path
from ..discovery.sites import Sites
from ..reporters.escape import safe
from ..reporters.layout import wrapped
from ..settings.config import Config
from ..settings.settings import Settings
from .terminal import fail, style


def print_files(posts: Sequence[Post], missing: Sequence[Missing]) -> int:
    """List the files that are checked; the exit code."""
    sys.stdout.writelines(f"{safe(post.display_path)}\n" for post in posts)
    for path, message in missing:
        fail(f"{display_path(path)}: {message}")
    return 2 if missing else 0


def print_settings(posts: Sequence[Post], settings: Settings) -> int:
    """Print the settings that are used, each with its number of posts; the exit code. Raises ConfigError."""
    groups: dict[str, list[Post]] = {}
    for post in posts:
        groups.setdefault(post.quick.fingerprint, []).append(post)
    configs = [(group[0].config, len(group)) for group in groups.values()] or [(settings.of("."), 0)]
    room = style("never").width
    for config, count in configs:
        for line in _lines(config, count):
            print(*wrapped(line.strip(), room, line[: len(line) - len(line.lstrip())], "    "), sep="\n")
    return 0


def _lines(config: Config, count: int) -> Iterator[str]:
    from ..linting.selection import enabled_rules
    from ..rules import all_rules

    yield f"{safe(display_path(config.file)) if config.file else 'no settings file'}: {count} {'post' if count == 1 else 'posts'}"
    running = {rule.code for rule in enabled_rules(config.selection)}
    yield f"  rules that run: {', '.join(sorted(running))}"
    yield f"  rules that do not: {', '.join(rule.code for rule in all_rules() if rule.code not in running) or 'none'}"
    for name, value in _values(config).items():
        yield f"  {name}: {safe(str(value))}"


def _values(config: Config) -> dict[str, Any]:
    """What is set, besides rules."""
    values = {
        "exclude": ", ".join(config.exclude),
        "fail-level": config.fail_level.label,
        "per-file-ignores": "; ".join(f"{path}: {', '.join(codes)}" for path, codes in config.per_file_ignores.items()),
        "severity": ", ".join(f"{code} {severity.label}" for code, severity in config.severity.items()),
        "rules": "; ".join(f"{code}: {dict(options)}" for code, options in config.options.items()),
        "site": ", ".join(filter(None, config.site)),
        "front-matter.schema": config.front_matter_schema,
        "baseline": config.baseline,
        "outline.reference": config.reference,
        "questions.placeholders": ", ".join(sorted(config.placeholders.placeholders)),
        "questions.answers": ", ".join(sorted(config.placeholders.answers)),
        "spelling.words": f"{len(config.words)} of your own" if config.words else None,
    }
    return {name: value for name, value in values.items() if value}


def print_verbose(posts: Sequence[Post], sites: Sites) -> None:
    """Say on standard error which settings and which site how many posts have."""
    counts: dict[tuple[str, str], int] = {}
    for post in posts:
        quick = post.quick
        site, _ = sites.site_of(post.path, quick.site)
        file = display_path(quick.root) if quick.root else "no settings"
        key = (file, f"{site.name} with {site.engine.name} markdown")
        counts[key] = counts.get(key, 0) + 1
    for (file, published), count in counts.items():
        where = f"settings in {file}" if file != "no settings" else "no settings file"
        text = f"notelint: {count} {'post' if count == 1 else 'posts'}: {safe(where)}; published by {published}"
        print(*wrapped(text, style("never", sys.stderr).width, "", "  "), sep="\n", file=sys.stderr)
