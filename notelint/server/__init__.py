"""The language server: what an editor asks about posts that are open, and what it is told."""
