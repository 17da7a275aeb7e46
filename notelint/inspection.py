"""What notelint understands of a post, so that its author sees why something was or was not reported."""

from __future__ import annotations

import json
from typing import Any

from .note import Note
from .note.questions import Question, QuestionSection
from .reporters import safe


def describe(note: Note) -> dict[str, Any]:
    """Site, front matter, outline, questions and links as plain data; lines count from 1. Raises UnreadableDocument."""
    site = note.site
    return {
        "path": note.document.path,
        "site": {
            "generator": site.generator.name,
            "markdown": site.flavor.name,
            "root": site.root or ".",
            "base_url": site.base_url,
        },
        "front_matter": _front_matter(note),
        "headings": [
            {"line": _line(note, h.span.start), "level": h.level, "text": h.text, "id": h.id} for h in note.headings
        ],
        "outline": _outline(note),
        "reference": note.reference.name if note.reference else None,
        "spelling": _spelling(note),
        "questions": [_section(note, section) for section in note.question_sections],
        "links": [
            {
                "line": _line(note, link.target_span.start),
                "role": link.role,
                "destination": link.destination,
                "target": link.target,
                "text": link.text,
            }
            for link in note.links
        ],
    }


def render(description: dict[str, Any], format: str, color: bool) -> str:
    """The description as text or JSON."""
    if format == "json":
        return json.dumps(description, indent=2, default=str) + "\n"
    return "\n".join(_text(description, color)) + "\n"


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
    return {"judged": note.spelling.silence is None, "reason": note.spelling.silence, "known": len(note.known_words)}


def _section(note: Note, section: QuestionSection) -> dict[str, Any]:
    return {
        "line": _line(note, section.questions[0].span.start),
        "convention": section.convention,
        "reason": section.reason,
        "judged": section.judged and section.answered * 2 >= len(section.questions),
        "answered": section.answered,
        "questions": [
            {
                "line": _line(note, question.span.start),
                "number": ".".join(map(str, question.number)) if question.number else None,
                "text": question.text,
                "options": len(question.options),
                "state": _state(question),
            }
            for question in section.questions
        ],
    }


def _state(question: Question) -> str:
    answer = question.answer
    if answer is None:
        return "no answer"
    if question.ticked:
        return "ticked"
    if answer.is_picture:
        return "answered by a picture"
    return f"answered in a string named {answer.string}" if answer.string else "answered"


def _text(description: dict[str, Any], color: bool) -> list[str]:
    def title(text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if color else text

    site = description["site"]
    out = [
        title(safe(description["path"])),
        f"  site: {site['generator']} in {safe(site['root'])}, markdown: {site['markdown']}",
    ]
    front_matter = description["front_matter"]
    if front_matter is None:
        out.append("  front matter: none")
    elif front_matter["problem"]:
        out.append(f"  front matter: can't be read: {safe(front_matter['problem'])}")
    else:
        keys = ", ".join(front_matter["values"]) or "empty"
        out.append(f"  front matter: {safe(keys)} (judged by {safe(front_matter['schema'])})")
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
            counts = f"{len(chapter['sections'])} sections" + (", questionnaire" if chapter["questionnaire"] else "")
            out.append(f"    {number}{safe(chapter['title'])} (line {chapter['line']}, {counts})")
        if description["reference"]:
            out.append(f"  compared with the reference outline {safe(description['reference'])}")
    spelling = description["spelling"]
    own = f", {spelling['known']} words of the blog's own are known" if spelling["known"] else ""
    out += ["", title("Spelling")]
    out.append(f"  {'judged' + own if spelling['judged'] else 'not judged: ' + safe(spelling['reason'])}")
    out += ["", title("Questions")]
    for section in description["questions"]:
        out.append(f"  line {section['line']}: {section['convention']}: {safe(section['reason'])}")
        if not section["judged"]:
            out.append("    too few are answered to say what an answer looks like: missing ones are not reported")
        for question in section["questions"]:
            out.append(f"    {question['line']:>5}  {question['state']:24} {safe(question['text'])[:90]}")
    if not description["questions"]:
        out.append("  none recognised")
    out += ["", title("Links")]
    for link in description["links"]:
        out.append(f"    {link['line']:>5}  {link['role']:13} {link['destination']:9} {safe(link['target'])[:100]}")
    if not description["links"]:
        out.append("  none")
    return out
