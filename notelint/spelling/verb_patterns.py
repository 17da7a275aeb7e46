"""Forms of verbs that do not go with the word before them: to contains, can be use, by create."""

from __future__ import annotations

from collections.abc import Iterator

from .constructions import PASTS, WITHOUT_PASSIVE
from .forms import (
    BASE_OF_GERUND,
    BASE_OF_PAST,
    BASE_OF_THIRD,
    GERUND_OF_BASE,
    PARTICIPLE_OF_BASE,
    PARTICIPLE_OF_THING,
    PARTICIPLE_OF_THIRD,
    PAST_TOO,
    PLURAL_OF_THING,
    THING_OF_DONE,
    THING_OF_PLURAL,
    THIRD_OF_BASE,
    THIRD_OF_GERUND,
)
from .neighbours import (
    ADVERBS,
    ASKED_FOR,
    CAN_OR_DO,
    DO_NOT,
    FUNCTION,
    MODAL_VERBS,
    NOUNS_NOT_MODALS,
    ONE_OF_THOSE,
    THOSE_WHO,
    TO_DO,
)
from .pattern import Pattern, where
from .subjects import MODALS

_SAID_OF_ACTS = (
    "do does did done goal task job idea thing step way what all best only first purpose aim next advice tip trick rule approach solution"
    " option recommendation suggestion answer key last strategy plan you"
)
_DETERMINERS = "the a an this these those your our their its any all some each every it them"
_USED = frozenset({"used"})
"""Which confused-word has."""
_SURELY_VERB = "in_order is_able are_able be_able was_able were_able been_able being_able not_able"
_ALSO_NOUNS = dict.fromkeys("use read write run set build show find do go have be".split(), "")
_VERBS_MOSTLY = {"find": "finding", "run": "running"}
_DONE_BY = {
    verb: f"{verb.removesuffix('e')}ing"
    for verb in "use read call check write train update build move copy look compare".split()
} | {"set": "setting"}
_PREPOSED = " ".join(
    f"{preposition}_which"
    for preposition in "in of for by with on at to from through during under within without after".split()
)
_WHO_MAKES = " ".join(
    f"{who}_{makes}_it" for who in "that who whoever what".split() for makes in ("make", "makes", "made", "let", "lets")
)
_ONE_WHO = "everyone_who anyone_who someone_who person_who somebody_who user_who developer_who student_who"
_ALSO_PLURALS = {"means": "mean", "works": "work"}
_UNABLE = f"{_SURELY_VERB} supposed it's_allowed its_allowed is_allowed are_allowed not_allowed"
_YOU_WANT = " ".join(
    f"{you}_{want}" for you in "you we i they you'll we'll you_will we_will don't".split() for want in ("want", "need")
)
_WOULD_LIKE = "would_like i'd_like we'd_like you'd_like they'd_like"
_WE_ALL = " ".join(
    f"{first}_{we}"
    for first in "^ if when because so that since while where once".split()
    for we in ("we", "they", "you")
)
_BE_DONE = "be {written}|{form}"
_NO_PARTICIPLES = frozenset(pair.split()[0] for pair in PASTS.split(",")) | {"chose", "rent"}
_FIELDS = frozenset("includes excludes requires provides extends implements conflicts replaces suggests".split())
"""Words in -s that are names of fields as well."""
_ALLOWS_US = " ".join(
    f"{allows}_{us}"
    for allows in "allows allow allowed enables enable enabled permits permit".split()
    for us in "us you me them".split()
)
_HELPS_YOU_TO = " ".join(
    f"{helps}_{you}_to"
    for helps in "help helps helped allow allows enable enables want".split()
    for you in ("us", "you", "me", "them")
)
_SUBJECT = "^_it ^_he ^_she"
_ALSO = " ".join(f"^_{it}_{how}" for it in ("it", "he", "she") for how in ADVERBS.split())
_IT = "^_this if_it when_it because_it but_it since_it where_it why_it so_it and_it"
_IS_GOING = " ".join(
    f"{be}_{going}"
    for be in "is are am was were i'm we're they're you're it's he's she's".split()
    for going in ("going", "trying")
)
_ASKED = " ".join(
    f"{first}_{do}_{it}"
    for first in "^ what how why when where who and but".split()
    for do in "does did do".split()
    for it in "it he she this that they you we i".split()
)
_ASKS = " ".join(
    f"{asked}_{can}" for asked in "^ how why when where what who".split() for can in "can could should must".split()
)
_SPOKEN_TO = frozenset("guys kids girls folks boys lads fellows".split())
"""Who is asked: do you guys know it?"""
_DOES_NOT = "doesn't does_not"
_IT_IS_EASY = " ".join(
    f"{be}_{easy}"
    for be in ("it_is", "it's", "is_not", "isn't")
    for easy in "easy hard difficult important necessary possible impossible useful helpful required recommended simple".split()
)
_KNOW_HOW = " ".join(
    f"{know}_how"
    for know in "know knows learn learned learnt understand see explain explains show shows on about".split()
)
_WANT_TO = "able_to want_to wants_to need_to needs_to how_to try_to trying_to going_to order_to ability_to have_to possible_to easy_to ready_to"
_YOU = "^_you if_you when_you because_you so_you once_you and_you before_you after_you"
_IS_ALSO = " ".join(
    f"{be}_{how}"
    for be in "is are was were be been".split()
    for how in "not also always automatically usually often already only never then".split()
)
_MAY_BE = " ".join(f"{modal}_be" for modal in "can could will would should must may might cannot".split())
_WE = " ".join(f"{first}_{we}" for first in "^ if when because so that and but".split() for we in "we they".split())
_PRONOUN_CAN = " ".join(
    f"{it}_{can}"
    for it in "it he she you we they this which who".split()
    for can in "can could will would should must may might cannot can't won't couldn't wouldn't shouldn't".split()
)
"""Behind these no noun stands."""
_CERTAIN_MODALS = "will could would should must may cannot can't won't couldn't wouldn't shouldn't"
_HAVE = "have has had having we've they've you've i've"
_I_HAVE = "i_have we_have you_have they_have it_has he_has she_has i've we've they've you've has_already have_already has_also have_also"
_RIGHT_AFTER = f"{_DETERMINERS} you us me how"
_PREPOSITIONS = "without by for of after before from"
VERBS_TOO = frozenset(_ALSO_NOUNS | _ALSO_PLURALS | _DONE_BY)
"""Words that are looked at in some patterns, whatever they may be besides."""


def verbs() -> Iterator[Pattern]:
    """The patterns of verbs."""
    yield Pattern(BASE_OF_THIRD, where(before=f"{CAN_OR_DO} {TO_DO} they we let's let_us", not_before=NOUNS_NOT_MODALS))
    yield Pattern(BASE_OF_THIRD, where(before=_YOU))
    yield Pattern(THING_OF_PLURAL, where(before=_WE, after=f"{_DETERMINERS} for to at", not_after="all_of"))
    yield Pattern(THING_OF_PLURAL, where(before="we they", after="a an the this that these it our your"))
    yield Pattern(
        THING_OF_PLURAL,
        where(before=f"{_CERTAIN_MODALS} {_WANT_TO}", after=_RIGHT_AFTER, not_before=NOUNS_NOT_MODALS),
    )
    yield Pattern(THING_OF_PLURAL, where(before=_PRONOUN_CAN), but=frozenset({"means"}))
    done = where(before=f"{_PRONOUN_CAN} should_not could_not cannot", not_before=NOUNS_NOT_MODALS)
    yield Pattern(THING_OF_DONE, done, _BE_DONE, but=_USED)
    yield Pattern(
        THING_OF_DONE,
        where(before="doesn't didn't don't did_not does_not do_not"),
        right="{form}|be {written}",
        but=_USED,
    )
    yield Pattern(THING_OF_DONE, where(before="able_to want_to wants_to order_to trying_to try_to how_to"), but=_USED)
    yield Pattern(BASE_OF_PAST, where(before=DO_NOT, after=f"{FUNCTION} {_DETERMINERS}"))
    yield Pattern(
        BASE_OF_PAST,
        where(before=MODAL_VERBS, after="to by in as from for with on into at using $", not_before=NOUNS_NOT_MODALS),
        right="be {written}|{form}",
    )
    yield Pattern(
        BASE_OF_PAST, where(before=MODAL_VERBS, not_before=NOUNS_NOT_MODALS), _BE_DONE, but=_NO_PARTICIPLES | PAST_TOO
    )
    yield Pattern(
        BASE_OF_THIRD,
        where(before="to", after="the a an these those your our my", unless=_SAID_OF_ACTS),
    )
    yield Pattern(
        PARTICIPLE_OF_THIRD,
        where(before="is", after=f"{_DETERMINERS} to on in from by that $", unless=f"{_SAID_OF_ACTS} how"),
        right="{written}|is {form}",
        takes_before=True,
        but=_FIELDS,
    )
    yield Pattern(GERUND_OF_BASE, where(before=_WOULD_LIKE), right="to {written}")
    yield Pattern(GERUND_OF_BASE, where(before="decided", after=_RIGHT_AFTER), right="to {written}")
    yield Pattern(
        BASE_OF_GERUND,
        where(before=_WE_ALL, after=f"{_RIGHT_AFTER} with"),
        right="{form}|are {written}",
    )
    yield Pattern(
        PARTICIPLE_OF_BASE,
        where(
            before="is are was were been being",
            after="to by in as from for with on into at",
            unless=_SAID_OF_ACTS,
        ),
        but=WITHOUT_PASSIVE,
    )
    yield Pattern(
        PARTICIPLE_OF_BASE,
        where(
            before=_IS_ALSO, after="to by in as from for with on into at until when if using $", unless=_SAID_OF_ACTS
        ),
        but=WITHOUT_PASSIVE,
    )
    yield Pattern(
        PARTICIPLE_OF_THING,
        where(before=_MAY_BE, after="by using via"),
        but=frozenset({"input", "output", "put", "run", "get"}),
    )
    by_doing = where(before=_PREPOSITIONS, after=_DETERMINERS, not_before="sort_of kind_of")
    yield Pattern(GERUND_OF_BASE, by_doing, also=_VERBS_MOSTLY, but=frozenset({"except", "suspend"}))
    yield Pattern(GERUND_OF_BASE, where(before=_UNABLE), right="to {written}")
    yield Pattern(
        GERUND_OF_BASE,
        where(
            before=_YOU_WANT,
            not_before="all_you_need all_we_need",
            not_after="media permission permissions privileges rights access",
            unless="all only",
        ),
        right="to {written}",
    )
    yield Pattern(GERUND_OF_BASE, where(before=_ALLOWS_US, not_after="of"), right="to {written}", also=_ALSO_NOUNS)
    surely = where(before=_SURELY_VERB, not_after="of")
    yield Pattern(PLURAL_OF_THING, surely, right="to {written}", also=_ALSO_NOUNS, but=MODALS)
    yield Pattern(THIRD_OF_BASE, where(before=f"{_SUBJECT} {_ALSO}"))
    asked = where(before=_ASKED, not_after="be")
    yield Pattern(THING_OF_PLURAL, asked, also=_ALSO_PLURALS, but=_SPOKEN_TO)
    yield Pattern(BASE_OF_THIRD, asked)
    yield Pattern(THING_OF_PLURAL, where(before=_DOES_NOT))
    yield Pattern(BASE_OF_PAST, where(before=_WANT_TO, after=_RIGHT_AFTER), but=PAST_TOO)
    yield Pattern(BASE_OF_PAST, where(before="able_to want_to wants_to order_to trying_to ability_to"), but=PAST_TOO)
    has_to = where(before="need_to needs_to have_to has_to")
    yield Pattern(BASE_OF_PAST, has_to, right="be {written}|{form}", but=PAST_TOO)
    yield Pattern(GERUND_OF_BASE, where(before="by", after=_RIGHT_AFTER), also=_DONE_BY)
    yield Pattern(BASE_OF_GERUND, where(before="let's let_us"))
    yield Pattern(BASE_OF_THIRD, where(before=THOSE_WHO, not_before=ONE_OF_THOSE))
    yield Pattern(
        THING_OF_PLURAL,
        where(before=THOSE_WHO, not_before=ONE_OF_THOSE, after=f"{_DETERMINERS} in on at for to with"),
    )
    yield Pattern(THIRD_OF_BASE, where(before=_ONE_WHO))
    yield Pattern(
        PLURAL_OF_THING, where(before=_SUBJECT, after=f"{_RIGHT_AFTER} to"), but=PAST_TOO | MODALS | {"have", "use"}
    )
    yield Pattern(
        BASE_OF_PAST,
        where(
            before="do does did",
            not_before="you_did i_did we_did they_did he_did she_did it_did that_did",
            after=f"{FUNCTION} {_DETERMINERS}",
            unless="what whatever everything things all way thing how who that best",
        ),
    )
    yield Pattern(
        PARTICIPLE_OF_BASE, where(before=_MAY_BE, after="and when until if before after while because so that")
    )
    make_it = where(
        before="make_it makes_it making_it made_it let_it lets_it make_them let_them", not_before=_WHO_MAKES
    )
    yield Pattern(BASE_OF_THIRD, make_it)
    works = where(
        before="make_it makes_it making_it made_it let_it lets_it make_them let_them",
        not_before=_WHO_MAKES,
        after="$ in on with for as like",
    )
    yield Pattern(THING_OF_PLURAL, works, also={"works": "work"})
    which = where(before="which", after="a an the", not_before=_PREPOSED)
    yield Pattern(THIRD_OF_GERUND, which, right="{form}|is {written}")
    with_it = where(before="with about", after="a an the this these those it them", unless=ASKED_FOR)
    yield Pattern(GERUND_OF_BASE, with_it)
    yield Pattern(
        PARTICIPLE_OF_BASE, where(before=_HAVE, after=_RIGHT_AFTER, unless=f"{_SAID_OF_ACTS} rights options things")
    )
    i_have = where(before=_I_HAVE, after=_DETERMINERS, unless=f"{_SAID_OF_ACTS} rights options things")
    yield Pattern(PARTICIPLE_OF_THING, i_have, but=PAST_TOO | {"run"})
    yield Pattern(
        BASE_OF_GERUND,
        where(before="can could should must cannot can't", after=_RIGHT_AFTER, not_before=_ASKS),
    )
    yield Pattern(BASE_OF_GERUND, where(before=f"{_WANT_TO} need_to needs_to have_to has_to", after=_RIGHT_AFTER))
    been = where(before="i've_been we've_been you've_been they've_been i_have_been we_have_been you_have_been")
    yield Pattern(GERUND_OF_BASE, been)
    yield Pattern(GERUND_OF_BASE, where(before="without", after="to in on with from"))
    yield Pattern(THIRD_OF_BASE, where(before=_IT, after=f"{_DETERMINERS} of to in on that us me you more"))
    yield Pattern(THIRD_OF_BASE, where(before="^_everyone ^_everybody ^_nobody ^_somebody ^_no_one"))
    yield Pattern(
        PARTICIPLE_OF_BASE, where(before=_MAY_BE, not_after="or and", unless=_SAID_OF_ACTS), but=WITHOUT_PASSIVE
    )
    yield Pattern(GERUND_OF_BASE, where(before=_IS_GOING), right="to {written}")
    easy = where(before=_IT_IS_EASY)
    yield Pattern(GERUND_OF_BASE, easy, right="to {written}", but=frozenset({"except", "suspend"}))
    how = where(before=_KNOW_HOW, after=_RIGHT_AFTER)
    yield Pattern(GERUND_OF_BASE, how, right="to {written}", also=dict.fromkeys("use run set show".split(), ""))
    instead = where(before="instead_of without", after=_RIGHT_AFTER)
    yield Pattern(GERUND_OF_BASE, instead, also=_DONE_BY)
    yield Pattern(BASE_OF_GERUND, where(before=f"in_order_to helps_to help_to {_HELPS_YOU_TO}", after=_RIGHT_AFTER))
