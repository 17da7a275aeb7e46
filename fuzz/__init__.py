"""Any bytes in: what must hold whatever is in a file, tried out by coverage-guided fuzzing (see README.md)."""
