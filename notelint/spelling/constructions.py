"""Verbs and small words that are not put together so: can able to, must to do, it's has, discuss about, is consist of.

More rows of ``agreement``, about whole turns of phrase: ``takes_before`` says how many of their words come first.
"""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import THE

_TOGETHER = '"{written}" should be "{meant}"'
_TWICE = '"{written}" has one verb too many: it is "{meant}"'
_WHOM = '"{written}" does not say whom: it is "{meant}"'
_EXPLAIN = '"{written}" needs "to": it is "{meant}"'
_TOGETHER_BEFORE = '"{before} {written}" should be "{before} {meant}"'
PASTS = (
    "went gone, wrote written, did done, began begun, ran run, took taken, gave given, broke broken, chose chosen, drove driven, fell fallen,"
    " froze frozen, grew grown, knew known, rode ridden, rose risen, shook shaken, spoke spoken, stole stolen, threw thrown, wore worn,"
    " drew drawn, ate eaten, became become, came come, overcame overcome, overrode overridden, overwrote overwritten, rewrote rewritten, withdrew withdrawn, mistook mistaken"
)
"""Pasts whose participles are other words."""
_NO_PASSIVE = frozenset("did ran fell rose grew rode went became came".split())
_HAVE = "have has having haven't hasn't i've we've you've they've have_been has_been should_have would_have could_have have_also has_also"
_BE = "is are was were been being be"
_WHAT = "what whatever all everything how as than it's"
_AS_THEY = "as_you as_we as_they what_you what_we all_we all_you that_you that_we everything_you"
_COUNTED = '"{before} {written}" should be "{before} {meant}"'
_DIRECT = '"{written}": what is discussed has no "about"'
_ACT = (
    "be do use get have make create add run set know go take see find keep give show write read learn understand install start specify"
    " define choose change call build return access handle avoid remove update check pass open close save load wait stop look try tell help provide allow"
)
ALONE = (
    "consist consists consisted, depend depends depended, belong belongs belonged, rely relies relied, differ differs differed,"
    " refer refers referred, appear appears appeared, exist exists existed, happen happens happened, occur occurs occurred, contain contains contained"
)
"""Verbs that have no passive, or a rare one: base, form in -s, past."""
WITHOUT_PASSIVE = frozenset(verb.split()[0] for verb in ALONE.split(","))
INTRANSITIVE = WITHOUT_PASSIVE | frozenset(
    "walk work live stay wait talk sleep arrive fail succeed exist vanish disappear travel behave listen look laugh cry agree disagree participate"
    " collaborate interact communicate compete react respond evolve emerge suffice crash hang vary".split()
)
"""Those, and verbs that are done alone: he would walk, rather than be walked."""
_LINKED = frozenset("consist depend belong rely differ refer".split())
"""Those of them that go on with a preposition."""
ACTS_SAID = "what whatever do does did done"
_SAID = "what_it_is what_this_is whatever_it_is what_that_is"
_THIRD = (
    "means depends allows contains returns provides takes gives makes has gets requires creates becomes includes consists happens seems"
    " lets keeps tells belongs exists refers enables"
)
TO_ACT = " ".join(f"to_{verb}" for verb in _ACT.split())
_ONE_OF_THE_BEST = " ".join(
    f"one_of_the_{best}" for best in "easiest best fastest biggest simplest hardest largest main oldest newest".split()
)
_HOW = "how what why the this"
_SINCE = "ago later before after of in $"
_WHEN = "when if in after inside during next behind with $"


def _alone(base: str, third: str, past: str) -> list[Turn]:
    """Rows for a verb that has no passive, behind a form of "be"."""
    after = "of on upon to from in with" if base in _LINKED else "in on at when if for because as $"
    if base == "contain":
        after = f"{THE} in"
    return [
        *turn(
            f"{base} {third}",
            third,
            _TWICE,
            before="is",
            after=after,
            not_before=_SAID,
            unless=f"{ACTS_SAID} how",  # how long a minute is depends on the door
            takes_before=1,
        ),
        *turn(f"{base} {third}", base, _TWICE, before="are", after=after, takes_before=1),
        *turn(f"{base} {third}", past, _TWICE, before="was were", after=after, takes_before=1),
    ]


CONSTRUCTIONS: tuple[list[Turn], ...] = (
    *(_alone(*verb.split()) for verb in ALONE.split(",")),
    turn("able", "can", _TOGETHER, before="can", after="to", takes_before=1, takes_after=1),
    turn("able", "could", _TOGETHER, before="could", after="to", takes_before=1, takes_after=1),
    turn(
        "able",
        "be_able",
        '"{before} able" should be "{before} be able"',
        before="will would should may might must",
        after="to",
    ),
    turn("must", "must", _TOGETHER, after="to", not_before="a the this", unless=_WHAT, takes_after=1),
    turn("cannot", "cannot", _TOGETHER, after=TO_ACT, takes_after=1),
    turn("can", "can", _TOGETHER, before="^_i ^_we ^_you", after=TO_ACT, takes_after=1),
    *(
        turn(short, long, _TWICE, after=_THIRD, not_after="means_of means_to")
        for short, long in (("it's", "it"), ("that's", "that"), ("he's", "he"), ("she's", "she"))
    ),
    *(
        turn(verb, f"{verb}_you_to|{verb}_us_to", _WHOM, before="which that ^_this ^_it", after=TO_ACT, takes_after=1)
        for verb in ("allows", "enables", "permits")
    ),
    *(
        turn(
            verb,
            verb,
            _DIRECT,
            after=" ".join(f"about_{word}" for word in f"{THE} how what why".split()),
            takes_after=1,
        )
        for verb in ("discuss", "discussed", "discussing")
    ),
    *(
        turn(
            verb,
            f"{verb}_to_{whom}",
            _EXPLAIN,
            after=" ".join(f"{whom}_{word}" for word in _HOW.split()),
            takes_after=1,
        )
        for verb in ("explain", "explained", "explains")
        for whom in ("me", "us")
    ),
    *(
        row
        for verb in PASTS.split(",")
        for past, participle in (verb.split(),)
        for row in (
            turn(past, participle, _TOGETHER_BEFORE, before=_HAVE, unless=_WHAT),
            turn(past, participle, _TOGETHER_BEFORE, before=_BE, unless=_WHAT) if past not in _NO_PASSIVE else [],
        )
    ),
    turn("agree", "agree", _TWICE, before="am are is", after="with that on to", takes_before=1),
    turn("agree", "I_agree", _TWICE, before="i'm", after="with that on to", takes_before=1),
    turn("agree", "we_agree", _TWICE, before="we're", after="with that on to", takes_before=1),
    turn(
        "should",
        "should",
        _TOGETHER,
        before="you we i they",
        after="to",
        not_after="to_the to_a to_an to_some to_this to_be_honest",
        not_before=_AS_THEY,
        takes_after=1,
    ),
    turn("us", "us", _TOGETHER, before="let", after=TO_ACT, takes_after=1),
    turn(
        "be",
        "been",
        _TOGETHER_BEFORE,
        before="has had hasn't hadn't could_have would_have should_have might_have",
        unless="what whatever all everything",
    ),
    turn("been", "has_been", _TOGETHER, before="was", takes_before=1),
    turn("been", "have_been", _TOGETHER, before="were are", takes_before=1),
    turn("one", "ones", _COUNTED, before=_ONE_OF_THE_BEST),
    turn("payed", "paid", after="for to attention by the with off back in $"),
    turn("type", "types", _COUNTED, before="these those many several various", after="of"),
    turn("kind", "kinds", _COUNTED, before="many several various", after="of"),
    turn("time", "times", _COUNTED, before="multiple several", after="$ in than and a the to"),
    *(
        turn(
            one,
            f"{one}s",
            _COUNTED,
            before="several multiple various a_few" if after != _SINCE else "several two three four five a_few",
            after=after,
        )
        for one, after in (
            ("way", "to of in that $ we you"),
            ("step", "to in of $ are"),
            ("part", "of $ are"),
            *((unit, _SINCE) for unit in ("year", "month", "week", "day", "hour", "minute")),
        )
    ),
    *(
        turn(one, f"{one}s", _COUNTED, before="a_few", after="of in on to and that which $ for with")
        for one in ("click", "type", "tip", "trick", "rule", "note")
    ),
    turn("follow", "as_follows", _TOGETHER, before="as", after="$", takes_before=1),
    turn("happen", "what_happens", _TOGETHER, before="what", after=_WHEN, takes_before=1),
    turn("been", "has_been", '"as" should be "has" here', before="it_as he_as she_as this_as which_as", takes_before=1),
)
