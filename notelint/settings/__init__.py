"""The settings that hold for a post."""
