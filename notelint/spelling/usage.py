"""Small words that do not go with the words beside them: in average, consists from, is called as, the our, there have.

More rows of ``agreement``. Each is wrong in any style: what some write and others do not (different to, in regards to) has
no row.
"""

from __future__ import annotations

from .constructions import TO_ACT
from .context import Turn, turn
from .neighbours import THE, WE

_TOGETHER = '"{written}" should be "{meant}"'
_BETWEEN = '"{before} {written}" should be "{before} {meant}"'
_TOO_MANY = '"{written}" has a word too many: it is "{meant}"'
_TWO = '"{written}": one of the two words is too many'
_TWICE = '"{written}" has one verb too many: it is "{meant}"'
_SOME = "many several two three four five some various different"
_CALLED = " ".join(
    f"{be}_{how}"
    for be in "is are was were be".split()
    for how in ("also", "commonly", "usually", "often", "sometimes")
)
_RUN = (
    "function functions method methods callback callbacks api hook hooks macro handler program script procedure constructor object"
    " module service command"
)
"""What is called as something else is called."""
_SECOND_VERBS = "contains allows provides has requires consists includes enables becomes happens seems belongs exists refers depends creates describes"
_BETWEEN_ALONE = '"{written}" should be "{meant}" here'
_LACKS_IT = '"{before} {written}" needs "it": it is "{before} {meant}"'
_LACKS_IS = '"{written}" needs "is": it is "{meant}"'
_EASY = " ".join(
    f"{how}_to"
    for how in "important possible necessary better easy easier hard difficult good useful recommended".split()
)
_MODALS = "should would could must cannot can't won't shouldn't wouldn't couldn't".split()
_SAID_SHORTLY = " ".join(
    (
        *(f"^_{modal}" for modal in _MODALS),
        *(f"{it}_{modal}" for it in "it they we you i he she that this".split() for modal in _MODALS),
    )
)
"""Whether they should is a question."""
_ACTS_SAID = "what whatever do does did done all thing things way how who that"

_SAID = "mention mentioned, describe described, explain explained, discuss discussed, show shown, note noted, define defined, state stated, say said"
_ACTS = "read write create make get do build run add find use see check send store save call test show"
_MAKE_THE = "make_the made_the making_the makes_the get_the gets_the got_the getting_the"
_IT_OPENS = " ".join(f"{first}_it" for first in "^ because if when but since and so".split())
_LACKS_BE = '"{before} {written}" lacks a verb: it is "{before} {meant}"'
_SAME_THING = "same_~one same_~noun same_~many same_~nouns"
_MORE = (
    "more less better other rather worse fewer greater higher lower faster slower bigger smaller larger easier harder"
)

USAGE: tuple[list[Turn], ...] = (
    turn("in", "on", after="average_$"),
    turn("in", "on", before="^", after="average_it average_the average_we average_you average_a average_each"),
    turn("in", "on", after="a_daily_basis a_weekly_basis a_monthly_basis a_regular_basis daily_basis regular_basis"),
    turn("by", "on", before="^ but and", after="the_other_hand the_contrary"),
    turn("other", "the_other", before="^_on", after="hand"),
    turn("at on", "in", after="the_same_way"),
    turn("begin", "beginning", before="in_the at_the", after="of $"),
    turn("on", "in", before="keep keeping bear", after="mind"),
    turn("own", "on", before="from_now later", after=f"$ {WE} and the"),
    turn("us", "as", before="as_long as_soon as_far", after=f"{WE} {THE}"),
    turn("verse", "versa", before="vice"),
    turn("vise", "vice", after="versa"),
    turn("say", "se", before="per", after="$ but it"),
    turn("in", "and", before="one", after="the_same_$"),
    turn("head", "ahead", before="a", after="of_time", takes_before=1),
    turn("off", "of", before="kind sort"),
    turn("of", "to", before="with_respect"),
    turn("with", "to", before="according"),
    turn("with", "to", before="similar", after=THE, not_after="the_obvious the_exception the_difference the_only"),
    turn(
        "from on",
        "of",
        _BETWEEN,
        before="consists consisting consist consisted",
        after=f"{THE} # two three four several",
    ),
    turn("of", "on", _BETWEEN, before="dependent dependant", after=THE),
    turn("on", "of", _BETWEEN, before="independent", after=THE),
    turn("to", "in", _BETWEEN, before="resulting resulted", after=f"{THE} ~ing"),
    turn(
        "as",
        "to_as",
        _BETWEEN,
        before=" ".join(
            f"{how}_referred" for how in "is are be was were been also often commonly sometimes usually".split()
        ),
    ),
    turn(
        "called",
        "called",
        _TOO_MANY,
        before=_CALLED,
        after="as",
        not_after="as_soon as_part",
        unless=_RUN,
        takes_after=1,
    ),
    *(
        turn(
            said,
            said,
            f'"{{written}}" has a word too many: it is "{said}"',
            after=" ".join(f"about_{word}" for word in f"{THE} how what why".split()),
            takes_after=1,
        )
        for said in ("describe", "describes", "described", "describing", "mention", "mentions", "mentioned")
    ),
    turn("be", "to_be", _BETWEEN, before="want wants going trying supposed", after=f"able {THE} used ~ed ~ing more"),
    turn("isn't", "doesn't", after="have exist mean"),
    turn("aren't", "don't", after="have exist mean"),
    turn("not", "does_not", _TOGETHER, before="is", after="have exist mean", takes_before=1),
    turn("not", "do_not", _TOGETHER, before="are", after="have exist mean", takes_before=1),
    turn("it's", "it_has", _TOGETHER, after="have", takes_after=1),
    turn("have has", "are", _BETWEEN, before="^_there", after=f"{_SOME} #"),
    turn("has", "is", _BETWEEN, before="^_there", after="a an no one"),
    turn("types", "type", _BETWEEN, before="this each every another a", after="of"),
    turn("kinds", "kind", _BETWEEN, before="this each every another a", after="of"),
    turn(
        "is are was were",
        "be",
        _BETWEEN,
        before="should would could must cannot can't won't shouldn't wouldn't couldn't",
        not_before=_SAID_SHORTLY,
        unless="what whether whatever",
    ),
    turn(
        "had",
        "have",
        _BETWEEN,
        before="didn't doesn't don't did_not does_not do_not to_not can could should would must will can't couldn't",
        not_before="i_will he_will the_will the_can",
    ),
    *(
        turn(
            whom,
            whom,
            '"{before} {written}" has a word too many: it is "{before} {meant}"',
            before="let lets letting",
            after=TO_ACT,
            takes_after=1,
        )
        for whom in ("you", "me", "them", "it")
    ),
    turn(
        "us",
        "us",
        '"{before} {written}" has a word too many: it is "{before} {meant}"',
        before="lets letting",
        after=TO_ACT,
        takes_after=1,
    ),
    *(
        turn(verb, verb, _TWICE, before="is are was were", unless=_ACTS_SAID, not_before="there_is", takes_before=1)
        for verb in _SECOND_VERBS.split()
    ),
    *(
        turn(whose, whose, _TWO, before="the a an", after="~one ~many ~is own first", takes_before=1)
        for whose in ("our", "your", "their", "his", "its")
    ),
    turn(
        "the",
        "the",
        _TWO,
        before="in_a of_a with_a is_a to_a on_a as_a for_a from_a by_a at_a",
        after="~one ~many ~is first same",
        takes_before=1,
    ),
    turn("an", "an", _TWO, before="a", after="~one ~many ~is", takes_before=1),
    turn("another", "another", _TWO, before="a an", takes_before=1),
    turn("one", "one", _TWO, before="a", after="of_the of_those of_these", takes_before=1),
    turn("several", "several", _TWO, before="a", takes_before=1),
    turn("for", "of", before="in_charge"),
    turn("is", "is_it", _LACKS_IT, before="^_why ^_when", after=_EASY),
    turn("is", "it_is", _LACKS_IT, before="^_sometimes because ^_if ^_now ^_here", after=_EASY),
    turn("compare", "compared", _BETWEEN, before="as when", after="to with"),
    turn("be", "are|are_to_be", _TOGETHER, before="are", after="~ed used made", unless=_ACTS_SAID, takes_before=1),
    turn("be", "is|is_to_be", _TOGETHER, before="is", after="~ed used made", unless=_ACTS_SAID, takes_before=1),
    turn("it", "it's", _LACKS_IS, before="^ and but because so", after="just_a just_an just_the not_a not_the"),
    turn(
        "interesting", "interested", _BETWEEN, before="i'm am we_are we're you_are you're they_are they're", after="in"
    ),
    turn("public", "publicly", _BETWEEN, before="is are be made make makes also", after="available accessible"),
    turn("others", "other", _BETWEEN, before="each", after="$ and in to with by through"),
    turn(
        "on",
        "in",
        not_before="turn switch depend depends depending rely relies",
        after="a_different_way a_similar_way a_better_way a_simple_way an_efficient_way an_easy_way the_following_way",
    ),
    turn(
        "much",
        "many",
        _BETWEEN,
        before="too so",
        not_before="not_so isn't_so aren't_so",
        after="~nouns things details steps types tests changes names images points lines layers classes questions files features",
        not_after="systems sales news physics",
    ),
    turn(
        "access",
        "access",
        _TOO_MANY,
        before="can could will would should must may might cannot can't to",
        after="to_the to_a to_this to_it to_all to_your to_our",
        takes_after=1,
        not_before="similar_to due_to related_to relating_to equivalent_to addition_to restricted_to limited_to changes_to",
    ),
    turn("another", "other", _BETWEEN, before="the", after="~one ~noun way side hand one $"),
    turn("others", "other", _BETWEEN, before="the these all no any some many", after="~nouns"),
    turn("word", "words", _BETWEEN, before="in_other"),
    *(turn(we, we, _TWO, before="the", takes_before=1) for we in ("we", "what's", "they", "you")),
    turn("regarding", "regarding", _TOO_MANY, after="to_the to_this to_a", takes_after=1),
    turn("help", "helpful", _BETWEEN, before="are was were very", after="to for"),
    turn("mean", "meant", _BETWEEN, before="is was are", after="by"),
    turn("use", "use_of", _BETWEEN, before="make makes making made", after="the this these our your"),
    turn("rid", "rid_of", _BETWEEN, before="get gets got getting", after=THE),
    *(
        turn(verb, verb, _TOO_MANY, after="on_the on_this on_that", takes_after=1)
        for verb in ("emphasize", "emphasizes", "emphasized", "emphasizing")
    ),
    *(
        turn(how, f"{be}_{how}", _LACKS_BE, before=before, after="~is")
        for how in ("too", "very")
        for be, before in (("is", _IT_OPENS), ("are", "^_they because_they when_they if_they and_they"))
    ),
    *(
        turn(easy, f"is_{easy}", _LACKS_BE, before=_IT_OPENS, after="to that")
        for easy in ("possible", "easy", "hard", "important", "necessary", "difficult")
    ),
    turn("criteria", "criterion", _BETWEEN, before="another each every one a", after="is was for that of $"),
    turn("behalf", "behalf", _TOO_MANY, before="on_the", after="of", takes_before=1),
    turn("rest", "assured", _BETWEEN, before="be", after="assured", takes_after=1),
    turn(
        "what",
        "which",
        _BETWEEN_ALONE,
        after="means_that means_we means_you means_it",
        not_before="know understand explain see",
    ),
    turn("followed", "following", _BETWEEN, before="the", after="$"),
    turn(
        "like",
        "looks",
        _TOO_MANY,
        before="looks",
        after="$",
        given="how",
        unless="what something anything nothing that which who",
        takes_before=1,
    ),
    turn("sudden", "a_sudden", _BETWEEN, before="all_of"),
    turn(
        "most",
        "most",
        _TWO,
        before="the",
        after="of_the_time of_the_rest of_them of_us",
        not_before=_MAKE_THE,
        takes_before=1,
    ),
    turn("all", "all", _TWO, before="the", after="of_the of_these of_them the", takes_before=1),
    turn("all", "all_the", _TOGETHER, before="the", after="~nouns", given="of for with in to from", takes_before=1),
    turn("than", "as", _BETWEEN, before=_SAME_THING, unless=_MORE),
    turn("containing", "consisting|containing", after="of", not_after="of_course"),
    turn("is", "it_is", _LACKS_IT, before="as_if even_if", after="~ed"),
    turn(
        "finish",
        "finishing",
        _BETWEEN,
        before="after before without",
        after="the this that these reading all your with it",
    ),
    turn("need", "need", _TWICE, before="are were", after="to", unless=_ACTS_SAID, takes_before=1),
    *(
        turn(ours, ours[:-1], _BETWEEN_ALONE, after="~noun ~nouns own code", not_before=f"of_{ours} like_{ours}")
        for ours in ("ours", "yours", "theirs")
    ),
    *(
        turn(verb, done, _BETWEEN, before="as", after="above below before earlier previously", not_before="such_as")
        for verb, done in map(str.split, _SAID.split(","))
    ),
    turn("seen", "have_seen|saw", _BETWEEN, before="as_we as_you as_i", after="in above before earlier that from $"),
    turn("make", "makes", _TOGETHER, before="that's it's", after="sense it", takes_before=1),
    *(
        turn(past, base, _BETWEEN, before="can could should will", after="above below that how what in_the from_the")
        for past, base in (("saw", "see"), ("seen", "see"))
    ),
    turn("call", "called", _BETWEEN, before="is are was were it's", after="a an as by", unless=_ACTS_SAID),
    turn("pass", "passed", _BETWEEN, before="is are was were", after="to as by through into", unless=_ACTS_SAID),
    *(
        turn(past, f"{past}|{base}", _TWICE, before="is are was were", unless=f"{_ACTS_SAID} if", takes_before=1)
        for past, base in (
            ("happened", "happens"),
            ("occurred", "occurs"),
            ("existed", "exists"),
            ("belonged", "belongs"),
            ("consisted", "consists"),
        )
    ),
    *(
        turn(
            verb,
            f"{verb}_of",
            '"{written}" needs a small word after it: it is "{meant}"',
            after="two three four five several many #",
        )
        for verb in ("consist", "consists", "consisted")
    ),
    *(
        turn(verb, verb, _TOO_MANY, after="of_the of_a of_an of_two of_three of_several of_many of_all", takes_after=1)
        for verb in ("includes", "included", "comprises")
    ),
    turn("spite", "spite_of", _BETWEEN, before="in", after="the this that these all their its"),
    turn("beside", "besides", _BETWEEN_ALONE, before="^", after="$"),
    turn("than", "to", _BETWEEN, before="similar", after=f"{THE} what"),
    turn("or", "nor", _BETWEEN_ALONE, given="neither", unless="nor either of not if when is are"),
    turn("different", "difference", _BETWEEN, before="the a main biggest key only", after="between"),
    turn(
        "almost",
        "most|almost_all",
        _BETWEEN_ALONE,
        before="^ that because",
        after="people users of_the of_them of_these",
    ),
    turn("much", "many", _BETWEEN_ALONE, before="^ that because so", after="people users of_them"),
    turn(
        "people",
        "the_people",
        _BETWEEN,
        before="most_of many_of some_of",
        after="are have who will can don't use think in",
    ),
    turn("another", "other", _BETWEEN_ALONE, after="people"),
    turn(
        "few",
        "a_few",
        _BETWEEN_ALONE,
        before="^",
        after="minutes_ago days_ago hours_ago weeks_ago months_ago years_ago",
    ),
    turn("anytime", "any_time", '"{written}" is two words behind "at": "{meant}"', before="at"),
    turn("there's", "there_are", _BETWEEN_ALONE, after="many several two three four five various multiple"),
    turn("let's", "let's", _TOO_MANY, after=TO_ACT, takes_after=1),
    turn(
        "to", "to", '"{before} {written}": one of the two words is too many', before="for", after=_ACTS, takes_before=1
    ),
    *(
        turn(
            whom,
            f"that_{subject}",
            '"{before} {written} to" should be "{before} {meant}"',
            before="suggest suggests suggested recommend recommended",
            after=TO_ACT,
            takes_after=1,
        )
        for whom, subject in (("me", "I"), ("us", "we"), ("them", "they"))
    ),
    turn("most", "most", _TWO, before="^_the", after="of_the of_these", takes_before=1),
    turn("was", "were", _BETWEEN, before="^_you if_you when_you because_you and_you but_you that_you"),
    turn("setup", "set_up", _BETWEEN, before="be been being were"),
    turn(
        "based",
        "based_on",
        '"{written}" needs a small word after it: it is "{meant}"',
        before="be",
        after="the a this that",
    ),
    turn(
        "the", "at_the|the", _TWO, before="a", after="top bottom end start beginning same time moment", takes_before=1
    ),
    turn("a", "the|a", _TWO, before="the", after="~one ~noun ~is", takes_before=1),
)
