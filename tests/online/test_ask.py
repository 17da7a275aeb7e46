"""Asking servers on this machine: every state told apart, limits kept, nobody contacted who is not to be."""

from __future__ import annotations

import re
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

pytest.importorskip("aiohttp", reason="needs notelint[online]")
trustme = pytest.importorskip("trustme")

from notelint.online import body
from notelint.online.address import Address
from notelint.online.answer import FRONT_PAGE, Answer, State
from notelint.online.ask import UNHEARD, Settings, ask
from notelint.online.client import Limits, _seconds
from notelint.online.guard import Guard
from notelint.online.hosts import AT_ONCE_EACH

from .servers import Server, serving

LIMITS = Limits(connect=2, read=0.5, request=1.5, address=4, pause=0.05)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def settings(*servers: Server, **others: object) -> Settings:
    """How to ask in a test: the guard is told of the servers."""
    return Settings(Guard(frozenset(server.place for server in servers)), LIMITS, **others)  # type: ignore[arg-type]


def asked(server: Server, path: str, *others: Server) -> Answer:
    address = Address(*f"{server.url}/{path}".split("#"))
    return ask([address], settings(server, *others))[address]


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("fine", State.FOUND, ""),
        ("fine#one", State.FOUND, ""),
        ("fine#two", State.FOUND, ""),
        ("fine#three", State.FOUND, ""),
        ("fine#four", State.NO_ID, ""),
        ("packed#one", State.FOUND, ""),
        ("packed#two", State.NO_ID, ""),
        ("script#any", State.FOUND, ""),
        ("index#made-later", State.FOUND, ""),
        ("index#never-made", State.NO_ID, ""),
        ("nothing", State.GONE, "404"),
        ("gone", State.GONE, "410"),
        ("gone#one", State.GONE, "410"),
        ("no-head", State.FOUND, ""),
        ("hanging-head", State.FOUND, ""),
        ("forbidden", State.UNSURE, "it answers 403"),
        ("broken", State.UNSURE, "it answers 500"),
        ("busy", State.UNSURE, "its site asks to come back later"),
        ("busy-once", State.FOUND, ""),
        ("moved-for-now", State.FOUND, ""),
        ("moved-to-nothing", State.GONE, "404"),
        ("sign-in", State.UNSURE, "one has to sign in to see it"),
        ("round", State.UNSURE, "it leads round in circles"),
        ("endless", State.UNSURE, "it leads round in circles"),
        ("slow", State.UNSURE, "no answer in time"),
        ("drip#one", State.UNSURE, "no answer in time"),
        ("flood#one", State.FOUND, ""),
        ("bomb#one", State.FOUND, ""),
        ("not-packed#one", State.FOUND, ""),
        ("cut", State.UNSURE, "no connection"),
        ("long-header", State.UNSURE, "no connection"),
        ("to?http://user:secret@127.0.0.1/", State.NOT_ASKED, "it leads on to an address that is not asked for"),
        ("to?ftp://127.0.0.1/", State.NOT_ASKED, "it leads on to an address that is not asked for"),
    ],
)
def test_states(server: Server, path: str, state: State, detail: str) -> None:
    answer = asked(server, path)
    assert (answer.state, answer.detail) == (state, detail)


def test_what_has_moved_for_good_is_reported_with_its_new_address(server: Server) -> None:
    assert asked(server, "moved") == Answer(State.MOVED, "", f"{server.url}/fine")
    assert asked(server, "moved-twice#one") == Answer(State.MOVED, "", f"{server.url}/fine")
    assert asked(server, "moved#four").state is State.NO_ID
    server.pages.__dict__[""] = server.pages.fine
    assert asked(server, "front") == Answer(State.MOVED, FRONT_PAGE, f"{server.url}/")


def test_a_flood_is_cut_off_and_a_bomb_is_not_unpacked(server: Server) -> None:
    before = server.sent
    asked(server, "flood#one")
    time.sleep(0.1)
    assert server.sent - before < 10 * body.MOST_BYTES
    packed = zlib.compress(bytes(1_000_000_000 // 16), 9)
    swelling = body.Body("deflate")
    with pytest.raises(body.TooLarge):
        swelling.add(packed)
    assert swelling._size <= body.MOST_BYTES + 1


def test_no_cookies_are_kept(server: Server) -> None:
    server.headers.clear()
    asked(server, "cookie#one")
    assert len(server.headers) == 2
    assert not any("Cookie" in headers or "Authorization" in headers for _, headers in server.headers)


@pytest.mark.parametrize(
    "target",
    "http://127.0.0.2:{} http://2130706434:{} http://0x7f.2:{} http://[::ffff:127.0.0.2]:{} http://[::1]:{} http://127.0.0.2.:{}".split(),
)
def test_a_refused_address_is_never_contacted(server: Server, target: str) -> None:
    """Neither straight nor after a redirect, in whatever form it is written; its server counts who knocks."""
    with serving("127.0.0.2") as inner:
        url = target.format(inner.place[1])
        direct = Address(f"{url}/fine")
        assert ask([direct], settings(server))[direct].state in (State.NOT_ASKED, State.UNSURE)
        behind = asked(server, f"to?{url}/fine")
        assert behind.state in (State.NOT_ASKED, State.UNSURE)
        assert not inner.asked
        if "127.0.0.2:" in target:
            assert ask([direct], settings(inner))[direct].state is State.FOUND, "it could have been contacted"


def _resolving(monkeypatch: pytest.MonkeyPatch, answers: Iterator[list[str]]) -> list[str]:
    """Look up any name ``*.dev`` as the test says; the names that were looked up."""
    real, looked = socket.getaddrinfo, []

    def lookup(host: str, port: int, *args: object, **kwargs: object) -> list[object]:
        if not str(host).endswith(".dev"):
            return real(host, port, *args, **kwargs)  # type: ignore[arg-type, return-value]
        looked.append(str(host))
        found = next(answers)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if found == ["later"]:
            raise socket.gaierror(socket.EAI_AGAIN, "later")
        return [
            (socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port, 0, 0)[: 4 if ":" in ip else 2])
            for ip in found
        ]  # fmt: skip

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return looked


def test_names_that_lead_inside_are_not_followed(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    with serving("127.0.0.2") as inner:
        for ip in ("127.0.0.2", "::ffff:127.0.0.2", "::ffff:7f00:2"):
            _resolving(monkeypatch, iter([[ip]] * 9))
            address = Address(f"http://inside.dev:{inner.place[1]}/fine")
            assert ask([address], settings(server))[address].state in (State.NOT_ASKED, State.UNSURE)
        assert not inner.asked


def test_a_name_that_changes_its_address_is_looked_at_each_time(
    monkeypatch: pytest.MonkeyPatch, server: Server
) -> None:
    """The first answer may be contacted, the next ones not: what counts is what the socket is connected to."""
    with serving("127.0.0.2") as inner:
        port = server.place[1]
        guard = Guard(frozenset({("127.0.0.1", port)}))
        inner_port = Guard(frozenset({("127.0.0.1", inner.place[1])}))
        looked = _resolving(monkeypatch, iter([["127.0.0.1"], *[["127.0.0.2"]] * 9]))
        first = Address(f"http://turning.dev:{port}/to?http://turning2.dev:{inner.place[1]}/fine")
        answer = ask([first], Settings(guard, LIMITS))[first]
        assert answer.state is State.NOT_ASKED
        assert "turning2.dev" in looked
        _resolving(monkeypatch, iter([["127.0.0.2", "127.0.0.1"], *[["127.0.0.2"]] * 9]))
        both = Address(f"http://two.dev:{inner.place[1]}/fine")
        assert ask([both], Settings(inner_port, LIMITS))[both].state in (State.NOT_ASKED, State.UNSURE)
        assert not inner.asked


def test_names_that_are_not_there(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    _resolving(monkeypatch, iter([[]] * 20))
    lost, there = Address("http://no.dev/"), Address(f"{server.url}/fine")
    assert ask([lost, there], settings(server))[lost] == Answer(State.NO_HOST)
    assert ask([lost], settings(server))[lost] == UNHEARD, "perhaps the machine has no connection"
    _resolving(monkeypatch, iter([["later"]] * 20))
    assert ask([lost, there], settings(server))[lost] == Answer(State.UNSURE, "its name can't be looked up now")


def _context(authority: object, name: str, **more: object) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, **more).configure_cert(context)  # type: ignore[attr-defined]
    return context


def test_certificates(server: Server) -> None:
    authority, stranger = trustme.CA(), trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    old = datetime.now(UTC) - timedelta(days=1)
    contexts = {
        "right": (_context(authority, "127.0.0.1"), Answer(State.FOUND)),
        "wrong": (_context(authority, "other.dev"), Answer(State.BAD_CERTIFICATE, "is for another site")),
        "old": (_context(authority, "127.0.0.1", not_after=old), Answer(State.BAD_CERTIFICATE, "has expired")),
        "unknown": (_context(stranger, "127.0.0.1"), Answer(State.UNSURE, "its certificate can't be checked here")),
    }
    for name, (context, expected) in contexts.items():
        with serving(context=context) as safe:
            address = Address(f"{safe.url}/fine")
            assert ask([address], settings(safe, trusted=trusted))[address] == expected, name
    plain = Address(server.url.replace("http:", "https:") + "/fine")
    assert ask([plain], settings(server))[plain] == Answer(State.UNSURE, "no safe connection")


def test_a_token_is_sent_to_its_host_alone(server: Server) -> None:
    authority = trustme.CA()
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    server.headers.clear()
    with serving(context=_context(authority, "127.0.0.1")) as safe:
        host = f"{safe.place[0]}:{safe.place[1]}"
        tokens = {host: "secret", f"{server.place[0]}:{server.place[1]}": "other"}
        address = Address(f"{safe.url}/to?{server.url}/fine")
        assert ask([address], settings(safe, server, trusted=trusted, tokens=tokens))[address].state is State.FOUND
        assert [headers.get("Authorization") for _, headers in safe.headers] == ["Bearer secret"]
    assert server.headers
    assert not any("Authorization" in headers for _, headers in server.headers)


def test_500_links_of_two_hosts(server: Server) -> None:
    """No host is asked more at once than its limit, and a slow one does not keep the other waiting."""
    with serving("127.0.0.3") as other:
        other.pages.__dict__["fine"] = lambda handler: (time.sleep(0.01), handler.say(200))
        addresses = [Address(f"{one.url}/fine/{number}") for number in range(250) for one in (server, other)]
        server.most = other.most = 0
        done: list[int] = []
        answers = ask(addresses, settings(server, other), done.append)
        assert {answer.state for answer in answers.values()} == {State.FOUND}
        assert done == list(range(1, 501))
        assert 1 <= server.most <= AT_ONCE_EACH
        assert 1 < other.most <= AT_ONCE_EACH


def test_a_host_that_does_not_answer_is_left_alone(server: Server) -> None:
    with serving("127.0.0.4") as dead:
        addresses = [Address(f"{dead.url}/slow/{number}") for number in range(100)]
        answers = ask([*addresses, Address(f"{server.url}/fine")], settings(server, dead))
        assert sum(dead.asked.values()) < 30
        assert all(answers[address].state is State.UNSURE for address in addresses)
        assert answers[Address(f"{server.url}/fine")].state is State.FOUND


def test_a_host_that_wants_peace_gets_it(server: Server) -> None:
    with serving("127.0.0.5") as busy:
        addresses = [Address(f"{busy.url}/busy/{number}") for number in range(100)]
        answers = ask(addresses, settings(busy))
        assert sum(busy.asked.values()) <= 2 * AT_ONCE_EACH
        assert {answer.state for answer in answers.values()} == {State.UNSURE}


def test_a_page_is_asked_for_once_for_all_its_ids(server: Server) -> None:
    server.asked.clear()
    addresses = [Address(f"{server.url}/fine", fragment) for fragment in ("", "one", "two", "four")]
    answers = ask(addresses, settings(server))
    assert [answers[address].state for address in addresses] == [State.FOUND, State.FOUND, State.FOUND, State.NO_ID]
    assert server.asked.total() == 1


def test_retry_after_is_a_number_or_a_date() -> None:
    later = datetime.now(UTC) + timedelta(seconds=100)
    assert _seconds("12") == 12
    assert 90 < (_seconds(later.strftime("%a, %d %b %Y %H:%M:%S GMT")) or 0) <= 100
    assert [_seconds(text) for text in ("soon", "inf", None, "-5")] == [None, None, None, 0]


@pytest.mark.parametrize("name", ["a&b", "a b", "Ü", "a%20b"])
def test_ids_as_they_are_written(name: str) -> None:
    from html import escape
    from urllib.parse import quote

    page = f'<h2 id="{escape(name)}">x</h2>'
    assert body.has_id(page, name)
    assert body.has_id(page, quote(name))
    assert body.has_id(re.sub(r"\"", r'\\"', page), name), "in the JSON of a script"
    assert body.has_id(page, "other") is False
