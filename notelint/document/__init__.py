"""A post as text with places, and the blocks that its engine makes of it."""
