"""From paths to posts."""
