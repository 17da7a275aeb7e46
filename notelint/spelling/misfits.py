"""Forms of single words that do not go with the words beside them: is store in, this variables are, have to careful.

More rows of ``agreement``.
"""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import THE, WE

_TOGETHER = '"{before} {written}" should be "{before} {meant}"'
_TWO = '"{written}": one of the two words is too many'
_BE = "is are was were be been being isn't aren't"
_WHAT = "what whatever everything do does did done"
_PASSIVES = (
    "store stored in,store stored inside,train trained on,train trained with,train trained using,process processed by,"
    "process processed in,return returned by,return returned from,link linked to,sort sorted by,group grouped by,wrap wrapped in,"
    "map mapped to,mark marked as,place placed in,place placed on,name named after,change changed by,change changed to,"
    "start started by,start started with,run run by,test tested with,test tested on,update updated by,design designed to,"
    "design designed for,request requested by,cause caused by,limit limited to,display displayed in,display displayed on,"
    "filter filtered by,measure measured in,measure measured by,plot plotted on,label labeled as,encode encoded as"
)
"""Nouns that are verbs too, their participle, and what goes on behind it: data is store in one place."""
_COUNTED = (
    "variable variables,element elements,parameter parameters,argument arguments,method methods,class classes,user users,"
    "student students,item items,column columns,algorithm algorithms,process processes,thread threads,character characters,"
    "feature features,layer layers,neuron neurons,question questions,chapter chapters,example examples,word words,letter letters"
)
"""Nouns that can be counted."""
_BEEN_MANY = "been_many been_several been_two been_three been_various been_multiple"
_ASKED_ONE = (
    "the_difference_between the_difference_in the_purpose_of the_advantage_of the_disadvantage_of the_role_of the_meaning_of the_point_of"
    " the_problem_with the_reason_for the_output_of"
)
_ASKED_MANY = " ".join(
    f"the_{things}_{of}"
    for things in "differences advantages disadvantages benefits steps types kinds reasons features components uses drawbacks".split()
    for of in ("of", "between", "to", "for", "in")
)
_MANY_DONE = " ".join(
    f"~many_{done}"
    for done in "stored used handled created represented processed passed made called sorted saved loaded trained".split()
)

MISFITS: tuple[list[Turn], ...] = (
    *(
        turn(noun, done, _TOGETHER, before=_BE, after=behind, unless=_WHAT)
        for noun, done, behind in map(str.split, _PASSIVES.split(","))
        if noun != done
    ),
    *(
        turn(
            one,
            many,
            _TOGETHER,
            before="all all_the all_of_the",
            after="$ in of at with from that which are have",
            not_before="at_all first_of_all after_all",
        )
        for one, many in map(str.split, _COUNTED.split(","))
    ),
    turn(
        "this",
        "these",
        '"this" goes with one thing: it is "these"',
        before="^ in on with from by for using",
        after="~many_are ~many_were ~many_have",
    ),
    turn("things", "thing", _TOGETHER, before="another every each", after="to is that i we you was"),
    turn("suggest", "suggests", _TOGETHER, before="as_the_name the_name", after="$ it the that"),
    turn("use", "using", _TOGETHER, before="we_are they_are you_are i_am we're you're they're", after=f"{THE} two"),
    turn(
        "to",
        "to_be",
        '"{written}" needs "be" before an adjective: it is "{meant}"',
        before="have has had need needs want wants",
        after="careful able aware sure familiar patient available ready responsible consistent unique",
    ),
    *(
        turn(how, how, _TWO, before=f"{know}_the", after=WE, takes_before=1)
        for how in ("how", "why")
        for know in ("know", "understand", "see", "explain")
    ),
    turn("bare", "the_bare|a_bare", _TOGETHER, before="is was as", after="minimum"),
    turn("difference", "the_difference", _TOGETHER, before="^_what_is ^_what's", after="between"),
    turn("half", "a_half", _TOGETHER, before="one_and two_and three_and four_and", after="~many"),
    turn(
        "person",
        "people|persons",
        _TOGETHER,
        before="lot_of lots_of many several few two three four five number_of",
        after="$ who are have use can in to",
    ),
    turn("train", "training", _TOGETHER, before="^_after ^_before ^_by ^_without ^_instead_of", after=THE),
    turn(
        "are",
        "is",
        _TOGETHER,
        before="^_there",
        after="a an",
        not_after="a_# a_few a_lot a_couple a_number a_variety a_handful a_bunch a_series a_ton a_total a_great a_large a_wide a_range a_small a_set a_good a_whole a_huge a_million a_dozen a_multitude a_plethora a_myriad a_hundred a_thousand a_pair a_limited a_certain a_maximum a_minimum a_finite",
    ),
    turn("has", "have", _TOGETHER, before="^_there", after=_BEEN_MANY),
    turn("are", "is", _TOGETHER, before="^_what", after=_ASKED_ONE),
    turn("is", "are", _TOGETHER, before="^_what", after=_ASKED_MANY),
    turn("is", "are", _TOGETHER, before="^_how ^_where ^_why ^_when", after=_MANY_DONE),
    turn("while", "a_while", _TOGETHER, before="took_me takes_me took_us"),
    turn(
        "so",
        "is_so",
        '"{before} {written}" lacks a verb: it is "{before} {meant}"',
        before="why_it because_it",
        after="~is",
    ),
    turn("importance", "important", _TOGETHER, before="so very more", after="to for that $"),
    *(
        turn(works, work, _TOGETHER, before="how_~many why_~many", after="$ in and on with when like")
        for works, work in map(
            str.split, "works work,looks look,behaves behave,communicates communicate,interacts interact".split(",")
        )
    ),
)
