"""Addresses of rules' pages.

The address is a setting of the package: whoever publishes the pages writes it into ``RULE_PAGE`` (or sets
``NOTELINT_RULE_PAGE``), with ``{page}`` for the page's name. As long as there is not one, nothing is linked.
"""

import os
import re

RULE_PAGE = ""
"""Such as ``https://notes.example/notelint/rules/{page}.html``."""


def rule_url(code: str, name: str) -> str | None:
    """Where a rule's page is published; None where no usable address is set."""
    address = os.environ.get("NOTELINT_RULE_PAGE", RULE_PAGE)
    if not re.fullmatch(r"https?://[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z{}~]+", address):
        return None
    return address.replace("{page}", f"{code}-{name}")
