"""What ``notelint check`` prints, and its exit code."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from ..atomic import write
from ..diagnostic import Severity
from ..linting.report import Report
from ..named_tuple import NamedTuple
from ..reporters.escape import safe
from ..reporters.style import Style
from ..settings.config import QuickSettings
from ..settings.settings import Settings
from .check_options import CheckOptions
from .repository_paths import CI_FORMATS, from_root
from .terminal import style

if TYPE_CHECKING:
    from ..outlines.progress import Progress


NOTICES = ("github", "markdown")
"""The formats that say what there is to say of a run as a whole."""


class Checked(NamedTuple):
    """A report with what the settings say of its file."""

    report: Report
    folder: str
    """Absolute; the settings that hold there hold for the file."""
    settings: Settings

    @property
    def quick(self) -> QuickSettings:
        """Those settings, as far as they decide on the exit code."""
        return self.settings.quick(self.folder)


def without_fixes(report: Report, fixable: frozenset[str]) -> Report:
    """A report in which only findings of some rules can be fixed."""
    kept = [found if found.code in fixable else found._replace(fix=None) for found in report.diagnostics]
    return report._replace(diagnostics=kept)


def streams(options: CheckOptions) -> bool:
    """Whether each report can be printed as soon as it is there, and forgotten."""
    held = (
        options.write_baseline,
        options.baseline,
        options.diff,
        options.fix,
        options.fix_only,
        options.statistics,
        options.diff_base,
        options.add_suppressions is not None,
    )
    return options.format == "jsonl" and options.output_file is None and not any(held)


def stream(options: CheckOptions, checked: Iterable[Checked]) -> int:
    from ..reporters.jsonl import findings, render

    code = 0
    failed = []
    for one in checked:
        sys.stdout.writelines(findings([one.report]))
        code = max(code, exit_code([one], options.fail_level))
        if one.report.failure is not None:
            failed.append(one.report._replace(diagnostics=()))
    sys.stdout.write(render(failed, _style(options)))
    return final_code(options, failed, code)


def final_code(options: CheckOptions, reports: Iterable[Report], found: int) -> int:
    if any(report.failure is not None for report in reports):
        return 2
    return 0 if options.exit_zero or options.fix_only else found


def print_diff(options: CheckOptions, reports: Sequence[Report]) -> int:
    from ..reporters.diff import render

    text = render(reports, _style(options))
    sys.stdout.write(text)
    if not options.quiet and options.add_suppressions is None:
        from ..reporters.summary import would_fix

        sys.stdout.flush()
        sys.stderr.write(would_fix(reports, _style(options)))
    failed = [report for report in reports if report.failure is not None]
    for report in failed:
        complain(report)
    return 2 if failed else 1 if text and not options.exit_zero else 0


def print_reports(
    options: CheckOptions, reports: Sequence[Report], stream: TextIO, progress: Sequence[Progress] = ()
) -> None:
    """Print the reports, or write them and print their summary. Raises OutputError."""
    from ..reporters import summary

    if options.format in CI_FORMATS:
        reports = from_root(reports)
    printed = _style(options, stream)
    layout = (
        printed
        if options.output_file is None
        else printed._replace(color=options.color == "always", width=100, links=False)
    )
    content = _content(options, reports, layout, progress)
    if options.output_file is None:
        stream.write(content)
    else:
        write(options.output_file, content)
        stream.write(summary.summary(reports, printed) if printed.summary else "")
    if options.output_file is not None or options.format not in ("json", "jsonl", "github"):
        for report in reports:
            if report.failure is not None:
                complain(report)


def _content(options: CheckOptions, reports: Sequence[Report], layout: Style, progress: Sequence[Progress]) -> str:
    if options.statistics:
        from ..reporters import statistics

        return (statistics.render_json if options.format == "json" else statistics.render)(reports, layout)
    if options.format == "html":
        from ..reporters import html

        return html.render(reports, layout, progress)
    from ..reporters import render

    return render(options.format, reports, layout)


def exit_code(checked: Iterable[Checked], flag: str | None) -> int:
    for one in checked:
        level = Severity[flag.upper()] if flag else one.quick.fail_level
        if any(diagnostic.severity >= level for diagnostic in one.report.diagnostics):
            return 1
    return 0


def hint_of_generator(reports: Iterable[Report]) -> None:
    """Say what to do where dozens of links lead to pages that only a generator makes."""
    places = (found.excerpt for report in reports for found in report.diagnostics if found.code == "LK004")
    pages = sum(re.match(r"/[^#?]*\.html?\b", place.text[place.start :]) is not None for place in places)
    if pages >= _MANY_PAGES:
        print(
            f"notelint: {pages} links lead to pages such as /x.html that are not in the blog; if a generator that notelint"
            ' does not know makes them, put generator = "other" under [site] in the settings',
            file=sys.stderr,
        )


_MANY_PAGES = 12


def complain(report: Report) -> None:
    sys.stdout.flush()
    print(f"notelint: {safe(report.path)}: {safe(report.failure or '')}", file=sys.stderr)


def _style(options: CheckOptions, stream: TextIO | None = None) -> Style:
    return style(options.color, stream)._replace(
        summary=not options.quiet,
        unsafe_fixes=options.unsafe_fixes,
        only_fixed=options.fix_only,
        group_by=options.group_by,
        limit=options.max,
        show_fixes=options.show_fixes,
        left_out=options.left_out,
        notices=options.notices,
        paths=_for_shell(options.paths or ["."]),
    )


def _for_shell(paths: Sequence[str]) -> str:
    """Paths as a shell takes them; many are this folder."""
    if len(paths) > 3:
        return "."
    from shlex import quote

    return " ".join(quote(path) for path in paths)
