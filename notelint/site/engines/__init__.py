"""One module a markdown engine."""
