"""Which forms do not go together, and with what around them: the patterns and rows of ``agreement``.

The table of forms has words of one kind alone: verbs that are no nouns, nouns that are no verbs. So a word that may be
either (process, changes, results) is left alone, or looked at where what is around it leaves no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ..named_tuple import NamedTuple
from .auxiliaries import AUXILIARIES
from .constructions import CONSTRUCTIONS, PASTS, WITHOUT_PASSIVE
from .context import Context, Table, turn
from .forms import (
    BASE_OF_GERUND,
    BASE_OF_PAST,
    BASE_OF_THIRD,
    GERUND_OF_BASE,
    NO_CHANGE,
    NOUN_OF_PLURAL,
    PARTICIPLE_OF_BASE,
    PARTICIPLE_OF_THING,
    PARTICIPLE_OF_THIRD,
    PAST_TOO,
    PLURAL_OF_NOUN,
    PLURAL_OF_THING,
    THING_OF_DONE,
    THING_OF_PLURAL,
    THIRD_OF_BASE,
    THIRD_OF_GERUND,
    Change,
    parts,
)
from .lacking import LACKING
from .set_phrases import IN_THIS, LIST_OF, SET_PHRASES
from .subjects import MODALS, NO_SUBJECT
from .usage import USAGE

_MODALS = "can could will would should must may might cannot can't won't couldn't wouldn't shouldn't"
_DO = "doesn't don't didn't do_not does_not did_not"
_NOT = "can_not could_not will_not would_not should_not must_not may_not might_not"
_ADVERBS = (
    "also always never easily automatically just still even usually often simply directly quickly only then either"
)
_CAN = " ".join(
    (_MODALS, _DO, _NOT, *(f"{modal}_{adverb}" for modal in _MODALS.split() for adverb in _ADVERBS.split()))
)
_NOUNS_NOT_MODALS = "^_will ^_may the_can the_will the_might the_must a_can a_will a_must"
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
_BEHIND_THIS = (
    "is was has does of in on for with from to by as at into that which who when where if but so because and or while then than using between"
    " without after before we i you it $"
)
"""Not a verb that goes with several: to avoid this students must wait."""
_THESE = "these those many several various numerous"
_MASS = frozenset("ing inheritance regression ownership evidence feedback access".split())
"""After "multiple": what has no plural, or the ending of such words."""
_NUMBERS = "two three four five six seven eight nine ten"
_A_NUMBER = " ".join(f"a_{number}" for number in _NUMBERS.split())
_ALL_THE = "^_all all_the all_these all_of_the all_of_these many_of_the some_of_the most_of_the"
_COUNTED_TOO = {"way": "ways", "type": "types", "kind": "kinds", "step": "steps"}
_USED = frozenset({"used"})
"""Which confused-word has."""
_OR_MORE = "one_or_more two_or_more three_or_more zero_or_more"
_LABELLED = " ".join(
    f"{label}_{number}"
    for label in "step chapter part phase level type option week day lesson module section unit".split()
    for number in _NUMBERS.split()
)
_UNCHANGED = frozenset(
    "dice percent hundred thousand dozen million billion fish sheep series species aircraft offspring".split()
)
_ACTS = "goes does gets takes makes needs returns contains requires creates provides gives allows has becomes"
_ONE_OF = " ".join(f"one_of_{word}" for word in "the these those our my its their your his her".split())
_EACH_OF = " ".join(
    f"{each}_of_{word}"
    for each in "each both many several few two three four five".split()
    for word in "the these those our my its their your".split()
)
_THE_ONE_OF = " ".join(
    f"{the}_{one}"
    for the in "the this that which no every another next step chapter part phase level type option stage".split()
    for one in _ONE_OF.split()
)
"""Of the pictures see the one of the harbour: one picture, not one harbour of several."""
_NUMBER_OF = "a_number_of the_number_of large_number_of small_number_of total_number_of maximum_number_of"
_COLLECTIVE = frozenset(
    "staff crew family audience personnel faculty team majority public press clergy collection selection range series library generation pair assortment".split()
)
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
_THOSE_WHO = "people_who those_who users_who developers_who students_who"
_ONE_OF_THOSE = "one_of_those_who"
_ONE_WHO = "everyone_who anyone_who someone_who person_who somebody_who user_who developer_who student_who"
_ALSO_PLURALS = {"means": "mean", "works": "work"}
NOUNS_TOO = frozenset(_ALSO_NOUNS | _ALSO_PLURALS | _DONE_BY | _COUNTED_TOO)
"""Words that are looked at in some patterns, whatever they may be besides."""
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
_ALSO = " ".join(f"^_{it}_{how}" for it in ("it", "he", "she") for how in _ADVERBS.split())
_IT = "^_this if_it when_it because_it but_it since_it where_it why_it so_it and_it"
_IS_GOING = " ".join(
    f"{be}_{going}"
    for be in "is are am was were i'm we're they're you're it's he's she's".split()
    for going in ("going", "trying")
)
_A_GOOD = " ".join(
    f"{a}_{good}"
    for a, adjectives in (
        ("a", "good new simple small big great large nice different specific special better basic short long separate"),
        ("an", "important easy"),
    )
    for good in adjectives.split()
)
_NOT_COUNTED = frozenset(
    "data information knowledge evidence software hardware advice equipment traffic whitespace punctuation".split()
)
_MATTER = frozenset("vocabulary terminology text food grammar syntax memory".split())
"""What there may be a list of as well as of its plural."""
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
_GRADED = "easy easier, fast faster, big bigger, cheap cheaper, slow slower, high higher, large larger, small smaller, hard harder"
_BEST = "easy easiest, fast fastest, big biggest, cheap cheapest, slow slowest, high highest, large largest, small smallest, hard hardest"
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
_OF_THESE = " ".join(
    f"{first}_{these}"
    for first in "in with for from by on there_are have has had".split()
    for these in "these many several various".split()
)
_HAVE = "have has had having we've they've you've i've"
_I_HAVE = "i_have we_have you_have they_have it_has he_has she_has i've we've they've you've has_already have_already has_also have_also"
_RIGHT_AFTER = f"{_DETERMINERS} you us me how"
_PREPOSITIONS = "without by for of after before from"
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
_ASKED_FOR = "where what how who why which whatever wherever"
_TWO_VERBS = '"{written}" has one verb too many: it is "{meant}"'
_CLEFT = "what whatever how who where why which when that it this there if because as all"
_TOGETHER_ALONE = '"{written}" should be "{meant}"'


class Pattern(NamedTuple):
    """Forms that are wrong between certain neighbours, with the right ones."""

    change: Change
    context: Context
    right: str = "{form}"
    """What to write, with ``{form}`` and ``{written}``; more than one divided by ``|``."""
    over_adjectives: bool = False
    """Whether adjectives may stand between the word before and the form."""
    takes_before: bool = False
    """Whether the word before belongs to what is wrong."""
    also: Mapping[str, str] = {}
    """Other words, with what is right."""
    but: frozenset[str] = frozenset()
    """Words that are left alone, or their ending."""

    def looks_at(self, word: str) -> bool:
        """Whether a word may be one of the forms."""
        is_left_alone = word in self.but or word[-3:] in self.but
        return word in self.also or (bool(parts(word) & self.change.part) and not is_left_alone)


def _where(before: str, after: str = "", not_before: str = "", not_after: str = "", unless: str = "") -> Context:
    """What is around a form."""
    return Context(before, after, not_before, not_after, unless)


def _verbs() -> Iterator[Pattern]:
    yield Pattern(BASE_OF_THIRD, _where(before=f"{_CAN} {_TO} they we let's let_us", not_before=_NOUNS_NOT_MODALS))
    yield Pattern(BASE_OF_THIRD, _where(before=_YOU))
    yield Pattern(THING_OF_PLURAL, _where(before=_WE, after=f"{_DETERMINERS} for to at", not_after="all_of"))
    yield Pattern(THING_OF_PLURAL, _where(before="we they", after="a an the this that these it our your"))
    yield Pattern(
        THING_OF_PLURAL,
        _where(before=f"{_CERTAIN_MODALS} {_WANT_TO}", after=_RIGHT_AFTER, not_before=_NOUNS_NOT_MODALS),
    )
    yield Pattern(THING_OF_PLURAL, _where(before=_PRONOUN_CAN), but=frozenset({"means"}))
    done = _where(before=f"{_PRONOUN_CAN} should_not could_not cannot", not_before=_NOUNS_NOT_MODALS)
    yield Pattern(THING_OF_DONE, done, _BE_DONE, but=_USED)
    yield Pattern(
        THING_OF_DONE,
        _where(before="doesn't didn't don't did_not does_not do_not"),
        right="{form}|be {written}",
        but=_USED,
    )
    yield Pattern(THING_OF_DONE, _where(before="able_to want_to wants_to order_to trying_to try_to how_to"), but=_USED)
    yield Pattern(BASE_OF_PAST, _where(before=_DO, after=f"{_FUNCTION} {_DETERMINERS}"))
    yield Pattern(
        BASE_OF_PAST,
        _where(before=_MODALS, after="to by in as from for with on into at using $", not_before=_NOUNS_NOT_MODALS),
        right="be {written}|{form}",
    )
    yield Pattern(
        BASE_OF_PAST, _where(before=_MODALS, not_before=_NOUNS_NOT_MODALS), _BE_DONE, but=_NO_PARTICIPLES | PAST_TOO
    )
    yield Pattern(
        BASE_OF_THIRD,
        _where(before="to", after="the a an these those your our my", unless=_SAID_OF_ACTS),
    )
    yield Pattern(
        PARTICIPLE_OF_THIRD,
        _where(before="is", after=f"{_DETERMINERS} to on in from by that $", unless=f"{_SAID_OF_ACTS} how"),
        right="{written}|is {form}",
        takes_before=True,
        but=_FIELDS,
    )
    yield Pattern(GERUND_OF_BASE, _where(before=_WOULD_LIKE), right="to {written}")
    yield Pattern(GERUND_OF_BASE, _where(before="decided", after=_RIGHT_AFTER), right="to {written}")
    yield Pattern(
        BASE_OF_GERUND,
        _where(before=_WE_ALL, after=f"{_RIGHT_AFTER} with"),
        right="{form}|are {written}",
    )
    yield Pattern(
        PARTICIPLE_OF_BASE,
        _where(
            before="is are was were been being",
            after="to by in as from for with on into at",
            unless=_SAID_OF_ACTS,
        ),
        but=WITHOUT_PASSIVE,
    )
    yield Pattern(
        PARTICIPLE_OF_BASE,
        _where(
            before=_IS_ALSO, after="to by in as from for with on into at until when if using $", unless=_SAID_OF_ACTS
        ),
        but=WITHOUT_PASSIVE,
    )
    yield Pattern(
        PARTICIPLE_OF_THING,
        _where(before=_MAY_BE, after="by using via"),
        but=frozenset({"input", "output", "put", "run", "get"}),
    )
    by_doing = _where(before=_PREPOSITIONS, after=_DETERMINERS)
    yield Pattern(GERUND_OF_BASE, by_doing, also=_VERBS_MOSTLY, but=frozenset({"except", "suspend"}))
    yield Pattern(GERUND_OF_BASE, _where(before=_UNABLE), right="to {written}")
    yield Pattern(
        GERUND_OF_BASE,
        _where(
            before=_YOU_WANT,
            not_before="all_you_need all_we_need",
            not_after="media permission permissions privileges rights access",
            unless="all only",
        ),
        right="to {written}",
    )
    yield Pattern(GERUND_OF_BASE, _where(before=_ALLOWS_US, not_after="of"), right="to {written}", also=_ALSO_NOUNS)
    surely = _where(before=_SURELY_VERB, not_after="of")
    yield Pattern(PLURAL_OF_THING, surely, right="to {written}", also=_ALSO_NOUNS, but=MODALS)
    yield Pattern(THIRD_OF_BASE, _where(before=f"{_SUBJECT} {_ALSO}"))
    asked = _where(before=_ASKED, not_after="be")
    yield Pattern(THING_OF_PLURAL, asked, also=_ALSO_PLURALS, but=_SPOKEN_TO)
    yield Pattern(BASE_OF_THIRD, asked)
    yield Pattern(THING_OF_PLURAL, _where(before=_DOES_NOT))
    yield Pattern(BASE_OF_PAST, _where(before=_WANT_TO, after=_RIGHT_AFTER), but=PAST_TOO)
    yield Pattern(BASE_OF_PAST, _where(before="able_to want_to wants_to order_to trying_to ability_to"), but=PAST_TOO)
    has_to = _where(before="need_to needs_to have_to has_to")
    yield Pattern(BASE_OF_PAST, has_to, right="be {written}|{form}", but=PAST_TOO)
    yield Pattern(GERUND_OF_BASE, _where(before="by", after=_RIGHT_AFTER), also=_DONE_BY)
    yield Pattern(BASE_OF_GERUND, _where(before="let's let_us"))
    yield Pattern(BASE_OF_THIRD, _where(before=_THOSE_WHO, not_before=_ONE_OF_THOSE))
    yield Pattern(
        THING_OF_PLURAL,
        _where(before=_THOSE_WHO, not_before=_ONE_OF_THOSE, after=f"{_DETERMINERS} in on at for to with"),
    )
    yield Pattern(THIRD_OF_BASE, _where(before=_ONE_WHO))
    yield Pattern(
        PLURAL_OF_THING, _where(before=_SUBJECT, after=f"{_RIGHT_AFTER} to"), but=PAST_TOO | MODALS | {"have", "use"}
    )
    yield Pattern(
        BASE_OF_PAST,
        _where(
            before="do does did",
            not_before="you_did i_did we_did they_did he_did she_did it_did that_did",
            after=f"{_FUNCTION} {_DETERMINERS}",
            unless="what whatever everything things all way thing how who that best",
        ),
    )
    yield Pattern(
        PARTICIPLE_OF_BASE, _where(before=_MAY_BE, after="and when until if before after while because so that")
    )
    make_it = _where(
        before="make_it makes_it making_it made_it let_it lets_it make_them let_them", not_before=_WHO_MAKES
    )
    yield Pattern(BASE_OF_THIRD, make_it)
    works = _where(
        before="make_it makes_it making_it made_it let_it lets_it make_them let_them",
        not_before=_WHO_MAKES,
        after="$ in on with for as like",
    )
    yield Pattern(THING_OF_PLURAL, works, also={"works": "work"})
    which = _where(before="which", after="a an the", not_before=_PREPOSED)
    yield Pattern(THIRD_OF_GERUND, which, right="{form}|is {written}")
    with_it = _where(before="with about", after="a an the this these those it them", unless=_ASKED_FOR)
    yield Pattern(GERUND_OF_BASE, with_it)
    yield Pattern(
        PARTICIPLE_OF_BASE, _where(before=_HAVE, after=_RIGHT_AFTER, unless=f"{_SAID_OF_ACTS} rights options things")
    )
    i_have = _where(before=_I_HAVE, after=_DETERMINERS, unless=f"{_SAID_OF_ACTS} rights options things")
    yield Pattern(PARTICIPLE_OF_THING, i_have, but=PAST_TOO | {"run"})
    yield Pattern(
        BASE_OF_GERUND,
        _where(before="can could should must cannot can't", after=_RIGHT_AFTER, not_before=_ASKS),
    )
    yield Pattern(BASE_OF_GERUND, _where(before=_WANT_TO, after=_RIGHT_AFTER))
    yield Pattern(GERUND_OF_BASE, _where(before="without", after="to in on with from"))
    yield Pattern(THIRD_OF_BASE, _where(before=_IT, after=f"{_DETERMINERS} of to in on that us me you more"))
    yield Pattern(THIRD_OF_BASE, _where(before="^_everyone ^_everybody ^_nobody ^_somebody ^_no_one"))
    yield Pattern(
        PARTICIPLE_OF_BASE, _where(before=_MAY_BE, not_after="or and", unless=_SAID_OF_ACTS), but=WITHOUT_PASSIVE
    )
    yield Pattern(GERUND_OF_BASE, _where(before=_IS_GOING), right="to {written}")
    easy = _where(before=_IT_IS_EASY)
    yield Pattern(GERUND_OF_BASE, easy, right="to {written}", but=frozenset({"except", "suspend"}))
    how = _where(before=_KNOW_HOW, after=_RIGHT_AFTER)
    yield Pattern(GERUND_OF_BASE, how, right="to {written}", also=dict.fromkeys("use run set show".split(), ""))
    instead = _where(before="instead_of without", after=_RIGHT_AFTER)
    yield Pattern(GERUND_OF_BASE, instead, also=_DONE_BY)
    yield Pattern(BASE_OF_GERUND, _where(before=f"in_order_to helps_to help_to {_HELPS_YOU_TO}", after=_RIGHT_AFTER))


def _nouns() -> Iterator[Pattern]:
    all_the = _where(before=_ALL_THE, after="are were have aren't weren't haven't")
    yield Pattern(PLURAL_OF_NOUN, all_the, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | NO_SUBJECT)
    yield Pattern(PLURAL_OF_THING, all_the, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | NO_SUBJECT | MODALS)
    two_ways = _where(before=f"{_THESE} {_NUMBERS} a_lot_of lots_of", after="to of in that for", not_before=_A_NUMBER)
    yield Pattern(NO_CHANGE, two_ways, over_adjectives=True, also=_COUNTED_TOO)
    article = _where(before="a an another", after=_BEHIND_NOUN, not_before="such_a many_a the_a")
    yield Pattern(THING_OF_PLURAL, _where(before="a an", after=_BEHIND_NOUN, not_before="such_a many_a the_a"))
    yield Pattern(NOUN_OF_PLURAL, article, over_adjectives=True)
    yield Pattern(NOUN_OF_PLURAL, _where(before="each every", after=_FUNCTION), over_adjectives=True)
    yield Pattern(THING_OF_PLURAL, _where(before="every", after=f"{_CLAUSE} and"))
    yield Pattern(NOUN_OF_PLURAL, _where(before="this", after=_BEHIND_THIS), but=frozenset({"lives"}))
    these = _where(before=_OF_THESE, after="are is were was of for that which why where when $")
    yield Pattern(PLURAL_OF_THING, these, but=MODALS)
    are_the = _where(before="^_these_are_the", after="that we you i required followed taken needed used")
    yield Pattern(PLURAL_OF_THING, are_the, but=_UNCHANGED | {"result", "answer", "output", "outcome", "cause", "work"})
    pointed = _where(before="^_these ^_those", after="can will should must may could would are were have")
    yield Pattern(PLURAL_OF_THING, pointed, but=MODALS)
    at_least = _where(before=_OR_MORE, after=f"{_BEHIND_NOUN} to")
    yield Pattern(PLURAL_OF_NOUN, at_least, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | _NOT_COUNTED | _MASS)
    counted = _where(before=f"{_NUMBERS} a_few", after="of", not_before=f"{_A_NUMBER} {_LABELLED}")
    yield Pattern(PLURAL_OF_THING, counted, but=_UNCHANGED | {"end", "point", "proof", "out"})  # two end of file marks
    yield Pattern(
        PLURAL_OF_NOUN, _where(before="a_few", after=f"{_BEHIND_NOUN} to"), over_adjectives=True, but=_UNCHANGED
    )
    yield Pattern(PLURAL_OF_NOUN, _where(before="^_both", after="are were have can will should do return use work"))
    yield Pattern(NOUN_OF_PLURAL, _where(before="each every", after=_ACTS), over_adjectives=True)
    yield Pattern(THING_OF_PLURAL, _where(before="every", after=_ACTS))
    several = _where(before=_THESE, after=_BEHIND_NOUN, not_before="to_many")
    yield Pattern(PLURAL_OF_NOUN, several, over_adjectives=True, but=frozenset({"ing"}))
    yield Pattern(
        PLURAL_OF_NOUN,
        _where(before="multiple", after=f"{_CLAUSE} of in on for with from"),
        over_adjectives=True,
        but=_MASS,
    )
    yield Pattern(
        PLURAL_OF_NOUN,
        _where(before=_NUMBERS, after="is are was were of in that which with for from $", not_before=_A_NUMBER),
        over_adjectives=True,
        but=_UNCHANGED,
    )
    yield Pattern(
        NOUN_OF_PLURAL,
        _where(
            before="most_of some_of each_of many_of one_of none_of", after="is are was were in that which to for with $"
        ),
        right="the {written}",
    )
    good = _where(before=_A_GOOD, after=_BEHIND_NOUN, not_before="such_a many_a")
    yield Pattern(THING_OF_PLURAL, good)
    in_this = _where(before=IN_THIS, after=f"{_CLAUSE} we you i it they the $ and")
    yield Pattern(NOUN_OF_PLURAL, in_this, but=NO_SUBJECT)
    in_these = _where(before="in_these for_these with_these of_these", after="we you i it they there the is are $")
    yield Pattern(PLURAL_OF_NOUN, in_these, but=_COLLECTIVE | _UNCHANGED)
    list_of = _where(before=LIST_OF, after=f"{_CLAUSE} in for with from")
    yield Pattern(PLURAL_OF_NOUN, list_of, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | _NOT_COUNTED | _MATTER)
    one_of = _where(before=f"{_ONE_OF} {_NUMBER_OF} {_EACH_OF}", after=f"{_BEHIND_NOUN} why", not_before=_THE_ONE_OF)
    yield Pattern(PLURAL_OF_THING, one_of, over_adjectives=True, but=_COLLECTIVE | {"hold"})
    yield Pattern(PLURAL_OF_NOUN, one_of, over_adjectives=True, but=_COLLECTIVE)


@cache
def _patterns() -> tuple[Pattern, ...]:
    return (*_verbs(), *_nouns())


@cache
def patterns_of(part: int, word: str) -> dict[str, list[Pattern]]:
    """The patterns of what may be so, or of a word that some have besides, by the word right before."""
    behind: dict[str, list[Pattern]] = {}
    for pattern in _patterns():
        if pattern.change.part & part or word in pattern.also:
            for trigger in pattern.context.neighbours[0] or ():
                behind.setdefault(trigger, []).append(pattern)
    return behind


ROWS = Table(
    *AUXILIARIES,
    *CONSTRUCTIONS,
    *LACKING,
    *SET_PHRASES,
    *USAGE,
    turn("has", "have", _TOGETHER, before=f"{_CAN} {_TO} they we you", not_before=_NOUNS_NOT_MODALS),
    turn("does", "do", _TOGETHER, before=f"{_CAN} they we you", not_before=_NOUNS_NOT_MODALS),
    turn("goes", "go", _TOGETHER, before=f"{_CAN} they we you", not_before=_NOUNS_NOT_MODALS),
    turn(
        "have",
        "has",
        _TOGETHER,
        before="^_it ^_he ^_she why_it because_it when_it since_it so_it where_it but_it ^_it_also ^_everyone ^_everybody ^_nobody",
    ),
    turn("don't", "doesn't", _TOGETHER, before=_IT_IS_SUBJECT),
    turn("doesn't", "don't", _TOGETHER, before=f"they we {_THOSE_WHO}"),
    turn("has", "have", _TOGETHER, before=_THOSE_WHO, not_before=_ONE_OF_THOSE),
    turn("is", "are", _TOGETHER, before=_THOSE_WHO, not_before=_ONE_OF_THOSE),
    turn("was", "were", _TOGETHER, before=_THOSE_WHO, not_before=_ONE_OF_THOSE),
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
        for word in "easier better faster bigger smaller larger higher lower simpler stronger cleaner cheaper quicker slower safer harder".split()
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
            unless=_ASKED_FOR,
            takes_before=1,
        )
        for be in ("is", "are", "was")
        for negated in ("doesn't", "hasn't", "isn't", "haven't", "don't", "aren't", "didn't")
    ),
)
