"""What was read in a post."""
