"""Words and signs that only keep the place of an answer, or of a whole section."""

from __future__ import annotations

import re

from ...regex import regex
from ..remembered import remembered
from .marks import length
from .placeholder_words import NO_PLACEHOLDER_WORDS, PlaceholderWords, bare

_VERB = r"(?:be\s+)?(?:done|added|answered|continued|updated|filled(?:\s+(?:in|out))?|completed|determined|decided|written|announced|confirmed|provided)"
_WORDS = (
    r"(?i:to[ -]?do(?:s)?(?:[: -]+(?:my\s+|the\s+|an\s+)?answer)?|tb[dacu]|fixme"
    rf"|to\s+{_VERB}(?:\s+(?:later|soon|here))?|(?:will|shall|needs?\s+to)\s+{_VERB}(?:\s+(?:later|soon|here))?"
    r"|(?:answers?|more|details|content)?\s*(?:is\s+|are\s+)?coming(?:\s+up)?\s+(?:soon|later)|(?:work|still)\s+in\s+progress"
    r"|lorem\s+ipsum[^\n]{0,2000}"
    r"|(?:(?:write|add|insert|put|type|enter|fill\s+in|place|give|provide)\s+)?(?:your|my|the|an?)?\s*(?:own\s+)?(?:answers?|text|response|solution|notes?)\s+(?:goes\s+|go\s+|comes?\s+)?here"
    r"|(?:write|add|insert|put|type|enter|fill\s+in)\s+(?:your|my|the|an?)\s+(?:answer|response|solution)"
    r"|(?:answer|will\s+answer|update|will\s+update|add|fill\s+in)\s+(?:this\s+)?(?:later|soon)|answer\s+pending"
    r"|(?:not\s+(?:yet\s+)?(?:answered|done|finished|written)|un-?answered|no\s+answer)(?:\s+yet)?|not\s+yet"
    r"|skip(?:ped|ping)?\s+(?:this\s+|it\s+)?for\s+now|(?:still\s+|more\s+)?to\s+come|(?:(?:i\s+)?(?:do\s+not|don['’]?t)\s+know|no\s+idea|not\s+sure)\s+yet|still\s+(?:unanswered|open|blank|missing)"
    r"|(?:(?:i['’]ll|i\s+will|will|to|must|need\s+to|have\s+to)\s+)?(?:(?:come|get|go)\s+back\s+to\s+(?:this|it)|look\s+(?:this|it)\s+up)(?:\s+(?:one|later|soon|again)){0,2}"
    rf"|yet\s+to\s+{_VERB}|(?:(?:i['’]ll|i\s+will|will|to)\s+)?(?:add|fill\s+in|write|complete|finish)(?:\s+(?:this|it|more|answer))?\s+(?:later|soon)"
    r"|fill\s*(?:me|this|it)?[ -]*(?:in|out)|left\s+(?:blank|empty)"
    r"|(?:escrib[ae]|pon|agreg(?:a|ue))?\s*(?:tu|su|la)\s+respuesta\s+(?:aquí|acá)|(?:écri(?:s|vez)\s+)?(?:votre|ta|la)\s+réponse\s+ici"
    r"|(?:deine|ihre|eure)\s+antwort\s+hier|(?:(?:a\s+)?sua\s+)?resposta\s+aqui|(?:(?:la\s+)?tua\s+)?risposta\s+qui|(?:jouw|je)\s+antwoord\s+hier|(?:ваш|твой)\s+ответ(?:\s+здесь)?"
    r"|pendiente|por\s+(?:hacer|completar|responder)|próximamente|à\s+(?:faire|compléter|venir|remplir)|ausstehend|folgt(?:\s+noch)?|noch\s+(?:offen|zu\s+ergänzen)"
    r"|da\s+(?:fare|completare)|a\s+(?:fazer|completar|responder)|em\s+breve|скоро|будет\s+(?:добавлено|позже)|не\s+готово|قريبا|لاحقا)"
    r"|待补充|未完成|待办|待更新|待完善|待续|后续补充|未回答|待填|未記入|準備中|後で書く|작성\s*예정|추후\s*작성|준비\s*중|미작성"
)
_DOUBTFUL = regex(
    r"(?i:in\s+progress|wip|pending|placeholder|blank|empty|later|soon|none\s+yet|(?:your\s+|my\s+|the\s+)?answer|tk{1,2}|xx+x|na|unknown)"
)
"""Words that may be an answer, and keep its place where they are set apart in italics or brackets."""
UNFINISHED = frozenset(("pending", "wip", "in progress", "xxx", "`todo`", "`tbd`", "`fixme`", "`wip`"))
"""Words, as ``bare`` makes them, that keep the place of an answer where the others are sentences."""
_ASKS_FOR_WORD = regex(
    r"\b(?:comments?|keywords?|tags?|mark(?:s|ed|ers?)?|unfinished|states?|status|stages?|phases?|verdicts?|decisions?|approvals?|reviews?|values?|words?|terms?|called|names?|labels?|columns?|limits?|abbreviations?|stands? for|mean(?:s|ing)?)\b",
    re.IGNORECASE,
)
"""Of questions that such a word may answer."""
_SENTENCE = 4
"""So many words are more than a word or a name."""
_NOT_APPLICABLE = r"N\.?\s?/?\s?A\.?|n/a"
_PLACEHOLDER = regex(
    rf"[^\w`]*+(?:{_NOT_APPLICABLE}|{_WORDS})[^\w`]*|``|[.…]{{2,}}|…|[-–—?？_*・%]+|\(?[i1]\)|i\.|[\[(<（【]\s*[\])>）】]",
    re.DOTALL,
)
_SECTION = regex(
    r"[^\w`]*+(?i:to[ -]?do|tb[da]|fixme|(?:content |more )?coming soon|work in progress|to be (?:added|continued|done|updated|filled|completed|written|announced)"
    r"(?: (?:in|soon|later))?|[tT]o be determined|under construction|待补充|未完成|待更新|待续|작성 예정)[^\w`]*|[.…]{2,}|…|[?？]{2,}"
)
_SET_APART = "*_~=[](){}<>（）［］【】 "
"""Signs that set a remark apart from a text."""
_FEW = 6
_REMARK = regex(r"[*_]{0,3}\([^()]{9,200}\)[*_]{0,3}")
"""A line in brackets: what to mind when one answers."""
_MARKED = regex(r"\b(?:TODO|TBD|FIXME)\b")
_NOTE_TO_SELF = regex(
    r"\W*(?:TODO|TBD|FIXME|[Tt]o[ -]?do)\W*\s[-–—]\s|\W*(?:TODO|TBD|FIXME)\s?[:：(]|\W*(?:TODO|FIXME|TBD by)\s@?[A-Z]\w*(?:\s[A-Z]\w*)?\W*\Z"
)
"""``TODO: …``, ``TODO - …``, ``TODO Anna``."""


def is_remark(line: str) -> bool:
    """True for a line of an answer that is in brackets: what to mind when one answers."""
    return "(" in line[:4] and _REMARK.fullmatch(line) is not None


def keep_place(lines: list[str], own: PlaceholderWords = NO_PLACEHOLDER_WORDS) -> bool:
    """True for an answer of some lines that only keeps its place: one such line, or a note of what to write."""
    lines = [line for line in lines if not is_remark(line)] or lines
    if len(lines) == 1:
        said = bare(lines[0])
        if said in own.answers:
            return False
        return said in own.placeholders or keeps_place(lines[0]) or bool(_NOTE_TO_SELF.match(lines[0]))
    return (1 < len(lines) <= _FEW and all(_MARKED.search(line) for line in lines)) or _is_form(lines)


def _is_form(lines: list[str]) -> bool:
    """True for at least two things that are asked for, and below each what keeps the place of its answer."""
    if len(lines) < 4 or not keeps_place(lines[-1]):
        return False
    kept = [index for index, line in enumerate(lines) if keeps_place(line)]
    return len(kept) > 1 and kept[0] > 0 and kept == [*range(kept[0], len(lines), 2)]


def keeps_place_among(question: str, others: list[str]) -> bool:
    """True for an answer that is one of ``UNFINISHED`` where nearly all others are sentences, and no word is asked for."""
    if _ASKS_FOR_WORD.search(question):
        return False
    sentences = sum(length(other) >= _SENTENCE for other in others)
    return sentences > 2 and sentences * 3 >= len(others) * 2


@remembered
def keeps_place(text: str) -> bool:
    """True for a line that only keeps the place of an answer."""
    written = text.strip()
    inner = written.strip(_SET_APART)
    if _PLACEHOLDER.fullmatch(written):
        return True
    return inner not in ("", written) and bool(
        _PLACEHOLDER.fullmatch(inner) or _DOUBTFUL.fullmatch(inner.rstrip(".!… "))
    )


def keeps_section(text: str, heading: str = "") -> bool:
    """True for a line that only keeps the place of a section: words that do so anywhere, or "pending" in italics or brackets.

    A heading may ask for such a word: "Status".
    """
    written = text.strip()
    inner = written.strip(_SET_APART)
    if _SECTION.fullmatch(written) or _SECTION.fullmatch(inner):
        return True
    is_pending = heading and inner != written and inner.lower().rstrip(".!… ") in UNFINISHED
    return bool(is_pending) and not _ASKS_FOR_WORD.search(heading)
