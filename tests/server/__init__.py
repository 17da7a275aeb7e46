"""Tests of the language server: a client talks to its process, as an editor does."""
