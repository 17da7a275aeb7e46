"""What was asked of a blog, with the answers."""

from __future__ import annotations


class Facts:
    """What was asked of a blog while something was worked out, with the answers.

    A question is ``kind:PATH``, ``names:FOLDER``, ``text:PATH`` or ``embeds:``; its answer is a word or the digest of one.
    """

    def __init__(self) -> None:
        self.own: dict[str, str] = {}
        self.shared: set[Facts] = set()
        """Those of what was worked out before, once for all."""

    def flat(self) -> dict[str, str]:
        """All questions, also those of what was worked out before."""
        answers: dict[str, str] = {}
        seen: set[Facts] = set()
        waiting = [self]
        while waiting:
            facts = waiting.pop()
            if facts not in seen:
                seen.add(facts)
                answers |= facts.own
                waiting.extend(facts.shared)
        return answers
