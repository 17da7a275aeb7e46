"""Relative clauses whose verb does not go with the noun before them: a function that return, the files that contains.

Only a noun right before "that" is looked at, with an article and adjectives before it, that no preposition ties to another
noun: in "parts of a system that specialise" it is the parts that do. What follows "which" may be all that was said before.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Span
from ..document.masks import FILLER
from ..note.words import BREAK, Prose, straight
from ..regex import regex
from .context import START, before, earlier
from .forms import BASE_OF_THIRD, PAST_TOO, PLURAL_OF_THING, THING_OF_PLURAL, THIRD_OF_BASE, parts
from .lexicon import ADJECTIVE, BASE, NOUN, PLURAL, THING, THINGS, THIRD, shipped
from .set_apart import is_emphasised
from .slips import Slip
from .subjects import MODALS, NO_SUBJECT, OBJECT, TO_BE, TO_BE_MANY

_ONE = frozenset("a an the this each every another any".split())
_MANY = frozenset("the these those some many most several all any other two three".split())
_TIED = frozenset(
    "of in to for on from with by at into and or between like as than about through over under within without via using outside inside"
    " across behind against per upon toward towards around near onto beyond except below above along"
    " ensure ensures recommend recommends suggest suggests require requires".split()
)
"""Before a noun that may belong to another one, to which the clause belongs then, and before what is asked for."""
_AND = frozenset("and or like as than ensure ensures recommend recommends suggest suggests require requires".split())
"""Those behind which a noun is one of several without a plural, a cat and a dog that fight, or is asked to act."""
_NOT_SEVERAL = frozenset("this is was has does its as us always thus".split())
_NEAR = 150
"""How far back code may be that stands for several things."""
_LINKS = ("that", "which", "who")
_FREE = frozenset((START, "are", "were"))
_NEXT = regex(r"\s+([a-z]+)\b")
_NO_OBJECT = ("of", "in", "on", "for", "to", "with", "from", "that", "which", "who", "and", "or")
"""Behind a word in -s these show that it is a noun: claims of, points in."""
_REACH = 60
_IS_ONE, _IS_MANY = NOUN | THING, PLURAL | THINGS


def relatives(prose: Prose, speech: bytes) -> Iterator[Slip]:
    """Each verb of a relative clause that does not go with its noun; ``speech`` is what the words are (see ``spoken``)."""
    for span in prose.places(_behind_that(prose, speech)):
        ahead = before(prose.text, span.start)
        tokens = ahead[-1].split() if ahead else []
        if is_emphasised(prose.text, span) or prose.text.startswith("**", span.start - 2):
            continue  # the reason that **make** is used
        if len(tokens) > 2 and tokens[-1] in _LINKS and (meant := _meant(prose, tokens, span)):
            written = prose.text[span.start : span.end]
            text = f"{tokens[-2]} {tokens[-1]}"
            yield Slip(span, (meant,), f'"{text} {written}" should be "{text} {meant}"')


def _behind_that(prose: Prose, speech: bytes) -> Iterator[int]:
    """Where a word that may be a verb of another number follows a noun and "that" or the like: a cheap look."""
    words, sets = prose.words, shipped().parts
    for at in prose.numbers(_LINKS):
        if not 0 < at < len(words) - 1:
            continue
        noun, verb, word = sets[speech[at - 1]], sets[speech[at + 1]], words[at + 1]
        is_clear = words[at] != "which"
        if (is_clear and noun & _IS_MANY and (verb & (THIRD | THINGS) or word in TO_BE_MANY)) or (
            noun & _IS_ONE and (verb & (BASE | THING) or word in TO_BE)
        ):
            yield at + 1


def _are_many_before(prose: Prose, span: Span) -> bool:
    """Whether several things are named earlier in the sentence, of which the clause may speak: factors that … a word that are."""
    words = earlier(prose.text, span.start)[:-2]
    for word, behind in zip(words, words[1:], strict=False):
        part = parts(word)
        may_be_many = part & THINGS or (not part and len(word) > 3 and word.endswith("s"))
        if part & PLURAL or (may_be_many and (behind in _NO_OBJECT or behind.endswith(("ing", "ed")))):
            return True
    return False


def _is_free(prose: Prose, span: Span) -> bool:
    """Whether the noun before a clause, with its article, is tied to no other one, or to none that may be several."""
    ahead = earlier(prose.text, span.start)[:-2]
    while ahead and parts(ahead[-1]) & ADJECTIVE:
        ahead.pop()
    before_noun = ahead[-2] if len(ahead) > 1 else ""
    if before_noun not in _TIED:
        return True
    has_code = FILLER in prose.text[max(0, span.start - _NEAR) : span.start].rpartition(". ")[2].rpartition(BREAK)[2]
    return before_noun not in _AND and not has_code and not any(map(_may_be_several, ahead))


def _may_be_several(word: str) -> bool:
    return bool(parts(word) & _IS_MANY) or word in _MANY or (word.endswith("s") and word not in _NOT_SEVERAL)


def _meant(prose: Prose, ahead: list[str], span: Span) -> str | None:
    """The verb's right form; None where the clause may belong to another noun."""
    text = prose.text
    written, noun, is_person = straight(text[span.start : span.end]), ahead[-2], ahead[-1] == "who"
    following = _NEXT.match(text, span.end, span.end + _REACH)
    has_object = following is not None and (following[1] in OBJECT or following[1] == "only")
    rest = ahead[:-2]
    while rest and parts(rest[-1]) & ADJECTIVE:
        rest.pop()
    if not rest or noun in NO_SUBJECT or written in MODALS:
        return None
    if rest[-1] == START and parts(noun) & THINGS and is_person:
        return None  # shows who is there
    if parts(noun) & _IS_ONE:
        is_free = rest[-1] in _ONE and _is_free(prose, span)
        third = PLURAL_OF_THING.of(written) if has_object and written not in PAST_TOO else None
        one = TO_BE.get(written) or THIRD_OF_BASE.of(written) or third
        return one if is_free and not _are_many_before(prose, span) else None
    if rest[-1] in _MANY:
        is_free = len(rest) > 1 and rest[-2] not in _TIED
    else:
        is_free = rest[-1] in _FREE or bool(parts(rest[-1]) & (BASE | THIRD))
    many = TO_BE_MANY.get(written) or BASE_OF_THIRD.of(written) or (THING_OF_PLURAL.of(written) if has_object else None)
    return many if is_free else None
