"""Forms that do not go together: to contains, can has, is doesn't, a cookies, these method, one of the reason, by create.

The table of forms has words of one kind alone: verbs that are no nouns, nouns that are no verbs. So a word that may be
either (process, changes, results) is left alone. A pattern names the forms it looks at, and what is around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..diagnostic import Span
from ..note.words import Prose, plain_words, straight
from ..regex import regex
from .articles import article_before
from .constructions import CONSTRUCTIONS, WITHOUT_PASSIVE
from .context import START, Context, after, before, fits, follows_name, table, turn, wrong_turns
from .forms import Forms, forms
from .slips import Slip, in_case
from .subjects import subjects

_MODALS = "can could will would should must may might cannot can't won't couldn't wouldn't shouldn't"
_DO = "doesn't don't didn't do_not does_not did_not"
_NOT = "can_not could_not will_not would_not should_not must_not may_not might_not"
_ADVERBS = (
    "also always never easily automatically just still even usually often simply directly quickly only then either"
)
_CAN = " ".join(
    (_MODALS, _DO, _NOT, *(f"{modal}_{adverb}" for modal in _MODALS.split() for adverb in _ADVERBS.split()))
)
_NOUNS_NOT_MODALS = "the_can the_will the_might the_must a_can a_will a_must"
_TO = " ".join(
    f"{word}_to"
    for word in (
        "able want wants need needs used how try tries trying order way going possible easy hard important necessary ability allows us me you them"
        " allowed want wanted likely have has supposed helps help decided begin begins began started start ready required unable function method model"
        " algorithm tool chance time goal job task"
    ).split()
)
_SAID_OF_ACTS = (
    "do does did done goal task job idea thing step way what all best only first purpose aim next advice tip trick rule approach solution"
    " option recommendation suggestion answer key last strategy plan you"
)
_CLAUSE = "is are was were that which who when where if but can will has have should must may could would than then so because while"
_FUNCTION = f"{_CLAUSE} and or of to in on for with from by as at into whose using between without after before $"
_BEHIND_NOUN = f"{_CLAUSE} of in on for with from by as at into whose using between without after before $"
_DETERMINERS = "the a an this these those your our their its any all some each every it them"
_THESE = "these those many several various numerous"
_NUMBERS = "two three four five six seven eight nine ten"
_A_NUMBER = " ".join(f"a_{number}" for number in _NUMBERS.split())
_ONE_OF = " ".join(f"one_of_{word}" for word in "the these those our my its their your his her".split())
_THE_ONE_OF = " ".join(
    f"{the}_{one}" for the in "the this that which no every another".split() for one in _ONE_OF.split()
)
"""Of the pictures see the one of the harbour: one picture, not one harbour of several."""
_NUMBER_OF = "a_number_of the_number_of large_number_of small_number_of total_number_of maximum_number_of"
_COLLECTIVE = frozenset("staff crew family audience personnel faculty team majority public press clergy".split())
_SURELY_VERB = "in_order is_able are_able be_able was_able were_able been_able being_able not_able"
_ALSO_NOUNS = "use read write run set build show find do go have be"
_UNABLE = f"{_SURELY_VERB} supposed is_allowed are_allowed not_allowed"
_SUBJECT = "^_it ^_he ^_she"
_ALSO = " ".join(f"^_{it}_{how}" for it in ("it", "he", "she") for how in _ADVERBS.split())
_IT = "^_this if_it when_it because_it but_it since_it where_it why_it so_it and_it"
_ASKED = " ".join(
    f"{first}_{do}_{it}"
    for first in "^ what how why when where who and but".split()
    for do in "does did do".split()
    for it in "it he she this that they you we i".split()
)
_DOES_NOT = "doesn't does_not"
_WANT_TO = "able_to want_to wants_to need_to needs_to how_to try_to trying_to going_to order_to ability_to have_to possible_to easy_to ready_to"
_YOU = "^_you if_you when_you because_you so_you once_you and_you before_you after_you"
_CERTAIN_MODALS = "will could would should must may cannot can't won't couldn't wouldn't shouldn't"
_OF_THESE = " ".join(
    f"{first}_{these}"
    for first in "in with for from by on there_are have has had".split()
    for these in "these many several various".split()
)
_HAVE = "have has had having we've they've you've i've"
_RIGHT_AFTER = f"{_DETERMINERS} you us me how"
_PREPOSITIONS = "without by for of after before from"
_SKIPPED = frozenset("most more very main new own".split())
"""Besides adjectives, what is between an article and its noun."""
_PREVIOUS = regex(r"(?<![\w'’.-])([a-z]+)[ \n]\Z")
_THAN = "than to and for in if when because but so $"
_NEAR = 60
_TOGETHER = '"{before} {written}" should be "{before} {meant}"'


class _Pattern(NamedTuple):
    """Forms that are wrong between certain neighbours, with the right ones."""

    forms: Mapping[str, str]
    context: Context
    right: str = "{form}"
    """What to write, with ``{form}`` and ``{written}``; more than one divided by ``|``."""
    over_adjectives: bool = False
    """Whether adjectives may stand between the word before and the form."""


def _where(before: str, after: str = "", not_before: str = "", not_after: str = "", unless: str = "") -> Context:
    """What is around a form."""
    return Context(before, after, not_before, not_after, unless)


def _verbs(known: Forms) -> Iterator[_Pattern]:
    yield _Pattern(
        known.base_of_third, _where(before=f"{_CAN} {_TO} they we let's let_us", not_before=_NOUNS_NOT_MODALS)
    )
    yield _Pattern(known.base_of_third, _where(before=_YOU))
    yield _Pattern(
        known.singular_of_verbs,
        _where(before=f"{_CERTAIN_MODALS} {_WANT_TO}", after=_RIGHT_AFTER, not_before=_NOUNS_NOT_MODALS),
    )
    yield _Pattern(known.base_of_past, _where(before=_DO, after=f"{_FUNCTION} {_DETERMINERS}"))
    yield _Pattern(
        known.base_of_past,
        _where(before=_MODALS, after="to by in as from for with on into at using $", not_before=_NOUNS_NOT_MODALS),
        right="be {written}|{form}",
    )
    passive = {one: more for one, more in known.participle.items() if one not in WITHOUT_PASSIVE}
    yield _Pattern(
        passive,
        _where(
            before="is are was were been being",
            after="to by in as from for with on into at",
            unless=_SAID_OF_ACTS,
        ),
    )
    yield _Pattern(known.gerund, _where(before=_PREPOSITIONS, after=_DETERMINERS))
    yield _Pattern(dict.fromkeys(known.gerund, ""), _where(before=_UNABLE), right="to {written}")
    either = dict.fromkeys((*known.plural_of_verbs, *_ALSO_NOUNS.split()), "")
    yield _Pattern(either, _where(before=_SURELY_VERB, not_after="of"), right="to {written}")
    yield _Pattern(known.third, _where(before=f"{_SUBJECT} {_ALSO}"))
    asked = known.base_of_third | known.singular_of_verbs | {"means": "mean", "works": "work"}
    yield _Pattern(asked, _where(before=_ASKED, not_after="be"))
    yield _Pattern(known.singular_of_verbs, _where(before=_DOES_NOT))
    yield _Pattern(known.base_of_past, _where(before=_WANT_TO, after=_RIGHT_AFTER))
    yield _Pattern(
        known.participle, _where(before=_HAVE, after=_RIGHT_AFTER, unless=f"{_SAID_OF_ACTS} rights options things")
    )
    yield _Pattern(
        {form: base for base, form in known.gerund.items()},
        _where(before="can could should must cannot can't", after=_RIGHT_AFTER),
    )
    yield _Pattern({form: base for base, form in known.gerund.items()}, _where(before=_WANT_TO, after=_RIGHT_AFTER))
    yield _Pattern(known.gerund, _where(before="without", after="to in on with from"))
    yield _Pattern(known.third, _where(before=_IT, after=f"{_DETERMINERS} of to in on that us me you more"))


def _nouns(known: Forms) -> Iterator[_Pattern]:
    both = known.plural | known.plural_of_verbs
    countable = {one: more for one, more in both.items() if one not in _COLLECTIVE}
    article = _where(before="a an another", after=_BEHIND_NOUN, not_before="such_a many_a the_a")
    yield _Pattern(known.singular_of_verbs, _where(before="a an", after=_BEHIND_NOUN, not_before="such_a many_a the_a"))
    yield _Pattern(known.singular, article, over_adjectives=True)
    yield _Pattern(known.singular, _where(before="each every", after=_FUNCTION), over_adjectives=True)
    yield _Pattern(known.singular_of_verbs, _where(before="every", after=f"{_CLAUSE} and"))
    yield _Pattern(known.singular, _where(before="^_this", after=_FUNCTION))
    yield _Pattern(known.singular, _where(before="^_in_this", after="we i you it"))
    yield _Pattern(
        known.plural_of_verbs, _where(before=_OF_THESE, after="are is were was of for that which why where when $")
    )
    yield _Pattern(
        known.singular,
        _where(
            before="in_this of_this with_this for_this from_this by_this to_this on_this at_this",
            after="of in with $",
            not_before="^_in_this ^_with_this ^_for_this ^_from_this ^_to_this ^_at_this ^_by_this",
        ),
    )
    no_acts = {one: more for one, more in known.plural.items() if not one.endswith("ing")}
    yield _Pattern(no_acts, _where(before=_THESE, after=_BEHIND_NOUN, not_before="to_many"), over_adjectives=True)
    yield _Pattern(
        known.plural,
        _where(before=_NUMBERS, after="is are was were of in that which $", not_before=_A_NUMBER),
        over_adjectives=True,
    )
    yield _Pattern(
        known.singular,
        _where(
            before="most_of some_of each_of many_of one_of none_of", after="is are was were in that which to for with $"
        ),
        right="the {written}",
    )
    yield _Pattern(
        countable,
        _where(before=f"{_ONE_OF} {_NUMBER_OF}", after=f"{_BEHIND_NOUN} why", not_before=_THE_ONE_OF),
        over_adjectives=True,
    )


@cache
def _patterns() -> tuple[tuple[frozenset[str], _Pattern], ...]:
    """All patterns, each with the words of which one is right before its forms."""
    known = forms()
    return tuple(
        (frozenset(phrase.rpartition(" ")[2] for phrase in pattern.context.before or ()), pattern)
        for pattern in (*_verbs(known), *_nouns(known))
    )


@lru_cache(maxsize=50_000)
def _patterns_of(form: str) -> tuple[frozenset[str], list[tuple[frozenset[str], _Pattern]]]:
    """The patterns of one form, and all the words of which one is right before it."""
    patterns = [(last, pattern) for last, pattern in _patterns() if form in pattern.forms]
    return frozenset[str]().union(*(last for last, _ in patterns)), patterns


_ROWS = table(
    *CONSTRUCTIONS,
    turn("has", "have", _TOGETHER, before=f"{_CAN} {_TO} they we you", not_before=_NOUNS_NOT_MODALS),
    turn("does", "do", _TOGETHER, before=f"{_CAN} they we you", not_before=_NOUNS_NOT_MODALS),
    turn("goes", "go", _TOGETHER, before=f"{_CAN} they we you", not_before=_NOUNS_NOT_MODALS),
    turn(
        "have",
        "has",
        _TOGETHER,
        before="^_it ^_he ^_she why_it because_it when_it since_it so_it where_it but_it ^_it_also ^_everyone ^_everybody ^_nobody",
    ),
    turn("don't", "doesn't", _TOGETHER, before="it he she ^_this"),
    turn("doesn't", "don't", _TOGETHER, before="they we"),
    turn("was", "were", _TOGETHER, before="they ^_we"),
    turn("are", "is", _TOGETHER, before="^_it ^_he ^_she"),
    turn("is", "are", _TOGETHER, before="^_they ^_we ^_these ^_those"),
    turn("is", "are", _TOGETHER, before="there", after="many several multiple various two three four five six seven"),
    *(
        turn(word, word, '"{written}" says "{meant}" twice', before="more", after=_THAN, takes_before=1)
        for word in "easier better faster bigger smaller larger higher lower simpler stronger cleaner cheaper quicker slower safer harder".split()
    ),
    *(
        turn(word, word, '"{written}" says "{meant}" twice', before="most", takes_before=1)
        for word in "easiest best fastest biggest smallest largest highest lowest simplest strongest cheapest hardest".split()
    ),
    *(
        turn(
            negated,
            negated,
            f'"{be}" and "{negated}": one of them is too many',
            before=be,
            not_before=f"it_{be} that_{be} this_{be} what_{be} there_{be} as_{be} they_{be}",
            takes_before=1,
        )
        for be in ("is", "are", "was")
        for negated in ("doesn't", "hasn't", "isn't", "haven't", "don't", "aren't", "didn't")
    ),
)


def agreement(prose: Prose) -> Iterator[Slip]:
    """Each word whose form does not go with the word before it."""
    yield from wrong_turns(prose, _ROWS)
    yield from subjects(prose)
    written = _behind_a_trigger(prose.words)
    for span in prose.find({word for word in prose.written if word in written}) if written else ():
        form = straight(prose.text[span.start : span.end])
        triggers, patterns = _patterns_of(form)
        trigger = _trigger(prose.text, span, triggers)
        for last, pattern in patterns if trigger else ():
            if trigger in last and (slip := _judge(prose, pattern, span)) is not None:
                yield slip
                break


def _behind_a_trigger(words: list[str]) -> set[str]:
    """The forms that stand at least once, adjectives left out, after a word with which they may not go."""
    adjectives = forms().adjectives
    found, last = set(), ""
    for word in words:
        if last in _patterns_of(word)[0]:
            found.add(word)
        if word not in adjectives and word not in _SKIPPED:
            last = word
    return found


def _judge(prose: Prose, pattern: _Pattern, span: Span) -> Slip | None:
    text = prose.text
    written = straight(text[span.start : span.end])
    form = pattern.forms.get(written)
    if form is None:
        return None
    start = _over_adjectives(text, span.start) if pattern.over_adjectives else span.start
    ahead = before(text, start)
    if not fits(pattern.context, text, start, ahead, after(text, span.end)) or follows_name(prose, start):
        return None
    meant = tuple(right.format(form=form, written=written) for right in pattern.right.split("|"))
    longest = max((phrase for phrase in ahead if phrase in (pattern.context.before or ())), key=len)
    lead = " ".join(f"{longest.removeprefix(START)} {text[start : span.start]}".split())
    if lead in ("a", "an") and (article := article_before(meant[0])) not in (None, lead):
        span = Span(len(text[:start].rstrip()) - len(lead), span.end)  # a instances: an instance
        meant = (in_case(text[span.start : span.end], f"{article} {meant[0]}"),)
        return Slip(span, meant, f'"{lead} {written}" should be "{article} {form}"')
    return Slip(span, meant, f'"{lead} {written}" should be "{lead} {meant[0]}"')


def _trigger(text: str, span: Span, triggers: frozenset[str]) -> str:
    """The word before a form, adjectives left out, if it is one with which it may not go: a cheap look."""
    adjectives = forms().adjectives
    words = plain_words(text[max(0, span.start - _NEAR) : span.start])
    while (
        words
        and words[-1] not in triggers
        and (words[-1] in adjectives or words[-1] in _SKIPPED or words[-1].endswith("est"))
    ):
        words.pop()
    return words[-1] if words and words[-1] in triggers else ""


def _over_adjectives(text: str, at: int) -> int:
    """Where the adjectives before an offset begin."""
    adjectives = forms().adjectives
    while (match := _PREVIOUS.search(text, max(0, at - 30), at)) is not None:
        if match[1] not in adjectives and match[1] not in _SKIPPED and not match[1].endswith("est"):
            break
        at = match.start()
    return at
