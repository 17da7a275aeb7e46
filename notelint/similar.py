"""The name that was meant by one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable


def similar_name(name: str, known: Iterable[str]) -> str | None:
    """The most similar of some names, if any is similar at all."""
    from difflib import SequenceMatcher

    scored = sorted(((SequenceMatcher(None, name, other).ratio(), other) for other in known), reverse=True)
    return scored[0][1] if scored and scored[0][0] > 0.6 else None


def similar_key(key: str, known: frozenset[str]) -> str | None:
    """The known key that an unknown one is a slip of, if there is just one; only its plural or one edit away."""
    if key in known or len(key) < 4:
        return None
    folded = key.lower().replace("_", "").replace("-", "").replace(" ", "")
    near = [
        name for name in known if len(name) >= 4 and one_edit(folded, name.lower().replace("_", "").replace("-", ""))
    ]
    return near[0] if len(near) == 1 else None


def one_edit(left: str, right: str) -> bool:
    """True for equal texts and those one insertion, deletion, substitution or swap of neighbours apart."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (len(a) == len(b) and a[:2] == b[1::-1] and a[2:] == b[2:])
