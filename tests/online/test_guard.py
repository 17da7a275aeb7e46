"""Which addresses are asked for, and which machines may be contacted."""

from __future__ import annotations

import socket

import pytest

from notelint.online.address import Address, address_of, is_excluded, redirected
from notelint.online.guard import Guard, Refused, is_public
from notelint.online.tokens import headers_for, read_tokens


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.88.99.1
    192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    2002:7f00:1:: 2002:a00:1:: 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 3fff::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
    fec0::1 ff02::1 100::1 5f00::1 localhost 127.1 2130706433 0x7f.1""".split(),
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with pytest.raises(Refused):
        Guard().socket((family, socket.SOCK_STREAM, 6, "", (address, 443)))


@pytest.mark.parametrize(
    "address", "8.8.8.8 140.82.121.4 2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::".split()
)
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("port", [22, 25, 8, 993])
def test_ports_of_other_services_are_not_contacted(port: int) -> None:
    with pytest.raises(Refused):
        Guard().socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", port)))


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://A.dev", "https://a.dev/"),
        ("//a.dev/x y#z", "https://a.dev/x%20y#z"),
        ("HTTP://a.dev:8080/é?q=ü&b=%20", "http://a.dev:8080/%C3%A9?q=%C3%BC&b=%20"),
        ("https://a.dev/x#:~:text=words", "https://a.dev/x"),
        ("https://a.dev/x#L10-L20", "https://a.dev/x"),
        ("https://a.dev/x#/route", "https://a.dev/x"),
        ("https://a.dev/x#top", "https://a.dev/x"),
        ("https://[2606:4700::1111]/x", "https://[2606:4700::1111]/x"),
    ],
)
def test_what_is_asked_for(target: str, address: str) -> None:
    assert str(address_of(target)) == address


@pytest.mark.parametrize(
    "target",
    """https://user:secret@a.dev/ https://user@a.dev/ ftp://a.dev/ mailto:x@a.dev notes.md http://intranet/ http://localhost:8000/
    https://a.local/ https://x.internal/ https://example.com/x https://a.example.org/ https://a.test/ https://x.onion/
    http://a.dev:22/ http://a.dev:x/ http://[::1/ http:///x https://""".split(),
)
def test_what_is_not_asked_for(target: str) -> None:
    assert address_of(target) is None


def test_redirects_are_held_to_the_same() -> None:
    assert redirected("https://a.dev/x/y", "../z?q=1#part") == "https://a.dev/z?q=1"
    assert redirected("https://a.dev/x", "//b.dev/z") == "https://b.dev/z"
    for bad in (
        "https://user:secret@b.dev/",
        "file:///etc/passwd",
        "http://localhost/",
        "http://b.dev:22/",
        "http://[x/",
    ):
        assert redirected("https://a.dev/", bad) is None


def test_patterns_leave_hosts_and_addresses_out() -> None:
    address = Address("https://books.dev/a/draft")
    assert is_excluded(address, ["books.dev"])
    assert is_excluded(Address("https://my.books.dev/"), ["books.dev"])
    assert is_excluded(address, ["https://books.dev/*/draft"])
    assert not is_excluded(address, ["ooks.dev", "https://books.dev/", "draft"])


def test_a_token_goes_to_its_own_host_and_only_where_nobody_else_reads_it() -> None:
    tokens = read_tokens({"NOTELINT_TOKENS": " git.dev=abc  git.dev:8443=def nonsense =x "})
    assert tokens == {"git.dev": "abc", "git.dev:8443": "def"}
    assert headers_for("https://git.dev/x", tokens) == {"Authorization": "Bearer abc"}
    assert headers_for("https://git.dev:8443/x", tokens) == {"Authorization": "Bearer def"}
    for other in ("http://git.dev/x", "https://x.git.dev/", "https://git.dev.evil.dev/", "https://git.dev:444/"):
        assert headers_for(other, tokens) == {}
