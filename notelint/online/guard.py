"""Which machines may be contacted: those that the whole internet can reach, and no other.

A post may come from a stranger, and a link in it must not make a CI server knock at its own network. Names prove nothing,
so the address that a socket is about to be connected to is looked at, each time: after the name was looked up, after
every redirect, in every form that stands for an IPv4 address.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from .address import is_web_port

_ALSO_REFUSED = (
    IPv4Network("192.88.99.0/24"),  # relays of 6to4
    IPv4Network("168.63.129.16/32"),  # the host under a virtual machine at Azure
    IPv4Network("198.18.0.0/15"),
    IPv6Network("2001:db8::/32"),
    IPv6Network("3fff::/20"),
    IPv6Network("fec0::/10"),
    IPv6Network("5f00::/16"),
    IPv6Network("64:ff9b:1::/48"),
)
_CARRIERS = (
    (IPv6Network("::/96"), 0),
    (IPv6Network("::ffff:0:0:0/96"), 0),
    (IPv6Network("64:ff9b::/96"), 0),
    (IPv6Network("2002::/16"), 80),
)
"""IPv6 networks whose addresses stand for an IPv4 address, and how many bits stand after that."""
_TUNNEL = IPv6Network("2001::/32")
"""Teredo: the IPv4 address is hidden in it, and a relay would contact it."""


class Refused(OSError):
    """An address that is not to be contacted; the message is always the same, so that several make one."""

    def __init__(self) -> None:
        super().__init__("not an address of the public internet")


class Guard:
    """Refuses sockets to addresses that are not public; ``allowed`` is for tests, whose servers are on this machine."""

    def __init__(self, allowed: frozenset[tuple[str, int]] = frozenset()) -> None:
        self._allowed = allowed

    def socket(self, address: tuple[Any, ...]) -> socket.socket:
        """A socket for one of the answers of ``getaddrinfo``, which is then connected to it. Raises Refused."""
        family, kind, protocol, _, place = address
        host, port = place[0], place[1]
        if (host, port) not in self._allowed and not (is_public(host) and is_web_port(port)):
            raise Refused
        return socket.socket(family, kind, protocol)


def is_public(text: str) -> bool:
    """True for an IP address that the whole internet can reach."""
    try:
        address = ip_address(text)  # fe80::1%eth0 is one, too
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inside = _inside(address)
        if inside is not None:
            return is_public(str(inside))
        if address in _TUNNEL or address.is_site_local:
            return False
    if any(address.version == network.version and address in network for network in _ALSO_REFUSED):
        return False
    refused = (
        address.is_private, address.is_loopback, address.is_link_local, address.is_multicast,
        address.is_reserved, address.is_unspecified,
    )  # fmt: skip
    return address.is_global and not any(refused)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    shift = next((shift for network, shift in _CARRIERS if address in network), None)
    return None if shift is None else IPv4Address(int(address) >> shift & 0xFFFF_FFFF)
