"""One file per rule. A module here is found by itself: it holds its documentation, its check and its ``RULE``."""
