"""How many slips of each kind are found in sentences of our own.

    python benchmarks/spelling/kinds.py [--show]

``kinds.tsv`` has a kind and a sentence a line, with what is wrong and what is right in brackets: ``[teh|the]``.
"""

from __future__ import annotations

import argparse
import csv
import re
import tempfile
from collections import Counter
from pathlib import Path

from alarms import alarms_in

HERE = Path(__file__).parent
_SLIP = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def found_in(sentence: str, folder: Path) -> tuple[list[tuple[str, bool]], list[str]]:
    """Each slip of a sentence with whether it is found, and the messages; it is read as a post of its own."""
    post = folder / "post.md"
    post.write_text(_SLIP.sub(r"\1", sentence) + "\n", encoding="utf-8")
    messages = [alarm.message + " " + alarm.around for alarm in alarms_in(post)[0]]
    marked = " ".join(messages)
    return [
        (wrong, any(f"⟦{part}⟧" in marked for part in (wrong, *wrong.split()))) for wrong, _ in _SLIP.findall(sentence)
    ], messages


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--show", action="store_true", help="print what is missed")
    show = cli.parse_args().show
    found: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    with (HERE / "kinds.tsv").open(encoding="utf-8", newline="") as file, tempfile.TemporaryDirectory() as folder:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for wrong, is_found in found_in(row["sentence"], Path(folder))[0]:
                all_of[row["kind"]] += 1
                found[row["kind"]] += is_found
                if show and not is_found:
                    print(f"missed: {wrong}  in: {row['sentence']}")
    for kind, count in all_of.items():
        print(f"{kind:14} found {found[kind]:3} of {count:3}")


if __name__ == "__main__":
    main()
