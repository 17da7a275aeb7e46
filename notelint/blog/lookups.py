"""What was asked of a blog, with the answers."""

from __future__ import annotations


class Lookups:
    """What was asked of a blog while something was worked out, with the answers.

    A question is ``kind:PATH``, ``names:FOLDER``, ``text:PATH``, ``head:PATH`` or ``embeds:``; its answer is a word or the digest of one.
    """

    def __init__(self) -> None:
        self.direct: dict[str, str] = {}
        self.inherited: set[Lookups] = set()
        """Those of what was worked out before, once for all."""

    def merged(self) -> dict[str, str]:
        """All questions, also those of what was worked out before."""
        answers: dict[str, str] = {}
        seen: set[Lookups] = set()
        waiting = [self]
        while waiting:
            lookups = waiting.pop()
            if lookups not in seen:
                seen.add(lookups)
                answers |= lookups.direct
                waiting.extend(lookups.inherited)
        return answers
