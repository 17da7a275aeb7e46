"""What notelint understands of a post, so that its author sees why something was or was not reported."""

from __future__ import annotations

import argparse
import json
import os
from operator import itemgetter
from os.path import relpath
from posixpath import join
from typing import Any

from ..diagnostic import Diagnostic, Span
from ..discovery.posts import display_path
from ..linting.lint import lint
from ..linting.selection import rules_for
from ..note.generated import generated_from
from ..note.links import Link
from ..note.note import Note
from ..note.questions.clues import ASKS
from ..note.questions.model import Question, QuestionSection
from ..note.questions.states import ANSWERED, UNMARKED, count_answered, state_of
from ..outlines.reference import reference_of
from ..reporters.escape import safe
from ..rules import all_rules
from ..settings.config import Config, ConfigError
from ..settings.settings import Settings
from ..site.detect import EMBEDS, PAGES, QMD
from ..spelling.post import spelling
from .flags import add_color, add_config
from .terminal import fail, show, style

EXAMPLES = """examples:
  notelint inspect _posts/2024-03-04-tides.md"""


def add_flags(parser: argparse.ArgumentParser) -> None:
    """Add the command's flags."""
    parser.add_argument("path", metavar="POST", help="a file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_color(parser)
    add_config(parser)
    parser.add_argument("--isolated", action="store_true", help="use no settings file")


def run(options: argparse.Namespace) -> int:
    """Print what notelint understands of a post."""
    from ..document.decoding import UnreadableDocument
    from ..linting.linter import Linter
    from ..outlines.reference import OutlineError
    from ..schema.schema import SchemaError

    path = os.path.abspath(options.path)
    try:
        config = Settings(options.config, options.isolated).of(os.path.dirname(path))
        if os.path.isdir(path):
            return fail(
                f"{display_path(options.path)} is a folder: name one post (notelint init --dry-run looks at a blog)"
            )
        if not os.path.isfile(path):
            return fail(f"{display_path(options.path)}: no such file")
        description = describe(Linter().note_of(path, display_path(options.path), config), config)
    except ConfigError as error:
        return fail(str(error))
    except (OSError, UnreadableDocument, SchemaError, OutlineError) as error:
        reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
        return fail(f"{display_path(options.path)}: {reason}")
    text = render(description, options.format, style(options.color).color)
    print(text) if options.format == "json" else show(text)
    return 0


def describe(note: Note, config: Config) -> dict[str, Any]:
    """Settings, site, front matter, outline, questions and links as plain data; lines count from 1.

    Raises UnreadableDocument, SchemaError and OutlineError.
    """
    site = note.site
    diagnostics, _ = lint(note, config)
    return {
        "path": note.document.path,
        "generated_from": generated_from(note),
        "settings": _settings(note, config),
        "site": {
            "generator": site.name,
            "reason": _why_this_site(note),
            "markdown": site.engine.name,
            "root": site.root or ".",
            "base_url": site.base_url,
        },
        "front_matter": _front_matter(note),
        "headings": [
            {"line": _line(note, h.span.start), "level": h.level, "text": h.text, "id": h.id} for h in note.headings
        ],
        "outline": _outline(note),
        "reference": reference.name if (reference := reference_of(note)) else None,
        "spelling": _spelling(note),
        "questions": [_section(note, section, diagnostics) for section in note.question_sections],
        "links": [
            {
                "line": _line(note, link.target_span.start),
                "role": link.role,
                "destination": link.destination,
                "target": link.target,
                "text": link.text,
                "file": _file(note, link),
            }
            for link in note.links
        ],
    }


def _settings(note: Note, config: Config) -> dict[str, Any]:
    """The settings file, and the rules that do not run on this post."""
    running = {rule.code for rule in rules_for(note, config)}
    off = [f"{rule.code} {rule.name}" for rule in all_rules() if rule.code not in running and not rule.online]
    return {"file": relpath(config.file) if config.file else None, "off": off}


def _why_this_site(note: Note) -> str:
    site = note.site
    if site.settings.generator is not None:
        return "named in the settings"
    if site.marker in (EMBEDS, PAGES):
        return f"there is {site.marker}"
    if site.marker == QMD:
        return f"only Quarto reads {QMD}"
    return f"there is {join(site.root, site.marker)}" if site.marker else "nothing shows another"


def _file(note: Note, link: Link) -> str | None:
    """The file of the blog that a link leads to, with a word where it is missing; None where it leads to none."""
    if link.destination == "in-page":
        return None
    found = note.target_of(link)
    return (
        None
        if found.path is None or found.exists is None
        else (found.path or "") + ("" if found.exists else " (missing)")
    )


def render(description: dict[str, Any], format: str, color: bool) -> str:
    """The description as text or JSON."""
    if format == "json":
        return json.dumps(description, indent=2, default=str)
    return "\n".join(_text(description, color))


def _line(note: Note, offset: int) -> int:
    return note.document.place(offset)[0]


def _front_matter(note: Note) -> dict[str, Any] | None:
    front_matter = note.front_matter
    if front_matter is None:
        return None
    return {
        "language": front_matter.language,
        "values": front_matter.values,
        "problem": front_matter.problem.message if front_matter.problem else None,
        "schema": note.schema.name,
    }


def _outline(note: Note) -> dict[str, Any] | None:
    outline = note.outline
    if outline is None:
        return None
    return {
        "line": _line(note, outline.span.start),
        "form": outline.form,
        "reason": outline.reason,
        "chapters": [
            {
                "line": _line(note, chapter.title.span.start),
                "number": chapter.title.number,
                "title": chapter.title.text,
                "part": chapter.part.text if chapter.part else None,
                "sections": [section.title.text for section in chapter.sections],
                "questionnaire": chapter.questionnaire is not None,
            }
            for chapter in outline.chapters
        ],
    }


def _spelling(note: Note) -> dict[str, Any]:
    return {
        "judged": spelling(note).skipped_because is None,
        "reason": spelling(note).skipped_because,
        "known": len(note.allowed_words),
    }


def _section(note: Note, section: QuestionSection, diagnostics: list[Diagnostic]) -> dict[str, Any]:
    heading = next(
        (h.text for h in note.headings if section.heading and h.span.start == section.heading.span.start), None
    )
    return {
        "line": _line(note, section.questions[0].span.start),
        "heading": heading,
        "convention": section.convention,
        "reason": section.reason,
        "judged": section.judged,
        "in_progress": section.in_progress,
        "answered": count_answered(note.document, section.questions),
        "questions": sorted(
            [
                *(_question(note, question, diagnostics) for question in section.questions),
                *(_unmarked(note, span, diagnostics) for span in section.unmarked),
            ],
            key=itemgetter("line"),
        ),
    }


def _question(note: Note, question: Question, diagnostics: list[Diagnostic]) -> dict[str, Any]:
    return {
        "line": _line(note, question.span.start),
        "number": ".".join(map(str, question.number)) if question.number else None,
        "text": question.text,
        "options": len(question.options),
        "state": _state(note, question),
        "because": [] if ASKS in question.clues else [clue.words for clue in question.clues if clue.points > 0],
        "although": [] if ASKS in question.clues else [clue.words for clue in question.clues if clue.points < 0],
        "findings": _findings(question, diagnostics),
    }


def _unmarked(note: Note, span: Span, diagnostics: list[Diagnostic]) -> dict[str, Any]:
    """A question that lost the markup of the others."""
    return {
        "line": _line(note, span.start),
        "number": None,
        "text": note.document.slice(span),
        "options": 0,
        "state": UNMARKED,
        "because": [],
        "although": [],
        "findings": ["QA008"] if any(d.code == "QA008" and d.span == span for d in diagnostics) else [],
    }


def _findings(question: Question, diagnostics: list[Diagnostic]) -> list[str]:
    """The codes of what is reported of a question and its answer."""
    parts = [question.span, *(text.span for text in question.options)]
    parts += [question.answer.span, *(line.span for line in question.answer.lines)] if question.answer else []
    start, end = question.span.start, max(span.end for span in parts)
    found = (diagnostic.code for diagnostic in diagnostics if start <= diagnostic.span.start < end)
    return sorted({code for code in found if code.startswith("QA")})


def _state(note: Note, question: Question) -> str:
    """The state, and for an answer of another form than text which one it has."""
    answer, state = question.answer, state_of(note.document, question)
    if answer is None or state != ANSWERED:
        return state
    if question.ticked:
        return "ticked"
    if answer.is_picture:
        return "answered by a picture"
    return f"answered in a string named {answer.string.text}" if answer.string else state


def _text(description: dict[str, Any], color: bool) -> list[str]:
    def title(text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if color else text

    site = description["site"]
    out = [
        title(safe(description["path"])),
        f"  site: {site['generator']} ({safe(site['reason'])}), markdown: {site['markdown']}"
        + (f", published under {safe(site['base_url'])}" if site["base_url"] else ""),
        *([f"  generated from {safe(made)}: left out of checks"] if (made := description["generated_from"]) else []),
        f"  settings: {safe(description['settings']['file'] or 'none')}",
    ]
    if description["settings"]["off"]:
        out.append(f"  rules that do not run here: {', '.join(description['settings']['off'])}")
    front_matter = description["front_matter"]
    if front_matter is None:
        out.append("  front matter: none")
    elif front_matter["problem"]:
        out.append(f"  front matter: can't be read: {safe(front_matter['problem'])}")
    else:
        keys = ", ".join(front_matter["values"]) or "empty"
        out.append(f"  front matter: {safe(keys)} (checked with {safe(front_matter['schema'])})")
    out += ["", title("Outline")]
    outline = description["outline"]
    if outline is None:
        out.append("  none recognised")
    else:
        out.append(f"  line {outline['line']}: {safe(outline['reason'])}")
        part = None
        for chapter in outline["chapters"]:
            if chapter["part"] != part:
                part = chapter["part"]
                out.append(f"  {safe(part or '')}")
            number = f"{chapter['number']}. " if chapter["number"] is not None else ""
            counts = _counted(len(chapter["sections"]), "section") + (", questionnaire" * chapter["questionnaire"])
            out.append(f"    {number}{safe(chapter['title'])} (line {chapter['line']}, {counts})")
            out += [f"      - {safe(title)}" for title in chapter["sections"]]
        if description["reference"]:
            out.append(f"  compared with the reference outline {safe(description['reference'])}")
    spelling = description["spelling"]
    own = f", {_counted(spelling['known'], 'word')} of the blog's own" if spelling["known"] else ""
    out += ["", title("Spelling")]
    out.append(f"  {'checked' + own if spelling['judged'] else 'not checked: ' + safe(spelling['reason'])}")
    out += ["", title("Questions")]
    for section in description["questions"]:
        under = f' under "{safe(section["heading"])}"' if section["heading"] else ""
        out.append(f"  line {section['line']}{under}: {safe(section['reason'])}")
        if not section["judged"]:
            out.append(
                "    work in progress: the open ones are reported together"
                if section["in_progress"]
                else "    too few are answered to say what an answer looks like: missing ones are not reported"
            )
        states = [", ".join((question["state"], *question["findings"])) for question in section["questions"]]
        width = max(map(len, states))
        for question, state in zip(section["questions"], states, strict=True):
            options = f" ({_counted(question['options'], 'option')})" if question["options"] else ""
            out.append(f"    {question['line']:>5}  {state:{width}}  {safe(question['text'])[:90]}{options}")
            if question["because"]:
                although = f", although it {_listed(question['although'])}" if question["although"] else ""
                out.append(f"{'':11}{'':{width}}  taken because it {_listed(question['because'])}{although}")
    if not description["questions"]:
        out.append("  none found: there are no three blocks of one form that ask and are answered")
    out += ["", title("Links")]
    for link in description["links"]:
        file = f" -> {safe(link['file'])}" if link["file"] else ""
        out.append(
            f"    {link['line']:>5}  {link['role']:13} {link['destination']:9} {safe(link['target'])[:100]}{file}"
        )
    if not description["links"]:
        out.append("  none")
    return out


def _listed(words: list[str]) -> str:
    """Words with commas between them, and "and" before the last one."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
