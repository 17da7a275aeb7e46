"""A page for people, in one file: it loads nothing, and runs nothing but its own filters.

The policy in its head names the one style sheet and the one script by their digests, so that nothing that slipped in from
a post could run, load or be sent anywhere. Without scripts the page shows everything.
"""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..diagnostic import Diagnostic, Region, Severity
from ..linting.report import Report
from ..outlines.progress import ChapterProgress, Progress
from ..rules import AREAS
from .escape import visible, without_commands
from .folding import Folded, folded, more_like_it
from .order import rank
from .place import counts
from .rule_links import rule_url
from .style import Style
from .summary import sentences

_HERE = Path(__file__).parent
_OPEN = 50
"""Open questions of a chapter that are listed."""
_STATES = {"unanswered": "no answer", "placeholder": "a placeholder", "half-answered": "half answered"}


def render(reports: Sequence[Report], style: Style, progress: Sequence[Progress] = ()) -> str:
    """The page: counts, findings by file, the worst first, and what is answered of each post."""
    sheet, script = ((_HERE / f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
    shown = [] if style.only_fixed else reports
    posts = [post for post in progress if post.questions or post.chapters]
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(sheet, script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            "<title>notelint</title>",
            f"<style>{sheet}</style>",
            "</head>",
            "<body>",
            "<h1>notelint</h1>",
            f"<p>{text(sentences(reports, style._replace(color=False)))}</p>",
            *_failures(reports),
            *_answered(posts),
            *_filters(shown),
            *(line for report in shown for line in _file(report)),
            *_progress(posts),
            f"<script>{script}</script>",
            "</body>",
            "</html>\n",
        ]
    )


def text(content: str) -> str:
    """A text as a browser, a terminal and a CI log may have it, in one line."""
    return without_commands(html.escape(visible(content)).replace("\n", " "), "&#91;")


def _policy(sheet: str, script: str) -> str:
    """Nothing is allowed but this style sheet and this script."""
    style, code = (base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in (sheet, script))
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{code}'; base-uri 'none'; form-action 'none'"


def _failures(reports: Iterable[Report]) -> Iterator[str]:
    for report in reports:
        if report.failure is not None:
            yield f'<p class="error"><code>{text(report.path)}</code> could not be checked: {text(report.failure)}</p>'


# what is answered


def _answered(posts: Sequence[Progress]) -> Iterator[str]:
    """How much is answered of all posts, with the way to what is open in each."""
    if not posts:
        return
    answered, questions = sum(post.answered for post in posts), sum(post.questions for post in posts)
    yield '<div class="progress">'
    if questions:
        yield _ring(answered, questions)
    said = f"{answered} of {questions} questions answered" if questions else "no questions yet"
    yield f'<div><p>{said}</p><p><a href="#progress">Progress by post</a></p></div>\n</div>'


def _progress(posts: Sequence[Progress]) -> Iterator[str]:
    """What is answered, and what is open, in each post."""
    if not posts:
        return
    yield '<h2 id="progress">Progress by post</h2>'
    for post in posts:
        done = bool(post.questions) and post.answered == post.questions
        yield f"<details{'' if done else ' open'}><summary>{text(post.path)}{_sum(post)}</summary>"
        if post.chapters:
            yield '<div class="inside">'
            for chapter in post.chapters:
                yield _chapter(chapter)
                yield from _open(chapter)
            yield "</div>"
        if post.next:
            yield f'<p class="inside soft">next, line {post.next_line}: {text(post.next)}</p>'
        yield "</details>"


def _sum(post: Progress) -> str:
    return f' <span class="soft">{post.answered} of {post.questions}</span>' if post.questions else ""


def _chapter(chapter: ChapterProgress) -> str:
    """A row: the chapter, a bar, numbers; a chapter without questions says what it lists."""
    label = text(f"{chapter.number}. {chapter.title}" if chapter.number is not None else chapter.title)
    if not chapter.questions:
        of = f" of {chapter.sections_of}" if chapter.sections_of is not None else ""
        listed = f"{chapter.sections}{of} section{'s' if of or chapter.sections != 1 else ''}"
        return f'<div class="chapter"><span>{label}</span><span class="soft count">{listed}</span></div>'
    share = 100 * chapter.answered / chapter.questions
    numbers = f"{chapter.answered} of {chapter.questions}"
    return (
        f'<div class="chapter"><span>{label}</span>'
        f'<svg viewBox="0 0 100 8" height="8" preserveAspectRatio="none" role="img" aria-label="{numbers} answered">'
        f'<rect class="track" width="100" height="8"/><rect class="share" width="{share:.1f}" height="8"/></svg>'
        f'<span class="soft count">{numbers}</span></div>'
    )


def _open(chapter: ChapterProgress) -> Iterator[str]:
    """What is left to write of a chapter, behind its count."""
    if not chapter.open:
        return
    yield f'<details class="open"><summary>{len(chapter.open)} open</summary>\n<ul>'
    for question in chapter.open[:_OPEN]:
        yield f'<li>{text(question.text)} <span class="soft">{question.where}, {_STATES[question.state]}</span></li>'
    if len(chapter.open) > _OPEN:
        yield f'<li class="soft">and {len(chapter.open) - _OPEN} more</li>'
    yield "</ul>\n</details>"


def _ring(answered: int, questions: int) -> str:
    """The share that is answered, as a ring."""
    share = 100 * answered / questions
    return (
        f'<svg viewBox="0 0 120 120" width="120" height="120" role="img" aria-label="{answered} of {questions} answered">'
        '<circle class="track" cx="60" cy="60" r="48" stroke-width="14"/>'
        f'<circle class="share" cx="60" cy="60" r="48" stroke-width="14" pathLength="100" stroke-dasharray="{share:.1f} 100"'
        ' transform="rotate(-90 60 60)"/>'
        f'<text x="60" y="68">{int(share)} %</text></svg>'
    )


# what was found


def _filters(reports: Sequence[Report]) -> Iterator[str]:
    """Controls that the script shows; without it they would do nothing."""
    count = counts(reports)
    areas = {diagnostic.code[:2] for report in reports for diagnostic in report.diagnostics}
    yield '<h2>Findings</h2>\n<form id="filters" hidden aria-label="Which findings are shown">'
    for severity in reversed(Severity):
        if count[severity]:
            name = severity.label
            yield (
                f'<label class="{name}"><input type="checkbox" name="severity" value="{name}" checked>'
                f"{count[severity]} {name}{'s' if count[severity] != 1 else ''}</label>"
            )
    yield '<label>about <select name="area"><option value="">everything</option>'
    yield from (f'<option value="{area}">{text(name)}</option>' for area, name in AREAS.items() if area in areas)
    yield "</select></label>"
    yield '<label><input type="checkbox" name="fixable">can be fixed</label>'
    yield '<input type="search" name="words" placeholder="Search (/)" aria-label="Search">'
    yield '<button type="reset">Show all</button><span id="told" class="soft" role="status"></span></form>'


def _file(report: Report) -> Iterator[str]:
    if not report.diagnostics:
        return
    number = len(report.diagnostics)
    yield f'<details class="file" open data-path="{text(report.path)}">'
    found = f"{number} finding{'s' if number > 1 else ''}"
    yield f'<summary>{text(report.path)} <span class="soft">{found}</span></summary>\n<ol>'
    yield from map(_finding, folded(sorted(report.diagnostics, key=rank)))
    yield "</ol>\n</details>"


def _finding(cause: Folded) -> str:
    diagnostic = cause.first
    fix, regions = diagnostic.fix, diagnostic.regions()
    kind = ("safe" if fix.safe else "unsafe") if fix else ""
    severity = diagnostic.severity.label
    out = [
        f'<li class="finding" data-severity="{severity}" data-area="{diagnostic.code[:2]}" data-fix="{kind}"'
        f' data-count="{1 + len(cause.others)}">',
        f'<h3><span class="{severity}">{severity}</span> {_rule(diagnostic)}'
        f' <span class="soft">{_where(diagnostic.region)}</span></h3>',
        f"<p>{text(diagnostic.message)}</p>",
        _excerpt(diagnostic),
    ]
    if diagnostic.help:
        out.append(f"<p>{text(diagnostic.help)}</p>")
    out += [
        f'<p class="soft">{text(related.message)}: {_where(regions[related.span])}</p>'
        for related in diagnostic.related
        if _where(regions[related.span]) != _where(diagnostic.region)
    ]
    if cause.others:
        out.append(f'<p class="soft">{more_like_it(cause.others)}</p>')
    if fix:
        how = "--fix" if fix.safe else "--fix --unsafe-fixes"
        out.append(f'<p class="fix">{text(fix.title)} <span class="soft">({how})</span></p>')
    return "\n".join([*filter(None, out), "</li>"])


def _rule(diagnostic: Diagnostic) -> str:
    name = f"{diagnostic.code} {text(diagnostic.name)}"
    url = rule_url(diagnostic.code, diagnostic.name)
    return f'<a href="{text(url)}" rel="noreferrer">{name}</a>' if url else name


def _where(region: Region) -> str:
    cell = f"cell {region.cell}, " if region.cell else ""
    return f"{cell}line {region.line}"


def _excerpt(diagnostic: Diagnostic) -> str:
    """The line of the post with what is meant in it marked."""
    line, start, end, cut_before, cut_after = diagnostic.excerpt
    if not line.strip():
        return ""
    before, marked, after = text(line[:start]), text(line[start:end]), text(line[end:])
    head, tail = "…" if cut_before else "", "…" if cut_after else ""
    return f"<pre>{head}{before}<mark>{marked}</mark>{after}{tail}</pre>"
