"""One target under libFuzzer: ``python -m fuzz.loop TARGET FINDINGS [libFuzzer's arguments]``.

An exception does not stop it: the smallest input of each kind of finding is kept in the folder FINDINGS, with the
traceback beside it. So is every input that takes more than a few seconds of processor time.
"""

from __future__ import annotations

import pkgutil
import re
import sys
import time
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import atheris

PACKAGES = ("notelint",)
"""What is imported as a whole, so that all of it is instrumented, also what is imported on first use."""
SLOW = 5.0
"""Seconds of processor time, with the code instrumented."""


def main(target: str, findings: Path, arguments: list[str]) -> None:
    """Fuzz until libFuzzer ends the process."""
    with atheris.instrument_imports(include=[*PACKAGES, "markdown_it", "yaml"]):
        module = import_module(f"fuzz.{target}")
        for name in PACKAGES:
            for found in pkgutil.walk_packages(import_module(name).__path__, f"{name}."):
                if not found.name.endswith("__main__"):
                    import_module(found.name)
    slowest = SLOW

    def once(data: bytes) -> None:
        nonlocal slowest
        began = time.process_time()
        try:
            module.check(data)
        except Exception as error:
            keep(findings, kind_of(error), data, traceback.format_exc())
        took = time.process_time() - began
        if took > slowest:
            slowest = took * 1.5
            keep(findings, f"slow {took:.0f} s", data, f"{took:.1f} s of processor time\n")

    mutate = module.mutator() if hasattr(module, "mutator") else None
    atheris.Setup([sys.argv[0], *arguments], once, **({"custom_mutator": mutate} if mutate else {}))
    atheris.Fuzz()


def kind_of(error: Exception) -> str:
    """What two errors have in common that have one cause: the type, the words without numbers, the place."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = re.sub(r"\d+|'[^']*'|\"[^\"]*\"", "", str(error))[:80]
    return f"{type(error).__name__} {words} {Path(frame.filename).name}:{frame.lineno}"


def keep(folder: Path, kind: str, data: bytes, story: str) -> None:
    """Keep an input, where it is the first of its kind or the smallest."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / sha256(kind.encode("utf-8", "replace")).hexdigest()[:12]
    if not file.exists() or file.stat().st_size > len(data):
        file.write_bytes(data)
        file.with_suffix(".txt").write_text(f"{kind}\n\n{story}", encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
