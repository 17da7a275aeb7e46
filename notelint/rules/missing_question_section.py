"""The outline has a questionnaire row for this chapter, but the post has no section with its questions yet.

Reported only if other chapters have theirs, and only as info: it is work in progress, not a mistake. A row whose
"Answers" link leads to another page has its answers there.

Bad:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Questionnaire [book](https://book.test/ch1#quiz) |
    | 2. Models | Lines |
    |  | Questionnaire [book](https://book.test/ch2#quiz) |

    ## Chapter 1: Data

    ### 1.1 What is a source?

    Where data comes from.

    ### 1.2 What is a format?

    How data is written.

    ### 1.3 What is a schema?

    What data must look like.

Good:

    | Chapter | Section |
    |---------|---------|
    | 1. Data | Sources |
    |  | Questionnaire [book](https://book.test/ch1#quiz) |

    ## Chapter 1: Data

    ### 1.1 What is a source?

    Where data comes from.

    ### 1.2 What is a format?

    How data is written.

    ### 1.3 What is a schema?

    What data must look like.
"""

from collections.abc import Iterator

from ..diagnostic import Finding, Severity
from ..note.links import placeholder_reason
from ..note.note import Note
from ..note.outline import Chapter, parse_title, same_title
from . import Rule

_MOST = 1_000
"""No course has more chapters."""


def check(note: Note) -> Iterator[Finding]:
    if note.outline is None or not note.question_sections:
        return
    starts = {section.heading.span.start for section in note.question_sections if section.heading is not None}
    headings = [heading for heading in note.headings if heading.block.span.start in starts]
    chapters = [chapter for chapter in note.outline.chapters if chapter.questionnaire is not None]
    if max(len(headings), len(chapters)) > _MOST:
        return
    numbers = [parse_title(heading.text, heading.span).number for heading in headings]
    texts = [same_title(heading.text) for heading in headings]
    missing = [chapter for chapter in chapters if not _has_section(chapter, numbers, texts)]
    if len(missing) == len(chapters):
        return  # the questions are not sorted by the outline's chapters
    for chapter in missing:
        if not _answered_elsewhere(note, chapter):
            message = f"{chapter.named} has a questionnaire row and no section with its questions"
            yield Finding(chapter.title.span, message, "add the section when you get there")


def _has_section(chapter: Chapter, numbers: list[int | None], texts: list[str]) -> bool:
    """Whether a heading, of which ``numbers`` and ``texts`` say one each, has the chapter's number, else its title."""
    number, wanted = chapter.title.number, same_title(chapter.title.text)
    if number is not None and number in numbers:
        return True
    without = (text for other, text in zip(numbers, texts, strict=True) if number is None or other is None)
    return bool(wanted) and any(wanted in text for text in without)


def _answered_elsewhere(note: Note, chapter: Chapter) -> bool:
    assert chapter.questionnaire is not None
    links = note.links_in(chapter.questionnaire.span)
    return any(link.role == "answers" and placeholder_reason(link) is None for link in links)


RULE = Rule(
    "QA005", "missing-question-section", "A chapter whose questions the post does not have yet", Severity.INFO, check
)
