"""The flags of ``notelint check``, typed."""

import argparse
import os

from ..settings.config import ConfigError, Selection
from ..settings.settings import Settings
from ..settings.sources import read_inline

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
    show_files: bool
    show_settings: bool
    verbose: bool
    exclude: list[str]
    force_exclude: bool
    allow_empty: bool
    stdin_filename: str | None
    baseline: str | None
    write_baseline: bool
    diff_base: str | None
    settings_base: str | None
    add_suppressions: tuple[str, ...] | None
    """The selectors of rules; empty for all, None where no comments are to be added."""
    reason: str | None
    config: list[str]
    isolated: bool
    fix: bool
    unsafe_fixes: bool
    fix_only: bool
    fixable: Codes
    unfixable: Codes
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
    watch: bool
    online: bool
    online_max_age: float
    online_exclude: list[str]
    online_list: str | None

    left_out: int = 0
    """No flag: how many posts the settings left out."""
    notices: tuple[str, ...] = ()
    """No flag: what is said of the run as a whole."""

    def __init__(self, flags: argparse.Namespace) -> None:
        vars(self).update(
            {name: getattr(flags, name) for name in CheckOptions.__annotations__ if name not in ("left_out", "notices")}
        )

    @property
    def chooses_rules(self) -> bool:
        """Whether flags choose the rules."""
        flags = (self.select, self.extend_select, self.ignore, self.extend_ignore)
        return any(flag is not None for flag in flags)

    def settings(self) -> Settings:
        """The settings, with those of the flags. Raises ConfigError."""
        inline = [text for text in self.config if "=" in text and not os.path.isfile(text)]
        return Settings(self.settings_file(), self.isolated, self.selection(), read_inline(inline))

    def settings_file(self) -> str | None:
        """The file whose settings hold for all posts. Raises ConfigError."""
        files = [text for text in self.config if "=" not in text or os.path.isfile(text)]
        if len(files) > 1:
            raise ConfigError("--config takes one settings file")
        return files[0] if files else None

    def fixed_codes(self) -> frozenset[str] | None:
        """The rules whose findings may be fixed; None for all. Raises ConfigError."""
        if self.fixable is None and self.unfixable is None:
            return None
        from ..rules import UnknownRule, all_rules, find_rules

        try:
            wanted = [find_rules(code) for code in _joined(self.fixable) or ()] if self.fixable else [all_rules()]
            unwanted = [find_rules(code) for code in _joined(self.unfixable) or ()]
        except UnknownRule as error:
            raise ConfigError(str(error)) from None
        codes = {rule.code for rules in wanted for rule in rules}
        return frozenset(codes - {rule.code for rules in unwanted for rule in rules})

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
