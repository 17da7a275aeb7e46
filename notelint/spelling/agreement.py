"""Forms that do not go together: to contains, can has, is doesn't, a cookies, this tasks, these method, are create by.

Only words of one kind are here: verbs whose form in -s is no plural, nouns whose plural is no verb. So a word that may be
either (process, changes, results) is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..note.words import Prose
from .context import Turn, table, turn, wrong_turns
from .slips import Slip

_VERBS = (
    "contain provide allow require include become make take give get create follow represent determine describe define consist depend"
    " exist happen occur remain seem appear apply enable ensure execute generate handle improve indicate involve keep learn perform prevent"
    " produce reduce refer rely remove replace satisfy say see send solve specify tell think understand want explain expect avoid begin"
    " believe belong bring buy calculate choose compare compute connect consider convert decide delete detect develop discuss eliminate"
    " encourage establish evaluate examine extract find focus identify implement imply inherit initialize interpret introduce invoke"
    " investigate maintain manage maximize minimize modify obtain operate optimize organize overcome participate predict prepare protect"
    " prove receive recognize recommend retrieve reveal select separate simplify summarize transform translate utilize validate verify visualize"
).split()
_CAN = "can could will would should must may might cannot can't won't couldn't wouldn't shouldn't doesn't don't didn't"
_TO = " ".join(
    f"{word}_to"
    for word in (
        "able want wants need needs used how try tries trying order way going possible easy hard important necessary ability allows us me you them"
        " allowed want wanted likely have has supposed helps help decided begin begins started start ready required unable function method model"
        " algorithm tool chance time goal job task"
    ).split()
)
_PARTICIPLES = {
    "allow": "allowed", "require": "required", "consider": "considered", "create": "created", "describe": "described", "generate": "generated",
    "provide": "provided", "define": "defined", "store": "stored", "save": "saved", "apply": "applied", "execute": "executed", "determine": "determined",
    "calculate": "calculated", "divide": "divided", "associate": "associated", "compare": "compared", "connect": "connected", "replace": "replaced",
    "reduce": "reduced", "perform": "performed", "remove": "removed", "receive": "received", "implement": "implemented", "include": "included",
    "give": "given", "take": "taken", "choose": "chosen", "show": "shown", "write": "written", "make": "made", "find": "found", "call": "called",
}  # fmt: skip
_SAID_OF_ACTS = "do does did done goal task job idea thing step way what all best only first purpose aim next"
_NOUNS = (
    "cookie function variable method class component parameter algorithm task image object user server problem example element feature"
    " argument property container database dataset layer neuron matrix array vector tensor token concept question answer value file folder"
    " package library word sentence paragraph chapter student person number technique approach instance node edge attribute"
).split()
_VERB_LIKE = frozenset(
    "function value file number package question answer approach image token object feature class edge layer task".split()
)
_PLURALS = {"person": "people"}
_TOGETHER = '"{before} {written}": it is "{before} {meant}"'
_FUNCTION = (
    "is are was were and or that which who of to in on for with from by as at when where if but can will has have should must may could"
    " would into than then so because whose while using between without after before $"
)


def _third(verb: str) -> str:
    """``applies``, ``passes``, ``gets``."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")


def _plural(noun: str) -> str:
    return _PLURALS.get(noun) or ("matrices" if noun == "matrix" else _third(noun))


def _rows() -> Iterator[list[Turn]]:
    for verb in _VERBS:
        yield turn(
            _third(verb),
            verb,
            _TOGETHER,
            before=f"{_CAN} {_TO}",
            not_before="the_can the_will the_might a_can a_will",
        )
    for verb in ("has", "does", "goes"):
        base = {"has": "have", "does": "do", "goes": "go"}[verb]
        yield turn(
            verb,
            base,
            _TOGETHER,
            before=_CAN,
            not_before="the_can the_will the_might a_can a_will",
        )
    for verb, participle in _PARTICIPLES.items():
        yield turn(
            verb,
            participle,
            _TOGETHER,
            before="is are was were been being",
            after="to by in as from for with on into at",
            unless=_SAID_OF_ACTS,
        )
        if not verb.startswith(("show", "call", "save", "store")):
            yield turn(
                participle,
                f"be_{participle}|{verb}",
                _TOGETHER,
                before="can could will would should must may might cannot can't",
                after="to by in as from for with on into at using $",
                not_before="the_can the_will",
            )
    for noun in _NOUNS:
        plural = _plural(noun)
        safe = noun not in _VERB_LIKE
        if safe or noun in ("function", "class", "object", "token", "layer", "edge", "file", "image"):
            yield turn(
                plural,
                noun,
                _TOGETHER,
                before="a an another",
                after=_FUNCTION,
                not_before="such_a many_a",
            )
        if safe:
            yield turn(plural, noun, _TOGETHER, before="each every", after=_FUNCTION)
            yield turn(
                plural,
                noun,
                _TOGETHER,
                before="this",
                after=_FUNCTION,
                not_before="in_this_and",
            )
        yield turn(noun, plural, _TOGETHER, before="these those", after=_FUNCTION)


_ROWS = table(*_rows())
_DOUBLED = table(
    *(
        turn(
            negated,
            negated,
            f'"{be}" and "{negated}": one of them is too many',
            before=be,
            not_before=f"it_{be} that_{be} this_{be} what_{be} there_{be} as_{be} they_{be}",
            takes_before=True,
        )
        for be in ("is", "are", "was")
        for negated in ("doesn't", "hasn't", "isn't", "haven't", "don't", "aren't", "didn't")
    )
)


def agreement(prose: Prose) -> Iterator[Slip]:
    """Each word whose form does not go with the word before it."""
    yield from wrong_turns(prose, _ROWS)
    yield from wrong_turns(prose, _DOUBLED)
