"""The words before an answer: ``Answer:``, ``Lösung:``, ``Ans (AB):``, and the letters that go with ``Q:``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ...diagnostic import Span
from ...regex import regex
from ..answers import Answer, Text
from .placeholders import keeps_place
from .wording import LABELLED, asks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...document.document import Document

_WORDS = (
    r"(?:(?:the|my|your|our|correct|right|sample|model|suggested|official)\s+){0,2}(?:answers?|ans|solutions?|sol)(?:\s+(?:options?|key))?"
    r"|respuestas?(?:\s+correctas?)?|soluci[oó]n(?:es)?|réponses?|antwort(?:en)?|lösung(?:en)?|rispost[ae]|soluzion[ei]|respostas?|solução"
    r"|ответ|решение|正确答案|正解|答え|答案|解答|回答|答|정답|답변?|الإجابة(?:\s+الصحيحة)?|الاجابة(?:\s+الصحيحة)?"
)
_LABEL = regex(
    rf"[\W_]{{0,6}}(?:[^\W\d_]{{1,20}}/)?(?P<words>{_WORDS})[\W_]{{0,3}}?(?:\s?\([^()\n]{{1,20}}\))?\s*(?:[:：\-–—=]|\d{{0,3}}\s*[:：.)])",
    re.IGNORECASE,
)
_ALONE = regex(rf"[\W_]*(?P<words>{_WORDS})[\W_]*", re.IGNORECASE)
_TITLE = regex(
    rf"(?:[^\n]{{1,60}}\s[-–—:|]\s)?\W*(?P<words>{_WORDS})(?:\s+(?:to|for|zu)\s[^\n]{{1,40}})?[\W\d]*", re.IGNORECASE
)
_INITIAL = r"[\W_]{0,4}(?:A|R)(?:ns|esp|pta)?\s?\d{0,3}[*_ ]{0,3}"
_REPLY = regex(rf"{_INITIAL}(?:[:：]|[.)](?=[\s*_]|$))")
"""``A:`` or ``R:`` below a question."""
_LETTER = regex(rf"{_INITIAL}[:：]")
"""The same below a question that has no ``Q``, where ``A.`` is a choice."""
_SECOND = regex(r"\W{0,4}[Bb]\W{0,3}?[.):：]")
"""A second choice below a first one."""
_SIGNS = " \t\n*_.:)：0123456789"
_REPLY_ALONE = regex(r"[\W_]*(?:A|R)(?:ns|esp|pta)?\s?\d{0,3}\s?[.:)：]?[\W_]*")
_SIGN = regex(r"`[^`\n]+`|[!#$%&+,./;=?@\\^|~{}]{1,3}")
"""A sign or an operator, which may be all that is asked for."""
_SIGNS_BEHIND = regex(r"[:：=.)–—-][*_]*\s+(?P<signs>[^\w\s*][\W_]*)\Z")


def label_of(text: str, after_q: bool = False, asked: bool = False) -> str | None:
    """The words before an answer, in small letters; None where it begins without.

    Below a question a letter and a colon will do, and below one that begins with ``Q`` any letter.
    """
    if found := _LABEL.match(text):
        return " ".join(found["words"].lower().split())
    letter = (_REPLY.match(text) if after_q else None) or (_LETTER.match(text) if asked else None)
    return letter[0].strip(_SIGNS).lower() if letter else None


def label_alone(text: str) -> str | None:
    """The words of a line that is nothing but a label."""
    found = _ALONE.fullmatch(text)
    return found["words"].lower() if found else None


def title_of_answer(text: str) -> str | None:
    """The words of a heading above an answer: "Solution", "Answer 3", "Question 3 - Answer"."""
    found = _TITLE.fullmatch(text)
    return found["words"].lower() if found else None


def is_only_label(text: str) -> bool:
    """True for a label, or for a letter in its place, that nothing follows: no sign that answers (``A: $``), no dots in an answer's place."""
    if not (_ALONE.fullmatch(text) or _REPLY_ALONE.fullmatch(text)):
        return False
    behind = _SIGNS_BEHIND.search(text)
    return behind is None or not (keeps_place(behind["signs"]) or _SIGN.fullmatch(behind["signs"].rstrip("*_ ")))


def offers_choice(lines: Iterable[Text]) -> bool:
    """Whether a line begins with the letter of a second choice, so that ``A.`` is the first one and no reply."""
    return any(_SECOND.match(line.text) for line in lines)


def labelled_line(lines: Sequence[Text]) -> int:
    """Which of some lines below the first one begins with a label; 0 where none does."""
    if len(lines) < 2:
        return 0
    letters = not offers_choice(lines)
    after_q = letters and bool(LABELLED.match(lines[0].text))
    for index, line in enumerate(lines):
        if index and label_of(line.text, after_q, letters and asks(lines[index - 1].text)):
            return index
    return 0


def without_label(document: Document, answer: Answer | None) -> Answer | None:
    """An answer without the label before it; None where nothing follows the label."""
    if answer is None or not answer.lines:
        return answer
    first = answer.lines[0]
    label = _LABEL.match(document.text, *first.span) or _REPLY.match(document.text, *first.span)
    if label is None:
        return answer
    start = label.end()
    for signs in ("*_", " \t"):  # what closes the label's mark-up; what opens that of the answer stays
        while start < first.span.end and document.text[start] in signs:
            start += 1
    rest = [Text(document.slice(Span(start, first.span.end)), Span(start, first.span.end))]
    lines = [*(rest if start < first.span.end else []), *answer.lines[1:]]
    if not lines:
        return replace(answer, lines=[], text="") if answer.is_picture or answer.span.end > first.span.end else None
    return replace(answer, lines=lines, text="\n".join(line.text for line in lines))
