"""One module a generator."""
