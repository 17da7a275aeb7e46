"""``a`` before a vowel's sound, ``an`` before a consonant's.

The first letter decides, but for the words whose sound begins otherwise (a unit, an hour), the letters that acronyms are
read by (an SSH key, a UTF-8 file), and those that are said either way (a or an SQL query), which are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from ..diagnostic import Span
from ..document.masks import FILLER
from ..note.note import Note
from ..note.words import Prose
from ..regex import regex
from .lexicon import TECHNICAL, shipped
from .slips import GAP, Slip, in_case

_ARTICLE = regex(
    rf"(?<![\w'’./&+-])(?P<article>[Aa]n?)(?P<gap>{GAP})(?P<marks>[*_\"“]{{0,3}})(?P<word>[A-Za-z][A-Za-z'’]*|8\d*|11|18)(?P<after>[\d-]?)"
)
_CODE = regex(rf"(?P<article>[Aa]n?){GAP}`(?P<word>[A-Za-z]{{4,}})`(?![\w'’-])")
_NUMBER_BEFORE, _NUMBER_BEHIND = regex(r"(?<![\w.])\d[\d.,]*\s\Z"), regex(r"\s(?!8|1[18](?!\d))\d[\d.,]*(?![\w-])")
_NUMBER = 12
"""The letters of a number at most."""
_LIKE_A = regex(
    r"(?:uni(?!n|m(?!od|at)|d(?!i)|r)|una(?:ry|nim)|us(?:[aeu]|i(?!s))|ut(?:i|e[nr]|op)|ubiq|ur(?:an|in|e)|uk|eu(?!ler)|ew|uv(?![a-z])|one(?!r[or]|nd|nter|vent)|once)"
)
_LIKE_AN = regex(r"(?:hour(?!i)|heir|honest|honou?r)")
_EITHER = regex(
    r"(?:hi?stor|herb|hotel|homage|habitual|heredit|hyster|hypo|uber|ubuntu|uw|eul|ego|huh|uh|url|uri|unionized)"
)
_ELEMENTS = frozenset(("li", "ul"))
"""Elements of HTML that are read by their letters, or as words: an li or a li."""
_FUNCTION = frozenset(
    "a across against along am among an and are as at be been but by can could did do does each either even every few for from had has have he her his how i if in into"
    " is it its instead just like may me might more most must my neither no nor not of off on onto or other our out over she should so some"
    " after such than that the their them then there these they this those to too under up upon us was we were what when where which"
    " while who why will with would you your also all another any both only same usually always".split()
)
"""After these the letter is a name (choose A if …), or another word is missing."""
_ARTICLES = frozenset(("a", "an"))
_NEAR = 40
"""Where code begins at most after an article, the end of a line and what is before the next one included."""
_LETTERS_LIKE_AN = frozenset("AEFHILMNORSX")
_SAID_EITHER_WAY = frozenset(
    "SQL URL URI FAQ LED SAT ROC RAM ROM SAM NAT LAN MAC SOC SIM SOAP FIFO LIFO HUD RAG RAID AAAA MOOC FAT NN HW FW SW RCPT SRFI".split()
)
_READ_BY_LETTERS = frozenset("UTF USB UI UX UUID UDP UK US USA UML UID UAT UDF UAC EU EULA UPS URN".split())
_ACRONYMS = _SAID_EITHER_WAY | _READ_BY_LETTERS - {"US"}
"""Those that are read so in small letters too."""
_HABIT = 3
"""An acronym that has the same article so often is read so by the author."""
_CLUSTER = regex(r"(?:[BCDFGHJKLMNPQRSTVWXYZ]?[AEIOUY]|[BCFGP][LR]|[DT]R|S[CKLMNPTW]|CH|SH|TH|WH)[A-Z]*[AEIOUY]?")
_BY_LETTERS_PERHAPS = regex(r"(?:[fhlmnrsx][^aeiouy])(?<!fl|fr|sc|sh|sk|sl|sm|sn|sp|sq|st|sw|rh|mn)")
"""``nginx``, ``nmap``, ``hprof``: no English word begins so."""
_READ_AS_YOU = regex(r"u(?!p|n|ltra)")
"""``umask``, ``uid``, ``udev``: perhaps with the sound of "you"."""
_SAID = 4
_REST = regex(r"(?:-[^\W_]+)*")
"""What hyphens tie to a word."""
_OWNER = regex(r"(\w{3,})['’]s\Z")
_CASED = regex(r"[A-Z]?[a-z]{2,}")


def articles(note: Note) -> Iterator[Slip]:
    """Each article that does not go with the sound after it."""
    prose = note.prose
    places = prose.numbers(_ARTICLES)
    yield from _before_words(prose, [at for at in places if _may_be_wrong(prose, at)])
    yield from _before_code(note, places)
    yield from _between_numbers(prose, places)


def _between_numbers(prose: Prose, places: list[int]) -> Iterator[Slip]:
    """Each "an" between two numbers, where "and" was meant: 5.1 an 5.2."""
    for span in prose.places(at for at in places if prose.words[at] == "an"):
        if _NUMBER_BEFORE.search(prose.text, max(0, span.start - _NUMBER), span.start) and _NUMBER_BEHIND.match(
            prose.text, span.end
        ):
            yield Slip(span, ("and",), '"an" between two numbers should be "and"')


def _may_be_wrong(prose: Prose, at: int) -> bool:
    """Whether an article, by its number, is not before a plain word that it goes with: a cheap look."""
    if at + 1 == len(prose.words):
        return False
    following = prose.written_at(at + 1)
    return not (following.isalpha() and following.islower()) or article_before(following) not in (None, prose.words[at])


def _before_words(prose: Prose, places: list[int]) -> Iterator[Slip]:
    found = [match for span in prose.places(places) if (match := _ARTICLE.match(prose.text, span.start)) is not None]
    habits = Counter((match["article"], match["word"]) for match in found if match["word"].isupper())
    for match in found:
        article, word = match["article"], match["word"]
        is_tied = match["after"] == "-" and prose.text[match.end() : match.end() + 1].isalpha()
        owner = _OWNER.match(word)
        wanted = _wanted_tied(word) if is_tied else _wanted(owner[1] if owner else word, match["after"])
        if wanted is None or wanted == article.lower() or habits[article, word] >= _HABIT:
            continue
        if article[0] == "A" and not prose.opens_sentence(match.start("article")):
            continue  # user A, Host A
        if len(word) < _SAID and not is_tied and match["marks"].strip("*_") != "":
            continue  # an "ha" field: perhaps said letter by letter
        if article in ("a", "A") and not owner and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            continue  # "a occurs twice": a variable, or a plural
        meant = in_case(article, wanted)
        others = (in_case(article, "and"),) if article.lower() == "an" and word.islower() else ()
        rest = _REST.match(prose.text, match.end("word")) if is_tied else None
        yield Slip(
            Span(*match.span("article")), (meant, *others), _why(article, word + (rest[0] if rest else ""), wanted)
        )


def _why(article: str, word: str, wanted: str) -> str:
    sound = "vowel" if wanted == "an" else "consonant"
    return f'"{article} {word}" should be "{in_case(article, wanted)} {word}": "{word}" begins with a {sound} sound'


def _before_code(note: Note, places: list[int]) -> Iterator[Slip]:
    """Each article that does not go with the sound of one word in code behind it: a `integer`."""
    prose = note.prose
    for span in prose.places(places):
        if prose.text.find(FILLER, span.end, span.end + _NEAR) < 0:
            continue
        code = _CODE.match(note.document.text, span.start)
        if code is None or prose.text[code.end() - 1] != FILLER:
            continue
        article, word = code["article"], code["word"]
        wanted = _wanted(word, "")
        is_name = article[0] == "A" and not prose.opens_sentence(span.start)
        if wanted is not None and wanted != article.lower() and not is_name and not word.endswith("s"):
            yield Slip(span, (in_case(article, wanted),), _why(article, word, wanted))


@lru_cache(maxsize=10_000)
def article_before(word: str) -> Literal["a", "an"] | None:
    """The article that a word takes by its sound; None where that can't be told, or either is right."""
    return _wanted(word, "")


def _wanted(word: str, after: str) -> Literal["a", "an"] | None:
    """The article that a word takes by its sound; None where that can't be told, or either is right."""
    if word[0].isdigit():
        return "an" if word[0] == "8" or not after.isdigit() else None  # a 110 response
    lower = word.lower()
    if (
        len(word) == 1
        or lower.startswith("sql")
        or lower in _FUNCTION
        or word in _ELEMENTS
        or _EITHER.match(lower)
        or (after.isdigit() and not word.isupper())
    ):
        return None
    if word.isupper():
        return _of_acronym(word)
    if word.upper() in _ACRONYMS:
        return _of_acronym(word.upper())  # a usb port
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        return _of_acronym(word[:-1])
    if not _CASED.match(word) or not re.search("[aeiouy]", lower[:4]) or _BY_LETTERS_PERHAPS.match(lower):
        return None  # iPhone, XPath
    level = shipped().level(lower)
    if word.islower() and (level == 0 or (level == TECHNICAL and _READ_AS_YOU.match(lower))):
        return None  # an unknown word, and a udev, umask or uid, each read in its own way
    if level == 0 and word[0] in "FHLMNRSXU" and shipped().level(lower[1:]):
        return None  # Rhat: perhaps read by its first letter
    if lower[0] == "x" and shipped().level(lower[1:]):
        return None  # xarray
    if _LIKE_AN.match(lower):
        return "an"
    if _LIKE_A.match(lower) or lower[0] not in "aeiou":
        return "a"
    return "an"


def _wanted_tied(word: str) -> Literal["a", "an"] | None:
    """The same of a word that a hyphen ties to the next: in-memory, x-axis; small words and letters count there."""
    if len(word) == 1:
        return _wanted(word, "-") if word.isdigit() else "an" if word.upper() in _LETTERS_LIKE_AN else "a"
    if word.lower() in _FUNCTION:
        return "an" if word[0].lower() in "aeiou" and not _LIKE_A.match(word.lower()) else "a"
    return _wanted(word, "-")


def _of_acronym(word: str) -> Literal["a", "an"] | None:
    if word in _SAID_EITHER_WAY or word.startswith("SQL"):
        return None
    by_letters: Literal["a", "an"] = "an" if word[0] in _LETTERS_LIKE_AN else "a"
    if word in _READ_BY_LETTERS or not _CLUSTER.fullmatch(word):
        return by_letters
    as_word: Literal["a", "an"] = "an" if word[0] in "AEIOU" else "a"
    return by_letters if by_letters == as_word else None
