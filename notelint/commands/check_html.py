"""What the HTML report of ``notelint check`` shows beside the findings: how far the posts' author has come."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ..linting.linter import Linter
from ..outlines.progress import Progress, read_progress
from .check_output import Checked


def progress_of(checked: Iterable[Checked]) -> list[Progress]:
    """The progress of each post that has questions or outlines chapters; one that can't be read is left out here."""
    linter = Linter()
    found = []
    for one in checked:
        path = os.path.join(one.folder, os.path.basename(one.report.path))
        try:
            note = linter.note_of(path, one.report.path, one.settings.of(one.folder))
            found.append(read_progress(note))
        except Exception:  # the report says why, and the other posts are shown
            continue
    return found
