"""Posts that a program writes from another file: a finding in them belongs into that file, and a fix would not last."""

from __future__ import annotations

import json
import posixpath
import re
from itertools import islice
from typing import TYPE_CHECKING

from ..majority import nearly_all
from ..regex import regex

if TYPE_CHECKING:
    from .note import Note

_MARK = regex(
    r"(?:auto[- ]?)?generated\b[^\n]{0,80}\bdo not (?:edit|modify)|\bdo not (?:edit|modify)\b[^\n]{0,80}\b(?:auto[- ]?)?generated",
    re.IGNORECASE,
)
_COMMENTS = regex(r"<!--.{0,500}?-->", re.DOTALL)
_NEAR_THE_TOP = 3_000
"""Code points in which a generated file says what it is."""
_SAMPLE = 40
"""Lines of a post that are looked for in a notebook."""


def generated_from(note: Note) -> str | None:
    """What a post is made from: a file of the blog, or "another file" where only the post says so; None for written ones."""
    if note.document.cells:
        return None
    return _named_notebook(note) or _twin(note) or ("another file" if _says_so(note) else None)


def _says_so(note: Note) -> bool:
    """Whether a comment near the top, or in the front matter, says that nobody is to edit the file."""
    head = note.document.slice(note.document.front_matter) if note.document.front_matter else ""
    comments = [line for line in head.split("\n") if line.lstrip().startswith("#")]
    top = note.text[note.document.body_start : note.document.body_start + _NEAR_THE_TOP]
    comments += [
        match[0] for match in _COMMENTS.finditer(top) if not re.search(r"^(?:```|~~~)", top[: match.start()], re.M)
    ]
    return any(_MARK.search(" ".join(comment.split())) for comment in comments)


def _named_notebook(note: Note) -> str | None:
    """The notebook that fastpages names in ``nb_path``, where the blog has it."""
    named = note.front_matter.values.get("nb_path") if note.front_matter else None
    if not isinstance(named, str) or not named.endswith(".ipynb"):
        return None
    path = posixpath.normpath(posixpath.join(note.site.root, named.lstrip("/")))
    return path if note.blog.is_file(path) else None


def _twin(note: Note) -> str | None:
    """A notebook of the same name, here or in ``_notebooks``, that has nearly every line of the post."""
    folder, _, name = note.path.rpartition("/")
    stem = name.rpartition(".")[0]
    folders = dict.fromkeys((folder, re.sub(r"(^|/)_posts(?=/|$)", r"\1_notebooks", folder)))
    for place in folders:
        path = posixpath.join(place, f"{stem}.ipynb")
        if note.blog.is_file(path) and _has_lines(note.blog.read(path) or "", note):
            return path
    return None


def _has_lines(notebook: str, note: Note) -> bool:
    """Whether nearly all of a post's first lines of text stand in a notebook, too."""
    body = note.text[note.document.body_start :]
    lines = list(islice((line.strip() for line in body.split("\n") if re.search(r"\w{3}", line)), _SAMPLE))
    spellings = ((json.dumps(line)[1:-1], json.dumps(line, ensure_ascii=False)[1:-1]) for line in lines)
    found = sum(any(spelling in notebook for spelling in pair) for pair in spellings)
    return len(lines) > 2 and nearly_all(found, len(lines))
