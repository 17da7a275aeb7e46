"""Rules over notes: one post, many posts, from the cache, fixed."""
