"""The blog's own words: a file with one a line."""

import os
from collections.abc import Iterable

from .config import Config, ConfigError
from .sources import shown


def plain_word(word: str) -> str:
    """A word as it is compared: in small letters, with straight apostrophes."""
    return word.strip().lower().replace("’", "'")


def read_words(path: str) -> frozenset[str]:
    """The words of a word file, one a line, ``#`` opens a comment; none where there is no file. Raises ConfigError."""
    if not os.path.isfile(path):
        return frozenset()
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except OSError as error:
        raise ConfigError(f"{shown(path)}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}: not UTF-8") from None
    words = (plain_word(line.partition("#")[0]) for line in text.splitlines())
    return frozenset(word for word in words if word)


def add_words(config: Config, words: Iterable[str]) -> tuple[str, list[str]]:
    """Add words to the word file, which keeps its order and comments; return it and what was new. Raises ConfigError."""
    from ..atomic import OutputError, write

    file = config.word_file
    if file is None:
        raise ConfigError("no word file without settings")
    fresh = [word.strip() for word in dict.fromkeys(words) if word.strip() and plain_word(word) not in config.words]
    bad = next((word for word in fresh if not word.isprintable() or "#" in word or len(word.split()) != 1), None)
    if bad is not None:
        raise ConfigError(f"{bad!r} is not a word" + (": it has a space in it" if " " in bad else ""))
    if fresh:
        try:
            before = ""
            if os.path.isfile(file):
                with open(file, encoding="utf-8-sig", newline="") as stream:
                    before = stream.read()
            start = before if not before or before.endswith("\n") else before + "\n"
            write(file, start + "\n".join(fresh) + "\n")
        except OSError as error:
            raise ConfigError(f"{shown(file)}: {error.strerror or error}") from None
        except OutputError as error:
            raise ConfigError(str(error)) from None
    return file, fresh
