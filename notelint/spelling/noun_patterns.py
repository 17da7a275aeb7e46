"""Numbers of nouns that do not go with the word before them: a cookies, these method, one of the reason."""

from __future__ import annotations

from collections.abc import Iterator

from .forms import NO_CHANGE, NOUN_OF_PLURAL, PLURAL_OF_NOUN, PLURAL_OF_THING, THING_OF_PLURAL
from .neighbours import CLAUSE, FUNCTION
from .pattern import Pattern, where
from .set_phrases import IN_THIS, LIST_OF
from .subjects import MODALS, NO_SUBJECT

_BEHIND_NOUN = f"{CLAUSE} of in on for with from by as at into whose using between without after before $"
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
COUNTED_TOO = {"way": "ways", "type": "types", "kind": "kinds", "step": "steps"}
"""Words that are looked at though they are verbs too."""
_OF_DIFFERENT = " ".join(
    f"{of}_different"
    for of in "of with for in between from by on have has are many some use uses support supports".split()
)
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
_ONE_TOO = frozenset(("axes", "says"))
"""A plot's axes are one thing; A says."""
_MATTER = frozenset("vocabulary terminology text food grammar syntax memory".split())
"""What there may be a list of as well as of its plural."""
_OF_THESE = " ".join(
    f"{first}_{these}"
    for first in "in with for from by on there_are have has had".split()
    for these in "these many several various".split()
)


_TAKEN = " ".join(
    f"{takes}_{number}"
    for takes in "takes take with into has have contains uses returns requires needs accepts expects are of".split()
    for number in _NUMBERS.split()
)
_HELD = frozenset("hold point end out run turn go use".split())
"""What a number stands before by chance: of two hold the larger."""
_BEHIND_VERB = (
    "over the a an to in on with from when if by and $ it this something nothing anything them all one two three"
)


def nouns() -> Iterator[Pattern]:
    """The patterns of nouns."""
    all_the = where(before=_ALL_THE, after="are were have aren't weren't haven't")
    yield Pattern(PLURAL_OF_NOUN, all_the, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | NO_SUBJECT)
    yield Pattern(PLURAL_OF_THING, all_the, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | NO_SUBJECT | MODALS)
    two_ways = where(before=f"{_THESE} {_NUMBERS} a_lot_of lots_of", after="to of in that for", not_before=_A_NUMBER)
    yield Pattern(NO_CHANGE, two_ways, over_adjectives=True, also=COUNTED_TOO)
    different = where(before=_OF_DIFFERENT, after="of")
    yield Pattern(NO_CHANGE, different, also={"kind": "kinds", "type": "types"})
    article = where(before="a an another", after=_BEHIND_NOUN, not_before="such_a many_a the_a")
    yield Pattern(
        THING_OF_PLURAL, where(before="a an", after=_BEHIND_NOUN, not_before="such_a many_a the_a"), but=_ONE_TOO
    )
    yield Pattern(NOUN_OF_PLURAL, article, over_adjectives=True)
    yield Pattern(NOUN_OF_PLURAL, where(before="each every", after=FUNCTION), over_adjectives=True)
    yield Pattern(THING_OF_PLURAL, where(before="every", after=f"{CLAUSE} and"))
    yield Pattern(NOUN_OF_PLURAL, where(before="this", after=_BEHIND_THIS), but=frozenset({"lives"}))
    these = where(before=_OF_THESE, after="are is were was of for that which why where when $")
    yield Pattern(PLURAL_OF_THING, these, but=MODALS)
    are_the = where(before="^_these_are_the", after="that we you i required followed taken needed used")
    yield Pattern(PLURAL_OF_THING, are_the, but=_UNCHANGED | {"result", "answer", "output", "outcome", "cause", "work"})
    pointed = where(before="^_these ^_those", after="can will should must may could would are were have")
    yield Pattern(PLURAL_OF_THING, pointed, but=MODALS)
    at_least = where(before=_OR_MORE, after=f"{_BEHIND_NOUN} to")
    yield Pattern(PLURAL_OF_NOUN, at_least, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | _NOT_COUNTED | _MASS)
    counted = where(before=f"{_NUMBERS} a_few", after="of", not_before=f"{_A_NUMBER} {_LABELLED}")
    yield Pattern(PLURAL_OF_THING, counted, but=_UNCHANGED | {"end", "point", "proof", "out"})  # two end of file marks
    yield Pattern(
        PLURAL_OF_NOUN, where(before="a_few", after=f"{_BEHIND_NOUN} to"), over_adjectives=True, but=_UNCHANGED
    )
    yield Pattern(PLURAL_OF_NOUN, where(before="^_both", after="are were have can will should do return use work"))
    yield Pattern(NOUN_OF_PLURAL, where(before="each every", after=_ACTS), over_adjectives=True)
    yield Pattern(THING_OF_PLURAL, where(before="every", after=_ACTS))
    several = where(before=_THESE, after=_BEHIND_NOUN, not_before="to_many")
    yield Pattern(PLURAL_OF_NOUN, several, over_adjectives=True, but=frozenset({"ing"}))
    yield Pattern(
        PLURAL_OF_NOUN,
        where(before="multiple", after=f"{CLAUSE} of in on for with from"),
        over_adjectives=True,
        but=_MASS,
    )
    yield Pattern(
        PLURAL_OF_NOUN,
        where(before=_NUMBERS, after="is are was were of in that which with for from $", not_before=_A_NUMBER),
        over_adjectives=True,
        but=_UNCHANGED,
    )
    yield Pattern(
        NOUN_OF_PLURAL,
        where(
            before="most_of some_of each_of many_of one_of none_of",
            after="is are was were in between that which to for with $",
        ),
        right="the {written}",
    )
    good = where(before=_A_GOOD, after=_BEHIND_NOUN, not_before="such_a many_a")
    yield Pattern(THING_OF_PLURAL, good, but=_ONE_TOO)
    in_this = where(before=IN_THIS, after=f"{CLAUSE} we you i it they the $ and")
    yield Pattern(NOUN_OF_PLURAL, in_this, but=NO_SUBJECT)
    in_these = where(before="in_these for_these with_these of_these", after="we you i it they there the is are $")
    yield Pattern(PLURAL_OF_NOUN, in_these, but=_COLLECTIVE | _UNCHANGED)
    list_of = where(before=LIST_OF, after=f"{CLAUSE} in for with from")
    yield Pattern(PLURAL_OF_NOUN, list_of, over_adjectives=True, but=_COLLECTIVE | _UNCHANGED | _NOT_COUNTED | _MATTER)
    one_of = where(
        before=f"{_ONE_OF} {_NUMBER_OF} {_EACH_OF}", after=f"{_BEHIND_NOUN} why i we you", not_before=_THE_ONE_OF
    )
    yield Pattern(PLURAL_OF_THING, one_of, over_adjectives=True, but=_COLLECTIVE | {"hold"})
    yield Pattern(PLURAL_OF_NOUN, one_of, over_adjectives=True, but=_COLLECTIVE)
    yield from _things()


def _things() -> Iterator[Pattern]:
    """The patterns of nouns that are verbs too, where only a noun can stand."""
    each = where(before="each", after="has is can will was does should must needs")
    yield Pattern(THING_OF_PLURAL, each)
    taken = where(before=_TAKEN, after="$ as of in from that which", not_before=f"{_A_NUMBER} {_LABELLED}")
    yield Pattern(PLURAL_OF_THING, taken, but=_UNCHANGED | MODALS | _HELD)
    many = where(before="^_many ^_several ^_various", after="exist are were have use need do can")
    yield Pattern(PLURAL_OF_NOUN, many, over_adjectives=True, but=_MASS | _COLLECTIVE | _UNCHANGED | _NOT_COUNTED)
    changes = where(
        before="should would could must may cannot can't won't shouldn't wouldn't",
        after=_BEHIND_VERB,
        not_before="the_must a_must ^_should ^_could ^_would",
    )
    yield Pattern(THING_OF_PLURAL, changes, but=frozenset({"means"}))
