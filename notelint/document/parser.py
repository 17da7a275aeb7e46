"""markdown-it with places, and without what a post does not need; with ``document`` the only importer of markdown-it.

What it makes of a text is what the stock parser makes of it (CommonMark with GFM tables and strikethrough): the rules are
the stock ones. Two things are added. Each inline token knows its range in its parent's content (``meta["range"]``), and
each table its rows and cells. And a rule is asked only where the character that is there can begin what it looks for:
asking every rule about every line is most of what the stock parser costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import lheading as setext_heading
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from ..named_tuple import NamedTuple
from ..regex import regex
from .grammar.bare_token import BareToken
from .grammar.commonmark import definitions, footnote
from .grammar.gfm_table import gfm_table, goldmark_table
from .grammar.grammar import COMMONMARK, Grammar

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from .grammar.elements import Element

    BlockReader = Callable[[str, Grammar, dict[str, Any], Callable[[], list[int]]], Element]
    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    InlineRule = Callable[[StateInline, bool], bool]

_LONGEST_ADDRESS = 2_000
_BLOCKS_BEGIN_WITH = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "footnote": "[",
    "definitions": ":",
}
"""The first characters of what a block rule looks for, after the indentation; other rules look at any line."""
_INLINES_BEGIN_WITH = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
"""The same of inline rules; ``text`` takes what is between."""
_INLINE_START = regex("[" + re.escape("".join({*"".join(_INLINES_BEGIN_WITH.values())})) + "]")
_PAIRED = regex("[*_~]")
_UNDERLINE = "-="
_A_FEW = 10
"""Lines; most paragraphs have fewer."""
_PLAIN_LABEL = regex(r"[^]" + re.escape("".join({*"".join(_INLINES_BEGIN_WITH.values())})) + "]*+")
_PLAIN_DESTINATION = regex(r"[^\x00-\x20\x7f\\()<&]++(?=[\x00-\x20\x7f)])")
_NO_TITLE = helpers.parseLinkTitle("", 0, 0)
HEADINGS_ONLY = "skimmed"
"""In the environment of a parse of which only headings and HTML are wanted."""


@cache
def parser(grammar: Grammar = COMMONMARK) -> MarkdownIt:
    """The one parser of a grammar, which is used again and again."""
    made = _Parser("commonmark").enable(["table", "strikethrough"])
    made.options["store_labels"] = False  # each link asks, and what is not there is slow to be missed
    made.inline = _Inline()
    made.inline.ruler.enableOnly([name for name in made.inline.ruler.get_all_rules() if name != "linkify"])
    made.inline.ruler2.at("fragments_join", _join_text)
    made.block.ruler.at("table", gfm_table, {"alt": ["paragraph", "reference"]})
    made.block.ruler.at("lheading", _setext_heading)
    made.block.ruler.before("reference", "footnote", footnote, {"alt": ["paragraph", "reference"]})
    if grammar.goldmark:
        made.block.ruler.at("table", goldmark_table, {"alt": ["paragraph", "reference"]})
        made.block.ruler.before("reference", "definitions", definitions, {"alt": ["paragraph", "reference"]})
    made.core.ruler.disable(["normalize", "text_join"])  # a document has one kind of line ends and no null characters
    made.helpers = SimpleNamespace(  # type: ignore[assignment]  # elsewhere it is a module
        parseLinkLabel=_link_label,
        parseLinkDestination=link_destination,
        parseLinkTitle=_link_title,
    )
    made.core.ruler.at("inline", _parse_inline)
    made.block.ruler = _BlockRuler(made.block.ruler)
    made.inline.ruler = _InlineRuler(made.inline.ruler)
    if grammar.name != "commonmark":
        made.block = _Blocks(grammar)
    return made


class _Parser(MarkdownIt):
    """Leaves addresses as they are written: mdurl encodes in quadratic time, and nobody needs it here."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return super().normalizeLinkText(link) if len(link) <= _LONGEST_ADDRESS else link


class _Blocks(ParserBlock):
    """Reads blocks with another engine's grammar."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar
        self._read: BlockReader = import_module(f"{__package__}.grammar.{grammar.name.replace('-', '_')}").read

    def parse(self, src: str, md: MarkdownIt, env: Any, outTokens: list[Token]) -> list[Token]:
        from .grammar.elements import tokens_of

        @cache
        def line_ends() -> list[int]:  # tables alone ask for them
            return [found.start() for found in re.finditer(r"\n|\Z", src)]

        outTokens += tokens_of(self._read(src, self._grammar, env.setdefault("references", {}), line_ends))
        return outTokens


class Destination(NamedTuple):
    """What the stock helper answers: where the destination ends, and what is written there without escapes."""

    ok: bool
    pos: int
    str: str


def _link_label(state: StateInline, start: int, nested_too: bool = False) -> int:
    """Where the label that a bracket opens ends, or -1; in most nothing else can begin."""
    plain = _PLAIN_LABEL.match(state.src, start + 1, state.posMax)
    if plain is not None and plain.end() < state.posMax and state.src[plain.end()] == "]":
        return plain.end()
    return helpers.parseLinkLabel(state, start, nested_too)


def _link_title(source: str, start: int, end: int, before: Any = None) -> Any:
    """Read a link's title; most links have none."""
    if before is None and (start >= end or source[start] not in "\"'("):
        return _NO_TITLE
    return helpers.parseLinkTitle(source, start, end, before)


def link_destination(source: str, start: int, end: int) -> Destination:
    """Read a link's destination; nearly all hold neither escapes nor brackets, and take no second look."""
    plain = _PLAIN_DESTINATION.match(source, start, end)
    if plain is not None:
        return Destination(True, plain.end(), plain[0])
    found = helpers.parseLinkDestination(source, start, end)
    return Destination(found.ok, found.pos, found.str)


# rules by the character that they begin with


def _by_character(rules: list[tuple[str, Any]], begin_with: dict[str, str]) -> dict[str, list[Any]]:
    """The rules to ask about each character that only some begin with, in order."""
    return {
        character: [rule for name, rule in rules if character in begin_with.get(name, character)]
        for character in "".join(begin_with.values())
    }


class _BlockRuler(Ruler["BlockRule"]):
    """Hands out one rule in place of a chain, which asks those that a line's first character calls for."""

    def __init__(self, stock: Ruler[BlockRule]) -> None:
        super().__init__()
        self.__rules__ = stock.__rules__
        chains = {"", *(chain for rule in self.__rules__ for chain in rule.alt)}
        self._chains = {chain: [self._chain(chain)] for chain in chains}

    def getRules(self, chainName: str = "") -> list[BlockRule]:
        return self._chains[chainName]

    def _chain(self, chain: str) -> BlockRule:
        named = [(rule.name, rule.fn) for rule in self.__rules__ if rule.enabled and (not chain or chain in rule.alt)]
        by_character = _by_character(named, _BLOCKS_BEGIN_WITH)
        others = [rule for name, rule in named if name not in _BLOCKS_BEGIN_WITH]
        ends_text = chain in ("paragraph", "reference")

        def first_that_matches(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            width = state.sCount[line]
            if ends_text and width < state.blkIndent and 0 <= state.listIndent <= width - 4:
                return False  # to what the list stands in this is code, which ends no text
            at = state.bMarks[line] + state.tShift[line]
            for rule in by_character.get(state.src[at : at + 1], others):  # noqa: SIM110  a generator costs more
                if rule(state, line, end, silent):
                    return True
            return False

        return first_that_matches


class _InlineRuler(Ruler["InlineRule"]):
    """The same for what is in a paragraph."""

    def __init__(self, stock: Ruler[InlineRule]) -> None:
        super().__init__()
        self.__rules__ = stock.__rules__
        named = [(rule.name, rule.fn) for rule in self.__rules__ if rule.enabled]
        self.by_character = _by_character([pair for pair in named if pair[0] != "text"], _INLINES_BEGIN_WITH)
        self._text = next(rule for name, rule in named if name == "text")
        self._chain: list[InlineRule] = [self._first_that_matches]

    def getRules(self, chainName: str = "") -> list[InlineRule]:
        return self._chain

    def _first_that_matches(self, state: StateInline, silent: bool) -> bool:
        rules = self.by_character.get(state.src[state.pos])
        if rules is None:
            return self._text(state, silent)
        return any(rule(state, silent) for rule in rules)


def _setext_heading(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The stock rule, where one of the next lines, before a blank one, begins as an underline does, or where there are many.

    It knows what else ends a paragraph; looking on without knowing it takes quadratic time where no line is blank.
    """
    for line in range(first + 1, min(end, first + _A_FEW)):
        at = state.bMarks[line] + state.tShift[line]
        if at >= state.eMarks[line]:
            return False
        if state.src[at] in _UNDERLINE:
            break
    else:
        if end <= first + _A_FEW:
            return False
    return setext_heading(state, first, end, silent)


def _parse_inline(state: StateCore) -> None:
    """The stock rule, which of a text that is skimmed leaves what is neither heading nor HTML."""
    headings_only, kind = HEADINGS_ONLY in state.env, ""
    for token in state.tokens:
        if token.type == "inline" and (not headings_only or kind == "heading_open" or "<" in token.content):
            assert token.children is not None
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        kind = token.type


# inline tokens and their ranges


class _State(StateInline):
    """Remembers where pending text began."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.pending_start = 0

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if nesting:
            return super().push(ttype, tag, nesting)
        if self._pending or self._pending_buffer:
            self.pushPending()
        token = BareToken(ttype, tag, level=self.level)
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(None)
        return token

    def append_pending(self, text: str) -> None:
        if not self._pending_buffer and not self._pending:
            self.pending_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        text, start = self.pending, self.pending_start
        token = BareToken("text", level=self.pendingLevel, content=text, meta={"range": (start, start + len(text))})
        self.tokens.append(token)
        self.pending = ""
        return token


class _Inline(ParserInline):
    """The stock inline parser; what a rule pushes gets the range that the rule consumed."""

    ruler: _InlineRuler

    def tokenize(self, state: StateInline) -> None:
        by_character, deepest = self.ruler.by_character, state.md.options["maxNesting"]
        source, end, tokens = state.src, state.posMax, state.tokens
        while (start := state.pos) < end:
            rules = by_character.get(source[start])
            if rules is None:  # text, up to where another rule may begin
                following = _INLINE_START.search(source, start, end)
                stop = following.start() if following else end
                state.append_pending(source[start:stop])
                state.pos = stop
                continue
            known = len(tokens)
            for rule in rules if state.level < deepest else ():
                if rule(state, False):
                    if len(tokens) > known:
                        _stamp(tokens, known, start, state.pos)
                    break
            else:
                state.append_pending(source[start])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        if _INLINE_START.search(src) is None:
            if src:
                tokens.append(BareToken("text", content=src, meta={"range": (0, len(src))}))
            return tokens
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        if _PAIRED.search(src) is not None:  # else there is nothing to pair, and nothing to join
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens


def _stamp(tokens: list[Token], known: int, start: int, end: int) -> None:
    """Give the tokens that one rule pushed their range; a run of delimiters is one token a character or pair."""
    if len(tokens) == known + 1:
        tokens[known].meta.setdefault("range", (start, end))
        return
    fresh = [token for token in tokens[known:] if "range" not in token.meta]
    if len(fresh) > 1 and all(token.type == "text" for token in fresh):
        for token in fresh:
            token.meta["range"] = (start, start + len(token.content))
            start += len(token.content)
        return
    for token in fresh:
        token.meta["range"] = (start, end)
    if fresh and fresh[0].markup == "autolink":
        fresh[1].meta["range"] = (start + 1, end - 1)


def _join_text(state: StateInline) -> None:
    """Merge adjacent text and give ``**`` and ``__`` both their characters; the stock rule would lose the ranges."""
    joined: list[Token] = []
    more: list[str] = []  # of the last text: added at once, because adding one by one copies it again and again
    level = 0
    for token in state.tokens:
        level -= token.nesting < 0
        token.level = level
        level += token.nesting > 0
        before = joined[-1] if joined else None
        if before is not None and before.type == "s_close" and before.meta["range"][0] == token.meta["range"][1]:
            # an odd tilde was before the two that close, and is after them now
            first, last = token.meta["range"][0], before.meta["range"][1]
            before.meta["range"], token.meta["range"] = (first, first + 2), (first + 2, last)
        touching = before is not None and before.meta["range"][1] == token.meta["range"][0]
        both_text = before is not None and token.type == "text" and before.type == "text"
        if before is not None and touching and both_text and bool(token.content) == bool(before.content):
            more.append(token.content)
            before.meta["range"] = (before.meta["range"][0], token.meta["range"][1])
            continue
        if before is not None and more:
            before.content += "".join(more)
            more = []
        if before is not None and touching:
            whole = (before.meta["range"][0], token.meta["range"][1])
            if token.type == "strong_open" and before.type == "text" and not before.content:
                token.meta["range"] = whole
                joined.pop()
            elif token.type == "text" and not token.content and before.type == "strong_close":
                before.meta["range"] = whole
                continue
        joined.append(token)
    if more:
        joined[-1].content += "".join(more)
    state.tokens[:] = joined
