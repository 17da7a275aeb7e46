"""notelint: a linter and validator for study-note posts."""

__version__ = "0.1.0"
