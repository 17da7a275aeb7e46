"""Words taken for others that sound like them, or nearly: bellow, decent, forth, seams, apposed. More rows of ``confusions``."""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import IS, THE, WE

_ONE_WORD = '"{written}" is one word: "{meant}"'
_DIVIDED = (
    "divide divided divides dividing split splits splitting separated convert converted converts converting transform transformed"
    " transforms turn turned turns translate translated translates look looking dig dive diving taken insight insights grouped integrate"
    " integrated inserted fall falls built load loaded organized organised broken"
)
_PARTED = f"{THE} two three four five # several many multiple different smaller"
_DO_IT = " ".join(f"~do_{it}" for it in "a an the to it this that these any your in on for with".split())
_OF_THEM = "some_of all_of many_of both_of one_of each_of any_of most_of none_of"
_OWNED = "code network machine project file page site team mind work life phone model case name process"

SOUNDALIKES: tuple[list[Turn], ...] = (
    turn("apposed", "opposed", before="as is are"),
    turn(
        "bellow",
        "below",
        before="see the shown given listed described in from example code image figure diagram table steps and is are as link",
        not_after="of_a of_the out",
    ),
    turn("bellow", "below", before="^", after="is are you we i the there image code example figure steps"),
    turn("decent", "descent", before="gradient coordinate steepest"),
    turn(
        "descend",
        "descent",
        before="gradient",
        after=f"$ {IS} algorithm algorithms and to with for in method step steps",
    ),
    turn(
        "week",
        "weak",
        after="learner learners classifier classifiers supervision",
        not_before="two four six eight ten one each per #",
    ),
    turn(
        "weekly",
        "weakly",
        after="supervised_learning supervised_object supervised_training supervised_models supervised_methods typed consistent coupled",
    ),
    turn(
        "forth",
        "fourth",
        before="the a",
        after="one step chapter part section question way argument parameter element line edition time day week",
    ),
    turn("seams", "seems", before="it this that which there", after="to like that a an so as more very"),
    turn(
        "seam",
        "seem",
        before="may might would could don't doesn't didn't not they",
        after="to like that a an so as more very",
    ),
    turn("suites", "suits", before="best that which it better", after="your my our the you us me his her their this"),
    turn("passed", "past", before="in_the", after="$ we i it few year years two"),
    turn("aloud", "allowed", before="is are was were not isn't aren't be", after="to in for by"),
    turn("coarse", "course", before="of", after="$ it we you i this the there"),
    turn("device", "devise", before="can must could", after="a an the new better"),
    turn("waist", "waste", before="a", after="of_time of_money of_space of_memory of_resources"),
    turn("waisted", "wasted"),
    turn("passed", "past", before="looking looked go went going walked walking", after="the this it"),
    turn("lightening", "lightning", after="fast strike strikes network talk talks bolt round speed"),
    turn("boarder", "border", after="radius color colour width style of box"),
    turn("boarders", "borders", after="of and are between"),
    turn(
        "looses", "loses", after="the its all their his her any money data information track precision interest control"
    ),
    turn("lead", "led|leads", before="^_this ^_it", after="to_a to_an to_the to_many to_more me_to us_to"),
    turn(
        "adopt",
        "adapt",
        after="to_changes to_change to_new to_different to_changing itself themselves",
        not_before="what_to when_to which_to",
    ),
    turn("being", "been", before="has have had hasn't haven't has_not have_not", after="~ed used made given done seen"),
    turn(
        "been",
        "being",
        before="instead_of by without from before after of for",
        after="~ed able used made given a an the done set",
        not_before="never_before ever_before has_before have_before had_before",
    ),
    turn(
        "been", "being|has been", before="is", after="~ed used made given set done taken", not_before="what_is that_is"
    ),
    turn("been", "being|have been", before="are", after="~ed used made given set done taken"),
    turn(
        "were",
        "we're|we are",
        before="^ so and but because since",
        after="going_to not_going trying_to gonna interested_in",
    ),
    turn("where", "we're|we are", before="^", after="going_to"),
    turn(
        "then",
        "them",
        before="each_of both_of one_of some_of all_of many_of most_of two_of none_of any_of",
        after=f"$ {IS} and in to has have with by",
    ),
    turn("then", "them", before="between", after=f"$ {IS} in to has have with by"),
    turn("then", "them", before="use using make keep put define convert", after="as available"),
    turn("you", "your", before="in on into of within from", after=f"~noun {_OWNED}", not_before=_OF_THEM),
    turn(
        "you",
        "your",
        before="in on into within up out about between",
        after="~nouns",
        not_before=_OF_THEM,
        not_after="guys people folks kids students developers readers",
    ),
    turn(
        "he",
        "the",
        before="in of on at from by into",
        after=f"~noun same first following next last end middle beginning {_OWNED}",
    ),
    turn("your", "you", before="if when once because unless before", after=f"{_DO_IT} want_to need_to have_to"),
    turn(
        "every",
        "very",
        before="is are was it's",
        after="easy hard difficult simple useful similar important common good large small different",
    ),
    turn("my", "may", before="it you we they this that which there", after="be not also"),
    turn("me", "be", before="can could should must would will may", after="used done ~ed"),
    turn("it", "in", after="order_to"),
    turn("fo", "of", before="kind type lot number list set part one instead because most", after=f"{THE} #"),
    turn("fo", "for", after=f"{THE} example instance"),
    turn("accept", "except", before="everything anything nothing everyone nobody", after="the for that one"),
    turn(
        "depreciated",
        "deprecated",
        given="function functions method methods api apis class version library package module syntax feature parameter attribute option",
    ),
    turn("visa", "vice", after="versa"),
    turn("stat", "start", before="to can let's we will", after="with by from"),
    turn("stared", "started", before="get getting got i_have we_have just", not_after="at"),
    turn("staring", "starting", before="^ before after when", after="from with the_server a_new point"),
    turn("on", "no", before="there_is there_are has have", after="need longer"),
    turn("no", "on", before="based depends depending focus focused depend relies rely", not_after="more longer $"),
    *(turn("to", "into", _ONE_WORD, before=f"{verb}_in", after=_PARTED, takes_before=1) for verb in _DIVIDED.split()),
    turn("be", "maybe", _ONE_WORD, before="^_may", after=f"{WE} i'm it's there's", takes_before=1),
    turn(
        "ready",
        "already",
        _ONE_WORD,
        before="all",
        after="~ed have has been done know",
        not_before="are_all were_all is_all",
        takes_before=1,
    ),
    turn("where", "nowhere", _ONE_WORD, before="no", after="near else", takes_before=1),
    turn("times", "sometimes", _ONE_WORD, before="^_some", after=f"{WE}", takes_before=1),
    turn(
        "base",
        "database",
        _ONE_WORD,
        before="data",
        after="is server schema design table tables and that system",
        takes_before=1,
    ),
    turn("bases", "databases", _ONE_WORD, before="data", takes_before=1),
    turn("is", "in", before="^", after="order_to"),
    turn(
        "in",
        "within",
        _ONE_WORD,
        before="with",
        after="the_range the_limits the_scope the_bounds the_context a_given a_certain",
        not_before="up_with deal_with comes_with work_with start_with begin_with agree_with",
        takes_before=1,
    ),
    turn("servers", "serves", before="it this which that repository page", after="as"),
    turn("must", "most", before="the a", after="important common popular used powerful useful basic difficult"),
    turn("currently", "current", before="the a this our", after="~noun terminal user state version value time"),
    turn(
        "then",
        "than",
        before="less more fewer greater smaller larger",
        after="in one two three half twice",
        unless="if when once as",
    ),
    turn(
        "where",
        "were",
        before="some_~many these_~many those_~many most_~many",
        after="also quite very made created really",
        unless="in for from with on by of",
    ),
    turn("and", "an", before="takes take taking", after="action argument array object"),
)
