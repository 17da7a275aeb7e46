"""Set phrases that lack a word, or have another one: is same as, one of most, on contrary, let see, of cause.

More rows of ``agreement``. The article of what is no set phrase ("in same way") is left alone: notes are often written so.
"""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import THE

_WHOLE = '"{written}" should be "{meant}"'
_TOGETHER_AFTER = '"{written} to" should be "{meant} to"'
_TOGETHER = '"{before} {written}" should be "{before} {meant}"'
_THIS = "the this these those your our my its their a an"
_UNCOUNTED = '"{written}" should be "{meant}": it can\'t be counted'
_BEYOND = "$ about on that which from for is in"
_BEST = "important popular common useful used famous powerful basic widely interesting efficient effective"
_ACTS = "see say start take look try create make move assume consider think begin talk discuss go_over go_through"

_COUNTED = "case reason step type lesson section chapter note post page rule node line layer task project".split()
IN_THIS = " ".join(f"{preposition}_this" for preposition in "in for of with from on at by".split())
_IN_THESE = " ".join(f"{preposition}_these" for preposition in "in for of with from on at by".split())
LIST_OF = "a_list_of the_list_of a_set_of the_set_of a_collection_of a_group_of a_couple_of"
_GOES_ON = "is are was were that which who when where if but can will has have $ we you i it they the and in for with"

SET_PHRASES: tuple[list[Turn], ...] = (
    turn(
        "same",
        "the_same",
        _TOGETHER,
        before="is are was were be not also exactly",
        after="as",
        not_before="the_exactly",
    ),
    turn("most", "the_most", _TOGETHER, before="one_of", after=_BEST),
    turn(
        "equal",
        "or_equal",
        _TOGETHER,
        before="greater_than less_than greater_then less_then bigger_than smaller_than",
        after="to",
    ),
    turn(
        "gonna",
        "going",
        _TOGETHER_AFTER,
        after="to_do to_be to_use to_see to_make to_have to_get to_create to_learn to_practice",
    ),
    turn("contrary", "the_contrary", _TOGETHER, before="^_on ^_in"),
    turn("due", "due_to", _WHOLE, before="^", after="the this these those its their"),
    turn("prior", "prior_to", _WHOLE, before="^", after=_THIS),
    turn("regardless", "regardless_of", _WHOLE, after=f"{_THIS} whether_the which what"),
    turn("cause", "course", _TOGETHER, before="^_of but_of", not_after="and or"),
    turn("why", "way", _TOGETHER, before="^_by_the"),
    turn("more", "moreover", _WHOLE, before="^", after="over_$", takes_after=1),
    turn("let", "let's", _WHOLE, before="^ so now first then", after=_ACTS, not_after="go say_the"),
    turn("effects", "affects", _TOGETHER, before="^_it ^_this also directly", after=f"{THE} how"),
    turn(
        "affect",
        "effect",
        _TOGETHER,
        before="big great little huge bad good side same opposite significant",
        after="on of in is $",
    ),
    turn("where", "were", _TOGETHER, before="^_we ^_they ^_you ^_there"),
    turn("were", "we're", _WHOLE, before="^", after="going_to"),
    *(
        turn(noun, f"{how}_{noun}", _UNCOUNTED, before=wrong, after=_BEYOND, takes_before=1)
        for noun in "information knowledge evidence advice equipment homework progress".split()
        for wrong, how in (("a an", "some"), ("many", "much"))
    ),
    turn("is", "are", _TOGETHER, before="^_people ^_both ^_all_of_these ^_all_of_them ^_these_people ^_those_people"),
    *(turn(f"{one}s", one, _TOGETHER, before=IN_THIS, after=_GOES_ON) for one in _COUNTED),
    *(turn(one, f"{one}s", _TOGETHER, before=_IN_THESE, after="$ we you i it they the is are") for one in _COUNTED),
    *(
        turn(
            one,
            f"{one}s",
            _TOGETHER,
            before=LIST_OF,
            after="is are was were that which who when if but can in for with",
        )
        for one in _COUNTED
    ),
    turn(
        "both",
        "both",
        '"{written}" has a word too many: it is "{meant}"',
        before="the",
        not_after="of",
        takes_before=1,
    ),
)
