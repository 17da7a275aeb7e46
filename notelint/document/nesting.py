"""How deep blocks are read in each other."""

DEEPEST = 30
"""Quotes, items, details and other elements in each other; what is deeper is text: no post means it, and no reader sees it."""
