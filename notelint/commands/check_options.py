"""The flags of ``notelint check``, typed."""

import argparse

from ..settings.config import ConfigError, Selection

Codes = list[tuple[str, ...]] | None
"""What a flag that takes codes was given, each time it was."""


class CheckOptions:
    """What ``notelint check`` was asked for; the names are those of the flags."""

    paths: list[str]
    select: Codes
    extend_select: Codes
    ignore: Codes
    extend_ignore: Codes
    preview: bool | None
    exclude: list[str]
    force_exclude: bool
    stdin_filename: str | None
    baseline: str | None
    write_baseline: bool
    diff_base: str | None
    config: str | None
    isolated: bool
    fix: bool
    unsafe_fixes: bool
    fix_only: bool
    diff: bool
    jobs: int
    no_cache: bool
    cache_dir: str | None
    format: str
    output_file: str | None
    statistics: bool
    group_by: str
    max: int | None
    show_fixes: bool
    color: str
    quiet: bool
    fail_level: str | None
    exit_zero: bool
    online: bool
    online_max_age: float
    online_exclude: list[str]
    online_list: str | None

    def __init__(self, flags: argparse.Namespace) -> None:
        vars(self).update({name: getattr(flags, name) for name in CheckOptions.__annotations__})

    @property
    def chooses_rules(self) -> bool:
        """Whether flags choose the rules."""
        flags = (self.select, self.extend_select, self.ignore, self.extend_ignore)
        return any(flag is not None for flag in flags)

    def selection(self) -> Selection:
        """The rule flags; the same flag given twice adds up. Raises ConfigError."""
        for name, given in (("select", self.select), ("ignore", self.ignore)):
            if _joined(given) == ():
                raise ConfigError(f"--{name} names no rule")
        return Selection(
            _joined(self.select),
            _joined(self.extend_select) or (),
            _joined(self.ignore),
            _joined(self.extend_ignore) or (),
            self.preview,
        )


def _joined(given: Codes) -> tuple[str, ...] | None:
    return None if given is None else tuple(code for codes in given for code in codes)
