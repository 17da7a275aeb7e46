"""Set phrases in which a word is another one, or lacks: such us, in other to, on of the, make since, according the."""

from __future__ import annotations

from .context import Turn, turn
from .neighbours import IS, THE, WE

_PASSIVE = "store stored, call called, load loaded, save saved, name named, host hosted, display displayed, process processed, update updated"
_MAY_BE = " ".join(f"{modal}_be" for modal in "can could will would should must may might cannot to".split())
_FORWARD = "hear hearing, see seeing, meet meeting, read reading, learn learning, work working, get getting, use using, have having"
_TOGETHER = '"{written}" should be "{meant}"'
_LACKS = '"{written}" needs "to" here: it is "{meant}"'

PHRASES: tuple[list[Turn], ...] = (
    turn("toa", "to_a", '"{written}" is two words: "{meant}"'),
    turn("ofa", "of_a", '"{written}" is two words: "{meant}"'),
    turn("ou", "you", before="but and if when so that", after="can will should need have are want could"),
    turn("shapely", "Shapley", after="value values"),
    turn("us", "as", before="such"),
    turn("us", "as", before="well", after=THE),
    turn("has", "as", before="such", after=f"{THE} when in", not_before="as_such"),
    turn("wells", "well", before="as", after="as"),
    turn("long", "along", before="a", after="with", takes_before=1),
    turn("other", "another", before="an", after="one way thing example of is to file page word", takes_before=1),
    turn("other", "order", before="in", after="to_be to_get to_do to_make to_have to_use to_avoid to_create to_keep"),
    turn("term", "terms", before="in", after="of"),
    turn("in", "on", before="^ but and", after="the_other_hand the_contrary the_one_hand"),
    turn("on", "one", before="^ is as and", after="of_the of_these of_those of_my of_our of_its of_their"),
    turn("of", "if", before="^", after="you_want you_have you_are we_want we_have"),
    turn("of", "on", before="depend depends depended depending", not_after="course"),
    turn("of", "off", before="turned switched logged kicked", not_after="course"),
    turn("off", "of", before="instead because lots kind sort lot consists consist consisting capable aware", after=THE),
    turn(
        "of", "have", before="could should would might must couldn't shouldn't wouldn't", not_after="course necessity"
    ),
    turn("on", "in", before="interested"),
    turn("of", "for", before="responsible"),
    turn("by", "of", before="composed", after="two three four five several many the_following"),
    turn("from", "on", before="depend depends depended depending", after=THE),
    *(
        turn(
            "like",
            f"what_{it}_like",
            _TOGETHER,
            before=f"how_{it}",
            after="$ next now in when at after",
            takes_before=3,
        )
        for it in ("it_looks", "they_look", "this_looks", "that_looks")
    ),
    *(turn(verb, gerund, before="forward_to") for verb, gerund in map(str.split, _FORWARD.split(","))),
    turn("same", "the_same", before="as", after="as", takes_before=1),
    turn("compare", "comparison", before="in", after="to with"),
    turn("base", "based", before=f"^ {IS}", after="on"),
    turn("bias", "biased", before=IS, after="towards toward against to"),
    turn("interest", "interested", before="am i'm are we're you're be", after="in"),
    turn("opposite", "opposed", before="as", after="to"),
    turn("instants", "instance", before="for"),
    turn("intensive", "intents_and", before="all", after="purposes"),
    turn("since", "sense", before="make makes", not_after="the #"),
    turn("sell", "sale", before="for", after="$"),
    turn("lest", "least", before="at"),
    turn("lease", "least", before="at"),
    turn(
        "forward",
        "straightforward",
        before="straight",
        after="to and way",
        not_before="be_straight",
        takes_before=1,
    ),
    turn("peak", "peek", before="take_a taking_a took_a quick sneak", after="at into inside under $"),
    turn(
        "roll",
        "role",
        before="plays_a play_a played_a playing_a plays_an_important play_an_important",
        after="in $ as of",
    ),
    turn("trail", "trial", after="and_error"),
    turn("trail", "trial", before="free", after="$ of for period version account"),
    turn("validate", "validation", after="set sets dataset datasets loss accuracy error", not_before="^ to can will"),
    turn("operation", "operating", after="system systems", not_before="the_whole"),
    turn("out", "without", before="with", after="any a the using having", takes_before=1),
    turn("due", "due_to", _LACKS, after="the_fact the_lack the_high the_large the_small the_same the_nature its"),
    turn("according", "according_to", _LACKS, after=f"{THE} #"),
    turn("thanks", "thank", before="to would_like_to want_to", after=f"{THE} {WE} everyone everybody all them him"),
    turn("that's", "that", '"is" is written twice', after="it's there's they're you're we're he's she's"),
    *(turn(*verb.split(), before=_MAY_BE, after="by using into as in from") for verb in _PASSIVE.split(",")),
    turn("is", "there", '"is" is written twice', before="^_is_there", after=THE, takes_before=1),
)
