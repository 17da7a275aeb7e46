"""Forms of verbs that do not go with what opens their clause: then it return, for understand how, is uses the, is enable.

More patterns of ``agreement``. Each form is of words that are nothing but verbs, so that little else is asked for, or of
others where no noun can stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from .constructions import ACTS_SAID, WITHOUT_PASSIVE
from .forms import (
    BASE_OF_GERUND,
    BASE_OF_PAST,
    GERUND_OF_BASE,
    NO_CHANGE,
    NOUN_OF_PLURAL,
    PARTICIPLE_OF_BASE,
    PARTICIPLE_OF_THING,
    PAST_TOO,
    PLURAL_OF_NOUN,
    PLURAL_OF_THING,
    THING_OF_PLURAL,
    THIRD_OF_BASE,
)
from .pattern import Pattern, where
from .subjects import MODALS

_IT = ("it", "he", "she")
_IT_ACTS = " ".join(
    f"{opener}_{it}"
    for opener in (
        "if when because since where why then how what which whether once until while unless although though before after"
        " wherever whenever whatever means ^"
    ).split()
    for it in _IT
)
"""A pronoun behind what opens a clause."""
_AND_IT_ACTS = " ".join(f"{opener}_{it}" for opener in "and but so as that than".split() for it in _IT)
"""The same where what went before may reach on: does this help and it fail, asks that it fork."""
_ASKED_THAT = (
    "suggest suggests suggested recommend recommends recommended require requires required requirement requirements ask asks asked"
    " request requests requested demand demands insist insists prefer prefers preferred important essential necessary vital crucial"
    " imperative desirable mandatory propose proposes proposed let lets make makes made making help helps see saw watch hear"
)
"""What a clause in the base form goes with: requires that it fork; and verbs whose object acts: makes this and it fail."""
_INVERTED = "do does did doesn't didn't don't"
_DETERMINERS = "the a an this these those your our my its their his her any all some each every it them us me you"
_NO_NOUN = "how what why where when whether it them us me you more some that"
_NAMED = "synonym antonym word words verb verbs term terms name names command commands keyword keywords function method operation operations called type types option options value values parameter setting mode"
_FOR_VERBS = "for by without about"
_SAID_TO_BE = f"{ACTS_SAID} everything all thing things way idea goal task job step purpose aim next first default behavior behaviour action"
_NOUNS_TOO = frozenset(
    "create insert delete append remove reuse download upload compute propagate install login logout signup spend".split()
)
"""Nouns that the table of forms has as verbs alone, and what is done to rows and lists: types for insert."""
_OBJECT = "a an the its their"
_OF_EACH = " ".join(f"{of}_each" for of in "for of in on about to from with at by into between".split())
_TRY = "remember hope hopes hoping try tries trying decide decides decided attempt attempts forget forgot is_possible not_possible tend tends"
_PURPOSE = " ".join(
    f"{goal}_{be}_to"
    for goal in "task goal job aim purpose idea plan objective trick step".split()
    for be in ("is", "was")
)
_USED_FOR = "is_used_to are_used_to be_used_to was_used_to"
_SOMEBODY = "he she who everyone everybody anyone somebody someone user users people i we you they person customers developers readers students"


_OTHER = " ".join(
    f"{of}_other" for of in "of with for in from than like to between by on about all many most several".split()
)
NOT_COUNTED = frozenset(
    "software hardware information knowledge evidence equipment advice traffic whitespace punctuation documentation content metadata"
    " functionality infrastructure middleware"
    " staff crew family audience personnel faculty team public clergy series species terminology vocabulary literature media data"
    " text code stuff food music art person humanity creativity mathematics".split()
)
"""Nouns that "other" stands before in the singular."""


_ABSTRACT = frozenset("ion ity nce age ing ism ess ory ure".split())
"""Endings of such nouns."""
WORDS_TOO = {"word": "words"}
"""Words that are looked at though the table of forms does not have them."""


def clause_verbs() -> Iterator[Pattern]:
    """The patterns of verbs behind what opens a clause, "be" or a preposition."""
    for it_acts in (where(before=_IT_ACTS), where(before=_AND_IT_ACTS, unless=f"{_ASKED_THAT} {_INVERTED}")):
        yield Pattern(THIRD_OF_BASE, it_acts)
        yield Pattern(PLURAL_OF_THING, it_acts, but=PAST_TOO | MODALS | {"have"})
    for_doing = where(before=_FOR_VERBS, after=_NO_NOUN, not_before="sort_of kind_of")
    yield Pattern(GERUND_OF_BASE, for_doing, but=_NOUNS_TOO | {"except", "suspend"})
    being = where(
        before="is are was were been being",
        not_after=f"and or ~one ~many ~ed ~is {_DETERMINERS}",
        unless=f"{_SAID_TO_BE} {_NAMED}",
    )
    yield Pattern(PARTICIPLE_OF_BASE, being, but=WITHOUT_PASSIVE | _NOUNS_TOO | {"add", "get", "instruct", "include"})
    twice = where(before="is", after=_OBJECT, unless=f"{_SAID_TO_BE} how what where who which why")
    yield Pattern(THING_OF_PLURAL, twice, right="{written}", takes_before=True)
    be = where(before="be", after="the a an all", unless=_SAID_TO_BE)
    yield Pattern(PARTICIPLE_OF_THING, be, right="{written}|be {form}", takes_before=True, but=PAST_TOO | {"run"})
    of_each = where(before=_OF_EACH, after="of in is on for and or has can will with to by from there $")
    yield Pattern(THING_OF_PLURAL, of_each, but=frozenset({"loops"}))
    yield Pattern(GERUND_OF_BASE, where(before="avoid avoids avoiding", after=_DETERMINERS))
    yield Pattern(GERUND_OF_BASE, where(before=_TRY, after=_DETERMINERS), right="to {written}")
    yield Pattern(BASE_OF_GERUND, where(before=_PURPOSE, after=_DETERMINERS))
    yield Pattern(BASE_OF_GERUND, where(before=_USED_FOR, after=_DETERMINERS, unless=_SOMEBODY))
    yield Pattern(BASE_OF_PAST, where(before=_USED_FOR, after=_DETERMINERS, unless=_SOMEBODY), but=PAST_TOO)
    yield Pattern(GERUND_OF_BASE, where(before="^_how", after=_DETERMINERS), right="to {written}")
    be_like = where(before="in_simple in_other in_few in_simpler", after="$ the it this we")
    yield Pattern(NO_CHANGE, be_like, also=WORDS_TOO)
    only = where(before="is_the_only", after="that which we you i in to for $")
    yield Pattern(NOUN_OF_PLURAL, only, over_adjectives=True)
    others = where(before=_OTHER, after="$ except in that which like for with as who is are where when")
    yield Pattern(PLURAL_OF_NOUN, others, but=NOT_COUNTED | _ABSTRACT)
