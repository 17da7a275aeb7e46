"""What the markdown engines make blocks of: a grammar each, and the blocks that it reads."""
