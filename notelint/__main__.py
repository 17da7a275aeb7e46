"""``python -m notelint``."""

from .cli import run

run()
