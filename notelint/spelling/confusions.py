"""Words taken for others that look or sound like them, in places where the written word makes no sense.

A row that a careful writer could have meant has no place here. The words of each are those that were met before and
after such slips in notes, and their like.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..note.words import Prose
from .apart import APART
from .common_confusions import COMMON_CONFUSIONS
from .context import Table, turn, wrong_turns
from .lookalikes import LOOKALIKES
from .neighbours import CAN, IS, THE, WE
from .phrases import PHRASES
from .slips import Slip
from .small_words import SMALL_WORDS
from .soundalikes import SOUNDALIKES

_IS_ALSO = " ".join(
    (
        IS,
        *(
            f"{be}_{how}"
            for be in IS.split()
            for how in "also commonly often widely mostly typically usually mainly generally only then still frequently".split()
        ),
    )
)
_MORE = (
    "more less fewer better worse greater larger smaller bigger higher lower faster slower longer shorter older newer easier harder"
    " simpler rather other cheaper stronger weaker deeper wider closer further quicker"
)
_TAKEN = (
    "copy copied copies take took taken get got gets download downloaded read import imported fetch fetched come came comes receive"
    " received load loaded remove removed delete deleted extract extracted select choose learn learned"
)
_OWNED = (
    "code computer browser app application project model data file files terminal account phone blog website system machine class"
    " function repo repository team server database dataset notebook name names value values parent parents children respective own"
    " homework password"
)
_OWN_IT = " ".join(f"{word}_{it}" for word in _OWNED.split() for it in "a an the it this that these those".split())
"""If this works for you file a bug."""
_SOURCES = (
    "away come comes came coming taken derived removed result results resulted resulting suffer suffers benefit benefits starting apart"
    " far learn learned learning returned retrieve retrieved download downloaded import imported inherit inherits inherited excerpt quoted"
    " copied ranging ranges varies independent protect protects prevent prevents escape escaped experience different switch switched"
    " moved known"
)

_ROWS = Table(
    *COMMON_CONFUSIONS,
    *PHRASES,
    *LOOKALIKES,
    *APART,
    *SOUNDALIKES,
    *SMALL_WORDS,
    turn(
        "form",
        "from",
        before=_SOURCES,
        after=f"{THE} which where within scratch here there left top bottom #",
        not_before="a_different the_different in_different",
        not_after="the_basis the_bulk the_core the_foundation the_backbone the_shape a_basis",
    ),
    turn(
        "form",
        "from",
        before="learn learns learning i_learned we_learned have_learned",
        after="experience examples mistakes data it them others",
    ),
    turn("form", "from", before="~one", after=THE, given=_TAKEN, not_before="that which to they we"),
    turn("form", "from", before="different", after=f"{THE} what how"),
    turn(
        "you",
        "your",
        before="in on of with from for into to using use write create build run at",
        after=_OWNED,
        not_after=f"{_OWN_IT} all",
    ),
    turn(
        "your",
        "you",
        after="can could should would must are cannot can't don't want_to need_to have_to have_a have_an have_the will_be will_have will_need will_see will_get will_find",
        not_before="all of",
    ),
    turn(
        "then",
        "than",
        before=_MORE,
        after=f"{THE} {WE} what just having using zero # others",
        unless="if when once whenever until while unless after as",
    ),
    turn(
        "then",
        "from",
        before="different",
        after=f"{THE} what how",
        unless="if when once whenever until while unless after as so",
        not_before="no_different",
    ),
    turn("than", "then", before="and but back", after=f"{WE} the use go do add run try check click", unless=_MORE),
    turn(
        "than",
        "then",
        before="^",
        after="go you_can you_need we_can we_need we_have run click add open use create select",
    ),
    turn("than", "then", before="^", after=f"{WE} the", given="if when once", unless=_MORE),
    turn("then", "than", before="~many", after="~many", given="more fewer less"),
    turn(
        "then",
        "than",
        before="more_~is less_~is",
        after=f"{THE} {WE} what just using others # ~one ~many ~ing",
        unless="if when once whenever until while unless after as first",
    ),
    turn("then", "than", after="to", given="better easier faster cheaper harder", unless="first", not_before="and ^"),
    turn("there", "their", after="own respective"),
    turn(
        "there",
        "their",
        before="of with by from for on lose use all and into",
        after="name names value values parent parents children neighbors neighbours user users team teams job jobs life lives ability code data"
        " properties customers weights features applications",
    ),
    turn(
        "their",
        "there",
        after="is are was were isn't aren't will_be has_been have_been exist exists might_be can_be may_be must_be should_be",
    ),
    turn(
        "know",
        "known",
        before=f"{IS} better well commonly otherwise widely formerly also",
        after="as to_be for_its for_their for_his for_her for_being",
    ),
    turn(
        "known",
        "know",
        before=f"{CAN} let's you we",
        after="that how what if the about which where why when this",
        unless="have has had having similar due thanks according addition",
    ),
    turn(
        "use",
        "used",
        before=_IS_ALSO,
        after="to for in as by when with on at because instead mainly primarily",
        not_before="get got gets there_is there_was",
    ),
    turn(
        "used",
        "use",
        before="can could will would should must may might cannot can't don't didn't able_to want_to need_to how_to have_to order_to allows_us_to allow_us_to way_to going_to decided_to",
        after="a an the this that it them these those our your any all multiple different",
    ),
    turn(
        "though",
        "through",
        before="go goes going went gone pass passes passed passing walk walks walked step loop loops looping iterate iterates iterating way travels flows"
        " sent send sends sending scroll connected transmitted accessed accessible available communicate looking run runs or done achieved"
        " implemented working flow flows flowing browse browsing scan scanning search searching navigate navigating routed propagated",
        after=THE,
        not_after="this_is that_is the_results this_was",
    ),
    turn("through", "though", before="even", after=f"{WE} there"),
    turn(
        "though",
        "thought",
        before="i we they who he she people never always",
        after="that about of it_was it_would this_was i",
    ),
    turn("witch", "which", before="in of on to for with by from at ^"),
    turn(
        "witch",
        "which",
        not_before="the a an this that old every each no",
        after=f"{IS} has have can will would make makes mean means allow allows {WE} such contains",
    ),
    turn(
        "principle",
        "principal",
        after="component components investigator investigators engineer engineers axis axes eigenvector eigenvectors",
    ),
    turn("principal", "principle", before="in", after="$ the this it you we and"),
    turn(
        "principals",
        "principles",
        before="first design basic guiding key core fundamental programming main engineering solid following",
    ),
    turn(
        "loose",
        "lose",
        before=f"{CAN} not never you we they i easily also",
        after="the any all your our their its it some that this information data precision money weight track control interest focus time access much",
    ),
    turn("lose", "loose", before="a too very", after="coupling fit end ends definition connection bound"),
    turn("lose", "loose", after="coupling"),
    turn("send", "sent", before=_IS_ALSO, after="to from by via over through in back as out with along when directly"),
    turn(
        "sent",
        "send",
        before="can could will would should must may might cannot can't don't",
        after="a an the it them data this request requests message messages email emails information back",
        unless="response similar due prior addition according compared access applied assigned added",
    ),
    turn(
        "sent",
        "send",
        before="to",
        after="a an the it them this back",
        unless="response similar due prior addition according compared access applied assigned added",
    ),
    turn(
        "filed",
        "field",
        before="the a this that each every another text input form data hidden required empty id",
        after="of is in name names type types value values has must can that which will",
    ),
    turn("filed", "field", before="text input hidden required empty search magnetic electric visual research"),
    turn(
        "note",
        "not",
        before="is are was were does did has have had but",
        after="have be been need want use require work know contain allow exist change support include matter only possible necessary always really used enough supported allowed available just",
    ),
    turn(
        "note",
        "not",
        before="do can could will would should must may might",
        after="have be need want use require work know contain allow exist change support include matter only",
    ),
    turn(
        "lead",
        "led",
        before="has have had was were been having has_also have_also",
        after="to by",
        not_before="can_have could_have would_have",
    ),
    turn(
        "affect",
        "effect",
        before="the an no side positive negative this any same opposite little",
        after="of on is was that",
    ),
    turn("affects", "effects", before="side the no these negative positive", after="of on are"),
    turn(
        "effect",
        "affect",
        before="can will may might could would doesn't don't won't directly negatively positively greatly",
        after="the our your how performance all each any it its their other both",
    ),
    turn("self", "itself", before="it it's", takes_before=1),
    turn("selves self", "themselves", before="them", takes_before=1),
    turn("it", "its", before="on of with in by from has have to", after="own respective"),
    turn("copywrite", "copyright"),
    turn("copywrited", "copyrighted"),
    turn(
        "steam",
        "stem",
        before="problem problems issue issues error errors that which may can might could all they bugs mistakes differences difficulties"
        " benefits advantages ideas fears feelings",
        after="from",
    ),
    turn(
        "weather",
        "whether",
        before="decide know check determine tell see depending_on regardless_of matter sure ask asks asking test tests checks indicates specify specifies",
        after=f"or_not {WE} the a an this to there",
    ),
    turn(
        "where",
        "were",
        before="we they you there these those",
        after="not able used going using trying made created also already asked given trained added",
    ),
    turn(
        "were",
        "where",
        before="case cases situation place point example stage scenario problem step room folder directory",
        after="the we you they each one it a an there",
        not_after="the_first the_only the_same the_most the_best the_one one_of a_few",
        unless="if though these those they all both many",
    ),
    turn(
        "an",
        "and",
        before="come go try sure more again on up down back out over here",
        after="the then we you they it go get see so that this not how what can is are use run check",
    ),
    turn(
        "quiet",
        "quite",
        before="is are was were it's not",
        after="a the well often easy simple hard difficult different similar useful good common important popular large small some",
    ),
    turn("peace", "piece", before="a this another each every one", after="of", not_after="of_mind"),
    turn("past", "passed", before=IS, after="to as into by through along", not_before="get gets got"),
    turn("bare", "bear", after="with_me in_mind"),
    turn(
        "build",
        "built",
        before="is are was were been being",
        after="on in by with from using upon into for to around out_of up",
        unless="how what all do",
    ),
    turn("apart", "a_part", before="is are be as was were become becomes", after="of"),
    turn("lots", "lot", before="a", after="of"),
    turn("of", "or", before="one two", after="more", not_after="more_than"),
    turn(
        "the",
        "they",
        before="^ but if when because",
        after="are have were don't can't aren't haven't should would could",
        not_after="would_be",
    ),
    turn("they", "the", before="in of on at for from with by to", after="same first following next last other only"),
    turn("they", "the", before="and", after="same following other"),
    turn("the", "then", before="and", after="you we they i"),
    turn(
        "the",
        "then|that",
        after="we_can we_would we_will we_have we_are we_need you_can you_need you_will you_have they_are they_have",
    ),
    turn("then", "the", before="in of on at with for from", after="same following next case last"),
    turn("are", "our", before="of in with for from on to", after="own"),
    turn("our", "are", before="there they you we", after="many two some several going using not all three"),
    turn("a", "as", before="^", after="you_can you_have you_know you_see"),
    turn("it", "its", before="on of in by from with", after="own side respective content contents children parent"),
    turn("it", "is", before="^_this ^_there", after="a an the not"),
    turn("is", "if", before="^ but and so", after="you_want you_need you_have we_want we_need"),
    turn("to", "do", before="how why where", after="i you we they"),
    turn(
        "word",
        "world",
        before="real",
        after="problem problems application applications scenario scenarios data use project projects example examples situation",
    ),
    turn(
        "lunch",
        "launch",
        after="mode the_app the_application the_server the_program an_instance an_ec2 the_instance template",
    ),
    turn(
        "from",
        "form",
        before="contact login registration signup",
        after="$ and is with that which has fields data validation element",
    ),
    turn("from", "form", before="html", after="is with that which has fields validation element"),  # html from `stash`
    turn("buy", "by", before="is are was were done used caused made created", after=f"{THE} ~ing"),
    turn("compliment", "complement", before="good nice perfect great", after="to"),
    turn("compliment", "complement", after="each_other"),
    turn("were", "where", before="to_know find_out to_see", after="the we you it to"),
    turn("on", "in", after="order_to addition_to", not_before="based depending is are"),
    turn("in", "on", after="top_of"),
    turn("app", "WhatsApp", before="what's", after="$ and or group message messages", takes_before=1),
    turn(
        "do", "to", before="order able ways", after="be get make use create run have go see find deal handle keep avoid"
    ),
)


def confusions(prose: Prose) -> Iterator[Slip]:
    """Each word that the words around show to be taken for another."""
    return wrong_turns(prose, _ROWS)
