"""How far the learner has come: chapters and sections listed, questions answered of asked, what is next."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from html import escape

from ..atomic import OutputError, check, write
from ..discovery.posts import Excluded, collect, display_path
from ..discovery.sites import Sites
from ..outlines.progress import ChapterProgress, Progress, read_progress
from ..reporters.escape import safe
from ..settings.config import ConfigError
from ..settings.settings import Settings
from .flags import OUTPUT_FILE, add_color, add_config
from .progress_text import label, render_text
from .terminal import fail, style

_WIDTH = 6.6
"""Of a letter in a badge, in pixels, on average."""


EXAMPLES = """examples:
  notelint progress                    chapters with answered and open questions
  notelint progress --format badge -o progress.svg"""


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: this folder)")
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "json", "badge", "bar"),
        default="text",
        help="badge and bar are SVG pictures for a README (default: text)",
    )
    parser.add_argument(
        "--min",
        type=_percentage,
        metavar="PERCENT",
        help="exit with 1 if fewer questions are answered",
    )
    parser.add_argument(*OUTPUT_FILE, metavar="FILE", help="write to this file")
    add_color(parser)
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    """Print how many questions are answered."""
    from ..document.decoding import UnreadableDocument
    from ..internal_error import describe
    from ..linting.linter import Linter
    from ..outlines.reference import OutlineError

    sites = Sites()
    linter, read = Linter(sites), []
    try:
        if options.output_file is not None:
            check(options.output_file)
        settings = Settings(options.config)
        posts, missing, _ = collect(options.paths or ["."], settings, sites, Excluded(settings))
        configs = [post.config for post in posts]
    except (ConfigError, OutputError) as error:
        return fail(str(error))
    failures = [(display_path(path), message) for path, message in missing]
    for post, config in zip(posts, configs, strict=True):
        try:
            one = read_progress(linter.note_of(post.path, post.display_path, config))
        except (OSError, UnreadableDocument, OutlineError) as error:
            failures.append((post.display_path, str(error)))
        except Exception as error:
            failures.append((post.display_path, describe(error)))
        else:
            if post.explicit or one.chapters:
                read.append(one)
    terminal = style(options.color)
    text = render(read, options.format, options.output_file is None and terminal.color, terminal.width)
    try:
        if options.output_file is None:
            sys.stdout.write(text if read or not failures else "")
        else:
            write(options.output_file, text)
    except OutputError as error:
        return fail(str(error))
    for path, message in failures:
        fail(f"{path}: {message}")
    return 2 if failures else _too_little(read, options.min)


def _too_little(posts: list[Progress], wanted: float | None) -> int:
    """1 where fewer questions are answered than ``--min`` asks for, and say so; else 0."""
    answered, questions = _totals(posts)
    if wanted is None or answered * 100 >= wanted * questions:
        return 0
    fail(
        f"{answered} of {questions} questions are answered, {100 * answered / questions:.0f} % of the {wanted:g} % asked for"
    )
    return 1


def _percentage(text: str) -> float:
    number = float(text.strip().rstrip("%"))
    if not 0 <= number <= 100:
        raise ValueError(text)
    return number


def render(posts: list[Progress], format: str, color: bool = False, width: int = 80) -> str:
    """All posts as ``text``, ``markdown``, ``json``, ``badge`` or ``bar`` (both SVG)."""
    return _FORMATS[format](posts) if format != "text" else render_text(posts, color, width)


def _totals(posts: Iterable[Progress]) -> tuple[int, int]:
    counts = [(post.answered, post.questions) for post in posts]
    return sum(answered for answered, _ in counts), sum(questions for _, questions in counts)


def _sentence(answered: int, questions: int) -> str:
    return f"{answered} of {questions} questions answered" if questions else "no questions found"


def _sections(chapter: ChapterProgress) -> str:
    return f"{chapter.sections} of {chapter.sections_of}" if chapter.sections_of is not None else str(chapter.sections)


def _cell(text: str) -> str:
    """Text for a cell of a markdown table: no markup, no HTML."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~@&$])", r"\\\1", " ".join(safe(text).split()))


def _markdown(posts: list[Progress]) -> str:
    out: list[str] = []
    for post in posts:
        out += [f"**{_cell(post.path)}**: {_sentence(post.answered, post.questions)}", ""]
        if post.chapters:
            out += ["| Chapter | Sections | Answered | Questions |", "|---------|---------:|---------:|----------:|"]
            out += [
                f"| {_cell(label(chapter))} | {_sections(chapter)} | {chapter.answered} | {chapter.questions} |"
                for chapter in post.chapters
            ]
            out.append("")
        if post.next:
            out += [f"Next: {_cell(post.next)}", ""]
    return "\n".join(out)


def _json(posts: list[Progress]) -> str:
    from ..reporters.json import dumps

    answered, questions = _totals(posts)
    content = {
        "answered": answered,
        "questions": questions,
        "posts": [{**asdict(post), "answered": post.answered, "questions": post.questions} for post in posts],
    }
    return dumps(content, indent=2) + "\n"


def _shade(answered: int, questions: int) -> str:
    share = answered / questions if questions else 0
    return "#2e7d32" if share == 1 else "#558b2f" if share >= 0.66 else "#b26a00" if share >= 0.33 else "#8d4a3a"


def _badge(posts: list[Progress]) -> str:
    answered, questions = _totals(posts)
    label, value = "questions", f"{answered} of {questions} answered" if questions else "none found"
    left, right = round(len(label) * _WIDTH + 14), round(len(value) * _WIDTH + 14)
    title = escape(_sentence(answered, questions))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">'
        f"<title>{title}</title>"
        f'<clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{_shade(answered, questions)}"/></g>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">'
        f'<text x="{left / 2}" y="14" textLength="{left - 12}">{escape(label)}</text>'
        f'<text x="{left + right / 2}" y="14" textLength="{right - 12}">{escape(value)}</text></g></svg>\n'
    )


def _bars(posts: list[Progress]) -> str:
    """A bar a chapter that has questions, and one for all of them."""
    rows = [
        (label(chapter), chapter.answered, chapter.questions)
        for post in posts
        for chapter in post.chapters
        if chapter.asked
    ]
    answered, questions = _totals(posts)
    rows.append((_sentence(answered, questions), answered, questions))
    height = 26 * len(rows) + 10
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{height}" role="img"'
        f' aria-label="{escape(_sentence(answered, questions))}">',
        f"<title>{escape(_sentence(answered, questions))}</title>",
        '<g font-family="Verdana,DejaVu Sans,sans-serif" font-size="12" fill="#777">',
    ]
    for index, (title, done, of) in enumerate(rows):
        y = 8 + 26 * index
        shown = title if len(title) <= 42 else title[:41] + "…"
        share = done / of if of else 0
        out += [
            f'<text x="4" y="{y + 13}">{escape(safe(shown))}</text>',
            f'<rect x="310" y="{y}" width="260" height="16" rx="3" fill="#999" fill-opacity="0.3"/>',
            f'<rect x="310" y="{y}" width="{260 * share:.1f}" height="16" rx="3" fill="{_shade(done, of)}"/>',
            f'<text x="580" y="{y + 13}">{done}/{of}</text>',
        ]
    return "\n".join([*out, "</g>", "</svg>"]) + "\n"


_FORMATS: dict[str, Callable[[list[Progress]], str]] = {
    "markdown": _markdown, "json": _json, "badge": _badge, "bar": _bars,
}  # fmt: skip
FORMATS = ("text", *_FORMATS)
