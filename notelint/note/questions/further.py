"""What is asked in sentences of their own behind a question: "Why?", "Give an example.", "Justifiez votre réponse."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...regex import regex
from .marks import BEHIND, ends_in_mark

_COUNTED = (
    r"(?:an?|one|two|three|four|five|\d|some|any|several|specific|concrete|brief|short|simple|practical|real)"
    r"(?:\W{1,3}[\w’'-]{1,20}){0,3}?\W{1,3}(?:examples?|counter-?examples?|reasons?|scenarios?|instances?|sentences?)"
)
_REASONING = (
    r"(?:answers?|reasoning|reasons?|choices?|decisions?|thinking|positions?|opinions?|views?|claims?|responses?|work"
    r"|working|steps|calculations?|solutions?)"
)
_LANGUAGES = (
    rf"(?:explain|justify|elaborate|discuss|defend|motivate)(?:\W+(?:your|the|this|why|how|it|in|detail|briefly|own|words|or|not|a|few|one|sentence|with|examples?|both|{_REASONING})){{0,8}}",
    r"describe|support|argue",
    rf"(?:give|provide|cite|name|list|write|show|include)\W+(?:me\W+)?(?:{_COUNTED}|examples|reasons|(?:an?\W+)?(?:brief\W+|short\W+)?(?:explanation|justification))",
    rf"show\W+(?:your|all|the)\W+(?:\w+\W+)?{_REASONING}",
    r"(?:draw|sketch)\W+(?:it|one|them|an?\W+(?:\w+\W+)?(?:diagram|picture|sketch|graph|example|figure))",
    r"why(?:\W+or\W+why)?(?:\W+not)?|how\W+so|in\W+your\W+own\W+words",
    # German
    r"(?:kurz\W+)?(?:begründ|erklär|erläuter|rechtfertig)en?(?:\W+sie)?(?:\W+(?:kurz|bitte|warum|wieso|dies|das|es|die|deine|ihre|eure|antwort|entscheidung|meinung|wahl)){0,4}",
    r"(?:nenn|gib|geb)en?(?:\W+sie)?\W+(?:mindestens\W+)?(?:ein|zwei|drei|einige)\w{0,2}\W+(?:\w+\W+)?(?:beispiele?|gründe|grund)(?:\W+an)?",
    r"warum(?:\W+nicht)?|wieso|weshalb",
    # Spanish
    r"(?:explica|explique|justifica|justifique|razona|razone|argumenta|argumente|fundamenta|comenta)(?:\W+(?:tu|su|la|el|las|brevemente|por|qué|porqué|respuestas?|decisión|elección|razonamiento)){0,4}",
    r"(?:da|dé|pon|ponga|menciona|proporciona|escribe|cita)\W+(?:un|dos|tres|algún|algunos|varios)\W+(?:\w+\W+)?(?:ejemplos?|razones)",
    r"por\W+qué",
    # French
    r"(?:expliquez|explique|justifiez|justifie|argumentez|argumente|motivez)(?:\W+(?:votre|ta|vos|la|le|pourquoi|brièvement|réponses?|choix|raisonnement)){0,4}",
    r"(?:donnez|donne|citez|cite)\W+(?:un|deux|trois|des|quelques)\W+(?:\w+\W+)?(?:exemples?|raisons)(?:\W+concrets?)?",
    r"pourquoi(?:\W+pas)?",
    # Portuguese, Italian, Dutch, Russian
    r"(?:explique|justifique)(?:\W+(?:a|sua|resposta|brevemente)){0,3}|(?:dê|cite)\W+(?:um|dois|três|alguns)\W+exemplos?|por\W+qu[eê]",
    r"(?:spiega(?:re)?|giustifica(?:re)?|motiva(?:re)?)(?:\W+(?:la|tua|perché|brevemente|risposta)){0,3}|(?:fai|fornisci)\W+un\W+esempio|perché",
    r"leg(?:\W+\w+){0,3}\W+uit|geef(?:\W+\w+)?\W+(?:een|twee)\W+voorbeeld(?:en)?|waarom(?:\W+niet)?",
    r"(?:объясните|обоснуйте|поясните)(?:\W+(?:свой|ваш|ответ|почему)){0,3}|приведите\W+примеры?|почему",
    # Chinese, Korean, Japanese
    r"(?:请|請)?(?:简要|简单)?(?:说明|說明|解释|解釋|举例)(?:说明|原因|理由|一下)*|为什么|為什麼|何故|なぜ",
    r"[^\n.。]{0,12}(?:설명|서술)(?:하시오|하세요|하라)|(?:その|の)?理由を(?:述べよ|述べなさい|説明せよ)",
)
_ASKS_ON = regex(rf"\W*(?:(?:please|then|and|also|briefly|but)\W+){{0,3}}(?:{'|'.join(_LANGUAGES)})\W*", re.IGNORECASE)
"""A sentence that can't be an answer: it wants reasons or examples."""
_SETS = regex(
    r"\W*(?:(?:please|then|and|also|briefly)\W+){0,2}(?:(?:explain|discuss|describe|justify|illustrate|elaborate|defend)(?![-\w`(]|\W+(?:that|with|on|in|at)\b)"
    r"|(?:give|provide|cite|name)\W+(?:me\W+)?(?:an?\W+(?:\w+\W+){0,2}example|examples|one|two|three|four|five)\b"
    r"|compare\W+(?:them|both|it|and\W+contrast|the\W+(?:two|three|\d))\b)",
    re.IGNORECASE,
)
"""A sentence that sets a further task; it may also tell how a thing is done."""
_MAY_SET = regex(
    r"\W*(?:(?:please|then|and|also|now)\W+){0,2}(?:explain|describe|define|discuss|compare|contrast|distinguish|name|list|give|show|provide|draw|sketch|create|write"
    r"|justify|illustrate|mention|state|prove|derive|calculate|compute|evaluate|determine|identify|summari[sz]e|fill in|complete|implement|propose|choose|select|suppose"
    r"|(?:erklär|nenn|begründ|beschreib|berechn|zeichn|vergleich)en?|expli(?:ca|que)|justifi(?:ca|que)|décri(?:s|vez)|calculez|montrez|cite[zr]?|donnez|dê)(?![-\w`(])",
    re.IGNORECASE,
)
"""The same where a question and its answer look alike: of the words that an answer rarely begins with."""
_HOW = regex(
    r"\bhow\W+(?:do|can|could|would|should|to|did|might)\b|\bwhat\W+(?:should|would|can|must|do|does|did|could|will)\b"
    r"|\b(?:first|next|last|second|final)\W+thing\b|\bsteps?\b|\bbest\W+way\b|\b(?:tasks?|exercises?|purpose|goal|aim|job|role|function)\b",
    re.IGNORECASE,
)
"""Of questions that an imperative answers: what to do, or what something does."""
_ASKS = regex(
    r"(?:\A|[.!?:;,]\s)\W{0,6}(?:q(?:uestion)?\W{0,2})?(?:\d{1,3}\W{1,4})?(?:[a-h][.)]\s)?\W{0,4}"
    r"(?:what|which|why|when|where|who|whom|whose|how|is|are|was|were|do|does|did|can|could|should|would|will|must|may|might|has|have|had"
    r"|if|in|for|on|at|to|under|given|suppose)\b",
    re.IGNORECASE,
)
"""A question by its first word; "Design issues?" may as well be a case, and what follows tells what to do then."""
_ABOUT_QUESTIONS = regex(r"\b(?:questions?|ask(?:s|ed|ing)?|fragen?|preguntas?|domand[ae]|perguntas?)\b", re.IGNORECASE)
_END = regex(r"(?:(?<=[.!?:;])[*_)\]\"'”’»]*\s+|(?<=[。？！])\s*(?=\S)|[ \t\\]*\n\s*)")
"""Between two sentences."""
_SAYS = regex(r"[\w?？]")
_MOST_WORDS = 9
_LONGEST, _READ = 160, 2_000


def asks_on(sentence: str) -> bool:
    """True for a sentence that wants reasons or examples, and so can't be an answer."""
    return len(sentence) <= _LONGEST and _ASKS_ON.fullmatch(sentence) is not None


def goes_on(sentence: str) -> bool:
    """True for a sentence that may belong to the question before it: one that ``asks_on``, or "Explain how it is made."."""
    return asks_on(sentence) or (len(sentence) <= _LONGEST and _SETS.match(sentence) is not None)


def answer_begins(question: str, rest: str, apart: bool) -> int:
    """Where in the text behind a question its answer begins: after all that asks on, or at the end where nothing answers.

    ``apart`` says whether the mark-up shows where the question ends. Where it does not, more may belong to it.
    """
    sentences = list(_sentences(rest))
    may_ask = not _ABOUT_QUESTIONS.search(question)
    count = 0
    for start, end in sentences:
        said = rest[start:end]
        if not asks_on(said) and not (may_ask and ends_in_mark(said.rstrip(BEHIND))):
            break
        count += 1
    left = sentences[count:]
    may_go_on = (not apart or _ASKS.search(question)) and not _HOW.search(question)
    if not left or (may_go_on and all(_sets(rest[start:end], apart) for start, end in left)):
        return len(rest)
    return left[0][0] if count else 0


def _sets(sentence: str, apart: bool) -> bool:
    if asks_on(sentence):
        return True
    begins = _SETS.match(sentence) if apart else _MAY_SET.match(sentence)
    return begins is not None and len(sentence.split()) <= _MOST_WORDS


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, those that say nothing left out."""
    start = 0
    for match in _END.finditer(text, 0, _READ):
        if _SAYS.search(text, start, match.start()):
            yield start, match.start()
        start = match.end()
    if _SAYS.search(text, start):
        yield start, len(text)
