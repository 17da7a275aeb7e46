"""Words that do not go together, whatever form they have: the rows of ``agreement``."""

from __future__ import annotations

from .auxiliaries import AUXILIARIES
from .constructions import CONSTRUCTIONS
from .context import Table, turn
from .lacking import LACKING
from .misfits import MISFITS
from .neighbours import ASKED_FOR, CAN_OR_DO, NOUNS_NOT_MODALS, ONE_OF_THOSE, THOSE_WHO, TO_DO
from .set_phrases import SET_PHRASES
from .usage import USAGE
from .without_verb import WITHOUT_VERB

_GRADED = "easy easier, fast faster, big bigger, cheap cheaper, slow slower, high higher, large larger, small smaller, hard harder"
_BEST = "easy easiest, fast fastest, big biggest, cheap cheapest, slow slowest, high highest, large largest, small smallest, hard hardest"
_THAN = "than to and for in if when because but so $"
_TOGETHER = '"{before} {written}" should be "{before} {meant}"'
_IT_IS_SUBJECT = (
    " ".join(
        f"{first}_{it}"
        for first in "^ that if when because since so and but where why while as which".split()
        for it in "it he she".split()
    )
    + " ^_this"
)
"""Behind a verb it is the object: if you can't find it don't give up."""
_TWO_VERBS = '"{written}" has one verb too many: it is "{meant}"'
_CLEFT = "what whatever how who where why which when that it this there if because as all"
_TOGETHER_ALONE = '"{written}" should be "{meant}"'
_TO_YOU = " ".join(
    f"{word}_you"
    for word in "of to for with by from in on at about around above behind below beside near next like than except between"
    " gives tells shows gets makes takes lets helps brings saves told gave".split()
)
"""Where it is no subject: neither of you has to, the one next to you does, what it gives you goes into the list."""


ROWS = Table(
    *AUXILIARIES,
    *CONSTRUCTIONS,
    *LACKING,
    *MISFITS,
    *SET_PHRASES,
    *USAGE,
    *WITHOUT_VERB,
    turn(
        "has", "have", _TOGETHER, before=f"{CAN_OR_DO} {TO_DO} they we you", not_before=f"{NOUNS_NOT_MODALS} {_TO_YOU}"
    ),
    turn("does", "do", _TOGETHER, before=f"{CAN_OR_DO} they we you", not_before=f"{NOUNS_NOT_MODALS} {_TO_YOU}"),
    turn("goes", "go", _TOGETHER, before=f"{CAN_OR_DO} they we you", not_before=f"{NOUNS_NOT_MODALS} {_TO_YOU}"),
    turn(
        "have",
        "has",
        _TOGETHER,
        before="^_it ^_he ^_she why_it because_it when_it since_it so_it where_it but_it ^_it_also ^_everyone ^_everybody ^_nobody",
    ),
    turn("don't", "doesn't", _TOGETHER, before=_IT_IS_SUBJECT),
    turn("doesn't", "don't", _TOGETHER, before=f"they we {THOSE_WHO}"),
    turn("has", "have", _TOGETHER, before=THOSE_WHO, not_before=ONE_OF_THOSE),
    turn("is", "are", _TOGETHER, before=THOSE_WHO, not_before=ONE_OF_THOSE),
    turn("was", "were", _TOGETHER, before=THOSE_WHO, not_before=ONE_OF_THOSE),
    turn("was", "were", _TOGETHER, before="they ^_we"),
    turn("do", "does", _TOGETHER, before="^_it ^_he ^_she", not_after="it that so"),
    *(
        turn("found", f"{negated}_find", _TOGETHER_ALONE, before=negated, takes_before=negated.count("_") + 1)
        for negated in "didn't did_not cannot can't can_not couldn't could_not don't do_not".split()
    ),
    turn("will", "will", _TWO_VERBS, before="is are", after="be", unless=_CLEFT, takes_before=1),
    turn("an", "the|an", '"{written}" has two articles: keep one', before="the", not_after="article", takes_before=1),
    turn("are", "is", _TOGETHER, before="^_it ^_he ^_she"),
    turn("is", "are", _TOGETHER, before="^_they ^_we ^_these ^_those"),
    turn("are", "is", _TOGETHER, before="^_everyone ^_everybody ^_nobody"),
    turn("is", "are", _TOGETHER, before="^_most_people ^_many_people ^_some_people"),
    turn("is", "are", _TOGETHER, before="there", after="many several multiple various two three four five six seven"),
    *(
        turn(word, word, '"{written}" says "{meant}" twice', before="more", after=_THAN, takes_before=1)
        for word in (
            "easier better faster bigger smaller larger higher lower simpler stronger cleaner cheaper quicker slower safer harder"
            " clearer nicer smarter smoother deeper richer softer closer newer older younger taller shorter longer brighter darker"
            " heavier prettier tougher wiser"
        ).split()
    ),
    *(
        turn(
            adjective,
            more,
            _TOGETHER_ALONE,
            before="more",
            after="than to $",
            not_before="no_more any_more the_more",
            takes_before=1,
        )
        for adjective, more in map(str.split, _GRADED.split(","))
    ),
    *(
        turn(
            adjective,
            superlative,
            _TOGETHER_ALONE,
            before="the_most",
            after="way thing one to method of part",
            takes_before=1,
        )
        for adjective, superlative in map(str.split, _BEST.split(","))
    ),
    *(
        turn(word, word, '"{written}" says "{meant}" twice', before="most", takes_before=1)
        for word in "easiest best fastest biggest smallest largest highest lowest simplest strongest cheapest hardest".split()
    ),
    *(
        turn(
            negated,
            negated,
            f'"is" and "{negated}": one of them is too many',
            before="^_it_is ^_that_is ^_this_is",
            not_after="matter matter_how matter_what",
            takes_before=1,
        )
        for negated in ("doesn't", "hasn't", "isn't", "didn't")
    ),
    *(
        turn(
            negated,
            negated,
            f'"{be}" and "{negated}": one of them is too many',
            before=be,
            not_before=f"it_{be} that_{be} this_{be} what_{be} there_{be} as_{be} they_{be}",
            not_after="care",
            unless=ASKED_FOR,
            takes_before=1,
        )
        for be in ("is", "are", "was")
        for negated in ("doesn't", "hasn't", "isn't", "haven't", "don't", "aren't", "didn't")
    ),
)
