"""Whether a text asks, by its marks and words; and what number it has."""

from __future__ import annotations

import re

from ...regex import regex
from ..remembered import remembered
from .further import goes_on
from .marks import BEHIND, ends_in_mark, has_mark
from .model import Number

_REMARK = regex(r"[(\[{（［【][^()\[\]{}（）［］【】]{0,120}[)\]}）］】]$")
_BRACKETS = tuple(")]}）］】")
_CALL = regex(r"\w\([^()\n]*\?\)[`*_;]*\s*\Z")
"""A call whose last argument may be left out: ``fetch(url, options?)``."""
_LONGEST_CALL = 120
_LONGEST_ENDING = 30
_LONGEST_TAIL = 400

_NUMBER = regex(
    r"^\W{0,3}(?:(?:question|exercise|problem|task|quiz|frage|aufgabe|pregunta|ejercicio|exercice|domanda|pergunta|вопрос|q|ex)"
    r"\W{0,2}\s*)?(\d{1,3}(?:\.\d{1,3}){0,3})(?=[.):：、．\s]|$)",
    re.IGNORECASE,
)
_LETTERED = regex(r"^\W{0,3}\d{1,3}\s?(?:\((?P<part>[a-z])\)|(?P<letter>[a-z])[).:])")
_PASSAGE = 20
"""So many words are more than a title."""
LABELLED = regex(
    r"^\W{0,3}(?:\d{1,3}\s?(?=q))?(?:question|exercise|problem(?=\W{0,2}\s*\d)|frage|aufgabe|pregunta|ejercicio|exercice|domanda|pergunta|вопрос|задание|ques|qn?)\W{0,2}\s*+\d{0,3}(?>(?:\.\d{1,3})*)(?: ?(?:&|and|,|/|und|y|et) ?q?\d{1,3})?[*_]{0,3}\s*+(?:\([^()\n]{1,20}\)\s?)?[.:：)\-–—]\s*"
    r"|^\W{0,3}(?:问题?|問題?|문제|질문)\s*+\d{0,3}\s*+[.:：)、]\s*",
    re.IGNORECASE,
)
"""``Q:``, ``Question 3.``, ``Q7)`` before a question."""
_PREFIX = regex(
    r"^\W*(?:\d[\d.]*[.):、]?\s+|\(?[a-z]{1,4}[.)]\s+|[A-Z]\d{1,2}[.):]?\s+)?\W*(?:(?:please|briefly|shortly|bitte|kurz|por favor|brevemente)\W+)?",
    re.IGNORECASE,
)

_SURE = (
    "explain|describe|define|discuss|compare|contrast|distinguish|differentiate|name|list|state|summari[sz]e|outline|justify|argue"
    "|illustrate|sketch|draw|prove|derive|calculate|compute|evaluate|determine|identify|fill in|complete the (?:sentence|statement|following|table)"
    "|what|why|how|when|where|which|who|whom|whose|in your own words|true or false"
    "|(?:erklär|erläuter|beschreib|nenn|definier|vergleich|begründ|skizzier|zeichn|berechn|bestimm|unterscheid|diskutier|analysier)en?(?: sie)?"
    "|was|warum|wieso|weshalb|wozu|wie|wieviele?|wann|wo|welche[rsmn]?|wer"
    "|explique[zr]?|décri(?:s|vez|re)|défini(?:s|ssez|r)|cite[zr]?|compare[zr]|donnez|calculez|démontre[zr]|montre[zr]|énumére[zr]|énumérer|discute[zr]|justifie[zr]|rappele[zr]|précise[zr]|quel(?:le)?s?|pourquoi|comment|qu[’']est"
    "|expli(?:ca|que)|descri(?:be|ba)|defin[ea]|nombr[ae]|enumer[ae]|compar[ae]|mencion[ae]|indi(?:ca|que)|señal[ae]|justifi(?:ca|que)|dibuj[ae]|calcul[ae]"
    "|qué|cuál(?:es)?|cuánt[oa]s?|cómo|por qué|para qué|cuándo|dónde|quién(?:es)?"
    "|spiega|descrivi|definisci|elenca|calcola|disegna|che cosa|cos[’']è|perché|quali|quale"
    "|descreva|liste|diferencie|desenhe|o que|qual|quais|por que|para que|quando|onde|quem|como|quant[oa]s"
    "|leg uit|beschrijf|noem|waarom|hoe|wat|welke"
    "|wyjaśnij|opisz|wymień|dlaczego|czym jest|co to"
    "|açıkla(?:yınız)?|tanımla(?:yınız)?|neden|niçin|nasıl"
    "|trình bày|giải thích|nêu|so sánh|tại sao|vì sao|jelaskan|sebutkan|mengapa|bagaimana|apa itu"
    "|اشرح|عر[ّف]+|اذكر|لماذا|كيف|ما هو|ما هي"
    "|kya|kaise|kyu[n]?|kyon|kab|kaun|kahan|samjha(?:o|iye)|bata(?:o|iye)"
    "|объясните?|объясни|опиши(?:те)?|назови(?:те)?|перечисли(?:те)?|сравни(?:те)?|приведи(?:те)?|укажи(?:те)?|докажи(?:те)?"
    "|что|как|почему|как(?:ие|ой|ая|ое|им|ую)|зачем|где|когда|сколько|чем|для чего|(?:при|в|на|из|о) ч[её]м|при каком"
)
_LOOSE = (
    "tell|give|show|write|provide|find|do|does|did|is|are|can|could|should|would|was|were|have|has|for each|suppose|consider|assume|given|if"
    "|écri(?:s|vez|re)|écri(?:s|vez)-moi|escri(?:be|ba)|schreiben?(?: sie)?|scriv[ia]|escreva|напиши(?:те)?|create|implement|convert|estimate|predict|solve|verify|choose|select|pick|mention|propose|match|using|based on|according to"
)
_STUDY = regex(
    rf"(?:{_SURE})\b|(?:请|試述|试述|简述|簡述|简答|阐述|什么是|什麼是|何为|何謂|为什么|為什麼|为何|如何|怎么|怎样|列出|列举"
    r"|解释|解釋|说明|說明|描述|论述|谈谈|写出)",
    re.IGNORECASE,
)
_ENDS = regex(
    r"(?:주세요|주시오|하시오|하십시오|쓰시오|보시오|하세요|보세요|말하라|설명하라|せよ|なさい|ください|下さい|述べよ|求めよ)[\s.。!]*$"
)
"""How a task ends where its verb comes last."""
_EXAMINES = regex(
    r"(?:하시오|하십시오|쓰시오|고르시오|述べよ|述べなさい|説明せよ|説明しなさい|答えよ|答えなさい|求めよ|論ぜよ|論じなさい)[\W_]*$"
)
"""How a question of an exam ends that is set as a task."""
_TASK = regex(rf"(?:{_SURE}|{_LOOSE})\b", re.IGNORECASE)

_DO = regex(
    r"(?:(?:please|then|and|also|now)\W+)*(?:explain|describe|define|discuss|compare|name|list|give|show|provide|draw|sketch|create|write|justify|illustrate"
    r"|mention|state|prove|calculate|compute|erkläre|nenne|begründe|beschreibe|explica|justifica|explique|dé?cri[st]|cite|da|dé|dê)\b",
    re.IGNORECASE,
)
"""What is asked for in a sentence of its own behind a question."""

_GAP = regex(r"[(（\[【][ \t\u3000_.]*[)）\]】]|_{3,}|…{2,}|\.{5,}")
_SENTENCE = regex(r"(?<=[.!?:;])\s+")

TOPIC = regex(
    r"\b(?:questionnaires?|quiz(?:z?es)?|questions?|exercises?|(?:self|knowledge|concept|comprehension)[- ]?(?:test|check)s?|(?:test|check|quiz) (?:yourself|your (?:\w+ )?(?:understanding|knowledge|learning))|review questions|flash ?cards?|q ?& ?a|interview"
    r"|past papers?|practice|problems?|exams?|homework|assignments?|drills?|fragen?|aufgaben?|übung(?:en)?|preguntas?|ejercicios?|cuestionarios?"
    r"|exercices?|travaux dirigés|domand[ae]|eserciz(?:io|i)|perguntas?|exercícios?|вопросы?|упражнени[ея]|домашнее задание|задани[ея])\b|问题|习题|练习|作业|思考题|面试|問題|演習|질문|문제|퀴즈|أسئلة",
    re.IGNORECASE,
)
"""Words of a heading or title that announce questions to be answered."""
PROMPTS = regex(
    r"\b(?:retrospectives?|retro|reflections?|feedback|check-?ins?|agendas?|check-?lists?|prompts?|rubrics?|templates?|goals?|objectives|discussion"
    r"|things? i want to know|(?:research|open|guiding) questions?|questions? (?:\w+ ){0,4}(?:should|must|needs? to|has to|can) (?:answer|ask)|questions to (?:consider|think about|keep in mind)|ask (?:the|your)|to ask|for the (?:interviewer|speaker|teacher|author)s?|before you|stand-?ups?|rückblick|checkliste)\b",
    re.IGNORECASE,
)
"""Words of a heading below which questions are asked that nobody answers in writing."""
_LOOKS_BACK = regex(
    r"\b(?:went|going)\s+(?:so\s+|really\s+|particularly\s+)?(?:well|wrong|badly|right)\b|\b(?:could|should)\s+(?:have\s+)?(?:be|been|go|gone)\s+(?:better|improved)\b"
    r"|\bdid\s+(?:we|i)\s+(?:\w+\s+)?(?:learn|improve)\b|\bshould\s+(?:we|i)\s+(?:start|stop|continue|keep)\b|\b(?:retrospectives?|retro|rückblick)\b"
    r"|\b(?:lief|läuft)\s+(?:gut|schlecht|nicht)\b|\bsalió\s+(?:bien|mal)\b",
    re.IGNORECASE,
)
_CLOSING = regex(
    r"(?:any|more|other|further)?\s*(?:questions|thoughts|ideas|comments|feedback)\b.*|(?:what(?:'s| is)? next|now what|anything else)\W*",
    re.IGNORECASE,
)
"""Headings that ask the reader to write in."""


_LONGEST = 120
_ANSWER = regex(
    r"(?:explain|describe|define|discuss|compare|contrast|distinguish|differentiate|summari[sz]e|justify"
    r"|(?:erklär|erläuter|beschreib|definier|vergleich|begründ)en?(?: sie)?|expli(?:ca|que[zr]?)|descri(?:be|ba|va)|défini(?:s|ssez)|décri(?:s|vez)"
    r"|defin[ea]|compar[ae]|justifi(?:ca|que))\b",
    re.IGNORECASE,
)


_TELLS = regex(
    r"(?:in your own words|(?:name|list|give|state|mention|describe|identify) (?:me )?(?:any |at least )?(?:two|three|four|five|[2-9])"
    r"|nennen?(?: sie)? (?:zwei|drei|vier|fünf))\b",
    re.IGNORECASE,
)
_TITLE = 3
"""So few words may be a title, whatever they begin with."""


def shortened(text: str) -> str:
    """A text as messages quote it."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def looks_back(text: str) -> bool:
    """True for what is asked when a week or a project is over, or a title that says so: "What went well?"."""
    return _LOOKS_BACK.search(text) is not None


@remembered
def closes(text: str) -> bool:
    """True for a heading that asks the reader to write in: "Questions?", "What's next?"."""
    return bool(_CLOSING.fullmatch(text))


@remembered
def asks(text: str) -> bool:
    """True for a text that ends in a question mark of any script; markup, quotes, or a remark in brackets may follow it."""
    tail = text[-_LONGEST_CALL:]
    if "?)" in tail and _CALL.search(tail):
        return False
    if ends_in_mark(text.rstrip(BEHIND)) or (not text.isascii() and _EXAMINES.search(text[-_LONGEST_ENDING:])):
        return True
    bare = text.rstrip(" \t\n*_~.:")
    remark = _REMARK.search(bare) if bare.endswith(_BRACKETS) else None
    if remark is not None and ends_in_mark(text[: remark.start()].rstrip(BEHIND)):
        return True
    return has_mark(text) and (_asks_then_sets_a_task(text) or _asks_on_at_the_end(text))


def is_passage(text: str) -> bool:
    """True for several sentences of many words: more than any title, so that a heading of them sets a task."""
    return len(text.split()) >= _PASSAGE and len(_SENTENCE.findall(text[:1_000])) >= 1


def _asks_then_sets_a_task(text: str) -> bool:
    """True for a study question and then what is to be done: "What is a knot? Draw one."."""
    first, *rest = _SENTENCE.split(text[:1_000].rstrip(" \t\n*_~"))
    return bool(rest) and ends_in_mark(first) and studies(first) and all(map(_sets_or_asks, rest))


def _asks_on_at_the_end(text: str) -> bool:
    """True for a question and then only what asks on: "Are both needed? Explain."."""
    sentences = _SENTENCE.split(text[-_LONGEST_TAIL:].rstrip(" \t\n*_~"))
    last = len(sentences) - 1
    while last > 0 and goes_on(sentences[last]):
        last -= 1
    return last < len(sentences) - 1 and ends_in_mark(sentences[last].rstrip(BEHIND))


def _sets_or_asks(sentence: str) -> bool:
    return ends_in_mark(sentence.rstrip(BEHIND)) or bool(_DO.match(sentence))


@remembered
def studies(text: str) -> bool:
    """True for a text that begins as a study question does: with a question word, or "explain", "name", "define"."""
    return bool(_STUDY.match(_without_prefix(text)) or (not text.isascii() and _ENDS.search(text[-_LONGEST_ENDING:])))


@remembered
def studies_anywhere(text: str) -> bool:
    """True for a text with a sentence that begins as a study question does."""
    return any(studies(sentence) for sentence in _SENTENCE.split(text[:1_000]))


def examines(text: str) -> bool:
    """True for a text that begins as hardly a title does that asks nothing: "Name two …". "Explain …" may be an objective."""
    return len(text.split()) >= _TITLE and bool(_TELLS.match(_without_prefix(text)))


def has_gap(text: str) -> bool:
    """True for a text with a gap to be filled in: empty brackets or a line of underscores."""
    return bool(_GAP.search(text))


def has_line(text: str) -> bool:
    """True for a text with a line to write on: ``The tight threads are the ____.``"""
    return "___" in text


@remembered
def sets_a_task(text: str) -> bool:
    """True for a text that begins with any word by which a question or an exercise may begin."""
    return bool(_TASK.match(_without_prefix(text))) or studies(text)


def tells_to(text: str) -> bool:
    """True for a sentence that tells what to answer, and not what to do: "Explain how a rope is made."."""
    words = len(text.split())
    return (words > 2 or (words == 2 and text.endswith("."))) and bool(_ANSWER.match(_without_prefix(text)))


@remembered
def _without_prefix(text: str) -> str:
    label = LABELLED.match(text)
    rest = text[label.end() :] if label else text
    prefix = _PREFIX.match(rest)
    return rest[prefix.end() :] if prefix else rest


@remembered
def number_of(text: str) -> Number | None:
    """The number before a question: ``7.``, ``Q7``, ``1.2``, ``3(b)``."""
    if (lettered := _LETTERED.match(text)) is not None:
        number = re.search(r"\d+", text)
        assert number is not None
        return int(number[0]), ord(lettered["part"] or lettered["letter"]) - 96
    found = _NUMBER.match(text)
    return tuple(int(step) for step in found[1].split(".")) if found else None
