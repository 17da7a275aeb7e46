"""Questions with their answers, whatever the convention: how blocks ask, and what the answer to each is."""
