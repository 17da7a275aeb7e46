"""Progress for the terminal: a bar a chapter, a line a post where there are many, and one bar for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..reporters.escape import safe
from ..reporters.layout import cut
from ..reporters.layout import width as columns_of

if TYPE_CHECKING:
    from ..outlines.progress import ChapterProgress, Progress

_MANY = 4
"""So many posts get a line each."""
_NARROW = 72
"""A terminal with fewer columns gets shorter bars."""


def render_text(posts: Sequence[Progress], color: bool, width: int) -> str:
    """All posts, in lines of at most ``width`` columns, 60 at least."""
    width = max(60, min(width, 100))
    out: list[str] = []
    if len(posts) >= _MANY:
        titles = [safe(post.path) for post in posts]
        for post, title in zip(posts, titles, strict=True):
            out.append(
                _line(title, "", post.answered, post.questions, max(map(columns_of, titles)), 0, color, width, "")
            )
    else:
        for post in posts:
            out += [*_post(post, color, width), ""]
    if len(posts) != 1:
        answered, questions = sum(post.answered for post in posts), sum(post.questions for post in posts)
        out += ["", *_sum(answered, questions, color)] if len(posts) >= _MANY else _sum(answered, questions, color)
    return "\n".join(out).rstrip("\n") + "\n"


def _post(post: Progress, color: bool, width: int) -> list[str]:
    path = cut(safe(post.path), width)
    out = [f"\x1b[1m{path}\x1b[0m" if color else path]
    titles = [safe(label(chapter)) for chapter in post.chapters]
    sections = [_sections(chapter) for chapter in post.chapters]
    widest, columns = max(map(columns_of, titles), default=0), max(map(len, sections), default=0)
    for chapter, title, listed in zip(post.chapters, titles, sections, strict=True):
        out.append(_line(title, listed, chapter.answered, chapter.questions, widest, columns, color, width, "  "))
    out += [f"  {line}" for line in _sum(post.answered, post.questions, color)]
    waiting = _waiting(post)
    if waiting:
        out.append(f"  {waiting}")
    if post.next:
        out.append(cut(f"  next, line {post.next_line}: {safe(post.next)}", width))
    return out


def _line(
    title: str, listed: str, done: int, of: int, widest: int, columns: int, color: bool, width: int, indent: str
) -> str:
    """A title, its sections, its bar, its count."""
    cells = 10 if width < _NARROW else 20
    count = f"{done:>3} of {of}" if of else ""
    room = width - len(indent) - (columns + 2 if columns else 0) - cells - 14
    title = cut(title, min(widest, room)) if indent else _end_of(title, min(widest, room))
    line = f"{indent}{title}{' ' * (min(widest, room) - columns_of(title))}"
    line += f"  {listed:{columns}}" if columns else ""
    return (line + (f"  {_bar(done, of, cells, color)} {count}" if of else "")).rstrip()


def _end_of(path: str, room: int) -> str:
    """A path in at most ``room`` columns, cut in front, since its end tells posts apart."""
    start = 0
    while columns_of(path[start:]) > room - (start > 0):
        start += 1
    return "…" + path[start:] if start else path


def _bar(done: int, of: int, cells: int, color: bool) -> str:
    full = cells * done // of
    bar = "█" * full + "░" * (cells - full)
    return f"\x1b[32m{bar}\x1b[0m" if color else bar


def _sum(answered: int, questions: int, color: bool) -> list[str]:
    if not questions:
        return ["no questions found"]
    percent = 100 * answered // questions
    return [f"{_bar(answered, questions, 20, color)} {percent} %: {answered} of {questions} questions answered"]


def _waiting(post: Progress) -> str:
    """What is not answered yet, by state."""
    counts = (
        (sum(chapter.unanswered for chapter in post.chapters), "unanswered"),
        (sum(chapter.placeholders for chapter in post.chapters), "with a placeholder"),
        (sum(chapter.half_answered for chapter in post.chapters), "half answered"),
    )
    return ", ".join(f"{count} {words}" for count, words in counts if count)


def label(chapter: ChapterProgress) -> str:
    """A chapter's number and title."""
    return f"{chapter.number}. {chapter.title}" if chapter.number is not None else chapter.title


def _sections(chapter: ChapterProgress) -> str:
    if not chapter.sections and chapter.sections_of is None:
        return ""
    count = f"{chapter.sections} of {chapter.sections_of}" if chapter.sections_of is not None else str(chapter.sections)
    return f"{count} section" if count == "1" else f"{count} sections"
