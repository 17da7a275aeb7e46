"""Words taken for others that look like them: chose, fist, trough, suit, ration, pubic. More rows of ``confusions``."""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import CAN, IS, THE, WE

_MODALS = "can could will would should must may might cannot can't won't"
_MORE = "more less better worse rather other same"

_DO = (
    "add answer ask avoid be become begin build buy call carry change check choose come compare compute copy create cut decide"
    " define delete describe do draw eat end explain fill find finish follow get give go handle have help hold import install"
    " keep know learn leave let load look make measure merge move open pass pay put read remember remove replace reply return"
    " run save say see sell send set show sit sleep solve spend split start stay stop store take talk teach tell test think train"
    " try turn understand update use wait walk watch win work write"
)
"""Verbs as they are after "to"."""

LOOKALIKES: tuple[list[Turn], ...] = (
    turn("too", "to", before="want wants need needs have has going trying able how", after=_DO),
    turn(
        "to",
        "too",
        before="is are was were be it's get gets getting become becomes",
        after="big large complicated difficult expensive high heavy good noisy wide many_times small early late hard easy complex simple",
    ),
    turn("through", "throw", before=_MODALS, after="an_error errors an_exception exceptions a_warning"),
    turn(
        "through",
        "throws",
        before="it code function compiler",
        after="an_error errors an_exception exceptions a_warning",
    ),
    turn("here", "hear", before=_MODALS, after="the a that me it"),
    turn("except", "expect|accept", before="^_i ^_we", after="that it the to this"),
    turn("women", "woman", before="a this another one"),
    turn("men", "man", before="a this another", not_after="at"),
    turn("plane", "plain", after="text english old"),
    turn(
        "hole",
        "whole",
        before="the a",
        after="thing process project time story system code page file world point day week",
    ),
    turn("knew", "new", before="a the", after="one file project way version branch feature class"),
    turn("cause", "course", before="of", after="$", not_before="the_of a_of"),
    turn("past", "passed", before="is are was were be been being", after="to by in as into"),
    turn("chose", "choose", before=f"{CAN} let's let_us"),
    turn(
        "except",
        "accept",
        before="can will would should must may might cannot to",
        after=f"{THE} #",
        not_before="able_to",
    ),
    turn("expect", "except", before="all everything anything nothing everyone nobody", after="the for that one"),
    turn("excepted", "expected", before="is are was were", after="to that"),
    turn("advice", "advise", before=f"i we {CAN}", after="you to against everyone people them using"),
    turn("advise", "advice", before="some good my any great this bit_of piece_of", after="$ on for about i is from"),
    turn(
        "casual",
        "causal",
        after="inference effect effects convolution convolutions graph graphs mask masking language_model relationship",
    ),
    turn(
        "discreet",
        "discrete",
        after="variable variables value values random distribution distributions math mathematics event events time steps data set sets class"
        " classes points number numbers numeric and_continuous or_continuous categories category categorical space signal signals cosine fourier"
        " case actions action states",
    ),
    turn("stationery", "stationary", after="distribution process point points"),
    turn("asses", "assess", before=CAN),
    turn("angel", "angle", after="between", before="the an this"),
    turn(
        "right",
        "write",
        before="can to let's",
        after="code tests programs functions a_function a_program a_test a_script some_code",
    ),
    turn("write", "right", after="now_we now_i now_it hand_side away"),
    turn("wander", "wonder", before="i we", after="if why how what whether"),
    turn("costumer", "customer", after="service data support satisfaction base reviews is can"),
    turn("costumers", "customers"),
    turn(
        "sever",
        "server",
        before="web sql proxy mail file remote local http dns client database the a",
        not_after="the ties",
    ),
    turn("pubic", "public", after="key keys class static method methods api function void repository access"),
    turn("manger", "manager", before="package project task window memory password product"),
    turn("mange", "manage", before=CAN),
    turn("fro", "for", not_before="and to_and", after=THE),
    turn("singe", "single", before="a the each every one"),
    turn(
        "tow",
        "two",
        before="the these of between into with",
        after="types ways values variables numbers things main different sets parts classes",
    ),
    turn(
        "no",
        "not",
        before="do does did can could will would should",
        after="have need want know get use be allow matter exist",
    ),
    turn(
        "now",
        "know",
        before="don't didn't doesn't let_me need_to want_to",
        after="how what that if about which where why",
    ),
    turn("now", "know", before="^_i", after="that how what why"),
    turn("no", "know", before="far_as_i i_don't i_didn't"),
    turn("too", "to", after="be_able be_used be_a be_the be_more"),
    turn("know", "now", before="right until till"),
    turn("hear", "here", before="^", after="is_the is_a are_the are_some is_an"),
    turn("who's", "whose", after="name names value values job parents children length elements"),
    turn("whose", "who's", after="going been not_a the_best"),
    turn("their", "they're", after="going_to not_going also just_a"),
    turn("they're", "their", after="own respective name names"),
    turn("there", "they're", after="going_to not_going supposed_to"),
    turn(
        "maybe",
        "may_be",
        before="it there that which they you we he she",
        after="a an the that necessary useful possible needed required used hard easier better different easy difficult more",
        not_before="so_that is_that",
    ),
    turn(
        "that",
        "than",
        before="more less greater larger smaller bigger higher lower faster slower longer shorter older newer better worse easier harder",
        after="a an # any",
    ),
    turn(
        "analysis",
        "analyze|analyse",
        before="can could will to we",
        after="the these our your",
        not_before="close_to next_to due_to",
    ),
    turn("proof", "prove", before="to can could we", after="that the it this", not_before="similar_to due_to next_to"),
    turn("prove", "proof", before="a the", after="of that is"),
    turn("believe", "belief", before="a the this", after="that in is"),
    turn("belief", "believe", before="i we they you", after="that in it this"),
    turn(
        "advance",
        "advanced",
        after="topics topic features feature concepts techniques level settings options usage course version",
        not_after="options_to",
    ),
    turn("advance", "advanced", before="more most"),
    turn(
        "experience",
        "experienced",
        before="an more most",
        after="developer developers programmer programmers engineer engineers",
    ),
    turn("dose", "does", before="it this that what how why which he she", after=f"not {THE} {WE} work mean"),
    turn("doe", "does", after="not"),
    turn("wit", "with", after=THE, not_before="to of his her its and their"),
    turn("whit", "with", after=THE, not_before="a no every one"),
    turn(
        "fist",
        "first",
        before="the a my our",
        after="step time thing one part line element argument place two parameter chapter question",
    ),
    turn("tat", "that", not_before="for", after=f"{IS} {WE} can the"),
    turn("wan", "want", after="to"),
    turn("ad", "add", before=CAN, after=f"{THE} new more another"),
    turn("mush", "much", before="how too so very as"),
    turn("thing", "think", before="i we don't", after="that it this about of we i you"),
    turn("think", "thing", before="same another important main", after="is to about that we i"),
    turn(
        "and",
        "an",
        before="is as of with creates in",
        after="array object element example instance exception index integer interface image item argument attribute id algorithm"
        " environment expression extension iterator enum option",
        not_after="object_of element_of",
    ),
    turn(
        "by",
        "be",
        before="can could will would should must may might",
        after="used done found seen made set called changed applied defined created added run",
    ),
    turn(
        "be",
        "by",
        before="used followed caused called given created written made represented replaced divided defined",
        after=f"{THE} #",
        unless="that recommend recommended suggest suggested require required",
    ),
    turn(
        "quit", "quite", before="is are was it's", after="a easy simple different common useful similar hard good large"
    ),
    turn(
        "trough",
        "through",
        before="go goes going went pass passes passing loop iterate iterating walk read get run",
        after=THE,
    ),
    turn(
        "thorough",
        "through",
        before="go goes going went pass passes passing loop iterate iterating walk read get run",
        after=THE,
    ),
    turn("thought", "though", before="even", not_after="about of to"),
    turn("ration", "ratio", before="the a this", after="of between"),
    turn("suit", "suite", before="test office protocol cipher", not_after="up"),
    turn("suits", "suites", before="test office protocol cipher"),
    turn(
        "vary",
        "very",
        after="good important similar useful simple easy common large small high low different_from",
    ),
    turn("very", "vary", before="can may will", after="depending from between by with"),
    turn("latter", "later", after="on", not_before="the"),
    turn("latter", "later", before="see_you years days hours weeks"),
    turn("later", "latter", before="the", after="is are was one_is case_is has can"),
    turn("loosing", "losing", after="the any all our your data information track money precision time interest"),
    turn("threw", "through", before="go goes going went pass passes passing loop iterate run"),
    turn(
        "where",
        "were",
        before="we they you these those which there",
        after="~ing",
        not_after="anything_is something_is",
    ),
    turn("allot", "a_lot", after="of more better easier"),
    turn("then", "than", before="rather", not_before="would_rather"),
    turn("then", "than", before="other", after=f"{THE} ~ing what"),
    turn("then", "than", before="less more greater", after="or_equal expected requested required"),
    turn("than", "that", before="fact idea", not_before="better_idea", unless=_MORE),
    turn(
        "been",
        "between",
        before="relationship relationships difference differences relation relations distance correlation connection gap comparison",
        after=f"{THE} two tables them",
        unless="have has had having",
    ),
    turn(
        "there",
        "where",
        before="approach way method process technique",
        after="you_start you_can we_can we_have you_have",
    ),
    turn("were", "where", before="situations cases scenarios places instances examples", after="you we they i it"),
    turn("there", "these", before="for in with", after="reasons cases steps examples things situations"),
    turn("to", "do", before="^_we ^_i ^_you ^_they", after="not"),
    turn("many", "may", before="^_you ^_we ^_it", after="be have find need want use see also not"),
    turn(
        "while",
        "a_while",
        before="for",
        not_after="loop loops statement statements and or ~ing",
        unless="loop loops out",
    ),
    turn(
        "thought",
        "through",
        before="go goes going went pass passes passing loop iterate iterating walk run get",
        after=THE,
    ),
    turn("has", "as", before="as_simple as_easy as_good as_fast as_well as_long as_far as_much as_many"),
    turn("them", "then", before="and", after="you we they click run use select add"),
    turn(
        "and", "an", before="return returns returning", after="object array error element integer item iterator empty"
    ),
    turn("at", "a", before="take took taking", after="look"),
    turn("user", "use", before="to can will not should could we you they must would", after=f"{THE} it"),
    turn("users", "uses", before="it which", after=THE),
    turn("word", "world", before="in_real in_the_real", after=f"$ {WE} most the there"),
    *(
        turn(word, f"is_{word}|are_{word}", before="which that", after=link, not_before="is_that was_that")
        for word, link in (("responsible", "for"), ("capable", "of"), ("independent", "of"))
    ),
    turn("cab", "can", after="be also not"),
    turn("filed", "field", before="in_the this_the of_the", after="$"),
    turn("a", "as", before="^", after="we they"),
)
