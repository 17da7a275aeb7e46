"""Tokens for hosts, from the environment alone: settings and posts can neither name one nor send it elsewhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

VARIABLE = "NOTELINT_TOKENS"
"""``host=token``, divided by spaces."""


def read_tokens(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Host (with its port, where it is not the usual one) to token."""
    pairs = (word.partition("=") for word in environment.get(VARIABLE, "").split())
    return {host.lower(): token for host, _, token in pairs if host and token}


def headers_for(page: str, tokens: Mapping[str, str]) -> dict[str, str]:
    """What is sent along for one page: a token to its own host, and only where nobody else can read it."""
    parts = urlsplit(page)
    token = tokens.get(parts.netloc.lower()) if parts.scheme == "https" else None
    return {"Authorization": f"Bearer {token}"} if token else {}
