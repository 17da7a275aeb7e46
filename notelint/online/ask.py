"""Addresses to answers: HEAD, then GET where that is not enough; redirects followed; tried again where it may go better."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from ssl import SSLContext
from time import monotonic
from urllib.parse import urlsplit

from ..named_tuple import NamedTuple
from .address import Address, redirected
from .answer import FRONT_PAGE, Answer, State
from .body import has_id
from .client import Client, Limits, Reply, Trouble
from .guard import Guard
from .hosts import Hosts

_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_MOST_HOPS = 10
_TRIES = 3
_BUSY = {408, 425, 429, 500, 502, 503, 504}
_SIGN_IN = ("login", "signin", "sign-in", "sign_in", "auth", "consent", "captcha", "challenge", "sso")
"""Words in the address of a page that is shown to strangers in place of another."""
UNHEARD = Answer(State.UNSURE, "nothing answers: perhaps there is no connection")


class Settings(NamedTuple):
    """How to ask."""

    guard: Guard = Guard()
    limits: Limits = Limits()
    tokens: Mapping[str, str] = {}
    trusted: SSLContext | None = None


def ask(
    addresses: Iterable[Address], settings: Settings, step: Callable[[int], None] = lambda done: None
) -> dict[Address, Answer]:
    """The answer to each address; ``step`` is told how many pages are done."""
    return asyncio.run(_ask(addresses, settings, step))


async def _ask(addresses: Iterable[Address], settings: Settings, step: Callable[[int], None]) -> dict[Address, Answer]:
    pages: dict[str, set[str]] = {}
    for address in addresses:
        pages.setdefault(address.page, set()).add(address.fragment)
    answers: dict[Address, Answer] = {}
    async with Client(settings.guard, settings.tokens, settings.limits, settings.trusted) as client:
        asker = _Asker(client, settings.limits)
        done = 0

        async def one(page: str, fragments: set[str]) -> None:
            found = await asker.page(page, fragments)
            answers.update((Address(page, fragment), answer) for fragment, answer in found.items())
            nonlocal done
            done += 1
            step(done)

        async with asyncio.TaskGroup() as group:
            for page, fragments in pages.items():
                group.create_task(one(page, fragments))
    if not asker.heard:
        answers = {key: UNHEARD if answer.state is State.NO_HOST else answer for key, answer in answers.items()}
    return answers


class _Landing(NamedTuple):
    """Where redirects lead."""

    page: str
    reply: Reply
    moved_for_good: bool


class _Budget:
    """The seconds that all requests for one address may take, without the time in which it waits for its turn."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Count the time inside. Raises Trouble where nothing is left."""
        if self._left <= 0:
            raise Trouble(Answer(State.UNSURE, "it takes too long"))
        begin = monotonic()
        try:
            yield
        finally:
            self._left -= monotonic() - begin


class _Asker:
    """Asks for pages, one host at a time as politely as ``Hosts`` has it."""

    def __init__(self, client: Client, limits: Limits) -> None:
        self._client = client
        self._limits = limits
        self._hosts = Hosts()
        self.heard = False
        """Whether anybody answered."""

    async def page(self, page: str, fragments: set[str]) -> dict[str, Answer]:
        """The answer for each fragment of a page, ``""`` for the page itself."""
        try:
            landing = await self._landing(page, wants_text=any(fragments))
        except Trouble as trouble:
            return dict.fromkeys(fragments, trouble.answer)
        answer = _judged(page, landing)
        return {fragment: _at(answer, landing.reply, fragment) for fragment in fragments}

    async def _landing(self, page: str, wants_text: bool) -> _Landing:
        """Where a page is. Raises Trouble."""
        budget = _Budget(self._limits.address)
        if not wants_text:
            try:
                landing = await self._follow("HEAD", page, False, budget)
                if landing.reply.status < 300:
                    return landing
            except Trouble as trouble:
                if not trouble.again:
                    raise
        return await self._follow("GET", page, wants_text, budget)

    async def _follow(self, method: str, start: str, wants_text: bool, budget: _Budget) -> _Landing:
        """Follow redirects. Raises Trouble."""
        page, seen, for_good = start, {start}, True
        while True:
            reply = await self._patiently(method, page, wants_text, budget)
            if reply.status not in _REDIRECTS or not reply.location:
                return _Landing(page, reply, for_good and page != start)
            for_good = for_good and reply.status in _FOR_GOOD
            new = redirected(page, reply.location)
            if new is None:
                raise Trouble(Answer(State.NOT_ASKED, "it leads on to an address that is not asked for"))
            if new in seen or len(seen) > _MOST_HOPS:
                raise Trouble(Answer(State.UNSURE, "it leads round in circles"))
            seen.add(new)
            page = new

    async def _patiently(self, method: str, page: str, wants_text: bool, budget: _Budget) -> Reply:
        """One request, and further ones where that may help; HEAD is not worth it. Raises Trouble."""
        host = self._hosts.of(Address(page).host)
        tries = _TRIES if method == "GET" else 1
        for attempt in range(tries):
            last = attempt == tries - 1
            async with host.turn():
                if host.given_up:
                    raise Trouble(Answer(State.UNSURE, host.given_up))
                try:
                    with budget.spent():
                        reply = await self._client.request(method, page, wants_text)
                except Trouble as trouble:
                    if not trouble.again:
                        raise
                    host.failed()
                    if last:
                        raise
                else:
                    self.heard = True
                    if reply.status not in (429, 503):
                        host.answered()
                    elif reply.wait is not None:
                        host.pause(reply.wait)
                    if reply.status not in _BUSY or last or host.given_up:
                        return reply
            await asyncio.sleep(self._limits.pause * 2**attempt)
        raise AssertionError


def _judged(page: str, landing: _Landing) -> Answer:
    """What a reply says of the page that was asked for."""
    status = landing.reply.status
    if status in (404, 410):
        return Answer(State.GONE, str(status))
    if not 200 <= status < 300:
        return Answer(State.UNSURE, f"it answers {status}")
    if any(word in landing.page.lower() and word not in page.lower() for word in _SIGN_IN):
        return Answer(State.UNSURE, "one has to sign in to see it")
    if landing.moved_for_good:
        lost = urlsplit(landing.page).path in ("", "/") and urlsplit(page).path != "/"
        return Answer(State.MOVED, FRONT_PAGE if lost else "", landing.page)
    return Answer(State.FOUND)


def _at(answer: Answer, reply: Reply, fragment: str) -> Answer:
    """The answer for a place on the page."""
    if not fragment or answer.state not in (State.FOUND, State.MOVED) or reply.text is None:
        return answer
    return Answer(State.NO_ID) if has_id(reply.text, fragment) is False else answer
