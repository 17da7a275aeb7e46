"""Single requests over HTTP: no cookies, no proxies, no redirects followed, at most so many seconds and bytes."""

from __future__ import annotations

import asyncio
import math
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

import aiohttp
from yarl import URL

from .. import __version__
from ..named_tuple import NamedTuple
from .answer import Answer, State
from .body import Body, TooLarge
from .guard import Guard, Refused
from .tokens import headers_for

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; notelint/{__version__}; checks links)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CERTIFICATE = {
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by the site itself",
    62: "is for another site",
    64: "is for another site",
}
"""What OpenSSL's codes mean, of those that browsers warn of as well; a missing link in the chain they look for themselves."""
_NO_SUCH_NAME = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}


class Reply(NamedTuple):
    """What a server said."""

    status: int
    location: str
    """Of a redirect."""
    wait: float | None
    """Seconds after which it wants to be asked again."""
    text: str | None
    """Of an HTML page, where it was wanted and is not too large."""


class Trouble(Exception):
    """No reply; ``answer`` says why."""

    def __init__(self, answer: Answer, again: bool = False) -> None:
        super().__init__(answer.detail)
        self.answer = answer
        self.again = again
        """Whether it may go better in a moment."""


class Limits(NamedTuple):
    """Seconds."""

    connect: float = 10
    read: float = 15
    """Between two pieces of a reply."""
    request: float = 30
    address: float = 60
    """After which no further request is made for one address."""
    pause: float = 1
    """Before the second try; twice as long before each further one."""


class Client:
    """Sends requests; a context manager."""

    def __init__(
        self, guard: Guard, tokens: Mapping[str, str], limits: Limits, trusted: ssl.SSLContext | None = None
    ) -> None:
        self._tokens = tokens
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=trusted or ssl.create_default_context(),
                socket_factory=guard.socket,
                resolver=aiohttp.ThreadedResolver(),
                limit=0,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=limits.request, sock_connect=limits.connect, sock_read=limits.read),
            headers=_HEADERS,
            trust_env=False,
            auto_decompress=False,
        )

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def request(self, method: str, page: str, wants_text: bool) -> Reply:
        """Send one request. Raises Trouble."""
        try:
            headers = headers_for(page, self._tokens)
            async with self._session.request(method, URL(page), headers=headers, allow_redirects=False) as response:
                return Reply(
                    response.status,
                    response.headers.get("Location", ""),
                    _seconds(response.headers.get("Retry-After")),
                    await _text(response) if wants_text and response.status == 200 else None,
                )
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            raise _trouble(error) from None


async def _text(response: aiohttp.ClientResponse) -> str | None:
    """The page, if it is one in HTML and not too large."""
    kind = response.headers.get("Content-Type", "")
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if "html" not in kind.lower() or encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        return None
    body = Body(encoding)
    try:
        async for chunk in response.content.iter_chunked(65_536):
            body.add(chunk)
    except (TooLarge, zlib.error):
        response.close()
        return None
    return body.text(kind)


def _seconds(retry_after: str | None) -> float | None:
    """``Retry-After``, which is a number of seconds or a date."""
    if retry_after is None:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(retry_after).timestamp() - time.time()
        except (ValueError, OverflowError, OSError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _trouble(error: Exception) -> Trouble:
    """What an exception means."""
    cause = getattr(error, "os_error", None) or getattr(error, "certificate_error", None) or error
    if isinstance(cause, Refused):
        return Trouble(Answer(State.NOT_ASKED, str(cause)))
    if isinstance(cause, ssl.SSLCertVerificationError):
        words = _CERTIFICATE.get(cause.verify_code)
        if words is not None:
            return Trouble(Answer(State.BAD_CERTIFICATE, words))
        return Trouble(Answer(State.UNSURE, "its certificate can't be checked here"))
    if isinstance(cause, ssl.SSLError):
        return Trouble(Answer(State.UNSURE, "no safe connection"), again=True)
    if isinstance(cause, socket.gaierror):
        if cause.errno in _NO_SUCH_NAME:
            return Trouble(Answer(State.NO_HOST), again=True)
        return Trouble(Answer(State.UNSURE, "its name can't be looked up now"), again=True)
    if isinstance(error, (TimeoutError, asyncio.TimeoutError)):
        return Trouble(Answer(State.UNSURE, "no answer in time"), again=True)
    if isinstance(error, (aiohttp.InvalidURL, ValueError)):
        return Trouble(Answer(State.UNSURE, "not a valid address"))
    return Trouble(Answer(State.UNSURE, "no connection"), again=True)
